//! A table as JSON lines: the columns' keys, money as text with two decimals.

use super::table::{Cell, ColumnKind, DataTable};
use crate::base::{METER, Phase};
use std::io::{self, Write};

/// Writes one object a row, its keys in the order of the columns.
pub(super) fn write(table: &DataTable, out: &mut impl Write) -> io::Result<()> {
    METER.begin(Phase::Writing, table.rows.len() as u64);
    for row in &table.rows {
        METER.step(1);
        for (at, (column, cell)) in table.columns.iter().zip(row).enumerate() {
            out.write_all(if at == 0 { b"{" } else { b"," })?;
            serde_json::to_writer(&mut *out, column.key)?;
            out.write_all(b":")?;
            write_cell(cell, column.kind, out)?;
        }
        out.write_all(b"}\n")?;
    }
    Ok(())
}

fn write_cell(cell: &Cell, kind: ColumnKind, out: &mut impl Write) -> io::Result<()> {
    match (cell, kind) {
        (Cell::Empty, ColumnKind::List) => out.write_all(b"[]")?,
        (Cell::Empty, ColumnKind::Count) => out.write_all(b"null")?,
        (Cell::Count(number), _) => serde_json::to_writer(out, number)?,
        (Cell::List(cells), _) => {
            out.write_all(b"[")?;
            for (at, cell) in cells.iter().enumerate() {
                out.write_all(if at == 0 { b"" } else { b"," })?;
                write_cell(cell, ColumnKind::Text, out)?;
            }
            out.write_all(b"]")?;
        }
        _ => serde_json::to_writer(out, &cell.plain())?,
    }
    Ok(())
}
