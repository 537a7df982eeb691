//! Opening the recovery of a year paid in error (R3).

use super::slip::{ConfirmLevel, FieldError, FormSpec, required};
use crate::base::PersonId;
use crate::casework::{Command, Refusal, SubsidyCommand, SubsidyRefusal};
use crate::desk::screen::View;
use crate::desk::terminal::Tone;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::{PersonActs, Reader};
use crate::words::route_name;

/// The recovery of one paid year.
pub struct Recovery {
    person: PersonId,
    years: Vec<u32>,
}

impl Recovery {
    /// For a person, with the years paid.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        Self {
            person,
            years: reader.acts_for(person).map(PersonActs::recoverable_years).unwrap_or_default(),
        }
    }

    fn year(&self, form: &Form) -> Option<u32> {
        form.choice("year").and_then(|at| self.years.get(at)).copied()
    }
}

impl FormSpec for Recovery {
    fn form(&self, _reader: &Reader) -> Form {
        let only = (self.years.len() == 1).then_some(0);
        let years = self.years.iter().map(u32::to_string).collect();
        let fields = vec![
            Field::choice("year", "label-year", years, only),
            Field::text("reason", "act-error", ""),
        ];
        let form = Form::new(fields, "act-hand-in");
        if only.is_some() { form.focused("reason") } else { form }
    }

    fn needs(&self) -> &'static [&'static str] {
        &["year", "reason"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let year = self.year(form).ok_or(FieldError::empty("year"))?;
        let reason = required(form, "reason")?;
        let person = self.person;
        Ok(Command::Subsidy(SubsidyCommand::OpenRecovery { person, year, reason }))
    }

    fn facts(&self, form: &Form, view: &View) -> Vec<Fact> {
        let file = view.reader.person(self.person);
        let paid = file.zip(self.year(form)).and_then(|(file, year)| file.subsidy_of(year));
        let Some(paid) = paid else { return Vec::new() };
        let words = view.words;
        vec![
            Fact::new(words.say("act-back"), paid.amount.grouped()).tone(Tone::Strong),
            Fact::new(words.say("label-route"), route_name(paid.route, words)),
            Fact::new(words.say("label-case"), paid.case.to_string()),
        ]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Subsidy(SubsidyRefusal::ReasonMissing) => Some("reason"),
            _ => Some("year"),
        }
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn shows_years(&self) -> bool {
        true
    }

    fn note(&self) -> &'static str {
        "act-recovery-note"
    }
}

/// The recovery of a top-up whose transition was reversed (T7).
pub struct TopUp {
    /// Who pays the top-up back.
    pub person: PersonId,
}

impl FormSpec for TopUp {
    fn form(&self, _reader: &Reader) -> Form {
        Form::new(vec![Field::text("reason", "act-error", "")], "act-hand-in")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["reason"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let reason = required(form, "reason")?;
        let person = self.person;
        Ok(Command::Subsidy(SubsidyCommand::OpenTopUpRecovery { person, reason }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let file = view.reader.person(self.person);
        let Some(made) = file.and_then(|file| file.top_up_to_recover()) else { return Vec::new() };
        let words = view.words;
        let paid_on = made.paid_on.map(|day| day.to_string()).unwrap_or_default();
        vec![
            Fact::new(words.say("act-back"), made.top_up.grouped()).tone(Tone::Strong),
            Fact::new(words.say("act-top-up-paid"), paid_on),
            Fact::new(words.say("label-case"), made.case.to_string()),
        ]
    }

    fn field_of(&self, _refusal: &Refusal) -> Option<&'static str> {
        Some("reason")
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn note(&self) -> &'static str {
        "act-top-up-recovery-note"
    }
}
