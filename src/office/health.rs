//! How far the store can be relied on: while it is being read, and what was found wrong.

use crate::store::{OpeningKind, Snapshot, StoreFault};
use std::sync::{Arc, PoisonError, RwLock};

/// How far an office's store can be relied on.
#[derive(Clone, Debug)]
pub enum StoreHealth {
    /// It is being read; questions wait.
    Loading,
    /// Nothing wrong was found.
    Sound,
    /// It could not be read, or a line of the journal is no longer what it was.
    Faulty(Arc<StoreFault>),
}

/// What was read, as all see it since.
pub(super) struct LoadedStore {
    published: RwLock<Snapshot>,
    /// How it was opened.
    pub kind: OpeningKind,
}

impl LoadedStore {
    pub(super) fn new(snapshot: Snapshot, kind: OpeningKind) -> Self {
        Self { published: RwLock::new(snapshot), kind }
    }

    /// The newest state that is in the journal.
    pub(super) fn newest(&self) -> Snapshot {
        self.published.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn publish(&self, snapshot: Snapshot) {
        *self.published.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
    }
}
