//! A line's cells as they arrived.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The cells of one line as they arrived, in one allocation: a district has a
/// hundred thousand lines. A unit separator inside a cell becomes a space.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cells(Box<str>);

const BETWEEN: char = '\u{1f}';

impl Cells {
    /// The cells of a line, left to right.
    pub fn new<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        let mut joined = String::new();
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                joined.push(BETWEEN);
            }
            if cell.contains(BETWEEN) {
                joined.push_str(&cell.replace(BETWEEN, " "));
            } else {
                joined.push_str(cell);
            }
        }
        Self(joined.into())
    }

    /// The cells, left to right.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(BETWEEN)
    }

    /// The cell of a column counted from 0; empty beyond the last.
    pub fn get(&self, column: usize) -> &str {
        self.iter().nth(column).unwrap_or_default()
    }

    /// Whether nothing stands in any cell.
    pub fn is_blank(&self) -> bool {
        self.iter().all(|cell| plain(cell).is_empty())
    }
}

/// How many cells, not what they say: they hold personal data.
impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cells({})", self.iter().count())
    }
}

/// A row of a file before it is known what it says, by the number a person sees.
pub(super) struct RawRow {
    pub number: u32,
    pub cells: Cells,
}

/// A cell's text without the spaces around it, the apostrophe or the `="…"` by which
/// spreadsheets mark text, and the unseen marks that copying leaves behind.
pub(super) fn plain(cell: &str) -> &str {
    let empty = |ch: char| ch.is_whitespace() || unseen(ch);
    let cell = cell.trim_matches(empty);
    let quoted = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    quoted
        .unwrap_or(cell)
        .trim_matches(empty)
        .trim_start_matches(['\'', '\u{2018}'])
        .trim_start_matches(empty)
}

/// Marks nobody sees: controls, byte order, direction, zero width.
pub(super) fn unseen(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_went_in() {
        let cells = Cells::new(["张三", "", "1,234.50\n元"]);
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["张三", "", "1,234.50\n元"]);
        assert_eq!(cells.get(2), "1,234.50\n元");
        assert_eq!(cells.get(3), "");
        assert_eq!(format!("{cells:?}"), "Cells(3)");
        assert!(Cells::new(["", " \u{3000}", "\u{feff}"]).is_blank());
    }

    #[test]
    fn a_separator_inside_a_cell_makes_no_new_cell() {
        let cells = Cells::new(["a\u{1f}b", "c"]);
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["a b", "c"]);
    }

    #[test]
    fn plain_text_has_no_marks_around_it() {
        assert_eq!(plain("\u{feff}'5301\u{3000}"), "5301");
        assert_eq!(plain("=\"53012219400615826X\""), "53012219400615826X");
        assert_eq!(plain("\u{202d}张三\u{202c} "), "张三");
    }
}
