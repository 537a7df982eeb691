//! What is worked on, and what is kept at hand.
//!
//! Owns the hot state with its queues and its history index as snapshots that share what
//! did not change, and the state cache behind it: generations of the whole state in sled,
//! written in quiet moments, read at the next opening with the journal's tail behind them.
//! Never judges, and is never the truth: all of it follows from the journal.

mod cache;
mod cache_writer;
mod drafts;
mod fault;
mod generation;
mod opening;
mod queues;
mod snapshot;
mod tables;

pub use cache_writer::CacheWriter;
pub use drafts::{Drafts, SavedDraft};
pub use fault::StoreFault;
pub use opening::{Opened, OpeningKind, StoreOpening, begin, rebuild};
pub use queues::{Queue, Queues};
pub use snapshot::{Snapshot, Touched, decode_events};

/// Removes the state cache of a store, so that its next opening replays the journal.
#[cfg(test)]
pub(crate) fn forget_cache(dir: &std::path::Path) {
    cache::StateCache::of(dir).remove_all();
}
