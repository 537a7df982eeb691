//! Settling what the rosters leave open; each decision holds the facts it rests on.

use super::given::{person, required};
use super::person::{amend_legacy, register};
use crate::base::PersonId;
use crate::casework::command::{DecideComparison, TakeAmounts};
use crate::casework::comparison::{
    CompareDecision, LineAmount, RosterFinding, compare_person, facts_of, facts_of_line, line_of,
    listed_death, unread_amounts, valid_decisions,
};
use crate::casework::context::Context;
use crate::casework::event::{Event, PersonEvent};
use crate::casework::{
    Arrived, Cohort, CompareRefusal, Person, PersonRefusal, PersonRegistered, Refusal, Register,
    RegisterPerson, State,
};

pub(super) fn decide(
    state: &State,
    command: &DecideComparison,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let file = person(state, command.person)?;
    let decision = &command.decision;
    let household = CompareDecision::AnotherPerson { register: Register::Household };
    if *decision == household && listed_death(state, file).is_some() {
        // Whoever it is about: it holds the claims of candidates too (A7).
        return Ok(vec![settled(state, file, command, command.note.trim())]);
    }
    let result = compare_person(state, file, ctx.rules(), ctx.today());
    let result = result.ok_or(CompareRefusal::NotOriginal)?;
    if file.legacy.as_ref().is_some_and(|legacy| legacy.ended.is_some()) {
        return Err(CompareRefusal::Ended.into());
    }
    if valid_decisions(state, file).any(|decided| decided.decision == *decision) {
        return Err(CompareRefusal::SameDecision.into());
    }
    let mut note = command.note.trim().to_owned();
    let mut events = Vec::new();
    match decision {
        CompareDecision::SamePerson => {
            if !result.findings.has(RosterFinding::NameMismatch) {
                return Err(CompareRefusal::NothingToSettle.into());
            }
        }
        CompareDecision::AnotherPerson { register } => {
            let listing = state.listings.get(&file.id_number);
            if listing.and_then(|listing| listing.of(*register)).is_none()
                && state.rejected_of(*register, &file.whom()).is_empty()
            {
                return Err(CompareRefusal::NoSuchLine.into());
            }
        }
        CompareDecision::TakeLine { legacy_no } => {
            if line_of(file, legacy_no).is_none() {
                return Err(CompareRefusal::NoSuchLine.into());
            }
            if file.listed_again.is_empty()
                && state.rejected_index.of_number(&file.id_number).is_empty()
            {
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

fn settled(state: &State, file: &Person, command: &DecideComparison, note: &str) -> Event {
    Event::Person(PersonEvent::ComparisonDecided {
        person: file.id,
        decision: command.decision.clone(),
        facts: facts_of(state, file, &command.decision),
        note: note.to_owned(),
    })
}

/// Whose line amounts from the paper complete; with who comes on file by it, without
/// figures, where nobody is.
pub(super) fn check_amounts(
    state: &State,
    command: &TakeAmounts,
) -> Result<(Vec<Event>, PersonId), Refusal> {
    let events = amounts_on_file(state, command)?;
    let mut people = events.iter().filter_map(|event| match event {
        Event::Person(event) => Some(event.person()),
        _ => None,
    });
    let person = people.next().ok_or(CompareRefusal::NoSuchLine)?;
    let named = events.into_iter().filter_map(|event| match event {
        Event::Person(PersonEvent::Registered(registered)) => {
            let named = PersonRegistered { legacy: None, ..registered };
            Some(Event::Person(PersonEvent::Registered(named)))
        }
        _ => None,
    });
    Ok((named.collect(), person))
}

/// What is on file once amounts from the paper are passed, or what bars proposing them: the
/// line of the legacy roster is completed, and who was not on file comes on file by it.
pub fn amounts_on_file(state: &State, command: &TakeAmounts) -> Result<Vec<Event>, Refusal> {
    let amounts = &command.amounts;
    let line = state.rejected_legacy_line(&amounts.legacy_no).ok_or(CompareRefusal::NoSuchLine)?;
    let unread = unread_amounts(line).ok_or(CompareRefusal::LineToMend)?;
    let (Some(reading), Some(township), Some(id_number)) = (
        line.reading.as_deref(),
        line.reading.as_ref().and_then(|reading| reading.township),
        line.reading.as_ref().and_then(|reading| reading.id_number),
    ) else {
        return Err(CompareRefusal::LineToMend.into());
    };
    let given = |amount: &LineAmount| amounts.of(*amount).is_some();
    if LineAmount::ALL.iter().any(|amount| given(amount) != unread.contains(amount)) {
        return Err(CompareRefusal::AmountsDiffer.into());
    }
    let relation = amounts.completed(reading).ok_or(CompareRefusal::AmountsDiffer)?;
    let note = required(&command.note, CompareRefusal::PaperMissing)?;
    let (roster, cells) = (reading.digest.clone(), line.cells.clone());
    let source = Arrived { roster, line: line.line, cells };
    let holder = state.holder_of(&amounts.legacy_no).and_then(|id| state.person(id));
    let named = state.person_of(&id_number).filter(|file| file.lacks_figures());
    let holder = holder.or(named);
    let (person, mut events) = match holder {
        Some(file) => (file.id, amend_legacy(file, (&reading.name, &relation, &source), true)?),
        None => {
            let registered = RegisterPerson {
                id_number,
                name: reading.name.clone(),
                cohort: Cohort::Original,
                township,
                village: reading.village,
                phone: reading.phone.clone(),
                bank_account: reading.bank_account.clone(),
                legacy: Some(relation),
                land: None,
                source: Some(source),
            };
            (state.next_person(), register(state, &registered)?)
        }
    };
    // From here it succeeds.
    events.push(Event::Person(PersonEvent::ComparisonDecided {
        person,
        decision: CompareDecision::TakeAmounts(amounts.clone()),
        facts: facts_of_line(line),
        note,
    }));
    Ok(events)
}
