//! Opening identity confirmation on the land facts of the file (C3).

use super::land;
use super::slip::{FieldError, FormSpec, required};
use crate::base::PersonId;
use crate::casework::{Command, ConfirmationCommand};
use crate::desk::screen::View;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::Reader;

/// The confirmation of one person: the facts are shown, and where an earlier one was revoked
/// it is asked what is different now (X5).
pub struct Confirming {
    person: PersonId,
    anew: bool,
}

impl Confirming {
    /// For a person.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        let anew = reader.person(person).is_some_and(|file| file.may_be_confirmed_anew());
        Self { person, anew }
    }
}

impl FormSpec for Confirming {
    fn form(&self, _reader: &Reader) -> Form {
        let ground = self.anew.then(|| Field::text("ground", "revocation-anew", ""));
        Form::new(ground.into_iter().collect(), "act-hand-in")
    }

    fn needs(&self) -> &'static [&'static str] {
        if self.anew { &["ground"] } else { &[] }
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let person = self.person;
        Ok(Command::Confirmation(match self.anew {
            true => ConfirmationCommand::OpenAnew { person, ground: required(form, "ground")? },
            false => ConfirmationCommand::Open { person },
        }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let file = view.reader.person(self.person);
        land::facts(file.and_then(|file| file.land.as_ref()), view.words)
    }

    fn note(&self) -> &'static str {
        "act-confirmation-note"
    }
}
