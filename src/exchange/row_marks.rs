//! What sheets and rows look like at a glance: of people, of headings, of a title.

use super::Cells;
use super::cells::{RawRow, plain};
use super::sheets::Sheet;
use super::tables::words;

/// Whether cells of a visible sheet are identity numbers, or were.
pub(super) fn lists_people(sheet: &Sheet) -> bool {
    sheet.visible && sheet.rows.iter().any(lists_somebody)
}

/// Whether a cell of a row is an identity number, or was.
pub(super) fn lists_somebody(row: &RawRow) -> bool {
    let is_number = |cell: &str| {
        let figures = cell.chars().filter(char::is_ascii_digit).count();
        matches!(figures, 15 | 17 | 18) && figures + 1 >= cell.trim().chars().count()
    };
    row.cells.iter().any(is_number)
}

/// Whether a sheet is by its name one of examples or explanations.
pub(super) fn is_example(sheet: &str) -> bool {
    words().sheets_of_examples.iter().any(|word| sheet.contains(word.as_str()))
}

/// Few cells, the first of them a text, as of a title with a unit beside it.
pub(super) fn is_like_a_title(row: &RawRow) -> bool {
    const MOST: usize = 3;
    let mut filled = row.cells.iter().map(plain).filter(|cell| !cell.is_empty());
    let first = filled.next().unwrap_or_default();
    let holds_figures =
        row.cells.iter().any(|cell| cell.bytes().filter(u8::is_ascii_digit).count() > 4);
    filled.count() < MOST && !first.starts_with(|ch: char| ch.is_ascii_digit()) && !holds_figures
}

/// Headings hold no digits and are several: a quick look before the long one.
pub(super) fn may_be_headings(row: &RawRow) -> bool {
    const FEWEST: usize = 3;
    let mut filled = 0;
    for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
        if cell.bytes().filter(u8::is_ascii_digit).count() > 2 {
            return false;
        }
        filled += 1;
    }
    filled >= FEWEST
}

/// Whether a total line says anything beside its word.
pub(super) fn says_more(cells: &Cells) -> bool {
    let mut filled = cells.iter().map(plain).filter(|cell| !cell.is_empty());
    let first = filled.next().unwrap_or_default();
    filled.next().is_some() || first.chars().any(|ch| ch.is_ascii_digit() || "万亿元".contains(ch))
}
