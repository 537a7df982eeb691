//! The sheets of a file as they were read.

use crate::exchange::cells::RawRow;
use crate::exchange::fault::RosterNotice;

/// A sheet of a file; a text file is one without a name.
pub(in crate::exchange) struct Sheet {
    /// Its name; none where the file is a text.
    pub name: Option<String>,
    /// Whether a person sees it; the rows of hidden sheets are read all the same.
    pub visible: bool,
    /// The rows that say anything, by the numbers a person sees, ascending.
    pub rows: Vec<RawRow>,
    /// The numbers of those among them that are hidden, ascending.
    pub hidden_rows: Vec<u32>,
}

/// What the bytes of a file hold.
pub(in crate::exchange) struct OpenedFile {
    /// Its sheets in their order.
    pub sheets: Vec<Sheet>,
    /// What a person should know of how they were read.
    pub notices: Vec<RosterNotice>,
}

impl OpenedFile {
    /// Sheets that nothing needs to be said about.
    pub(super) fn of_sheets(sheets: Vec<Sheet>) -> Self {
        Self { sheets, notices: Vec::new() }
    }
}
