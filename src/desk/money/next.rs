//! The next step of a batch: what it is, who takes it, and the command it ends in.

use crate::casework::{
    BankLine, Batch, BatchStage, Command, FundCommand, LineOutcome, Route, SettleResult,
};
use crate::desk::people::who_of;
use crate::desk::popups::Confirm;
use crate::desk::terminal::Action;
use crate::documents::bank_file;
use crate::office::{Permission, Reader};
use crate::words::{Message, Words};
use std::path::Path;

/// What comes next for a batch.
pub(super) struct NextStep {
    /// Key of its name.
    pub(super) name: &'static str,
    /// What whoever takes it needs.
    pub(super) permission: Permission,
    /// By which key it is taken.
    pub(super) action: Action,
}

/// What comes next for a batch; `None` where nobody has to act any more.
pub(super) fn next_of(batch: &Batch) -> Option<NextStep> {
    let (name, permission, action) = match batch.stage {
        BatchStage::Made => ("fund-check", Permission::CheckBatch, Action::Run),
        BatchStage::Checked => ("fund-release", Permission::ReleaseBatch, Action::Run),
        BatchStage::Released if batch.file.is_none() && outcomes(batch) == (0, 0) => {
            ("fund-write-step", Permission::WriteBatch, Action::Export)
        }
        BatchStage::Released => ("fund-read-step", Permission::SettleBatch, Action::Details),
        BatchStage::Settled | BatchStage::Returned => return None,
    };
    Some(NextStep { name, permission, action })
}

/// Who must take the next step: `区财政局复核`.
pub(super) fn who(permission: Permission, reader: &Reader, words: &Words) -> String {
    who_of(reader.who_may(permission), None, words)
}

/// The command of the step that takes the whole batch on; settling takes every open line as
/// paid, as the bank's receipt says.
pub(super) fn step_of(batch: &Batch, seq: u64) -> Command {
    let id = batch.id;
    match batch.stage {
        BatchStage::Made => Command::Fund(FundCommand::CheckBatch { batch: id }),
        BatchStage::Released => settle(batch, None, None, seq),
        BatchStage::Checked | BatchStage::Settled | BatchStage::Returned => {
            Command::Fund(FundCommand::ReleaseBatch { batch: id })
        }
    }
}

/// The key of the name of that step.
pub(super) fn step_name(stage: BatchStage) -> &'static str {
    match stage {
        BatchStage::Made => "fund-check",
        BatchStage::Released => "fund-settle",
        BatchStage::Checked | BatchStage::Settled | BatchStage::Returned => "fund-release",
    }
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
    // A receipt has no file; what tells it apart is the moment at which it is recorded.
    let place = only.map_or_else(|| "all".to_owned(), |at| (at + 1).to_string());
    let receipt = format!("{}-{place}-{seq}", batch.id);
    Command::Fund(FundCommand::SettleResult(SettleResult {
        file: receipt.clone(),
        digest: receipt,
        total: None,
        lines: lines.collect(),
    }))
}

/// The question before a step, with what it moves.
pub(super) fn ask(batch: &Batch) -> Confirm {
    let name = step_name(batch.stage);
    let told = Message::of("fund-step-told")
        .with("batch", batch.id.to_string())
        .said("kind", kind_told(batch))
        .said("route", route_told(batch.route))
        .count("lines", batch.lines.iter().filter(|line| line.outcome.is_none()).count())
        .with("total", batch.outstanding().grouped());
    let mut effects = vec![told];
    // By hand, without the bank's file: it counts as what the bank said.
    effects.extend((batch.stage == BatchStage::Released).then(|| "fund-settle-told".into()));
    Confirm::new(name, effects, name)
}

/// What a batch pays, to be worded later.
fn kind_told(batch: &Batch) -> Message {
    Message::of(format!("batch-kind-{}", batch.kind.code()))
}

/// By which way money goes, to be worded later.
pub(super) fn route_told(route: Route) -> Message {
    match route {
        Route::Account => "route-account".into(),
        Route::Bank => "route-bank".into(),
    }
}

/// How many lines are paid and how many came back.
pub(super) fn outcomes(batch: &Batch) -> (usize, usize) {
    let settled = batch.lines.iter().filter_map(|line| line.outcome.as_ref());
    settled.fold((0, 0), |(paid, failed), outcome| match outcome {
        LineOutcome::Paid(_) => (paid + 1, failed),
        LineOutcome::Failed(..) => (paid, failed + 1),
    })
}

/// The bank's file as text, and the command that notes it.
pub(super) fn bank_text(batch: &Batch) -> Option<(String, Command)> {
    let name = format!("{}.csv", batch.id);
    let file = bank_file(batch, Path::new(&name)).ok()?;
    let digest = file.digest.clone();
    let note = FundCommand::NoteBatchFile { batch: batch.id, file: name, digest };
    Some((file.text(), Command::Fund(note)))
}
