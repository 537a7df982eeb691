//! The lists that are worked off: who is missing, who was sent back to an office, and what each
//! township must mend.
//!
//! Owns the one screen of these lists and the popup that takes an outcome down. Shows what the
//! saved lists hold; never judges who is on them.

mod list;
mod outcome;

use crate::desk::lists::ListScreen;
use crate::desk::screen::Screen;
use crate::office::{Permission, Reader};

/// The lists that are worked off.
pub fn work_lists(reader: &Reader) -> Box<dyn Screen> {
    Box::new(ListScreen::new(list::WorkListDesk::new(reader), reader))
}

/// Whether any of them is of use to this person.
pub fn has_work_lists(reader: &Reader) -> bool {
    [Permission::SeeMissing, Permission::SeeComparison].iter().any(|right| reader.may(*right))
}
