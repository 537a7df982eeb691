//! What happened, told for the history of a file (经过): one sentence and its facts.
//!
//! Identity numbers, phones and bank accounts are masked; passwords and the cells of
//! rosters are never told.

mod account;
mod case;
mod money;
mod person;
#[cfg(test)]
mod tests;

use super::names::roster_name;
use super::{Value, Words, yuan};
use crate::base::{Money, Places, TownshipCode, mask_tail};
use crate::casework::{Event, LandEvent, ReviewStep, RosterEvent};
use std::fmt::Display;

/// One event in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What happened, in one sentence without a full stop.
    pub title: String,
    /// Its facts: label and value.
    pub details: Vec<(String, String)>,
}

/// Tells an event of a person of a township; `None` where it belongs to no person.
pub fn tell(event: &Event, words: &Words, places: &Places, township: Option<TownshipCode>) -> Told {
    let teller = Teller { words, places, township };
    let telling = match event {
        Event::Person(event) => person::tell(&teller, event),
        Event::Case(event) => case::tell(&teller, event),
        Event::Notice(event) => case::tell_notice(&teller, event),
        Event::Land(event) => land(&teller, event),
        Event::Roster(event) => roster(&teller, event),
        Event::Account(event) => account::tell(&teller, event),
        Event::Fund(event) => money::tell(&teller, event),
        Event::Payment(event) => money::tell_payment(&teller, event),
    };
    Told { title: telling.title, details: telling.details }
}

/// What telling needs to know.
struct Teller<'a> {
    words: &'a Words,
    places: &'a Places,
    township: Option<TownshipCode>,
}

impl<'a> Teller<'a> {
    /// Begins with a title; its gaps are finished text.
    fn title(&'a self, key: &str, gaps: &[(&'static str, &str)]) -> EventText<'a> {
        let gaps: Vec<(&str, Value<'_>)> =
            gaps.iter().map(|(gap, text)| (*gap, Value::from(*text))).collect();
        let title = self.words.say_with(key, &gaps);
        EventText { teller: self, title, details: Vec::new() }
    }

    /// Who decides at a step, and what: `昆阳街道复核`.
    fn place(&self, step: ReviewStep) -> String {
        let township = match self.township {
            Some(code) => self.places.township_name(code),
            None => self.words.say("department-township").to_owned(),
        };
        let key = format!("place-{}", step.code());
        self.words.say_with(&key, &[("township", township.into())])
    }
}

/// An event being told.
struct EventText<'a> {
    teller: &'a Teller<'a>,
    title: String,
    details: Vec<(String, String)>,
}

impl EventText<'_> {
    /// Adds a fact; an empty one says nothing and is left out.
    fn with(mut self, label: &str, value: impl Display) -> Self {
        let value = value.to_string();
        if !value.is_empty() {
            self.details.push((self.teller.words.say(label).to_owned(), value));
        }
        self
    }

    /// Adds a fact under a label that is words already.
    fn with_named(mut self, label: &str, value: String) -> Self {
        self.details.push((label.to_owned(), value));
        self
    }

    fn with_some(self, label: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.with(label, value),
            None => self,
        }
    }

    fn with_money(self, label: &str, amount: Money) -> Self {
        let amount = yuan(amount, self.teller.words);
        self.with(label, amount)
    }

    fn with_answer(self, label: &str, yes: bool) -> Self {
        let answer = self.teller.words.say(if yes { "answer-yes" } else { "answer-no" });
        self.with(label, answer)
    }

    /// A phone or bank account: all but its last four characters hidden.
    fn with_masked(self, label: &str, value: &str) -> Self {
        self.with(label, mask_tail(value, 4))
    }
}

fn land<'a>(teller: &'a Teller<'a>, event: &LandEvent) -> EventText<'a> {
    let (key, number, facts, source) = match event {
        LandEvent::ProjectRegistered { number, facts, source } => {
            ("event-project-registered", number, facts, source)
        }
        LandEvent::ProjectChanged { number, facts, source } => {
            ("event-project-changed", number, facts, source)
        }
    };
    let area = facts.area.to_string();
    teller
        .title(key, &[("number", number)])
        .with("label-name", &facts.name)
        .with("label-township", teller.places.township_name(facts.township))
        .with("label-area", teller.words.say_with("area-mu", &[("area", area.into())]))
        .with_money("label-levy-owed", facts.levy_owed)
        .with_money("label-levy-paid", facts.levy_paid)
        .with("label-due-on", facts.due_on)
        .with_some("label-roster-line", source.as_ref().map(|source| source.line))
}

fn roster<'a>(teller: &'a Teller<'a>, event: &RosterEvent) -> EventText<'a> {
    match event {
        RosterEvent::Imported { kind, file, lines, rejected, digest: _, headings: _ } => {
            let roster = roster_name(*kind, teller.words);
            teller
                .title("event-imported", &[("roster", &roster)])
                .with("label-file", file)
                .with("label-lines", lines)
                .with("label-set-aside", rejected.len())
        }
        RosterEvent::Listed { lines, digest: _ } => {
            teller.title("event-listed", &[]).with("label-lines", lines.len())
        }
    }
}
