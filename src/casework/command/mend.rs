//! Commands on rejected lines that are mended.

use crate::base::MendId;
use crate::casework::mend::MendedCell;
use crate::casework::roster_kind::RosterKind;

/// Acts on rejected lines that are mended, but for passing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MendCommand {
    /// Proposes what the cells of a rejected line are to say.
    Propose {
        /// What its roster is about.
        kind: RosterKind,
        /// What tells the line apart.
        key: String,
        /// What is corrected.
        cells: Vec<MendedCell>,
        /// On what it rests, with the paper.
        ground: String,
    },
    /// Sends it back to whoever proposed it.
    Return {
        /// Which correction it is.
        mend: MendId,
        /// Why it is not passed.
        reason: String,
    },
    /// Refuses the correction.
    Reject {
        /// Which correction it is.
        mend: MendId,
        /// Why it is not passed.
        reason: String,
    },
    /// Takes back one's own.
    Withdraw {
        /// Which correction it is.
        mend: MendId,
    },
}
