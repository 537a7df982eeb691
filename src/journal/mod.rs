//! The truth (日志): every act of the desk as one line of JSON, for ever.
//!
//! Owns the lines and their SM3 chain (`line`), the small traits above them,
//! the file behind these traits (`file`, with its segments, head slots, lock
//! and ballast), checking (`verify`, `continuation`), copies (`copy`) and
//! healing from them (`repair`). Never judges: to the
//! journal, events are JSON it neither reads nor changes. Nothing above the
//! traits may assume a file, or that it is the only writer.

mod ballast;
mod batch;
mod closing;
mod continuation;
mod copy;
mod fault;
mod file;
mod hash;
mod head;
mod line;
mod opening;
mod reader;
mod repair;
mod scan;
mod segment;
#[cfg(test)]
mod tests;
mod verify;

use crate::base::{CommandId, Instant, Login, SessionId};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt;
use std::io::Write;
use std::sync::Arc;

pub use continuation::{Continuation, Earlier, continuation};
pub use copy::{backup, restore, restore_as_far_as_it_goes, write_seal};
pub use fault::{Cause, Damage, JournalFault};
pub use file::{FileJournal, Options};
pub use hash::{Head, LineHash};
pub use opening::Notice;
pub use reader::FileReader;
pub use repair::{Repaired, repair};
pub use verify::{Verified, verify};

/// The append-only truth, as its one writer in this process sees it.
pub trait Journal: Send {
    /// The newest line: what the next append must expect.
    fn head(&self) -> Head;

    /// Writes groups behind `expected`, durably, and says where each line
    /// stands. Each group is kept whole or not at all.
    ///
    /// `Moved` where the journal's head is another: nothing was written.
    /// `DiskFull`: nothing was written, and it may be tried again. After `Io`
    /// it is open whether the groups will be there; every further append is
    /// refused as `Poisoned` until the journal is opened anew.
    fn append(
        &mut self,
        expected: Head,
        groups: &[LineGroup],
    ) -> Result<Vec<Appended>, JournalFault>;

    /// A handle that reads from any thread while this one appends.
    fn reader(&self) -> Arc<dyn JournalReader>;
}

/// What may be asked of a journal; sees only what was acknowledged.
pub trait JournalReader: Send + Sync {
    /// The newest line.
    fn head(&self) -> Head;

    /// Bytes of all lines to the head of this moment.
    fn size(&self) -> u64 {
        self.bytes_from(Locator::default())
    }

    /// Bytes of the line at a place and all behind it, to the head of this moment.
    fn bytes_from(&self, at: Locator) -> u64;

    /// The line at a place that an [`JournalEntry`] or an append named; `Damaged` if
    /// it no longer matches its hash.
    fn read(&self, at: Locator) -> Result<JournalEntry, JournalFault>;

    /// The lines from a sequence number to the head of this moment, the chain
    /// checked between them; ends after the first fault. To follow what comes,
    /// ask again from behind the last line seen.
    fn read_from(&self, seq: u64) -> Entries;

    /// The lines from the one at a place on, as [`JournalReader::read_from`], without looking
    /// at any line before it. The first is to be held against what is known of it: the
    /// place may be of another journal, and then there is no line or another one there.
    fn resume(&self, at: Locator, seq: u64) -> Entries;

    /// Writes all lines to the head of this moment as they stand, checking
    /// them on the way; what comes out is whole once this returned.
    fn export(&self, out: &mut dyn Write) -> Result<Head, JournalFault>;
}

/// Lines in the order they were written.
pub type Entries = Box<dyn Iterator<Item = Result<JournalEntry, JournalFault>> + Send>;

/// Lines that are kept all together or not at all.
pub type LineGroup = Vec<LineDraft>;

/// A line before the journal gave it its place.
pub struct LineDraft {
    /// When the act was decided.
    pub at: Instant,
    /// Who acted, by login.
    pub actor: Login,
    /// At which sign-in.
    pub session: SessionId,
    /// By which command.
    pub command: CommandId,
    /// Further commands that share the line.
    pub others: Vec<SharedCommand>,
    /// Under which version of the policy.
    pub policy: String,
    /// What happened: a JSON array.
    pub events: Box<RawValue>,
}

/// A further command of a line, and how many of the line's last events are its own: those
/// of the last command stand last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedCommand(pub CommandId, pub usize);

/// A line of the journal.
pub struct JournalEntry {
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// When the act was decided.
    pub at: Instant,
    /// Who acted, by login.
    pub actor: Login,
    /// At which sign-in.
    pub session: SessionId,
    /// By which command.
    pub command: CommandId,
    /// Further commands that share the line.
    pub others: Vec<SharedCommand>,
    /// Under which version of the policy.
    pub policy: String,
    /// How many more lines of its group follow.
    pub left: u32,
    /// What happened: a JSON array, as it was written.
    pub events: Box<RawValue>,
    /// Where it stands, for [`JournalReader::read`].
    pub locator: Locator,
    /// Its own hash, by which the next line is chained to it.
    pub hash: LineHash,
}

impl JournalEntry {
    /// The head that the journal had when this line was its newest.
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }
}

/// Where a line stands; means something only to the journal that gave it, and
/// stays the same when that journal is backed up and restored.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Locator(pub(crate) u64);

/// What an append made of one draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Its sequence number.
    pub seq: u64,
    /// Where it stands.
    pub locator: Locator,
}

/// Without its events: they hold personal data.
impl fmt::Debug for JournalEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JournalEntry")
            .field("seq", &self.seq)
            .field("command", &self.command)
            .field("left", &self.left)
            .field("hash", &self.hash)
            .finish_non_exhaustive()
    }
}
