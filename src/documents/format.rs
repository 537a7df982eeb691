//! The formats of a table by the ending of its file's name: CSV, XLSX, JSON lines, and pages to
//! print as text.

use super::table::DataTable;
use super::whole_file::{write_whole, write_workbook};
use super::write_fault::WriteFault;
use super::{write_csv, write_jsonl, write_page, write_xlsx};
use std::io::Write as _;
use std::path::Path;

/// Refuses a path whose ending names no format.
pub fn known_format(path: &Path) -> Result<(), WriteFault> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let known = ["csv", "jsonl", "xlsx", "txt"].contains(&&*ending.to_ascii_lowercase());
    if known { Ok(()) } else { Err(WriteFault::UnknownEnding(path.to_owned())) }
}

/// Writes a table as CSV (UTF-8 with mark), XLSX, JSON lines or text by the path's ending.
/// The file appears whole, for its owner only, or not at all.
pub fn write_table(table: &DataTable, path: &Path) -> Result<(), WriteFault> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "csv" => write_whole(path, |out| write_csv::write(table, out)),
        "jsonl" => write_whole(path, |out| write_jsonl::write(table, out)),
        "xlsx" => write_workbook(write_xlsx::workbook(table)?, path),
        "txt" => write_whole(path, |out| out.write_all(write_page::text(table).as_bytes())),
        _ => Err(WriteFault::UnknownEnding(path.to_owned())),
    }
}

/// The bytes of a table's file, CSV or XLSX by the path's ending.
pub(super) fn table_bytes(table: &DataTable, path: &Path) -> Result<Vec<u8>, WriteFault> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let disk = |source| WriteFault::Disk { path: path.to_owned(), source };
    match ending.to_ascii_lowercase().as_str() {
        "csv" => {
            let mut bytes = Vec::new();
            write_csv::write(table, &mut bytes).map_err(disk)?;
            Ok(bytes)
        }
        "xlsx" => Ok(write_xlsx::workbook(table)?.save_to_buffer()?),
        _ => Err(WriteFault::UnknownEnding(path.to_owned())),
    }
}
