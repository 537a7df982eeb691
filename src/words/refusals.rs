//! Refusals in words: what happened, the clause behind it, the next step.

use super::Words;
use crate::casework::Refusal;

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

/// Words a refusal.
pub fn explain(refusal: &Refusal, words: &Words) -> Explained {
    match refusal {
        Refusal::WrongPassword => Explained {
            what: words.say("refusal-wrong-password").to_owned(),
            clause: None,
            next: Some(words.say("refusal-wrong-password-next").to_owned()),
        },
        Refusal::OwnWork { clause } => Explained {
            what: words.say("refusal-own-work").to_owned(),
            clause: Some(clause.clone()),
            next: Some(words.say("refusal-own-work-next").to_owned()),
        },
    }
}
