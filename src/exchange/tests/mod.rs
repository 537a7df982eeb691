//! Tests of the room as a whole.

mod fuzz;
mod fuzz_forms;
mod reading;
mod refusing;
mod several;
mod workbooks;

use super::*;

/// Reads a roster of which nothing is told beside it.
fn read(kind: RosterKind, file_name: &str, bytes: &[u8]) -> Result<Roster, RosterRefusal> {
    super::read(kind, file_name, bytes, &ReadingOptions::default())
}

/// Reads a CSV text as a roster.
fn read_text(kind: RosterKind, text: &str) -> Result<Roster, RosterRefusal> {
    read(kind, "名册.csv", text.as_bytes())
}

/// The lines' numbers and the causes of everything wrong with them.
fn causes(roster: &Roster) -> Vec<(u32, &str, FaultCause)> {
    roster.faults.iter().map(|fault| (fault.line, fault.field.as_str(), fault.cause)).collect()
}
