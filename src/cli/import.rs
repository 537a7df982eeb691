//! `import`: reads a roster, takes its people in, and says of every line, column and sheet
//! what became of it.

use super::args::ImportArgs;
use super::context::CliContext;
use super::import_editions::{differences_json, older_json};
use super::office_source::OfficeHandle;
use super::reply::{CommandError, CommandReply};
use super::reply::{explained, refusal_json};
use super::sign_in::new_session;
use crate::base::Login;
use crate::casework::Register;
use crate::documents::import_account;
use crate::exchange::{
    Intake, LineFault, ReadingOptions, RefusedLine, Roster, RosterKind, SheetFate, Told, read_file,
    take_in,
};
use crate::office::Actor;
use crate::words::{Message, cell_fault};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// So many are named before a list is cut short.
const NAMED: usize = 20;

impl CliContext {
    /// Imports a roster, or on trial tells what would become of it.
    pub(super) fn import(
        &self,
        kind: RosterKind,
        file: &Path,
        how: &ImportArgs,
    ) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let reply = self.import_into(&office, kind, file, how);
        office.close()?;
        reply
    }

    fn import_into(
        &self,
        office: &OfficeHandle,
        kind: RosterKind,
        file: &Path,
        how: &ImportArgs,
    ) -> Result<CommandReply, CommandError> {
        let nobody = office.reader(&Actor::onlooker(new_session()));
        let (today, plan_start) = (nobody.today(), nobody.rules().plan_start);
        let login = self.login.as_deref().map(Login::from);
        let columns = login.map(|login| nobody.rosters().columns_named_for(&login, kind));
        let options = ReadingOptions {
            sheet: how.sheet.clone(),
            told: Told {
                today: Some(today),
                plan_start: Some(plan_start),
                township: how.township.as_deref().map(|text| self.township(text)).transpose()?,
                batch: how.of_batch.clone(),
                totals_wrong: how.total_wrong,
                columns: columns.unwrap_or_default(),
                ..Told::default()
            },
            ..ReadingOptions::default()
        };
        // A file that is none is told before anybody signs in.
        let roster = read_file(kind, file, &options)
            .map_err(|refusal| CommandError::Roster(file.to_owned(), refusal))?;
        let actor = self.actor(office)?;
        match kind {
            RosterKind::Allocations => self.book_allocations(office, &actor, &roster, how),
            RosterKind::BankResult => self.settle_result(office, &actor, &roster, how.dry_run),
            _ => {
                self.check_whole(&office.reader(&actor), &roster)?;
                let intake = take_in(office, &actor, &roster, how.dry_run)?;
                let text = self.import_text(&roster, &intake, how.dry_run);
                Ok(CommandReply::done(text, self.import_json(&roster, &intake)))
            }
        }
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
            .with("refused", intake.refused.len().to_string())
            .with("ignored", intake.ignored.to_string());
        let mut text = message.text(self.words) + "\n";
        let again = if listed { 0 } else { intake.listed_again };
        if !dry_run && intake.taken + again + changed + intake.differences.len() == 0 {
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
            let file = roster.name_of(refused.table);
            let _ = writeln!(text, "{file}:{}\t{number}\t{cause}", refused.line);
        }
        text += &self.account_text(roster);
        text + &self.balance_text(intake)
    }

    /// What became of everything in a file that is no line of the roster.
    pub(super) fn account_text(&self, roster: &Roster) -> String {
        import_account(roster, self.words).into_iter().map(|line| line + "\n").collect()
    }

    /// The sum that shows every line accounted for.
    fn balance_text(&self, intake: &Intake) -> String {
        let message = Message::of("cli-import-balance")
            .with("lines", intake.lines.to_string())
            .with("taken", intake.taken.to_string())
            .with("known", intake.known().to_string())
            .with("changed", intake.edition.changed.to_string())
            .with("rejected", intake.rejected().to_string())
            .with("ignored", intake.ignored.to_string());
        message.text(self.words) + "\n"
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
            let LineFault { table, line, column, content, .. } = fault;
            let cause = self.cause(roster.kind, fault);
            format!("{}:{line}\t{column}\t{content}\t{cause}\n", roster.name_of(*table))
        });
        message.collect()
    }

    /// The faults of a file, as machine output says them.
    pub(super) fn faults_json(roster: &Roster, findings: &[LineFault]) -> Value {
        let faults = roster.faults.iter().chain(findings).map(|fault| {
            json!({
                "sheet": roster.tables[fault.table].sheet, "line": fault.line,
                "column": fault.column, "field": fault.field, "content": fault.content,
                "cause": fault.cause.code(), "set_aside": fault.fatal,
            })
        });
        faults.collect()
    }

    /// Adds to an answer what became of everything else in the file: lines that are no data,
    /// columns, sheets, totals.
    pub(super) fn account_json(&self, roster: &Roster, answer: &mut Value) {
        let ignored = roster.ignored.iter().map(
            |line| json!({ "sheet": line.sheet, "line": line.number, "why": line.what.code() }),
        );
        answer["ignored"] = ignored.collect();
        let mut columns: Vec<String> = Vec::new();
        for column in &roster.unread_columns {
            let name = match column.heading.is_empty() {
                true => format!("#{}", column.column),
                false => column.heading.clone(),
            };
            if !columns.contains(&name) {
                columns.push(name);
            }
        }
        answer["unread_columns"] = columns.into();
        let sheets = roster.sheets.iter().map(|sheet| {
            let hidden = match sheet.fate {
                SheetFate::Hidden { lines } => Some(lines),
                _ => None,
            };
            json!({
                "name": sheet.name, "read": sheet.fate == SheetFate::Read,
                "state": sheet.fate.code(), "lines_like_data": hidden,
            })
        });
        answer["sheets"] = sheets.collect();
        let totals = roster.totals.iter().map(|total| {
            json!({
                "sheet": roster.tables[total.table].sheet, "line": total.line,
                "column": total.heading, "field": total.key,
                "printed": total.printed.normalize().to_string(),
                "counted": total.counted.normalize().to_string(), "equal": !total.differs(),
            })
        });
        answer["totals"] = totals.collect();
        answer["notices"] = import_account(roster, self.words).into();
        answer["sheet"] = roster.tables[0].sheet.clone().into();
    }

    /// A line that the rules refuse, as machine output says it.
    pub(super) fn refused_json(&self, roster: &Roster, refused: &RefusedLine) -> Value {
        let mut message = refusal_json(&refused.error, self.words);
        message["sheet"] = roster.tables[refused.table].sheet.clone().into();
        message["line"] = refused.line.into();
        if let Some(number) = refused.id_number {
            message["id_number"] = number.masked().into();
        }
        message
    }

    fn import_json(&self, roster: &Roster, intake: &Intake) -> Value {
        let refused = intake.refused.iter().map(|refused| self.refused_json(roster, refused));
        let gone = intake.edition.gone.iter();
        let gone = gone.map(|person| json!({ "name": person.name, "number": person.number }));
        let mut answer = json!({
            "file": roster.file_name, "kind": roster.kind.code(), "digest": roster.digest,
            "lines": intake.lines, "registered": intake.taken, "already": intake.known(),
            "changed": intake.edition.changed, "set_aside": intake.rejected(),
            "listed_again": intake.listed_again, "gone": gone.collect::<Vec<_>>(),
            "older": older_json(roster, intake), "differences": differences_json(roster, intake),
            "named": intake.named, "without_case": intake.without_case,
            "faults": Self::faults_json(roster, &intake.findings),
            "refused": refused.collect::<Vec<_>>(),
        });
        answer[taken_key(roster.kind)] = intake.taken.into();
        self.account_json(roster, &mut answer);
        answer
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
        | RosterKind::Household
        | RosterKind::Compensation => "registered",
        _ => "recorded",
    }
}
