//! The rosters compared, as the desk and the command line ask for it; confined to what
//! the actor may see.

use super::{OfficeError, Reader};
use crate::base::{Date, Money, PersonId, TownshipCode};
use crate::casework::comparison::{
    Class, CompareDecision, CompareSubject, Compared, Comparison, ComparisonResult, Decided,
    LineAmount, ListedDeath, PayrollLine, RosterFinding, SourceLine, compare_person, is_on_file,
    listed_death, payroll_line, sources_of, unread_amounts, valid_decisions,
};
use crate::casework::{
    Command, Envelope, LegacyEnd, PartialReading, RegisterEntries, RejectedLine, State,
    TakeAmounts, evolve,
};
use std::sync::{Arc, Mutex, PoisonError};

/// The last comparison, with the state and day it was made on.
#[derive(Default)]
pub(super) struct Compare {
    last: Mutex<Option<(State, Date, Arc<Comparison>)>>,
}

/// Which people of a comparison a work list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareList {
    /// Everybody.
    All,
    /// Whom nothing is done for before somebody decides.
    ToDecide,
    /// Of a class.
    Class(Class),
    /// With a finding.
    Finding(RosterFinding),
}

/// What a compared person waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareWork {
    /// Nothing: cleared, to be merged or surrendered.
    Nothing,
    /// Nothing more: the legacy relation has ended, in what way and when.
    Ended(LegacyEnd),
    /// A decision.
    ToDecide,
    /// The office, to which it was sent back, and its newer roster.
    SentBack,
    /// Nothing more: died on that day by the file.
    Stopped(Date),
    /// A corrected roster: nothing of the line could be taken in.
    ToCorrect,
}

/// Who a result is about, as the legacy roster says it.
#[derive(Clone, Copy)]
pub struct ComparedPerson<'a> {
    /// 参保编号
    pub legacy_no: &'a str,
    /// 姓名
    pub name: &'a str,
    /// 公民身份号码 in full, or what stands in its place on a rejected line.
    pub number: &'a str,
    /// 乡镇街道, where it is known.
    pub township: Option<TownshipCode>,
    /// 是否领取待遇
    pub drawing: bool,
    /// 个人账户余额, where it can be read.
    pub balance: Option<Money>,
    /// 月待遇标准, where it can be read.
    pub monthly: Option<Money>,
}

impl CompareList {
    fn shows(self, compared: &Compared) -> bool {
        match self {
            Self::All | Self::ToDecide => true,
            Self::Class(class) => compared.result.class == class,
            Self::Finding(finding) => compared.result.findings.has(finding),
        }
    }
}

impl Reader {
    /// The whole district compared, as of this reader's moment; the same rosters on the
    /// same day are compared once, and after a change only whom it concerns.
    pub fn comparison(&self) -> Arc<Comparison> {
        let (state, today) = (self.state(), self.today());
        let mut last = self.shared.compare.last.lock().unwrap_or_else(PoisonError::into_inner);
        let known = last.as_ref().filter(|(_, day, _)| *day == today);
        if let Some((then, _, found)) = known
            && same_rosters(then, state)
        {
            return Arc::clone(found);
        }
        let rules = self.rules();
        let followed = known.and_then(|(then, _, found)| found.after(then, state, rules, today));
        let found = followed.unwrap_or_else(|| Comparison::of(state, rules, today));
        let found = Arc::new(found);
        *last = Some((state.clone(), today, Arc::clone(&found)));
        found
    }

    /// The people of a work list whom the actor may see, in the comparison's order: the
    /// numbers of their rows in [`Comparison::rows`].
    pub fn compare_list(&self, comparison: &Comparison, list: CompareList) -> Vec<usize> {
        let rows = comparison.rows.iter().enumerate();
        let open = |row| list != CompareList::ToDecide || self.is_to_decide(row);
        let shown = rows.filter(|(_, row)| list.shows(row) && self.sees_compared(row) && open(row));
        shown.map(|(at, _)| at).collect()
    }

