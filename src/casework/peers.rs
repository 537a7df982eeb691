//! Who is like whom, and whose land belongs together: the people on file counted by what
//! they share, so that one file is held against all others in a few look-ups (S2).

use super::person::{Cohort, Person};
use crate::base::{Area, Date, TownshipCode, VillageCode, name_key, number_key};
use imbl::{HashMap, OrdMap};
use std::hash::Hash;

/// By what people are taken to be one contract household: they live in one village and
/// gave one phone or one bank account; where somebody gave neither, the same contracted
/// area in the same land project.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum HouseholdSign {
    Phone(String),
    Account(String),
    Contract(String, Area),
}

/// Where a household lives; the village may be unknown.
type Place = (TownshipCode, Option<VillageCode>);

/// People whose requisitioned land is added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// How many they are.
    pub people: u32,
    /// 被征地面积 of all of them, in hundredths of a mu.
    taken: u64,
    /// How many of them state which contracted area.
    contracted: OrdMap<Area, u32>,
}

impl Shares {
    /// 被征地面积 of all of them.
    pub fn taken(&self) -> Area {
        Area::hundredths(self.taken.try_into().unwrap_or(u32::MAX))
    }

    /// The largest contracted area that one of them states.
    pub fn contracted(&self) -> Option<Area> {
        self.contracted.get_max().map(|(area, _)| *area)
    }

    /// Whether several people had more taken together than their contract covers.
    pub fn exceed_contract(&self) -> bool {
        self.people > 1 && self.contracted().is_some_and(|contracted| self.taken() > contracted)
    }

    /// Farmland left to each of them, as far as they are on file, rounded down.
    pub fn left_a_head(&self) -> Option<Area> {
        let left = u64::from(self.contracted()?.in_hundredths()).saturating_sub(self.taken);
        let each = left.checked_div(u64::from(self.people))?;
        each.try_into().ok().map(Area::hundredths)
    }

    fn add(&mut self, land: &SharedLand) {
        self.people += 1;
        self.taken += u64::from(land.taken.in_hundredths());
        if let Some(area) = land.contracted {
            *self.contracted.entry(area).or_insert(0) += 1;
        }
    }

    fn take_away(&mut self, land: &SharedLand) {
        self.people = self.people.saturating_sub(1);
        self.taken = self.taken.saturating_sub(u64::from(land.taken.in_hundredths()));
        let Some(area) = land.contracted else { return };
        match self.contracted.get_mut(&area) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                self.contracted.remove(&area);
            }
        }
    }
}

/// What of a file is counted.
pub(super) struct PeerFacts {
    name: (String, Date),
    phone: String,
    land: Option<SharedLand>,
}

struct SharedLand {
    project: Option<String>,
    households: Vec<(Place, HouseholdSign)>,
    contracted: Option<Area>,
    taken: Area,
}

impl PeerFacts {
    /// Land counts of whoever is to be confirmed, or was, and was neither rejected nor
    /// revoked.
    pub(super) fn of(file: &Person) -> Self {
        let candidate = file.cohort != Cohort::Original && !file.confirmation.is_refused();
        let land = file.land.as_ref().filter(|_| candidate).map(|land| SharedLand {
            project: land.project.as_deref().map(number_key),
            households: signs_of(file).into_iter().map(|sign| (place_of(file), sign)).collect(),
            contracted: land.contracted,
            taken: land.requisitioned,
        });
        Self {
            name: (name_key(&file.name), file.id_number.birth_date()),
            phone: file.phone.clone(),
            land,
        }
    }
}

/// The people on file, counted by what they share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peers {
    /// By the folded name and the birth date.
    names: HashMap<(String, Date), u32>,
    phones: HashMap<String, u32>,
    projects: HashMap<String, Shares>,
    households: HashMap<(Place, HouseholdSign), Shares>,
}

impl Peers {
    /// Of everybody on file.
    pub fn of<'p>(people: impl IntoIterator<Item = &'p Person>) -> Self {
        let mut peers = Self::default();
        people.into_iter().for_each(|file| peers.add(&PeerFacts::of(file)));
        peers
    }

    /// How many others on file have the same folded name and birth date.
    pub fn namesakes(&self, file: &Person) -> u32 {
        let key = (name_key(&file.name), file.id_number.birth_date());
        self.names.get(&key).map_or(0, |count| count.saturating_sub(1))
    }

    /// How many others on file gave the same phone.
    pub fn phone_sharers(&self, file: &Person) -> u32 {
        self.phones.get(&file.phone).map_or(0, |count| count.saturating_sub(1))
    }

    /// The people who name a land project, and their land.
    pub fn of_project(&self, number: &str) -> Option<&Shares> {
        self.projects.get(&number_key(number))
    }

    /// The contract household of somebody to be confirmed: of those by phone and by account
    /// the one that exceeds its contract, else the larger one.
    pub fn household(&self, file: &Person) -> Option<&Shares> {
        let place = place_of(file);
        let found = signs_of(file).into_iter().rev();
        let found = found.filter_map(|sign| self.households.get(&(place, sign)));
        found.max_by_key(|shares| (shares.exceed_contract(), shares.people))
    }

    pub(super) fn add(&mut self, facts: &PeerFacts) {
        *self.names.entry(facts.name.clone()).or_insert(0) += 1;
        if !facts.phone.is_empty() {
            *self.phones.entry(facts.phone.clone()).or_insert(0) += 1;
        }
        let Some(land) = &facts.land else { return };
        if let Some(project) = &land.project {
            self.projects.entry(project.clone()).or_default().add(land);
        }
        for household in &land.households {
            self.households.entry(household.clone()).or_default().add(land);
        }
    }

    pub(super) fn take_away(&mut self, facts: &PeerFacts) {
        count_down(&mut self.names, &facts.name);
        count_down(&mut self.phones, &facts.phone);
        let Some(land) = &facts.land else { return };
        if let Some(project) = &land.project {
            share_less(&mut self.projects, project, land);
        }
        for household in &land.households {
            share_less(&mut self.households, household, land);
        }
    }
}

fn place_of(file: &Person) -> Place {
    (file.township, file.village)
}

fn signs_of(file: &Person) -> Vec<HouseholdSign> {
    let mut signs = Vec::new();
    if !file.phone.is_empty() {
        signs.push(HouseholdSign::Phone(file.phone.clone()));
    }
    if !file.bank_account.is_empty() {
        signs.push(HouseholdSign::Account(file.bank_account.clone()));
    }
    if signs.is_empty() {
        let contract = file.land.as_ref().and_then(|land| {
            Some(HouseholdSign::Contract(number_key(land.project.as_ref()?), land.contracted?))
        });
        signs.extend(contract);
    }
    signs
}

fn count_down<K: Clone + Eq + Hash>(counts: &mut HashMap<K, u32>, key: &K) {
    let Some(count) = counts.get_mut(key) else { return };
    *count = count.saturating_sub(1);
    if *count == 0 {
        counts.remove(key);
    }
}

fn share_less<K: Clone + Eq + Hash>(all: &mut HashMap<K, Shares>, key: &K, land: &SharedLand) {
    let Some(shares) = all.get_mut(key) else { return };
    shares.take_away(land);
    if shares.people == 0 {
        all.remove(key);
    }
}
