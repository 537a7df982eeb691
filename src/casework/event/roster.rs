//! Events of rosters.

use crate::base::Cells;
use crate::casework::aside::SetAside;
use crate::casework::registers::ListedLine;
use serde::{Deserialize, Serialize};

/// Events of rosters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RosterEvent {
    /// A roster was read; its lines' own events stand before this one.
    Imported {
        /// Kind.
        kind: String,
        /// File name.
        file: String,
        /// Digest of its bytes.
        digest: String,
        /// Lines read.
        lines: u32,
        /// Lines kept aside.
        set_aside: Vec<SetAside>,
        /// Its headings as they stood there; missing in records of older programs.
        #[serde(default)]
        headings: Cells,
    },
    /// New and changed lines of another office's roster.
    Listed {
        /// Digest of its bytes.
        digest: String,
        /// The lines, as read and as they arrived.
        lines: Vec<ListedLine>,
    },
}
