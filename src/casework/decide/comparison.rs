//! Settling what the rosters leave open; each decision holds the facts it rests on.

use super::{Context, person, required};
use crate::casework::command::SettleCompared;
use crate::casework::comparison::{
    CompareDecision, RosterFinding, facts_of, line_of, listed_death, standing, verdict_of_person,
};
use crate::casework::event::{Event, PersonEvent};
use crate::casework::{CompareRefusal, Person, PersonRefusal, Refusal, Register, State};

pub(super) fn decide(
    state: &State,
    command: &SettleCompared,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let file = person(state, command.person)?;
    let decision = &command.decision;
    let household = CompareDecision::AnotherPerson { register: Register::Household };
    if *decision == household && listed_death(state, file).is_some() {
        // Whoever it is about: it holds the claims of candidates too (A7).
        return Ok(vec![settled(state, file, command, command.note.trim())]);
    }
    let verdict = verdict_of_person(state, file, ctx.rules(), ctx.today());
    let verdict = verdict.ok_or(CompareRefusal::NotOriginal)?;
    if file.legacy.as_ref().is_some_and(|legacy| legacy.ended.is_some()) {
        return Err(CompareRefusal::Ended.into());
    }
    if standing(state, file).any(|decided| decided.decision == *decision) {
        return Err(CompareRefusal::SameDecision.into());
    }
    let mut note = command.note.trim().to_owned();
    let mut events = Vec::new();
    match decision {
        CompareDecision::SamePerson => {
            if !verdict.findings.has(RosterFinding::NameMismatch) {
                return Err(CompareRefusal::NothingToSettle.into());
            }
        }
        CompareDecision::AnotherPerson { register } => {
            let listing = state.listings.get(&file.id_number);
            if listing.and_then(|listing| listing.of(*register)).is_none() {
                return Err(CompareRefusal::NoSuchLine.into());
            }
        }
        CompareDecision::TakeLine { legacy_no } => {
            if line_of(file, legacy_no).is_none() {
                return Err(CompareRefusal::NoSuchLine.into());
            }
            if file.listed_again.is_empty() && state.aside.of_number(&file.id_number).is_empty() {
                return Err(CompareRefusal::NothingToSettle.into());
            }
        }
        CompareDecision::Dead { died } => {
            if let Some(died) = file.died {
                return Err(PersonRefusal::DeathOnRecord { died }.into());
            }
            if *died > ctx.today() || *died < file.id_number.birth_date() {
                return Err(PersonRefusal::ImpossibleDeath { died: *died }.into());
            }
            let recorded = PersonEvent::DeathRecorded { person: file.id, died: *died };
            events.push(Event::Person(recorded));
        }
        CompareDecision::SendBack => note = required(&note, CompareRefusal::ReasonMissing)?,
    }
    // From here it succeeds.
    events.push(settled(state, file, command, &note));
    Ok(events)
}

fn settled(state: &State, file: &Person, command: &SettleCompared, note: &str) -> Event {
    Event::Person(PersonEvent::CompareSettled {
        person: file.id,
        decision: command.decision.clone(),
        facts: facts_of(state, file, &command.decision),
        note: note.to_owned(),
    })
}
