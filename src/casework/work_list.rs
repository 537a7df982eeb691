//! Lists to work off: an item is done with an outcome, which stays beside it.

use crate::base::{Instant, Login};
use serde::{Deserialize, Serialize};

/// A list whose items are worked off, by its command-line code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkList {
    /// Who is missing among those put forward (S3).
    Missing,
}

impl WorkList {
    /// Every list that is worked off.
    pub const ALL: [Self; 1] = [Self::Missing];

    /// The code on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
        }
    }
}

/// Takes down what became of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinishItem {
    /// Of which list.
    pub list: WorkList,
    /// What tells the item apart in the list.
    pub item: String,
    /// What was found or done.
    pub outcome: String,
}

/// What happened to the items of lists, in the words the journal keeps for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListEvent {
    /// An item was worked off, or its outcome told anew.
    Finished {
        /// Of which list.
        list: WorkList,
        /// What tells the item apart in the list.
        item: String,
        /// What was found or done.
        outcome: String,
    },
}

/// An item that was worked off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinishedItem {
    /// What was found or done.
    pub outcome: String,
    /// Who worked it off.
    pub by: Login,
    /// When it was worked off.
    pub at: Instant,
}
