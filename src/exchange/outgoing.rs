//! What goes out: noted in the journal first, so that none goes unsaid, then written.

use super::bank_file::{BankFile, bank_file};
use super::book::{Sheet, write_book};
use super::table::{Table, WriteFault, known_format, write_table};
use crate::base::BatchId;
use crate::casework::{AccountCommand, BatchRefusal, Command, FundCommand, Objects, Refusal};
use crate::office::{Actor, Office, OfficeError};
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

/// What a file is made of.
pub enum Document {
    /// One table.
    Table(Table),
    /// A workbook of several tables with charts.
    Book(Vec<Sheet>),
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

/// Why nothing went out.
#[derive(Debug)]
pub enum ExportFault {
    /// It was refused, or could not be noted.
    Office(OfficeError),
    /// The file could not be written.
    Write(WriteFault),
}

impl From<OfficeError> for ExportFault {
    fn from(error: OfficeError) -> Self {
        Self::Office(error)
    }
}

impl From<WriteFault> for ExportFault {
    fn from(fault: WriteFault) -> Self {
        Self::Write(fault)
    }
}

/// Notes an export in the journal.
pub fn note_export(office: &Office, actor: &Actor, objects: Objects) -> Result<(), OfficeError> {
    let command = Command::Account(AccountCommand::NoteExport(objects));
    office.submit(actor, office.next_command(&actor.session), command, None)?;
    Ok(())
}

/// Notes an export in the journal and writes it.
pub fn export_table(
    office: &Office,
    actor: &Actor,
    objects: Objects,
    table: &Table,
    path: &Path,
) -> Result<(), ExportFault> {
    note_export(office, actor, objects)?;
    Ok(write_table(table, path)?)
}

/// Notes the file of a batch for the bank, with its digest, and writes it (M3).
pub fn export_batch(
    office: &Office,
    actor: &Actor,
    batch: BatchId,
    path: &Path,
) -> Result<BankFile, ExportFault> {
    let reader = office.reader(actor);
    let unknown = || OfficeError::Refused(Refusal::from(BatchRefusal::Unknown));
    let file = bank_file(reader.fund().batch(batch).ok_or_else(unknown)?, path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let digest = file.digest.clone();
    let command = Command::Fund(FundCommand::NoteBatchFile { batch, file: name, digest });
    office.submit(actor, office.next_command(&actor.session), command, None)?;
    file.write(path)?;
    Ok(file)
}

/// A place for a new file: taken at once, so that nothing is written over, and given up
/// again unless the file was written.
pub struct NewFile {
    path: PathBuf,
    is_written: bool,
}

impl NewFile {
    /// Takes the place; refused where a file stands already, or the path's ending names no
    /// format.
    pub fn reserve(path: PathBuf) -> Result<Self, WriteFault> {
        known_format(&path)?;
        let taken = OpenOptions::new().write(true).create_new(true).open(&path);
        match taken {
            Ok(_) => Ok(Self { path, is_written: false }),
            Err(source) => Err(WriteFault::Disk { path, source }),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file was written: it stays.
    pub fn keep(mut self) {
        self.is_written = true;
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.is_written {
            // Why the file was not written is told; an empty one that stays harms nobody.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
