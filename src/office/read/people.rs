//! A person's history from the journal, and the file as it was on any day.

use super::reader::Reader;
use crate::base::{Date, IdNumber, Instant, Login, PersonId};
use crate::casework::{CaseEvent, Envelope, Event, OptionFigures, Person, options_for};
use crate::journal::{Entry, JournalReader};
use crate::office::{OfficeError, OfficeFault};
use crate::search::Found;
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

/// Questions about people: their files, the search for them, their history.
#[derive(Clone, Copy)]
pub struct PeopleReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// Whoever is registered, as far as the actor sees them.
    pub fn people(&self) -> PeopleReader<'_> {
        PeopleReader { reader: self }
    }
}

impl<'r> PeopleReader<'r> {
    /// Everyone, in the order of registration.
    pub fn all(self) -> impl Iterator<Item = &'r Person> {
        let all = self.reader.state().people.values().map(|person| &**person);
        all.filter(|person| self.reader.sees(person.township))
    }

    /// How many people there are.
    pub fn count(self) -> usize {
        if self.reader.sees_everybody() {
            self.reader.state().people.len()
        } else {
            self.all().count()
        }
    }

    /// The person of an identity number.
    pub fn by_id_number(self, number: &IdNumber) -> Option<&'r Person> {
        self.reader.state().person_of(number).filter(|person| self.reader.sees(person.township))
    }

    /// The person of a legacy number.
    pub fn by_legacy_no(self, number: &str) -> Option<&'r Person> {
        self.reader.state().by_legacy_no.get(number).and_then(|id| self.reader.person(*id))
    }

    /// Others of the same name in the same village, or of the same name and last four.
    pub fn look_alikes(self, person: &Person) -> Vec<&'r Person> {
        let alike = |other: &&Person| {
            other.id != person.id
                && other.name == person.name
                && (other.village == person.village && other.township == person.township
                    || other.id_number.last_four() == person.id_number.last_four())
        };
        let found = self.search(&person.name, 50);
        let hits = found.into_iter().flat_map(|found| found.hits);
        hits.filter_map(|hit| self.reader.person(hit.person)).filter(alike).collect()
    }

    /// People who match what is typed, best first; `None` while the index is built.
    pub fn search(self, text: &str, limit: usize) -> Option<Found> {
        self.reader.shared.finder.find(text, self.reader.sight.townships(), limit)
    }

    /// Another number whenever the same search may find others.
    pub fn search_version(self) -> u64 {
        self.reader.shared.finder.version()
    }

    /// Whose contribution a voucher proves (A3); the person may be out of sight.
    pub fn voucher_owner(self, voucher: &str) -> Option<PersonId> {
        self.reader.state().vouchers.get(voucher).copied()
    }

    /// What each choice brings a person (E4).
    pub fn options(self, person: &Person) -> [OptionFigures; 3] {
        options_for(person, &self.reader.context())
    }

    /// A person's records, oldest first; empty for whom the actor may not see.
    pub fn history(self, person: PersonId) -> Result<Vec<Record>, OfficeError> {
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
    pub fn on_day(self, person: PersonId, day: Date) -> Result<Option<Person>, OfficeError> {
        let mut then = Snapshot::default();
        let records = self.history(person)?;
        for record in records.into_iter().filter(|record| record.at.date() <= day) {
            let Record { seq, at, actor, events } = record;
            then.apply(&Envelope { seq, at, actor }, &events, &mut Touched::default());
        }
        Ok(then.state.person(person).cloned())
    }

    fn entries_of(self, person: PersonId) -> Result<Vec<Entry>, OfficeError> {
        let seen =
            self.reader.person(person).and_then(|file| self.reader.snapshot.trails.get(&file.id));
        let places = seen.into_iter().flat_map(|trail| trail.iter());
        let entries: Result<Vec<Entry>, _> =
            places.map(|at| self.reader.records.read(*at)).collect();
        Ok(entries.map_err(StoreFault::Journal).map_err(OfficeFault::from)?)
    }
}

/// A person's records behind a line of the journal, oldest first; what cannot be read is
/// left out.
pub(in crate::office) fn records_since(
    snapshot: &Snapshot,
    journal: &dyn JournalReader,
    person: PersonId,
    seen: u64,
) -> Vec<Record> {
    let trail = snapshot.trails.get(&person);
    let places = trail.into_iter().flat_map(|trail| trail.iter().rev());
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
