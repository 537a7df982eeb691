//! A death that only public security's roster tells of, or may tell of: it pays nothing by
//! itself and takes nothing away; it leads to review (A7).

use super::decision::CompareDecision;
use super::validity::valid_decisions;
use crate::base::Date;
use crate::casework::person::Person;
use crate::casework::registers::{HouseholdStatus, Register, RegisterEntry};
use crate::casework::state::State;

/// A death on the household roster that is not on file, and that no decision set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedDeath {
    /// The day, where the roster names one.
    pub on: Option<Date>,
    /// The roster has a line on the person that cannot be read: it may tell of a death.
    pub unreadable: bool,
}

/// What the household roster says of somebody who lives by the file; found by the identity
/// number, so that candidates are found as well as the originally insured. A line that
/// cannot be read counts until it is mended or set aside.
pub fn listed_death(state: &State, file: &Person) -> Option<ListedDeath> {
    if file.died.is_some() {
        return None;
    }
    let register = Register::Household;
    let line = state.listings.get(&file.id_number).and_then(|listing| listing.of(register));
    let dead = line.and_then(|line| match line.says {
        RegisterEntry::Household { status: HouseholdStatus::Deceased, since } => Some(since),
        _ => None,
    });
    let listed = match dead {
        Some(on) => ListedDeath { on, unreadable: false },
        None if state.rejected_of(register, &file.whom()).is_empty() => return None,
        None => ListedDeath { on: None, unreadable: true },
    };
    let another = CompareDecision::AnotherPerson { register };
    let rejected = valid_decisions(state, file).any(|decided| decided.decision == another);
    (!rejected).then_some(listed)
}
