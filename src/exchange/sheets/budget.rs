//! What the rows of one file may take in memory.

use crate::exchange::fault::RosterRefusal;
use crate::exchange::limits::{HELD_PER_BYTE, MAX_CELLS, MAX_HELD, MAX_LINES};

/// What is left for the rows of a file, all its sheets together.
pub(super) struct Budget {
    bytes: usize,
    rows: usize,
    cells: usize,
}

/// What a row takes beside its text.
const ROW: usize = 64;

impl Budget {
    /// For a file of this many bytes.
    pub fn of_file(size: usize) -> Self {
        let bytes = MAX_HELD.max(size.saturating_mul(HELD_PER_BYTE));
        Self { bytes, rows: MAX_LINES, cells: MAX_CELLS }
    }

    /// Takes a row with this much text; refuses the file at this line where none is left.
    pub fn take_row(&mut self, line: u32, text: usize) -> Result<(), RosterRefusal> {
        self.rows = self.rows.checked_sub(1).ok_or(RosterRefusal::TooMuch { line })?;
        self.take(line, text + ROW)
    }

    /// Takes a cell that says something: reading it takes time, however short it is.
    pub fn take_cell(&mut self, line: u32) -> Result<(), RosterRefusal> {
        self.cells = self.cells.checked_sub(1).ok_or(RosterRefusal::TooMuch { line })?;
        Ok(())
    }

    /// Takes text that is added to a row.
    pub fn take(&mut self, line: u32, text: usize) -> Result<(), RosterRefusal> {
        self.bytes = self.bytes.checked_sub(text).ok_or(RosterRefusal::TooMuch { line })?;
        Ok(())
    }
}
