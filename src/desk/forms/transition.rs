//! Transition into the residents' scheme, and its reversal (T1–T7).

use super::slip::{ConfirmLevel, FieldError, FormSpec, required};
use crate::base::{Money, PersonId};
use crate::casework::{
    CaseEvent, Choice, Command, Event, Refusal, TransitionCommand, TransitionOpened,
    TransitionRefusal,
};
use crate::desk::screen::View;
use crate::desk::terminal::Tone;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::Reader;

/// Stands where an amount is not typed yet.
const OPEN: &str = "?";

/// The transition of one originally insured person.
pub struct Opening {
    /// Who goes over to the residents.
    pub person: PersonId,
}

impl FormSpec for Opening {
    fn form(&self, _reader: &Reader) -> Form {
        let fields = vec![
            Field::money("balance", "label-residents-balance", None),
            Field::money("monthly", "label-residents-monthly", None),
        ];
        Form::new(fields, "act-hand-in")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["balance"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        // Nothing typed as the monthly benefit: nothing is drawn.
        let monthly = match form.text("monthly").trim() {
            "" => Money::ZERO,
            _ => form.money("monthly").ok_or(FieldError::empty("monthly"))?,
        };
        Ok(Command::Transition(TransitionCommand::Open {
            person: self.person,
            residents_balance: form.money("balance").ok_or(FieldError::empty("balance"))?,
            residents_monthly: monthly,
        }))
    }

    fn facts(&self, form: &Form, view: &View) -> Vec<Fact> {
        let words = view.words;
        let file = view.reader.person(self.person);
        let Some((file, legacy)) = file.and_then(|f| Some((f, f.legacy.as_ref()?))) else {
            return Vec::new();
        };
        let rules = view.reader.rules();
        let options = view.reader.people().options(file, view.reader.today());
        let resident = options.iter().find(|option| option.choice == Choice::Resident);
        let (Some(top_up), carried) = (
            resident.and_then(|option| option.top_up),
            resident.and_then(|option| option.carried_over).unwrap_or_default(),
        ) else {
            return Vec::new();
        };
        let typed = |field: &str| form.money(field).map_or(OPEN.to_owned(), Money::grouped);
        // The sums are the office's own run of what is typed.
        let command = self.command(form).ok();
        let sums = command.and_then(|command| view.reader.foresee(&command).ok());
        let sums = sums.iter().flatten().find_map(|event| match event {
            Event::Case(CaseEvent::TransitionOpened(TransitionOpened {
                merged_account,
                merged_monthly,
                ..
            })) => Some((merged_account.grouped(), merged_monthly.grouped())),
            _ => None,
        });
        let (account, month) = sums.unwrap_or((OPEN.to_owned(), OPEN.to_owned()));
        let line = |key: &str, gaps: &[(&'static str, String)]| {
            let gaps: Vec<_> =
                gaps.iter().map(|(gap, text)| (*gap, text.as_str().into())).collect();
            words.say_with(key, &gaps)
        };
        let top_up_line = line(
            "act-top-up-working",
            &[
                ("years", rules.subsidy_years.to_string()),
                ("yearly", rules.annual_subsidy.grouped()),
                ("enjoyed", legacy.enjoyed.grouped()),
                ("amount", top_up.grouped()),
            ],
        );
        let merged = line(
            "act-merged-working",
            &[
                ("balance", typed("balance")),
                ("carried", carried.grouped()),
                ("top-up", top_up.grouped()),
                ("amount", account),
            ],
        );
        let monthly = line(
            "act-monthly-working",
            &[
                ("legacy", legacy.monthly.grouped()),
                ("monthly", typed("monthly")),
                ("amount", month),
            ],
        );
        vec![
            Fact::new(words.say("label-legacy-no"), &*legacy.legacy_no),
            Fact::new(words.say("label-top-up"), top_up_line),
            Fact::new(words.say("label-merged-account"), merged),
            Fact::new("", words.say("act-office-carries")),
            Fact::new(words.say("label-merged-monthly"), monthly),
        ]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Transition(TransitionRefusal::NegativeAmount) => Some("balance"),
            _ => None,
        }
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Asked
    }

    fn note(&self) -> &'static str {
        "act-transition-note"
    }
}

/// The reversal of a transition, by a supervisor (T7).
pub struct Reversal {
    /// Whose transition is reversed.
    pub person: PersonId,
}

impl FormSpec for Reversal {
    fn form(&self, _reader: &Reader) -> Form {
        Form::new(vec![Field::text("reason", "label-reason", "")], "act-record")
    }

    fn needs(&self) -> &'static [&'static str] {
        &["reason"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let reason = required(form, "reason")?;
        Ok(Command::Transition(TransitionCommand::Reverse { person: self.person, reason }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let file = view.reader.person(self.person);
        let Some(made) = file.and_then(|file| file.transition()) else { return Vec::new() };
        let words = view.words;
        let mut facts = vec![
            Fact::new(words.say("label-top-up"), made.top_up.grouped()),
            Fact::new(words.say("label-merged-account"), made.merged_account.grouped()),
            Fact::new(words.say("label-merged-monthly"), made.merged_monthly.grouped()),
        ];
        if made.paid_on.is_some() {
            facts.push(Fact::new(words.say("act-back"), made.top_up.grouped()).tone(Tone::Strong));
        }
        facts
    }

    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Typed
    }

    fn note(&self) -> &'static str {
        "act-reverse-note"
    }
}
