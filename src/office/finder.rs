//! Search beside the hot state: built behind the opening, kept up as people change.

use super::Shared;
use crate::base::{PersonId, Places, TownshipCode};
use crate::casework::{Person, State};
use crate::search::{Entry, Found, Index};
use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};

/// The index, and who changed while it was being built.
#[derive(Default)]
pub(super) struct Finder {
    index: RwLock<Option<Index>>,
    waiting: Mutex<Option<BTreeSet<PersonId>>>,
    built: Condvar,
}

/// So many people at once are quicker put into a new index than into the old one.
const MANY: usize = 2_000;

/// Has the index of everyone built on a thread of its own, where that is not under way.
pub(super) fn build(shared: &Arc<Shared>) {
    let mut waiting = shared.finder.waiting.lock().unwrap_or_else(PoisonError::into_inner);
    if waiting.is_some() {
        return;
    }
    *waiting = Some(BTreeSet::new());
    drop(waiting);
    let shared = Arc::clone(shared);
    std::thread::spawn(move || {
        let snapshot = shared.snapshot();
        let entries = snapshot.state.people.values().map(|person| entry(person, &shared.places));
        let index = Index::build(entries);
        index.warm();
        shared.finder.ready(index, &shared);
    });
}

impl Finder {
    /// Follows people who changed; an index that nobody asked for yet follows nobody.
    pub(super) fn follow(shared: &Arc<Shared>, people: &BTreeSet<PersonId>, state: &State) {
        let finder = &shared.finder;
        let mut waiting = finder.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *waiting {
            Some(waiting) => waiting.extend(people),
            None if people.len() < MANY => finder.upsert(people, state, &shared.places),
            None if finder.is_built() => {
                drop(waiting);
                build(shared);
            }
            None => {}
        }
    }

    /// Whether there is an index to search.
    pub(super) fn is_built(&self) -> bool {
        self.index.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// The best matches; `None` while the index is being built.
    pub(super) fn find(
        &self,
        text: &str,
        scope: Option<TownshipCode>,
        limit: usize,
    ) -> Option<Found> {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner);
        index.as_ref().map(|index| index.query(text, scope, limit))
    }

    /// Waits until the index is built.
    pub(super) fn wait(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        while waiting.is_some() {
            waiting = self.built.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn ready(&self, index: Index, shared: &Shared) {
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = Some(index);
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = waiting.take().unwrap_or_default();
        self.upsert(&changed, &shared.snapshot().state, &shared.places);
        self.built.notify_all();
        shared.revision.fetch_add(1, std::sync::atomic::Ordering::Release);
    }

    fn upsert(&self, people: &BTreeSet<PersonId>, state: &State, places: &Places) {
        let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = &mut *index {
            for person in people.iter().filter_map(|id| state.person(*id)) {
                index.upsert(entry(person, places));
            }
        }
    }
}

fn entry(person: &Person, places: &Places) -> Entry {
    Entry {
        person: person.id,
        name: person.name.clone(),
        id_number: person.id_number,
        phone: person.phone.clone(),
        township: person.township,
        village: person.village.map(|code| places.village_name(code)).unwrap_or_default(),
        village_short: person.village.map(|code| places.village_short(code)).unwrap_or_default(),
        legacy_no: person.legacy.as_ref().map(|l| l.legacy_no.clone()).unwrap_or_default(),
    }
}
