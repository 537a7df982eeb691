//! Steps with money: what comes in, batches, and what the bank answers.

use super::day;
use crate::base::{BatchId, CaseId, Money};
use crate::casework::command::Command;
use crate::casework::fund::{BankLine, BatchKind, FundCommand, FundSubject};
use crate::casework::person::Route;
use crate::casework::{AllocateMoney, SettleResult};

/// Money that comes in on the first day, in whole yuan, as a line of one file tells.
pub(crate) fn allocate(yuan: i64, subject: FundSubject, line: u32) -> Command {
    Command::Fund(FundCommand::Allocate(AllocateMoney {
        day: day("2020-03-02"),
        subject,
        amount: Money::yuan(yuan),
        memo: "年初拨款".to_owned(),
        roster: "allocations".to_owned(),
        line,
        second: false,
    }))
}

pub(crate) fn make_batch(kind: BatchKind, route: Route, cases: &[CaseId]) -> Command {
    Command::Fund(FundCommand::MakeBatch { kind, route, cases: cases.to_vec(), again: false })
}

/// What came back is paid to the same account again.
pub(crate) fn pay_again(kind: BatchKind, route: Route, cases: &[CaseId]) -> Command {
    Command::Fund(FundCommand::MakeBatch { kind, route, cases: cases.to_vec(), again: true })
}

/// A result file of these lines.
pub(crate) fn result(digest: &str, total: Option<Money>, lines: Vec<BankLine>) -> Command {
    let (file, digest) = ("回盘.csv".to_owned(), digest.to_owned());
    Command::Fund(FundCommand::SettleResult(SettleResult { file, digest, total, lines }))
}

/// Somebody looks a batch through.
pub(crate) fn check(batch: BatchId) -> Command {
    Command::Fund(FundCommand::CheckBatch { batch })
}

/// Somebody lets a batch go to the bank.
pub(crate) fn release(batch: BatchId) -> Command {
    Command::Fund(FundCommand::ReleaseBatch { batch })
}
