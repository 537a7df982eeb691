//! Whom a result is about, and the lines of the rosters that speak of them.

use crate::base::{IdNumber, PersonId, same_name};
use crate::casework::person::{LegacyRelation, Person};
use crate::casework::registers::{
    HouseholdStatus, LineSource, PresentLine, Register, RegisterEntries, RegisterEntry,
};
use crate::casework::rejected_line::{PartialReading, RejectedLine};
use crate::casework::state::State;
use crate::casework::whom::Whom;
use std::collections::BTreeSet;

/// A person of the legacy roster: on file, or only on a line that was rejected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompareSubject {
    /// On file.
    Person(PersonId),
    /// The legacy number of a line that was rejected.
    Rejected(String),
}

/// Where a line that a result rests on stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// The register; `None` for the legacy roster.
    pub register: Option<Register>,
    /// Name of the file.
    pub file: String,
    /// Line number as a person sees it.
    pub line: u32,
}

/// What the rosters say of one person, with the settled lines left out.
pub(super) struct Lines<'a> {
    pub name: &'a str,
    pub id_number: Option<IdNumber>,
    /// What holds of the legacy scheme; `None` where its line cannot be read.
    pub legacy: Option<LegacyRelation>,
    pub drawing: bool,
    pub bank_account: &'a str,
    pub died: bool,
    /// Whether their own file counts among those of the bank account.
    pub on_file: bool,
    pub listed_twice: bool,
    /// Other names under the number on the legacy roster.
    pub other_names: BTreeSet<&'a str>,
    pub rejected: Vec<&'a PartialReading>,
    pub listing: Option<&'a RegisterEntries>,
    /// Lines of the registers that can be tied to them and cannot be read.
    pub unread: Vec<(Register, &'a RejectedLine)>,
    /// Registers whose line staff found to be another person's.
    pub not_theirs: Vec<Register>,
    /// Staff found every name to be the same person's.
    pub same_person: bool,
}

impl<'a> Lines<'a> {
    /// Of a person on file.
    pub(super) fn of_person(state: &'a State, file: &'a Person) -> Self {
        let keys = state.rejected_index.of_number(&file.id_number);
        // The person's own line, where it arrived anew under whatever number.
        let own = file.legacy.iter().map(|legacy| &legacy.legacy_no);
        let own = own.filter(|number| !keys.contains(number));
        let all = keys.iter().chain(own);
        let rejected: Vec<&PartialReading> =
            all.filter_map(|key| rejected_reading(state, key)).collect();
        let mut other_names: BTreeSet<&str> =
            rejected.iter().map(|reading| &*reading.name).collect();
        other_names.extend(file.further_lines.iter().map(|line| &*line.name));
        Self {
            name: &file.name,
            id_number: Some(file.id_number),
            legacy: file.legacy.clone(),
            drawing: file.legacy.as_ref().is_some_and(|legacy| legacy.drawing),
            bank_account: &file.bank_account,
            died: file.died.is_some(),
            on_file: true,
            listed_twice: !file.listed_again.is_empty() || keys.iter().any(is_another(state)),
            other_names,
            rejected,
            listing: state.listings.get(&file.id_number).map(|listing| &**listing),
            unread: unread_of(state, &file.whom()),
            not_theirs: Vec::new(),
            same_person: false,
        }
    }

    /// Of a line that was rejected; `twins` are other such lines of the same person.
    pub(super) fn of_rejected(state: &'a State, reading: &'a PartialReading, twins: usize) -> Self {
        let file = reading.id_number.and_then(|number| state.person_of(&number));
        let listing = reading.id_number.and_then(|number| state.listings.get(&number));
        Self {
            name: &reading.name,
            id_number: reading.id_number,
            legacy: None,
            drawing: reading.drawing == Some(true),
            bank_account: &reading.bank_account,
            died: file.is_some_and(|file| file.died.is_some()),
            on_file: file.is_some_and(|file| file.bank_account == reading.bank_account),
            listed_twice: twins > 0,
            other_names: BTreeSet::new(),
            rejected: vec![reading],
            listing: listing.map(|listing| &**listing),
            unread: unread_of(state, &reading.whom()),
            not_theirs: Vec::new(),
            same_person: false,
        }
    }

    /// A register's line, where it counts.
    pub(super) fn line(&self, register: Register) -> Option<&'a PresentLine> {
        self.listing.filter(|_| !self.not_theirs.contains(&register))?.of(register)
    }

    /// Leaves a register's lines out that staff found to be another person's: those that
    /// cannot be read, and the readable one where nothing else was in doubt, or where it
    /// is in doubt itself by another name or a death.
    pub(super) fn leave_out(&mut self, register: Register) {
        let before = self.unread.len();
        self.unread.retain(|(of, _)| *of != register);
        let tells_of_death = |says: &RegisterEntry| {
            matches!(says, RegisterEntry::Household { status: HouseholdStatus::Deceased, .. })
        };
        let in_doubt =
            |line: &PresentLine| !same_name(&line.name, self.name) || tells_of_death(&line.says);
        if self.unread.len() == before || self.line(register).is_some_and(in_doubt) {
            self.not_theirs.push(register);
        }
    }

    /// Whether another name stands under the number on any roster.
    pub(super) fn names_differ(&self) -> bool {
        let other = |name: &str| !name.is_empty() && !same_name(name, self.name);
        let listed = Register::ALL.into_iter().filter_map(|register| self.line(register));
        let mut names = listed.map(|line| &*line.name).chain(self.other_names.iter().copied());
        !self.same_person && names.any(other)
    }
}

