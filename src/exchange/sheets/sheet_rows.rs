//! The rows of a sheet while its cells arrive.

use super::budget::Budget;
use super::sheet::Sheet;
use crate::base::Cells;
use crate::exchange::cells::{RawRow, is_blank};
use crate::exchange::fault::RosterRefusal;
use crate::exchange::limits::{MAX_CELL, MAX_COLUMNS};

/// No spreadsheet has as many rows.
const MAX_ROW: u32 = 1 << 24;

/// An area of merged cells, rows and columns counted from 0, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MergedArea {
    pub top: u32,
    pub bottom: u32,
    pub column: u32,
}

/// Takes a sheet's cells, row by row from above.
pub(super) struct SheetRows<'a> {
    budget: &'a mut Budget,
    /// The row whose cells arrive, counted from 0.
    at: u32,
    cells: Vec<String>,
    text: usize,
    rows: Vec<RawRow>,
    hidden: Vec<u32>,
}

impl<'a> SheetRows<'a> {
    pub fn new(budget: &'a mut Budget) -> Self {
        let (cells, rows, hidden) = (Vec::new(), Vec::new(), Vec::new());
        Self { budget, at: 0, cells, text: 0, rows, hidden }
    }

    /// Takes a cell; one without text is none. A row above the last is a damaged sheet.
    pub fn put(&mut self, row: u32, column: usize, text: &str) -> Result<(), RosterRefusal> {
        if row != self.at {
            self.close()?;
            if row < self.at {
                return Err(RosterRefusal::Damaged);
            }
            self.at = row;
        }
        if text.is_empty() {
            return Ok(());
        }
        let too_much = RosterRefusal::TooMuch { line: row.saturating_add(1) };
        if column >= MAX_COLUMNS || text.len() > MAX_CELL || row >= MAX_ROW {
            return Err(too_much);
        }
        self.budget.take_cell(row.saturating_add(1))?;
        if self.cells.len() <= column {
            self.cells.resize_with(column + 1, String::new);
        }
        // One row holds no more than all may: it is not yet paid for.
        self.text += text.len();
        if self.text > MAX_COLUMNS * MAX_CELL / 4 {
            return Err(too_much);
        }
        text.clone_into(&mut self.cells[column]);
        Ok(())
    }

    /// Takes down that a row is hidden, counted from 0, in ascending order.
    pub fn hide(&mut self, row: u32) {
        let number = row.saturating_add(1);
        if self.hidden.last().is_none_or(|last| *last < number) {
            self.hidden.push(number);
        }
    }

    fn close(&mut self) -> Result<(), RosterRefusal> {
        if self.cells.is_empty() {
            return Ok(());
        }
        let cells = Cells::new(self.cells.iter().map(String::as_str));
        if !is_blank(&cells) {
            let number = self.at.saturating_add(1);
            self.budget.take_row(number, self.text + self.cells.len())?;
            self.rows.push(RawRow { number, cells });
        }
        self.cells.clear();
        self.text = 0;
        Ok(())
    }

    /// The sheet, with cells merged over several rows saying the same in each.
    pub fn finish(
        mut self,
        name: String,
        visible: bool,
        merged: &[MergedArea],
    ) -> Result<Sheet, RosterRefusal> {
        self.close()?;
        spread(&mut self.rows, merged, self.budget)?;
        let (rows, mut hidden_rows) = (self.rows, self.hidden);
        hidden_rows.retain(|number| rows.binary_search_by_key(number, |row| row.number).is_ok());
        Ok(Sheet { name: Some(name), visible, rows, hidden_rows })
    }
}

/// Writes the text of cells merged over several rows into each of those rows: a
/// township's name stands once beside all its people.
fn spread(
    rows: &mut [RawRow],
    merged: &[MergedArea],
    budget: &mut Budget,
) -> Result<(), RosterRefusal> {
    let over_rows =
        |area: &&MergedArea| area.top < area.bottom && (area.column as usize) < MAX_COLUMNS;
    let mut areas: Vec<MergedArea> = merged.iter().filter(over_rows).copied().collect();
    areas.sort_unstable_by_key(|area| area.top);
    let mut areas = areas.into_iter().peekable();
    // The last row of the area that is open in each column, and its text.
    let mut open: Vec<(usize, u32, String)> = Vec::new();
    for row in rows {
        let at = row.number - 1;
        open.retain(|(_, bottom, _)| *bottom >= at);
        fill(row, &open, budget)?;
        while let Some(area) = areas.next_if(|area| area.top <= at) {
            let column = area.column as usize;
            let text = row.cells.get(column);
            if area.top == at && !text.is_empty() && open.iter().all(|(of, ..)| *of != column) {
                open.push((column, area.bottom, text.to_owned()));
            }
        }
    }
    Ok(())
}

fn fill(
    row: &mut RawRow,
    open: &[(usize, u32, String)],
    budget: &mut Budget,
) -> Result<(), RosterRefusal> {
    if open.is_empty() {
        return Ok(());
    }
    let mut cells: Vec<&str> = row.cells.iter().collect();
    let mut added = 0;
    for (column, _, text) in open {
        added += (column + 1).saturating_sub(cells.len());
        cells.resize(cells.len().max(column + 1), "");
        if cells[*column].is_empty() {
            cells[*column] = text;
            added += text.len();
        }
    }
    if added > 0 {
        budget.take(row.number, added)?;
        let cells = Cells::new(cells);
        row.cells = cells;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_say_the_same_in_each_row() {
        let row =
            |number, cells: &[&str]| RawRow { number, cells: Cells::new(cells.iter().copied()) };
        let mut rows = [
            row(3, &["甲", "昆阳街道"]),
            row(4, &["乙"]),
            row(6, &["丙", "", "x"]),
            row(7, &["丁"]),
        ];
        let area = |top, bottom, column| MergedArea { top, bottom, column };
        let mut budget = Budget::of_file(0);
        spread(&mut rows, &[area(2, 5, 1), area(2, 2, 0)], &mut budget).expect("spread");
        let towns: Vec<&str> = rows.iter().map(|row| row.cells.get(1)).collect();
        assert_eq!(towns, ["昆阳街道", "昆阳街道", "昆阳街道", ""]);
        assert_eq!(rows[2].cells.get(2), "x");
    }

    #[test]
    fn merged_cells_are_paid_for() {
        let mut budget = Budget::of_file(0);
        let mut rows = SheetRows::new(&mut budget);
        let long = "长".repeat(30_000);
        rows.put(0, 0, &long).expect("taken");
        for at in 1..2_000 {
            rows.put(at, 1, "x").expect("taken");
        }
        let area = MergedArea { top: 0, bottom: 2_000, column: 0 };
        let refusal = rows.finish(String::new(), true, &[area]).err();
        assert!(matches!(refusal, Some(RosterRefusal::TooMuch { .. })));
    }
}
