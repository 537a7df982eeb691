//! Which decisions on the rosters are valid. Each holds the facts it rested on and counts
//! only while they are the same: a newer roster that changes them opens the item again by
//! itself.

use super::amounts::facts_of_line;
use super::decision::{CompareDecision, Decided};
use super::subject::Lines;
use crate::casework::person::{FurtherLine, LegacyRelation, Person};
use crate::casework::registers::{PresentLine, Register};
use crate::casework::rejected_line::RejectedLine;
use crate::casework::state::State;
use std::fmt::Write;

/// The decisions on a person that still count, newest last.
pub fn valid_decisions<'a>(
    state: &'a State,
    file: &'a Person,
) -> impl Iterator<Item = &'a Decided> {
    let all = state.decisions.get(&file.id).map_or(&[][..], |list| &list[..]);
    all.iter().filter(|decided| is_valid(state, file, decided))
}

/// Whether what a decision rested on is what it was. Amounts count until the line arrives
/// otherwise than it was, or can be read.
fn is_valid(state: &State, file: &Person, decided: &Decided) -> bool {
    match &decided.decision {
        CompareDecision::TakeAmounts(amounts) => {
            match state.rejected_legacy_line(&amounts.legacy_no) {
                Some(line) => facts_of_line(line) == decided.facts,
                None => line_of(file, &amounts.legacy_no).is_some_and(|line| amounts.are_on(line)),
            }
        }
        // A death that was corrected since settles nothing.
        CompareDecision::Dead { died } => file.died == Some(*died),
        decision => decided.facts == facts_of(state, file, decision),
    }
}

/// Whether a line of the legacy roster that cannot be read is on file all the same, corrected
/// or with amounts from the paper, and says nothing new.
pub fn is_on_file(state: &State, line: &RejectedLine) -> bool {
    let holder = state.holder_of(&line.key).and_then(|id| state.person(id));
    holder.is_some_and(|file| {
        let taken = taken(state, file, &line.key);
        taken.is_none_or(|decided| decided.facts == facts_of_line(line))
    })
}

/// Whether amounts were taken from the paper for a line while it said what it says.
pub fn is_taken(state: &State, line: &RejectedLine) -> bool {
    let holder = state.holder_of(&line.key).and_then(|id| state.person(id));
    let decided = holder.and_then(|file| taken(state, file, &line.key));
    decided.is_some_and(|decided| decided.facts == facts_of_line(line))
}

/// The last decision on the amounts of a line.
fn taken<'a>(state: &'a State, file: &Person, legacy_no: &str) -> Option<&'a Decided> {
    let all = state.decisions.get(&file.id).map_or(&[][..], |list| &list[..]);
    all.iter().rev().find(|decided| {
        matches!(&decided.decision, CompareDecision::TakeAmounts(taken) if taken.legacy_no == legacy_no)
    })
}

/// The legacy line that holds; `None` while the roster lists the person twice and
/// nobody decided which.
pub fn holding(state: &State, file: &Person) -> Option<LegacyRelation> {
    let mut lines = Lines::of_person(state, file);
    apply_decisions(state, file, &mut lines);
    lines.legacy.filter(|_| !lines.listed_twice)
}

/// The further legacy number, while nobody decided which line holds.
pub(in crate::casework) fn listed_twice(state: &State, file: &Person) -> Option<String> {
    let rejected = state.rejected_index.of_number(&file.id_number);
    let further = file.listed_again.iter().chain(rejected).next().cloned();
    further.filter(|_| holding(state, file).is_none())
}

/// Leaves out of a person's lines what valid decisions settled.
pub(super) fn apply_decisions(state: &State, file: &Person, lines: &mut Lines<'_>) {
    for decided in valid_decisions(state, file) {
        match &decided.decision {
            CompareDecision::SamePerson => lines.same_person = true,
            CompareDecision::AnotherPerson { register } => lines.leave_out(*register),
            CompareDecision::TakeLine { legacy_no } => {
                if let Some(taken) = line_of(file, legacy_no) {
                    lines.drawing = taken.drawing;
                    let ended = file.legacy.as_ref().and_then(|legacy| legacy.ended);
                    lines.legacy = Some(LegacyRelation { ended, ..taken.clone() });
                    lines.listed_twice = false;
                    lines.other_names.clear();
                    lines.rejected.clear();
                }
            }
            CompareDecision::Dead { .. }
            | CompareDecision::SendBack
            | CompareDecision::TakeAmounts(_) => {}
        }
    }
}

