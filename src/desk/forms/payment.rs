//! Recording that the money of an approved case moved (M3).

use super::slip::{ConfirmLevel, FieldError, FormSpec};
use crate::base::{CaseId, PersonId, mask_tail};
use crate::casework::{
    Case, CaseKind, Command, Person, Refusal, Route, SubsidyCommand, SubsidyRefusal,
};
use crate::desk::screen::View;
use crate::desk::terminal::Tone;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::{PersonActs, Reader};
use crate::words::{Words, matter_title};

/// The payment of one of the cases that wait for money.
pub struct PaymentForm {
    cases: Vec<CaseId>,
}

impl PaymentForm {
    /// For a person, with the cases that wait for money.
    pub fn of_person(reader: &Reader, person: PersonId) -> Self {
        let acts = reader.acts_for(person);
        Self { cases: acts.map(PersonActs::payable_cases).unwrap_or_default() }
    }

    /// For one case.
    pub fn of_case(case: CaseId) -> Self {
        Self { cases: vec![case] }
    }

    fn case(&self, form: &Form) -> Option<CaseId> {
        form.choice("case").and_then(|at| self.cases.get(at)).copied()
    }
}

impl FormSpec for PaymentForm {
    fn form(&self, reader: &Reader) -> Form {
        let numbers = self.cases.iter().map(CaseId::to_string).collect();
        let first = (!self.cases.is_empty()).then_some(0);
        let fields = vec![
            Field::choice("case", "label-case", numbers, first),
            Field::date("paid-on", "act-moved-on", Some(reader.today())),
            Field::text("reference", "label-reference", ""),
        ];
        let mut form = Form::new(fields, "act-record");
        form.hide("case", self.cases.len() == 1);
        if self.cases.len() == 1 { form.focused("reference") } else { form }
    }

    fn needs(&self) -> &'static [&'static str] {
        &["case", "paid-on", "reference"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let reference = crate::base::fold_width(form.text("reference")).trim().to_owned();
        if reference.is_empty() {
            return Err(FieldError::empty("reference"));
        }
        Ok(Command::Subsidy(SubsidyCommand::RecordPayment {
            case: self.case(form).ok_or(FieldError::empty("case"))?,
            paid_on: form.date("paid-on").ok_or(FieldError::empty("paid-on"))?,
            reference,
        }))
    }

    fn facts(&self, form: &Form, view: &View) -> Vec<Fact> {
        let words = view.words;
        let row = self.case(form).and_then(|case| view.reader.cases().row(case));
        let Some(row) = row else { return Vec::new() };
        let amount =
            view.reader.review().working(row.case).map(|working| working.claimed.grouped());
        let title = format!("{}  {}", matter_title(&row.case.matter, words), row.case.id);
        vec![
            Fact::new(words.say("label-matter"), title),
            Fact::new(words.say("label-amount"), amount.unwrap_or_default()).tone(Tone::Strong),
            Fact::new(words.say("label-route"), destination(row.person, row.case, words)),
            Fact::new(words.say("act-approved-on"), row.case.since.date().to_string()),
        ]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Subsidy(SubsidyRefusal::ImpossibleDay) => Some("paid-on"),
            Refusal::Subsidy(SubsidyRefusal::ReferenceMissing) => Some("reference"),
            _ => Some("case"),
        }
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn note(&self) -> &'static str {
        "act-payment-note"
    }
}

/// Where the money of a case goes, accounts masked.
pub fn destination(person: &Person, case: &Case, words: &Words) -> String {
    let account = |number: &str| format!("{} {}", words.say("route-bank"), mask_tail(number, 4));
    match &case.matter {
        CaseKind::Claim { year } => match person.subsidy_of(*year).map(|subsidy| subsidy.route) {
            Some(Route::Bank) => account(&person.bank_account),
            _ => words.say("route-account").to_owned(),
        },
        CaseKind::Refund => person.refund().map(|r| account(&r.bank_account)).unwrap_or_default(),
        CaseKind::Recovery { .. } | CaseKind::TopUpRecovery { .. } => {
            words.say("act-to-special-account").to_owned()
        }
        CaseKind::Transition => words.say("route-account").to_owned(),
        CaseKind::Confirmation
        | CaseKind::Choice { .. }
        | CaseKind::Change(_)
        | CaseKind::Revocation { .. } => String::new(),
    }
}
