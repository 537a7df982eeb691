//! Proposing a change of what identity or money rests on; another person decides it (X1).

use super::slip::{FieldError, FormSpec, required};
use crate::base::{IdNumber, PersonId, TownshipCode};
use crate::casework::{
    ChangeField, ChangeRefusal, ChangedFact, Cohort, Command, FollowUp, PersonRefusal,
    ProposeChange, Refusal,
};
use crate::desk::screen::View;
use crate::desk::terminal::Tone;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::Reader;
use crate::words::{change_field_key, changed_fact_text};

/// The change of one field of one file.
pub struct ChangeForm {
    person: PersonId,
    fields: Vec<ChangeField>,
    townships: Vec<TownshipCode>,
}

impl ChangeForm {
    /// For a person, with the fields that the file can have.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        let file = reader.person(person);
        let original = file.is_some_and(|file| file.legacy.is_some() || file.lacks_figures());
        let fits = |field: &ChangeField| match field {
            ChangeField::Cohort => !original,
            field => original || !field.is_figure(),
        };
        let fields = ChangeField::SINGLE.into_iter().filter(fits).collect();
        let townships = reader.places().townships().iter().map(|(code, _)| *code).collect();
        Self { person, fields, townships }
    }

    fn field(&self, form: &Form) -> Option<ChangeField> {
        form.choice("field").and_then(|at| self.fields.get(at)).copied()
    }
}

/// The field of the form into which a value of a fact is typed.
fn value_of(field: ChangeField) -> &'static str {
    match field {
        ChangeField::Name => "name",
        ChangeField::BankAccount => "account",
        ChangeField::Drawing => "drawing",
        ChangeField::IdNumber => "number",
        ChangeField::Township => "township",
        ChangeField::Cohort => "cohort",
        ChangeField::LegacyBalance
        | ChangeField::Enjoyed
        | ChangeField::LegacyMonthly
        | ChangeField::Amounts => "amount",
    }
}

const VALUES: [&str; 7] = ["amount", "drawing", "account", "name", "number", "township", "cohort"];

/// The cohorts that a change can bring: who is originally insured follows from the roster.
const COHORTS: [(Cohort, &str); 2] =
    [(Cohort::Existing, "cohort-existing"), (Cohort::New, "cohort-new")];

impl FormSpec for ChangeForm {
    fn form(&self, reader: &Reader) -> Form {
        let names = self.fields.iter().map(|field| change_field_key(*field).to_owned());
        let answers = ["answer-yes", "answer-no"].map(str::to_owned).to_vec();
        let townships = self.townships.iter().map(|code| reader.places().township_name(*code));
        let cohorts = COHORTS.map(|(_, name)| name.to_owned());
        // Money that came back asks for another account.
        let asks = |person| {
            let next = reader.next_of(person, None).what == FollowUp::CorrectReturned;
            let account = self.fields.iter().position(|field| *field == ChangeField::BankAccount);
            account.filter(|_| next)
        };
        let asked = reader.person(self.person).and_then(asks);
        let name = reader.person(self.person).map(|file| file.name.clone()).unwrap_or_default();
        let fields = vec![
            Field::choice("field", "change-field", names.collect(), asked),
            Field::money("amount", "change-to", None),
            Field::choice("drawing", "change-to", answers, None),
            Field::text("account", "change-to", ""),
            Field::text("name", "change-to", ""),
            Field::text("number", "change-to", ""),
            Field::choice("township", "change-to", townships.collect(), None),
            Field::choice("cohort", "change-to", cohorts.to_vec(), None),
            Field::text("holder", "label-account-holder", name),
            Field::text("ground", "change-ground", ""),
        ];
        Form::new(fields, "act-hand-in")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["field", "ground"]
    }

    fn follow(&mut self, form: &mut Form, _reader: &Reader) {
        let field = self.field(form);
        let shown = field.map(value_of);
        VALUES.into_iter().for_each(|value| form.hide(value, shown != Some(value)));
        form.hide("holder", field != Some(ChangeField::BankAccount));
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let field = self.field(form).ok_or(FieldError { field: "field", why: "form-choose" })?;
        let amount = || form.money("amount").ok_or(FieldError::empty("amount"));
        let to = match field {
            ChangeField::Name => ChangedFact::Name(required(form, "name")?),
            ChangeField::BankAccount => ChangedFact::BankAccount(required(form, "account")?),
            ChangeField::Drawing => {
                let chosen = form.choice("drawing");
                let missing = FieldError { field: "drawing", why: "form-choose" };
                ChangedFact::Drawing(chosen.ok_or(missing)? == 0)
            }
            ChangeField::IdNumber => {
                let number = IdNumber::parse(&required(form, "number")?);
                let wrong = |_| FieldError { field: "number", why: "change-number-wrong" };
                ChangedFact::IdNumber(number.map_err(wrong)?)
            }
            ChangeField::Township => {
                let chosen = form.choice("township").and_then(|at| self.townships.get(at));
                let missing = FieldError { field: "township", why: "form-choose" };
                ChangedFact::Township(*chosen.ok_or(missing)?)
            }
            ChangeField::Cohort => {
                let chosen = form.choice("cohort").and_then(|at| COHORTS.get(at));
                let missing = FieldError { field: "cohort", why: "form-choose" };
                ChangedFact::Cohort(chosen.ok_or(missing)?.0)
            }
            ChangeField::Enjoyed => ChangedFact::Enjoyed(amount()?),
            ChangeField::LegacyMonthly => ChangedFact::LegacyMonthly(amount()?),
            ChangeField::LegacyBalance | ChangeField::Amounts => {
                ChangedFact::LegacyBalance(amount()?)
            }
        };
        Ok(Command::ProposeChange(ProposeChange {
            person: self.person,
            to,
            holder: form.text("holder").to_owned(),
            ground: form.text("ground").to_owned(),
        }))
    }

    fn facts(&self, form: &Form, view: &View) -> Vec<Fact> {
        let words = view.words;
        let Some(file) = view.reader.person(self.person) else { return Vec::new() };
        let now = self.field(form).map(|field| ChangedFact::on_file(file, field));
        let now = now.map(|now| match now {
            Some(fact) => changed_fact_text(&fact, view.reader.places(), words),
            None if file.lacks_figures() => words.say("change-unreadable").to_owned(),
            None => words.say("review-none").to_owned(),
        });
        now.map(|now| Fact::new(words.say("label-was"), now).tone(Tone::Strong))
            .into_iter()
            .collect()
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Change(ChangeRefusal::GroundMissing) => Some("ground"),
            Refusal::Change(ChangeRefusal::HolderMissing) => Some("holder"),
            Refusal::Change(ChangeRefusal::NotAnAccount) => Some("account"),
            Refusal::Change(ChangeRefusal::NotAName) => Some("name"),
            Refusal::Person(PersonRefusal::AlreadyRegistered { .. }) => Some("number"),
            Refusal::Change(ChangeRefusal::EnjoyedAboveTotal { .. }) => Some("amount"),
            _ => Some("field"),
        }
    }

    fn note(&self) -> &'static str {
        "act-change-note"
    }
}
