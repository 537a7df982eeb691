//! The hot state at one sequence number: state, queues, and each person's trail.

use super::kept::StoreFault;
use super::queues::Queues;
use crate::base::{BatchId, CaseId, IdNumber, Login, Month, ObjectionId, PersonId};
use crate::casework::{
    AccountEvent, Envelope, Event, NoticeEvent, PersonEvent, PersonRegistered, RosterEvent, State,
    evolve,
};
use crate::journal::{Entry, Head, Locator};
use imbl::OrdMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything the desk works on, as of one line of the journal. Copies share what
/// did not change, so that readers keep theirs while the writer goes on.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Files, cases, accounts.
    pub state: State,
    /// Open cases by where they stand.
    pub queues: Queues,
    /// Where each person's records stand in the journal, oldest first.
    pub trails: OrdMap<PersonId, Arc<Vec<Locator>>>,
    /// Where the records stand that hold lines of other offices' rosters.
    pub roster_records: OrdMap<u64, Locator>,
    /// The last line applied.
    pub head: Head,
}

/// What some records changed: what search and sled must follow.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// Files.
    pub people: BTreeSet<PersonId>,
    /// Cases.
    pub cases: BTreeSet<CaseId>,
    /// Objections.
    pub objections: BTreeSet<ObjectionId>,
    /// Land projects.
    pub projects: BTreeSet<String>,
    /// Accounts.
    pub staff: BTreeSet<Login>,
    /// Numbers that other offices' rosters list.
    pub listings: BTreeSet<IdNumber>,
    /// Whether rosters or lines kept aside changed.
    pub rosters: bool,
    /// Months in which acts were counted.
    pub months: BTreeSet<Month>,
    /// What changed of the special account.
    pub fund: FundTouched,
}

/// What some records changed of the special account.
#[derive(Clone, Debug, Default)]
pub struct FundTouched {
    /// Place of the first new entry of the books, where there is one.
    pub entries_from: Option<usize>,
    /// Batches.
    pub batches: BTreeSet<BatchId>,
    /// Whether allocations, result files or closed months changed.
    pub sheets: bool,
}

impl FundTouched {
    fn merge(&mut self, other: Self) {
        self.entries_from = self.entries_from.into_iter().chain(other.entries_from).min();
        self.batches.extend(other.batches);
        self.sheets |= other.sheets;
    }
}

impl Touched {
    fn merge(&mut self, other: Self) {
        self.people.extend(other.people);
        self.cases.extend(other.cases);
        self.objections.extend(other.objections);
        self.projects.extend(other.projects);
        self.staff.extend(other.staff);
        self.listings.extend(other.listings);
        self.rosters |= other.rosters;
        self.months.extend(other.months);
        self.fund.merge(other.fund);
    }
}

impl FromIterator<Touched> for Touched {
    fn from_iter<T: IntoIterator<Item = Self>>(records: T) -> Self {
        let mut all = Self::default();
        records.into_iter().for_each(|touched| all.merge(touched));
        all
    }
}

/// Reads the events of a journal's line.
pub fn decode_events(entry: &Entry) -> Result<Vec<Event>, StoreFault> {
    let unreadable = |fault: serde_json::Error| {
        // The parser's own words may quote personal data; where it stopped does not.
        StoreFault::Unreadable { seq: entry.seq, column: fault.column() }
    };
    serde_json::from_str(entry.events.get()).map_err(unreadable)
}

impl Snapshot {
    /// Applies the events of one record and notes what they touched.
    pub fn apply(&mut self, envelope: &Envelope, events: &[Event], touched: &mut Touched) {
        let booked = self.state.fund.entries.len();
        for event in events {
            let case = case_of(event);
            let before = case.and_then(|id| self.state.cases.get(&id).cloned());
            let aside = self.state.rejected_lines.len();
            evolve(&mut self.state, envelope, event);
            touched.rosters |= self.state.rejected_lines.len() != aside;
            if let Some(after) = case.and_then(|id| self.state.cases.get(&id)) {
                let township = self.state.people.get(&after.person).map(|file| file.township);
                if let Some(township) = township {
                    self.queues.move_case(township, before.as_deref(), after);
                }
            }
            note(touched, &self.state, event);
            if matches!(event, Event::Case(_)) {
                touched.months.insert(Month::of(envelope.at.date()));
            }
        }
        if booked < self.state.fund.entries.len() {
            touched.fund.entries_from.get_or_insert(booked);
        }
        self.head.seq = envelope.seq;
    }

