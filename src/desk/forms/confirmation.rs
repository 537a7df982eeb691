//! Opening identity confirmation on the land facts of the file (C3).

use super::land;
use super::slip::{FieldError, FormSpec};
use crate::base::PersonId;
use crate::casework::{Command, ConfirmationCommand};
use crate::desk::screen::View;
use crate::desk::widgets::{Fact, Form};
use crate::office::Reader;

/// The confirmation of one person; nothing is asked for, the facts are shown.
pub struct Confirming {
    /// Whose identity is confirmed.
    pub person: PersonId,
}

impl FormSpec for Confirming {
    fn form(&self, _reader: &Reader) -> Form {
        Form::new(Vec::new(), "act-hand-in")
    }

    fn command(&self, _form: &Form) -> Result<Command, FieldError> {
        Ok(Command::Confirmation(ConfirmationCommand::Open { person: self.person }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let file = view.reader.person(self.person);
        land::facts(file.and_then(|file| file.land.as_ref()), view.words)
    }

    fn note(&self) -> &'static str {
        "act-confirmation-note"
    }
}
