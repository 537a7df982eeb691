//! All files, cases and accounts at one moment; cheap to copy, since copies share.

use super::case::Case;
use super::comparison::Decided;
use super::compensation::{CompensationEntry, CompensationKey};
use super::differing_total::DifferingTotal;
use super::fund::Fund;
use super::mend::Mend;
use super::named_column::FileSender;
use super::peers::Peers;
use super::person::Person;
use super::project::Project;
use super::registers::{ListedLine, Register, RegisterEntries};
use super::rejected_index::RejectedIndex;
use super::rejected_line::RejectedLine;
use super::roster_kind::RosterKind;
use super::staff::Staff;
use super::table_head::TableHead;
use super::whom::Whom;
use super::work::Work;
use super::work_list::{FinishedItem, WorkList};
use crate::base::{
    CaseId, Cells, Date, IdNumber, Instant, Login, MendId, Month, ObjectionId, PersonId,
};
use crate::base::{name_key, number_key};
use imbl::{HashMap, OrdMap};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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
    pub kind: RosterKind,
    /// File name.
    pub file: String,
    /// Day of reading.
    pub read_on: Date,
    /// Lines read.
    pub lines: u32,
    /// Rejected lines at that time.
    pub rejected: u32,
    /// Its headings as they stood there; none of a roster read by an older program.
    pub headings: Cells,
    /// Sequence number of its record.
    pub seq: u64,
    /// Printed totals that its lines do not come to.
    pub totals: Vec<DifferingTotal>,
    /// What stands around its lines, where some were rejected.
    pub head: TableHead,
}

/// The whole state of a district's store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Files by number.
    pub people: OrdMap<PersonId, Arc<Person>>,
    /// Who has an identity number.
    pub by_number: HashMap<IdNumber, PersonId>,
    /// Who has a legacy number, by its key ([`number_key`]).
    pub by_legacy_no: HashMap<String, PersonId>,
    /// How many people gave a bank account.
    pub account_users: HashMap<String, u32>,
    /// Who shares what with whom (S2).
    pub peers: Peers,
    /// Whose contribution a voucher proves (A3).
    pub vouchers: HashMap<String, PersonId>,
    /// Cases by number.
    pub cases: OrdMap<CaseId, Arc<Case>>,
    /// Objections by number.
    pub objections: OrdMap<ObjectionId, Arc<Objection>>,
    /// Land projects by the normal form of their number, however it is written (A10).
    pub projects: OrdMap<String, Arc<Project>>,
    /// Rosters by digest.
    pub rosters: OrdMap<String, RosterRecord>,
    /// Digest of the roster whose lines a record holds, by the record's number.
    pub roster_of: OrdMap<u64, Arc<str>>,
    /// What the registers of other offices say, by identity number.
    pub listings: HashMap<IdNumber, Arc<RegisterEntries>>,
    /// Decisions on what the rosters leave open, oldest first.
    pub decisions: OrdMap<PersonId, Arc<Vec<Decided>>>,
    /// Rejected lines, by kind and key.
    pub rejected_lines: OrdMap<(RosterKind, String), RejectedLine>,
    /// The same by what they say.
    pub rejected_index: RejectedIndex,
    /// Corrections of rejected lines, by number.
    pub mends: OrdMap<MendId, Arc<Mend>>,
    /// What columns say that were named by hand, by who brings the file and by heading.
    pub named_columns: OrdMap<(FileSender, String), String>,
    /// Whom land projects compensated, by project and number or name (S3).
    pub compensated: OrdMap<CompensationKey, CompensationEntry>,
    /// Items of lists that were worked off.
    pub finished: OrdMap<(WorkList, String), FinishedItem>,
    /// Accounts.
    pub staff: OrdMap<Login, Arc<Staff>>,
    /// Who handled how many, by month.
    pub work: OrdMap<(Month, Login), Work>,
    /// The special account and its batches.
    pub fund: Fund,
}

