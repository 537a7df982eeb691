//! What stood on a file before it was changed, and by which somebody is still looked for (X2).

use crate::base::{IdNumber, TownshipCode};
use serde::{Deserialize, Serialize};

/// A name, number or township that a file had before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormerFact {
    /// A former name (曾用名).
    Name(String),
    /// A former identity number (原身份证号).
    IdNumber(IdNumber),
    /// A former township (原乡镇街道).
    Township(TownshipCode),
}
