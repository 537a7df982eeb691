//! What is worked on, and what is kept at hand.
//!
//! Owns the hot state with its queues and trails as snapshots that share what did
//! not change, and sled behind it: writing behind, clean and unclean opening,
//! making sled anew. Never judges, and is never the truth: all of it follows from
//! the journal.

mod drafts;
mod keeper;
mod kept;
mod kept_fund;
mod opening;
mod queues;
mod snapshot;

pub use drafts::{Drafts, Left};
pub use keeper::Keeper;
pub use kept::StoreFault;
pub use opening::{Begun, Closing, Opened, OpeningKind, begin, open, rebuild};
pub use queues::{Queue, Queues};
pub use snapshot::{FundTouched, Snapshot, Touched, decode_events};
