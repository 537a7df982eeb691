//! `import`: reads a roster, takes its people in, lists every line that was not.

use super::answer::explained;
use super::{Answer, Desk, Stop};
use crate::exchange::{Intake, LineFault, Roster, RosterKind, read_file, take_in};
use crate::words::Saying;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

impl Desk {
    /// Imports a roster, or with `dry_run` tells what would become of it.
    pub(super) fn import(
        &self,
        kind: RosterKind,
        file: &Path,
        dry_run: bool,
    ) -> Result<Answer, Stop> {
        let roster = read_file(kind, file)
            .map_err(|refusal| Stop::fault(format!("{}: {refusal}", file.display())))?;
        let office = self.office()?;
        let intake =
            self.actor(&office).and_then(|actor| Ok(take_in(&office, &actor, &roster, dry_run)?));
        office.close()?;
        let intake = intake?;
        Ok(Answer::done(
            self.import_text(&roster, &intake, dry_run),
            self.import_json(&roster, &intake),
        ))
    }

    fn import_text(&self, roster: &Roster, intake: &Intake, dry_run: bool) -> String {
        let told = Saying::of(if dry_run { "cli-import-would" } else { "cli-import-done" })
            .with("file", roster.file_name.clone())
            .with("lines", intake.lines.to_string())
            .with("registered", intake.registered.to_string())
            .with("already", intake.already.to_string())
            .with("again", intake.listed_again.to_string())
            .with("aside", intake.set_aside.len().to_string())
            .with("refused", intake.refused.len().to_string());
        let mut text = told.worded(self.words) + "\n";
        for fault in &roster.faults {
            let LineFault { line, column, content, .. } = fault;
            let cause = self.cause(fault);
            let _ = writeln!(text, "{}:{line}\t{column}\t{content}\t{cause}", roster.file_name);
        }
        for refused in &intake.refused {
            let cause = explained(&refused.error, self.words);
            let number = refused.id_number.masked();
            let _ = writeln!(text, "{}:{}\t{number}\t{cause}", roster.file_name, refused.line);
        }
        text
    }

    fn import_json(&self, roster: &Roster, intake: &Intake) -> Value {
        let faults = roster.faults.iter().map(|fault| {
            json!({
                "line": fault.line, "column": fault.column, "content": fault.content,
                "cause": fault.cause.code(), "set_aside": fault.fatal,
            })
        });
        let refused = intake.refused.iter().map(|refused| {
            let told = crate::words::explain_error(&refused.error, self.words);
            let code = match &refused.error {
                crate::office::OfficeError::Refused(refusal) => {
                    Some((refusal.code(), refusal.rule().id()))
                }
                _ => None,
            };
            json!({
                "line": refused.line, "id_number": refused.id_number.masked(),
                "refusal": code.map(|(code, _)| code), "rule": code.map(|(_, rule)| rule),
                "clause": told.clause, "cause": told.what,
            })
        });
        json!({
            "file": roster.file_name, "kind": roster.kind.code(), "digest": roster.digest,
            "lines": intake.lines, "registered": intake.registered, "already": intake.already,
            "listed_again": intake.listed_again, "set_aside": intake.set_aside.len(),
            "faults": faults.collect::<Vec<_>>(), "refused": refused.collect::<Vec<_>>(),
        })
    }

    fn cause(&self, fault: &LineFault) -> String {
        self.words.say(&format!("fault-{}", fault.cause.code())).to_owned()
    }
}
