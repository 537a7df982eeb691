//! `import`: reads a roster, takes its people in, lists every line that was not.

use super::context::CliContext;
use super::import_editions::{differences_json, older_json};
use super::reply::{CommandError, CommandReply};
use super::reply::{explained, refusal_json};
use crate::casework::Register;
use crate::exchange::{Intake, LineFault, Roster, RosterKind, RosterNotice, read_file, take_in};
use crate::words::{Message, cell_fault};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// So many are named before a list is cut short.
const NAMED: usize = 20;

impl CliContext {
    /// Imports a roster, or with `dry_run` tells what would become of it.
    pub(super) fn import(
        &self,
        kind: RosterKind,
        file: &Path,
        dry_run: bool,
    ) -> Result<CommandReply, CommandError> {
        let roster = read_file(kind, file)
            .map_err(|refusal| CommandError::Roster(file.to_owned(), refusal))?;
        match kind {
            RosterKind::Allocations => return self.book_allocations(&roster, dry_run),
            RosterKind::BankResult => return self.settle_result(&roster, dry_run),
            _ => {}
        }
        let office = self.office()?;
        let intake =
            self.actor(&office).and_then(|actor| Ok(take_in(&office, &actor, &roster, dry_run)?));
        office.close()?;
        let intake = intake?;
        Ok(CommandReply {
            notes: self.notices_of(&roster),
            ..CommandReply::done(
                self.import_text(&roster, &intake, dry_run),
                self.import_json(&roster, &intake),
            )
        })
    }

    fn import_text(&self, roster: &Roster, intake: &Intake, dry_run: bool) -> String {
        let listed = Register::of_code(roster.kind.code()).is_some();
        let key = match (taken_key(roster.kind), dry_run) {
            _ if listed && dry_run => "cli-import-lines-would",
            _ if listed => "cli-import-lines-done",
            ("registered", true) => "cli-import-would",
            ("registered", false) => "cli-import-done",
            (_, true) => "cli-import-would-record",
            (_, false) => "cli-import-recorded",
        };
        let changed = intake.edition.changed;
        let message = Message::of(key)
            .with("changed", changed.to_string())
            .with("file", roster.file_name.clone())
            .with("lines", intake.lines.to_string())
            .with(taken_key(roster.kind), intake.taken.to_string())
            .with("already", intake.already.to_string())
            .with("again", intake.listed_again.to_string())
            .with("aside", intake.set_aside.len().to_string())
            .with("refused", intake.refused.len().to_string());
        let mut text = message.text(self.words) + "\n";
        let again = if listed { 0 } else { intake.listed_again };
        if !dry_run && intake.taken + again + changed == 0 {
            text += self.words.say("cli-import-nothing-new");
            text.push('\n');
        }
        if !listed && changed > 0 {
            let message = Message::of("cli-import-changed").with("changed", changed.to_string());
            text += &(message.text(self.words) + "\n");
        }
        self.gone_text(&mut text, intake);
        text += &self.edition_text(roster, intake);
        text += &self.faults_of(roster, &intake.findings);
        for refused in &intake.refused {
            let cause = explained(&refused.error, self.words);
            let number = refused.id_number.map(|number| number.masked()).unwrap_or_default();
            let _ = writeln!(text, "{}:{}\t{number}\t{cause}", roster.file_name, refused.line);
        }
        text
    }

    /// Who is no longer listed, by name; a long list is cut short.
    fn gone_text(&self, text: &mut String, intake: &Intake) {
        let gone = &intake.edition.gone;
        if gone.is_empty() {
            return;
        }
        let message = Message::of("cli-import-gone").with("gone", gone.len().to_string());
        let _ = writeln!(text, "{}", message.text(self.words));
        for person in gone.iter().take(NAMED) {
            let _ = writeln!(text, "  {}\t{}", person.name, person.number);
        }
        if gone.len() > NAMED {
            let more = (gone.len() - NAMED).to_string();
            let message = Message::of("cli-import-gone-more").with("more", more);
            let _ = writeln!(text, "{}", message.text(self.words));
        }
    }

    /// Every fault of a line, with its place, column, content and cause.
    pub(super) fn faults_of(&self, roster: &Roster, findings: &[LineFault]) -> String {
        let message = roster.faults.iter().chain(findings).map(|fault| {
            let LineFault { line, column, content, .. } = fault;
            let cause = self.cause(roster.kind, fault);
            format!("{}:{line}\t{column}\t{content}\t{cause}\n", roster.file_name)
        });
        message.collect()
    }

    /// What a person should know of how the file was read.
    pub(super) fn notices_of(&self, roster: &Roster) -> String {
        let message = roster.notices.iter().map(|notice| {
            let message = match notice {
                RosterNotice::TotalDiffers { line, said, found } => {
                    Message::of("roster-notice-total-differs")
                        .with("line", line.to_string())
                        .with("said", said.to_string())
                        .with("found", found.to_string())
                }
                RosterNotice::BesideTheTable { line, .. } => {
                    Message::of("roster-notice-beside-the-table").with("line", line.to_string())
                }
                RosterNotice::OtherSheet { sheet } => {
                    Message::of("roster-notice-other-sheet").with("sheet", sheet.clone())
                }
                RosterNotice::SecondColumn { heading } => {
                    Message::of("roster-notice-second-column").with("heading", heading.clone())
                }
            };
            format!("youyang: {}\n", message.text(self.words))
        });
        message.collect()
    }

    fn import_json(&self, roster: &Roster, intake: &Intake) -> Value {
        let faults = roster.faults.iter().chain(&intake.findings).map(|fault| {
            json!({
                "line": fault.line, "column": fault.column, "content": fault.content,
                "cause": fault.cause.code(), "set_aside": fault.fatal,
            })
        });
        let refused = intake.refused.iter().map(|refused| {
            let mut message = refusal_json(&refused.error, self.words);
            message["line"] = refused.line.into();
            message["id_number"] = refused.id_number.map(|number| number.masked()).into();
            message
        });
        let gone = intake.edition.gone.iter();
        let gone = gone.map(|person| json!({ "name": person.name, "number": person.number }));
        json!({
            "file": roster.file_name, "sheet": roster.sheet, "kind": roster.kind.code(), "digest": roster.digest,
            "lines": intake.lines, taken_key(roster.kind): intake.taken, "already": intake.already,
            "listed_again": intake.listed_again, "set_aside": intake.set_aside.len(),
            "changed": intake.edition.changed, "gone": gone.collect::<Vec<_>>(),
            "older": older_json(intake), "differences": differences_json(intake),
            "named": intake.named, "without_case": intake.without_case,
            "faults": faults.collect::<Vec<_>>(), "refused": refused.collect::<Vec<_>>(),
        })
    }

    fn cause(&self, kind: RosterKind, fault: &LineFault) -> String {
        cell_fault(kind.code(), &fault.field, fault.cause.code(), self.words)
    }
}

/// What a roster brings: people into the register, or facts into their files.
fn taken_key(kind: RosterKind) -> &'static str {
    match kind {
        RosterKind::Legacy
        | RosterKind::Candidates
        | RosterKind::Resident
        | RosterKind::Employee
        | RosterKind::Household => "registered",
        _ => "recorded",
    }
}
