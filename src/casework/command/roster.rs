//! Commands on rosters and on what they leave open.

use crate::base::{Cells, PersonId};
use crate::casework::comparison::{CompareDecision, LineAmounts};
use crate::casework::differing_total::DifferingTotal;
use crate::casework::registers::{ListedLine, Register};
use crate::casework::rejected_line::RejectedLine;
use crate::casework::roster_kind::RosterKind;
use crate::casework::table_head::TableHead;

/// Settles what the rosters leave open about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecideComparison {
    /// Who.
    pub person: PersonId,
    /// What was found.
    pub decision: CompareDecision,
    /// What was asked and seen; needed where it goes back to the office.
    pub note: String,
}

/// Proposes the amounts of a legacy line that cannot be read, from the paper; they count once
/// another person passes them (X1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeAmounts {
    /// Which line, and what stands on the paper; nothing where the line itself is clear.
    pub amounts: LineAmounts,
    /// Which paper.
    pub note: String,
}

/// Lines of one roster of another office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterLines {
    /// Whose roster.
    pub register: Register,
    /// Digest of its bytes.
    pub digest: String,
    /// The lines, at most some hundreds at once.
    pub lines: Vec<ListedLine>,
}

/// What became of a roster that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterImport {
    /// What it is about.
    pub kind: RosterKind,
    /// Name of the file.
    pub file: String,
    /// Digest of its bytes.
    pub digest: String,
    /// Lines read.
    pub lines: u32,
    /// Rejected lines, by line and cause.
    pub rejected: Vec<RejectedLine>,
    /// Its headings as they stand there.
    pub headings: Cells,
    /// Printed totals that its lines do not come to.
    pub totals: Vec<DifferingTotal>,
    /// What stands around its lines, where some were rejected.
    pub head: TableHead,
}

/// Says what a column says in the files that the actor's office brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameColumn {
    /// What the files are about.
    pub kind: RosterKind,
    /// The heading as it stands in the file.
    pub heading: String,
    /// Our key of what the column says; empty where the heading is to mean by itself again.
    pub field: String,
}
