//! What can go wrong with the journal, and where.

use super::hash::Head;
use std::io;
use std::path::{Path, PathBuf};

/// Why the journal could not do what was asked of it.
#[derive(Debug, thiserror::Error)]
pub enum JournalFault {
    /// The system refused to read or write.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Where an export goes could not take it.
    #[error("the copy could not be written: {0}")]
    Output(io::Error),
    /// Another process has the journal open.
    #[error("{}: in use by another process; close that one, or attach to it", .0.display())]
    InUse(PathBuf),
    /// An acknowledged line is not what it was, or gone.
    #[error("{0}; nothing was changed, keep these files and restore a backup")]
    Damaged(#[from] Damage),
    /// An earlier write or sync failed.
    #[error("{}: an earlier write failed; open the journal anew", .0.display())]
    Poisoned(PathBuf),
    /// The disk has no room for what was to be appended; nothing was lost.
    #[error(
        "{}: the disk is full, {needed} bytes more are needed; nothing was lost, \
         free some space and go on",
        path.display()
    )]
    DiskFull {
        /// The directory of the journal.
        path: PathBuf,
        /// Bytes that found no room.
        needed: u64,
    },
    /// Somebody else appended first.
    #[error("the journal stands at line {}, not {}", found.seq, expected.seq)]
    Moved {
        /// The head that the writer had seen.
        expected: Head,
        /// The head there is.
        found: Head,
    },
    /// No acknowledged line begins there.
    #[error("the journal holds no line at position {0}")]
    NoSuchLine(u64),
    /// The directory holds no journal.
    #[error("{}: no journal here", .0.display())]
    NoJournal(PathBuf),
    /// A copy does not end in a closing record: it was cut, or is older than these records.
    #[error(
        "{}: good up to line {}, but it does not say that it ends there",
        path.display(), good.seq
    )]
    Unclosed {
        /// Which copy it is.
        path: PathBuf,
        /// Its last line.
        good: Head,
    },
    /// A copy would be written into the store that it is a copy of.
    #[error("{}: within the store; a copy belongs elsewhere", .0.display())]
    WithinStore(PathBuf),
    /// Lines that no copy holds.
    #[error("lines {first} to {last} are in no copy; nothing was changed")]
    InNoCopy {
        /// The first line that is missing.
        first: u64,
        /// The last line that is known to have been written.
        last: u64,
    },
    /// A copy is of another history than the journal: both have a line there, whole and
    /// chained to the same line before.
    #[error("{}: another line {seq} than the journal's; nothing was changed", path.display())]
    Forked {
        /// Which copy it is.
        path: PathBuf,
        /// The sequence number of the first line that differs.
        seq: u64,
    },
    /// A backup is restored only to where nothing is.
    #[error("{}: not empty; restore to a new directory", .0.display())]
    NotEmpty(PathBuf),
}

/// The first line that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}, line {line} (byte {offset}, sequence {seq}): {cause}", file.display())]
pub struct Damage {
    /// The segment or copy.
    pub file: PathBuf,
    /// The line of that file, from 1.
    pub line: u64,
    /// Where that line begins in the file, in bytes.
    pub offset: u64,
    /// The sequence number of the line that should stand there.
    pub seq: u64,
    /// What is wrong.
    pub cause: Cause,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// It does not end in a hash as every line does.
    #[error("this is not a line of a journal")]
    NotALine,
    /// Its content is not what its hash was taken of.
    #[error("the line does not match its hash")]
    Altered,
    /// It matches its hash, but this program cannot read it.
    #[error("the line cannot be read, column {column}; was it written by a newer program?")]
    Unreadable {
        /// Where reading stopped, from 1.
        column: usize,
    },
    /// Lines before it are missing, doubled or swapped.
    #[error("here stands sequence {found}")]
    OutOfOrder {
        /// The sequence number of the line.
        found: u64,
    },
    /// It was written behind another line than the one before it.
    #[error("the line is not chained to the one before it")]
    Unchained,
    /// The group it belongs to is not whole.
    #[error("the group of lines around this place is not whole")]
    BrokenGroup,
    /// It ends in the middle.
    #[error("the line is cut short")]
    CutShort,
    /// The journal ends before a line that was acknowledged.
    #[error("the line was written, and is missing")]
    Missing,
    /// It is whole, but not the line that was acknowledged.
    #[error("another line than this was acknowledged")]
    Replaced,
}

impl JournalFault {
    /// Tells which file an error of the system is about.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

/// Whether an error says that there is no room left.
pub(super) fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}
