//! What comes in as files and what goes out as files: rosters of every kind from
//! CSV and XLSX, tables to CSV, XLSX and JSON lines, and made-up rosters for
//! practice and tests. It keeps what a line said beside what was read from it and
//! names every fault by line, column and cause. The names offices give to columns
//! are data (`data/rosters/`).
//!
//! It never decides anything about a person, never asks a clock, and never drops
//! a line without saying so.

mod allocations;
mod bank_file;
mod book;
mod cell_values;
mod cells;
mod fault;
mod headers;
mod intake;
mod layout;
mod line_reader;
mod made_up;
mod outgoing;
mod partial_reading;
mod roster;
mod row;
mod row_readers;
mod sheet;
mod table;
mod text;
mod write_csv;
mod write_jsonl;
mod write_xlsx;

pub use crate::base::Cells;
pub use crate::casework::RosterKind;
pub use crate::casework::{EmployeeStatus, HouseholdStatus, ResidentStatus};
pub use allocations::{AllocationIntake, take_allocations};
pub use bank_file::{BankFile, ResultIntake, bank_file, take_bank_result};
pub use book::{Sheet, write_book};
pub use fault::{FaultCause, LineFault, RosterNotice, RosterRefusal, fault_table};
pub use headers::values_of;
pub use intake::{Edition, Gone, Intake, RefusedLine, take_in};
pub use line_reader::LineReader;
pub use made_up::MadeUp;
pub use outgoing::{Document, ExportFault, NewFile, export_batch, export_table, note_export};
pub use roster::{Line, Roster, Unread, read, read_file};
pub use row::{
    AllocationRow, AllocationSubject, BankOutcome, BankResultRow, CandidateCohort, CandidateRow,
    ChoiceRow, ChosenScheme, ContributionRow, EmployeeRow, HouseholdRow, LegacyRow, PaidScheme,
    ProjectRow, ResidentRow, Row,
};
pub use table::{Cell, Column, ColumnKind, Table, WriteFault, known_format, write_table};

#[cfg(test)]
mod tests;
