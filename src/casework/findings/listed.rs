//! A candidate held against the rosters of other offices (S2).

use super::finding::ListedFinding;
use crate::base::same_name;
use crate::casework::comparison::{CompareDecision, valid_decisions};
use crate::casework::person::Person;
use crate::casework::registers::{
    EmployeeStatus, HouseholdStatus, Register, RegisterEntry, ResidentStatus,
};
use crate::casework::state::State;

/// What the rosters say of somebody who is no originally insured person. What confirming
/// settled is not told again of each later case; what pays money that is not owed is.
pub(super) fn findings(state: &State, file: &Person, confirming: bool) -> Vec<ListedFinding> {
    let listing = state.listings.get(&file.id_number);
    let counts = |register| !is_anothers(state, file, register);
    let lines = Register::ALL.into_iter().filter(|register| counts(*register));
    let lines = lines.filter_map(|register| listing.and_then(|listing| listing.of(register)));
    let mut found = Vec::new();
    let mut another_name = false;
    for line in lines {
        another_name |= !line.name.is_empty() && !same_name(&line.name, &file.name);
        found.extend(said(&line.says));
    }
    let legacy =
        !file.listed_again.is_empty() || state.rejected_index.lists_in_legacy(&file.whom());
    let unreadable = [Register::Resident, Register::Employee]
        .into_iter()
        .any(|register| counts(register) && !state.rejected_of(register, &file.whom()).is_empty());
    let others = [
        (ListedFinding::Legacy, legacy),
        (ListedFinding::AnotherName, another_name),
        (ListedFinding::Unreadable, unreadable),
    ];
    found.extend(others.into_iter().filter_map(|(finding, holds)| holds.then_some(finding)));
    found.retain(|finding| confirming || is_told_always(*finding));
    found
}

/// What a register's line says that a reviewer must know.
fn said(says: &RegisterEntry) -> Option<ListedFinding> {
    match says {
        RegisterEntry::Resident { status, .. } => match status {
            ResidentStatus::Drawing => Some(ListedFinding::DrawsResident),
            ResidentStatus::Contributing => Some(ListedFinding::InResidents),
            ResidentStatus::Terminated => None,
        },
        RegisterEntry::Employee { status, .. } => {
            (*status == EmployeeStatus::Drawing).then_some(ListedFinding::DrawsEmployee)
        }
        RegisterEntry::Household { status, .. } => {
            (*status == HouseholdStatus::MovedOut).then_some(ListedFinding::MovedOut)
        }
    }
}

fn is_told_always(finding: ListedFinding) -> bool {
    use ListedFinding::{DrawsEmployee, DrawsResident, Legacy};
    matches!(finding, Legacy | DrawsEmployee | DrawsResident)
}

/// Whether a register's line was found to be another person's.
fn is_anothers(state: &State, file: &Person, register: Register) -> bool {
    let another = CompareDecision::AnotherPerson { register };
    valid_decisions(state, file).any(|decided| decided.decision == another)
}
