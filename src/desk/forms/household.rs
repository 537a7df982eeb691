//! Asking Public Security for the household check (C3).

use super::slip::{FieldError, FormSpec};
use crate::base::{CaseId, PersonId};
use crate::casework::{Command, ConfirmationCommand};
use crate::desk::screen::View;
use crate::desk::widgets::{Fact, Form};
use crate::office::{PersonActs, Reader};
use crate::words::stage_name;

/// The household check of one person's confirmation; nothing is asked for.
pub struct Household {
    case: Option<CaseId>,
}

impl Household {
    /// For a person whose confirmation is under way.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        Self { case: reader.acts_for(person).ok().and_then(PersonActs::open_confirmation) }
    }
}

impl FormSpec for Household {
    fn form(&self, _reader: &Reader) -> Form {
        Form::new(Vec::new(), "act-ask")
    }

    fn command(&self, _form: &Form) -> Result<Command, FieldError> {
        let case = self.case.ok_or(FieldError::empty("case"))?;
        Ok(Command::Confirmation(ConfirmationCommand::AskHousehold { case }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let Some(case) = self.case.and_then(|id| view.reader.case(id)) else { return Vec::new() };
        let words = view.words;
        vec![
            Fact::new(words.say("label-case"), case.id.to_string()),
            Fact::new(words.say("label-next"), stage_name(case.stage, words)),
        ]
    }

    fn note(&self) -> &'static str {
        "act-ask-household-note"
    }
}
