//! Land projects and their levy (L1, L2).

use crate::casework::event::Event;
use crate::casework::project::{ProjectFacts, RecordProject};
use crate::casework::{LandEvent, LandRefusal, Refusal, State};

pub(super) fn decide(state: &State, command: &RecordProject) -> Result<Vec<Event>, Refusal> {
    let number = command.number.trim().to_owned();
    let name = command.facts.name.trim().to_owned();
    let facts = ProjectFacts { name, ..command.facts.clone() };
    if number.is_empty() || facts.name.is_empty() {
        return Err(LandRefusal::FactsMissing.into());
    }
    if facts.levy_owed.is_negative() || facts.levy_paid.is_negative() {
        return Err(LandRefusal::NegativeAmount.into());
    }
    let known = state.project(&number);
    let number = known.map_or(number, |project| project.number.clone());
    if known.is_some_and(|project| project.facts == facts) {
        return Err(LandRefusal::NothingChanged.into());
    }
    // From here it succeeds.
    let source = command.source.clone();
    Ok(vec![Event::Land(match known {
        None => LandEvent::ProjectRegistered { number, facts, source },
        Some(_) => LandEvent::ProjectChanged { number, facts, source },
    })])
}
