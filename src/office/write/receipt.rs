//! A command on its way in, and what became of it.

use crate::base::{CaseId, CommandId, MendId, PersonId};
use crate::casework::{Command, Event, PersonEvent, RosterEvent};
use crate::office::OfficeError;
use std::sync::Arc;

/// A command on its way.
pub struct Submission {
    /// Its id; the same id twice is answered once.
    pub id: CommandId,
    /// What is asked.
    pub command: Command,
    /// The version of the file or case that the actor looked at.
    pub seen: Option<u64>,
}

/// What became of a command that was carried out.
#[derive(Clone, Debug)]
pub struct CommandReceipt {
    /// Its line of the journal; the newest line where nothing had to change.
    pub seq: u64,
    /// What happened, in the order of the journal.
    pub events: Arc<[Event]>,
}

/// What became of a command.
pub type SubmitResult = Result<CommandReceipt, OfficeError>;

impl CommandReceipt {
    /// The case it was about.
    pub fn case(&self) -> Option<CaseId> {
        self.events.iter().find_map(|event| match event {
            Event::Case(event) => Some(event.case()),
            _ => None,
        })
    }

    /// The correction of a rejected line it was about.
    pub fn mend(&self) -> Option<MendId> {
        self.events.iter().find_map(|event| match event {
            Event::Roster(RosterEvent::Mend(event)) => Some(event.mend()),
            _ => None,
        })
    }

    /// The person it registered.
    pub fn registered(&self) -> Option<PersonId> {
        self.events.iter().find_map(|event| match event {
            Event::Person(PersonEvent::Registered(registered)) => Some(registered.person),
            _ => None,
        })
    }
}