impl State {
    /// Who has a legacy number, however it is written.
    pub fn holder_of(&self, legacy_no: &str) -> Option<PersonId> {
        let key = number_key(legacy_no);
        self.by_legacy_no.get(&key).copied().filter(|_| !key.is_empty())
    }

    /// Whose contribution a voucher proves, however its number is written (A10).
    pub fn voucher_owner(&self, voucher: &str) -> Option<PersonId> {
        let key = number_key(voucher);
        self.vouchers.get(&key).copied().filter(|_| !key.is_empty())
    }

    /// A land project by its number, however it is written.
    pub fn project(&self, number: &str) -> Option<&Project> {
        self.projects.get(&number_key(number)).map(|project| &**project)
    }

    /// A project's number as it was first recorded; as it is written where none is on record.
    pub fn project_number(&self, written: &str) -> String {
        self.project(written).map_or(written, |project| &project.number).to_owned()
    }

    /// The file of a person.
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

    /// The rejected line of the legacy roster with a legacy number.
    pub fn rejected_legacy_line(&self, legacy_no: &str) -> Option<&RejectedLine> {
        self.rejected_lines.get(&(RosterKind::Legacy, legacy_no.to_owned()))
    }

    /// Every rejected line of the legacy roster, by its legacy number.
    pub fn rejected_legacy_lines(&self) -> impl Iterator<Item = (&String, &RejectedLine)> {
        let all = self.rejected_lines.iter();
        all.filter_map(|((kind, key), line)| (*kind == RosterKind::Legacy).then_some((key, line)))
    }

    /// The rejected lines of a register that can be tied to somebody.
    pub fn rejected_of(&self, register: Register, whom: &Whom<'_>) -> Vec<&RejectedLine> {
        let keys = self.rejected_index.of_register(register, whom).into_iter();
        let line = |key: &str| self.rejected_lines.get(&(register.into(), key.to_owned()));
        keys.filter_map(line).collect()
    }

    /// Keeps a rejected line, in place of an earlier one of the same key.
    pub fn keep_rejected(&mut self, kind: RosterKind, line: RejectedLine) {
        self.forget_rejected(kind, [line.key.clone()]);
        self.rejected_index.add(kind, &line);
        self.rejected_lines.insert((kind, line.key.clone()), line);
    }

    /// Lets go of rejected lines under these keys: what they say was taken in.
    pub(super) fn forget_rejected(
        &mut self,
        kind: RosterKind,
        keys: impl IntoIterator<Item = String>,
    ) {
        for key in keys {
            let kept = self.rejected_lines.remove(&(kind, key));
            if let Some(line) = kept {
                self.rejected_index.remove(kind, &line);
            }
        }
    }

    /// Lets go of a register's rejected lines that a readable line takes the place of: by its
    /// number or one a character off; by name and township alone only where the line is of the
    /// one person on file who has both, since it may be a namesake's.
    pub(super) fn forget_answered(&mut self, line: &ListedLine) {
        let register = line.says.register();
        let whom = line.whom();
        let named = self.rejected_index.of_register(register, &whom).len()
            > self.rejected_index.of_numbers(register, &whom).len();
        let keys = match named && self.is_only_one(&whom) {
            true => self.rejected_index.of_register(register, &whom),
            false => self.rejected_index.of_numbers(register, &whom),
        };
        let keys: Vec<String> = keys.into_iter().map(str::to_owned).collect();
        self.forget_rejected(register.into(), keys);
    }

    /// Whether somebody on file is the only one of their name and township.
    fn is_only_one(&self, whom: &Whom<'_>) -> bool {
        let key = name_key(whom.name);
        let own = whom.id_number.and_then(|number| self.by_number.get(&number));
        let alike = self
            .people
            .values()
            .filter(|file| Some(file.township) == whom.township && name_key(&file.name) == key);
        let mut alike = alike.map(|file| file.id);
        own.is_some_and(|own| alike.all(|id| id == *own))
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
