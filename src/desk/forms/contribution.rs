//! A contribution, taken on record by itself or handed in with a claim (A3, A6).

use super::slip::{FieldError, FormSpec};
use crate::base::{Date, PersonId};
use crate::casework::{
    Choice, Command, Contribution, PersonCommand, Refusal, Scheme, SubsidyRefusal,
};
use crate::desk::screen::View;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::{PersonActs, Reader};
use crate::words::scheme_name;

/// A contribution of a scheme and year whose papers lie on the desk.
#[derive(Clone, Copy)]
pub struct Handed {
    /// Into which scheme it was paid.
    pub scheme: Scheme,
    /// The year it was paid for.
    pub year: u32,
}

/// The fields of a contribution's papers.
pub fn handed_in_fields(today: Date) -> [Field; 3] {
    [
        Field::text("voucher", "label-voucher", ""),
        Field::money("amount", "act-contributed", None),
        Field::date("paid-on", "act-contributed-on", Some(today)),
    ]
}

impl Handed {
    /// The contribution as typed.
    pub fn read(self, form: &Form) -> Result<Contribution, FieldError> {
        let amount = form.money("amount").ok_or(FieldError::empty("amount"))?;
        let paid_on = form.date("paid-on").ok_or(FieldError::empty("paid-on"))?;
        let voucher = crate::base::fold_width(form.text("voucher")).trim().to_owned();
        Ok(Contribution { scheme: self.scheme, year: self.year, amount, paid_on, voucher })
    }
}

/// Taking a contribution on record.
pub struct Contributed {
    person: PersonId,
    years: Vec<u32>,
}

const SCHEMES: [Scheme; 2] = [Scheme::Resident, Scheme::Employee];

impl Contributed {
    /// For a person, the years that can be subsidised so far to choose from.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        let mut years = reader.acts_for(person).map(PersonActs::subsidy_years).unwrap_or_default();
        years.reverse();
        Self { person, years }
    }

    fn handed(&self, form: &Form) -> Result<Handed, FieldError> {
        let scheme = form.choice("scheme").and_then(|at| SCHEMES.get(at));
        let year = form.choice("year").and_then(|at| self.years.get(at));
        Ok(Handed {
            scheme: *scheme.ok_or(FieldError::empty("scheme"))?,
            year: *year.ok_or(FieldError::empty("year"))?,
        })
    }
}

impl FormSpec for Contributed {
    fn form(&self, reader: &Reader) -> Form {
        let chosen = reader.person(self.person).and_then(|file| file.present_choice());
        let scheme = chosen.and_then(Choice::scheme);
        let at = scheme.and_then(|scheme| SCHEMES.iter().position(|other| *other == scheme));
        let schemes = ["scheme-resident", "scheme-employee"].map(str::to_owned).to_vec();
        let years: Vec<String> = self.years.iter().map(u32::to_string).collect();
        let first = (!years.is_empty()).then_some(0);
        let mut fields = vec![
            Field::choice("scheme", "label-scheme", schemes, at),
            Field::choice("year", "label-year", years, first),
        ];
        fields.extend(handed_in_fields(reader.today()));
        let form = Form::new(fields, "act-record");
        if at.is_some() { form.focused("voucher") } else { form }
    }

    fn needs(&self) -> &'static [&'static str] {
        &["scheme", "year", "amount", "paid-on"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let contribution = self.handed(form)?.read(form)?;
        let person = self.person;
        Ok(Command::Person(PersonCommand::RecordContribution { person, contribution }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let Some(file) = view.reader.person(self.person) else { return Vec::new() };
        let known = file.contributions.iter().map(|known| {
            let scheme = scheme_name(known.scheme, view.words);
            format!("{} {scheme} {}", known.year, known.amount.grouped())
        });
        let known: Vec<String> = known.collect();
        let none = view.words.say("act-none").to_owned();
        let known = if known.is_empty() { none } else { known.join("; ") };
        vec![Fact::new(view.words.say("act-contributions"), known)]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Subsidy(SubsidyRefusal::VoucherUsed { .. }) => Some("voucher"),
            Refusal::Subsidy(SubsidyRefusal::ContributionOnRecord) => Some("year"),
            _ => Some("paid-on"),
        }
    }

    fn note(&self) -> &'static str {
        "act-contribution-note"
    }
}
