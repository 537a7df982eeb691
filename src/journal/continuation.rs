//! Whether a journal goes on from what it once was: a chain rewritten from some line on
//! passes every check of itself, and is known only by what was kept elsewhere (G8).

use super::closing::CopiedFile;
use super::opening::survey_existing;
use super::scan::Scan;
use super::segment::{Extent, journal_of};
use super::{Head, JournalFault};
use std::path::{Path, PathBuf};

/// What a journal is held against.
#[derive(Clone, Debug)]
pub enum Earlier {
    /// A head that was written down.
    Head(Head),
    /// A seal, a copy, or another journal's directory.
    File(PathBuf),
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continuation {
    /// Every line up to there is as it was.
    Continues {
        /// The newest line that was held against.
        since: Head,
        /// Lines written since.
        added: u64,
    },
    /// A line is another than it was.
    Rewritten {
        /// The first line that differs; of a head or a seal, the line it names.
        seq: u64,
        /// Whether it is known that all lines before it are the same.
        first: bool,
    },
    /// The journal ends earlier.
    Missing {
        /// The first line that is not there any more.
        first: u64,
        /// The last line that once was.
        last: u64,
    },
}

/// Holds a journal's directory, or a copy, against what was kept of it. Both are to be whole
/// by themselves: `Damaged` where one is not. A copy without a closing record counts as far
/// as it goes.
pub fn continuation(path: &Path, earlier: &Earlier) -> Result<Continuation, JournalFault> {
    let mut ours = Scan::from_first(lines_of(path)?);
    match earlier {
        Earlier::Head(head) => held_to(&mut ours, *head),
        Earlier::File(file) if file.is_dir() => compared(&mut ours, lines_of(file)?),
        Earlier::File(file) => {
            let copy = CopiedFile::open(file)?;
            match copy.as_seal() {
                Some(head) => held_to(&mut ours, head),
                None => compared(&mut ours, copy.lines),
            }
        }
    }
}

fn held_to(ours: &mut Scan, head: Head) -> Result<Continuation, JournalFault> {
    let mut last = Head::default();
    let mut rewritten = head.seq == 0 && head != last;
    while let Some(line) = ours.step()? {
        last = line.mark.head();
        rewritten |= last.seq == head.seq && last != head;
    }
    Ok(if last.seq < head.seq {
        Continuation::Missing { first: last.seq + 1, last: head.seq }
    } else if rewritten {
        Continuation::Rewritten { seq: head.seq, first: false }
    } else {
        Continuation::Continues { since: head, added: last.seq - head.seq }
    })
}

fn compared(ours: &mut Scan, theirs: Extent) -> Result<Continuation, JournalFault> {
    let mut theirs = Scan::from_first(theirs);
    let (mut since, mut added) = (Head::default(), 0);
    loop {
        let line = ours.step()?.map(|line| line.mark.head());
        let earlier = theirs.step()?.map(|line| line.mark.head());
        match (line, earlier) {
            (Some(line), Some(earlier)) if line != earlier => {
                return Ok(Continuation::Rewritten { seq: earlier.seq, first: true });
            }
            (Some(line), Some(_)) => since = line,
            (Some(_), None) => added += 1,
            (None, Some(earlier)) => {
                let mut last = earlier.seq;
                while let Some(line) = theirs.step()? {
                    last = line.mark.seq;
                }
                return Ok(Continuation::Missing { first: earlier.seq, last });
            }
            (None, None) => return Ok(Continuation::Continues { since, added }),
        }
    }
}

/// The acknowledged lines of a store's or a journal's directory, or those of a copy.
fn lines_of(path: &Path) -> Result<Extent, JournalFault> {
    if !path.is_dir() {
        return Ok(CopiedFile::open(path)?.lines);
    }
    let survey = survey_existing(&journal_of(path), false)?;
    Ok(survey.extent.up_to(survey.sound.end))
}
