//! Which of the rejected lines a list is about.

use crate::base::TownshipCode;
use crate::casework::{RejectedLine, RosterKind};

/// Some of the rejected lines; all where nothing is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FaultsOf {
    /// Of a kind of file.
    pub kind: Option<RosterKind>,
    /// Of a township, as far as the lines name theirs.
    pub township: Option<TownshipCode>,
}

impl FaultsOf {
    /// Whether a line is among them.
    pub fn takes_in(self, kind: RosterKind, line: &RejectedLine) -> bool {
        let township = line.reading.as_deref().and_then(|reading| reading.township);
        self.kind.is_none_or(|only| only == kind)
            && self.township.is_none_or(|only| township == Some(only))
    }
}
