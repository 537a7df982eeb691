//! The one door: who may, then what the rules say, then the journal, then all see it.
//!
//! Owns authorising, submitting, signing in, and every question a screen or the
//! command line asks. Never formats anything for people, and nothing above it
//! writes past it.

mod access;
mod actor;
#[cfg(test)]
mod bulk_tests;
mod fault;
mod former_index;
mod health;
mod history;
mod jobs;
mod journal_check;
#[cfg(test)]
mod killed_years;
#[allow(clippy::module_inception)] // `Office` is what the room is named after
mod office;
mod password;
mod permission;
mod presence;
mod read;
mod search_index;
mod shared;
mod sign_in;
#[cfg(test)]
mod tests;
mod write;

pub use crate::store::{Queue, SavedDraft};
pub use actor::{Actor, new_session};
pub use fault::{Changed, OfficeError, OfficeFault};
pub use health::StoreHealth;
pub use history::Record;
pub use jobs::{
    AnnualRound, Batching, Errand, JobReader, JobStatus, RoundRequest, RoundStatus, RoundTally,
    TransitionLine, TransitionStatus,
};
pub use office::Office;
pub use password::hash_password;
pub use permission::{Forbidden, Permission};
pub use presence::{ActiveSession, Connection, Notify, Viewer};
pub use read::{
    CaseReader, CompareList, CompareWork, ComparedPerson, ComparisonReader, FundReader, LandReader,
    LandRegister, LineSays, ListReader, MendReader, MissingItem, PeopleReader, PersonActs,
    ProjectPeople, QueueRow, QueuedCase, Reader, ReviewQueue, ReviewReader, RosterColumn,
    RosterReader, SentBack, StaffReader, Taker,
};
pub use sign_in::Door;
pub use write::{CommandReceipt, Submission, SubmitResult};
