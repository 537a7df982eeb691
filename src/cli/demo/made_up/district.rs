//! A made-up district: its originally insured people and its candidates.

use super::people::People;
use crate::exchange::{CandidateRow, LegacyRow};

/// A made-up district's originally insured people and its candidates, three to one.
pub struct MadeUp {
    /// The originally insured.
    pub legacy: Vec<LegacyRow>,
    /// The candidates for confirmation; none is originally insured.
    pub candidates: Vec<CandidateRow>,
    /// Makes the same district again.
    pub(super) seed: u64,
}

impl MadeUp {
    /// A district of so many people.
    pub fn new(people: usize, seed: u64) -> Self {
        let mut maker = People::new(seed);
        let candidates = people / 4;
        let mut legacy: Vec<_> =
            (1..=people - candidates).map(|number| maker.legacy(number)).collect();
        let candidates = (0..candidates).map(|_| maker.candidate()).collect();
        share_accounts(&mut legacy);
        Self { legacy, candidates, seed }
    }
}

/// Two of five hundred gave the account of the one before them.
fn share_accounts(legacy: &mut [LegacyRow]) {
    const EVERY: usize = 500;
    const FIRST: usize = 10;
    for at in (FIRST..legacy.len()).step_by(EVERY) {
        legacy[at].bank_account = legacy[at - 1].bank_account.clone();
    }
}
