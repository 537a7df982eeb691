//! The district's townships and villages, from `data/townships.csv` and `data/villages.csv`.

use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::fmt;

/// Nine-digit statistical code of a township (乡镇、街道).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TownshipCode(pub u32);

/// Twelve-digit statistical code of a village or community (村、社区).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VillageCode(pub u64);

impl fmt::Display for TownshipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl VillageCode {
    /// The township it lies in.
    pub fn township(self) -> TownshipCode {
        TownshipCode((self.0 / 1000) as u32)
    }
}

impl fmt::Display for VillageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012}", self.0)
    }
}

/// The tables of places, names to codes and back.
pub struct Places {
    townships: Vec<(TownshipCode, String)>,
    names_of_2020: HashMap<TownshipCode, String>,
    villages: Vec<(VillageCode, String)>,
    township_by_name: HashMap<String, TownshipCode>,
    township_by_short: HashMap<String, TownshipCode>,
    village_by_name: HashMap<(TownshipCode, String), VillageCode>,
    /// The full names of all villages.
    village_names: HashSet<String>,
}

/// Endings of townships that rosters write or leave out.
const TOWNSHIP_ENDINGS: [&str; 5] = ["彝族乡", "民族乡", "街道", "镇", "乡"];

/// Endings of villages that rosters write or leave out.
const ENDINGS: [&str; 7] =
    ["社区居民委员会", "村民委员会", "居民委员会", "村委会", "居委会", "社区", "村"];

impl Places {
    /// The district's own tables, built into the program.
    pub fn district() -> Self {
        Self::parse(
            include_str!("../../data/townships.csv"),
            include_str!("../../data/villages.csv"),
        )
    }

    fn parse(townships: &str, villages: &str) -> Self {
        let mut places = Self {
            townships: Vec::new(),
            names_of_2020: HashMap::new(),
            villages: Vec::new(),
            township_by_name: HashMap::new(),
            township_by_short: HashMap::new(),
            village_by_name: HashMap::new(),
            village_names: HashSet::new(),
        };
        for line in townships.lines().skip(1) {
            let cells: Vec<&str> = line.trim().split(',').collect();
            let [code, name, name_2020, _] = cells[..] else { continue };
            let Ok(code) = code.parse().map(TownshipCode) else { continue };
            places.townships.push((code, name.to_owned()));
            places.township_by_name.insert(name.to_owned(), code);
            places.township_by_name.insert(name_2020.to_owned(), code);
            places.names_of_2020.insert(code, name_2020.to_owned());
        }
        places.name_townships_short();
        for line in villages.lines().skip(1) {
            let cells: Vec<&str> = line.trim().split(',').collect();
            let [code, name, _] = cells[..] else { continue };
            let Ok(code) = code.parse().map(VillageCode) else { continue };
            places.villages.push((code, name.to_owned()));
            places.village_names.insert(name.to_owned());
            for form in [name, short(name)] {
                places.village_by_name.insert((code.township(), form.to_owned()), code);
            }
        }
        places
    }

    /// Townships by their names without an ending, where no other has the same.
    fn name_townships_short(&mut self) {
        let named = self.township_by_name.iter();
        let short: Vec<_> = named.map(|(name, code)| (short_township(name), *code)).collect();
        let is_unique = |name: &str, code| short.iter().all(|(of, c)| *of != name || *c == code);
        let unique = short.iter().filter(|(name, code)| is_unique(name, *code));
        self.township_by_short = unique.map(|(name, code)| ((*name).to_owned(), *code)).collect();
    }

    /// The township of a name without its ending, `昆阳`, where it is only one's.
    pub fn township_of_short(&self, name: &str) -> Option<TownshipCode> {
        self.township_by_short.get(name).copied()
    }

    /// A township's name when the plan began.
    pub fn township_name_of_2020(&self, code: TownshipCode) -> String {
        self.names_of_2020.get(&code).cloned().unwrap_or_else(|| self.township_name(code))
    }

    /// All townships with their present names, in the order of their codes.
    pub fn townships(&self) -> &[(TownshipCode, String)] {
        &self.townships
    }

    /// All villages of a township with their full names.
    pub fn villages_of(
        &self,
        township: TownshipCode,
    ) -> impl Iterator<Item = &(VillageCode, String)> {
        self.villages.iter().filter(move |(code, _)| code.township() == township)
    }

    /// Whether a text is the full name of a village of any township.
    pub fn is_village(&self, text: &str) -> bool {
        self.village_names.contains(text)
    }

    /// The township of a name, present or of 2020, or of a code.
    pub fn township(&self, text: &str) -> Option<TownshipCode> {
        let text: String = text.split_whitespace().collect();
        self.township_by_name.get(&text).copied().or_else(|| {
            let code = TownshipCode(text.parse().ok()?);
            self.townships.iter().any(|(known, _)| *known == code).then_some(code)
        })
    }

    /// The village of a name within a township, with or without its ending.
    pub fn village(&self, township: TownshipCode, text: &str) -> Option<VillageCode> {
        let text: String = text.split_whitespace().collect();
        let find = |form: &str| self.village_by_name.get(&(township, form.to_owned())).copied();
        find(&text).or_else(|| find(short(&text)))
    }

    /// A township's present name, or its code where it is none of the district's.
    pub fn township_name(&self, code: TownshipCode) -> String {
        let known = self.townships.iter().find(|(known, _)| *known == code);
        known.map_or_else(|| code.to_string(), |(_, name)| name.clone())
    }

    /// A village's full name, or its code where it is none of the district's.
    pub fn village_name(&self, code: VillageCode) -> String {
        let at = self.villages.binary_search_by_key(&code, |(known, _)| *known);
        at.map_or_else(|_| code.to_string(), |at| self.villages[at].1.clone())
    }

    /// A village's name without its ending, for narrow columns.
    pub fn village_short(&self, code: VillageCode) -> String {
        short(&self.village_name(code)).to_owned()
    }
}

/// A township's name without its ending: `昆阳`, `双河`.
pub fn short_township(name: &str) -> &str {
    let short = TOWNSHIP_ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    short.filter(|short| !short.is_empty()).unwrap_or(name)
}

fn short(name: &str) -> &str {
    ENDINGS
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .filter(|s| !s.is_empty())
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_places_by_every_usual_name() {
        let places = Places::district();
        assert_eq!(places.townships().len(), 8);
        let jincheng = places.township("晋城镇").expect("the name of 2020");
        assert_eq!(places.township("晋城街道"), Some(jincheng));
        let kunyang = places.township("530115001").expect("by code");
        let full = places.village(kunyang, "汉营村委会").expect("full");
        assert_eq!(places.village(kunyang, "汉营"), Some(full));
        assert_eq!(places.village(kunyang, "汉营村"), Some(full));
        assert_eq!(places.village_short(full), "汉营");
        assert_eq!(places.village(jincheng, "汉营"), None);
        assert_eq!(places.township_of_short("晋城"), Some(jincheng));
        assert_eq!(places.township_of_short("双河"), places.township("双河彝族乡"));
        assert_eq!(places.township_of_short("街道"), None);
    }

    #[test]
    fn village_codes_are_sorted_so_that_names_are_found() {
        let places = Places::district();
        assert!(places.villages.is_sorted_by_key(|(code, _)| *code));
        assert_eq!(places.villages.len(), 137);
    }
}
