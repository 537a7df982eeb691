//! A table as CSV: UTF-8 with mark, so that spreadsheets read it, and CRLF.

use super::table::{Cell, DataTable};
use crate::base::{METER, Phase};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes the headings and every row.
pub(super) fn write(table: &DataTable, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut *out);
    let headings = table.columns.iter().map(|column| safe(Cow::Borrowed(&column.heading)));
    writer.write_record(headings.map(|text| text.into_owned()))?;
    METER.begin(Phase::Writing, table.rows.len() as u64);
    for row in &table.rows {
        METER.step(1);
        for cell in row {
            writer.write_field(cell_text(cell).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

fn cell_text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => safe(Cow::Borrowed(text)),
        Cell::List(_) => safe(Cow::Owned(cell.plain())),
        _ => Cow::Owned(cell.plain()),
    }
}

/// A text that a spreadsheet would run as a formula gets an apostrophe before it.
fn safe(text: Cow<'_, str>) -> Cow<'_, str> {
    const RUN: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(RUN) { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_spreadsheet_would_run_gets_through() {
        for text in ["=1+1", "+86", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert!(cell_text(&Cell::text(text)).starts_with('\''), "{text:?}");
        }
        let list = Cell::List(vec![Cell::text("=1"), Cell::Count(2)]);
        assert_eq!(cell_text(&list), "'=1;2");
        assert_eq!(cell_text(&Cell::Count(-3)), "-3");
        assert_eq!(cell_text(&Cell::text("53012219400615826X")), "53012219400615826X");
    }
}
