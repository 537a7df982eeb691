//! Cases that open with figures: each event holds what it was reckoned with.

use crate::base::{CaseId, Date, Money, PersonId};
use crate::casework::person::{RefundCause, Route, Scheme, Transition};
use serde::{Deserialize, Serialize};

/// A year was claimed (A1–A6), with the figures used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubsidyClaimed {
    /// Number given.
    pub case: CaseId,
    /// Whose.
    pub person: PersonId,
    /// Contribution year.
    pub year: u32,
    /// Scheme.
    pub scheme: Scheme,
    /// Amount by the rate of the year.
    pub amount: Money,
    /// Where it goes.
    pub route: Route,
    /// Clause it rests on.
    pub clause: String,
}

/// A transition was opened, with the figures used (T1, T2, T5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransitionOpened {
    /// Number given.
    pub case: CaseId,
    /// Whose.
    pub person: PersonId,
    /// Residents' personal account before.
    pub residents_balance: Money,
    /// Residents' monthly benefit before.
    pub residents_monthly: Money,
    /// T1.
    pub top_up: Money,
    /// T2.
    pub merged_account: Money,
    /// T5.
    pub merged_monthly: Money,
    /// Clause the top-up rests on.
    pub clause: String,
}

/// Both relations were merged at once, with the figures used (T1, T2, T5, T6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransitionCarriedOut {
    /// Number given.
    pub case: CaseId,
    /// Whose.
    pub person: PersonId,
    /// Day.
    pub on: Date,
    /// The class by the comparison of rosters.
    pub class: String,
    /// Residents' personal account before.
    pub residents_balance: Money,
    /// Residents' monthly benefit before.
    pub residents_monthly: Money,
    /// T1.
    pub top_up: Money,
    /// T2.
    pub merged_account: Money,
    /// T5.
    pub merged_monthly: Money,
    /// Clause the merging rests on.
    pub clause: String,
    /// Whether the books promise the top-up from then on (M1).
    #[serde(default)]
    pub promised: bool,
}

/// A refund was opened, with the amount (R1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundOpened {
    /// Number given.
    pub case: CaseId,
    /// Whose.
    pub person: PersonId,
    /// Why.
    pub cause: RefundCause,
    /// The legacy balance.
    pub amount: Money,
    /// The person's own account.
    pub bank_account: String,
    /// Clause it rests on.
    pub clause: String,
}

impl From<&TransitionOpened> for Transition {
    fn from(opened: &TransitionOpened) -> Self {
        Self {
            residents_balance: opened.residents_balance,
            residents_monthly: opened.residents_monthly,
            top_up: opened.top_up,
            merged_account: opened.merged_account,
            merged_monthly: opened.merged_monthly,
            case: opened.case,
            carried_out: None,
            paid_on: None,
            reversed: None,
            recovered: None,
        }
    }
}

impl From<&TransitionCarriedOut> for Transition {
    fn from(made: &TransitionCarriedOut) -> Self {
        Self {
            residents_balance: made.residents_balance,
            residents_monthly: made.residents_monthly,
            top_up: made.top_up,
            merged_account: made.merged_account,
            merged_monthly: made.merged_monthly,
            case: made.case,
            carried_out: Some(made.on),
            paid_on: None,
            reversed: None,
            recovered: None,
        }
    }
}
