//! Refusals in words: what happened, the clause behind it, the next step.

use super::Words;
use crate::office::OfficeError;

/// A no as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What was refused and why, one or two sentences.
    pub what: String,
    /// The clause of the plan that forbids it, in the plan's own numbering.
    pub clause: Option<String>,
    /// What would mend it.
    pub next: Option<String>,
}

/// Words why something was not carried out.
pub fn explain_error(error: &OfficeError, words: &Words) -> Explained {
    let next = Some(words.say("refusal-next").to_owned());
    match error {
        OfficeError::Refused(refusal) => Explained {
            what: refusal.code().to_owned(),
            clause: Some(refusal.rule().clause().to_owned()),
            next,
        },
        OfficeError::Fault(fault) => Explained { what: fault.to_string(), clause: None, next },
        other => Explained { what: format!("{other:?}"), clause: None, next },
    }
}
