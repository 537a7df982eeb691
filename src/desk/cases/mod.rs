//! Cases 办件: what was decided or returned and now has to be carried on.
//!
//! Owns the lists by place (returned, to be posted, in notice, to be paid), posting,
//! objections, and the notice list for the wall. Never decides on a case: that is
//! review, and nothing here writes but by a command that the session submits.

mod detail;
mod list;
mod notice_sheet;
mod objection;

use crate::desk::lists::ListScreen;
use crate::desk::screen::Screen;
use crate::office::Reader;

/// The tab 办件.
pub fn open_cases(reader: &Reader) -> Box<dyn Screen> {
    Box::new(ListScreen::new(list::Cases::new(reader), reader))
}

/// What waits there to be carried on; notices that run by themselves are not counted.
pub fn waiting(reader: &Reader) -> Option<usize> {
    let waiting = reader.cases().to_carry_on();
    (waiting > 0).then_some(waiting)
}
