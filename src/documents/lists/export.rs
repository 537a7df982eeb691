//! The lists that can be exported, by their codes.

use crate::office::Reader;

/// A list that is exported as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// Everybody on file.
    Persons,
    /// What the rosters come to, person by person.
    Comparison,
    /// The merged payroll (T5).
    Payroll,
    /// Roster lines set aside, to be sent back.
    Faults,
    /// Who and what seems to be missing (S3).
    Missing,
    /// People whose lines were sent back to the office that made the roster.
    SentBack,
    /// What the townships must mend: rejected lines and people sent back.
    ToMend,
    /// Payments, line by line.
    Payments,
    /// Entries of the special account.
    Fund,
    /// Claims, by person and year.
    Claims,
    /// Refunds of legacy balances.
    Refunds,
    /// Land projects with their levy.
    Land,
    /// Notices for the wall (G2).
    Notice,
    /// Accounts of the staff.
    Staff,
}

impl Export {
    /// Every list there is.
    pub const ALL: [Self; 14] = [
        Self::Persons,
        Self::Comparison,
        Self::Payroll,
        Self::Faults,
        Self::Missing,
        Self::SentBack,
        Self::ToMend,
        Self::Payments,
        Self::Fund,
        Self::Claims,
        Self::Refunds,
        Self::Land,
        Self::Notice,
        Self::Staff,
    ];

    /// The code, as the command line and the journal say it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Comparison => "comparison",
            Self::Payroll => "payroll",
            Self::Faults => "faults",
            Self::Missing => "missing",
            Self::SentBack => "sent-back",
            Self::ToMend => "to-mend",
            Self::Payments => "payments",
            Self::Fund => "fund",
            Self::Claims => "claims",
            Self::Refunds => "refunds",
            Self::Land => "land",
            Self::Notice => "notice",
            Self::Staff => "staff",
        }
    }

    /// Whether it can be had of one township alone.
    pub fn goes_by_township(self) -> bool {
        matches!(self, Self::Faults | Self::SentBack | Self::ToMend)
    }

    /// Whether the reader's person gets identity numbers whole: lists that hold none, and
    /// those for the wall, never do.
    pub fn is_unmasked(self, reader: &Reader) -> bool {
        let personal = !matches!(self, Self::Fund | Self::Land | Self::Notice | Self::Staff);
        personal && reader.may_export(self.code(), true)
    }
}
