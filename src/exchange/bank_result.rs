//! The file that comes back from the bank: which lines were paid, which returned (M3).

use super::{BankOutcome, Roster, RosterRow};
use crate::casework::{BankLine, Command, Event, FundCommand, FundEvent, SettleResult};
use crate::office::{Actor, Office, OfficeError};

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

/// Settles the lines of the bank's result, all of them or none; with `dry_run` only tells
/// what they would come to. The caller has seen to it that every line could be read.
pub fn take_bank_result(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<ResultIntake, OfficeError> {
    let lines = roster.lines.iter().filter_map(|line| match &line.row {
        RosterRow::BankResult(row) => Some(BankLine {
            batch: row.batch.clone(),
            line: row.line,
            account: row.account.clone(),
            holder: row.holder.clone(),
            amount: row.amount,
            failed: match row.outcome {
                BankOutcome::Paid => None,
                BankOutcome::Failed => Some(row.cause.clone().unwrap_or_default()),
            },
        }),
        _ => None,
    });
    let command = Command::Fund(FundCommand::SettleResult(SettleResult {
        file: roster.file_name.clone(),
        digest: roster.digest.clone(),
        total: roster.total,
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
