//! Questions about people: their files, the search for them, their history.

use super::reader::Reader;
use crate::base::{Date, IdNumber, PersonId, TownshipCode, same_name};
use crate::casework::{Envelope, OptionFigures, Person, options_for};
use crate::journal::JournalEntry;
use crate::office::history::{Own, Record};
use crate::office::{OfficeError, OfficeFault};
use crate::search::Found;
use crate::store::{Snapshot, StoreFault, Touched, decode_events};

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

    /// The township that registered an identity number, whether the actor sees it or not:
    /// two townships that claim one person must both know.
    pub fn township_of(self, number: &IdNumber) -> Option<TownshipCode> {
        self.reader.state().person_of(number).map(|person| person.township)
    }

    /// The person of a legacy number.
    pub fn by_legacy_no(self, number: &str) -> Option<&'r Person> {
        self.reader.state().holder_of(number).and_then(|id| self.reader.person(id))
    }

    /// Others of the same name in the same village, or of the same name and last four.
    pub fn look_alikes(self, person: &Person) -> Vec<&'r Person> {
        let alike = |other: &&Person| {
            other.id != person.id
                && same_name(&other.name, &person.name)
                && (other.village == person.village && other.township == person.township
                    || other.id_number.last_four() == person.id_number.last_four())
        };
        let found = self.search(&person.name, 50);
        let hits = found.into_iter().flat_map(|found| found.hits);
        hits.filter_map(|hit| self.reader.person(hit.person)).filter(alike).collect()
    }

    /// People who match what is typed, best first; `None` while the index is built.
    pub fn search(self, text: &str, limit: usize) -> Option<Found> {
        self.reader.shared.search.find(text, self.reader.sight.townships(), limit)
    }

    /// Another number whenever the same search may find others.
    pub fn search_version(self) -> u64 {
        self.reader.shared.search.version()
    }

    /// Whose contribution a voucher proves (A3); the person may be out of sight.
    pub fn voucher_owner(self, voucher: &str) -> Option<PersonId> {
        self.reader.state().voucher_owner(voucher)
    }

    /// What each choice brings a person if the form is signed on a day (E4, E5).
    pub fn options(self, person: &Person, signed: Date) -> [OptionFigures; 3] {
        options_for(person, signed, &self.reader.context())
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

    /// A person's file as it was at the end of a day; `None` before registration.
    pub fn on_day(self, person: PersonId, day: Date) -> Result<Option<Person>, OfficeError> {
        let mut then = Snapshot::default();
        let records = self.history(person)?;
        for record in records.into_iter().filter(|record| record.at.date() <= day) {
            let Record { seq, at, actor, events } = record;
            then.apply(&Envelope { seq, at, actor }, &events, &mut Touched::default());
        }
        Ok(then.state.person(person).cloned())
    }

    fn entries_of(self, person: PersonId) -> Result<Vec<JournalEntry>, OfficeError> {
        let seen =
            self.reader.person(person).and_then(|file| self.reader.snapshot.history.get(&file.id));
        let places = seen.into_iter().flat_map(|places| places.iter());
        let entries: Result<Vec<JournalEntry>, _> =
            places.map(|at| self.reader.records.read(*at)).collect();
        Ok(entries.map_err(StoreFault::Journal).map_err(OfficeFault::from)?)
    }
}
