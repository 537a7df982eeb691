//! Columns of a table that are not read, and what a person should know of those that are.

use super::cells::{RawRow, plain};
use super::headers::is_of_sums;
use super::heading_text::value_key;
use super::line_reader::LineReader;
use super::roster::UnreadColumn;
use super::standing::Standing;
use super::tables::words;
use super::{Cells, RosterNotice};

/// Every second column of a meaning, and every unit that was converted.
pub(super) fn column_notices(reader: &LineReader) -> Vec<RosterNotice> {
    let headings = reader.headings();
    let second = reader.columns().second.iter().filter(|(at, _)| !is_of_sums(&headings[*at]));
    let second =
        second.map(|(column, _)| RosterNotice::SecondColumn { heading: headings[*column].clone() });
    let converted = reader.converted().map(|(heading, unit)| RosterNotice::Converted {
        heading: heading.to_owned(),
        unit: unit.name.clone(),
        factor: unit.factor,
    });
    second.chain(converted).collect()
}

/// The columns of a table that are not read: those with a heading, but a running number's, and
/// those without one in which something stands.
pub(super) fn unread_columns(
    reader: &LineReader,
    table: usize,
    rows: &[RawRow],
    standing: &[Standing],
) -> Vec<UnreadColumn> {
    let headings = reader.headings();
    let columns = reader.columns();
    // Sums in words are held against those in figures.
    let second = columns.second.iter().map(|(at, _)| at).filter(|at| !is_of_sums(&headings[**at]));
    let named = columns.unread.iter().chain(second).copied();
    let mut unread: Vec<usize> =
        named.filter(|at| !is_running_number(&headings[*at]) && !reader.is_of_units(*at)).collect();
    let data = rows.iter().zip(standing).filter(|(_, standing)| **standing == Standing::Data);
    let data: Vec<&Cells> = data.map(|(row, _)| &row.cells).collect();
    let says = |at: &usize| data.iter().any(|cells| !plain(cells.get(*at)).is_empty());
    let nameless = (0..headings.len()).filter(|at| headings[*at].is_empty());
    unread.extend(nameless.filter(says));
    unread.sort_unstable();
    unread.dedup();
    let column = |at: usize| UnreadColumn { table, column: at + 1, heading: headings[at].clone() };
    unread.into_iter().map(column).collect()
}

/// Whether a heading is of a running number, which nobody needs.
pub(super) fn is_running_number(heading: &str) -> bool {
    words().line_numbers.contains(&value_key(heading))
}
