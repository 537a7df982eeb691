//! Claiming a year's subsidy, with the contribution on record or handed in (A1–A7).

use super::contribution::{Handed, handed_in_fields};
use super::slip::{FieldError, FormSpec};
use crate::base::PersonId;
use crate::casework::{Choice, Command, Refusal, SubsidyCommand, SubsidyRefusal};
use crate::desk::screen::View;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::{PersonActs, Reader};
use crate::words::scheme_name;

/// The claim of one year.
pub struct Claim {
    person: PersonId,
    years: Vec<u32>,
    /// The contribution to be typed, as of the year in the form; none where one is on record.
    handed: Option<Handed>,
}

impl Claim {
    /// The claim of a person, the next claimable year in front.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        let acts = reader.acts_for(person);
        let years = acts.map(PersonActs::claimable_years).unwrap_or_default();
        Self { person, years, handed: None }
    }

    fn year(&self, form: &Form) -> Option<u32> {
        form.choice("year").and_then(|place| self.years.get(place)).copied()
    }
}

impl FormSpec for Claim {
    fn form(&self, _reader: &Reader) -> Form {
        let years = self.years.iter().map(u32::to_string).collect();
        let first = (!self.years.is_empty()).then_some(0);
        let mut fields = vec![Field::choice("year", "label-year", years, first)];
        fields.extend(handed_in_fields(_reader.today()));
        Form::new(fields, "act-hand-in")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["year", "amount", "paid-on"]
    }

    fn follow(&mut self, form: &mut Form, reader: &Reader) {
        let year = self.year(form);
        let before = self.handed;
        let file = reader.person(self.person);
        self.handed = file.zip(year).and_then(|(file, year)| {
            let scheme = file.choice_for(year).and_then(Choice::scheme)?;
            file.contribution(scheme, year).is_none().then_some(Handed { scheme, year })
        });
        for field in ["voucher", "amount", "paid-on"] {
            form.hide(field, self.handed.is_none());
        }
        // The papers lie on the desk: what is typed first is their number.
        if before.is_none() && self.handed.is_some() && !form.is_touched() {
            form.focus("voucher");
        }
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let year = self.year(form).ok_or(FieldError::empty("year"))?;
        let contribution = self.handed.map(|handed| handed.read(form)).transpose()?;
        Ok(Command::Subsidy(SubsidyCommand::Claim { person: self.person, year, contribution }))
    }

    fn facts(&self, form: &Form, view: &View) -> Vec<Fact> {
        let Some(file) = view.reader.person(self.person) else { return Vec::new() };
        let words = view.words;
        let Some(year) = self.year(form) else { return Vec::new() };
        let Some(scheme) = file.choice_for(year).and_then(Choice::scheme) else {
            return Vec::new();
        };
        let mut told = vec![Fact::new(words.say("label-scheme"), scheme_name(scheme, words))];
        if let Some(paid) = file.contribution(scheme, year) {
            let gaps = [
                ("amount", paid.amount.grouped().into()),
                ("day", paid.paid_on.to_string().into()),
                ("voucher", paid.voucher.as_str().into()),
            ];
            let on_record = words.say_with("act-on-record", &gaps);
            told.push(Fact::new(words.say("act-contribution-fact"), on_record));
        }
        told
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        let Refusal::Subsidy(refusal) = refusal else { return None };
        match refusal {
            SubsidyRefusal::VoucherMissing | SubsidyRefusal::VoucherUsed { .. } => Some("voucher"),
            SubsidyRefusal::ImpossibleContribution => Some("paid-on"),
            SubsidyRefusal::ContributedAfterDeath { .. }
            | SubsidyRefusal::ContributedAfterListedDeath { .. } => Some("paid-on"),
            _ => Some("year"),
        }
    }

    fn shows_years(&self) -> bool {
        true
    }

    fn note(&self) -> &'static str {
        "act-claim-note"
    }
}
