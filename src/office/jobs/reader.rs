//! Questions about background work.

use super::annual::{A_SHARE, AnnualRound};
use super::round_run::RoundRun;
use super::transition_run::{RunLine, RunProgress, command, open, plan};
use crate::base::PersonId;
use crate::casework::comparison::RunStep;
use crate::casework::{
    Command, OpenRefund, Person, RoundLine, Scheme, TransitionCommand, check_round, round_line,
};
use crate::office::OfficeError;
use crate::office::read::Reader;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{self, ScopedJoinHandle};

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
    pub fn round(self, year: u32, scheme: Option<Scheme>) -> Result<AnnualRound, OfficeError> {
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
    pub fn round_run(self) -> Option<RoundRun> {
        self.reader.shared.rounds.run().clone()
    }

    /// What a run would come to now: everybody of the legacy roster once.
    pub fn preview_transitions(self) -> Vec<RunLine> {
        let mut lines = plan(self.reader);
        for line in lines.iter_mut().filter(|line| line.is_done()) {
            let command = command(self.reader, line);
            line.refused = command.and_then(|command| self.reader.would(&command).err());
        }
        lines
    }

    /// The command by which a run takes a step for a person; `None` where it waits.
    pub fn run_command(self, person: PersonId, step: RunStep) -> Option<Command> {
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
            RunStep::OpenTransition => open(self.reader, person),
            _ => None,
        }
    }

    /// The last run that was begun at a desk, and how far it has come.
    pub fn transition_run(self) -> Option<RunProgress> {
        self.reader.shared.runs.open().clone()
    }
}
