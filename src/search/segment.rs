//! An immutable part of the index: some people, in the order of their names'
//! pinyin, and every way of finding them.

use super::entry::SearchEntry;
use super::mark::Marks;
use super::names::Names;
use super::numbers::{Numbers, PersonNumbers};
use super::packed::Packed;
use super::query::Word;
use super::villages::Villages;
use crate::base::{IdNumber, PersonId, TownshipCode};
use std::collections::HashMap;
use std::hash::Hash;

/// People by slot, the slots in the order of reading, name and person.
pub(super) struct IndexSegment {
    names: Names,
    villages: Villages,
    numbers: Numbers,
    townships: Vec<TownshipCode>,
    persons: Vec<PersonId>,
    by_person: Vec<u32>,
}

impl IndexSegment {
    /// The segment of some entries; of two of one person the later counts.
    pub(super) fn new(entries: impl Iterator<Item = SearchEntry>) -> Self {
        let mut names = Numbering(HashMap::new());
        let mut villages = Numbering(HashMap::new());
        let mut drafts: Vec<PersonDraft> = Vec::new();
        let mut numbers = String::new();
        for entry in entries {
            let phone = numbers.len() as u32;
            numbers.push_str(&entry.phone);
            let legacy = numbers.len() as u32;
            numbers.push_str(&entry.legacy_no);
            drafts.push(PersonDraft {
                person: entry.person,
                name: names.number(entry.name),
                village: villages.number((entry.village, entry.village_short)),
                township: entry.township,
                id: Packed::new(&entry.id_number),
                phone,
                legacy,
                end: numbers.len() as u32,
            });
        }
        // The later of two entries of one person comes first and stays.
        drafts.reverse();
        drafts.sort_by_key(|draft| draft.person);
        drafts.dedup_by_key(|draft| draft.person);

        let mut bearers: Vec<(String, u32)> =
            names.settle().into_iter().map(|name| (name, 0)).collect();
        for draft in &drafts {
            bearers[draft.name as usize].1 += 1;
        }
        let (names, places) = Names::new(&bearers);
        drop(bearers);
        drafts.sort_by_key(|draft| (places[draft.name as usize], draft.person));
        let persons: Vec<PersonId> = drafts.iter().map(|draft| draft.person).collect();
        let mut by_person: Vec<u32> = (0..persons.len() as u32).collect();
        by_person.sort_unstable_by_key(|slot| persons[*slot as usize]);
        let of_slot = drafts.iter().map(|draft| draft.village).collect();
        Self {
            names,
            villages: Villages::new(villages.settle(), of_slot),
            numbers: Numbers::new(drafts.iter().map(|draft| draft.row(&numbers))),
            townships: drafts.iter().map(|draft| draft.township).collect(),
            persons,
            by_person,
        }
    }

    /// How many people.
    pub(super) fn len(&self) -> usize {
        self.persons.len()
    }

    /// The persons, by slot.
    pub(super) fn persons(&self) -> &[PersonId] {
        &self.persons
    }

    /// The township of each person, by slot.
    pub(super) fn townships(&self) -> &[TownshipCode] {
        &self.townships
    }

    /// The slot of a person, if the segment has one.
    pub(super) fn slot_of(&self, person: PersonId) -> Option<u32> {
        let of = |slot: &u32| self.persons[*slot as usize];
        let at = self.by_person.binary_search_by_key(&person, of).ok()?;
        Some(self.by_person[at])
    }

    /// The distinct names.
    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// The distinct villages.
    pub(super) fn villages(&self) -> &Villages {
        &self.villages
    }

    /// The numbers of the person in a slot.
    pub(super) fn row(&self, slot: u32) -> PersonNumbers<'_> {
        self.numbers.row(slot)
    }

    /// The entry it was made of, or none where its identity number is no number.
    pub(super) fn entry(&self, slot: u32) -> Option<SearchEntry> {
        let row = self.row(slot);
        let village = self.villages.of_slot(slot);
        Some(SearchEntry {
            person: self.persons[slot as usize],
            name: self.names.text(self.names.of_slot(slot)).to_owned(),
            id_number: IdNumber::parse(&row.id.text()).ok()?,
            phone: row.phone.to_owned(),
            township: self.townships[slot as usize],
            village: village.full.clone(),
            village_short: village.short.clone(),
            legacy_no: row.legacy.to_owned(),
        })
    }

    /// Marks everybody who matches a word; a run of digits is looked for only among
    /// those who have a mark already, where there are such.
    pub(super) fn mark(&self, word: &Word, among: Option<&Marks>) -> Marks {
        let mut marks = Marks::none(self.len());
        match word {
            Word::Han(chars) => {
                self.names.mark_han(chars, &mut marks);
                self.villages.mark_han(chars, &mut marks);
            }
            Word::Letters(forms) => {
                self.names.mark_letters(forms, &mut marks);
                self.villages.mark_letters(forms, &mut marks);
            }
            Word::Digits(forms) => self.numbers.mark_digits(forms, among, &mut marks),
            Word::Born(forms) => self.numbers.mark_born(forms, &mut marks),
            Word::Legacy(text, _) => self.numbers.mark_legacy(text, &mut marks),
            Word::NearLetters(forms) => self.names.mark_near(forms, &mut marks),
            Word::NearHan { chars, sound } => {
                self.names.mark_alike(sound, &mut marks);
                self.mark_name_and_village(chars, &mut marks);
            }
        }
        marks
    }
}

/// A person while the segment is made; texts by number.
struct PersonDraft {
    person: PersonId,
    name: u32,
    village: u32,
    township: TownshipCode,
    id: Packed,
    /// Where phone and 参保编号 begin in the gathered text, and the latter ends.
    phone: u32,
    legacy: u32,
    end: u32,
}

impl PersonDraft {
    fn row<'a>(&'a self, numbers: &'a str) -> PersonNumbers<'a> {
        PersonNumbers {
            id: self.id,
            phone: &numbers[self.phone as usize..self.legacy as usize],
            legacy: &numbers[self.legacy as usize..self.end as usize],
        }
    }
}

/// Distinct texts, numbered in the order in which they first came.
struct Numbering<T>(HashMap<T, u32>);

impl<T: Eq + Hash + Clone + Default> Numbering<T> {
    fn number(&mut self, text: T) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(text).or_insert(next)
    }

    fn settle(self) -> Vec<T> {
        let mut list = vec![T::default(); self.0.len()];
        for (text, number) in self.0 {
            list[number as usize] = text;
        }
        list
    }
}
