//! What a file says of its lines beside them: titles, headings, units, and what was told by
//! whoever brought it. With it a line that was rejected is read again, mended (X1).

use crate::base::{Cells, TownshipCode};
use serde::{Deserialize, Serialize};

/// What stands around the lines of a table and was told of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableHead {
    /// Titles, headings and rows of units with the numbers a person sees, as they came.
    pub rows: Vec<(u32, Cells)>,
    /// The township of lines that name none, where it was told beside the file.
    pub township: Option<TownshipCode>,
    /// Columns named by hand: a heading, and our key of what it says.
    pub columns: Vec<(String, String)>,
}

impl TableHead {
    /// Whether nothing is known: no line was rejected, or an older program read the file.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
