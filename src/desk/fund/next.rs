//! The next step of a batch: what it is, who takes it, and the command it ends in.

use crate::casework::{BankLine, Batch, BatchStage, Command, FundCommand, LineOutcome};
use crate::desk::people::who_of;
use crate::desk::screens::Confirm;
use crate::exchange::bank_file;
use crate::office::{Permission, Reader};
use crate::words::{Saying, Words, batch_kind_name, route_name};
use std::path::Path;

/// What comes next at a stage, by the key of its name, and who may do it.
pub(super) fn next_of(stage: BatchStage) -> Option<(&'static str, Permission)> {
    match stage {
        BatchStage::Made => Some(("fund-check", Permission::CheckBatch)),
        BatchStage::Checked => Some(("fund-release", Permission::ReleaseBatch)),
        BatchStage::Released => Some(("fund-settle", Permission::SettleBatch)),
        BatchStage::Settled | BatchStage::Returned => None,
    }
}

/// Who must take the next step: `区财政局复核`.
pub(super) fn who(permission: Permission, reader: &Reader, words: &Words) -> String {
    who_of(reader.who_may(permission), None, words)
}

/// The command of the next step; settling takes every open line as paid, as the bank's
/// receipt says.
pub(super) fn next_command(batch: &Batch, seq: u64) -> Option<Command> {
    let id = batch.id;
    let command = match batch.stage {
        BatchStage::Made => FundCommand::CheckBatch { batch: id },
        BatchStage::Checked => FundCommand::ReleaseBatch { batch: id },
        BatchStage::Released => return Some(settle(batch, None, None, seq)),
        BatchStage::Settled | BatchStage::Returned => return None,
    };
    Some(Command::Fund(command))
}

/// Settles lines by the bank's receipt: one by its place, or all that are open; paid, or
/// failed with a cause.
pub(super) fn settle(
    batch: &Batch,
    only: Option<usize>,
    failed: Option<&str>,
    seq: u64,
) -> Command {
    let open = batch
        .lines
        .iter()
        .enumerate()
        .filter(|(at, line)| line.outcome.is_none() && only.is_none_or(|only| only == *at));
    let lines = open.map(|(at, line)| BankLine {
        batch: batch.id.to_string(),
        line: at as u32 + 1,
        account: line.account.clone(),
        holder: line.holder.clone(),
        amount: line.amount,
        failed: failed.map(str::to_owned),
    });
    // A receipt has no file; what tells it apart is the moment at which it is taken down.
    let place = only.map_or_else(|| "all".to_owned(), |at| (at + 1).to_string());
    let receipt = format!("{}-{place}-{seq}", batch.id);
    Command::Fund(FundCommand::Settle {
        file: receipt.clone(),
        digest: receipt,
        total: None,
        lines: lines.collect(),
    })
}

/// The question before a step, with what it moves.
pub(super) fn ask(batch: &Batch, words: &Words) -> Option<Confirm> {
    let (name, _) = next_of(batch.stage)?;
    let told = Saying::of("fund-step-told")
        .with("batch", batch.id.to_string())
        .with("kind", batch_kind_name(batch.kind, words))
        .with("route", route_name(batch.route, words))
        .count("lines", batch.lines.iter().filter(|line| line.outcome.is_none()).count())
        .with("total", batch.outstanding().grouped());
    let mut effects = vec![told];
    // By hand, without the bank's file: it counts as what the bank said.
    effects.extend((batch.stage == BatchStage::Released).then(|| "fund-settle-told".into()));
    Some(Confirm::new(name, effects, name))
}

/// How many lines are paid and how many came back.
pub(super) fn outcomes(batch: &Batch) -> (usize, usize) {
    let settled = batch.lines.iter().filter_map(|line| line.outcome.as_ref());
    settled.fold((0, 0), |(paid, failed), outcome| match outcome {
        LineOutcome::Paid(_) => (paid + 1, failed),
        LineOutcome::Failed(..) => (paid, failed + 1),
    })
}

/// The bank's file as text, and the command that notes it; `None` before release.
pub(super) fn bank_text(batch: &Batch) -> Option<(String, Command)> {
    let name = format!("{}.csv", batch.id);
    let file = bank_file(batch, Path::new(&name)).ok()?;
    let sent = matches!(batch.stage, BatchStage::Released | BatchStage::Settled);
    let note =
        FundCommand::NoteBatchFile { batch: batch.id, file: name, digest: file.digest.clone() };
    sent.then(|| (file.text(), Command::Fund(note)))
}
