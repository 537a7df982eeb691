//! What a file is made of: one table, or a workbook of several with charts.

use super::book::{BookSheet, write_book};
use super::format::write_table;
use super::table::DataTable;
use super::write_fault::WriteFault;
use std::path::Path;

/// What a file is made of.
pub enum Document {
    /// One table, in any of the formats.
    Table(DataTable),
    /// A workbook of several tables with charts.
    Book(Vec<BookSheet>),
}

impl Document {
    /// Writes it in the format of the path's ending. The file appears whole, for its owner
    /// only, or not at all.
    pub fn write(&self, path: &Path) -> Result<(), WriteFault> {
        match self {
            Self::Table(table) => write_table(table, path),
            Self::Book(sheets) => write_book(sheets, path),
        }
    }
}
