//! The cells of a rejected line: heading, what came, what is typed, what is wrong with it.

use crate::casework::RosterKind;
use crate::desk::widgets::TextField;
use crate::documents::masked_cell;
use crate::exchange::{LineFault, MendColumn};
use crate::words::{Words, cell_fault};

/// One cell of the line, and the field beside it.
pub(super) struct CellField {
    /// Its column, as the file was read.
    pub(super) column: MendColumn,
    /// What is typed.
    pub(super) field: TextField,
}

impl CellField {
    /// Of a column, holding what came; somebody's number stays masked and is typed anew from the
    /// paper.
    pub(super) fn of(column: MendColumn) -> Self {
        let field = match is_masked(&column.came) {
            true => TextField::default(),
            false => TextField::new(column.came.trim()),
        };
        Self { column, field }
    }

    /// Whether something else is typed than what came.
    pub(super) fn is_changed(&self) -> bool {
        let typed = self.field.text().trim();
        typed != self.column.came.trim() && !self.keeps_number()
    }

    /// Whether somebody's number stays as it came, since nothing is typed.
    pub(super) fn keeps_number(&self) -> bool {
        self.field.is_empty() && is_masked(&self.column.came)
    }

    /// Whether a fault is about this cell.
    pub(super) fn is_at(&self, fault: &LineFault) -> bool {
        match self.column.field {
            Some(field) => fault.field == field,
            None => !fault.column.is_empty() && fault.column == self.column.heading,
        }
    }

    /// What is wrong with it, in words; nothing where it reads.
    pub(super) fn told(&self, kind: RosterKind, faults: &[LineFault], words: &Words) -> String {
        let own = faults.iter().filter(|fault| self.is_at(fault));
        told(kind, own, words)
    }
}

/// Whether a cell may hold somebody's number, which is not shown in full.
fn is_masked(cell: &str) -> bool {
    masked_cell(cell) != cell
}

/// Faults in words.
pub(super) fn told<'a>(
    kind: RosterKind,
    faults: impl Iterator<Item = &'a LineFault>,
    words: &Words,
) -> String {
    let told = faults.map(|fault| cell_fault(kind.code(), &fault.field, fault.cause.code(), words));
    told.collect::<Vec<_>>().join(words.say("import-between"))
}

/// The heading of a cell; its number where it has none.
pub(super) fn heading(column: usize, heading: &str, words: &Words) -> String {
    let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
    match heading.is_empty() {
        true => {
            let gap = [("column", (column + 1).to_string().into())];
            words.say_with("import-column-without-heading", &gap)
        }
        false => heading,
    }
}
