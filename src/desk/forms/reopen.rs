//! Forms that were left unfinished: what each is called, and how it is opened again.

use super::act::act_named;
use crate::base::PersonId;
use crate::desk::mends::{MEND_LINE, reopen};
use crate::desk::screen::{Step, TabName};
use crate::office::{Reader, SavedDraft};
use crate::words::Words;

/// What a form is called and whom it is about: `申领补助  张国良`.
pub fn name_of(left: &SavedDraft, reader: &Reader, words: &Words) -> String {
    let (form, about) = parts(left);
    let person = match about.chars().next() {
        Some('P') => about.parse().ok().and_then(|id| reader.person(id)),
        Some('C') => about.parse().ok().and_then(|id| reader.cases().row(id)).map(|row| row.person),
        _ => None,
    };
    let person = person.map(|person| person.name.clone());
    let name = format!("{}  {}", words.say(form), person.as_deref().unwrap_or(about));
    name.trim_end().to_owned()
}

/// Opens it again, or the tab from which it opens.
pub fn open_again(left: &SavedDraft, reader: &Reader) -> Step {
    let (form, about) = parts(left);
    let person = about.parse::<PersonId>().ok();
    match (act_named(form), person) {
        (Some(act), Some(person)) => Step::Push(super::open(act, reader, person)),
        _ if form == super::REGISTER => Step::Push(super::register(reader)),
        _ if form == super::ALLOCATION => Step::Push(super::allocate(reader)),
        _ if super::PROJECT.contains(&form) => {
            Step::Push(super::project(reader, reader.land().project(about).cloned()))
        }
        _ if form == MEND_LINE => reopen(reader, about).map_or(Step::Stay, Step::Push),
        _ if form.starts_with("review-") => Step::go(TabName::Review),
        _ => Step::go(TabName::Cases),
    }
}

fn parts(left: &SavedDraft) -> (&str, &str) {
    left.form.split_once(' ').unwrap_or((&left.form, ""))
}
