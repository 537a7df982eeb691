//! `import allocations` and `import bank-result`: money files taken in.

use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use super::reply::{explained, refusal_json};
use crate::exchange::{Roster, take_allocations, take_bank_result};
use crate::words::{Message, yuan};
use serde_json::json;
use std::fmt::Write as _;

impl CliContext {
    /// Books allocations, line by line; the same file again books nothing.
    pub(super) fn book_allocations(
        &self,
        roster: &Roster,
        dry_run: bool,
    ) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let done = self
            .actor(&office)
            .and_then(|actor| Ok(take_allocations(&office, &actor, roster, dry_run)?));
        office.close()?;
        let intake = done?;
        let key = if dry_run { "cli-allocations-would" } else { "cli-allocations-done" };
        let message = Message::of(key)
            .with("file", roster.file_name.clone())
            .with("lines", intake.lines.to_string())
            .with("booked", intake.booked.to_string())
            .with("amount", yuan(intake.amount, self.words))
            .with("already", intake.already.to_string())
            .with("unread", intake.unread.to_string())
            .with("refused", intake.refused.len().to_string());
        let mut text = message.text(self.words) + "\n";
        if intake.booked == 0 && intake.refused.is_empty() && intake.unread == 0 {
            text += self.words.say("cli-allocations-nothing-new");
            text.push('\n');
        }
        text += &self.faults_of(roster, &[]);
        let mut refused = Vec::new();
        for (line, error) in &intake.refused {
            let _ = writeln!(text, "{}:{line}\t{}", roster.file_name, explained(error, self.words));
            let mut message = refusal_json(error, self.words);
            message["line"] = (*line).into();
            refused.push(message);
        }
        let json = json!({
            "file": roster.file_name, "kind": roster.kind.code(), "digest": roster.digest,
            "lines": intake.lines, "booked": intake.booked, "amount": intake.amount,
            "already": intake.already, "unread": intake.unread, "refused": refused,
        });
        Ok(CommandReply { notes: self.notices_of(roster), ..CommandReply::done(text, json) })
    }

    /// Settles the bank's result, whole or not at all.
    pub(super) fn settle_result(
        &self,
        roster: &Roster,
        dry_run: bool,
    ) -> Result<CommandReply, CommandError> {
        if !roster.unread.is_empty() {
            let message = Message::of("cli-result-unread").with("file", roster.file_name.clone());
            let faults = self.faults_of(roster, &[]);
            return Err(CommandError::Fault(format!(
                "{}\n{}",
                message.text(self.words),
                faults.trim_end()
            )));
        }
        let office = self.office()?;
        let done = self
            .actor(&office)
            .and_then(|actor| Ok(take_bank_result(&office, &actor, roster, dry_run)?));
        office.close()?;
        let intake = done?;
        let key = match (intake.already, dry_run) {
            (true, _) => "cli-result-already",
            (false, true) => "cli-result-would",
            (false, false) => "cli-result-done",
        };
        let message = Message::of(key)
            .with("file", roster.file_name.clone())
            .with("paid", intake.paid.to_string())
            .with("failed", intake.failed.to_string());
        let json = json!({
            "file": roster.file_name, "kind": roster.kind.code(), "digest": roster.digest,
            "lines": roster.lines.len(), "paid": intake.paid, "failed": intake.failed,
            "already": intake.already,
        });
        let answer = CommandReply::done(message.text(self.words) + "\n", json);
        Ok(CommandReply { notes: self.notices_of(roster), ..answer })
    }
}