    /// Adds a record's place to the trails of those it touched.
    pub fn lay_trail(&mut self, touched: &Touched, seq: u64, locator: Locator) {
        if !touched.listings.is_empty() {
            self.roster_records.insert(seq, locator);
        }
        for person in &touched.people {
            let trail = self.trails.entry(*person).or_default();
            match Arc::get_mut(trail) {
                Some(own) => own.push(locator),
                // Others read the old one: the copy is made as long as it will be.
                None => *trail = Arc::new(trail.iter().copied().chain([locator]).collect()),
            }
        }
    }

    /// Applies a journal's line, as opening does.
    pub fn replay(&mut self, entry: &Entry) -> Result<Touched, StoreFault> {
        let events = decode_events(entry)?;
        let envelope = Envelope { seq: entry.seq, at: entry.at, actor: entry.actor.clone() };
        let mut touched = Touched::default();
        self.apply(&envelope, &events, &mut touched);
        self.lay_trail(&touched, entry.seq, entry.locator);
        self.head = Head { seq: entry.seq, hash: entry.hash };
        Ok(touched)
    }
}

fn case_of(event: &Event) -> Option<CaseId> {
    match event {
        Event::Case(event) => Some(event.case()),
        Event::Notice(event) => Some(event.case()),
        Event::Payment(event) => Some(event.case()),
        Event::Person(_)
        | Event::Land(_)
        | Event::Roster(_)
        | Event::Account(_)
        | Event::Fund(_) => None,
    }
}

fn note(touched: &mut Touched, state: &State, event: &Event) {
    let case = case_of(event);
    touched.cases.extend(case);
    touched.people.extend(case.and_then(|id| state.case(id)).map(|case| case.person));
    match event {
        Event::Person(event) => {
            touched.people.insert(event.person());
            touched.rosters |= matches!(
                event,
                PersonEvent::Registered(PersonRegistered { source: Some(_), .. })
                    | PersonEvent::ListedAgain { .. }
                    | PersonEvent::LegacyAmended { .. }
            );
            let open = state.person(event.person()).map(|file| &file.open_cases);
            touched.cases.extend(open.into_iter().flatten());
        }
        Event::Case(_) => {}
        Event::Notice(
            NoticeEvent::Objected { objection, .. } | NoticeEvent::Settled { objection, .. },
        ) => {
            touched.objections.insert(*objection);
        }
        Event::Notice(NoticeEvent::Posted { .. }) => {}
        Event::Land(event) => {
            touched.projects.insert(event.number().to_owned());
        }
        Event::Roster(RosterEvent::Imported { .. }) => touched.rosters = true,
        Event::Roster(RosterEvent::Listed { lines, .. }) => {
            touched.rosters = true;
            touched.listings.extend(lines.iter().map(|line| line.id_number));
        }
        Event::Account(event) => touched.staff.extend(account_of(event)),
        Event::Fund(event) => match event.batch() {
            Some(batch) => drop(touched.fund.batches.insert(batch)),
            None => touched.fund.sheets = true,
        },
        Event::Payment(event) => drop(touched.fund.batches.insert(event.batch())),
    }
}

fn account_of(event: &AccountEvent) -> Option<Login> {
    match event {
        AccountEvent::Added { login, .. }
        | AccountEvent::Disabled { login }
        | AccountEvent::PasswordSet { login, .. }
        | AccountEvent::Unlocked { login }
        | AccountEvent::Delegated { login, .. }
        | AccountEvent::DelegationEnded { login }
        | AccountEvent::SignedIn { login, .. }
        | AccountEvent::SignInFailed { login, .. } => Some(login.clone()),
        AccountEvent::Exported(_) | AccountEvent::SessionEnded { .. } => None,
    }
}
