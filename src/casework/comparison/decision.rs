//! Decisions by which staff settle what the rosters leave open, as the journal keeps them.

use super::amounts::LineAmounts;
use crate::base::{Date, Instant, Login};
use crate::casework::registers::Register;
use serde::{Deserialize, Serialize};

/// What was found about a person whom the rosters do not agree on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CompareDecision {
    /// All names under the number are one person's.
    SamePerson,
    /// A register's line is another person's and does not count.
    AnotherPerson {
        /// Whose line.
        register: Register,
    },
    /// Of several legacy lines this one holds.
    TakeLine {
        /// Its legacy number.
        legacy_no: String,
    },
    /// Died; nothing more is carried out.
    Dead {
        /// The day.
        died: Date,
    },
    /// Sent back to the office that made the roster.
    SendBack,
    /// Of a line whose amounts cannot be read these stand on the paper.
    TakeAmounts(LineAmounts),
}

impl CompareDecision {
    /// The code, as the command line says it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SamePerson => "same-person",
            Self::AnotherPerson { .. } => "another-person",
            Self::TakeLine { .. } => "take-line",
            Self::Dead { .. } => "dead",
            Self::SendBack => "send-back",
            Self::TakeAmounts(_) => "take-amount",
        }
    }
}

/// A decision on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What was found.
    pub decision: CompareDecision,
    /// The facts it rested on.
    pub facts: String,
    /// What the member of staff wrote down.
    pub note: String,
    /// Who.
    pub by: Login,
    /// When.
    pub at: Instant,
}
