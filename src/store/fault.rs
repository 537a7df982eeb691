//! What can go wrong with the store.

use crate::journal::{Head, JournalFault};
use std::fmt::Display;
use std::io;
use std::path::PathBuf;

/// Why the store could not be opened, written or closed.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// The journal; the truth is at stake, so it says all it knows.
    #[error(transparent)]
    Journal(#[from] JournalFault),
    /// A file beside the journal.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file that could not be read or written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line of the journal holds events that this program does not know.
    #[error(
        "journal line {seq}, column {column} of its events: unknown; was it written by a newer program?"
    )]
    Unreadable {
        /// The line's number.
        seq: u64,
        /// Where reading stopped.
        column: usize,
    },
    /// The journal is not the one that was worked on here: what is kept of it knows a line
    /// that it lacks, or has as another.
    #[error(
        "the journal ends at line {} and was known to line {}; it was put back or cut",
        journal.seq, known.seq
    )]
    RolledBack {
        /// The newest line there is.
        journal: Head,
        /// The line that was there once.
        known: Head,
    },
    /// The state cache in sled, which can always be made anew from the journal.
    #[error("the state cache: {0}; `youyang rebuild` makes it anew from the journal")]
    Cache(String),
}

impl StoreFault {
    /// A fault of the state cache, in the words of whatever failed.
    pub(super) fn cache(cause: impl Display) -> Self {
        Self::Cache(cause.to_string())
    }
}
