//! `import allocations` and `import bank-result`: money files taken in.

use super::args::ImportArgs;
use super::context::CliContext;
use super::reply::explained;
use super::reply::{CommandError, CommandReply};
use crate::exchange::{
    Roster, WholeFileBar, bar_of, fitting_batches, take_allocations, take_bank_result,
};
use crate::office::{Actor, Office, Reader};
use crate::words::{Message, yuan};
use serde_json::json;
use std::fmt::Write as _;

impl CliContext {
    /// Books allocations, line by line; the same file again books nothing.
    pub(super) fn book_allocations(
        &self,
        office: &Office,
        actor: &Actor,
        roster: &Roster,
        how: &ImportArgs,
    ) -> Result<CommandReply, CommandError> {
        self.check_whole(&office.reader(actor), roster)?;
        let intake = take_allocations(office, actor, roster, &how.second, how.dry_run)?;
        let key = if how.dry_run { "cli-allocations-would" } else { "cli-allocations-done" };
        let message = Message::of(key)
            .with("file", roster.file_name.clone())
            .with("lines", intake.lines.to_string())
            .with("booked", intake.booked.to_string())
            .with("amount", yuan(intake.amount, self.words))
            .with("already", intake.already.to_string())
            .with("unread", intake.unread.to_string())
            .with("refused", intake.refused.len().to_string())
            .with("ignored", roster.ignored.len().to_string());
        let mut text = message.text(self.words) + "\n";
        if intake.booked == 0 && intake.refused.is_empty() && intake.unread == 0 {
            text += self.words.say("cli-allocations-nothing-new");
            text.push('\n');
        }
        text += &self.faults_of(roster, &[]);
        let mut refused = Vec::new();
        for one in &intake.refused {
            let file = roster.name_of(one.table);
            let _ = writeln!(text, "{file}:{}\t{}", one.line, explained(&one.error, self.words));
            refused.push(self.refused_json(roster, one));
        }
        text += &self.account_text(roster);
        let mut json = json!({
            "file": roster.file_name, "kind": roster.kind.code(), "digest": roster.digest,
            "lines": intake.lines, "booked": intake.booked, "registered": intake.booked,
            "changed": 0, "amount": intake.amount, "already": intake.already,
            "unread": intake.unread, "set_aside": intake.unread + intake.refused.len(),
            "refused": refused, "faults": Self::faults_json(roster, &[]),
        });
        self.account_json(roster, &mut json);
        Ok(CommandReply::done(text, json))
    }

    /// Settles the bank's result, whole or not at all.
    pub(super) fn settle_result(
        &self,
        office: &Office,
        actor: &Actor,
        roster: &Roster,
        dry_run: bool,
    ) -> Result<CommandReply, CommandError> {
        self.check_whole(&office.reader(actor), roster)?;
        let intake = take_bank_result(office, actor, roster, dry_run)?;
        let key = match (intake.already, dry_run) {
            (true, _) => "cli-result-already",
            (false, true) => "cli-result-would",
            (false, false) => "cli-result-done",
        };
        let message = Message::of(key)
            .with("file", roster.file_name.clone())
            .with("paid", intake.paid.to_string())
            .with("failed", intake.failed.to_string());
        let settled = intake.paid + intake.failed;
        let mut json = json!({
            "file": roster.file_name, "kind": roster.kind.code(), "digest": roster.digest,
            "lines": roster.all_lines(), "registered": settled, "changed": 0, "set_aside": 0,
            "paid": intake.paid, "failed": intake.failed,
            "already": intake.already, "faults": Self::faults_json(roster, &[]),
        });
        self.account_json(roster, &mut json);
        let text = message.text(self.words) + "\n" + &self.account_text(roster);
        Ok(CommandReply::done(text, json))
    }

    /// A result that names no batch: which it may be of, and how to say so.
    fn offer_batch(&self, reader: &Reader, roster: &Roster) -> CommandError {
        let fitting: Vec<String> =
            fitting_batches(reader, roster).iter().map(ToString::to_string).collect();
        let key = match &fitting[..] {
            [] => "cli-result-no-batch",
            [_] => "cli-result-batch-fits",
            _ => "cli-result-batches-fit",
        };
        let message = Message::of(key)
            .with("file", roster.file_name.clone())
            .with("batch", fitting.join(self.words.say("fault-between")));
        CommandError::Fault(message.text(self.words))
    }

    /// Refuses a money file that is kept out as a whole: lines are missing, doubled or misread,
    /// or it names no batch.
    pub(super) fn check_whole(&self, reader: &Reader, roster: &Roster) -> Result<(), CommandError> {
        let faults = || self.faults_of(roster, &[]);
        let (key, account) = match bar_of(roster) {
            None => return Ok(()),
            Some(WholeFileBar::NoBatch) => return Err(self.offer_batch(reader, roster)),
            Some(WholeFileBar::Unread) => ("cli-result-unread", faults()),
            Some(WholeFileBar::Totals) => {
                ("cli-totals-differ", faults() + &self.account_text(roster))
            }
        };
        let message = Message::of(key).with("file", roster.file_name.clone());
        Err(CommandError::Fault(format!("{}\n{}", message.text(self.words), account.trim_end())))
    }
}
