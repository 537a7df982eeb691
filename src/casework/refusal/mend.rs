//! Refusals of rejected lines that are mended.

use super::Refusal;
use crate::base::MendId;
use crate::policy::Rule;

refusals! {
    /// Why a rejected line cannot be mended so.
    Mend::MendRefusal {
        /// No such correction.
        X1 Unknown,
        /// The line is no longer rejected, or reads otherwise by now.
        X1 LineGone,
        /// Another correction of the line waits for its decision.
        X7 AlreadyProposed {
            /// The one in the way.
            mend: MendId,
        },
        /// Every cell would read as it came.
        X1 NothingChanged,
        /// A correction needs its ground and paper.
        X1 GroundMissing,
        /// Only figures of somebody on file are lacking: a change of the file completes them.
        X1 FiguresByChange,
        /// It was decided, or taken back, before.
        X1 AlreadyDecided,
        /// Nobody decides their own.
        X1 OwnWork,
        /// Only whoever proposed it takes it back.
        X1 NotTheirs,
        /// What is sent back or refused needs a reason.
        X1 ReasonMissing,
    }
}
