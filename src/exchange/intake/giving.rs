//! Where the commands of a roster's lines go: to the office, onto a copy of the state that nobody
//! sees, or into a list that is given once somebody passes the line.

use super::sorted::{Arrival, Count, Intake, refused};
use crate::base::{METER, Phase};
use crate::casework::{Command, LandRefusal, PersonRefusal, Refusal};
use crate::office::{Actor, Forbidden, Office, OfficeError, Reader, Submission};

/// Commands of lines that stand for themselves go to the office so many at a time: nobody waits
/// for a whole roster, and no more than these are held until they are in the journal.
const TOGETHER: usize = 8192;

/// Takes the commands of a roster's lines.
pub(super) struct Giving<'a> {
    to: Destination<'a>,
}

enum Destination<'a> {
    /// They are carried out.
    Office { office: &'a Office, actor: &'a Actor },
    /// They are only tried.
    Trial(Box<Reader>),
    /// They are tried, and what can be carried out is kept to be given later.
    Later(Box<Reader>, Vec<Command>),
}

impl<'a> Giving<'a> {
    /// Has commands carried out, or on trial only tried.
    pub fn now(office: &'a Office, actor: &'a Actor, dry_run: bool) -> Self {
        let to = match dry_run {
            true => Destination::Trial(Box::new(office.reader(actor))),
            false => Destination::Office { office, actor },
        };
        Self { to }
    }

    /// Keeps the commands to be given later, judged on what a reader sees.
    pub fn later(reader: Reader) -> Self {
        Self { to: Destination::Later(Box::new(reader), Vec::new()) }
    }

    /// What was kept to be given later.
    pub fn kept(self) -> Vec<Command> {
        match self.to {
            Destination::Later(_, kept) => kept,
            _ => Vec::new(),
        }
    }

    /// The state as it is, or would be by now.
    pub fn reader(&self) -> Reader {
        match &self.to {
            Destination::Office { office, actor } => office.reader(actor),
            Destination::Trial(reader) | Destination::Later(reader, _) => (**reader).clone(),
        }
    }

    /// Gives commands that each stand for themselves; tells what each came to.
    pub fn give(
        &mut self,
        commands: Vec<Command>,
    ) -> Result<Vec<Result<(), OfficeError>>, OfficeError> {
        METER.begin(Phase::Judging, commands.len() as u64);
        match &mut self.to {
            Destination::Office { office, actor } => {
                let mut outcomes = Vec::with_capacity(commands.len());
                let mut left = commands.into_iter();
                while left.len() > 0 {
                    let together = left.by_ref().take(TOGETHER).collect();
                    outcomes.extend(submitted(office, actor, together)?);
                }
                Ok(outcomes)
            }
            Destination::Trial(reader) => {
                let rehearsed = commands.iter().map(|command| {
                    METER.step(1);
                    reader.rehearse(command)
                });
                Ok(rehearsed.collect())
            }
            Destination::Later(reader, kept) => {
                let rehearsed = commands.into_iter().map(|command| {
                    reader.rehearse(&command)?;
                    kept.push(command);
                    Ok(())
                });
                Ok(rehearsed.collect())
            }
        }
    }

    /// Gives the lines of a register, many in a command, and takes down what was read; all of it
    /// must be carried out. Lines that say so little are not tried one by one.
    pub fn record(
        &mut self,
        lines: Vec<Command>,
        notes: Vec<Command>,
        count: usize,
    ) -> Result<(), OfficeError> {
        METER.begin(Phase::Judging, count as u64);
        let outcomes = match &mut self.to {
            Destination::Office { office, actor } => {
                submitted(office, actor, lines.into_iter().chain(notes).collect())?
            }
            Destination::Trial(reader) => {
                return notes.iter().try_for_each(|note| reader.would(note));
            }
            Destination::Later(..) => self.give(lines)?,
        };
        outcomes.into_iter().collect()
    }

    /// Takes down what was read of a file; a line that is mended is of one that was.
    pub fn take_down(&self, notes: Vec<Command>) -> Result<(), OfficeError> {
        let Destination::Office { office, actor } = &self.to else { return Ok(()) };
        for note in notes {
            office.submit(actor, office.next_command(&actor.session), note, None)?;
        }
        Ok(())
    }

    /// What is noted on a file besides; whose file the actor does not see, or who has the
    /// note already, gets none. Tells how many were taken.
    pub fn note(&mut self, notes: Vec<Command>) -> Result<usize, OfficeError> {
        let unneeded = |error: &OfficeError| {
            is_known(error) || matches!(error, OfficeError::Forbidden(Forbidden::OtherTownship))
        };
        let outcomes = self.give(notes)?;
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let mut failed = outcomes.into_iter().filter_map(Result::err);
        failed.find(|error| !unneeded(error)).map_or(Ok(done), Err)
    }

    /// Gives the commands of readable lines, and counts what became of each.
    pub fn take(
        &mut self,
        intake: &mut Intake,
        arrivals: Vec<Arrival<'_>>,
    ) -> Result<(), OfficeError> {
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

/// Has commands carried out, all in the journal together.
fn submitted(
    office: &Office,
    actor: &Actor,
    commands: Vec<Command>,
) -> Result<Vec<Result<(), OfficeError>>, OfficeError> {
    let submissions = commands.into_iter().map(|command| Submission {
        id: office.next_command(&actor.session),
        command,
        seen: None,
    });
    let outcomes = office.submit_all(actor, submissions.collect())?;
    Ok(outcomes.into_iter().map(|outcome| outcome.map(|_| ())).collect())
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
