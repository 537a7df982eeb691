//! The hot state at one sequence number: state, queues, and the index of
//! each person's history.

use super::fault::StoreFault;
use super::queues::Queues;
use crate::base::{CaseId, PersonId};
use crate::casework::{
    AccountEvent, Envelope, Event, PersonEvent, PersonRegistered, RosterEvent, State, evolve,
};
use crate::journal::{Head, JournalEntry, Locator};
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
    /// The history index: where each person's records are in the journal, oldest first.
    pub history: OrdMap<PersonId, Arc<Vec<Locator>>>,
    /// Where the records are that hold lines of other offices' rosters.
    pub roster_records: OrdMap<u64, Locator>,
    /// The last line applied.
    pub head: Head,
    /// Where that line is.
    pub place: Locator,
}

/// What some records changed, for those who follow: search, other desks, the history index.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// Whose files changed, or whose cases.
    pub people: BTreeSet<PersonId>,
    /// Whether lines of other offices' registers came, which are read back from the journal.
    pub registers: bool,
    /// Whether something changed that belongs to no township: rosters, lines set aside,
    /// accounts.
    pub district: bool,
}

/// Reads the events of a journal's line.
pub fn decode_events(entry: &JournalEntry) -> Result<Vec<Event>, StoreFault> {
    let unreadable = |fault: serde_json::Error| {
        // The parser's own words may quote personal data; where it stopped does not.
        StoreFault::Unreadable { seq: entry.seq, column: fault.column() }
    };
    serde_json::from_str(entry.events.get()).map_err(unreadable)
}

impl Snapshot {
    /// Applies the events of one record and notes what they touched.
    pub fn apply(&mut self, envelope: &Envelope, events: &[Event], touched: &mut Touched) {
        for event in events {
            let case = case_of(event);
            let before = case.and_then(|id| self.state.cases.get(&id).cloned());
            let aside = self.state.rejected_lines.len();
            evolve(&mut self.state, envelope, event);
            touched.district |= self.state.rejected_lines.len() != aside;
            if let Some(after) = case.and_then(|id| self.state.cases.get(&id)) {
                let township = self.state.people.get(&after.person).map(|file| file.township);
                if let Some(township) = township {
                    self.queues.move_case(township, before.as_deref(), after);
                }
                touched.people.insert(after.person);
            }
            note(touched, event);
        }
        self.head.seq = envelope.seq;
    }

    /// Adds a record's place to the history of those it touched.
    pub fn index_record(&mut self, touched: &Touched, seq: u64, place: Locator) {
        if touched.registers {
            self.roster_records.insert(seq, place);
        }
        for person in &touched.people {
            let places = self.history.entry(*person).or_default();
            match Arc::get_mut(places) {
                Some(own) => own.push(place),
                // Others read the old one: the copy is made as long as it will be.
                None => *places = Arc::new(places.iter().copied().chain([place]).collect()),
            }
        }
        self.place = place;
    }

    /// Applies a journal's line, as opening does.
    pub fn replay(&mut self, entry: &JournalEntry) -> Result<(), StoreFault> {
        let events = decode_events(entry)?;
        let envelope = Envelope { seq: entry.seq, at: entry.at, actor: entry.actor.clone() };
        let mut touched = Touched::default();
        self.apply(&envelope, &events, &mut touched);
        self.index_record(&touched, entry.seq, entry.locator);
        self.head = entry.head();
        Ok(())
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
        | Event::Fund(_)
        | Event::List(_) => None,
    }
}

/// Notes what an event touches, but for its case.
fn note(touched: &mut Touched, event: &Event) {
    match event {
        Event::Person(event) => {
            touched.people.insert(event.person());
            touched.district |= matches!(
                event,
                PersonEvent::Registered(PersonRegistered { source: Some(_), .. })
                    | PersonEvent::ListedAgain { .. }
                    | PersonEvent::LegacyAmended { .. }
            );
        }
        Event::Roster(event) => {
            touched.district = true;
            touched.registers |= matches!(
                event,
                RosterEvent::Listed { .. } | RosterEvent::CompensationListed { .. }
            );
        }
        Event::Account(event) => touched.district |= changes_account(event),
        Event::List(_) => touched.district = true,
        Event::Case(_) | Event::Notice(_) | Event::Payment(_) | Event::Land(_) | Event::Fund(_) => {
        }
    }
}

fn changes_account(event: &AccountEvent) -> bool {
    !matches!(event, AccountEvent::Exported(_) | AccountEvent::SessionEnded { .. })
}
