//! The figures behind a finding: what was counted or compared, and with what.

use super::finding::{AlikeFinding, Finding, LandFinding, ScopeFinding};
use crate::casework::peers::Shares;
use crate::casework::person::Person;
use crate::casework::state::State;
use crate::policy::Rules;

/// The figures of a finding by name, as text: areas in mu, days as `2020-03-02`; none of
/// a finding that rests on no figure. They are worked out anew from what the finding was.
pub fn figures_of(
    state: &State,
    file: &Person,
    rules: &Rules,
    finding: Finding,
) -> Vec<(&'static str, String)> {
    let land = file.land.as_ref();
    let taken_on = || land.and_then(|land| land.taken_on);
    let project = || land.and_then(|land| state.project(land.project.as_ref()?));
    let found = match finding {
        Finding::UnderAgeAtTaking => taken_on().zip(rules.scope_least_age).map(|(day, least)| {
            vec![("age", file.id_number.age_on(day).to_string()), ("least", least.to_string())]
        }),
        Finding::Alike(AlikeFinding::NameAndBirth) => {
            Some(vec![("others", state.peers.namesakes(file).to_string())])
        }
        Finding::Alike(AlikeFinding::Phone) => {
            Some(vec![("others", state.peers.phone_sharers(file).to_string())])
        }
        Finding::Land(LandFinding::AreaOverProject) => project().and_then(|project| {
            let shares = state.peers.of_project(&project.number)?;
            Some([shared(shares), vec![("area", project.facts.area.to_string())]].concat())
        }),
        Finding::Land(LandFinding::SharesOverContract) => {
            state.peers.household(file).and_then(|shares| {
                let contracted = shares.contracted()?.to_string();
                Some([shared(shares), vec![("contracted", contracted)]].concat())
            })
        }
        Finding::Land(LandFinding::UnknownProject) => {
            let number = land.and_then(|land| land.project.clone());
            number.map(|number| vec![("project", number)])
        }
        Finding::Land(LandFinding::DateOutsideProject) => {
            taken_on().zip(project()).map(|(day, project)| {
                vec![("day", day.to_string()), ("due", project.facts.due_on.to_string())]
            })
        }
        Finding::Scope(ScopeFinding::LandLeft) => {
            let left = state.peers.household(file).and_then(Shares::left_a_head);
            left.zip(rules.scope_land_left)
                .map(|(left, most)| vec![("left", left.to_string()), ("most", most.to_string())])
        }
        Finding::Scope(ScopeFinding::TakenBefore) => taken_on()
            .zip(rules.scope_taken_after)
            .map(|(day, after)| vec![("day", day.to_string()), ("after", after.to_string())]),
        Finding::Scope(ScopeFinding::DayUnknown) => {
            rules.scope_taken_after.map(|after| vec![("after", after.to_string())])
        }
        _ => None,
    };
    found.unwrap_or_default()
}

fn shared(shares: &Shares) -> Vec<(&'static str, String)> {
    vec![("people", shares.people.to_string()), ("taken", shares.taken().to_string())]
}
