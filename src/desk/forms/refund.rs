//! Opening the refund of the legacy balance: computed, never typed (R1, R2).

use super::slip::{ConfirmLevel, FieldError, FormSpec};
use crate::base::PersonId;
use crate::casework::{Command, OpenRefund, RefundCause, RefundRefusal, Refusal};
use crate::desk::screen::View;
use crate::desk::shown::person::masked;
use crate::desk::terminal::Tone;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::{PersonActs, Reader};

/// The refund of one person.
pub struct RefundForm {
    person: PersonId,
    causes: Vec<RefundCause>,
    /// The account on file; it is used unless another is typed.
    on_file: String,
}

impl RefundForm {
    /// The refund of a person, with the causes that the file bears out.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        let file = reader.person(person);
        let causes = reader.acts_for(person).map(PersonActs::refund_causes).unwrap_or_default();
        let on_file = file.map(|file| file.bank_account.clone()).unwrap_or_default();
        Self { person, causes, on_file }
    }
}

impl FormSpec for RefundForm {
    fn form(&self, reader: &Reader) -> Form {
        let causes = self.causes.iter().map(|cause| cause_key(*cause).to_owned()).collect();
        // That somebody draws the employees' pension is not in the file: the clerk says so.
        let first = match self.causes.first() {
            Some(RefundCause::ChoseEmployee | RefundCause::ChoseNeither) => Some(0),
            _ => None,
        };
        let name = reader.person(self.person).map(|file| file.name.clone()).unwrap_or_default();
        let account = if self.on_file.is_empty() { "label-bank-account" } else { "act-account" };
        let fields = vec![
            Field::choice("cause", "act-cause", causes, first),
            Field::text("account", account, ""),
            Field::text("holder", "act-holder", name),
        ];
        Form::new(fields, "act-hand-in")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["cause", "holder"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let cause = form.choice("cause").and_then(|at| self.causes.get(at));
        let typed = crate::base::fold_width(form.text("account")).replace(' ', "");
        let bank_account = if typed.is_empty() { self.on_file.clone() } else { typed };
        Ok(Command::Refund(OpenRefund {
            person: self.person,
            cause: *cause.ok_or(FieldError::empty("cause"))?,
            bank_account,
            account_holder: form.text("holder").to_owned(),
        }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let words = view.words;
        let file = view.reader.person(self.person);
        let Some(legacy) = file.and_then(|file| file.legacy.as_ref()) else { return Vec::new() };
        vec![
            Fact::new(words.say("label-legacy-no"), &*legacy.legacy_no),
            Fact::new(words.say("act-refund-amount"), legacy.balance.grouped()).tone(Tone::Strong),
            Fact::new(words.say("act-working"), words.say("act-refund-working")),
            Fact::new(words.say("act-account-on-file"), masked(&self.on_file)),
        ]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Refund(RefundRefusal::BankAccountMissing) => Some("account"),
            Refusal::Refund(RefundRefusal::NotOwnAccount) => Some("holder"),
            _ => Some("cause"),
        }
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn note(&self) -> &'static str {
        "act-refund-note"
    }
}

fn cause_key(cause: RefundCause) -> &'static str {
    match cause {
        RefundCause::ChoseEmployee => "refund-cause-chose-employee",
        RefundCause::ChoseNeither => "refund-cause-chose-neither",
        RefundCause::DrawsEmployeePension => "refund-cause-draws-employee-pension",
    }
}
