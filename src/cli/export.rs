//! `export`: lists of people, money and staff, and the journal as it stands.

use super::args::ExportTarget;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::base::TownshipCode;
use crate::casework::Objects;
use crate::documents::{Exported, export_table, exported, known_format, note_export, write_table};
use crate::office::{Actor, Office};
use crate::words::Message;
use serde_json::json;
use std::path::Path;

impl CliContext {
    /// Writes an export and notes it in the journal first, so that none goes unsaid.
    pub(super) fn export(
        &self,
        what: ExportTarget,
        out: &Path,
        township: Option<&str>,
    ) -> Result<CommandReply, CommandError> {
        self.can_take(out)?;
        let fits = matches!(what, ExportTarget::List(list) if list.goes_by_township());
        if township.is_some() && !fits {
            return Err(CommandError::word("cli-export-no-township"));
        }
        let township = township.map(|text| self.township(text)).transpose()?;
        let office = self.office()?;
        let done = self
            .actor(&office)
            .and_then(|actor| self.write_out(&office, &actor, (what, township), out));
        office.close()?;
        let rows = done?;
        let message = Message::of("cli-export-done").with("rows", rows.to_string());
        Ok(self.say(&message.with("file", out.display().to_string()), json!({ "rows": rows })))
    }

    fn write_out(
        &self,
        office: &Office,
        actor: &Actor,
        (what, township): (ExportTarget, Option<TownshipCode>),
        out: &Path,
    ) -> Result<usize, CommandError> {
        let reader = office.reader(actor);
        let ExportTarget::List(list) = what else { return self.write_journal(office, actor, out) };
        let Exported { table, objects } = exported(list, township, &reader, out, self.words)?;
        export_table(office, actor, objects, &table, out)?;
        Ok(table.rows.len())
    }

    /// The journal with the line that tells of this very export.
    fn write_journal(
        &self,
        office: &Office,
        actor: &Actor,
        out: &Path,
    ) -> Result<usize, CommandError> {
        let lines = office.reader(actor).head().seq as usize;
        let rows = lines as u32 + 1;
        note_export(office, actor, Objects { what: "journal".to_owned(), rows, unmasked: true })?;
        if ending(out) == "jsonl" {
            return Ok(office.backup(out)?.seq as usize);
        }
        let table = self.journal_table()?;
        write_table(&table, out)?;
        Ok(table.rows.len())
    }

    /// Whether a file of that name can be written there, before it is noted as exported.
    pub(super) fn can_take(&self, out: &Path) -> Result<(), CommandError> {
        known_format(out)?;
        let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.map_or(Ok(()), |folder| std::fs::read_dir(folder).map(|_| ()));
        folder.map_err(|fault| CommandError::file(out, &fault))
    }
}

pub(super) fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.unwrap_or_default().to_ascii_lowercase()
}
