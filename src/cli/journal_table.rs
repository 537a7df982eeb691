//! The journal as a table, for those who read it in a spreadsheet.

use super::context::CliContext;
use super::reply::CommandError;
use crate::documents::{Cell, ColumnKind, DataColumn, DataTable};
use crate::journal::{FileReader, JournalReader};
use serde_json::Value;

impl CliContext {
    /// A row for each line of the journal to this moment. Only the lines as they stand
    /// (`.jsonl`) can be verified later.
    pub(super) fn journal_table(&self) -> Result<DataTable, CommandError> {
        let reader = FileReader::open(&self.store.join("journal"))?;
        let mut rows = Vec::new();
        for entry in reader.read_from(1) {
            let entry = entry?;
            rows.push(vec![
                Cell::Count(entry.seq as i64),
                Cell::Text(entry.at.to_string()),
                Cell::text(entry.actor.as_str()),
                Cell::text(&entry.policy),
                Cell::Text(without_passwords(entry.events.get())),
                Cell::Text(entry.hash.to_string()),
            ]);
        }
        let keys = ["seq", "at", "actor", "policy", "events", "hash"];
        let kind = |key| if key == "seq" { ColumnKind::Count } else { ColumnKind::Text };
        Ok(DataTable {
            title: self.words.say("exported-journal").to_owned(),
            columns: keys.map(|key| DataColumn::named(key, kind(key), self.words)).into(),
            rows,
        })
    }
}

/// Events as they stand, but for what opens an account.
fn without_passwords(events: &str) -> String {
    match serde_json::from_str(events) {
        Ok(mut events) => {
            take_passwords(&mut events);
            events.to_string()
        }
        // The chain was checked; what is no JSON all the same holds no field to hide.
        Err(_) => events.to_owned(),
    }
}

fn take_passwords(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("password");
            fields.values_mut().for_each(take_passwords);
        }
        Value::Array(all) => all.iter_mut().for_each(take_passwords),
        _ => {}
    }
}
