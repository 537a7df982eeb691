//! A table for people or programs, and the file it is written to.

use super::{write_csv, write_jsonl, write_xlsx};
use crate::base::{Date, Money};
use rust_xlsxwriter::Workbook;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// A table: what an export is before it is a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is, for the page header and the sheet's name.
    pub title: String,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its key in JSON lines, never translated.
    pub key: &'static str,
    /// Its heading in the chosen language.
    pub heading: String,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// What the cells of a column hold, and so how they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, and numbers that are names: identity and account numbers.
    Text,
    /// Yuan with two decimals.
    Money,
    /// A counting number.
    Count,
    /// A day.
    Date,
    /// Several values.
    List,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: it does not apply.
    Empty,
    /// Words.
    Text(String),
    /// Yuan.
    Money(Money),
    /// A counting number.
    Count(i64),
    /// A day.
    Date(Date),
    /// Several values; joined by `;` where a cell holds one text.
    List(Vec<Cell>),
}

/// Why a table was not written; nothing is left behind.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault {
    /// The file's ending names no format.
    #[error("{}: write to a file ending in .csv, .xlsx or .jsonl", .0.display())]
    UnknownEnding(PathBuf),
    /// A sheet holds at most 1,048,576 rows.
    #[error("{rows} rows are more than a sheet holds; write .csv or .jsonl instead")]
    TooManyRows {
        /// How many there are, the heading included.
        rows: usize,
    },
    /// The disk did not take it.
    #[error("{}: {source}", path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The workbook could not be made.
    #[error("the workbook could not be made: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

impl Cell {
    /// A cell of words.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The cell as one plain text: money with two decimals, days as 2020-03-01.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Money(amount) => amount.to_string(),
            Self::Count(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
            Self::List(cells) => cells.iter().map(Self::plain).collect::<Vec<_>>().join(";"),
        }
    }
}

/// Refuses a path whose ending names no format.
pub fn known_format(path: &Path) -> Result<(), WriteFault> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let known = ["csv", "jsonl", "xlsx"].contains(&&*ending.to_ascii_lowercase());
    if known { Ok(()) } else { Err(WriteFault::UnknownEnding(path.to_owned())) }
}

/// Writes a table as CSV (UTF-8 with mark), XLSX or JSON lines by the path's ending.
/// The file appears whole, for its owner only, or not at all.
pub fn write_table(table: &Table, path: &Path) -> Result<(), WriteFault> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "csv" => write_whole(path, |out| write_csv::write(table, out)),
        "jsonl" => write_whole(path, |out| write_jsonl::write(table, out)),
        "xlsx" => write_workbook(write_xlsx::workbook(table)?, path),
        _ => Err(WriteFault::UnknownEnding(path.to_owned())),
    }
}

/// The bytes of a table's file, CSV or XLSX by the path's ending.
pub(super) fn table_bytes(table: &Table, path: &Path) -> Result<Vec<u8>, WriteFault> {
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

/// Saves a workbook; the file appears whole, for its owner only, or not at all.
pub(super) fn write_workbook(mut workbook: Workbook, path: &Path) -> Result<(), WriteFault> {
    write_whole(path, |out| workbook.save_to_writer(out).map_err(io::Error::other))
}

/// Writes beside the file and puts it in its place once it is on the disk.
pub(super) fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), WriteFault> {
    let disk = |source| WriteFault::Disk { path: path.to_owned(), source };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = own_file(&beside).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        std::fs::rename(&beside, path)
    });
    written.map_err(|source| {
        // What could not be finished is of no use; the first fault is the one to tell.
        let _ = std::fs::remove_file(&beside);
        disk(source)
    })
}

fn own_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
