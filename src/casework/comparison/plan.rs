//! What the transition run does for a person (T1–T6), from the result and the file.

use super::finding::Class;
use super::result::ComparisonResult;
use crate::base::CaseId;
use crate::casework::case::CaseKind;
use crate::casework::person::{Choice, LegacyEnd, Person, RefundCause};
use crate::casework::state::State;

/// What a run does for a person, or why it does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RunStep {
    /// Both relations are merged at once (T5, T6), the top-up made due (T1).
    CarryOut,
    /// A refund is opened for review (T3, T4, R1).
    OpenRefund(RunCause),
    /// A transition is opened for review: who had to choose chose the residents' scheme.
    OpenTransition,
    /// A finding blocks.
    Blocked,
    /// Must choose first (E1).
    MustChoose,
    /// A choice waits for review.
    ChoicePending(CaseId),
    /// A transition or refund is open already.
    UnderReview(CaseId),
    /// Merged or surrendered already.
    Done,
    /// Reversed, rejected or withdrawn before: only by hand again (T7).
    Undone,
}

/// Why a refund is opened; ordered for tallies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RunCause {
    /// Draws the employees' pension (T4).
    Draws,
    /// Chose the employees' scheme (T3).
    Employee,
    /// Chose neither (T4).
    Neither,
}

impl RunCause {
    /// The refund's cause.
    pub fn cause(self) -> RefundCause {
        match self {
            Self::Draws => RefundCause::DrawsEmployeePension,
            Self::Employee => RefundCause::ChoseEmployee,
            Self::Neither => RefundCause::ChoseNeither,
        }
    }
}

impl RunStep {
    /// The code, as machine output says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::CarryOut => "carry-out",
            Self::OpenRefund(_) => "open-refund",
            Self::OpenTransition => "open-transition",
            Self::Blocked => "blocked",
            Self::MustChoose => "must-choose",
            Self::ChoicePending(_) => "pending-choice",
            Self::UnderReview(_) => "under-review",
            Self::Done => "done",
            Self::Undone => "undone",
        }
    }
}

/// What a run does for a person on file.
pub fn run_step(state: &State, file: &Person, result: &ComparisonResult) -> RunStep {
    let ended = file.legacy.as_ref().and_then(|legacy| legacy.ended);
    if matches!(ended, Some(LegacyEnd::Merged(_) | LegacyEnd::Surrendered(_))) {
        return RunStep::Done;
    }
    if let Some(case) =
        open_case(state, file, |matter| matches!(matter, CaseKind::Transition | CaseKind::Refund))
    {
        return RunStep::UnderReview(case);
    }
    if !file.transitions.is_empty() || file.last_refund.is_some() {
        return RunStep::Undone;
    }
    if let Some(case) = open_case(state, file, |matter| matches!(matter, CaseKind::Choice { .. })) {
        return RunStep::ChoicePending(case);
    }
    match (result.class, file.present_choice()) {
        (Class::Blocked, _) => RunStep::Blocked,
        (Class::Surrender, _) => RunStep::OpenRefund(RunCause::Draws),
        (_, Some(Choice::Employee)) => RunStep::OpenRefund(RunCause::Employee),
        (_, Some(Choice::Neither)) => RunStep::OpenRefund(RunCause::Neither),
        (Class::Choose, None) => RunStep::MustChoose,
        (Class::Choose, Some(Choice::Resident)) => RunStep::OpenTransition,
        (Class::MergeBenefits | Class::MergeAccounts, _) => RunStep::CarryOut,
    }
}

fn open_case(state: &State, file: &Person, of: impl Fn(&CaseKind) -> bool) -> Option<CaseId> {
    let open = file.open_cases.iter().copied();
    open.into_iter().find(|id| state.case(*id).is_some_and(|case| of(&case.matter)))
}
