//! What all sessions of one process share.

use super::OfficeFault;
use super::access::Access;
use super::health::{LoadedStore, StoreHealth};
use super::jobs::Jobs;
use super::presence::{Audience, Presence};
use super::read::{ComparisonCache, ReviewQueues};
use super::search_index::{SearchIndex, found_alike};
use crate::base::{Clock, Places};
use crate::policy::Policy;
use crate::store::{Drafts, Snapshot, StoreFault, Touched};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// What all sessions of one process share.
pub(super) struct Shared {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) policy: Policy,
    pub(super) access: Access,
    pub(super) places: Places,
    /// Set once the store was read, or could not be.
    pub(super) loaded: OnceLock<Result<LoadedStore, Arc<StoreFault>>>,
    /// Set once the old lines were checked: what is wrong with them.
    pub(super) checked: OnceLock<Option<Arc<StoreFault>>>,
    pub(super) presence: Arc<Presence>,
    pub(super) drafts: Drafts,
    pub(super) search: SearchIndex,
    pub(super) jobs: Jobs,
    pub(super) comparison: ComparisonCache,
    pub(super) review_queues: ReviewQueues,
}

impl Shared {
    /// Lets everybody in who waited for the store.
    pub(super) fn begin(&self, loaded: LoadedStore) {
        // Only the writer's thread sets it, once.
        let _first = self.loaded.set(Ok(loaded));
        self.presence.notify(&Audience::All);
    }

    /// Tells everybody who waited that the store cannot be read.
    pub(super) fn fail(&self, fault: Arc<StoreFault>) {
        let _first = self.loaded.set(Err(fault));
        self.presence.notify(&Audience::All);
    }

    pub(super) fn loaded(&self) -> Result<&LoadedStore, OfficeFault> {
        self.loaded.wait().as_ref().map_err(|fault| OfficeFault::Store(Arc::clone(fault)))
    }

    /// The newest state; nobody is in a store that could not be read.
    pub(super) fn snapshot(&self) -> Snapshot {
        self.loaded.wait().as_ref().map(LoadedStore::newest).unwrap_or_default()
    }

    pub(super) fn publish(&self, snapshot: Snapshot) {
        if let Ok(loaded) = self.loaded.wait() {
            loaded.publish(snapshot);
        }
    }

    /// Where the store and its old lines are, by what is known now.
    pub(super) fn health(&self) -> StoreHealth {
        match (self.loaded.get(), self.checked.get()) {
            (None, _) => StoreHealth::Loading,
            (Some(Err(fault)), _) | (_, Some(Some(fault))) => {
                StoreHealth::Faulty(Arc::clone(fault))
            }
            (Some(Ok(_)), _) => StoreHealth::Sound,
        }
    }

    /// Builds the index of search on a thread of its own, where that is not under way.
    pub(super) fn build_search(self: &Arc<Self>) {
        if !self.search.begin() {
            return;
        }
        let shared = Arc::clone(self);
        std::thread::spawn(move || {
            shared.search.build(|| shared.snapshot().state, &shared.places);
            shared.presence.notify(&Audience::All);
        });
    }

    /// Notifies the sessions of what was published, and search follows.
    pub(super) fn notify(&self, before: &Snapshot, snapshot: &Snapshot, touched: &[Touched]) {
        let mut townships = BTreeSet::new();
        let mut found_otherwise = BTreeSet::new();
        for id in touched.iter().flat_map(|touched| &touched.people) {
            let Some(new) = snapshot.state.person(*id) else { continue };
            townships.insert(new.township);
            let old = before.state.person(*id);
            if !old.is_some_and(|old| found_alike(old, new)) {
                found_otherwise.insert(*id);
            }
        }
        self.search.follow(&found_otherwise, &snapshot.state, &self.places);
        let everybody = touched.iter().any(|touched| touched.district);
        self.presence.notify(&if everybody {
            Audience::All
        } else {
            Audience::Townships(townships)
        });
    }
}
