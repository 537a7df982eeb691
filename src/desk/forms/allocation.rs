//! Recording money that came into the special account (M1).

use super::slip::{ConfirmLevel, FieldError, FormSpec};
use crate::casework::{
    AllocateMoney, Command, FundAccount, FundCommand, FundRefusal, FundSubject, Refusal,
};
use crate::desk::screen::View;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::{Forbidden, OfficeError, Permission, Reader};

/// One allocation by the bank's slip.
pub struct AllocationForm {
    /// What tells it apart from every other, as file and line tell those of a file apart.
    slip: String,
}

const SUBJECTS: [FundSubject; 4] = [
    FundSubject::DistrictAllocation,
    FundSubject::CityAllocation,
    FundSubject::LandLevy,
    FundSubject::RiskReserve,
];

/// Why the user cannot book money.
pub fn blocked(reader: &Reader) -> Option<OfficeError> {
    let needed = Permission::BookAllocation;
    (!reader.may(needed)).then_some(OfficeError::Forbidden(Forbidden::Role(needed)))
}

impl AllocationForm {
    /// One that the user records now.
    pub fn new(reader: &Reader) -> Self {
        Self { slip: format!("{}-{}", reader.actor().session, reader.head().seq) }
    }
}

impl FormSpec for AllocationForm {
    fn form(&self, reader: &Reader) -> Form {
        let name = |subject: FundSubject| format!("fund-account-{}", subject.accounts().1.code());
        let fields = vec![
            Field::choice("subject", "label-subject", SUBJECTS.map(name).to_vec(), Some(0)),
            Field::money("amount", "label-amount", None),
            Field::date("day", "label-day", Some(reader.today())),
            Field::text("memo", "label-memo", ""),
        ];
        Form::new(fields, "act-record").focused("amount")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["subject", "amount", "day"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let subject = form.choice("subject").and_then(|at| SUBJECTS.get(at));
        Ok(Command::Fund(FundCommand::Allocate(AllocateMoney {
            day: form.date("day").ok_or(FieldError::empty("day"))?,
            subject: *subject.ok_or(FieldError::empty("subject"))?,
            amount: form.money("amount").ok_or(FieldError::empty("amount"))?,
            memo: form.text("memo").trim().to_owned(),
            roster: self.slip.clone(),
            line: 1,
            second: false,
        })))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let held = view.reader.fund().account().balance(FundAccount::Special);
        vec![Fact::new(view.words.say("fund-account-special-account"), held.grouped())]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Fund(FundRefusal::AmountMissing) => Some("amount"),
            _ => Some("day"),
        }
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn note(&self) -> &'static str {
        "act-allocation-note"
    }
}
