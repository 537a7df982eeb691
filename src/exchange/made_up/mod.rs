//! Made-up rosters of a made-up district, for practice, tests and benches. Nobody
//! in them exists. The same number of people and the same seed make the same
//! district.

mod files;
mod odd;
mod people;
mod registers;

use super::{CandidateRow, LegacyRow, WriteFault};
use people::People;
use std::path::{Path, PathBuf};

/// A made-up district's originally insured people and its candidates, three to one.
pub struct MadeUp {
    /// The originally insured.
    pub legacy: Vec<LegacyRow>,
    /// The candidates for confirmation; none is originally insured.
    pub candidates: Vec<CandidateRow>,
    seed: u64,
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

    /// Writes the rosters as offices send them: the first as CSV in GB18030 between
    /// title, unit and total lines, with odd forms, six of a thousand numbers spoiled,
    /// two of a thousand amounts unreadable and three of a thousand people listed twice; the candidates as XLSX, with
    /// spoiled numbers and a few who are originally insured. Tells where they are.
    pub fn write_rosters(&self, folder: &Path) -> Result<[PathBuf; 2], WriteFault> {
        files::write(self, folder)
    }

    /// Writes the rosters of the other offices, with their own odd forms and faults: the
    /// residents' as CSV in UTF-8, the employees' as XLSX, the household register as CSV in
    /// GB18030. Tells where they are.
    pub fn write_registers(&self, folder: &Path) -> Result<[PathBuf; 3], WriteFault> {
        registers::write(self, folder)
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
