//! The file that comes back from the bank: which lines were paid, which returned (M3).

use super::{BankOutcome, BankResultRow, Roster, RosterRow};
use crate::base::BatchId;
use crate::casework::{
    BankLine, Batch, BatchStage, Command, Event, FundCommand, FundEvent, SettleResult,
};
use crate::office::{Actor, Office, OfficeError, Reader};
use std::sync::Arc;

/// What a result file came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultIntake {
    /// Lines that the bank paid.
    pub paid: usize,
    /// Lines that the bank returned.
    pub failed: usize,
    /// Whether the file was read before; then nothing changed.
    pub already: bool,
}

/// Whether a result names no batch, neither in its lines nor told beside them.
pub(super) fn names_no_batch(roster: &Roster) -> bool {
    rows(roster).any(|row| row.batch.is_empty())
}

/// The released batches that a result without a number may be of: each of its lines was sent
/// so, by number, account and amount.
pub fn fitting_batches(reader: &Reader, roster: &Roster) -> Vec<BatchId> {
    let batches = reader.fund().account().batches.values();
    let released = batches.filter(|batch| batch.stage == BatchStage::Released);
    let fits = |batch: &&Arc<Batch>| {
        rows(roster).all(|row| {
            batch.line(row.line).is_some_and(|sent| {
                sent.outcome.is_none()
                    && sent.account.eq_ignore_ascii_case(&row.account)
                    && sent.amount == row.amount
            })
        })
    };
    released.filter(fits).map(|batch| batch.id).collect()
}

fn rows(roster: &Roster) -> impl Iterator<Item = &BankResultRow> {
    roster.lines.iter().filter_map(|line| match &line.row {
        RosterRow::BankResult(row) => Some(&**row),
        _ => None,
    })
}

/// Settles the lines of the bank's result, all of them or none; with `dry_run` only tells
/// what they would come to. The caller has seen to it that every line could be read.
pub fn take_bank_result(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<ResultIntake, OfficeError> {
    let lines = rows(roster).map(|row| BankLine {
        batch: row.batch.clone(),
        line: row.line,
        account: row.account.clone(),
        holder: row.holder.clone(),
        amount: row.amount,
        failed: match row.outcome {
            BankOutcome::Paid => None,
            BankOutcome::Failed => Some(row.cause.clone().unwrap_or_default()),
        },
    });
    let command = Command::Fund(FundCommand::SettleResult(SettleResult {
        file: roster.file_name.clone(),
        digest: roster.digest_read(),
        // Of several tables each total was held against its own.
        total: roster.total.filter(|_| roster.tables.len() == 1),
        lines: lines.collect(),
    }));
    let events = if dry_run {
        office.reader(actor).foresee(&command)?
    } else {
        let receipt = office.submit(actor, office.next_command(&actor.session), command, None)?;
        receipt.events.to_vec()
    };
    let read = events.iter().find_map(|event| match event {
        Event::Fund(FundEvent::ResultRead { paid, failed, .. }) => {
            Some((*paid as usize, *failed as usize))
        }
        _ => None,
    });
    let (paid, failed) = read.unwrap_or_default();
    Ok(ResultIntake { paid, failed, already: read.is_none() })
}
