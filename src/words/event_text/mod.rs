//! What happened, for the history of a file (经过): one sentence and its facts.
//!
//! Identity numbers, phones and bank accounts are masked; passwords and the cells of
//! rosters are never shown.

mod account;
mod builder;
mod case;
mod mend;
mod money;
mod person;
#[cfg(test)]
mod tests;

use super::names::{department_name, roster_name};
use super::{Words, mu};
use crate::base::{Places, TownshipCode};
use crate::casework::{Event, LandEvent, ListEvent, RosterEvent, WorkList};
use crate::exchange::field_heading;
use builder::{EventBuilder, EventTexts};

/// One event in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventText {
    /// What happened, in one sentence without a full stop.
    pub title: String,
    /// Its facts: label and value.
    pub details: Vec<(String, String)>,
}

/// The text of an event of a person of a township; `None` where it belongs to no person.
pub fn event_text(
    event: &Event,
    words: &Words,
    places: &Places,
    township: Option<TownshipCode>,
) -> EventText {
    let texts = EventTexts { words, places, township };
    let text = match event {
        Event::Person(event) => person::text(&texts, event),
        Event::Case(event) => case::text(&texts, event),
        Event::Notice(event) => case::notice_text(&texts, event),
        Event::Land(event) => land(&texts, event),
        Event::Roster(event) => roster(&texts, event),
        Event::Account(event) => account::text(&texts, event),
        Event::Fund(event) => money::text(&texts, event),
        Event::Payment(event) => money::payment_text(&texts, event),
        Event::List(event) => list(&texts, event),
    };
    EventText { title: text.title, details: text.details }
}

fn land<'a>(texts: &'a EventTexts<'a>, event: &LandEvent) -> EventBuilder<'a> {
    let (key, number, facts, source) = match event {
        LandEvent::ProjectRegistered { number, facts, source } => {
            ("event-project-registered", number, facts, source)
        }
        LandEvent::ProjectChanged { number, facts, source } => {
            ("event-project-changed", number, facts, source)
        }
    };
    texts
        .title(key, &[("number", number)])
        .with("label-name", &facts.name)
        .with("label-township", texts.places.township_name(facts.township))
        .with("label-area", mu(facts.area, texts.words))
        .with_money("label-levy-owed", facts.levy_owed)
        .with_money("label-levy-paid", facts.levy_paid)
        .with("label-due-on", facts.due_on)
        .with_some("label-roster-line", source.as_ref().map(|source| source.line))
}

fn list<'a>(texts: &'a EventTexts<'a>, event: &ListEvent) -> EventBuilder<'a> {
    let ListEvent::Finished { list, item: _, outcome } = event;
    let list = match list {
        WorkList::Missing => texts.words.say("list-missing"),
    };
    texts.title("event-list-finished", &[("list", list)]).with("label-list-outcome", outcome)
}

fn roster<'a>(texts: &'a EventTexts<'a>, event: &RosterEvent) -> EventBuilder<'a> {
    match event {
        RosterEvent::Imported {
            kind,
            file,
            lines,
            rejected,
            digest: _,
            headings: _,
            totals: _,
            head: _,
        } => {
            let roster = roster_name(*kind, texts.words);
            texts
                .title("event-imported", &[("roster", &roster)])
                .with("label-file", file)
                .with("label-lines", lines)
                .with("label-set-aside", rejected.len())
        }
        RosterEvent::CompensationListed { lines, digest: _ } => {
            texts.title("event-compensation-listed", &[]).with("label-lines", lines.len())
        }
        RosterEvent::Listed { lines, digest: _ } => {
            texts.title("event-listed", &[]).with("label-lines", lines.len())
        }
        RosterEvent::Mend(event) => mend::text(texts, event),
        RosterEvent::ColumnNamed(named) => {
            let roster = roster_name(named.kind, texts.words);
            let field = field_heading(named.kind, &named.field);
            let key = if field.is_empty() { "event-column-unnamed" } else { "event-column-named" };
            texts
                .title(key, &[("roster", &roster), ("heading", &named.heading), ("field", field)])
                .with("label-department", department_name(named.department, texts.words))
                .with_some("label-township", named.township.map(|c| texts.places.township_name(c)))
        }
    }
}
