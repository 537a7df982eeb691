//! Stand-in until the telling of events is there; not to be merged.
#![allow(missing_docs)]

use super::{Words, fact_name, matter_title, step_name};
use crate::base::{Places, TownshipCode};
use crate::casework::{CaseEvent, Event, PersonEvent};

pub struct Told {
    pub title: String,
    pub details: Vec<(String, String)>,
}

pub fn tell(event: &Event, words: &Words, _: &Places, _: Option<TownshipCode>) -> Told {
    let title = match event {
        Event::Person(PersonEvent::Revealed { fact, .. }) => fact_name(*fact, words).to_owned(),
        Event::Person(_) => words.say("label-person").to_owned(),
        Event::Case(CaseEvent::Opened { matter, .. }) => matter_title(matter, words),
        Event::Case(CaseEvent::Passed { step, .. } | CaseEvent::Approved { step, .. }) => {
            step_name(*step, words).to_owned()
        }
        Event::Case(_) => words.say("label-case").to_owned(),
        _ => words.say("step-notice").to_owned(),
    };
    let details = vec![(words.say("label-day").to_owned(), title.clone())];
    Told { title, details }
}
