//! Events of money: allocations, batches, what the bank answers (M1–M3).

use super::books::pay;
use super::case::paid;
use super::change::changed;
use crate::base::BatchId;
use crate::casework::case::{Case, FailedPayment};
use crate::casework::event::Envelope;
use crate::casework::fund::{
    Act, Allocation, Batch, BatchLine, BatchStage, BookEntry, FundAccount, FundEvent, LineOutcome,
    PaymentEvent, Reference, ResultFile,
};
use crate::casework::state::State;
use crate::casework::{MoneyAllocated, PaymentFailed};
use std::sync::Arc;

pub(super) fn evolve(state: &mut State, envelope: &Envelope, event: &FundEvent) {
    let act = Act { by: envelope.actor.clone(), at: envelope.at };
    match event {
        FundEvent::Allocated(event) => allocated(state, envelope, event),
        FundEvent::BatchMade { batch, kind, route, .. } => {
            let made = Batch {
                id: *batch,
                kind: *kind,
                route: *route,
                stage: BatchStage::Made,
                acts: vec![act],
                file: None,
                lines: Vec::new(),
            };
            state.fund.batches.insert(*batch, Arc::new(made));
        }
        FundEvent::BatchChecked { batch } => with_batch(state, *batch, |batch| {
            batch.stage = BatchStage::Checked;
            batch.acts.push(act);
        }),
        FundEvent::BatchReleased { batch, .. } => with_batch(state, *batch, |batch| {
            batch.stage = BatchStage::Released;
            batch.acts.push(act);
        }),
        FundEvent::BatchReturned { batch, .. } => {
            with_batch(state, *batch, |batch| batch.stage = BatchStage::Returned);
        }
        FundEvent::BatchWritten { batch, file, digest, .. } => {
            with_batch(state, *batch, |batch| batch.file = Some((file.clone(), digest.clone())));
        }
        FundEvent::ResultRead { file, digest, paid, failed, .. } => {
            let read_on = envelope.at.date();
            let read = ResultFile { file: file.clone(), read_on, paid: *paid, failed: *failed };
            state.fund.results.insert(digest.clone(), read);
        }
        FundEvent::MonthClosed { month, .. } => state.fund.closed = Some(*month),
    }
}

fn allocated(state: &mut State, envelope: &Envelope, event: &MoneyAllocated) {
    let MoneyAllocated { number, day, subject, amount, memo, roster, line } = event.clone();
    let (debit, credit) = subject.accounts();
    let reference = Reference::Allocation(number);
    state.fund.book(BookEntry { day, debit, credit, amount, reference });
    let by = envelope.actor.clone();
    let allocation = Allocation { number, day, subject, amount, memo, by };
    state.fund.allocations.insert((roster, line), allocation);
}

/// An event of one case's payment: the case, its batch, the books.
pub(super) fn payment(state: &mut State, envelope: &Envelope, event: &PaymentEvent) {
    match event {
        PaymentEvent::Batched { case, batch, account, holder, amount, .. } => {
            let put_in = |case: &mut Case| {
                case.decision = None;
                case.payment.batch = Some(*batch);
            };
            changed(state, envelope, *case, put_in, |_, _| {});
            let person = state.case(*case).map(|case| case.person);
            with_batch(state, *batch, |batch| {
                batch.lines.extend(person.map(|person| BatchLine {
                    case: *case,
                    person,
                    account: account.clone(),
                    holder: holder.clone(),
                    amount: *amount,
                    outcome: None,
                }));
            });
        }
        PaymentEvent::Freed { case, .. } => {
            let take_out = |case: &mut Case| case.payment.batch = None;
            changed(state, envelope, *case, take_out, |_, _| {});
        }
        PaymentEvent::Settled { case, batch, line, amount, paid_on } => {
            set_outcome(state, (*batch, *line), LineOutcome::Paid(*paid_on));
            pay(state, *case, *amount, *paid_on);
            paid(state, envelope, *case, *paid_on);
        }
        PaymentEvent::Failed(event) => failed(state, envelope, event),
    }
}

/// The bank returned the money: what was promised is promised still, as returned.
fn failed(state: &mut State, envelope: &Envelope, event: &PaymentFailed) {
    let PaymentFailed { case, batch, line, cause, on } = event;
    let sent = state.fund.batches.get(batch).and_then(|sent| sent.line(*line));
    let account = sent.map(|line| line.account.clone()).unwrap_or_default();
    set_outcome(state, (*batch, *line), LineOutcome::Failed(*on, cause.clone()));
    let payment = state.case(*case).map(|case| &case.payment);
    let first = payment.filter(|payment| payment.failed.is_none()).and_then(|p| p.promised);
    if let Some(amount) = first {
        let (debit, credit) = (FundAccount::Promised, FundAccount::Returned);
        let reference = Reference::Line(*case, *batch);
        state.fund.book(BookEntry { day: *on, debit, credit, amount, reference });
    }
    let failed = FailedPayment { batch: *batch, account, cause: cause.clone() };
    let send_back = |case: &mut Case| {
        case.since = envelope.at;
        case.payment.batch = None;
        case.payment.failed = Some(failed);
    };
    changed(state, envelope, *case, send_back, |_, _| {});
}

fn with_batch(state: &mut State, id: BatchId, change: impl FnOnce(&mut Batch)) {
    if let Some(batch) = state.fund.batches.get_mut(&id) {
        change(Arc::make_mut(batch));
    }
}

/// What became of a line; the batch is settled with its last one.
fn set_outcome(state: &mut State, (batch, line): (BatchId, u32), outcome: LineOutcome) {
    with_batch(state, batch, |batch| {
        let at = (line as usize).saturating_sub(1);
        if let Some(line) = batch.lines.get_mut(at) {
            line.outcome = Some(outcome);
        }
        if batch.lines.iter().rev().all(|line| line.outcome.is_some()) {
            batch.stage = BatchStage::Settled;
        }
    });
}
