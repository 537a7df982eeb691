//! The ways a submission can fail.

use super::history::Record;
use super::permission::Forbidden;
use crate::casework::Refusal;
use crate::policy::PolicyFault;
use crate::store::StoreFault;
use std::sync::Arc;

/// Why a command was not carried out.
#[derive(Clone, Debug)]
pub enum OfficeError {
    /// The rules say no.
    Refused(Refusal),
    /// This actor may not.
    Forbidden(Forbidden),
    /// Somebody changed the file or case since the actor looked at it.
    Changed(Changed),
    /// The sign-in failed; never says why.
    SignIn,
    /// Disk or program.
    Fault(Arc<OfficeFault>),
}

/// Who changed what an actor was looking at, and what they did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// What happened since the actor looked, oldest first; none where it can no longer be
    /// read.
    pub records: Vec<Record>,
}

/// What is wrong below the rules.
#[derive(Debug, thiserror::Error)]
pub enum OfficeFault {
    /// The store or its journal.
    #[error(transparent)]
    Store(Arc<StoreFault>),
    /// The policy files.
    #[error(transparent)]
    Policy(#[from] PolicyFault),
    /// The table of who may do what.
    #[error("data/roles.toml: {0}")]
    Roles(String),
    /// An event could not be written down.
    #[error("an event could not be written as JSON: {0}")]
    Encoding(String),
    /// The store is closed.
    #[error("the store is closed; start the program again")]
    Closed,
}

impl From<StoreFault> for OfficeFault {
    fn from(fault: StoreFault) -> Self {
        Self::Store(Arc::new(fault))
    }
}

impl From<OfficeFault> for OfficeError {
    fn from(fault: OfficeFault) -> Self {
        Self::Fault(Arc::new(fault))
    }
}

impl From<Refusal> for OfficeError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
