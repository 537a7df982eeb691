//! What goes out: noted in the journal first, so that none goes unsaid, then written.

use super::bank_file::{BankFile, bank_file};
use super::format::write_table;
use super::table::DataTable;
use super::write_fault::WriteFault;
use crate::base::BatchId;
use crate::casework::{AccountCommand, BatchRefusal, Command, FundCommand, Objects, Refusal};
use crate::office::{Actor, Office, OfficeError};
use std::path::Path;

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
    table: &DataTable,
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
