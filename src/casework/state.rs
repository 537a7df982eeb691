//! All files, cases and accounts at one moment; cheap to copy, since copies share.

use super::case::Case;
use super::fund::Fund;
use super::person::{Contribution, Person, Scheme};
use super::project::Project;
use super::staff::Staff;
use super::work::{Month, Work};
use crate::base::{CaseId, Date, IdNumber, Instant, Login, ObjectionId, PersonId};
use imbl::OrdMap;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A roster line that could not be taken in, kept until it is mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Line number as a person sees it.
    pub line: u32,
    /// Heading of the column at fault.
    pub column: String,
    /// The cause, by its code.
    pub cause: String,
    /// What tells the line apart in a mended roster: legacy number, phone or name.
    pub key: String,
    /// The cells as they stood there.
    pub cells: Vec<String>,
}

impl SetAside {
    /// What tells a candidate's line apart in a mended roster: the phone, else the name.
    pub fn candidate_key(name: &str, phone: &str) -> String {
        if phone.is_empty() { name.to_owned() } else { phone.to_owned() }
    }

    /// What tells the line of a choice apart: whose, by number or name, and the day of
    /// the signed form where it could be read.
    pub fn choice_key(whose: &str, chosen_on: Option<Date>) -> String {
        format!("{whose} {}", chosen_on.map(|day| day.to_string()).unwrap_or_default())
    }

    /// Every key that a mended line of a person's choice may have had.
    pub fn choice_keys(file: &Person, chosen_on: Date) -> [String; 3] {
        [
            Self::choice_key(file.id_number.as_str(), Some(chosen_on)),
            Self::choice_key(&file.name, Some(chosen_on)),
            Self::choice_key(&file.name, None),
        ]
    }

    /// What tells a readable line of a contribution apart: number, scheme and year.
    pub fn contribution_key(id_number: &str, scheme: Scheme, year: u32) -> String {
        format!("{id_number} {scheme:?} {year}")
    }

    /// Every key that a mended line of a person's contribution may have had.
    pub fn contribution_keys(file: &Person, paid: &Contribution) -> [String; 3] {
        [
            Self::contribution_key(file.id_number.as_str(), paid.scheme, paid.year),
            paid.voucher.clone(),
            if paid.voucher.is_empty() { file.name.clone() } else { String::new() },
        ]
    }
}

/// An objection to a notice (C4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Number in this store.
    pub id: ObjectionId,
    /// The case in notice.
    pub case: CaseId,
    /// What is objected.
    pub reason: String,
    /// Who took it down.
    pub by: Login,
    /// When.
    pub at: Instant,
    /// Whether it was upheld, and what was found, once settled.
    pub settled: Option<(bool, String)>,
}

/// A roster that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterRecord {
    /// Kind by its command-line name.
    pub kind: String,
    /// File name.
    pub file: String,
    /// Day of reading.
    pub read_on: Date,
    /// Lines read.
    pub lines: u32,
    /// Lines kept aside at that time.
    pub set_aside: u32,
}

/// The whole state of a district's store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Files by number.
    pub people: OrdMap<PersonId, Arc<Person>>,
    /// Who has an identity number.
    pub by_number: OrdMap<IdNumber, PersonId>,
    /// Who has a legacy number.
    pub by_legacy_no: OrdMap<String, PersonId>,
    /// How many people gave a bank account.
    pub account_users: OrdMap<String, u32>,
    /// Whose contribution a voucher proves (A3).
    pub vouchers: OrdMap<String, PersonId>,
    /// Cases by number.
    pub cases: OrdMap<CaseId, Arc<Case>>,
    /// Objections by number.
    pub objections: OrdMap<ObjectionId, Arc<Objection>>,
    /// Land projects by number.
    pub projects: OrdMap<String, Arc<Project>>,
    /// Rosters by digest.
    pub rosters: OrdMap<String, RosterRecord>,
    /// Lines kept aside, by kind and key.
    pub set_aside: OrdMap<(String, String), SetAside>,
    /// Accounts.
    pub staff: OrdMap<Login, Arc<Staff>>,
    /// Who handled how many, by month.
    pub work: OrdMap<(Month, Login), Work>,
    /// The special account and its batches.
    pub fund: Fund,
}

impl State {
    /// A person's file.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id).map(|person| &**person)
    }

    /// A case.
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases.get(&id).map(|case| &**case)
    }

    /// The person of an identity number.
    pub fn person_of(&self, number: &IdNumber) -> Option<&Person> {
        self.by_number.get(number).and_then(|id| self.person(*id))
    }

    /// Who asked an account to stand in for them on a day.
    pub fn absent_for<'a>(
        &'a self,
        deputy: &'a Login,
        today: Date,
    ) -> impl Iterator<Item = &'a Staff> {
        let all = self.staff.values().map(|staff| &**staff).filter(|staff| !staff.disabled);
        all.filter(move |staff| staff.deputy_on(today).is_some_and(|named| named.to == *deputy))
    }

    /// Drops lines kept aside under these keys: what they say was taken in.
    pub(super) fn take_from_aside(&mut self, kind: &str, keys: impl IntoIterator<Item = String>) {
        for key in keys {
            self.set_aside.remove(&(kind.to_owned(), key));
        }
    }

    /// The number that the next person gets.
    pub fn next_person(&self) -> PersonId {
        PersonId(self.people.get_max().map_or(0, |(id, _)| id.0) + 1)
    }

    /// The number that the next case gets.
    pub fn next_case(&self) -> CaseId {
        CaseId(self.cases.get_max().map_or(0, |(id, _)| id.0) + 1)
    }

    /// The number that the next objection gets.
    pub fn next_objection(&self) -> ObjectionId {
        ObjectionId(self.objections.get_max().map_or(0, |(id, _)| id.0) + 1)
    }
}
