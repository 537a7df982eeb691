//! Refusals of changes of what identity and money rest on.

use super::Refusal;
use crate::base::{Date, Money};
use crate::policy::Rule;

refusals! {
    /// Why a file cannot be changed so by a case.
    Change::ChangeRefusal {
        /// The file says so already.
        X1 NothingChanged,
        /// A change needs its ground and paper.
        X1 GroundMissing,
        /// Nobody is named in whose name the account is.
        X1 HolderMissing,
        /// Nobody's name has figures in it.
        X1 NotAName,
        /// No bank gives out such an account number.
        X1 NotAnAccount,
        /// An account on file is changed by two people.
        X1 AccountByCase,
        /// More than the plan's total cannot have been enjoyed.
        T1 EnjoyedAboveTotal {
            /// The plan's total.
            most: Money,
        },
        /// The file says something else by now than when it was proposed.
        X1 Moved,
        /// What was approved is on file; another change undoes it.
        X1 InForce,
        /// The roster does not tell the figures, and not one alone is lacking.
        X1 FiguresUnread,
        /// The roster lists the person twice; which line holds is decided first.
        T1 ListedTwice {
            /// The further legacy number.
            legacy_no: String,
        },
        /// Whom the old roster lists is originally insured, and nobody else is (C1).
        X1 CohortOfRoster,
        /// The confirmation rests on the cohort: it is revoked or rejected first (X5).
        X1 CohortConfirmed,
        /// Nothing goes to the account of somebody who died.
        A7 Died {
            /// The day.
            died: Date,
        },
    }
}
