//! Who is missing (应保尽保): people whom a project compensated and nobody put forward,
//! projects without people, villages far below their share (S3).

use super::compensation::{Compensated, CompensationEntry};
use super::person::{Cohort, Person};
use super::project::Project;
use super::roster_kind::RosterKind;
use super::state::State;
use super::work_list::{FinishedItem, WorkList};
use crate::base::{Area, IdNumber, TownshipCode, VillageCode, name_key, number_key};
use crate::policy::Rules;
use std::collections::{BTreeMap, HashSet};

/// Something that seems to be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing<'a> {
    /// Somebody whom a project compensated was never put forward.
    Person(&'a CompensationEntry),
    /// A project took land and has no people.
    Project(&'a Project),
    /// A village has far fewer people than its originally insured let expect.
    Village {
        /// The village that lacks people.
        village: VillageCode,
        /// People to be expected by the district's own proportion.
        expected: u32,
        /// People put forward.
        people: u32,
    },
}

impl<'a> Missing<'a> {
    /// The code of its kind, as machine output says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Project(_) => "project",
            Self::Village { .. } => "village",
        }
    }

    /// What tells it apart in the list: project and number or name, project, village.
    pub fn item(self) -> String {
        match self {
            Self::Person(entry) => format!("{} {}", entry.says.project, entry.says.sign()),
            Self::Project(project) => project.number.clone(),
            Self::Village { village, .. } => village.to_string(),
        }
    }

    /// The number of somebody missing, where the list tells it.
    pub fn id_number(self) -> Option<IdNumber> {
        match self {
            Self::Person(entry) => entry.says.id_number,
            _ => None,
        }
    }

    /// 征地面积, of a person or a project.
    pub fn area(self) -> Option<Area> {
        match self {
            Self::Person(entry) => Some(entry.says.area),
            Self::Project(project) => Some(project.facts.area),
            Self::Village { .. } => None,
        }
    }

    /// The township it belongs to, as far as the list or the project tells.
    pub fn township(self, state: &State) -> Option<TownshipCode> {
        match self {
            Self::Person(entry) => {
                let says = &entry.says;
                let of_project = || state.project(&says.project);
                says.township.or_else(|| of_project().map(|project| project.facts.township))
            }
            Self::Project(project) => Some(project.facts.township),
            Self::Village { village, .. } => Some(village.township()),
        }
    }

    /// What became of it, once it was worked off.
    pub fn finished(self, state: &'a State) -> Option<&'a FinishedItem> {
        state.finished.get(&(WorkList::Missing, self.item()))
    }
}

/// Everything that seems to be missing: people by project and number, then projects, then
/// villages. What was worked off stays, with its outcome, until it is no longer missing.
pub fn missing_of<'a>(state: &'a State, rules: &Rules) -> Vec<Missing<'a>> {
    let mut found = missing_people(state);
    let projects = state.projects.values().map(|project| &**project);
    let bare = projects.filter(|project| {
        project.facts.area > Area::default() && state.peers.of_project(&project.number).is_none()
    });
    found.extend(bare.map(Missing::Project));
    found.extend(missing_villages(state, rules));
    found
}

/// Whom no file and no candidate's line answers: by number; else by the folded name within
/// the project, of those on file whom the project's list does not have by their number.
fn missing_people(state: &State) -> Vec<Missing<'_>> {
    if state.compensated.is_empty() {
        return Vec::new();
    }
    let numbers = put_forward_unread(state);
    let on_file = state.people.values().filter_map(|file| named_in_project(state, file));
    let named: HashSet<(String, String)> = on_file.collect();
    let is_answered = |says: &Compensated| {
        let by_number =
            |number: &IdNumber| state.by_number.contains_key(number) || numbers.contains(number);
        says.id_number.as_ref().is_some_and(by_number)
            || named.contains(&(number_key(&says.project), name_key(&says.name)))
    };
    let open = state.compensated.values().filter(|entry| !is_answered(&entry.says));
    open.map(Missing::Person).collect()
}

/// A file that may answer a line by its name: the line of its own number answers that.
fn named_in_project(state: &State, file: &Person) -> Option<(String, String)> {
    let project = number_key(file.land.as_ref()?.project.as_deref()?);
    let own = (project.clone(), file.id_number.as_str().to_owned());
    (!state.compensated.contains_key(&own)).then(|| (project, name_key(&file.name)))
}

/// Who stands on a candidate's line that is kept aside: put forward, if not yet readable.
fn put_forward_unread(state: &State) -> HashSet<IdNumber> {
    let lines = state.rejected_lines.range((RosterKind::Candidates, String::new())..);
    let lines = lines.take_while(|((kind, _), _)| *kind == RosterKind::Candidates);
    let readings = lines.filter_map(|(_, line)| line.reading.as_deref());
    readings.filter_map(|reading| reading.id_number).collect()
}

/// How many people of a village there are.
#[derive(Default)]
struct VillageCount {
    originals: u64,
    candidates: u64,
}

/// Land was taken where people were insured under the old measure: a village whose people
/// put forward stay far below the district's proportion of those insured then.
fn missing_villages<'a>(state: &State, rules: &Rules) -> Vec<Missing<'a>> {
    let mut counts: BTreeMap<VillageCode, VillageCount> = BTreeMap::new();
    for file in state.people.values() {
        let Some(village) = file.village else { continue };
        let count = counts.entry(village).or_default();
        match (file.cohort, &file.confirmation) {
            (Cohort::Original, _) => count.originals += 1,
            (_, confirmation) if confirmation.is_refused() => {}
            _ => count.candidates += 1,
        }
    }
    let originals: u64 = counts.values().map(|count| count.originals).sum();
    let candidates: u64 = counts.values().map(|count| count.candidates).sum();
    let (least, percent) = (rules.village_share_people, rules.village_share_percent);
    let far_below = |(village, count): (VillageCode, VillageCount)| {
        let expected = (count.originals * candidates).checked_div(originals)?;
        let below = count.candidates * 100 < expected * u64::from(percent);
        (expected >= u64::from(least) && below).then_some(Missing::Village {
            village,
            expected: expected as u32,
            people: count.candidates as u32,
        })
    };
    counts.into_iter().filter_map(far_below).collect()
}
