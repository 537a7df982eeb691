//! A candidate held against everybody else on file (S2).

use super::finding::AlikeFinding;
use crate::casework::person::Person;
use crate::casework::state::State;

/// In what others on file are like somebody; the same number cannot be on file twice.
pub(super) fn findings(state: &State, file: &Person) -> Vec<AlikeFinding> {
    let checks = [
        (AlikeFinding::NameAndBirth, state.peers.namesakes(file) > 0),
        (AlikeFinding::Phone, state.peers.phone_sharers(file) > 0),
    ];
    checks.into_iter().filter_map(|(finding, holds)| holds.then_some(finding)).collect()
}
