//! What happened to land projects, in the words the journal keeps for ever (L1, L2).

use super::person::Arrived;
use super::project::ProjectFacts;
use serde::{Deserialize, Serialize};

/// Events of land projects (L1, L2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LandEvent {
    /// Taken down.
    ProjectRegistered {
        /// 项目编号
        number: String,
        /// What it was then.
        facts: ProjectFacts,
        /// The roster's line.
        source: Option<Arrived>,
    },
    /// Told anew, with all that holds from then on.
    ProjectChanged {
        /// 项目编号
        number: String,
        /// What it was from then on.
        facts: ProjectFacts,
        /// The roster's line.
        source: Option<Arrived>,
    },
}

impl LandEvent {
    /// The project's number.
    pub fn number(&self) -> &str {
        match self {
            Self::ProjectRegistered { number, .. } | Self::ProjectChanged { number, .. } => number,
        }
    }
}
