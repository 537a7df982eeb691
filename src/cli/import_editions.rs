//! What an import tells of lines beside what stands: older ones, and those that differ.

use super::context::CliContext;
use crate::exchange::{Difference, Intake, OlderLine, Roster};
use crate::words::Message;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// So many are named before a list is cut short.
const NAMED: usize = 20;

impl CliContext {
    /// Who is named on lines kept aside, lines that are older than what stands, and where
    /// lines say something else than what is on file.
    pub(super) fn edition_text(&self, roster: &Roster, intake: &Intake) -> String {
        let mut text = String::new();
        if intake.named > 0 {
            let message = Message::of("cli-import-named").with("named", intake.named.to_string());
            let _ = writeln!(text, "{}", message.text(self.words));
        }
        let (older, differences) = (&intake.edition.older, &intake.differences);
        self.name_some(
            &mut text,
            "cli-import-older",
            older,
            |OlderLine { table, line, name, number, since }| {
                let since = since.map(|day| day.to_string()).unwrap_or_default();
                format!("{}:{line}\t{name}\t{number}\t{since}", roster.name_of(*table))
            },
        );
        self.name_some(&mut text, "cli-import-differences", differences, |one| {
            let Difference { table, line, id_number, field, from, to } = one;
            let heading = roster.heading(*table, field);
            let number = id_number.masked();
            format!("{}:{line}\t{number}\t{heading}\t{from} → {to}", roster.name_of(*table))
        });
        text
    }

    fn name_some<T>(&self, text: &mut String, key: &str, all: &[T], line: impl Fn(&T) -> String) {
        if all.is_empty() {
            return;
        }
        let message = Message::of(key).with("count", all.len().to_string());
        let _ = writeln!(text, "{}", message.text(self.words));
        for one in all.iter().take(NAMED) {
            let _ = writeln!(text, "  {}", line(one));
        }
        if all.len() > NAMED {
            let more = (all.len() - NAMED).to_string();
            let message = Message::of("cli-import-gone-more").with("more", more);
            let _ = writeln!(text, "{}", message.text(self.words));
        }
    }
}

/// The same for programs, all of it: lines that are older.
pub(super) fn older_json(roster: &Roster, intake: &Intake) -> Value {
    let older = intake.edition.older.iter();
    let older = older.map(|OlderLine { table, line, name, number, since }| {
        let since = since.map(|day| day.to_string());
        let sheet = &roster.tables[*table].sheet;
        json!({ "sheet": sheet, "line": line, "name": name, "number": number, "since": since })
    });
    older.collect()
}

/// The same for programs: where lines differ from what is on file.
pub(super) fn differences_json(roster: &Roster, intake: &Intake) -> Value {
    let all = intake.differences.iter();
    let all = all.map(|Difference { table, line, id_number, field, from, to }| {
        let number = id_number.masked();
        json!({
            "sheet": roster.tables[*table].sheet, "line": line, "id_number": number,
            "field": field, "from": from, "to": to,
        })
    });
    all.collect()
}
