//! The bank's result: every line of the file is settled, or none (M3).

use super::batch::at_stage;
use super::revocation;
use crate::base::{BatchId, Money, same_name};
use crate::casework::context::Context;
use crate::casework::event::Event;
use crate::casework::fund::{BankLine, BatchLine, BatchStage, FundEvent, PaymentEvent};
use crate::casework::{BatchRefusal, LineField, PaymentFailed, Refusal, SettleResult, State};
use std::collections::HashSet;

pub(super) fn decide(
    state: &State,
    command: &SettleResult,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let SettleResult { file, digest, total: said, lines } = command;
    // The same file again changes nothing, and neither does one that says nothing.
    if state.fund.results.contains_key(digest) || lines.is_empty() {
        return Ok(Vec::new());
    }
    let total: Money = lines.iter().map(|line| line.amount).sum();
    if let Some(said) = said.filter(|said| *said != total) {
        return Err(BatchRefusal::TotalDiffers { said, found: total }.into());
    }
    let mut seen = HashSet::new();
    let mut settled = Vec::with_capacity(lines.len());
    for line in lines {
        let (batch, sent) = sent(state, line)?;
        if sent.outcome.is_some() || !seen.insert((batch, line.line)) {
            return Err(BatchRefusal::AlreadySettled { batch, line: line.line }.into());
        }
        settled.push((batch, sent, line));
    }
    // From here it succeeds.
    let failed = lines.iter().filter(|line| line.failed.is_some()).count() as u32;
    let read = FundEvent::ResultRead {
        file: file.clone(),
        digest: digest.clone(),
        paid: lines.len() as u32 - failed,
        failed,
        total,
    };
    let today = ctx.today();
    let returned = settled.iter().filter(|(.., line)| line.failed.is_some());
    let ended: Vec<Event> =
        returned.filter_map(|(_, sent, _)| revocation::ended_since(state, sent.case)).collect();
    let outcomes = settled.into_iter().map(|(batch, sent, line)| {
        let (case, number) = (sent.case, line.line);
        Event::Payment(match &line.failed {
            Some(cause) => {
                let cause = cause.trim().to_owned();
                PaymentEvent::Failed(PaymentFailed { case, batch, line: number, cause, on: today })
            }
            None => {
                let amount = sent.amount;
                PaymentEvent::Settled { case, batch, line: number, amount, paid_on: today }
            }
        })
    });
    Ok(std::iter::once(Event::Fund(read)).chain(outcomes).chain(ended).collect())
}

/// The line that was sent, where the result's line is the same.
fn sent<'a>(state: &'a State, line: &BankLine) -> Result<(BatchId, &'a BatchLine), BatchRefusal> {
    let unknown = || BatchRefusal::UnknownBatch { text: line.batch.clone() };
    let id: BatchId = line.batch.parse().map_err(|()| unknown())?;
    if !state.fund.batches.contains_key(&id) {
        return Err(unknown());
    }
    let batch = at_stage(state, id, &[BatchStage::Released, BatchStage::Settled])?;
    let number = line.line;
    let sent = batch.line(number).ok_or(BatchRefusal::UnknownLine { batch: id, line: number })?;
    let field = if !sent.account.eq_ignore_ascii_case(&line.account) {
        Some(LineField::Account)
    } else if !same_name(&sent.holder, &line.holder) {
        Some(LineField::Holder)
    } else if sent.amount != line.amount {
        Some(LineField::Amount)
    } else {
        None
    };
    match field {
        Some(field) => Err(BatchRefusal::LineDiffers { batch: id, line: number, field }),
        None => Ok((id, sent)),
    }
}
