//! A row of a file, and what marks of spreadsheets stand around its cells.

use crate::base::Cells;

/// A row of a file before it is known what it says, by the number a person sees.
pub(super) struct RawRow {
    pub number: u32,
    pub cells: Cells,
}

/// Whether nothing stands in any cell.
pub(super) fn is_blank(cells: &Cells) -> bool {
    cells.iter().all(|cell| plain(cell).is_empty())
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
    fn marks_and_spaces_are_nothing() {
        assert!(is_blank(&Cells::new(["", " \u{3000}", "\u{feff}"])));
        assert!(!is_blank(&Cells::new(["", "0"])));
    }

    #[test]
    fn plain_text_has_no_marks_around_it() {
        assert_eq!(plain("\u{feff}'5301\u{3000}"), "5301");
        assert_eq!(plain("=\"53012219400615826X\""), "53012219400615826X");
        assert_eq!(plain("\u{202d}张三\u{202c} "), "张三");
    }
}
