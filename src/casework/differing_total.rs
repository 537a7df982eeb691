//! Printed totals of rosters that do not add up.

use serde::{Deserialize, Serialize};

/// A printed total of a roster that its lines do not come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferingTotal {
    /// The total's line as a person sees it.
    pub line: u32,
    /// Heading of the column; empty for a number of lines.
    pub column: String,
    /// What the total says, in 元, 亩 or lines.
    pub printed: String,
    /// What the lines come to.
    pub counted: String,
}
