//! The transition run (T1–T6): for everybody whom the comparison cleared, by the same
//! commands that staff would give one by one.

use super::desks::Reach;
use super::{Actor, CompareList, Forbidden, Office, OfficeError, Permission, Reader, Submission};
use crate::base::{Instant, Login, METER, Money, PersonId, Phase, TownshipCode};
use crate::casework::comparison::{Class, CompareSubject, RunStep, run_step};
use crate::casework::{Command, OpenRefund, TransitionCommand};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// One person of a run.
#[derive(Clone, Debug)]
pub struct RunLine {
    /// Who.
    pub key: CompareSubject,
    /// Their township, where it is known.
    pub township: Option<TownshipCode>,
    /// Their class.
    pub class: Class,
    /// What was to be done, or why nothing was.
    pub step: RunStep,
    /// Top-up of who is merged, refund of who surrenders.
    pub amount: Money,
    /// Why the rules refused what was to be done.
    pub refused: Option<OfficeError>,
}

impl RunLine {
    /// Whether something is to be done that the rules allow.
    pub fn is_done(&self) -> bool {
        let acts = matches!(
            self.step,
            RunStep::CarryOut | RunStep::OpenRefund(_) | RunStep::OpenTransition
        );
        acts && self.refused.is_none()
    }
}

/// A run that goes on behind the desks.
#[derive(Clone, Debug)]
pub struct RunProgress {
    /// Who began it.
    pub by: Login,
    /// When.
    pub began: Instant,
    /// People for whom it was tried so far.
    pub tried: usize,
    /// People for whom there was something to do.
    pub all: usize,
    /// What became of everybody, once it has ended.
    pub ended: Option<Result<Arc<Vec<RunLine>>, OfficeError>>,
}

/// The last run that was begun at a desk.
#[derive(Default)]
pub(super) struct Runs {
    last: Mutex<Option<RunProgress>>,
}

/// People for whom a run acts at once: a desk's own act waits for no more than these, and
/// what they need in memory is let go of before the next.
const AT_ONCE: usize = 512;

/// A run under way.
struct Run {
    lines: Vec<RunLine>,
    acting: Vec<usize>,
    tried: usize,
}

impl Office {
    /// Carries the transition run out, or with `dry_run` only tells what it would come
    /// to: everybody of the legacy roster once. Run again it does nothing twice, and goes
    /// on where it was broken off between two people.
    pub fn run_transitions(
        &self,
        actor: &Actor,
        dry_run: bool,
    ) -> Result<Vec<RunLine>, OfficeError> {
        if dry_run {
            return Ok(self.reader(actor).preview_transitions());
        }
        let mut run = Run::planned(&self.reader(actor));
        METER.begin(Phase::Judging, run.acting.len() as u64);
        while run.tried < run.acting.len() {
            run.act(self, actor, AT_ONCE)?;
        }
        Ok(run.lines)
    }

    /// Begins a run behind the desks, unless one is under way; whoever asks sees how far
    /// it has come, and when the store is closed it stops between two people.
    pub fn begin_transitions(self: &Arc<Self>, actor: &Actor) -> Result<(), OfficeError> {
        let reader = self.reader(actor);
        if !reader.may(Permission::RunTransition) {
            return Err(OfficeError::Forbidden(Forbidden::Role(Permission::RunTransition)));
        }
        let run = Run::planned(&reader);
        let progress = RunProgress {
            by: actor.login.clone(),
            began: self.now(),
            tried: 0,
            all: run.acting.len(),
            ended: None,
        };
        {
            let mut last = self.shared.runs.open();
            if last.as_ref().is_some_and(|run| run.ended.is_none()) {
                return Ok(());
            }
            *last = Some(progress);
        }
        let (office, actor) = (Arc::downgrade(self), actor.clone());
        std::thread::spawn(move || run.go_on(&office, &actor));
        Ok(())
    }

    fn tell_of_run(&self, change: impl FnOnce(&mut RunProgress)) {
        if let Some(run) = &mut *self.shared.runs.open() {
            change(run);
        }
        self.shared.desks.tell(&Reach::All);
    }
}

impl Runs {
    fn open(&self) -> MutexGuard<'_, Option<RunProgress>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Run {
    fn planned(reader: &Reader) -> Self {
        let lines = plan(reader);
        let acting = (0..lines.len()).filter(|at| lines[*at].is_done()).collect();
        Self { lines, acting, tried: 0 }
    }

