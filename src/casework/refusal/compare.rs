//! Refusals of decisions on what the rosters leave open.

use super::Refusal;
use crate::policy::Rule;

refusals! {
    /// Why what the rosters leave open cannot be settled so.
    Compare::CompareRefusal {
        /// Only the originally insured are compared.
        T1 NotOriginal,
        /// Merged or surrendered already.
        T7 Ended,
        /// The same was decided on the same facts.
        T5 SameDecision,
        /// The comparison finds nothing that this would settle.
        T5 NothingToSettle,
        /// No such line of the person's on that roster.
        T5 NoSuchLine,
        /// The office must be told what is wrong.
        C5 ReasonMissing,
        /// More than amounts cannot be read of the line.
        T5 LineToMend,
        /// Each amount that cannot be read must be given, and no other.
        T5 AmountsDiffer,
        /// The paper that the amounts were taken from must be named.
        C5 PaperMissing,
        /// Only a column with a heading is known again in the next file.
        T5 HeadingMissing,
    }
}
