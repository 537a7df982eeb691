//! What happened to money: the words the journal keeps for ever.

use super::account::{FundAccount, FundSubject};
use super::batch::BatchKind;
use crate::base::{BatchId, CaseId, Date, Money, Month};
use crate::casework::person::Route;
use serde::{Deserialize, Serialize};

/// Events of the special account and of whole batches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FundEvent {
    /// Money came in (M1).
    Allocated(MoneyAllocated),
    /// A batch was made; its lines follow.
    BatchMade {
        /// Number given.
        batch: BatchId,
        /// What is paid.
        kind: BatchKind,
        /// By which way.
        route: Route,
        /// How many lines.
        lines: u32,
        /// What they come to.
        total: Money,
    },
    /// A batch was checked.
    BatchChecked {
        /// The batch.
        batch: BatchId,
    },
    /// A batch was released.
    BatchReleased {
        /// The batch.
        batch: BatchId,
        /// What it came to.
        total: Money,
    },
    /// A batch was given up before its release.
    BatchReturned {
        /// The batch.
        batch: BatchId,
        /// Why.
        reason: String,
    },
    /// A batch was written to a file for the bank.
    BatchWritten {
        /// The batch.
        batch: BatchId,
        /// The file's name.
        file: String,
        /// SM3 digest of its bytes.
        digest: String,
        /// Its control total.
        total: Money,
    },
    /// A result file was read; what its lines came to follows.
    ResultRead {
        /// The file's name.
        file: String,
        /// SM3 digest of its bytes.
        digest: String,
        /// Lines paid.
        paid: u32,
        /// Lines failed.
        failed: u32,
        /// What all lines come to.
        total: Money,
    },
    /// A month was closed, with the balances at its end (M4).
    MonthClosed {
        /// The month.
        month: Month,
        /// Every account and what it held.
        balances: Vec<(FundAccount, Money)>,
    },
}

/// Events of one case's payment in a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaymentEvent {
    /// Put into a batch, with what is sent.
    Batched {
        /// The case.
        case: CaseId,
        /// The batch.
        batch: BatchId,
        /// 序号
        line: u32,
        /// 账号
        account: String,
        /// 户名
        holder: String,
        /// 金额
        amount: Money,
    },
    /// Its batch was given up; it is payable again.
    Freed {
        /// The case.
        case: CaseId,
        /// The batch.
        batch: BatchId,
    },
    /// The money moved, by the bank's result.
    Settled {
        /// The case.
        case: CaseId,
        /// The batch.
        batch: BatchId,
        /// 序号
        line: u32,
        /// Amount.
        amount: Money,
        /// Day of the result.
        paid_on: Date,
    },
    /// The bank returned the money; the case is payable again.
    Failed(PaymentFailed),
}

/// Money came in (M1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyAllocated {
    /// Number given.
    pub number: u32,
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
}

/// The bank returned the money; the case is payable again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentFailed {
    /// The case.
    pub case: CaseId,
    /// The batch.
    pub batch: BatchId,
    /// 序号
    pub line: u32,
    /// The bank's cause; empty where it gave none.
    pub cause: String,
    /// Day of the result.
    pub on: Date,
}

impl PaymentEvent {
    /// The case it belongs to.
    pub fn case(&self) -> CaseId {
        match self {
            Self::Batched { case, .. }
            | Self::Freed { case, .. }
            | Self::Settled { case, .. }
            | Self::Failed(PaymentFailed { case, .. }) => *case,
        }
    }

    /// The batch it belongs to.
    pub fn batch(&self) -> BatchId {
        match self {
            Self::Batched { batch, .. }
            | Self::Freed { batch, .. }
            | Self::Settled { batch, .. }
            | Self::Failed(PaymentFailed { batch, .. }) => *batch,
        }
    }
}

impl FundEvent {
    /// The batch it belongs to, if any.
    pub fn batch(&self) -> Option<BatchId> {
        match self {
            Self::BatchMade { batch, .. }
            | Self::BatchChecked { batch }
            | Self::BatchReleased { batch, .. }
            | Self::BatchReturned { batch, .. }
            | Self::BatchWritten { batch, .. } => Some(*batch),
            Self::Allocated(_) | Self::ResultRead { .. } | Self::MonthClosed { .. } => None,
        }
    }
}
