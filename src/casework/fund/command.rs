//! What staff can ask for where money moves.

use super::account::FundSubject;
use super::batch::BatchKind;
use crate::base::{BatchId, CaseId, Date, Money, Month};
use crate::casework::person::Route;

/// Commands on the special account and its batches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FundCommand {
    /// Books money that came into the special account (M1).
    Allocate(AllocateMoney),
    /// Makes a batch of those of the cases that can be paid, in their order, up to what
    /// the account holds (M2, M3). What came back waits for another account.
    MakeBatch {
        /// What is paid.
        kind: BatchKind,
        /// By which way.
        route: Route,
        /// The cases.
        cases: Vec<CaseId>,
        /// Whether somebody looked after what came back and decided to pay it to the same
        /// account again.
        again: bool,
    },
    /// Checks a batch (M3).
    CheckBatch {
        /// The batch.
        batch: BatchId,
    },
    /// Releases a checked batch (M3).
    ReleaseBatch {
        /// The batch.
        batch: BatchId,
    },
    /// Gives a batch up before its release; its cases are payable again (C5).
    ReturnBatch {
        /// The batch.
        batch: BatchId,
        /// Why.
        reason: String,
    },
    /// Records that a released batch was written to a file for the bank.
    NoteBatchFile {
        /// The batch.
        batch: BatchId,
        /// The file's name.
        file: String,
        /// SM3 digest of its bytes.
        digest: String,
    },
    /// Settles the lines of a result file, all of them or none (M3).
    SettleResult(SettleResult),
    /// Closes a month whose books tie out (M4).
    CloseMonth {
        /// The month.
        month: Month,
    },
}

/// Books money that came into the special account (M1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocateMoney {
    /// Day on which it came.
    pub day: Date,
    /// What it is for.
    pub subject: FundSubject,
    /// How much.
    pub amount: Money,
    /// 摘要
    pub memo: String,
    /// Digest of the file that tells of it.
    pub roster: String,
    /// Line in that file.
    pub line: u32,
    /// Whether it was checked to be another sum than one that is booked and equal (M5).
    pub second: bool,
}

/// Settles the lines of a result file, all of them or none (M3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettleResult {
    /// The file's name.
    pub file: String,
    /// SM3 digest of its bytes.
    pub digest: String,
    /// What its total line says, where it has one.
    pub total: Option<Money>,
    /// Its lines.
    pub lines: Vec<BankLine>,
}

/// One line of the bank's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankLine {
    /// 批次号 as it stands there.
    pub batch: String,
    /// 序号
    pub line: u32,
    /// 账号
    pub account: String,
    /// 户名
    pub holder: String,
    /// 金额
    pub amount: Money,
    /// Why it failed, empty where the bank gives no cause; `None` where it was paid.
    pub failed: Option<String>,
}
