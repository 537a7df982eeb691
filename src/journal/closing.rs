//! The closing record: the last line of every copy, by which a copy that was cut, be it
//! exactly between two lines, is told from a whole one.
//!
//! It is chained to the last line as a further line would be, and hashed as every line is,
//! so that whoever checks a copy by hand checks it in the same way. It belongs to the copy
//! alone: it is never a line of the journal. By itself it is a seal: kept elsewhere, it
//! proves later what the journal's head was (G8).

use super::head::LineMark;
use super::segment::Extent;
use super::{Cause, Head, JournalFault, LineHash, line};
use crate::base::Instant;
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::path::Path;

/// What a copy says of itself.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClosingRecord {
    /// One more than the last line's.
    seq: u64,
    /// When the copy was made.
    at: Instant,
    closing: Closing,
    /// None; there for who reads a copy line by line.
    events: [(); 0],
    /// The hash of the last line.
    prev: LineHash,
    /// Written by [`line::seal`], since it is taken over all that stands before it.
    #[serde(skip_serializing)]
    #[expect(dead_code, reason = "checked with the bytes, before they are read")]
    hash: LineHash,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Closing {
    /// Lines of the journal up to its head.
    lines: u64,
    /// How many bytes those lines have.
    bytes: u64,
}

/// More bytes than the longest closing record has.
const LONGEST: u64 = 512;

impl ClosingRecord {
    /// The record for a copy of all lines up to a head, which are so many bytes; with its
    /// `\n`.
    pub fn encode(head: Head, bytes: u64, at: Instant) -> Result<Vec<u8>, serde_json::Error> {
        let record = Self {
            seq: head.seq + 1,
            at,
            closing: Closing { lines: head.seq, bytes },
            events: [],
            prev: head.hash,
            hash: LineHash::default(),
        };
        let mut bytes = serde_json::to_vec(&record)?;
        line::seal(&mut bytes, 0);
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The record of a line without its `\n`; `None` where it is none, or was changed.
    fn decode(line: &[u8]) -> Option<Self> {
        line::check_seal(line).ok()?;
        serde_json::from_slice(line).ok()
    }

    /// The head that it speaks for.
    pub fn head(&self) -> Head {
        Head { seq: self.closing.lines, hash: self.prev }
    }
}

/// A file with lines of a journal, as [`backup`](super::backup) writes it.
pub(super) struct CopiedFile {
    /// The lines, without the closing record.
    pub lines: Extent,
    /// What the file says of itself, where it ends in a closing record.
    pub closing: Option<ClosingRecord>,
}

impl CopiedFile {
    /// Opens a file; whether it is whole is yet to be checked.
    pub fn open(file: &Path) -> Result<Self, JournalFault> {
        let mut lines = Extent::of_file(file)?;
        let Some(segment) = lines.segments.first() else {
            return Ok(Self { lines, closing: None });
        };
        let (from, mut tail) = (lines.end.saturating_sub(LONGEST), Vec::new());
        let read = segment.bytes(from, lines.end).read_to_end(&mut tail);
        read.map_err(JournalFault::at(file))?;
        let object = tail.strip_suffix(b"\n").unwrap_or_default();
        let start = object.iter().rposition(|byte| *byte == b'\n').map_or(0, |before| before + 1);
        let closing = ClosingRecord::decode(&object[start..]);
        if closing.is_some() {
            lines.end = from + start as u64;
        }
        Ok(Self { lines, closing })
    }

    /// The head that a file with a closing record and no line speaks for.
    pub fn as_seal(&self) -> Option<Head> {
        self.closing.as_ref().map(ClosingRecord::head).filter(|_| self.lines.end == 0)
    }

    /// Whether the walk over the lines ended where the closing record says, its last line
    /// being the one named there.
    pub fn check_end(&self, last: &LineMark) -> Result<(), JournalFault> {
        let damage = |cause| self.lines.damage(last.end, last.seq + 1, cause);
        match &self.closing {
            None => {
                Err(JournalFault::Unclosed { path: self.lines.root.clone(), good: last.head() })
            }
            Some(record) if last.seq < record.closing.lines => Err(damage(Cause::Missing)),
            Some(record) if record.head() != last.head() || record.closing.bytes != last.end => {
                Err(damage(Cause::Replaced))
            }
            Some(_) => Ok(()),
        }
    }
}
