//! Totals of files that move money of which nothing can be held against the lines.

use super::cells::RawRow;
use super::heading_text::value_key;
use super::line_reader::LineReader;
use super::row_marks::says_more;
use super::totals::{RunningTotals, TotalLine, counted};
use super::{Cells, FaultCause, LineFault, RosterKind};

/// What is wrong with a total that nobody can hold against the lines: no figure on it can be
/// read, and it does not count the lines rightly. That of a bank's result is there to be checked;
/// in other files that move money a word alone, with nothing beside it, says nothing.
pub(super) fn fault(
    reader: &LineReader,
    table: usize,
    row: &RawRow,
    (totals, total): (&RunningTotals, &TotalLine),
) -> Option<LineFault> {
    let (field, at) = reader.figure_columns().next()?;
    let readable = reader.figure(field, &row.cells).is_some();
    let keeps_out = match reader.kind {
        RosterKind::BankResult => !total.is_held(),
        kind => kind.moves_money() && !total.is_held() && says_more(&row.cells),
    };
    (keeps_out && !readable && !counts_rightly(&row.cells, totals)).then(|| LineFault {
        table,
        line: row.number,
        column: reader.headings()[at].clone(),
        field: reader.table().fields[field].key.clone(),
        content: row.cells.get(at).to_owned(),
        cause: FaultCause::NotAnAmount,
        fatal: true,
    })
}

/// A bare number beside the word is a count too.
fn counts_rightly(cells: &Cells, totals: &RunningTotals) -> bool {
    let bare = cells.iter().find_map(|cell| value_key(cell).parse::<u64>().ok());
    let counted = cells.iter().find_map(counted);
    counted.or(bare.map(Into::into)) == Some(totals.lines())
}
