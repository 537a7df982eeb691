//! What comes in as files: rosters of every kind from CSV and XLSX, the bank's
//! results and the allocations. It keeps what a line said beside what was read from it and
//! names every fault by line, column and cause. The names offices give to columns are data
//! (`data/rosters/`).
//!
//! It never decides anything about a person, never asks a clock, never writes a file, and
//! never drops a line without saying so.

mod allocations;
mod bank_result;
mod cell_values;
mod cells;
mod fault;
mod headers;
mod intake;
mod layout;
mod limits;
mod line_reader;
mod partial_reading;
mod roster;
mod row;
mod row_readers;
mod sheet;
mod text;

pub use crate::base::Cells;
pub use crate::casework::RosterKind;
pub use crate::casework::{EmployeeStatus, HouseholdStatus, ResidentStatus};
pub use allocations::{AllocationIntake, take_allocations};
pub use bank_result::{ResultIntake, take_bank_result};
pub use fault::{FaultCause, LineFault, RosterNotice, RosterRefusal};
pub use headers::values_of;
pub use intake::{Difference, Edition, Gone, Intake, OlderLine, RefusedLine, take_in};
pub use line_reader::LineReader;
pub use roster::{Line, Roster, Unread, read, read_file};
pub use row::{
    AllocationRow, AllocationSubject, BankOutcome, BankResultRow, CandidateCohort, CandidateRow,
    ChoiceRow, ChosenScheme, ContributionRow, EmployeeRow, HouseholdRow, LegacyRow, PaidScheme,
    ProjectRow, ResidentRow, RosterRow,
};

#[cfg(test)]
mod tests;