    /// Acts for so many people more.
    fn act(&mut self, office: &Office, actor: &Actor, most: usize) -> Result<(), OfficeError> {
        let reader = office.reader(actor);
        let end = self.acting.len().min(self.tried.saturating_add(most));
        let acting = &self.acting[self.tried..end];
        let commands = acting.iter().filter_map(|at| command(&reader, &self.lines[*at]));
        let submissions = commands.map(|command| Submission {
            id: office.next_command(&actor.session),
            command,
            seen: None,
        });
        let outcomes = office.submit_all(actor, submissions.collect())?;
        for (at, outcome) in acting.iter().zip(outcomes) {
            self.lines[*at].refused = outcome.err();
        }
        self.tried = end;
        Ok(())
    }

    fn go_on(mut self, office: &Weak<Office>, actor: &Actor) {
        while self.tried < self.acting.len() {
            let Some(office) = office.upgrade() else { return };
            let acted = self.act(&office, actor, AT_ONCE);
            let tried = self.tried;
            if let Err(error) = acted {
                office.tell_of_run(|run| run.ended = Some(Err(error)));
                return;
            }
            office.tell_of_run(|run| run.tried = tried);
        }
        if let Some(office) = office.upgrade() {
            let lines = Arc::new(self.lines);
            office.tell_of_run(|run| run.ended = Some(Ok(lines)));
        }
    }
}

impl Reader {
    /// What a run would come to now: everybody of the legacy roster once.
    pub fn preview_transitions(&self) -> Vec<RunLine> {
        let mut lines = plan(self);
        for line in lines.iter_mut().filter(|line| line.is_done()) {
            let command = command(self, line);
            line.refused = command.and_then(|command| self.would(&command).err());
        }
        lines
    }

    /// The command by which a run takes a step for a person; `None` where it waits.
    pub fn run_command(&self, person: PersonId, step: RunStep) -> Option<Command> {
        match step {
            RunStep::CarryOut => Some(Command::Transition(TransitionCommand::CarryOut { person })),
            RunStep::OpenRefund(cause) => {
                let file = self.person(person)?;
                Some(Command::Refund(OpenRefund {
                    person,
                    cause: cause.cause(),
                    bank_account: file.bank_account.clone(),
                    account_holder: file.name.clone(),
                }))
            }
            RunStep::OpenTransition => open(self, person),
            _ => None,
        }
    }

    /// The last run that was begun at a desk, and how far it has come.
    pub fn transition_run(&self) -> Option<RunProgress> {
        self.shared.runs.open().clone()
    }
}

/// What the run does for each person the actor sees.
fn plan(reader: &Reader) -> Vec<RunLine> {
    let found = reader.comparison();
    let rows = reader.compare_list(&found, CompareList::All).into_iter();
    let line = |at: usize| {
        let row = &found.rows[at];
        let file = match &row.key {
            CompareSubject::Person(id) => reader.person(*id),
            CompareSubject::Rejected(_) => None,
        };
        let step =
            file.map_or(RunStep::Blocked, |file| run_step(reader.state(), file, &row.result));
        let top_up = row.result.figures.as_ref().map(|figures| figures.top_up);
        let balance = file.and_then(|file| file.legacy.as_ref()).map(|legacy| legacy.balance);
        let amount = match step {
            RunStep::CarryOut => top_up,
            RunStep::OpenRefund(_) => row.result.refund.or(balance),
            _ => None,
        };
        RunLine {
            key: row.key.clone(),
            township: row.township,
            class: row.result.class,
            step,
            amount: amount.unwrap_or_default(),
            refused: None,
        }
    };
    rows.map(line).collect()
}

fn command(reader: &Reader, line: &RunLine) -> Option<Command> {
    let CompareSubject::Person(person) = line.key else { return None };
    reader.run_command(person, line.step)
}

/// With what the residents' scheme holds; nothing where the person is not in it.
fn open(reader: &Reader, person: PersonId) -> Option<Command> {
    let held = reader.comparison_of(person)?.residents;
    let (residents_balance, residents_monthly) = held.unwrap_or_default();
    Some(Command::Transition(TransitionCommand::Open {
        person,
        residents_balance,
        residents_monthly,
    }))
}
