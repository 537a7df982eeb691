//! A case (办件): what waits for whom, who handled it, and how it ended.

use super::file_change::FileChange;
use super::notice_period::NoticePeriod;
use super::person::Choice;
use crate::base::{BatchId, CaseId, Date, Instant, Login, Money, ObjectionId, PersonId};
use serde::{Deserialize, Serialize};

/// A layer at which a case waits for a decision, with its command-line code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewStep {
    /// Township review (C3).
    Township,
    /// Land area, by 农业农村局 (C3).
    LandArea,
    /// Household registration, by 公安 when asked (C3).
    Household,
    /// Public notice (C4).
    Notice,
    /// Final confirmation, by 自然资源局 (C3).
    Final,
    /// An enrolment choice (E1).
    Choice,
    /// A year's subsidy (A1).
    Claim,
    /// A transition (T1).
    Transition,
    /// A refund (R1).
    Refund,
    /// A recovery (R3).
    Recovery,
    /// A change of what identity or money rests on (X1).
    Change,
    /// The revocation of a confirmation (X5).
    Revocation,
}

impl ReviewStep {
    /// Every step in the order of a case's way.
    pub const ALL: [Self; 12] = [
        Self::Township,
        Self::LandArea,
        Self::Household,
        Self::Notice,
        Self::Final,
        Self::Choice,
        Self::Claim,
        Self::Transition,
        Self::Refund,
        Self::Recovery,
        Self::Change,
        Self::Revocation,
    ];

    /// The code, such as `land-area`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Township => "township",
            Self::LandArea => "land-area",
            Self::Household => "household",
            Self::Notice => "notice",
            Self::Final => "final",
            Self::Choice => "choice",
            Self::Claim => "claim",
            Self::Transition => "transition",
            Self::Refund => "refund",
            Self::Recovery => "recovery",
            Self::Change => "change",
            Self::Revocation => "revocation",
        }
    }

    /// The step of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Whether it belongs to identity confirmation.
    pub fn is_confirmation(self) -> bool {
        matches!(
            self,
            Self::Township | Self::LandArea | Self::Household | Self::Notice | Self::Final
        )
    }
}

/// What a case is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CaseKind {
    /// Identity confirmation (C3).
    Confirmation,
    /// A choice (E1), of the day of the signed form.
    Choice {
        /// What was chosen.
        choice: Choice,
        /// Day of the signed form.
        chosen_on: Date,
    },
    /// A year's subsidy (A1).
    Claim {
        /// Contribution year.
        year: u32,
    },
    /// A transition (T1).
    Transition,
    /// A refund (R1).
    Refund,
    /// Recovery of a paid year (R3).
    Recovery {
        /// The year paid in error.
        year: u32,
        /// Why.
        reason: String,
    },
    /// Recovery of the top-up of a transition that was reversed (R3, T7).
    TopUpRecovery {
        /// The case of the transition.
        transition: CaseId,
        /// Why.
        reason: String,
    },
    /// A change of what identity or money rests on (X1).
    Change(Box<FileChange>),
    /// The revocation of a confirmation found wrong (X5).
    Revocation {
        /// What was found.
        reason: String,
        /// The paper it rests on; empty where there is none.
        paper: String,
    },
}

impl CaseKind {
    /// Whether money comes back by it (R3).
    pub fn is_recovery(&self) -> bool {
        matches!(self, Self::Recovery { .. } | Self::TopUpRecovery { .. })
    }

    /// The step at which a case of this matter starts.
    pub fn first_step(&self) -> ReviewStep {
        match self {
            Self::Confirmation => ReviewStep::Township,
            Self::Choice { .. } => ReviewStep::Choice,
            Self::Claim { .. } => ReviewStep::Claim,
            Self::Transition => ReviewStep::Transition,
            Self::Refund => ReviewStep::Refund,
            Self::Recovery { .. } | Self::TopUpRecovery { .. } => ReviewStep::Recovery,
            Self::Change(_) => ReviewStep::Change,
            Self::Revocation { .. } => ReviewStep::Revocation,
        }
    }
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// Returned to the one who opened it, to be corrected and handed in again (C5).
    Returned,
    /// Waits for a decision.
    Waiting(ReviewStep),
    /// Approved; the money is to move.
    Payable,
    /// Done.
    Closed(Outcome),
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Passed, and paid where money was to move.
    Passed,
    /// Rejected (C5).
    Rejected,
    /// Withdrawn by the one who opened it, or undone by a correction.
    Withdrawn,
    /// Ended by the approval of another case.
    Superseded,
}

/// A return to an earlier layer (C5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// Who returned it.
    pub by: Login,
    /// From which step.
    pub from: ReviewStep,
    /// Why.
    pub reason: String,
}

/// A reviewer's last decision, as long as it can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Who decided.
    pub by: Login,
    /// The step decided.
    pub step: ReviewStep,
    /// Sequence number of the record.
    pub seq: u64,
    /// Since when the case had waited: it waits since then again once this is taken back.
    pub since: Instant,
    /// What a return took from the case; `None` of other decisions.
    pub sent_back: Option<Box<UndoneReturn>>,
}

/// What a return takes from a case, for as long as the return can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoneReturn {
    /// Everyone who had handled it.
    pub handlers: Vec<Involvement>,
    /// The days of the notice.
    pub notice: Option<NoticePeriod>,
    /// The return before.
    pub returned: Option<Box<Return>>,
}

