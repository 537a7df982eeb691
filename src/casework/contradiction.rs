//! Cases that contradict each other: while one waits for its decision the other is neither
//! opened nor passed, and the one in the way is named (X7).

use super::case::{Case, CaseKind, Stage};
use super::file_change::ChangeField;
use super::person::Person;
use super::refusal::ContradictionRefusal;
use super::state::State;
use crate::base::CaseId;

/// What a case is about, as far as another can contradict it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseTopic {
    /// Identity confirmation (C3).
    Confirmation,
    /// An enrolment choice (E1).
    Choice,
    /// A year's subsidy (A1).
    Claim,
    /// A transition (T1).
    Transition,
    /// A refund (R1).
    Refund,
    /// The recovery of a year's subsidy (R3).
    Recovery(u32),
    /// The recovery of a top-up (R3, T7).
    TopUpRecovery,
    /// A change of a field (X1).
    Change(ChangeField),
    /// The revocation of a confirmation (X5).
    Revocation,
}

impl CaseTopic {
    /// Every topic once, for those who go through all of them.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 9] = [
        Self::Confirmation,
        Self::Choice,
        Self::Claim,
        Self::Transition,
        Self::Refund,
        Self::Recovery(2020),
        Self::TopUpRecovery,
        Self::Change(ChangeField::Enjoyed),
        Self::Revocation,
    ];

    /// What a case of a matter is about.
    pub fn of(matter: &CaseKind) -> Self {
        match matter {
            CaseKind::Confirmation => Self::Confirmation,
            CaseKind::Choice { .. } => Self::Choice,
            CaseKind::Claim { .. } => Self::Claim,
            CaseKind::Transition => Self::Transition,
            CaseKind::Refund => Self::Refund,
            CaseKind::Recovery { year, .. } => Self::Recovery(*year),
            CaseKind::TopUpRecovery { .. } => Self::TopUpRecovery,
            CaseKind::Change(change) => Self::Change(change.to.field()),
            CaseKind::Revocation { .. } => Self::Revocation,
        }
    }

    /// Whether an open case of this topic keeps one of another from being opened or passed:
    /// the whole table of contradictions.
    fn bars(self, new: Self) -> bool {
        use CaseTopic::{
            Change, Choice, Claim, Recovery, Refund, Revocation, TopUpRecovery, Transition,
        };
        match (self, new) {
            // The legacy relation comes to one end, and the choice says to which.
            (Choice | Transition | Refund, Choice | Transition | Refund) => true,
            // Both are reckoned with the figures as they stand.
            (Change(field), Transition | Refund) | (Transition | Refund, Change(field)) => {
                field.is_figure()
            }
            (Change(one), Change(other)) => one.meets(other),
            (Recovery(one), Recovery(other)) => one == other,
            (TopUpRecovery, TopUpRecovery) | (Revocation, Revocation) => true,
            // What was opened before, the revocation itself closes.
            (Revocation, Choice | Claim) => true,
            _ => false,
        }
    }
}

/// Whether nothing that waits for its decision contradicts a case; `but` is the case itself.
pub(super) fn check(
    state: &State,
    file: &Person,
    new: CaseTopic,
    but: Option<CaseId>,
) -> Result<(), ContradictionRefusal> {
    let others = file.open_cases.iter().filter(|id| Some(**id) != but);
    let mut open = others.filter_map(|id| state.case(*id)).filter(|case| still_waits(case));
    match open.find(|case| CaseTopic::of(&case.matter).bars(new)) {
        Some(case) => {
            let (topic, case) = (CaseTopic::of(&case.matter), case.id);
            Err(ContradictionRefusal::InTheWay { case, topic })
        }
        None => Ok(()),
    }
}

/// What was decided stands on the file and is judged there; a recovery is over once its
/// money is back.
fn still_waits(case: &Case) -> bool {
    case.stage != Stage::Payable || case.matter.is_recovery()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x7_each_topic_but_these_bars_its_like_and_only_a_revocation_is_one_sided() {
        for one in CaseTopic::ALL {
            let often = matches!(one, CaseTopic::Confirmation | CaseTopic::Claim);
            assert_eq!(one.bars(one), !often, "{one:?}: a claim bars by its year, on the file");
            for other in CaseTopic::ALL {
                let one_sided = one == CaseTopic::Revocation || other == CaseTopic::Revocation;
                assert!(one_sided || one.bars(other) == other.bars(one), "{one:?} {other:?}");
            }
        }
    }
}
