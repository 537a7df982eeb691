//! The rules of `POLICY.md` and the plan's own numbering of what they rest on.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $clause:literal,)*) => {
        /// A rule by its ID; shows as the clause of the plan it rests on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// Every rule, in the order of the policy.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The ID, such as `A1`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// The clause in the plan's numbering, such as `五(四)2`.
            pub fn clause(self) -> &'static str {
                match self { $(Self::$name => $clause,)* }
            }
        }
    };
}

rules! {
    /// The originally insured need no confirmation.
    C1 = "四(一)",
    /// No subsidy before confirmation.
    C2 = "五(二)",
    /// The layers of confirmation, each by another person of its department.
    C3 = "五(二)",
    /// Public notice and objections.
    C4 = "五(二)",
    /// Pass, return, reject; nothing is deleted.
    C5 = "五(二)",
    /// The deadline of confirmation.
    C6 = "四(二)",
    /// The choices; neither means no subsidy.
    E1 = "五(六)",
    /// Who may choose.
    E2 = "四(二)",
    /// What a choice and its change cover.
    E3 = "五(四)",
    /// Shown before choosing, and signed.
    E4 = "五(一)1",
    /// 1,000 yuan a year, at most 15 years.
    A1 = "五(四)2",
    /// Residents' scheme: into the personal account.
    A2 = "五(四)2",
    /// Employees' scheme: yearly application with voucher, to the bank account.
    A3 = "五(四)2",
    /// One subsidy a person and year; first year.
    A4 = "五(四)2",
    /// The topped-up get no annual subsidy.
    A5 = "五(四)1",
    /// A year counts only with a contribution.
    A6 = "五(四)2",
    /// A death leads to review.
    A7 = "五(四)2",
    /// The top-up to the 15-year total.
    T1 = "五(四)1",
    /// The merged account.
    T2 = "五(一)1",
    /// Into the employees' scheme: surrender, then refund.
    T3 = "五(四)1",
    /// Neither, or drawing the employees' pension: termination and surrender.
    T4 = "五(一)3",
    /// One payment of both benefits.
    T5 = "四(一)",
    /// Merging of relations not yet drawn.
    T6 = "五(一)2",
    /// One transition a person.
    T7 = "五(一)",
    /// The refund's amount, once, to the person.
    R1 = "五(四)1",
    /// What a refund needs.
    R2 = "五(一)3",
    /// Recovery of what was paid in error.
    R3 = "五(五)",
    /// The levy as precondition.
    L1 = "五(三)",
    /// Arrears of the levy.
    L2 = "三",
    /// A project's people.
    L3 = "四(三)",
    /// The special account.
    M1 = "五(五)",
    /// Income is confirmed by another; equal sums are held.
    M5 = "五(五)",
    /// Books by double entry.
    M2 = "五(五)",
    /// Payment in checked batches.
    M3 = "五(五)",
    /// Reports and audit.
    M4 = "五(五)",
    /// Consultations, inquiries and tip-offs.
    G1 = "三",
    /// Public notice lists.
    G2 = "五(二)",
    /// Explaining the policy.
    G3 = "五(六)",
    /// Who does what, and four eyes (三; the second pair of eyes is the office's setting).
    W1 = "三",
    /// Accounts and locks, the office's own.
    S1 = "三",
    /// Personal data shown only as far as needed, the office's own.
    S2 = "三",
    /// From when the plan is in force.
    L0 = "六",
    /// What identity and money rest on is changed by two.
    X1 = "五(二)",
    /// A confirmation found wrong is revoked, and what was paid on it recovered.
    X5 = "五(二)",
    /// Cases that contradict each other are refused.
    X7 = "五(二)",
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.clause())
    }
}
