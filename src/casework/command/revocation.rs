//! Commands on the revocation of a confirmation.

use crate::base::PersonId;

/// Commands on a confirmation found wrong (X5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevocationCommand {
    /// Opens the case that revokes it.
    Open {
        /// Whose confirmation it is.
        person: PersonId,
        /// What was found.
        reason: String,
        /// The paper it rests on.
        paper: String,
    },
    /// Opens the recoveries of all years paid on it, at once (R3).
    Recover {
        /// Whose confirmation it is.
        person: PersonId,
    },
}
