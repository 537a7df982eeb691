//! Comparison 比对: what the offices' rosters come to, person by person, and what staff
//! find where they do not agree.
//!
//! Owns the overview with its control totals, the work lists, the rosters side by side,
//! and the popups that decide. Never judges what rosters say: verdicts, and what a
//! decision would make of them, come from the office, and every decision is a command
//! that the session submits.

mod amounts;
mod columns;
mod deciding;
mod doubts;
mod fields;
mod item;
mod item_view;
mod lines;
mod list;
mod options;
mod overview;
mod rows;
mod run;
mod totals;
mod verdict;

use crate::desk::lists::ListScreen;
use crate::desk::screen::Screen;
use crate::office::{CompareList, Permission, Reader};

/// The tab 比对.
pub fn open_comparison(reader: &Reader) -> Box<dyn Screen> {
    Box::new(ListScreen::new(overview::Overview::new(reader), reader))
}

/// How many people wait there for a decision; nothing for whoever decides none.
pub fn waiting(reader: &Reader) -> Option<usize> {
    if !reader.may(Permission::DecideComparison) {
        return None;
    }
    let open = reader.comparison().count(&reader.comparison().result(), CompareList::ToDecide);
    (open > 0).then_some(open)
}
