//! The tools of the practice store's story: its day, its staff, its commands in bulk.

use crate::base::{CaseId, Date, FixedClock, Login, METER, Phase};
use crate::casework::{Command, ReviewCommand, ReviewStep};
use crate::cli::reply::CommandError;
use crate::cli::sign_in::new_session;
use crate::office::{Actor, Office, Queue, Reader, Submission};

/// Days from the beginning of the story to the day on which the store is made, so that
/// notices have run their time and others still run.
const STORY_DAYS: i64 = 60;

/// A few weeks of office work on a practice store, carried out in bulk.
pub(super) struct Story<'a> {
    pub office: &'a Office,
    pub clock: &'a FixedClock,
    pub today: Date,
}

impl Story<'_> {
    /// A reader of all townships.
    pub fn reader(&self) -> Result<Reader, CommandError> {
        Ok(self.office.reader(&member(self.office, "human-resources.clerk")?))
    }

    /// Has the cases that wait at a step decided, by their place in the queue.
    pub fn decide(
        &self,
        login: &str,
        step: ReviewStep,
        command: impl Fn(usize, CaseId) -> Option<Command>,
    ) -> Result<(), CommandError> {
        let actor = member(self.office, login)?;
        let waiting = self.office.reader(&actor).cases().queue(Queue::Waiting(step));
        self.act(&actor, &waiting, command)
    }

    /// Submits a command for each of these cases, by its place among them.
    pub fn act(
        &self,
        actor: &Actor,
        cases: &[CaseId],
        command: impl Fn(usize, CaseId) -> Option<Command>,
    ) -> Result<(), CommandError> {
        let commands = cases.iter().enumerate().filter_map(|(n, case)| command(n, *case));
        self.submit(actor, commands.collect())
    }

    /// Submits commands; what the rules refuse is left out, as in a real office.
    pub fn submit(&self, actor: &Actor, commands: Vec<Command>) -> Result<(), CommandError> {
        METER.begin(Phase::Judging, commands.len() as u64);
        let submissions = commands.into_iter().map(|command| Submission {
            id: self.office.next_command(&actor.session),
            command,
            seen: None,
        });
        self.office.submit_all(actor, submissions.collect())?;
        Ok(())
    }

    /// Moves the clock to a day of the story, at most to today.
    pub fn move_to(&self, day_of_story: i64) {
        let wanted = start_of(self.today).plus_days(day_of_story as u32).min(self.today);
        self.clock.advance(self.office.now().date().days_until(wanted).max(0) * 24 * 3600);
    }

    /// Moves the clock to a number of days before today.
    pub fn move_to_before_today(&self, days: i64) {
        let left = self.office.now().date().days_until(self.today) - days;
        self.clock.advance(left.max(0) * 24 * 3600);
    }
}

/// The first day of the story, no earlier than the plan.
pub(super) fn start_of(today: Date) -> Date {
    let plan = Date::parse("2020-03-02").unwrap_or(today);
    let mut day = plan;
    let ahead = plan.days_until(today) - STORY_DAYS;
    if ahead > 0 {
        day = plan.plus_days(ahead as u32);
    }
    day
}

/// Signs in one of the staff of the practice store.
pub(super) fn member(office: &Office, login: &str) -> Result<Actor, CommandError> {
    let session = new_session();
    Ok(office.sign_in(&Login::from(login), "demo", &session)?)
}

/// Passes a case at whatever step it is.
pub(super) fn pass(case: CaseId) -> Command {
    Command::Review(ReviewCommand::Pass { case })
}

/// Returns a case to who opened it.
pub(super) fn returned(case: CaseId, reason: &str) -> Command {
    Command::Review(ReviewCommand::Return { case, to: None, reason: reason.to_owned() })
}
