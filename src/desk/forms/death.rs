//! Recording a death (A7).

use super::slip::{ConfirmLevel, FieldError, FormSpec};
use crate::base::PersonId;
use crate::casework::{Command, PersonCommand, Refusal};
use crate::desk::screen::View;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::Reader;
use crate::words::matter_title;

/// The death of one person.
pub struct Death {
    /// Who has died.
    pub person: PersonId,
}

impl FormSpec for Death {
    // No day is filled in: a wrong one here is not to be had by a single key.
    fn form(&self, _reader: &Reader) -> Form {
        Form::new(vec![Field::date("died", "act-died-on", None)], "act-record")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["died"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let died = form.date("died").ok_or(FieldError::empty("died"))?;
        Ok(Command::Person(PersonCommand::RecordDeath { person: self.person, died }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let Some(file) = view.reader.person(self.person) else { return Vec::new() };
        let cases = file.open_cases.iter().filter_map(|id| view.reader.case(*id));
        let open: Vec<String> = cases.map(|case| matter_title(&case.matter, view.words)).collect();
        let none = view.words.say("act-none").to_owned();
        let open = if open.is_empty() { none } else { open.join("; ") };
        vec![Fact::new(view.words.say("act-open-cases"), open)]
    }

    fn field_of(&self, _refusal: &Refusal) -> Option<&'static str> {
        Some("died")
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn note(&self) -> &'static str {
        "act-death-note"
    }
}
