//! The transition run (T1–T6): for everybody whom the comparison cleared, by the same
//! commands that staff would give one by one.

use super::{Actor, CompareList, Office, OfficeError, Reader, Submission};
use crate::base::{Money, PersonId, TownshipCode};
use crate::casework::comparison::{Class, ComparedKey, RunStep, run_step};
use crate::casework::{Command, OpenRefund, TransitionCommand};

/// One person of a run.
#[derive(Clone, Debug)]
pub struct RunLine {
    /// Who.
    pub key: ComparedKey,
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

impl Office {
    /// Carries the transition run out, or with `dry_run` only tells what it would come
    /// to: everybody of the legacy roster once. Run again it does nothing twice.
    pub fn run_transitions(
        &self,
        actor: &Actor,
        dry_run: bool,
    ) -> Result<Vec<RunLine>, OfficeError> {
        let reader = self.reader(actor);
        let mut lines = plan(&reader);
        let acting: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].is_done()).collect();
        let commands: Vec<Command> =
            acting.iter().filter_map(|at| command(&reader, &lines[*at])).collect();
        let outcomes: Vec<Result<(), OfficeError>> = if dry_run {
            commands.iter().map(|command| reader.would(command)).collect()
        } else {
            let submissions = commands.into_iter().map(|command| Submission {
                id: self.next_command(&actor.session),
                command,
                seen: None,
            });
            let outcomes = self.submit_all(actor, submissions.collect())?;
            outcomes.into_iter().map(|outcome| outcome.map(|_| ())).collect()
        };
        for (at, outcome) in acting.into_iter().zip(outcomes) {
            lines[at].refused = outcome.err();
        }
        Ok(lines)
    }
}

/// What the run does for each person the actor sees.
fn plan(reader: &Reader) -> Vec<RunLine> {
    let found = reader.comparison();
    let rows = reader.compare_list(&found, CompareList::All).into_iter();
    let line = |at: usize| {
        let row = &found.rows[at];
        let file = match &row.key {
            ComparedKey::Person(id) => reader.person(*id),
            ComparedKey::Aside(_) => None,
        };
        let step =
            file.map_or(RunStep::Blocked, |file| run_step(reader.state(), file, &row.verdict));
        let top_up = row.verdict.figures.as_ref().map(|figures| figures.top_up);
        let balance = file.and_then(|file| file.legacy.as_ref()).map(|legacy| legacy.balance);
        let amount = match step {
            RunStep::CarryOut => top_up,
            RunStep::OpenRefund(_) => row.verdict.refund.or(balance),
            _ => None,
        };
        RunLine {
            key: row.key.clone(),
            township: row.township,
            class: row.verdict.class,
            step,
            amount: amount.unwrap_or_default(),
            refused: None,
        }
    };
    rows.map(line).collect()
}

fn command(reader: &Reader, line: &RunLine) -> Option<Command> {
    let ComparedKey::Person(person) = line.key else { return None };
    match line.step {
        RunStep::CarryOut => Some(Command::Transition(TransitionCommand::CarryOut { person })),
        RunStep::OpenRefund(cause) => {
            let file = reader.person(person)?;
            Some(Command::Refund(OpenRefund {
                person,
                cause: cause.cause(),
                bank_account: file.bank_account.clone(),
                account_holder: file.name.clone(),
            }))
        }
        RunStep::OpenTransition => open(reader, person),
        _ => None,
    }
}

/// With what the residents' scheme holds; nothing where the person is not in it.
fn open(reader: &Reader, person: PersonId) -> Option<Command> {
    let held = reader.verdict(person)?.residents;
    let (residents_balance, residents_monthly) = held.unwrap_or_default();
    Some(Command::Transition(TransitionCommand::Open {
        person,
        residents_balance,
        residents_monthly,
    }))
}
