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
mod finder;
mod jobs;
#[cfg(test)]
mod killed_years;
#[allow(clippy::module_inception)] // `Office` is what the room is named after
mod office;
mod password;
mod presence;
mod read;
mod shared;
mod sign_in;
mod standing;
#[cfg(test)]
mod tests;
mod write;

pub use crate::store::{Left, Queue};
pub use access::{Forbidden, Permission};
pub use actor::{Actor, new_session};
pub use fault::{Changed, OfficeError, OfficeFault};
pub use jobs::{AnnualRound, Batching, JobReader, RoundRun, RoundTally, RunLine, RunProgress};
pub use office::Office;
pub use password::hash_password;
pub use presence::{ActiveSession, Company, Desk, Wake};
pub use read::{
    CaseReader, CompareList, CompareWork, ComparedPerson, ComparisonReader, FundReader, LandReader,
    LandRegister, Lane, LineSays, PeopleReader, ProjectPeople, QueueRow, Reader, Record,
    ReviewReader, RosterColumn, RosterReader, StaffReader, Waiting,
};
pub use sign_in::Door;
pub use standing::Standing;
pub use write::{Outcome, Receipt, Submission};
