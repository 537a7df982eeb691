//! The rosters compared, as the desk and the command line ask for it; confined to what
//! the actor may see.

use super::reader::Reader;
use crate::base::{CaseId, Date, Money, PersonId, TownshipCode};
use crate::casework::comparison::{
    Class, CompareDecision, CompareSubject, Compared, Comparison, ComparisonResult, Decided,
    ListedDeath, NearIndex, NearMatch, PayrollLine, RosterFinding, compare_person, listed_death,
    near_matches_of, payroll_line, sharers_of, valid_decisions,
};
use crate::casework::{
    Cohort, Command, Envelope, Event, LegacyEnd, RegisterEntries, State, TakeAmounts,
    amounts_on_file, changing_figures, evolve,
};
use crate::office::OfficeError;
use std::sync::Arc;

/// Which people of a comparison a work list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareList {
    /// Everybody who was compared.
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
    /// A decision of staff.
    ToDecide,
    /// The office, to which it was sent back, and its newer roster.
    SentBack,
    /// Nothing more: died on that day by the file.
    Stopped(Date),
    /// A corrected roster: nothing of the line could be taken in.
    ToCorrect,
    /// A second person, who decides on the amounts from the paper (X1).
    ToReview(CaseId),
}

/// Who a result is about, as the legacy roster says it.
#[derive(Clone, Copy)]
pub struct ComparedPerson<'a> {
    /// 参保编号
    pub legacy_no: &'a str,
    /// 姓名, as the legacy roster has it.
    pub name: &'a str,
    /// 公民身份号码 in full, or what a rejected line has in its place.
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

/// Questions about the comparison of the rosters, confined to what the actor may see.
#[derive(Clone, Copy)]
pub struct ComparisonReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// The rosters compared, as of this moment.
    pub fn comparison(&self) -> ComparisonReader<'_> {
        ComparisonReader { reader: self }
    }
}

impl<'r> ComparisonReader<'r> {
    /// The whole district compared, as of this reader's moment; the same rosters on the
    /// same day are compared once, and after a change only whom it concerns.
    pub fn result(self) -> Arc<Comparison> {
        let (state, today) = (self.reader.state(), self.reader.today());
        self.reader.shared.comparison.of(state, self.reader.rules(), today)
    }

    /// The people of a work list whom the actor may see, in the comparison's order: the
    /// numbers of their rows in [`Comparison::rows`].
    pub fn list(self, comparison: &Comparison, list: CompareList) -> Vec<usize> {
        let rows = comparison.rows.iter().enumerate();
        let open = |row| list != CompareList::ToDecide || self.is_to_decide(row);
        let shown = rows.filter(|(_, row)| list.shows(row) && self.sees_compared(row) && open(row));
        shown.map(|(at, _)| at).collect()
    }

    /// How many people of a work list the actor may see.
    pub fn count(self, comparison: &Comparison, list: CompareList) -> usize {
        match (self.reader.sees_everybody(), list) {
            (true, CompareList::All) => comparison.rows.len(),
            (true, CompareList::Class(class)) => comparison.count(class),
            (true, CompareList::Finding(finding)) => {
                comparison.findings.get(&finding).copied().unwrap_or(0)
            }
            _ => self.list(comparison, list).len(),
        }
    }

