//! Builds the text of one event: a title, then facts under their labels.

use crate::base::{Money, Places, TownshipCode, mask_tail};
use crate::casework::ReviewStep;
use crate::words::{Value, Words, yuan};
use std::fmt::Display;

/// What the texts of events need besides the event.
pub(super) struct EventTexts<'a> {
    pub words: &'a Words,
    pub places: &'a Places,
    pub township: Option<TownshipCode>,
}

impl<'a> EventTexts<'a> {
    /// Begins with a title; its gaps are finished text.
    pub fn title(&'a self, key: &str, gaps: &[(&'static str, &str)]) -> EventBuilder<'a> {
        let gaps: Vec<(&str, Value<'_>)> =
            gaps.iter().map(|(gap, text)| (*gap, Value::from(*text))).collect();
        let title = self.words.say_with(key, &gaps);
        EventBuilder { texts: self, title, details: Vec::new() }
    }

    /// Who decides at a step, and what: `昆阳街道复核`.
    pub fn place(&self, step: ReviewStep) -> String {
        let township = match self.township {
            Some(code) => self.places.township_name(code),
            None => self.words.say("department-township").to_owned(),
        };
        let key = format!("place-{}", step.code());
        self.words.say_with(&key, &[("township", township.into())])
    }
}

/// The text of an event while its facts are added.
pub(super) struct EventBuilder<'a> {
    pub texts: &'a EventTexts<'a>,
    pub title: String,
    pub details: Vec<(String, String)>,
}

impl EventBuilder<'_> {
    /// Adds a fact; an empty one says nothing and is left out.
    pub fn with(mut self, label: &str, value: impl Display) -> Self {
        let value = value.to_string();
        if !value.is_empty() {
            self.details.push((self.texts.words.say(label).to_owned(), value));
        }
        self
    }

    /// Adds a fact under a label that is words already.
    pub fn with_named(mut self, label: &str, value: String) -> Self {
        self.details.push((label.to_owned(), value));
        self
    }

    pub fn with_some(self, label: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.with(label, value),
            None => self,
        }
    }

    pub fn with_money(self, label: &str, amount: Money) -> Self {
        let amount = yuan(amount, self.texts.words);
        self.with(label, amount)
    }

    pub fn with_answer(self, label: &str, yes: bool) -> Self {
        let answer = self.texts.words.say(if yes { "answer-yes" } else { "answer-no" });
        self.with(label, answer)
    }

    /// A phone or bank account: all but its last four characters hidden.
    pub fn with_masked(self, label: &str, value: &str) -> Self {
        self.with(label, mask_tail(value, 4))
    }
}
