//! Rejected lines mended on the command line: `list rejected`, `change mend`, and the decision
//! by `review` (K1b, X1).

use super::args::{CaseSelection, ReviewVerb};
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use super::reply::{explained, refusal_json};
use crate::base::MendId;
use crate::casework::{Command, Mend, MendCommand, MendRefusal, RejectedLine, ReviewStep};
use crate::documents::masked_cell;
use crate::exchange::{
    LineFault, MendFault, RosterKind, mend_columns, mended_cells, pass_mend, propose_mend,
};
use crate::office::{Actor, Office, OfficeError, Reader};
use crate::words::{Message, cell_fault, explain_roster, roster_name, step_name};
use serde_json::{Value, json};
use std::fmt::Write as _;

impl CliContext {
    /// The lines that were rejected and wait to be corrected.
    pub(super) fn rejected(&self, reader: &Reader) -> CommandReply {
        let keys = ["roster", "rejected-line", "name", "column", "cause", "correction"];
        let (mut lines, mut rows) = (Vec::new(), Vec::new());
        for (kind, line) in reader.rosters().rejected_lines() {
            let waits = reader.mends().waiting_of(kind, line).map(|mend| mend.id);
            let name = line.reading.as_deref().map_or("", |reading| &reading.name);
            lines.push(vec![
                roster_name(kind, self.words),
                line.place(),
                name.to_owned(),
                line.column.clone(),
                cell_fault(kind.code(), &line.column, &line.cause, self.words),
                waits.map(|mend| mend.to_string()).unwrap_or_default(),
            ]);
            rows.push(json!({
                "kind": kind.code(), "line": line.place(), "name": name,
                "column": line.column, "cause": line.cause,
                "correction": waits.map(|mend| mend.to_string()),
            }));
        }
        CommandReply::done(self.table(&keys, &lines), rows.into())
    }

    /// Hands the correction of a rejected line in for another person's decision.
    pub(super) fn mend(
        &self,
        kind: RosterKind,
        line: &str,
        set: &[String],
        ground: &str,
    ) -> Result<CommandReply, CommandError> {
        let pair = |text: &String| {
            let (column, value) = text.split_once('=')?;
            Some((column.to_owned(), value.to_owned()))
        };
        let set: Option<Vec<(String, String)>> = set.iter().map(pair).collect();
        let set =
            set.ok_or_else(|| CommandError::Usage(self.words.say("cli-not-a-column").to_owned()))?;
        let office = self.office()?;
        let answer = self.actor(&office).and_then(|actor| {
            let reader = office.reader(&actor);
            let line = named(&reader, kind, line)?;
            let faults = |fault| self.mend_fault(kind, fault);
            let columns = mend_columns(&reader, kind, line).map_err(faults)?;
            let cells = mended_cells(kind, &columns, &set).map_err(faults)?;
            let command = propose_mend(&reader, (kind, line), cells, ground).map_err(faults)?;
            let id = office.next_command(&actor.session);
            let receipt = office.submit(&actor, id, command, None)?;
            let mend = receipt.mend().map(|mend| mend.to_string()).unwrap_or_default();
            let message = Message::of("cli-mend-proposed").with("line", line.place());
            let json = json!({ "mend": mend, "kind": kind.code(), "line": line.place() });
            Ok(self.say(&message.with("mend", mend), json))
        });
        office.close()?;
        answer
    }