/// One member of staff's part in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involvement {
    /// Who.
    pub by: Login,
    /// The step decided; `None` for preparing it: opening, editing, handing in.
    pub step: Option<ReviewStep>,
}

/// How the money of a case is on its way (M2, M3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// What approval promised, until it is paid or withdrawn.
    pub promised: Option<Money>,
    /// The batch it stands in, or in which it was paid.
    pub batch: Option<BatchId>,
    /// The last return by the bank, until it is paid.
    pub failed: Option<FailedPayment>,
    /// Day on which the money moved.
    pub paid_on: Option<Date>,
    /// Amount and reference of a payment by hand.
    pub by_hand: Option<HandPayment>,
    /// The claim whose money a paid recovery brought back (R3).
    pub recovers: Option<CaseId>,
}

/// A payment that the bank returned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedPayment {
    /// In which batch.
    pub batch: BatchId,
    /// The account it was sent to.
    pub account: String,
    /// The bank's cause; empty where it gave none.
    pub cause: String,
}

/// A payment recorded by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandPayment {
    /// How much moved.
    pub amount: Money,
    /// The bank's or pension system's reference.
    pub reference: String,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Number in this store.
    pub id: CaseId,
    /// Whose.
    pub person: PersonId,
    /// About what.
    pub matter: CaseKind,
    /// Where it stands.
    pub stage: Stage,
    /// When it was opened.
    pub opened: Instant,
    /// Since when it stands where it stands.
    pub since: Instant,
    /// Everyone who handled it, the opener first (四眼).
    pub handlers: Vec<Involvement>,
    /// Whether the household check was asked for (C3).
    pub household_asked: bool,
    /// The days of the notice, once posted (C4, N1).
    pub notice: Option<NoticePeriod>,
    /// Objections not yet settled (C4).
    pub objections: Vec<ObjectionId>,
    /// The last return.
    pub returned: Option<Box<Return>>,
    /// Why it was rejected.
    pub rejected: Option<String>,
    /// By whose approval it ended.
    pub superseded_by: Option<CaseId>,
    /// Why it was opened once more after the first confirmation was revoked.
    pub ground: String,
    /// The last decision, while it can be taken back.
    pub decision: Option<Box<Decision>>,
    /// How its money is on its way.
    pub payment: Payment,
    /// Sequence number of the last record that changed the case.
    pub version: u64,
}

impl Case {
    /// The batch in which it waits for its money.
    pub fn in_batch(&self) -> Option<BatchId> {
        self.payment.batch.filter(|_| self.stage == Stage::Payable)
    }

    /// The step it waits at on a day: a notice that has run its days without open
    /// objection stands in `Final` (C4).
    pub fn step_on(&self, today: Date) -> Option<ReviewStep> {
        match self.stage {
            Stage::Waiting(ReviewStep::Notice) if self.notice_is_over(today) => {
                Some(ReviewStep::Final)
            }
            Stage::Waiting(step) => Some(step),
            _ => None,
        }
    }

    /// Whether the notice has run its days and no objection is open (C4).
    pub fn notice_is_over(&self, today: Date) -> bool {
        self.objections.is_empty() && self.notice.is_some_and(|period| period.is_over(today))
    }

    /// The layers on a confirmation's way, the household check only where it was asked for
    /// (C3); none of other matters.
    pub fn layers(&self) -> Vec<ReviewStep> {
        let all = ReviewStep::ALL.into_iter().filter(|step| step.is_confirmation());
        let own = all.filter(|step| *step != ReviewStep::Household || self.household_asked);
        own.filter(|_| self.matter == CaseKind::Confirmation).collect()
    }

    /// The earlier layers to which it can be returned from a step, besides its opener (C5).
    pub fn earlier_layers(&self, from: ReviewStep) -> Vec<ReviewStep> {
        let decided = |step: &ReviewStep| *step < from && *step != ReviewStep::Notice;
        self.layers().into_iter().filter(decided).collect()
    }

    /// Whether nothing more can happen in it.
    pub fn is_closed(&self) -> bool {
        matches!(self.stage, Stage::Closed(_))
    }

    /// Whether a member of staff handled it (四眼).
    pub fn was_handled_by(&self, login: &Login) -> bool {
        self.handlers.iter().any(|handled| handled.by == *login)
    }

    /// Whether a member of staff prepared it: opened, corrected or handed it in.
    pub fn was_prepared_by(&self, login: &Login) -> bool {
        self.handlers.iter().any(|handled| handled.step.is_none() && handled.by == *login)
    }

    /// Whether a member of staff approved a step of it that still stands.
    pub fn was_approved_by(&self, login: &Login) -> bool {
        self.handlers.iter().any(|handled| handled.step.is_some() && handled.by == *login)
    }

    /// Whether a member of staff corrected what its payment rests on since it was approved.
    pub fn was_edited_since_approval_by(&self, login: &Login) -> bool {
        let since = self.handlers.iter().rev().take_while(|handled| handled.step.is_none());
        since.into_iter().any(|handled| handled.by == *login)
    }

    /// Whether somebody decided a step of it and the decision stands: a return to who opened
    /// it lets go of all of them.
    pub fn is_decided_on(&self) -> bool {
        self.handlers.iter().any(|handled| handled.step.is_some())
    }

    /// Who opened it.
    pub fn opener(&self) -> Option<&Login> {
        self.handlers.first().map(|handled| &handled.by)
    }
}
