//! Refusals of cases that contradict one that is open.

use super::Refusal;
use crate::base::CaseId;
use crate::casework::contradiction::CaseTopic;
use crate::policy::Rule;

refusals! {
    /// Why a case is neither opened nor passed beside another.
    Contradiction::ContradictionRefusal {
        /// Both cannot be right: the other is decided or withdrawn first.
        X7 InTheWay {
            /// The case in the way.
            case: CaseId,
            /// What it is about.
            topic: CaseTopic,
        },
    }
}
