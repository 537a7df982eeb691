//! A person's history from the journal, and the file as it was on any day.

use super::{OfficeError, OfficeFault, Reader};
use crate::base::{Date, Instant, Login, PersonId};
use crate::casework::{CaseEvent, Envelope, Event, Person};
use crate::journal::{JournalEntry, JournalReader};
use crate::store::{Snapshot, StoreFault, Touched, decode_events};
use std::collections::BTreeSet;

/// One record of a person's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its line of the journal.
    pub seq: u64,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: Login,
    /// What happened to this person.
    pub events: Vec<Event>,
}

impl Reader {
    /// A person's records, oldest first; empty for whom the actor may not see.
    pub fn history(&self, person: PersonId) -> Result<Vec<Record>, OfficeError> {
        let mut own = Own::of(person);
        let mut records = Vec::new();
        for entry in self.entries_of(person)? {
            let events = decode_events(&entry).map_err(OfficeFault::from)?;
            let events = events.into_iter().filter(|event| own.takes(event)).collect();
            records.push(Record { seq: entry.seq, at: entry.at, actor: entry.actor, events });
        }
        Ok(records)
    }

    /// A person's file as it stood at the end of a day; `None` before registration.
    pub fn person_on(&self, person: PersonId, day: Date) -> Result<Option<Person>, OfficeError> {
        let mut then = Snapshot::default();
        let records = self.history(person)?;
        for record in records.into_iter().filter(|record| record.at.date() <= day) {
            let Record { seq, at, actor, events } = record;
            then.apply(&Envelope { seq, at, actor }, &events, &mut Touched::default());
        }
        Ok(then.state.person(person).cloned())
    }

    fn entries_of(&self, person: PersonId) -> Result<Vec<JournalEntry>, OfficeError> {
        let seen = self.person(person).and_then(|file| self.snapshot.history.get(&file.id));
        let places = seen.into_iter().flat_map(|places| places.iter());
        let entries: Result<Vec<JournalEntry>, _> =
            places.map(|at| self.records.read(*at)).collect();
        Ok(entries.map_err(StoreFault::Journal).map_err(OfficeFault::from)?)
    }
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
        Event::Land(_) | Event::Roster(_) | Event::Account(_) | Event::Fund(_) => false,
    }
}

/// Tells one person's events from others in the same record, by the cases met so far.
struct Own {
    person: PersonId,
    cases: BTreeSet<crate::base::CaseId>,
}

impl Own {
    fn of(person: PersonId) -> Self {
        Self { person, cases: BTreeSet::new() }
    }

    fn takes(&mut self, event: &Event) -> bool {
        match event {
            Event::Person(event) => event.person() == self.person,
            Event::Case(
                CaseEvent::Opened { case, person, .. }
                | CaseEvent::SubsidyClaimed { case, person, .. }
                | CaseEvent::TransitionOpened { case, person, .. }
                | CaseEvent::TransitionCarriedOut { case, person, .. }
                | CaseEvent::RefundOpened { case, person, .. },
            ) => {
                let own = *person == self.person;
                self.cases.extend(own.then_some(*case));
                own
            }
            Event::Case(event) => self.cases.contains(&event.case()),
            Event::Notice(event) => self.cases.contains(&event.case()),
            Event::Payment(event) => self.cases.contains(&event.case()),
            Event::Land(_) | Event::Roster(_) | Event::Account(_) | Event::Fund(_) => false,
        }
    }
}
