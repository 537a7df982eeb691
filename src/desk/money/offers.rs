//! Which keys are offered: those alone that the rules let the user press now on what
//! is selected.

use super::next::{NextStep, next_of, settle, step_name, step_of};
use crate::base::CaseId;
use crate::casework::{
    Batch, BatchStage, Case, Command, FundCommand, Hold, PayLine, Route, kind_of,
};
use crate::desk::terminal::{Action, Hint};
use crate::office::{Permission, Reader};

/// The keys for a batch, its next step first.
pub(super) fn of_batch(batch: Option<&Batch>, reader: &Reader, seq: u64) -> Vec<Hint> {
    let mut keys = Vec::new();
    let writes = batch.is_some_and(|batch| reader.would(&writing(batch)).is_ok());
    if let Some(batch) = batch {
        let to_read = batch.stage == BatchStage::Released && reader.may(Permission::SettleBatch);
        let next = next_of(batch).map(|NextStep { action, .. }| action);
        if next == Some(Action::Details) && to_read {
            keys.push(Action::Details.hint("fund-read"));
        }
        if writes {
            keys.extend([Action::Export.hint("fund-write"), Action::Copy.hint("fund-copy")]);
        }
        if next == Some(Action::Export) && to_read {
            keys.push(Action::Details.hint("fund-read"));
        }
        if goes_on(batch, reader, seq) {
            let by_hand = batch.stage == BatchStage::Released;
            let name = if by_hand { "fund-settle-key" } else { step_name(batch.stage) };
            keys.push(Action::Run.hint(name));
        }
    }
    if reader.may(Permission::MakeBatch) {
        keys.push(Action::New.hint("fund-make-key"));
    }
    if let Some(batch) = batch {
        keys.push(Action::Accept.hint("fund-open-lines"));
        let early = BatchStage::BEFORE_RELEASE.contains(&batch.stage);
        if early && reader.may(Permission::ReturnBatch) {
            keys.push(Action::Remove.hint("fund-give-up"));
        }
    }
    if !writes {
        keys.push(Action::Export.into());
    }
    keys
}

/// Whether the user may take the next step now. At the bank one open line is taken for
/// all: thousands are not settled to know it.
fn goes_on(batch: &Batch, reader: &Reader, seq: u64) -> bool {
    let open = batch.lines.iter().position(|line| line.outcome.is_none());
    let step = match batch.stage {
        BatchStage::Released if batch.file.is_none() => return false,
        BatchStage::Released => settle(batch, open, None, seq),
        _ => step_of(batch, seq),
    };
    reader.would(&step).is_ok()
}

/// The keys for a payment that came back.
pub(super) fn of_returned(case: Option<&Case>, reader: &Reader) -> Vec<Hint> {
    let Some(case) = case else { return vec![Action::Export.into()] };
    let mut keys = Vec::new();
    if returned_from(case, reader) == Route::Bank && reader.may(Permission::ProposeChange) {
        keys.push(Action::Edit.hint("fund-mend"));
    }
    if paying_again(case, reader).is_ok_and(|(command, _)| reader.would(&command).is_ok()) {
        keys.push(Action::Run.hint("fund-pay-again"));
    }
    keys.extend([Action::Accept.hint("review-file"), Action::Export.into()]);
    keys
}

/// The batch of one case that came back, and what it sends; or what holds it back.
pub(super) fn paying_again(case: &Case, reader: &Reader) -> Result<(Command, PayLine), Hold> {
    let line = reader.fund().pay_line_again(case)?;
    let kind = kind_of(&case.matter).ok_or(Hold::NotPayable)?;
    let (route, cases): (Route, Vec<CaseId>) = (line.route, vec![case.id]);
    Ok((Command::Fund(FundCommand::MakeBatch { kind, route, cases, again: true }), line))
}

/// By which way a payment went that came back: from a personal account of the residents'
/// scheme no bank account of the person's own helps.
pub(super) fn returned_from(case: &Case, reader: &Reader) -> Route {
    let failed = case.payment.failed.as_ref();
    let batch = failed.and_then(|failed| reader.fund().batch(failed.batch));
    batch.map_or(Route::Bank, |batch| batch.route)
}

/// Writing a batch's file, as far as the rules care.
pub(super) fn writing(batch: &Batch) -> Command {
    let (file, digest) = (String::new(), String::new());
    Command::Fund(FundCommand::NoteBatchFile { batch: batch.id, file, digest })
}

/// Giving a batch up, as far as the rules care.
pub(super) fn giving_up(batch: &Batch) -> Command {
    let reason = batch.id.to_string();
    Command::Fund(FundCommand::ReturnBatch { batch: batch.id, reason })
}
