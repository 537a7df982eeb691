//! Refusals of land projects.

use super::Refusal;
use crate::policy::Rule;

refusals! {
    /// Why a land project cannot be recorded so.
    Land::LandRefusal {
        /// The number or the name is missing.
        L1 FactsMissing,
        /// A levy below zero.
        L1 NegativeAmount,
        /// It is on record just so.
        L2 NothingChanged,
        /// An item is worked off with an outcome.
        L3 OutcomeMissing,
        /// The list has no such item, or no longer.
        L3 NotListed,
    }
}
