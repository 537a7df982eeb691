//! Settling what the rosters leave open; each decision holds the facts it rests on.

use super::person::{amend_legacy, register};
use super::{Context, person, required};
use crate::casework::command::{SettleAmounts, SettleCompared};
use crate::casework::comparison::{
    CompareDecision, LineAmount, RosterFinding, aside_line, facts_of, facts_of_line, line_of,
    listed_death, standing, unread_amounts, verdict_of_person,
};
use crate::casework::event::{Event, PersonEvent};
use crate::casework::{
    Arrived, Cohort, CompareRefusal, Person, PersonRefusal, Refusal, Register, RegisterPerson,
    State,
};

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
        // Amounts come by a command of their own, which may register the person.
        CompareDecision::TakeAmounts(_) => return Err(CompareRefusal::NothingToSettle.into()),
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

/// Completes a line of the legacy roster with what stands on the paper; who was not on file
/// comes on file by it.
pub(super) fn take_amounts(state: &State, command: &SettleAmounts) -> Result<Vec<Event>, Refusal> {
    let amounts = &command.amounts;
    let line = aside_line(state, &amounts.legacy_no).ok_or(CompareRefusal::NoSuchLine)?;
    let unread = unread_amounts(line).ok_or(CompareRefusal::LineToMend)?;
    let (Some(said), Some(township), Some(id_number)) = (
        line.said.as_deref(),
        line.said.as_ref().and_then(|said| said.township),
        line.said.as_ref().and_then(|said| said.id_number),
    ) else {
        return Err(CompareRefusal::LineToMend.into());
    };
    let given = |amount: &LineAmount| amounts.of(*amount).is_some();
    if LineAmount::ALL.iter().any(|amount| given(amount) != unread.contains(amount)) {
        return Err(CompareRefusal::AmountsDiffer.into());
    }
    let relation = amounts.completed(said).ok_or(CompareRefusal::AmountsDiffer)?;
    let note = required(&command.note, CompareRefusal::PaperMissing)?;
    let (roster, cells) = (said.digest.clone(), line.cells.clone());
    let source = Arrived { roster, line: line.line, cells };
    let holder = state.by_legacy_no.get(&amounts.legacy_no).and_then(|id| state.person(*id));
    let (person, mut events) = match holder {
        Some(file) => (file.id, amend_legacy(file, (&said.name, &relation, &source), true)?),
        None => {
            let registered = RegisterPerson {
                id_number,
                name: said.name.clone(),
                cohort: Cohort::Original,
                township,
                village: said.village,
                phone: said.phone.clone(),
                bank_account: said.bank_account.clone(),
                legacy: Some(relation),
                land: None,
                source: Some(source),
            };
            (state.next_person(), register(state, &registered)?)
        }
    };
    // From here it succeeds.
    events.push(Event::Person(PersonEvent::CompareSettled {
        person,
        decision: CompareDecision::TakeAmounts(amounts.clone()),
        facts: facts_of_line(line),
        note,
    }));
    Ok(events)
}
