//! Search beside the hot state: built behind the opening, kept up as people change.

use super::former_index::{FormerEntries, FormerIndex};
use crate::base::{PersonId, Places, TownshipCode};
use crate::casework::{FormerFact, Person, State};
use crate::search::{Found, Index, SearchEntry};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, RwLock};

/// The index, and who changed while it was being built.
#[derive(Default)]
pub(super) struct SearchIndex {
    index: RwLock<Option<Indexes>>,
    /// Another number whenever the index is another.
    version: AtomicU64,
    waiting: Mutex<Option<BTreeSet<PersonId>>>,
    built: Condvar,
}

/// People as they are found, and by what they were found before.
#[derive(Clone)]
struct Indexes {
    people: Index,
    former: FormerIndex,
}

impl SearchIndex {
    /// Whether the index is to be built by whoever asks: nobody builds it meanwhile.
    pub(super) fn begin(&self) -> bool {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let begins = waiting.is_none();
        waiting.get_or_insert_default();
        begins
    }

    /// Builds the index of everyone, and takes in who changed meanwhile.
    pub(super) fn build(&self, newest: impl Fn() -> State, places: &Places) {
        let people = newest().people;
        let index = Index::build(people.values().map(|person| entry(person, places)));
        index.warm();
        let changed = people.values().filter_map(|person| former_entries(person, places));
        self.replace(Indexes { people: index, former: FormerIndex::default().with(changed) });
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = waiting.take().unwrap_or_default();
        self.take_in(&changed, &newest(), places);
        self.built.notify_all();
    }

    /// Which index there is: what was found in one is found again as long as it is the same.
    pub(super) fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }

    /// Follows people who changed; an index that nobody asked for yet follows nobody.
    pub(super) fn follow(&self, people: &BTreeSet<PersonId>, state: &State, places: &Places) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *waiting {
            Some(waiting) => waiting.extend(people),
            None => self.take_in(people, state, places),
        }
    }

    /// Whether there is an index to search.
    pub(super) fn is_built(&self) -> bool {
        self.present().is_some()
    }

    /// The best matches; `None` while the index is being built.
    pub(super) fn find(
        &self,
        text: &str,
        scope: Option<&[TownshipCode]>,
        limit: usize,
    ) -> Option<Found> {
        self.present().map(|indexes| {
            let mut found = indexes.people.query(text, scope, limit);
            indexes.former.add_to(&mut found, text, scope, limit);
            found
        })
    }

    /// Waits until the index is built.
    pub(super) fn wait(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        while waiting.is_some() {
            waiting = self.built.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Puts people into a copy and lets it take the index's place, so that no search
    /// waits. Whoever calls holds `waiting`: copies are made one after another.
    fn take_in(&self, people: &BTreeSet<PersonId>, state: &State, places: &Places) {
        if !people.is_empty()
            && let Some(Indexes { people: mut index, former }) = self.present()
        {
            let known = || people.iter().filter_map(|id| state.person(*id));
            index.extend(known().map(|person| entry(person, places)));
            let changed: Vec<_> =
                known().filter_map(|person| former_entries(person, places)).collect();
            let former = if changed.is_empty() { former } else { former.with(changed) };
            self.replace(Indexes { people: index, former });
        }
    }

    /// The index as it is now; a copy shares it.
    fn present(&self) -> Option<Indexes> {
        self.index.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, index: Indexes) {
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = Some(index);
        self.version.fetch_add(1, Ordering::Release);
    }
}

/// Whether search finds a person by the same, before and after a change.
pub(super) fn found_alike(old: &Person, new: &Person) -> bool {
    fn legacy_no(person: &Person) -> Option<&str> {
        person.legacy.as_ref().map(|legacy| &*legacy.legacy_no)
    }
    (old.id_number, old.township, old.village) == (new.id_number, new.township, new.village)
        && (&old.name, &old.phone) == (&new.name, &new.phone)
        && legacy_no(old) == legacy_no(new)
}

/// What somebody is found by besides; none where nothing else stood on the file before.
fn former_entries(person: &Person, places: &Places) -> Option<FormerEntries> {
    let before = |fact: &FormerFact| match fact {
        FormerFact::Name(name) => Some(SearchEntry { name: name.clone(), ..entry(person, places) }),
        FormerFact::IdNumber(id_number) => {
            Some(SearchEntry { id_number: *id_number, ..entry(person, places) })
        }
        // Places are no words of a search.
        FormerFact::Township(_) => None,
    };
    let former: Vec<SearchEntry> = person.former.iter().filter_map(before).collect();
    (!former.is_empty()).then(|| FormerEntries { present: entry(person, places), former })
}

fn entry(person: &Person, places: &Places) -> SearchEntry {
    SearchEntry {
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
