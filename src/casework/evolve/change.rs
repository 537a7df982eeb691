//! Changing one file or one case, so that both know by which record they changed last.

use crate::base::{CaseId, PersonId};
use crate::casework::case::{Case, Involvement, Return, ReviewStep, Stage, UndoneReturn};
use crate::casework::event::Envelope;
use crate::casework::person::Person;
use crate::casework::state::State;
use std::sync::Arc;

pub(super) fn with_person(
    state: &mut State,
    envelope: &Envelope,
    id: PersonId,
    change: impl FnOnce(&mut Person),
) {
    if let Some(person) = state.people.get_mut(&id) {
        let person = Arc::make_mut(person);
        change(person);
        person.version = envelope.seq;
    }
}

pub(super) fn with_case(
    state: &mut State,
    envelope: &Envelope,
    id: CaseId,
    change: impl FnOnce(&mut Case),
) {
    if let Some(case) = state.cases.get_mut(&id) {
        let case = Arc::make_mut(case);
        change(case);
        case.version = envelope.seq;
    }
}

/// Preparing a case, by editing its facts or handing it in, bars from deciding it (四眼).
pub(super) fn prepare(case: &mut Case, envelope: &Envelope) {
    if !case.handlers.iter().any(|h| h.by == envelope.actor && h.step.is_none()) {
        case.handlers.push(Involvement { by: envelope.actor.clone(), step: None });
    }
}

/// Changes a case, then the file it belongs to, and keeps the file's open cases.
pub(super) fn changed(
    state: &mut State,
    envelope: &Envelope,
    id: CaseId,
    change: impl FnOnce(&mut Case),
    follow: impl FnOnce(&mut Person, &Case),
) {
    let Some(case) = state.cases.get_mut(&id) else { return };
    let case = Arc::make_mut(case);
    let before = case.stage;
    change(case);
    case.version = envelope.seq;
    let case = case.clone();
    with_person(state, envelope, case.person, |file| {
        follow(file, &case);
        match (is_closed(before), is_closed(case.stage)) {
            (false, true) => file.open_cases.retain(|open| *open != id),
            (true, false) => {
                file.open_cases.push(id);
                file.open_cases.sort_unstable();
            }
            _ => {}
        }
    });
}

/// Back to an earlier layer or the opener (C5): the layers from there on are decided
/// anew, so whoever decided them before, or returned it, may do so again.
pub(super) fn send_back(
    case: &mut Case,
    envelope: &Envelope,
    (from, to): (ReviewStep, Option<ReviewStep>),
    reason: &str,
) -> UndoneReturn {
    let by = envelope.actor.clone();
    let left = case.handlers.iter().filter(|handled| handled.step.is_none_or(|s| Some(s) < to));
    let handlers = left.cloned().collect();
    let handlers = std::mem::replace(&mut case.handlers, handlers);
    let new = Box::new(Return { by, from, reason: reason.to_owned() });
    let returned = case.returned.replace(new);
    case.stage = to.map_or(Stage::Returned, Stage::Waiting);
    case.since = envelope.at;
    case.decision = None;
    UndoneReturn { handlers, notice: case.notice.take(), returned }
}

/// Remembers of which roster a record holds lines.
pub(super) fn note_source(state: &mut State, envelope: &Envelope, digest: &str) {
    if state.roster_of.get(&envelope.seq).is_none_or(|known| **known != *digest) {
        state.roster_of.insert(envelope.seq, digest.into());
    }
}

/// Whether a stage is one in which a case no longer belongs to the open ones.
fn is_closed(stage: Stage) -> bool {
    matches!(stage, Stage::Closed(_))
}
