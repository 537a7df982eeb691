//! Taking a roster in, each line by the same command a clerk would give; one file a kind.

mod candidates;
mod choices;
mod compensation;
mod contributions;
mod editions;
mod legacy;
mod lines;
mod projects;
mod sorted;

pub use sorted::{Difference, Edition, Gone, Intake, OlderLine, RefusedLine};

use super::{Roster, RosterKind, Unread};
use crate::base::{METER, Phase};
use crate::casework::{Command, LandRefusal, PersonRefusal, Refusal, Register, RejectedLine};
use crate::office::{Actor, Forbidden, Office, OfficeError, Reader, Submission};
use sorted::{Arrival, Count, Sorted, refused, unreadable};

/// Takes in a roster; with `dry_run` only tells what would become of it. The same
/// roster again changes nothing.
pub fn take_in(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<Intake, OfficeError> {
    if let Some(register) = Register::of_code(roster.kind.code()) {
        return lines::take_in(office, actor, roster, register, dry_run);
    }
    if roster.kind == RosterKind::Compensation {
        return compensation::take_in(office, actor, roster, dry_run);
    }
    let reader = office.reader(actor);
    let mut intake = Intake::of(roster);
    let mut desk = Giving { office, actor, rehearsal: dry_run.then(|| reader.clone()) };
    let sorted = match roster.kind {
        RosterKind::Legacy => legacy::sort(roster, &reader),
        RosterKind::Candidates => candidates::sort(roster, &reader),
        RosterKind::Choices => choices::sort(roster, &reader),
        RosterKind::Contributions => contributions::sort(roster, &reader),
        RosterKind::Projects => projects::sort(roster, &reader),
        _ => Sorted::default(),
    };
    let set_aside = set_aside(roster, &reader);
    intake.already = roster.unread.len() - set_aside.len() + sorted.already;
    intake.listed_again = sorted.listed_again;
    intake.set_aside = set_aside.into_iter().chain(sorted.set_aside).collect();
    intake.refused = sorted.refused;
    intake.findings = sorted.findings;
    intake.edition.gone = sorted.gone;
    intake.differences = sorted.differences;
    intake.without_case = sorted.without_case;
    desk.take(&mut intake, sorted.arrivals)?;
    if roster.kind == RosterKind::Legacy {
        let again = legacy::again(roster, &desk.reader());
        desk.take(&mut intake, again)?;
    }
    intake.named = desk.note(sorted.named)?;
    desk.note(sorted.notes)?;
    intake.refused.sort_by_key(|refused| refused.line);
    if !dry_run {
        for import in intake.notes(roster) {
            office.submit(actor, office.next_command(&actor.session), import, None)?;
        }
    }
    Ok(intake)
}

/// Where commands go: to the office, or onto a copy of the state that nobody sees.
struct Giving<'a> {
    office: &'a Office,
    actor: &'a Actor,
    rehearsal: Option<Reader>,
}

impl Giving<'_> {
    fn reader(&self) -> Reader {
        self.rehearsal.clone().unwrap_or_else(|| self.office.reader(self.actor))
    }

    fn give(
        &mut self,
        commands: Vec<Command>,
    ) -> Result<Vec<Result<(), OfficeError>>, OfficeError> {
        METER.begin(Phase::Judging, commands.len() as u64);
        if let Some(rehearsal) = &mut self.rehearsal {
            let rehearsed = commands.iter().map(|command| {
                METER.step(1);
                rehearsal.rehearse(command)
            });
            return Ok(rehearsed.collect());
        }
        let (office, actor) = (self.office, self.actor);
        let submissions = commands.into_iter().map(|command| Submission {
            id: office.next_command(&actor.session),
            command,
            seen: None,
        });
        let outcomes = office.submit_all(actor, submissions.collect())?;
        Ok(outcomes.into_iter().map(|outcome| outcome.map(|_| ())).collect())
    }

    /// What is noted on a file besides; whose file the actor does not see, or who has the
    /// note already, gets none. Tells how many were taken.
    fn note(&mut self, notes: Vec<Command>) -> Result<usize, OfficeError> {
        let unneeded = |error: &OfficeError| {
            is_known(error) || matches!(error, OfficeError::Forbidden(Forbidden::OtherTownship))
        };
        let outcomes = self.give(notes)?;
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let mut failed = outcomes.into_iter().filter_map(Result::err);
        failed.find(|error| !unneeded(error)).map_or(Ok(done), Err)
    }

    fn take(&mut self, intake: &mut Intake, arrivals: Vec<Arrival<'_>>) -> Result<(), OfficeError> {
        let lines: Vec<_> = arrivals.iter().map(|arrival| (arrival.line, arrival.count)).collect();
        let commands = arrivals.into_iter().map(|arrival| arrival.command).collect();
        for ((line, count), outcome) in lines.into_iter().zip(self.give(commands)?) {
            match outcome {
                Ok(()) => match count {
                    Count::Taken => intake.taken += 1,
                    Count::Again => intake.listed_again += 1,
                    Count::Changed => intake.edition.changed += 1,
                },
                Err(error) if is_known(&error) => intake.already += 1,
                Err(error) => intake.refused.push(refused(line, error)),
            }
        }
        Ok(())
    }
}

/// A line that says no more than the file does is no refusal.
fn is_known(error: &OfficeError) -> bool {
    match error {
        OfficeError::Refused(Refusal::Person(refusal)) => matches!(
            refusal,
            PersonRefusal::AlreadyRegistered { .. } | PersonRefusal::NothingChanged
        ),
        OfficeError::Refused(Refusal::Land(LandRefusal::NothingChanged)) => true,
        _ => false,
    }
}

/// What tells an unreadable line of a kind apart, and whether such a line was taken in.
type Keys<'r> = (fn(&Roster, &Unread) -> String, Box<dyn Fn(&RejectedLine) -> bool + 'r>);

/// The lines that could not be read and were not taken in, mended, meanwhile.
fn set_aside(roster: &Roster, reader: &Reader) -> Vec<RejectedLine> {
    if roster.unread.is_empty() {
        return Vec::new();
    }
    let (key, is_known): Keys<'_> = match roster.kind {
        RosterKind::Legacy => (legacy::key, Box::new(legacy::known_lines(roster, reader))),
        RosterKind::Choices => (choices::key, by_key(choices::known_keys(reader))),
        RosterKind::Contributions => {
            (contributions::key, by_key(contributions::known_keys(reader)))
        }
        RosterKind::Projects => (projects::key, by_key(projects::known_keys(reader))),
        _ => (candidates::key, by_key(candidates::known_keys(reader))),
    };
    let lines = roster.unread.iter().map(|unread| unreadable(roster, unread, key(roster, unread)));
    lines.filter(|line| !is_known(line)).collect()
}

fn by_key<'r>(known: impl Fn(&str) -> bool + 'r) -> Box<dyn Fn(&RejectedLine) -> bool + 'r> {
    Box::new(move |line| known(&line.key))
}
