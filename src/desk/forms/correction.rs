//! Corrections by a supervisor of what was recorded wrongly (A6, A7).

use super::contribution::{Handed, handed_in_fields};
use super::slip::{ConfirmLevel, FieldError, FormSpec, required};
use crate::base::PersonId;
use crate::casework::{
    Command, Contribution, PersonCommand, PersonRefusal, Refusal, SubsidyRefusal,
};
use crate::desk::screen::View;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::Reader;
use crate::words::scheme_name;

/// The correction of one person's death.
pub struct RightDeath {
    /// Whose death is corrected.
    pub person: PersonId,
}

impl FormSpec for RightDeath {
    fn form(&self, _reader: &Reader) -> Form {
        let fields = vec![
            Field::date("died", "act-right-day", None),
            Field::text("reason", "label-reason", ""),
        ];
        Form::new(fields, "act-record")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["reason"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let died = form.date("died");
        if died.is_none() && !form.text("died").trim().is_empty() {
            return Err(FieldError { field: "died", why: "form-no-date" });
        }
        let (person, reason) = (self.person, required(form, "reason")?);
        Ok(Command::Person(PersonCommand::CorrectDeath { person, died, reason }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let file = view.reader.person(self.person);
        let died = file.and_then(|file| file.died).map(|day| day.to_string());
        vec![Fact::new(view.words.say("act-on-record-death"), died.unwrap_or_default())]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Person(PersonRefusal::ReasonMissing) => Some("reason"),
            _ => Some("died"),
        }
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn note(&self) -> &'static str {
        "act-correct-death-note"
    }
}

/// The correction of one of a person's contributions.
pub struct RightContribution {
    person: PersonId,
    known: Vec<Contribution>,
}

impl RightContribution {
    /// For a person, the contributions on record to choose from.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        let known = reader.person(person).map(|file| file.contributions.clone());
        Self { person, known: known.unwrap_or_default() }
    }

    fn wrong(&self, form: &Form) -> Option<&Contribution> {
        form.choice("wrong").and_then(|at| self.known.get(at))
    }
}

/// The second way to correct: striking out.
const STRIKE: usize = 1;

impl FormSpec for RightContribution {
    fn form(&self, reader: &Reader) -> Form {
        // What is chosen among is numbers; the scheme stands beside.
        let known = self.known.iter().map(|known| format!("{} · {}", known.year, known.amount));
        let only = (self.known.len() == 1).then_some(0);
        let ways = ["act-correct-amend", "act-correct-strike"].map(str::to_owned).to_vec();
        let mut fields = vec![
            Field::choice("wrong", "act-record-wrong", known.collect(), only),
            Field::choice("how", "act-correct-how", ways, Some(0)),
        ];
        // The only record there is stands in the fields: what is wrong in it is typed over.
        match &self.known[..] {
            [only] => fields.extend([
                Field::text("voucher", "label-voucher", only.voucher.clone()),
                Field::money("amount", "act-contributed", Some(only.amount)),
                Field::date("paid-on", "act-contributed-on", Some(only.paid_on)),
            ]),
            _ => fields.extend(handed_in_fields(reader.today())),
        }
        fields.push(Field::text("reason", "label-reason", ""));
        let form = Form::new(fields, "act-record");
        if only.is_some() { form.focused("how") } else { form }
    }

    fn needs(&self) -> &'static [&'static str] {
        &["wrong", "how", "amount", "paid-on", "reason"]
    }

    fn follow(&mut self, form: &mut Form, _reader: &Reader) {
        let strikes = form.choice("how") == Some(STRIKE);
        for field in ["voucher", "amount", "paid-on"] {
            form.hide(field, strikes);
        }
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let wrong = self.wrong(form).ok_or(FieldError::empty("wrong"))?;
        let (scheme, year) = (wrong.scheme, wrong.year);
        let right = match form.choice("how") {
            Some(STRIKE) => None,
            _ => Some(Handed { scheme, year }.read(form)?),
        };
        let (person, reason) = (self.person, required(form, "reason")?);
        Ok(Command::Person(PersonCommand::CorrectContribution {
            person,
            scheme,
            year,
            right,
            reason,
        }))
    }

    fn facts(&self, form: &Form, view: &View) -> Vec<Fact> {
        let Some(wrong) = self.wrong(form) else { return Vec::new() };
        let words = view.words;
        let gaps = [
            ("amount", wrong.amount.grouped().into()),
            ("day", wrong.paid_on.to_string().into()),
            ("voucher", wrong.voucher.as_str().into()),
        ];
        vec![
            Fact::new(words.say("label-scheme"), scheme_name(wrong.scheme, words)),
            Fact::new(words.say("act-contribution-fact"), words.say_with("act-on-record", &gaps)),
        ]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Person(PersonRefusal::ReasonMissing) => Some("reason"),
            Refusal::Subsidy(SubsidyRefusal::VoucherUsed { .. }) => Some("voucher"),
            Refusal::Subsidy(SubsidyRefusal::SubsidisedOnIt { .. }) => Some("how"),
            _ => Some("amount"),
        }
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn note(&self) -> &'static str {
        "act-correct-contribution-note"
    }
}
