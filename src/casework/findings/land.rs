//! A candidate's land held against its project and its contract (S2).

use super::finding::LandFinding;
use crate::casework::peers::Shares;
use crate::casework::person::{LandFacts, Person};
use crate::casework::project::Project;
use crate::casework::state::State;
use crate::policy::Rules;

/// What the land facts are at odds with.
pub(super) fn findings(state: &State, file: &Person, rules: &Rules) -> Vec<LandFinding> {
    let Some(land) = &file.land else { return Vec::new() };
    let project = land.project.as_ref().and_then(|number| state.project(number));
    let checks = [
        (LandFinding::AreaOverProject, project.is_some_and(|project| is_over(state, project))),
        (
            LandFinding::SharesOverContract,
            state.peers.household(file).is_some_and(Shares::exceed_contract),
        ),
        (LandFinding::UnknownProject, land.project.is_some() && project.is_none()),
        (
            LandFinding::DateOutsideProject,
            project.is_some_and(|project| is_outside(land, project, rules)),
        ),
    ];
    checks.into_iter().filter_map(|(finding, holds)| holds.then_some(finding)).collect()
}

fn is_over(state: &State, project: &Project) -> bool {
    let shares = state.peers.of_project(&project.number);
    shares.is_some_and(|shares| shares.taken() > project.facts.area)
}

/// Land is taken when its levy is due, give or take what the office allows (先保后征).
fn is_outside(land: &LandFacts, project: &Project, rules: &Rules) -> bool {
    let span = i64::from(rules.project_span_days);
    land.taken_on.is_some_and(|day| day.days_until(project.facts.due_on).abs() > span)
}
