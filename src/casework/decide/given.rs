//! What a command names must be there: people, cases, texts.

use crate::base::{CaseId, PersonId};
use crate::casework::case::Case;
use crate::casework::person::Person;
use crate::casework::refusal::{PersonRefusal, Refusal, ReviewRefusal};
use crate::casework::state::State;

pub(in crate::casework) fn person(state: &State, id: PersonId) -> Result<&Person, Refusal> {
    state.person(id).ok_or_else(|| PersonRefusal::Unknown.into())
}

pub(in crate::casework) fn case(state: &State, id: CaseId) -> Result<&Case, Refusal> {
    state.case(id).ok_or_else(|| ReviewRefusal::Unknown.into())
}

/// A text with something in it, trimmed; else the refusal.
pub(in crate::casework) fn required(
    text: &str,
    refusal: impl Into<Refusal>,
) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(refusal.into()) } else { Ok(text.to_owned()) }
}
