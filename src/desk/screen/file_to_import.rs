//! A file brought in at the desk: how it is to be read, and what came of reading it.

use crate::base::TownshipCode;
use crate::casework::RosterKind;
use crate::exchange::{FileIntake, ReadColumn, Roster, RosterRefusal, WholeFileBar};
use crate::office::OfficeError;
use std::fmt;

/// A file to be brought in, and how it is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileToImport {
    /// Its name, from the person's folder.
    pub name: String,
    /// What it is said to be; `None` to tell it by its headings.
    pub kind: Option<RosterKind>,
    /// The one sheet to read; `None` for all that fit.
    pub sheet: Option<String>,
    /// The township of lines that name none.
    pub township: Option<TownshipCode>,
    /// The batch of a bank's result that names none.
    pub batch: Option<String>,
    /// Columns named here and not yet on record: heading, and our key.
    pub columns: Vec<(String, String)>,
}

/// A file as it was read at the desk.
pub struct FileRead {
    /// How it was read; the kind is the one it was told by.
    pub file: FileToImport,
    /// What stands in it, or why it was refused whole.
    pub content: Result<FileContent, FileRefusal>,
    /// The columns of a file that lacks some which its kind needs.
    pub nearest: Vec<ReadColumn>,
    /// Whether it was taken in.
    pub stage: ImportStage,
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportStage {
    /// Read on trial; nothing is written.
    Preview,
    /// The same, because it is no longer the file that was seen.
    Changed,
    /// Taken in: its lines are on record.
    Taken,
}

/// What stands in a file.
pub struct FileContent {
    /// Its lines, columns and sheets.
    pub roster: Roster,
    /// What became of its lines, or would.
    pub intake: Result<FileIntake, NotTaken>,
}

/// Why a file that can be read is not taken in.
#[derive(Clone, Debug)]
pub enum NotTaken {
    /// The rules, or the office.
    Office(OfficeError),
    /// Something in it keeps all of it out.
    Barred(WholeFileBar),
}

/// Why a file was refused whole.
#[derive(Clone, Debug)]
pub enum FileRefusal {
    /// Its headings are of no kind of file.
    NoKind,
    /// It cannot be read as what it is said to be.
    Roster(RosterRefusal),
}

/// Lines of a file are personal data.
impl fmt::Debug for FileRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileRead").field("stage", &self.stage).finish_non_exhaustive()
    }
}