    /// How many people of a work list the actor may see.
    pub fn compare_count(&self, comparison: &Comparison, list: CompareList) -> usize {
        match (self.sees_everybody(), list) {
            (true, CompareList::All) => comparison.rows.len(),
            (true, CompareList::Class(class)) => comparison.count(class),
            (true, CompareList::Finding(finding)) => {
                comparison.findings.get(&finding).copied().unwrap_or(0)
            }
            _ => self.compare_list(comparison, list).len(),
        }
    }

    /// Who a compared person is; `None` for whom the actor may not see.
    pub fn compared_person(&self, key: &CompareSubject) -> Option<ComparedPerson<'_>> {
        match key {
            CompareSubject::Person(id) => {
                let file = self.person(*id)?;
                let legacy = file.legacy.as_ref()?;
                Some(ComparedPerson {
                    legacy_no: &legacy.legacy_no,
                    name: &file.name,
                    number: file.id_number.as_str(),
                    township: Some(file.township),
                    drawing: legacy.drawing,
                    balance: Some(legacy.balance),
                    monthly: Some(legacy.monthly),
                })
            }
            CompareSubject::Rejected(key) => {
                let said = self.partial_reading(key)?;
                let line = self.state().rejected_legacy_line(key)?;
                Some(ComparedPerson {
                    legacy_no: &line.key,
                    name: &said.name,
                    number: &said.number,
                    township: said.township,
                    drawing: said.drawing == Some(true),
                    balance: said.balance,
                    monthly: said.monthly,
                })
            }
        }
    }

    /// How the rosters compare for one person on file.
    pub fn comparison_of(&self, person: PersonId) -> Option<ComparisonResult> {
        let file = self.person(person)?;
        compare_person(self.state(), file, self.rules(), self.today())
    }

    /// The death that only the household roster tells of (A7).
    pub fn listed_death(&self, person: PersonId) -> Option<ListedDeath> {
        listed_death(self.state(), self.person(person)?)
    }

    /// A compared person's line of the merged payroll; `None` for who draws nothing.
    pub fn payroll_line(&self, compared: &Compared) -> Option<PayrollLine> {
        payroll_line(self.state(), compared)
    }

    /// The decisions on a person, oldest first, and whether each is still valid.
    pub fn compare_decisions(&self, person: PersonId) -> Vec<(&Decided, bool)> {
        let Some(file) = self.person(person) else { return Vec::new() };
        let valid: Vec<&Decided> = valid_decisions(self.state(), file).collect();
        let all = self.state().decisions.get(&person).map_or(&[][..], |list| &list[..]);
        let is_valid = |one: &Decided| valid.iter().any(|other| std::ptr::eq(*other, one));
        all.iter().map(|one| (one, is_valid(one))).collect()
    }

    /// Whether somebody here must decide on a compared person; asked of the whole district at
    /// every frame, so the file is looked up only of whom something blocks.
    pub fn is_to_decide(&self, row: &Compared) -> bool {
        row.result.class == Class::Blocked && self.compare_work(row) == CompareWork::ToDecide
    }

    /// What a compared person waits for.
    pub fn compare_work(&self, row: &Compared) -> CompareWork {
        let id = match &row.key {
            CompareSubject::Person(id) => *id,
            CompareSubject::Rejected(key) if self.unread_amounts(key).is_some() => {
                return CompareWork::ToDecide;
            }
            CompareSubject::Rejected(_) => return CompareWork::ToCorrect,
        };
        let Some(file) = self.person(id) else { return CompareWork::Nothing };
        if let Some(ended) = file.legacy.as_ref().and_then(|legacy| legacy.ended) {
            return CompareWork::Ended(ended);
        }
        if row.result.class != Class::Blocked {
            return CompareWork::Nothing;
        }
        if let Some(died) = file.died {
            return CompareWork::Stopped(died);
        }
        match valid_decisions(self.state(), file).last().map(|last| &last.decision) {
            Some(CompareDecision::SendBack) => CompareWork::SentBack,
            _ => CompareWork::ToDecide,
        }
    }

    /// The result on a person if a command were carried out now, and if it would not
    /// be, why.
    pub fn comparison_after(
        &self,
        command: &Command,
        person: PersonId,
    ) -> Result<Option<ComparisonResult>, OfficeError> {
        let then = self.state_after(command)?;
        let file = then.person(person);
        Ok(file.and_then(|file| compare_person(&then, file, self.rules(), self.today())))
    }

    /// The result on whoever a legacy line is of if its amounts were taken from the paper,
    /// and if they would not be, why.
    pub fn comparison_with_amounts(
        &self,
        command: TakeAmounts,
    ) -> Result<Option<ComparisonResult>, OfficeError> {
        let number = command.amounts.legacy_no.clone();
        let then = self.state_after(&Command::TakeAmounts(command))?;
        let file = then.by_legacy_no.get(&number).and_then(|id| then.person(*id));
        Ok(file.and_then(|file| compare_person(&then, file, self.rules(), self.today())))
    }

    fn state_after(&self, command: &Command) -> Result<State, OfficeError> {
        let events = self.foresee(command)?;
        let mut then = self.state().clone();
        let actor = self.actor().login.clone();
        let envelope = Envelope { seq: self.head().seq + 1, at: self.now(), actor };
        events.iter().for_each(|event| evolve(&mut then, &envelope, event));
        Ok(then)
    }

    /// The amounts that cannot be read of a legacy rejected line; `None` where more of it
    /// cannot be read, or the actor may not see it.
    pub fn unread_amounts(&self, legacy_no: &str) -> Option<Vec<LineAmount>> {
        self.partial_reading(legacy_no)?;
        unread_amounts(self.state().rejected_legacy_line(legacy_no)?)
    }

    /// Whether a legacy line that cannot be read is on file all the same and says nothing
    /// new.
    pub fn is_line_on_file(&self, line: &RejectedLine) -> bool {
        is_on_file(self.state(), line)
    }

    /// Whether a line of the legacy roster is rejected under a number.
    pub fn is_line_rejected(&self, legacy_no: &str) -> bool {
        self.state().rejected_legacy_line(legacy_no).is_some()
    }

    /// Every line of every roster that a result rests on.
    pub fn compare_sources(&self, key: &CompareSubject) -> Vec<SourceLine> {
        let seen = self.compared_person(key).is_some();
        if seen { sources_of(self.state(), key) } else { Vec::new() }
    }

    /// What the registers of other offices say of a compared person.
    pub fn compared_listing(&self, key: &CompareSubject) -> Option<&RegisterEntries> {
        match key {
            CompareSubject::Person(id) => self.listing(&self.person(*id)?.id_number),
            CompareSubject::Rejected(key) => {
                let number = self.partial_reading(key)?.id_number?;
                self.state().listings.get(&number).map(|listing| &**listing)
            }
        }
    }

    /// What could be read of a line of the legacy roster that was rejected.
    pub fn partial_reading(&self, key: &str) -> Option<&PartialReading> {
        let line = self.state().rejected_legacy_line(key)?;
        let said = line.reading.as_deref()?;
        let sees = self.sees_everybody() || said.township.is_some_and(|code| self.sees(code));
        sees.then_some(said)
    }

    fn sees_compared(&self, row: &Compared) -> bool {
        self.sees_everybody() || row.township.is_some_and(|code| self.sees(code))
    }
}

/// Whether two states hold the same of all that a comparison rests on.
fn same_rosters(one: &State, other: &State) -> bool {
    one.people.ptr_eq(&other.people)
        && one.listings.ptr_eq(&other.listings)
        && one.rejected_lines.ptr_eq(&other.rejected_lines)
        && one.decisions.ptr_eq(&other.decisions)
}
