//! Revoking a confirmation found wrong, and recovering at once what was paid on it (X5).

use super::slip::{ConfirmLevel, FieldError, FormSpec, required};
use crate::base::{Money, PersonId};
use crate::casework::{Command, Confirmation, Person, Refusal, RevocationCommand, SubsidyState};
use crate::desk::screen::View;
use crate::desk::terminal::Tone;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::{PersonActs, Reader};
use crate::words::Words;

/// The revocation of one person's confirmation.
pub struct RevocationForm {
    /// Whose confirmation it is.
    pub person: PersonId,
}

impl FormSpec for RevocationForm {
    fn form(&self, _reader: &Reader) -> Form {
        let fields = vec![
            Field::text("reason", "revocation-reason", ""),
            Field::text("paper", "revocation-paper", ""),
        ];
        Form::new(fields, "act-hand-in")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["reason"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let reason = required(form, "reason")?;
        let paper = form.text("paper").trim().to_owned();
        Ok(Command::Revocation(RevocationCommand::Open { person: self.person, reason, paper }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let Some(file) = view.reader.person(self.person) else { return Vec::new() };
        hanging_on_it(file, view.words)
            .into_iter()
            .map(|(label, value)| Fact::new(label, value).tone(Tone::Strong))
            .collect()
    }

    fn field_of(&self, _refusal: &Refusal) -> Option<&'static str> {
        Some("reason")
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn shows_years(&self) -> bool {
        true
    }

    fn note(&self) -> &'static str {
        "act-revoke-note"
    }
}

/// What hangs on a confirmation: since when it holds, years paid, years on their way, open
/// cases.
pub fn hanging_on_it<'a>(file: &Person, words: &'a Words) -> Vec<(&'a str, String)> {
    let of = |paid: bool| {
        let made = file.counted().filter(move |one| (one.state == SubsidyState::Paid) == paid);
        let (years, sums): (Vec<String>, Vec<Money>) =
            made.map(|one| (one.year.to_string(), one.amount)).unzip();
        let sum: Money = sums.into_iter().sum();
        match years.is_empty() {
            true => words.say("review-none").to_owned(),
            false => format!("{}  {}", years.join(" "), sum.grouped()),
        }
    };
    let since = match file.confirmation {
        Confirmation::Confirmed(on) => on.to_string(),
        _ => String::new(),
    };
    vec![
        (words.say("revocation-since"), since),
        (words.say("revocation-paid"), of(true)),
        (words.say("revocation-on-the-way"), of(false)),
    ]
}

/// The recoveries of all years paid on a confirmation that was revoked.
pub struct RecoveringAll {
    /// Who pays back.
    pub person: PersonId,
}

impl FormSpec for RecoveringAll {
    fn form(&self, _reader: &Reader) -> Form {
        Form::new(Vec::new(), "act-hand-in")
    }

    fn command(&self, _form: &Form) -> Result<Command, FieldError> {
        Ok(Command::Revocation(RevocationCommand::Recover { person: self.person }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let years = view.reader.acts_for(self.person).map(PersonActs::owed_back);
        let years = years.unwrap_or_default();
        let file = view.reader.person(self.person);
        let amount = |year: &u32| file.and_then(|file| file.subsidy_of(*year)).map(|s| s.amount);
        let sum: Money = years.iter().filter_map(amount).sum();
        let named: Vec<String> = years.iter().map(u32::to_string).collect();
        vec![
            Fact::new(view.words.say("label-year"), named.join(" ")),
            Fact::new(view.words.say("act-back"), sum.grouped()).tone(Tone::Strong),
        ]
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn shows_years(&self) -> bool {
        true
    }

    fn note(&self) -> &'static str {
        "act-recover-all-note"
    }
}
