//! Setting aside the household roster's line that tells of another person's death (A7).

use super::slip::{ConfirmLevel, FieldError, FormSpec};
use crate::base::PersonId;
use crate::casework::comparison::CompareDecision;
use crate::casework::{Command, DecideComparison, Refusal, Register};
use crate::desk::screen::View;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::Reader;
use crate::words::listed_death_line;

/// The roster's line of one person.
pub struct NotDead {
    /// Who is alive, contrary to the roster.
    pub person: PersonId,
}

/// The decision on a person's line of the household roster.
pub fn set_aside(person: PersonId, note: String) -> Command {
    let decision = CompareDecision::AnotherPerson { register: Register::Household };
    Command::DecideComparison(DecideComparison { person, decision, note })
}

impl FormSpec for NotDead {
    fn form(&self, _reader: &Reader) -> Form {
        Form::new(vec![Field::text("note", "act-seen", "")], "act-record")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["note"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        Ok(set_aside(self.person, form.text("note").trim().to_owned()))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let listed = view.reader.comparison().listed_death(self.person);
        let told = listed.map(|listed| listed_death_line(listed, view.words));
        vec![Fact::new(view.words.say("roster-household"), told.unwrap_or_default())]
    }

    fn field_of(&self, _refusal: &Refusal) -> Option<&'static str> {
        Some("note")
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn note(&self) -> &'static str {
        "act-not-dead-note"
    }
}
