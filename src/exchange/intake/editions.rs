//! Whether a file is a newer edition of an earlier one, and who of that is no longer
//! listed: one rule for the legacy roster and the registers.

use super::sorted::Gone;
use crate::base::TownshipCode;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Somebody who stands there by an earlier file.
pub(super) struct Standing<'a, K> {
    /// By what the kind tells people apart.
    pub(super) key: K,
    /// Digest of the file; empty where it is not known.
    pub(super) file: &'a str,
    /// Their township, where it is known.
    pub(super) township: Option<TownshipCode>,
    /// How they are told.
    pub(super) told: Gone,
}

/// Whom a new file lists.
pub(super) struct Present<K> {
    /// Everybody on its lines.
    pub(super) people: HashSet<K>,
    /// The townships that its lines name.
    pub(super) townships: HashSet<TownshipCode>,
}

/// Who stood in an earlier file and not in this one. It is a newer edition of an earlier
/// file where they share at least half of the people of the smaller of the two; and where
/// its lines name townships, only people of those can be gone. Another sender's people
/// never are.
pub(super) fn gone<'a, K: Hash + Eq>(
    before: impl Iterator<Item = Standing<'a, K>>,
    present: &Present<K>,
) -> Vec<Gone> {
    let mut files: HashMap<&str, Vec<Standing<'_, K>>> = HashMap::new();
    for one in before {
        files.entry(one.file).or_default().push(one);
    }
    let mut gone = Vec::new();
    for people in files.into_values() {
        let shared = people.iter().filter(|one| present.people.contains(&one.key)).count();
        let smaller = people.len().min(present.people.len());
        if shared == 0 || shared * 2 < smaller {
            continue;
        }
        let of_theirs = |one: &Standing<'_, K>| {
            present.townships.is_empty()
                || one.township.is_none_or(|code| present.townships.contains(&code))
        };
        let missing = people.into_iter().filter(|one| !present.people.contains(&one.key));
        gone.extend(missing.filter(of_theirs).map(|one| one.told));
    }
    gone.sort();
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(key: u32, file: &'static str, township: u32) -> Standing<'static, u32> {
        let told = Gone { name: key.to_string(), number: String::new() };
        Standing { key, file, township: Some(TownshipCode(township)), told }
    }

    fn names(before: Vec<Standing<'_, u32>>, people: &[u32], townships: &[u32]) -> Vec<String> {
        let present = Present {
            people: people.iter().copied().collect(),
            townships: townships.iter().map(|code| TownshipCode(*code)).collect(),
        };
        gone(before.into_iter(), &present).into_iter().map(|gone| gone.name).collect()
    }

    #[test]
    fn k16_only_an_edition_of_the_same_sender_makes_people_gone() {
        let before = || {
            vec![
                standing(1, "a", 1),
                standing(2, "a", 1),
                standing(3, "a", 1),
                standing(4, "b", 2),
                standing(5, "b", 2),
            ]
        };
        assert_eq!(names(before(), &[1, 2, 9], &[1]), ["3"]);
        assert_eq!(names(before(), &[4, 5, 6], &[2]), [""; 0]);
        assert_eq!(names(before(), &[7, 8, 9], &[]), [""; 0]);
        assert_eq!(names(before(), &[1, 7, 8, 9], &[1]), [""; 0], "shares a third");
        // A township's edition of the whole district's file.
        let whole = || (1..=6).map(|key| standing(key, "w", 1 + key / 4)).collect::<Vec<_>>();
        assert_eq!(names(whole(), &[1, 2], &[1]), ["3"]);
        assert_eq!(names(whole(), &[1, 2], &[]), ["3", "4", "5", "6"]);
    }
}
