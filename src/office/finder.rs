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

/// Builds the index of everyone on a thread of its own.
pub(super) fn start(shared: &Arc<Shared>) {
    *shared.finder.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(BTreeSet::new());
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
    /// Follows people who changed.
    pub(super) fn follow(&self, people: &BTreeSet<PersonId>, state: &State, places: &Places) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *waiting {
            Some(waiting) => waiting.extend(people),
            None => self.upsert(people, state, places),
        }
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
