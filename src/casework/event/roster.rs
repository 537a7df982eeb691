//! Events of rosters.

use crate::base::Cells;
use crate::casework::compensation::CompensatedLine;
use crate::casework::differing_total::DifferingTotal;
use crate::casework::mend::MendEvent;
use crate::casework::named_column::NamedColumn;
use crate::casework::registers::ListedLine;
use crate::casework::rejected_line::RejectedLine;
use crate::casework::roster_kind::RosterKind;
use crate::casework::table_head::TableHead;
use serde::{Deserialize, Serialize};

/// Events of rosters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RosterEvent {
    /// A roster was read; its lines' own events stand before this one.
    Imported {
        /// Kind.
        kind: RosterKind,
        /// File name.
        file: String,
        /// Digest of its bytes.
        digest: String,
        /// Lines read.
        lines: u32,
        /// Rejected lines.
        #[serde(rename = "set_aside")]
        rejected: Vec<RejectedLine>,
        /// Its headings as they stood there; missing in records of older programs.
        #[serde(default)]
        headings: Cells,
        /// Printed totals that its lines do not come to; missing in records of older programs.
        #[serde(default)]
        totals: Vec<DifferingTotal>,
        /// What stands around its lines, where some were rejected; missing in records of older
        /// programs.
        #[serde(default)]
        head: TableHead,
    },
    /// New and changed lines of another office's roster.
    Listed {
        /// Digest of its bytes.
        digest: String,
        /// The lines, as read and as they arrived.
        lines: Vec<ListedLine>,
    },
    /// A rejected line is mended by two people.
    Mend(MendEvent),
    /// Somebody said what a column of their files says.
    ColumnNamed(NamedColumn),
    /// New and changed lines of a compensation list (S3).
    CompensationListed {
        /// Digest of its bytes.
        digest: String,
        /// The lines, as read and as they arrived.
        lines: Vec<CompensatedLine>,
    },
}
