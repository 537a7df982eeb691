//! Columns that somebody named by hand, so that a sender's next file is read by itself.

use super::roster_kind::RosterKind;
use super::staff::Department;
use crate::base::TownshipCode;
use serde::{Deserialize, Serialize};

/// What a column of a sender's files of a kind says, by its heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedColumn {
    /// What the files are about.
    pub kind: RosterKind,
    /// The department whose staff bring them.
    pub department: Department,
    /// The township, where its staff bring them.
    pub township: Option<TownshipCode>,
    /// The heading as it stands in the file.
    pub heading: String,
    /// Our key of what the column says; empty where the heading means by itself again.
    pub field: String,
}

/// Who brings files of which kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileSender {
    /// What the files are about.
    pub kind: RosterKind,
    /// The department whose staff bring them.
    pub department: Department,
    /// The township, where its staff bring them.
    pub township: Option<TownshipCode>,
}

impl NamedColumn {
    /// Who brings the files with such a column.
    pub fn sender(&self) -> FileSender {
        let Self { kind, department, township, .. } = *self;
        FileSender { kind, department, township }
    }
}
