//! What all sessions of one process share.

use super::access::Access;
use super::finder::{self, Finder};
use super::jobs::{RoundRunner, Runs};
use super::presence::{Desks, Reach};
use super::read::{Compare, Lanes};
use super::standing::Loaded;
use crate::base::{Clock, Places};
use crate::policy::Policy;
use crate::store::{Drafts, Snapshot, StoreFault, Touched};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// What all desks of one process share.
pub(super) struct Shared {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) policy: Policy,
    pub(super) access: Access,
    pub(super) places: Places,
    /// Set once the store was read, or could not be.
    pub(super) loaded: OnceLock<Result<Loaded, Arc<StoreFault>>>,
    /// Set once the old lines were checked: what is wrong with them.
    pub(super) checked: OnceLock<Option<Arc<StoreFault>>>,
    pub(super) desks: Arc<Desks>,
    pub(super) drafts: Drafts,
    pub(super) finder: Finder,
    pub(super) rounds: RoundRunner,
    pub(super) compare: Compare,
    pub(super) runs: Runs,
    pub(super) lanes: Lanes,
}

impl Shared {
    /// Tells the desks of what was published, and search follows.
    pub(super) fn tell(&self, before: &Snapshot, snapshot: &Snapshot, touched: &[Touched]) {
        let mut townships = BTreeSet::new();
        let mut found_otherwise = BTreeSet::new();
        for id in touched.iter().flat_map(|touched| &touched.people) {
            let Some(new) = snapshot.state.person(*id) else { continue };
            townships.insert(new.township);
            let old = before.state.person(*id);
            if !old.is_some_and(|old| finder::found_alike(old, new)) {
                found_otherwise.insert(*id);
            }
        }
        self.finder.follow(&found_otherwise, &snapshot.state, &self.places);
        let everybody = |touched: &Touched| touched.rosters || !touched.staff.is_empty();
        let everybody = touched.iter().any(everybody);
        self.desks.tell(&if everybody { Reach::All } else { Reach::Townships(townships) });
    }
}
