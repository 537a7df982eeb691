//! A death that only public security's roster tells of: it pays nothing by itself and
//! takes nothing away; it leads to review (A7).

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
}

/// What the household roster says of somebody who lives by the file; found by the identity
/// number, so that candidates are found as well as the originally insured.
pub fn listed_death(state: &State, file: &Person) -> Option<ListedDeath> {
    if file.died.is_some() {
        return None;
    }
    let register = Register::Household;
    let line = state.listings.get(&file.id_number)?.of(register)?;
    let RegisterEntry::Household { status: HouseholdStatus::Deceased, since: on } = line.says
    else {
        return None;
    };
    let another = CompareDecision::AnotherPerson { register };
    let rejected = valid_decisions(state, file).any(|decided| decided.decision == another);
    (!rejected).then_some(ListedDeath { on })
}
