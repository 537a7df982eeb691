//! Checking a journal or a copy of one, without a store and without a lock.

use super::opening::survey_existing;
use super::scan::Scan;
use super::segment::Extent;
use super::{Head, JournalFault};
use crate::base::{METER, Phase};
use std::path::Path;

/// What a journal that is whole comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Lines there are.
    pub lines: u64,
    /// The last of them.
    pub head: Head,
    /// Bytes behind them that were never acknowledged: an append under way, or
    /// one that was cut off. Always 0 for a copy.
    pub unfinished: u64,
}

/// Checks every line, hash and link of a journal's directory, or of one file
/// with its lines (a backup, an export, the segments one after another).
/// `Damaged` names the first line that is not what it was, or where a copy
/// was cut short.
pub fn verify(path: &Path) -> Result<Verified, JournalFault> {
    if path.is_dir() {
        let survey = survey_existing(path, true)?;
        let head = survey.sound.head();
        return Ok(Verified { lines: head.seq, head, unfinished: survey.unfinished() });
    }
    let extent = Extent::of_file(path)?;
    METER.begin(Phase::Checking, extent.end);
    let mut scan = Scan::from_first(extent);
    while let Some(line) = scan.step()? {
        METER.step(line.bytes.len() as u64);
    }
    let head = scan.finish()?.head();
    Ok(Verified { lines: head.seq, head, unfinished: 0 })
}
