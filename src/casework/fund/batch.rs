//! Payment batches (M3): made, checked, released, settled line by line.

use crate::base::{BatchId, CaseId, Date, Instant, Login, Money, PersonId};
use crate::casework::person::Route;
use serde::{Deserialize, Serialize};

/// What a batch pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BatchKind {
    /// Annual subsidies (A2, A3).
    Subsidy,
    /// Top-ups (T1).
    TopUp,
    /// Refunds (R1).
    Refund,
    /// Money asked back (R3).
    Recovery,
}

impl BatchKind {
    /// Every kind; the last one brings money in.
    pub const ALL: [Self; 4] = [Self::Subsidy, Self::TopUp, Self::Refund, Self::Recovery];

    /// The code, such as `top-up`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Subsidy => "subsidy",
            Self::TopUp => "top-up",
            Self::Refund => "refund",
            Self::Recovery => "recovery",
        }
    }

    /// Whether its money leaves the special account.
    pub fn pays_out(self) -> bool {
        self != Self::Recovery
    }
}

/// How far a batch has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BatchStage {
    /// Made; waits for the check.
    Made,
    /// Checked; waits for release.
    Checked,
    /// Released; waits for the bank's result.
    Released,
    /// Every line is settled.
    Settled,
    /// Given up before release; its cases are payable again.
    Returned,
}

impl BatchStage {
    /// The code, such as `released`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Checked => "checked",
            Self::Released => "released",
            Self::Settled => "settled",
            Self::Returned => "returned",
        }
    }

    /// Those in which a batch may be given up: none of its money has left yet (M3).
    pub const BEFORE_RELEASE: [Self; 2] = [Self::Made, Self::Checked];

    /// Whether its unsettled lines hold money back.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Made | Self::Checked | Self::Released)
    }
}

/// Who did something with a batch, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Who.
    pub by: Login,
    /// When.
    pub at: Instant,
}

/// What the bank said of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineOutcome {
    /// Paid, on the day the result was read.
    Paid(Date),
    /// Failed on a day, with the bank's cause; empty where it gave none.
    Failed(Date, String),
}

/// One payment of a batch, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchLine {
    /// The case that is paid.
    pub case: CaseId,
    /// Whose.
    pub person: PersonId,
    /// 账号: the bank account, or the identity number that names a personal account.
    pub account: String,
    /// 户名
    pub holder: String,
    /// 金额
    pub amount: Money,
    /// What became of it, once the result is in.
    pub outcome: Option<LineOutcome>,
}

/// A payment batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// 批次号
    pub id: BatchId,
    /// What it pays.
    pub kind: BatchKind,
    /// Credits of personal accounts, or bank transfers.
    pub route: Route,
    /// How far it has come.
    pub stage: BatchStage,
    /// Who had it in hand, in the order of making, checking, releasing.
    pub acts: Vec<Act>,
    /// Name and SM3 digest of the file last written for the bank.
    pub file: Option<(String, String)>,
    /// Its lines; the 序号 of a line is its place, counted from 1.
    pub lines: Vec<BatchLine>,
}

impl Batch {
    /// The sum of all lines.
    pub fn total(&self) -> Money {
        self.lines.iter().map(|line| line.amount).sum()
    }

    /// The sum of the lines not settled yet; zero where the batch was given up.
    pub fn outstanding(&self) -> Money {
        let open = self.lines.iter().filter(|line| line.outcome.is_none());
        if self.stage.is_open() { open.map(|line| line.amount).sum() } else { Money::ZERO }
    }

    /// A line by its 序号.
    pub fn line(&self, number: u32) -> Option<&BatchLine> {
        self.lines.get((number as usize).checked_sub(1)?)
    }

    /// Whether a member of staff had it in hand.
    pub fn was_handled_by(&self, login: &Login) -> bool {
        self.acts.iter().any(|act| act.by == *login)
    }
}
