//! Finds people by names and numbers that stood on their files before (X2).

use crate::base::{PersonId, TownshipCode};
use crate::search::{Found, Hit, Index, Matched, MatchedField, SearchEntry};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Whoever was called or numbered otherwise before. They are few: all is made anew with each.
#[derive(Clone, Default)]
pub(super) struct FormerIndex {
    entries: Arc<BTreeMap<PersonId, FormerEntries>>,
    /// Each former entry under a number of its own.
    former: Index,
    /// Whose each of them is, by that number.
    owners: Arc<Vec<PersonId>>,
    /// The same people as they are found now.
    present: Index,
}

/// What somebody is found by now, and what they were found by before.
#[derive(Clone)]
pub(super) struct FormerEntries {
    pub present: SearchEntry,
    pub former: Vec<SearchEntry>,
}

impl FormerIndex {
    /// With people taken in, each in place of what was known of them.
    pub(super) fn with(&self, people: impl IntoIterator<Item = FormerEntries>) -> Self {
        let mut entries = (*self.entries).clone();
        entries.extend(people.into_iter().map(|one| (one.present.person, one)));
        let mut owners = Vec::new();
        let mut former = Vec::new();
        for (person, known) in &entries {
            for entry in &known.former {
                former.push(SearchEntry {
                    person: PersonId(owners.len() as u32),
                    township: known.present.township,
                    ..entry.clone()
                });
                owners.push(*person);
            }
        }
        Self {
            former: Index::build(former),
            present: Index::build(entries.values().map(|known| known.present.clone())),
            owners: Arc::new(owners),
            entries: Arc::new(entries),
        }
    }

    /// Adds to what was found whoever matches only by what stood there before.
    pub(super) fn add_to(
        &self,
        found: &mut Found,
        text: &str,
        scope: Option<&[TownshipCode]>,
        limit: usize,
    ) {
        let before = self.former.query(text, scope, usize::MAX);
        if before.hits.is_empty() {
            return;
        }
        let now = self.present.query(text, scope, usize::MAX);
        let mut known: BTreeSet<PersonId> = now.hits.into_iter().map(|hit| hit.person).collect();
        let of_hit = |hit: Hit| {
            let person = *self.owners.get(hit.person.0 as usize)?;
            let field = match hit.matched.iter().any(|one| one.field == MatchedField::IdNumber) {
                true => MatchedField::FormerNumber,
                false => MatchedField::FormerName,
            };
            // Of a line that names what stands there no longer nothing can be marked.
            let matched = vec![Matched { field, chars: 0..0 }];
            known.insert(person).then_some(Hit { person, matched, ..hit })
        };
        let others: Vec<Hit> = before.hits.into_iter().filter_map(of_hit).collect();
        found.total += others.len();
        found.hits.extend(others);
        found.hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        found.hits.truncate(limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::IdNumber;

    fn entry(person: u32, name: &str, number: &str) -> SearchEntry {
        SearchEntry {
            person: PersonId(person),
            name: name.to_owned(),
            id_number: IdNumber::parse(number).expect("a number"),
            phone: String::new(),
            township: TownshipCode(530_115_001),
            village: String::new(),
            village_short: String::new(),
            legacy_no: String::new(),
        }
    }

    fn find(index: &FormerIndex, text: &str, scope: Option<&[TownshipCode]>) -> Vec<u32> {
        let mut found = Found::default();
        index.add_to(&mut found, text, scope, 10);
        assert_eq!(found.total, found.hits.len());
        found.hits.into_iter().map(|hit| hit.person.0).collect()
    }

    #[test]
    fn x2_former_names_and_numbers_find_their_person_once_and_in_sight_only() {
        let (old, new) = ("53012219400615826X", "530122196707129209");
        let known = FormerEntries {
            present: entry(7, "李改名", new),
            former: vec![entry(7, "李秀英", new), entry(7, "李改名", old)],
        };
        let index = FormerIndex::default().with([known]);
        assert_eq!(find(&index, "李秀英", None), [7]);
        assert_eq!(find(&index, "lixiuying", None), [7]);
        assert_eq!(find(&index, old, None), [7]);
        assert!(find(&index, "李改名", None).is_empty(), "found by what stands there now");
        assert!(find(&index, "李", None).is_empty());
        assert!(find(&index, old, Some(&[TownshipCode(530_115_002)])).is_empty());
    }
}