/// A readable legacy line of a person, by its number.
pub(in crate::casework) fn line_of<'a>(
    file: &'a Person,
    legacy_no: &str,
) -> Option<&'a LegacyRelation> {
    let further = file.further_lines.iter().map(|line| &line.relation);
    file.legacy.iter().chain(further).find(|line| line.legacy_no == legacy_no)
}

/// The facts that a decision rests on, as one text; its form never changes, since it is
/// kept in the journal.
pub(in crate::casework) fn facts_of(
    state: &State,
    file: &Person,
    decision: &CompareDecision,
) -> String {
    let listing = state.listings.get(&file.id_number);
    let line = |register| listing.and_then(|listing| listing.of(register));
    let mut facts = String::new();
    match decision {
        CompareDecision::SamePerson => {
            name(&mut facts, &file.name);
            file.further_lines.iter().for_each(|further| name(&mut facts, &further.name));
            for register in Register::ALL {
                if let Some(line) = line(register) {
                    name(&mut facts, &line.name);
                }
            }
        }
        CompareDecision::AnotherPerson { register } => {
            name(&mut facts, &file.name);
            listed(&mut facts, line(*register));
            unread(&mut facts, state, file, *register);
        }
        CompareDecision::TakeLine { .. } => legacy(&mut facts, state, file),
        CompareDecision::Dead { .. } => {}
        CompareDecision::TakeAmounts(amounts) => {
            facts.extend(state.rejected_legacy_line(&amounts.legacy_no).map(facts_of_line));
        }
        CompareDecision::SendBack => {
            name(&mut facts, &file.name);
            legacy(&mut facts, state, file);
            Register::ALL.into_iter().for_each(|register| listed(&mut facts, line(register)));
            for register in Register::ALL {
                unread(&mut facts, state, file, register);
            }
        }
    }
    facts
}

fn name(facts: &mut String, name: &str) {
    let _infallible = write!(facts, "{name}|");
}

fn legacy(facts: &mut String, state: &State, file: &Person) {
    let mut line = |name: &str, line: &LegacyRelation| {
        let LegacyRelation { legacy_no, balance, enjoyed, drawing, monthly, ended: _ } = line;
        let _infallible =
            write!(facts, "{name} {legacy_no} {balance} {enjoyed} {drawing} {monthly}|");
    };
    file.legacy.iter().for_each(|relation| line(&file.name, relation));
    for FurtherLine { name, relation, .. } in &file.further_lines {
        line(name, relation);
    }
    state.rejected_index.of_number(&file.id_number).iter().for_each(|key| name(facts, key));
}

/// The lines of a register that cannot be read; nothing where there are none.
fn unread(facts: &mut String, state: &State, file: &Person, register: Register) {
    for line in state.rejected_of(register, &file.whom()) {
        let content = line.reading.as_deref().map_or("", |reading| &reading.content);
        let RejectedLine { key, column, cause, .. } = line;
        let code = register.code();
        let _infallible = write!(facts, "{code} ? {key} {column} {cause} {content}|");
    }
}

fn listed(facts: &mut String, line: Option<&PresentLine>) {
    let Some(PresentLine { name, says, .. }) = line else { return };
    let register = says.register().code();
    let _infallible = match says {
        crate::casework::RegisterEntry::Resident { status, balance, monthly, .. } => {
            write!(facts, "{register} {name} {} {balance} {monthly}|", *status as u8)
        }
        crate::casework::RegisterEntry::Employee { status, .. } => {
            write!(facts, "{register} {name} {}|", *status as u8)
        }
        crate::casework::RegisterEntry::Household { status, .. } => {
            write!(facts, "{register} {name} {}|", *status as u8)
        }
    };
}
