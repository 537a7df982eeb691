//! Why a document was not written, and the words for it.

use crate::words::{Words, explain_io};
use std::io;
use std::path::PathBuf;

/// Why a table was not written; nothing is left behind.
#[derive(Debug)]
pub enum WriteFault {
    /// The file's ending names no format.
    UnknownEnding(PathBuf),
    /// A sheet holds at most 1,048,576 rows.
    TooManyRows {
        /// How many there are, the heading included.
        rows: usize,
    },
    /// The disk did not take it.
    Disk {
        /// The file that was to be written.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The workbook could not be made.
    Workbook(rust_xlsxwriter::XlsxError),
}

impl From<rust_xlsxwriter::XlsxError> for WriteFault {
    fn from(fault: rust_xlsxwriter::XlsxError) -> Self {
        Self::Workbook(fault)
    }
}

/// Words why an export was not written.
pub fn explain_write(fault: &WriteFault, words: &Words) -> String {
    match fault {
        WriteFault::UnknownEnding(path) => {
            words.say_with("fault-unknown-ending", &[("path", path.display().to_string().into())])
        }
        WriteFault::TooManyRows { rows } => {
            words.say_with("fault-too-many-rows", &[("rows", rows.to_string().into())])
        }
        WriteFault::Disk { path, source } => explain_io(path, source.kind(), words),
        WriteFault::Workbook(cause) => {
            words.say_with("fault-workbook", &[("cause", cause.to_string().into())])
        }
    }
}
