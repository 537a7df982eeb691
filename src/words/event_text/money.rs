//! Events of the special account, of batches and of payments in them.

use super::builder::{EventBuilder, EventTexts};
use crate::casework::{FundEvent, MoneyAllocated, PaymentEvent, PaymentFailed};
use crate::words::money::{bank_cause, batch_kind_name, fund_account_name};
use crate::words::names::route_name;
use crate::words::yuan;

pub(super) fn payment_text<'a>(
    texts: &'a EventTexts<'a>,
    event: &PaymentEvent,
) -> EventBuilder<'a> {
    let words = texts.words;
    let batch = event.batch().to_string();
    let text = match event {
        PaymentEvent::Batched { line, account, amount, .. } => texts
            .title("event-batched", &[("batch", &batch)])
            .with("label-batch-line", line)
            .with_masked("label-account", account)
            .with_money("label-amount", *amount),
        PaymentEvent::Freed { .. } => texts.title("event-freed", &[("batch", &batch)]),
        PaymentEvent::Settled { line, amount, paid_on, .. } => texts
            .title("event-settled", &[("amount", &yuan(*amount, words))])
            .with("label-batch", &batch)
            .with("label-batch-line", line)
            .with("label-day", paid_on),
        PaymentEvent::Failed(PaymentFailed { line, cause, on, .. }) => texts
            .title("event-payment-failed", &[])
            .with("label-cause", bank_cause(cause, words))
            .with("label-batch", &batch)
            .with("label-batch-line", line)
            .with("label-day", on),
    };
    text.with("label-case", event.case())
}

pub(super) fn text<'a>(texts: &'a EventTexts<'a>, event: &FundEvent) -> EventBuilder<'a> {
    let words = texts.words;
    let of = |key: &str, batch: &crate::base::BatchId| {
        texts.title(key, &[("batch", &batch.to_string())])
    };
    match event {
        FundEvent::Allocated(MoneyAllocated { day, subject, amount, memo, .. }) => texts
            .title("event-allocated", &[("amount", &yuan(*amount, words))])
            .with("label-subject", fund_account_name(subject.accounts().1, words))
            .with("label-day", day)
            .with("label-memo", memo),
        FundEvent::BatchMade { batch, kind, route, lines, total } => of("event-batch-made", batch)
            .with("label-matter", batch_kind_name(*kind, words))
            .with("label-route", route_name(*route, words))
            .with("label-lines", lines)
            .with_money("label-total", *total),
        FundEvent::BatchChecked { batch } => of("event-batch-checked", batch),
        FundEvent::BatchReleased { batch, total } => {
            of("event-batch-released", batch).with_money("label-total", *total)
        }
        FundEvent::BatchReturned { batch, reason } => {
            of("event-batch-returned", batch).with("label-reason", reason)
        }
        FundEvent::BatchWritten { batch, file, digest, total } => of("event-batch-written", batch)
            .with("label-file", file)
            .with("label-digest", digest)
            .with_money("label-total", *total),
        FundEvent::ResultRead { file, digest, paid, failed, total } => texts
            .title("event-result-read", &[])
            .with("label-file", file)
            .with("label-digest", digest)
            .with("label-paid-lines", paid)
            .with("label-failed-lines", failed)
            .with_money("label-total", *total),
        FundEvent::MonthClosed { month, balances } => {
            let told = texts.title("event-month-closed", &[("month", &month.to_string())]);
            balances.iter().fold(told, |told, (account, held)| {
                told.with_named(fund_account_name(*account, words), yuan(*held, words))
            })
        }
    }
}
