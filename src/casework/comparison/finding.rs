//! What a comparison finds, and the class a person comes into.

use std::fmt;

/// Something the rosters say that staff must see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RosterFinding {
    /// The household register says dead, or the death is on file.
    Deceased,
    /// Draws the legacy benefit, but is too young to.
    DrawingUnderAge,
    /// Also in the employees' roster, not terminated.
    DualEnrolment,
    /// The legacy roster lists the number more than once.
    DuplicateInRoster,
    /// The number is nobody's.
    InvalidId,
    /// Public security says moved out.
    MovedOut,
    /// The same number under another name.
    NameMismatch,
    /// Another person gave the same bank account.
    SharedBankAccount,
    /// An amount of the legacy line, or of a register's, cannot be read.
    UnreadableAmount,
    /// Something else of the legacy line, or of a register's, cannot be read.
    UnreadableLine,
}

impl RosterFinding {
    /// Every finding, in the order of their codes.
    pub const ALL: [Self; 10] = [
        Self::Deceased,
        Self::DrawingUnderAge,
        Self::DualEnrolment,
        Self::DuplicateInRoster,
        Self::InvalidId,
        Self::MovedOut,
        Self::NameMismatch,
        Self::SharedBankAccount,
        Self::UnreadableAmount,
        Self::UnreadableLine,
    ];

    /// The code, as exports say it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Deceased => "deceased",
            Self::DrawingUnderAge => "drawing-under-age",
            Self::DualEnrolment => "dual-enrolment",
            Self::DuplicateInRoster => "duplicate-in-roster",
            Self::InvalidId => "invalid-id",
            Self::MovedOut => "moved-out",
            Self::NameMismatch => "name-mismatch",
            Self::SharedBankAccount => "shared-bank-account",
            Self::UnreadableAmount => "unreadable-amount",
            Self::UnreadableLine => "unreadable-line",
        }
    }

    /// The finding of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|finding| finding.code() == code)
    }

    /// Whether nothing may be carried out for whom it is found.
    pub fn blocks(self) -> bool {
        !matches!(self, Self::MovedOut | Self::SharedBankAccount | Self::DualEnrolment)
    }
}

/// The findings on one person: a set.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Findings(u16);

impl Findings {
    /// Adds a finding where it holds.
    pub fn note(&mut self, finding: RosterFinding, holds: bool) {
        self.0 |= u16::from(holds) << finding as u16;
    }

    /// Whether a finding is among them.
    pub fn has(self, finding: RosterFinding) -> bool {
        self.0 & 1 << finding as u16 != 0
    }

    /// In the order of their codes.
    pub fn iter(self) -> impl Iterator<Item = RosterFinding> {
        RosterFinding::ALL.into_iter().filter(move |finding| self.has(*finding))
    }

    /// Whether any of them blocks.
    pub fn block(self) -> bool {
        self.iter().any(RosterFinding::blocks)
    }

    /// The codes, joined by `;`.
    pub fn codes(self) -> String {
        self.iter().map(RosterFinding::code).collect::<Vec<_>>().join(";")
    }
}

impl fmt::Debug for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// What is to become of a person; the first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A finding blocks.
    Blocked,
    /// Draws the employees' pension: terminated and surrendered (T4).
    Surrender,
    /// In the employees' roster, or not in the residents': must choose (E1).
    Choose,
    /// Draws in both: one merged payment (T5).
    MergeBenefits,
    /// In both and not drawing in both (T6).
    MergeAccounts,
}

impl Class {
    /// Every class, in the order of precedence.
    pub const ALL: [Self; 5] =
        [Self::Blocked, Self::Surrender, Self::Choose, Self::MergeBenefits, Self::MergeAccounts];

    /// The code, as exports say it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Surrender => "surrender",
            Self::Choose => "choose",
            Self::MergeBenefits => "merge-benefits",
            Self::MergeAccounts => "merge-accounts",
        }
    }

    /// The class of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }

    /// Whether both relations are merged without a choice (T5, T6).
    pub fn merges(self) -> bool {
        matches!(self, Self::MergeBenefits | Self::MergeAccounts)
    }
}
