//! What a person submits: once, however often Enter is pressed, and again under the same id
//! where nobody knows what became of it.

use super::signed_in::SignedIn;
use crate::base::CommandId;
use crate::casework::Command;
use crate::desk::screen::{Answer, Submitted};
use crate::office::{OfficeError, Submission};

/// A command that is done, with the version of the file its person saw.
type Done = (Command, Option<u64>);

/// What was submitted last.
#[derive(Default)]
pub struct Submissions {
    /// What was done, while nothing else was typed: the second Enter of a double press asks
    /// for it again.
    done: Option<Done>,
    /// What was submitted when the office failed, under which id: it may be in the journal
    /// all the same, so the next attempt has the same id.
    unsure: Option<(Command, CommandId)>,
    /// Whether the last one failed for a fault of the office.
    faulty: bool,
}

impl Submissions {
    /// Whether the last one failed for a fault of the office.
    pub fn is_faulty(&self) -> bool {
        self.faulty
    }

    /// The person turned to something else: the same again is meant as such.
    pub fn move_on(&mut self) {
        self.done = None;
    }

    /// Forgets what was done, to be put back by [`Submissions::put_back`].
    pub fn take_done(&mut self) -> Option<Done> {
        self.done.take()
    }

    /// Remembers again what was done: what it opened is not the person's next act.
    pub fn put_back(&mut self, done: Option<Done>) {
        self.done = done;
    }

    /// Submits; a form's command has its own id. Nothing comes of what was just done.
    pub fn submit(
        &mut self,
        submitted: Submitted,
        id: Option<CommandId>,
        by: &SignedIn,
    ) -> Option<Answer> {
        let answer = match submitted {
            Submitted::One(command, seen) => self.one(*command, seen, id, by)?,
            Submitted::Together(commands) => together(commands, by),
        };
        self.faulty = matches!(answer, Answer::Declined(OfficeError::Fault(_)));
        Some(answer)
    }

    fn one(
        &mut self,
        command: Command,
        seen: Option<u64>,
        id: Option<CommandId>,
        by: &SignedIn,
    ) -> Option<Answer> {
        if self.done.as_ref() == Some(&(command.clone(), seen)) {
            return None;
        }
        let unsure = self.unsure.take().filter(|(unsure, _)| *unsure == command);
        let id = id.or(unsure.map(|(_, id)| id));
        let id = id.unwrap_or_else(|| by.office.next_command(&by.session));
        let result = by.office.submit(&by.actor, id.clone(), command.clone(), seen);
        Some(match result {
            Ok(receipt) => {
                self.done = Some((command, seen));
                Answer::Done(receipt)
            }
            Err(error) => {
                let unsure = matches!(error, OfficeError::Fault(_));
                (self.done, self.unsure) = (None, unsure.then_some((command, id)));
                Answer::Declined(error)
            }
        })
    }
}

/// Submits all together: one wait for the disk, an outcome each.
fn together(commands: Vec<(Command, Option<u64>)>, by: &SignedIn) -> Answer {
    let submissions = commands.into_iter().map(|(command, seen)| Submission {
        id: by.office.next_command(&by.session),
        command,
        seen,
    });
    match by.office.submit_all(&by.actor, submissions.collect()) {
        Ok(outcomes) => Answer::AllDone(outcomes),
        Err(error) => Answer::Declined(error),
    }
}
