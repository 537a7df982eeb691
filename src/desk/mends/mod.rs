//! Rejected roster lines mended at the desk: the line as it came beside fields to type into,
//! and the decision of whoever looks at it next (K1b, X1).
//!
//! Owns the form of a line, the view of a proposed correction, and the list of those that wait.
//! Never reads a line by itself: what is typed is read by the roster's own reader.

mod cells;
mod decision;
mod line;
mod waiting;

pub use line::MEND_LINE;

use crate::casework::{RejectedLine, RosterKind};
use crate::desk::lists::ListScreen;
use crate::desk::screen::Screen;
use crate::office::Reader;

/// A rejected line with fields to type into; one whose correction waits is shown with it.
pub fn open_line(reader: &Reader, kind: RosterKind, line: &RejectedLine) -> Box<dyn Screen> {
    match reader.mends().waiting_of(kind, line) {
        Some(mend) => Box::new(ListScreen::new(decision::MendDecided::new(mend.clone()), reader)),
        None => Box::new(line::LineForm::new(reader, kind, line.clone())),
    }
}

/// The form that a draft was left in, where its line is still rejected.
pub fn reopen(reader: &Reader, about: &str) -> Option<Box<dyn Screen>> {
    let (kind, place) = about.split_once(' ')?;
    let kind: RosterKind = kind.parse().ok()?;
    let mut lines = reader.rosters().rejected_lines().into_iter();
    let (_, line) = lines.find(|(of, line)| *of == kind && line.place() == place)?;
    Some(open_line(reader, kind, line))
}

/// The corrections that wait for their second person.
pub fn waiting_mends(reader: &Reader) -> Box<dyn Screen> {
    Box::new(ListScreen::new(waiting::WaitingMends, reader))
}

/// How many wait for this person's decision.
pub fn mends_to_review(reader: &Reader) -> usize {
    if reader.mends().may_decide() { reader.mends().waiting().count() } else { 0 }
}
