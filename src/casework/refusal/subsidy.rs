//! Refusals of subsidies, of their recovery and of payments by hand.

use super::Refusal;
use crate::base::{CaseId, Date, Money, PersonId};
use crate::casework::person::Scheme;
use crate::policy::Rule;

refusals! {
    /// Why a subsidy, recovery or payment is refused.
    Subsidy::SubsidyRefusal {
        /// Identity is not confirmed.
        C2 NotConfirmed,
        /// The year lies before the first that can be subsidised.
        A4 TooEarly {
            /// The first year.
            first: u32,
            /// The present year.
            present: u32,
        },
        /// The year has not come.
        A6 YearNotCome {
            /// The first year.
            first: u32,
            /// The present year.
            present: u32,
        },
        /// No choice covers the year.
        E1 NoChoice,
        /// The choice is neither: no subsidy.
        E1 ChoseNeither,
        /// The topped-up get no annual subsidy.
        A5 ToppedUp,
        /// The legacy balance must be refunded first.
        T3 SurrenderNotPaid,
        /// Surrendered because the employees' pension is drawn already: no subsidy.
        T4 DrawsEmployeePension,
        /// No contribution of the scheme and year.
        A6 NoContribution {
            /// The scheme chosen.
            scheme: Scheme,
            /// Whether there is one of the other scheme.
            in_other_scheme: bool,
        },
        /// The contribution handed in is of another scheme or year.
        A6 OtherContribution {
            /// The scheme chosen.
            scheme: Scheme,
        },
        /// A contribution of the scheme and year is on record.
        A6 ContributionOnRecord,
        /// The contribution's day or amount cannot be.
        A6 ImpossibleContribution,
        /// The voucher is missing.
        A3 VoucherMissing,
        /// The voucher was handed in before.
        A3 VoucherUsed {
            /// By this person.
            person: PersonId,
        },
        /// The bank account is missing.
        A3 BankAccountMissing,
        /// The year is subsidised or claimed.
        A4 YearTaken {
            /// In this case.
            case: CaseId,
        },
        /// All years are used.
        A1 YearsUsed {
            /// Years at most.
            years: u32,
            /// Yuan so far.
            subsidised: Money,
        },
        /// Contributed after death.
        A7 ContributedAfterDeath {
            /// The day of death.
            died: Date,
        },
        /// Contributed after a death that only the household roster tells of.
        A7 ContributedAfterListedDeath {
            /// The day on the roster.
            died: Date,
        },
        /// The year was not paid.
        R3 NotPaid,
        /// A reason is needed.
        R3 ReasonMissing,
        /// The case does not wait for money.
        M3 NotPayable,
        /// The payment's day lies after today or before the approval.
        M3 ImpossibleDay,
        /// The reference is missing.
        M3 ReferenceMissing,
        /// Who approved cannot pay.
        W1 OwnApproval,
        /// Who changed where the money goes since the approval cannot pay.
        W1 OwnAccountChange,
        /// No top-up was paid in a transition that was reversed since.
        R3 NoTopUpToRecover,
        /// The year was approved or paid on this contribution; that is undone first.
        R3 SubsidisedOnIt {
            /// In this case.
            case: CaseId,
        },
    }
}
