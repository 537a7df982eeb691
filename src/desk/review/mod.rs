//! Review 审核: what waits for the user's decision, riskiest first.
//!
//! Owns the order of the queue, the item as a difference with its working and its
//! findings, the reasons, and the draw of a bulk pass. Never decides and never
//! reckons: the figures are the reviewer's own run by the office, and every decision
//! is a command that the session submits.

mod bulk;
mod change;
mod decided;
mod heading;
mod item;
mod queue;
mod reasons;
mod screen;
mod take_back;

pub use change::{changes, outlook};
pub use item::{handled, own_run};
pub use reasons::{on_record, usual_reasons};

use crate::base::CaseId;
use crate::desk::lists::ListScreen;
use crate::desk::mends::mends_to_review;
use crate::desk::screen::Screen;
use crate::office::Reader;

/// The tab 审核.
pub fn open_review(reader: &Reader) -> Box<dyn Screen> {
    Box::new(ListScreen::new(screen::Review::new(reader), reader))
}

/// What waits there, in the order in which it is best decided.
pub fn in_order(reader: &Reader) -> Vec<CaseId> {
    queue::ReviewItems::of(reader).iter().map(|item| item.case).collect()
}

/// What waits there; nothing for whoever decides nothing.
pub fn waiting(reader: &Reader) -> Option<usize> {
    let waiting = reader.review().to_review() + mends_to_review(reader);
    (waiting > 0).then_some(waiting)
}