/// The lines of the registers that can be tied to somebody and cannot be read.
pub(super) fn unread_of<'a>(
    state: &'a State,
    whom: &Whom<'_>,
) -> Vec<(Register, &'a RejectedLine)> {
    let of = |register| state.rejected_of(register, whom).into_iter().map(move |l| (register, l));
    Register::ALL.into_iter().flat_map(of).collect()
}

/// The same of whoever a result is about.
pub fn unread_register_lines<'a>(
    state: &'a State,
    key: &CompareSubject,
) -> Vec<(Register, &'a RejectedLine)> {
    match key {
        CompareSubject::Person(id) => {
            state.person(*id).map_or_else(Vec::new, |file| unread_of(state, &file.whom()))
        }
        CompareSubject::Rejected(key) => rejected_reading(state, key)
            .map_or_else(Vec::new, |reading| unread_of(state, &reading.whom())),
    }
}

/// Whether a rejected line is another than those on file: not one whose amounts were
/// taken from the paper and that arrived anew.
pub(super) fn is_another(state: &State) -> impl Fn(&String) -> bool {
    |key| state.holder_of(key).is_none()
}

/// By what the rejected lines of somebody who is not on file are known to be theirs;
/// `None` where no number stands on them. One that is nobody's tells people apart only
/// together with the name.
pub(super) fn whose(reading: &PartialReading) -> Option<String> {
    match &reading.id_number {
        Some(number) => Some(number.as_str().to_owned()),
        None if reading.number.is_empty() => None,
        None => Some(format!("{}|{}", reading.number, reading.name)),
    }
}

/// The legacy numbers of the rejected lines that say something of a person, their own
/// first.
pub fn rejected_lines_of(state: &State, key: &CompareSubject) -> Vec<String> {
    match key {
        CompareSubject::Person(id) => {
            let Some(file) = state.person(*id) else { return Vec::new() };
            let keys = state.rejected_index.of_number(&file.id_number);
            let own = file.legacy.iter().map(|legacy| &legacy.legacy_no);
            let own = own.filter(|number| !keys.contains(number));
            let all = own.chain(keys);
            all.filter(|key| rejected_reading(state, key).is_some()).cloned().collect()
        }
        CompareSubject::Rejected(first) => {
            let who = rejected_reading(state, first).and_then(whose);
            let others = state.rejected_legacy_lines().filter(|(key, _)| *key != first);
            let lines = others.filter(|_| who.is_some());
            let same = lines.filter(|(_, line)| line.reading.as_deref().and_then(whose) == who);
            let twins = same.map(|(key, _)| key.clone());
            std::iter::once(first.clone()).chain(twins).collect()
        }
    }
}

/// What a line of the legacy roster said that was rejected.
pub(super) fn rejected_reading<'a>(state: &'a State, key: &str) -> Option<&'a PartialReading> {
    state.rejected_legacy_line(key)?.reading.as_deref()
}

/// Every line of every roster that a result rests on, the legacy roster's first.
pub fn sources_of(state: &State, key: &CompareSubject) -> Vec<SourceLine> {
    let file_of = |source: &LineSource| {
        let digest = state.roster_of.get(&source.seq);
        let record = digest.and_then(|digest| state.rosters.get(&**digest));
        record.map_or_else(String::new, |record| record.file.clone())
    };
    let at = |register, source: &LineSource| SourceLine {
        register,
        file: file_of(source),
        line: source.line,
    };
    let rejected = |key: &String| {
        let line = state.rejected_legacy_line(key)?;
        let file = line.reading.as_ref().map(|reading| reading.file.clone()).unwrap_or_default();
        Some(SourceLine { register: None, file, line: line.line })
    };
    let (mut sources, number) = match key {
        CompareSubject::Person(person) => {
            let Some(file) = state.person(*person) else { return Vec::new() };
            let mut own: Vec<SourceLine> =
                file.listed_at.iter().map(|source| at(None, source)).collect();
            own.extend(file.further_lines.iter().map(|line| at(None, &line.source)));
            own.extend(state.rejected_index.of_number(&file.id_number).iter().filter_map(rejected));
            (own, Some(file.id_number))
        }
        CompareSubject::Rejected(key) => (
            rejected(key).into_iter().collect(),
            rejected_reading(state, key).and_then(|reading| reading.id_number),
        ),
    };
    let listing = number.and_then(|number| state.listings.get(&number));
    let lines = listing.into_iter().flat_map(|listing| listing.lines());
    sources.extend(lines.map(|line| at(Some(line.says.register()), &line.source)));
    let unread = unread_register_lines(state, key).into_iter();
    sources.extend(unread.map(|(register, line)| SourceLine {
        register: Some(register),
        file: line.reading.as_ref().map(|reading| reading.file.clone()).unwrap_or_default(),
        line: line.line,
    }));
    sources
}