    /// Who a compared person is; `None` for whom the actor may not see.
    pub fn person(self, key: &CompareSubject) -> Option<ComparedPerson<'r>> {
        match key {
            CompareSubject::Person(id) => {
                let file = self.reader.person(*id)?;
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
                let said = self.reader.rosters().partial_reading(key)?;
                let line = self.reader.state().rejected_legacy_line(key)?;
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

    /// What the registers of other offices say of a compared person.
    pub fn listing(self, key: &CompareSubject) -> Option<&'r RegisterEntries> {
        match key {
            CompareSubject::Person(id) => {
                self.reader.rosters().listing(&self.reader.person(*id)?.id_number)
            }
            CompareSubject::Rejected(key) => {
                let number = self.reader.rosters().partial_reading(key)?.id_number?;
                self.reader.state().listings.get(&number).map(|listing| &**listing)
            }
        }
    }

    /// The result for one person on file.
    pub fn of(self, person: PersonId) -> Option<ComparisonResult> {
        let file = self.reader.person(person)?;
        compare_person(self.reader.state(), file, self.reader.rules(), self.reader.today())
    }

    /// The death that only the household roster has (A7).
    pub fn listed_death(self, person: PersonId) -> Option<ListedDeath> {
        listed_death(self.reader.state(), self.reader.person(person)?)
    }

    /// A compared person's line of the merged payroll; `None` for who draws nothing.
    pub fn payroll_line(self, compared: &Compared) -> Option<PayrollLine> {
        payroll_line(self.reader.state(), compared)
    }

    /// The decisions on a person, oldest first, and whether each is still valid.
    pub fn decisions(self, person: PersonId) -> Vec<(&'r Decided, bool)> {
        let Some(file) = self.reader.person(person) else { return Vec::new() };
        let valid: Vec<&Decided> = valid_decisions(self.reader.state(), file).collect();
        let all = self.reader.state().decisions.get(&person).map_or(&[][..], |list| &list[..]);
        let is_valid = |one: &Decided| valid.iter().any(|other| std::ptr::eq(*other, one));
        all.iter().map(|one| (one, is_valid(one))).collect()
    }

    /// Whether somebody here must decide on a compared person; asked of the whole district at
    /// every frame, so the file is looked up only of whom something blocks.
    pub fn is_to_decide(self, row: &Compared) -> bool {
        row.result.class == Class::Blocked && self.work(row) == CompareWork::ToDecide
    }

    /// What a compared person waits for.
    pub fn work(self, row: &Compared) -> CompareWork {
        let id = match &row.key {
            CompareSubject::Person(id) => *id,
            CompareSubject::Rejected(key)
                if self.reader.rosters().unread_amounts(key).is_some() =>
            {
                let waiting = self.amounts_proposed(key);
                return waiting.map_or(CompareWork::ToDecide, CompareWork::ToReview);
            }
            CompareSubject::Rejected(_) => return CompareWork::ToCorrect,
        };
        let Some(file) = self.reader.person(id) else { return CompareWork::Nothing };
        if let Some(ended) = file.legacy.as_ref().and_then(|legacy| legacy.ended) {
            return CompareWork::Ended(ended);
        }
        if row.result.class != Class::Blocked {
            return CompareWork::Nothing;
        }
        if let Some(died) = file.died {
            return CompareWork::Stopped(died);
        }
        if let Some(case) = changing_figures(self.reader.state(), file) {
            return CompareWork::ToReview(case);
        }
        match valid_decisions(self.reader.state(), file).last().map(|last| &last.decision) {
            Some(CompareDecision::SendBack) => CompareWork::SentBack,
            _ => CompareWork::ToDecide,
        }
    }

    /// The result for a person if a command were carried out now, and if it would not
    /// be, why.
    pub fn comparison_after(
        self,
        command: &Command,
        person: PersonId,
    ) -> Result<Option<ComparisonResult>, OfficeError> {
        let then = self.state_after(command)?;
        let file = then.person(person);
        Ok(file
            .and_then(|file| compare_person(&then, file, self.reader.rules(), self.reader.today())))
    }

    /// The result for whoever a legacy line is of if its amounts were taken from the paper,
    /// and if they would not be, why.
    pub fn comparison_with_amounts(
        self,
        command: TakeAmounts,
    ) -> Result<Option<ComparisonResult>, OfficeError> {
        let number = command.amounts.legacy_no.clone();
        let events =
            amounts_on_file(self.reader.state(), &command).map_err(OfficeError::Refused)?;
        self.reader.foresee(&Command::TakeAmounts(command))?;
        let then = self.state_with(&events);
        let file = then.holder_of(&number).and_then(|id| then.person(id));
        Ok(file
            .and_then(|file| compare_person(&then, file, self.reader.rules(), self.reader.today())))
    }

    fn state_after(self, command: &Command) -> Result<State, OfficeError> {
        Ok(self.state_with(&self.reader.foresee(command)?))
    }

    fn state_with(self, events: &[Event]) -> State {
        let mut then = self.reader.state().clone();
        let actor = self.reader.actor().login.clone();
        let envelope = Envelope { seq: self.reader.head().seq + 1, at: self.reader.now(), actor };
        events.iter().for_each(|event| evolve(&mut then, &envelope, event));
        then
    }

    /// The case in which amounts of a rejected legacy line wait for a second person (X1).
    pub fn amounts_proposed(self, legacy_no: &str) -> Option<CaseId> {
        let state = self.reader.state();
        let reading = self.reader.rosters().partial_reading(legacy_no)?;
        let named = reading.id_number.and_then(|number| state.person_of(&number));
        let holder = state.holder_of(legacy_no).and_then(|id| state.person(id)).or(named)?;
        changing_figures(state, holder)
    }

    /// Whoever else gave a compared person's bank account, on file or on a rejected line:
    /// those whom the actor may see, and how many others there are.
    pub fn sharers(self, key: &CompareSubject) -> (Vec<CompareSubject>, usize) {
        let all = match self.person(key) {
            Some(_) => sharers_of(self.reader.state(), key),
            None => Vec::new(),
        };
        let (seen, unseen): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| match one {
            CompareSubject::Person(id) => self.reader.person(*id).is_some(),
            CompareSubject::Rejected(line) => self.reader.rosters().partial_reading(line).is_some(),
        });
        (seen, unseen.len())
    }

    /// Whoever stands in the residents' or employees' register under almost the number of
    /// somebody whom these do not list, or under their name and birth date or township.
    pub fn near_matches(self, key: &CompareSubject) -> Vec<NearMatch> {
        let seen = match key {
            CompareSubject::Person(id) => self.reader.person(*id).is_some(),
            CompareSubject::Rejected(_) => self.person(key).is_some(),
        };
        if seen { near_matches_of(self.reader.state(), key) } else { Vec::new() }
    }

    /// The same of everybody in these rows and of the candidates, whose verdict rests on what
    /// does not list them as much as on what does: who has none is left out.
    pub fn near_matches_of<'a>(
        self,
        rows: impl IntoIterator<Item = &'a Compared>,
    ) -> Vec<(CompareSubject, Vec<NearMatch>)> {
        let index = NearIndex::of(self.reader.state());
        let candidates = self.reader.people().all().filter(|file| {
            let refused = file.confirmation.is_refused();
            file.cohort != Cohort::Original && !refused && self.reader.sees(file.township)
        });
        let candidates = candidates.map(|file| CompareSubject::Person(file.id));
        let all = rows.into_iter().map(|row| row.key.clone()).chain(candidates);
        let all = all.map(|key| (index.matches(&key), key));
        all.filter(|(found, _)| !found.is_empty()).map(|(found, key)| (key, found)).collect()
    }

    fn sees_compared(self, row: &Compared) -> bool {
        self.reader.sees_everybody() || row.township.is_some_and(|code| self.reader.sees(code))
    }
}
