//! Questions about background work.

use super::annual_round::AnnualRound;
use super::status::{RoundStatus, TransitionStatus};
use super::transition_line::TransitionLine;
use crate::base::PersonId;
use crate::casework::comparison::{CompareSubject, RunStep, run_step};
use crate::casework::{
    Command, OpenRefund, Person, RoundLine, Scheme, TransitionCommand, check_round, round_line,
};
use crate::office::OfficeError;
use crate::office::read::{CompareList, Reader};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{self, ScopedJoinHandle};

/// People of a round whom one processor looks at, at least.
const A_SHARE: usize = 4000;

/// Questions about work that goes on in the background, and previews of it.
#[derive(Clone, Copy)]
pub struct JobReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// Work in the background, and what it would come to.
    pub fn jobs(&self) -> JobReader<'_> {
        JobReader { reader: self }
    }
}

impl<'r> JobReader<'r> {
    /// A year's round as it would come if it were run now.
    pub fn preview_round(
        self,
        year: u32,
        scheme: Option<Scheme>,
    ) -> Result<AnnualRound, OfficeError> {
        let ctx = self.reader.context();
        check_round(year, &ctx)?;
        let wanted = |line: &RoundLine| scheme.is_none() || line.scheme == scheme;
        let line =
            |file: &&Person| round_line(self.reader.state(), file, year, &ctx).filter(wanted);
        let people: Vec<&Person> = self.reader.people().all().collect();
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let share = people.len().div_ceil(processors).max(A_SHARE);
        let lines = thread::scope(|scope| {
            let look = |share: &'_ [&Person]| share.iter().filter_map(line).collect::<Vec<_>>();
            let look = |share| scope.spawn(move || look(share));
            let shares: Vec<_> = people.chunks(share).map(look).collect();
            let join = |share: ScopedJoinHandle<'_, Vec<RoundLine>>| {
                share.join().unwrap_or_else(|panic| resume_unwind(panic))
            };
            shares.into_iter().flat_map(join).collect()
        });
        Ok(AnnualRound { year, scheme, lines })
    }

    /// The round that is under way, or the last one of this process.
    pub fn round_status(self) -> Option<RoundStatus> {
        self.reader.shared.jobs.round.status()
    }

    /// What the transition run would come to now: everybody of the legacy roster once.
    pub fn preview_transitions(self) -> Vec<TransitionLine> {
        let mut lines = self.plan_transitions();
        for line in lines.iter_mut().filter(|line| line.is_done()) {
            let CompareSubject::Person(person) = line.key else { continue };
            let command = self.transition_command(person, line.step);
            line.refused = command.and_then(|command| self.reader.would(&command).err());
        }
        lines
    }

    /// What the transition run does for each person the actor sees, before the rules are
    /// asked.
    pub(super) fn plan_transitions(self) -> Vec<TransitionLine> {
        let found = self.reader.comparison().result();
        let rows = self.reader.comparison().list(&found, CompareList::All).into_iter();
        let line = |at: usize| {
            let row = &found.rows[at];
            let file = match &row.key {
                CompareSubject::Person(id) => self.reader.person(*id),
                CompareSubject::Rejected(_) => None,
            };
            let step = file
                .map_or(RunStep::Blocked, |file| run_step(self.reader.state(), file, &row.result));
            let top_up = row.result.figures.as_ref().map(|figures| figures.top_up);
            let balance = file.and_then(|file| file.legacy.as_ref()).map(|legacy| legacy.balance);
            let amount = match step {
                RunStep::CarryOut => top_up,
                RunStep::OpenRefund(_) => row.result.refund.or(balance),
                _ => None,
            };
            TransitionLine {
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

    /// The command by which the transition run takes a step for a person; `None` where it
    /// waits.
    pub fn transition_command(self, person: PersonId, step: RunStep) -> Option<Command> {
        match step {
            RunStep::CarryOut => Some(Command::Transition(TransitionCommand::CarryOut { person })),
            RunStep::OpenRefund(cause) => {
                let file = self.reader.person(person)?;
                Some(Command::Refund(OpenRefund {
                    person,
                    cause: cause.cause(),
                    bank_account: file.bank_account.clone(),
                    account_holder: file.name.clone(),
                }))
            }
            RunStep::OpenTransition => self.open_transition(person),
            _ => None,
        }
    }

    /// With what the residents' scheme holds; nothing where the person is not in it.
    fn open_transition(self, person: PersonId) -> Option<Command> {
        let held = self.reader.comparison().of(person)?.residents;
        let (residents_balance, residents_monthly) = held.unwrap_or_default();
        Some(Command::Transition(TransitionCommand::Open {
            person,
            residents_balance,
            residents_monthly,
        }))
    }

    /// The transition run that is under way, or the last one of this process.
    pub fn transition_status(self) -> Option<TransitionStatus> {
        self.reader.shared.jobs.transition.status()
    }
}
