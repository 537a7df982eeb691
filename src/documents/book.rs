//! A workbook of several tables, each with a chart of its own.

use super::table::DataTable;
use super::whole_file::write_workbook;
use super::write_fault::WriteFault;
use super::write_xlsx;
use rust_xlsxwriter::{Chart as Drawn, ChartType};
use std::path::Path;

/// A table and what of it is drawn.
pub struct BookSheet {
    /// The table; its title names the sheet.
    pub table: DataTable,
    /// Columns drawn as bars over the first column; none where nothing is drawn.
    pub bars: Vec<u16>,
}

/// Writes a workbook, a sheet for each table, its chart below the rows. The file appears
/// whole, for its owner only, or not at all.
pub fn write_book(sheets: &[BookSheet], path: &Path) -> Result<(), WriteFault> {
    let mut workbook = write_xlsx::undated()?;
    for BookSheet { table, bars } in sheets {
        let sheet = write_xlsx::add_sheet(&mut workbook, table)?;
        let name = sheet.name();
        let last = table.rows.len() as u32;
        if bars.is_empty() || last == 0 {
            continue;
        }
        let mut chart = Drawn::new(ChartType::Bar);
        chart.title().set_name(&table.title);
        for column in bars {
            chart
                .add_series()
                .set_name((name.as_str(), 0, *column))
                .set_categories((name.as_str(), 1, 0, last, 0))
                .set_values((name.as_str(), 1, *column, last, *column));
        }
        chart.set_width(720).set_height(200 + 24 * last);
        sheet.insert_chart(last + 2, 0, &chart)?;
    }
    write_workbook(workbook, path)
}
