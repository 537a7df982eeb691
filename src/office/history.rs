//! The records of one person in the journal.

use crate::base::{CaseId, Instant, Login, PersonId};
use crate::casework::Event;
use crate::journal::JournalReader;
use crate::store::{Snapshot, decode_events};
use std::collections::BTreeSet;

/// One record of a person's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its line of the journal.
    pub seq: u64,
    /// When it was written.
    pub at: Instant,
    /// Who acted, by sign-in name.
    pub actor: Login,
    /// What happened to this person.
    pub events: Vec<Event>,
}

/// A person's records behind a line of the journal, oldest first; what cannot be read is
/// left out.
pub(super) fn records_since(
    snapshot: &Snapshot,
    journal: &dyn JournalReader,
    person: PersonId,
    seen: u64,
) -> Vec<Record> {
    let places = snapshot.history.get(&person);
    let places = places.into_iter().flat_map(|places| places.iter().rev());
    let entries = places.map_while(|at| journal.read(*at).ok());
    let newer = entries.take_while(|entry| entry.seq > seen);
    let records = newer.filter_map(|entry| {
        let events = decode_events(&entry).ok()?.into_iter();
        let events = events.filter(|event| is_of(event, person, snapshot)).collect();
        Some(Record { seq: entry.seq, at: entry.at, actor: entry.actor, events })
    });
    let mut records: Vec<Record> = records.collect();
    records.reverse();
    records
}

/// Whether an event belongs to a person, by the cases as they are now.
fn is_of(event: &Event, person: PersonId, snapshot: &Snapshot) -> bool {
    let of_case = |id| snapshot.state.case(id).is_some_and(|case| case.person == person);
    match event {
        Event::Person(event) => event.person() == person,
        Event::Case(event) => of_case(event.case()),
        Event::Notice(event) => of_case(event.case()),
        Event::Payment(event) => of_case(event.case()),
        Event::Land(_) | Event::Roster(_) | Event::Account(_) | Event::Fund(_) | Event::List(_) => {
            false
        }
    }
}

/// Tells one person's events from others in the same record, by the cases met so far.
pub(super) struct Own {
    person: PersonId,
    cases: BTreeSet<CaseId>,
}

impl Own {
    pub(super) fn of(person: PersonId) -> Self {
        Self { person, cases: BTreeSet::new() }
    }

    pub(super) fn takes(&mut self, event: &Event) -> bool {
        match event {
            Event::Person(event) => event.person() == self.person,
            Event::Case(event) => match event.opens_for() {
                Some(person) => {
                    let own = person == self.person;
                    self.cases.extend(own.then_some(event.case()));
                    own
                }
                None => self.cases.contains(&event.case()),
            },
            Event::Notice(event) => self.cases.contains(&event.case()),
            Event::Payment(event) => self.cases.contains(&event.case()),
            Event::Land(_)
            | Event::Roster(_)
            | Event::Account(_)
            | Event::Fund(_)
            | Event::List(_) => false,
        }
    }
}
