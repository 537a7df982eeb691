//! Checking a journal or a copy of one, without a store and without a lock.

use super::closing::CopiedFile;
use super::opening::survey_existing;
use super::scan::Scan;
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

/// Checks every line, hash and link of a journal's directory, or of a copy.
/// `Damaged` names the first line that is not what it was, or where a copy
/// was cut short; `Unclosed` is a copy that does not say where it ends.
pub fn verify(path: &Path) -> Result<Verified, JournalFault> {
    if path.is_dir() {
        let survey = survey_existing(path, true)?;
        let head = survey.sound.head();
        return Ok(Verified { lines: head.seq, head, unfinished: survey.unfinished() });
    }
    let copy = CopiedFile::open(path)?;
    METER.begin(Phase::Checking, copy.lines.end);
    let mut scan = Scan::from_first(copy.lines.clone());
    while let Some(line) = scan.step()? {
        METER.step(line.bytes.len() as u64);
    }
    let last = scan.finish()?;
    copy.check_end(&last)?;
    let head = last.head();
    Ok(Verified { lines: head.seq, head, unfinished: 0 })
}
