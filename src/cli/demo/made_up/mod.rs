//! Made-up rosters of a made-up district, for practice, tests and benches. Nobody
//! in them exists. The same number of people and the same seed make the same
//! district.

mod district;
mod files;
mod odd;
mod people;
mod registers;
#[cfg(test)]
mod tests;

pub use district::MadeUp;

use crate::documents::WriteFault;
use std::path::{Path, PathBuf};

impl MadeUp {
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
