//! Files that offices send, brought in at the desk: which file, what would become of each of
//! its lines, columns and sheets, and then taken in; and the lines that were rejected.
//!
//! Owns the popup that names the file, the preview, and the list of rejected lines. Never
//! reads a file and never takes one in: the session does, and says what came of it.

mod ask_file;
mod asking;
mod folder;
mod page;
mod preview;
mod rejected;
mod rejected_line;
mod rows;
mod texts;

use crate::casework::RosterKind;
use crate::desk::lists::ListScreen;
use crate::desk::screen::{Screen, Step};
use crate::office::Reader;

/// The popup that asks which file.
pub fn import_file(reader: &Reader) -> Box<dyn Screen> {
    Box::new(ask_file::AskFile::new(reader))
}

/// The same as a step, for screens of which it is a key.
pub fn ask_for_file(reader: &Reader) -> Step {
    Step::Push(import_file(reader))
}

/// Whether this person may import any kind of file.
pub fn may_import(reader: &Reader) -> bool {
    RosterKind::ALL.into_iter().any(|kind| reader.rosters().may_import(kind).is_ok())
}

/// Lines that were rejected and wait to be corrected.
pub fn rejected_lines(reader: &Reader) -> Box<dyn Screen> {
    Box::new(ListScreen::new(rejected::RejectedList::new(), reader))
}
