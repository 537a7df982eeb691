//! What comes in as files of any form offices send: rosters of every kind, the bank's
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
mod columns_read;
mod deaths;
mod fault;
mod file_intake;
mod headers;
mod heading_text;
mod intake;
mod layout;
mod limits;
mod line_above;
mod line_reader;
mod line_units;
mod mend;
mod partial_reading;
mod person_name;
mod reading;
mod roster;
mod row;
mod row_marks;
mod row_readers;
mod second_columns;
mod sheets;
mod source_file;
mod standing;
mod sums_in_words;
mod table_head;
mod tables;
mod title;
mod told;
mod totals;
mod townships;
mod unheld_total;
mod unit_columns;
mod units;
mod unread_columns;

pub use crate::base::Cells;
pub use crate::casework::RosterKind;
pub use crate::casework::{EmployeeStatus, HouseholdStatus, ResidentStatus};
pub use allocations::{AllocationIntake, take_allocations};
pub use bank_result::{ResultIntake, fitting_batches, take_bank_result};
pub use columns_read::{
    ColumnUse, ReadColumn, field_heading, field_of_heading, fields_of, fitting_kinds, naming,
    nearest_columns,
};
pub use fault::{FaultCause, ForeignFile, LineFault, RosterNotice, RosterRefusal, TextEncoding};
pub use file_intake::{FileCounts, FileIntake, WholeFileBar, bar_of, take_file};
pub use intake::{Difference, Edition, Gone, Intake, OlderLine, RefusedLine, take_in};
pub use line_reader::LineReader;
pub use mend::{
    MendColumn, MendFault, mend_columns, mend_fault, mended_cells, pass_mend, propose_mend,
};
pub use reading::{read, read_file};
pub use roster::{
    IgnoredLine, Line, Roster, RosterTable, SheetAccount, SheetFate, Unread, UnreadColumn,
};
pub use row::{
    AllocationRow, AllocationSubject, BankOutcome, BankResultRow, CandidateCohort, CandidateRow,
    ChoiceRow, ChosenScheme, CompensationRow, ContributionRow, EmployeeRow, HouseholdRow,
    LegacyRow, PaidScheme, ProjectRow, ResidentRow, RosterRow,
};
pub use source_file::file_bytes;
pub use standing::NoData;
pub use tables::values_of;
pub use told::{ReadingOptions, Told};
pub use totals::PrintedTotal;

#[cfg(test)]
mod tests;