    /// Takes back one's own.
    pub(super) fn withdraw_mend(&self, mend: &str) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let answer = self.actor(&office).and_then(|actor| {
            let mend = mend_number(mend).ok_or_else(unknown)?;
            let id = office.next_command(&actor.session);
            let command = Command::Mend(MendCommand::Withdraw { mend });
            office.submit(&actor, id, command, None)?;
            let message = Message::of("cli-mend-withdrawn").with("mend", mend.to_string());
            Ok(self.say(&message, json!({ "mend": mend.to_string() })))
        });
        office.close()?;
        answer
    }

    /// Decides corrections by their numbers, each for itself.
    pub(super) fn decide_mends(
        &self,
        office: &Office,
        verb: &ReviewVerb,
        which: &CaseSelection,
    ) -> Result<CommandReply, CommandError> {
        let mends: Option<Vec<MendId>> = which.case.iter().map(|text| mend_number(text)).collect();
        let other_step = which.step.is_some_and(|step| step != ReviewStep::Change);
        let mends = mends.filter(|_| !which.all && !other_step);
        let Some(mends) = mends else {
            return Err(CommandError::Usage(self.words.say("cli-which-cases").to_owned()));
        };
        let actor = self.actor(office)?;
        let reason = which.reason.as_deref().unwrap_or_default();
        let (mut done, mut notes, mut skipped) = (0, String::new(), Vec::new());
        for mend in &mends {
            let Err(fault) = decide(office, &actor, verb, *mend, reason) else {
                done += 1;
                continue;
            };
            let known = office.reader(&actor).mends().get(*mend).map(|mend| mend.kind);
            let mut told = match &fault {
                MendFault::Office(error) => refusal_json(error, self.words),
                _ => json!({}),
            };
            let cause = match &fault {
                MendFault::Office(error) => explained(error, self.words),
                _ => {
                    self.mend_fault(known.unwrap_or(RosterKind::Legacy), fault).message(self.words)
                }
            };
            let _ = writeln!(notes, "{mend}: {cause}");
            told["case"] = mend.to_string().into();
            skipped.push(told);
        }
        let message = Message::of("cli-cases-done")
            .with("done", done.to_string())
            .with("skipped", skipped.len().to_string());
        let text = message.text(self.words) + "\n";
        let code = u8::from(!skipped.is_empty());
        Ok(CommandReply { text, json: json!({ "done": done, "skipped": skipped }), notes, code })
    }

    /// A correction in the queue, under the columns of its cases.
    pub(super) fn mend_line(&self, reader: &Reader, mend: &Mend) -> Vec<String> {
        let reading = mend.line.reading.as_deref();
        let place = reader.rosters().township_of(&mend.line);
        vec![
            mend.id.to_string(),
            step_name(ReviewStep::Change, self.words).to_owned(),
            reading.map_or("", |reading| &reading.name).to_owned(),
            reading.and_then(|r| r.id_number).map(|number| number.masked()).unwrap_or_default(),
            place.map(|code| reader.places().township_name(code)).unwrap_or_default(),
            mend.at.date().to_string(),
            self.words.say("mend-typed-line").to_owned(),
        ]
    }

    /// Why a correction does not go with the others.
    pub(super) fn mend_told_singly(&self, mend: &Mend) -> String {
        let told = Message::of("cli-seen-singly")
            .with("findings", self.words.say("mend-typed-line"))
            .with("case", mend.id.to_string());
        told.text(self.words) + "\n"
    }

    /// What is wrong with a correction, a line a cell.
    pub(super) fn mend_fault(&self, kind: RosterKind, fault: MendFault) -> CommandError {
        match fault {
            MendFault::Office(error) => CommandError::Office(error),
            MendFault::File(refusal) => CommandError::Fault(explain_roster(&refusal, self.words)),
            MendFault::NoLine => CommandError::word("mend-no-line"),
            MendFault::NoColumn(heading) => {
                CommandError::Message(Message::of("mend-no-column").with("heading", heading))
            }
            MendFault::Line(faults) => {
                let told = |fault: &LineFault| {
                    let cause =
                        cell_fault(kind.code(), &fault.field, fault.cause.code(), self.words);
                    format!("\n{}\t{}\t{cause}", fault.column, masked_cell(&fault.content))
                };
                let told: String = faults.iter().map(told).collect();
                CommandError::Fault(self.words.say("mend-still-wrong").to_owned() + &told)
            }
        }
    }
}

fn decide(
    office: &Office,
    actor: &Actor,
    verb: &ReviewVerb,
    mend: MendId,
    reason: &str,
) -> Result<(), MendFault> {
    let reason = reason.to_owned();
    let command = match verb {
        ReviewVerb::Return(_) => Command::Mend(MendCommand::Return { mend, reason }),
        ReviewVerb::Reject(_) => Command::Mend(MendCommand::Reject { mend, reason }),
        _ => pass_mend(&office.reader(actor), mend)?,
    };
    office.submit(actor, office.next_command(&actor.session), command, None)?;
    Ok(())
}

/// The number of a correction, by its letter.
pub(super) fn mend_number(text: &str) -> Option<MendId> {
    let first = text.trim().chars().next()?;
    matches!(first, 'G' | 'g' | 'Ｇ').then(|| text.parse().ok()).flatten()
}

/// A correction in the queue, as programs read it; numbers of people and accounts masked.
pub(super) fn mend_json(mend: &Mend) -> Value {
    let reading = mend.line.reading.as_deref();
    let cells = mend.cells.iter().map(|cell| {
        json!({
            "column": cell.heading, "from": masked_cell(&cell.from), "to": masked_cell(&cell.to),
        })
    });
    json!({
        "case": mend.id.to_string(), "mend": mend.id.to_string(),
        "step": ReviewStep::Change.code(), "kind": mend.kind.code(), "line": mend.line.place(),
        "name": reading.map(|reading| &*reading.name),
        "township": reading.and_then(|reading| reading.township).map(|code| code.to_string()),
        "since": mend.at, "handlers": [mend.by.to_string()], "findings": ["typed-line"],
        "drawn": true, "cells": cells.collect::<Vec<_>>(), "ground": mend.ground,
    })
}

/// A rejected line by file and line, or by what tells it apart.
fn named<'r>(
    reader: &'r Reader,
    kind: RosterKind,
    text: &str,
) -> Result<&'r RejectedLine, CommandError> {
    let lines = reader.rosters().rejected_lines().into_iter();
    let mut lines = lines.filter(|(of, _)| *of == kind).map(|(_, line)| line);
    let plain = |line: &RejectedLine| {
        let file = line.reading.as_deref().map_or("", |reading| &*reading.file);
        format!("{file}:{}", line.line)
    };
    let is_it =
        |line: &&RejectedLine| line.key == text || line.place() == text || plain(line) == text;
    let found = lines.find(is_it);
    found.ok_or_else(|| {
        CommandError::Message(Message::of("mend-unknown-line").with("text", text.to_owned()))
    })
}

fn unknown() -> OfficeError {
    OfficeError::Refused(MendRefusal::Unknown.into())
}
