//! What stands in the columns of the rosters side by side: field under field, or the
//! lines as they arrived.

use super::fields::{CellText, ComparedField, differs, said};
use crate::casework::Register;
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::documents::masked_cell;
use crate::office::RosterColumn;
use crate::words::Words;
use ratatui::layout::Rect;

/// Cells that a column has at least.
pub const LEAST: u16 = 15;

/// Cells that a column has at least where each cell stands behind its heading.
pub const LEAST_ARRIVED: u16 = 38;

/// Cells of the labels at the left.
pub const LABEL: u16 = 12;

/// A place among the columns: a line, or a register that does not list the number.
#[derive(Clone, Copy)]
pub enum Slot {
    Line(usize),
    Absent(Register),
}

/// The legacy lines, then those of each register, or one place where it has none.
pub fn slots(columns: &[RosterColumn<'_>]) -> Vec<Slot> {
    let legacy = (0..columns.len()).filter(|at| columns[*at].register.is_none());
    let registers = Register::ALL.into_iter().flat_map(|register| {
        let lines = (0..columns.len()).filter(|at| columns[*at].register == Some(register));
        let lines: Vec<Slot> = lines.map(Slot::Line).collect();
        if lines.is_empty() { vec![Slot::Absent(register)] } else { lines }
    });
    legacy.map(Slot::Line).chain(registers).collect()
}

/// A line as it arrived: its headings, where the file's are known, and its cells.
#[derive(Default)]
pub struct ArrivedLine {
    /// In the order of the cells.
    pub headings: Vec<String>,
    /// As they stood there.
    pub cells: Vec<String>,
}

/// The lines as they arrived, cell under cell, each behind its heading; gives the rows
/// used.
pub fn arrived(
    canvas: &mut Canvas,
    area: Rect,
    lines: &[ArrivedLine],
    shown: &[Slot],
    cells: u16,
    words: &Words,
) -> u16 {
    let mut most = 0;
    for (place, slot) in shown.iter().enumerate() {
        let Slot::Line(at) = slot else { continue };
        let Some(line) = lines.get(*at) else { continue };
        let x = area.x + place as u16 * cells;
        let room = cells.saturating_sub(1);
        let longest = line.headings.iter().map(|heading| text::width(heading)).max().unwrap_or(0);
        let label = (longest as u16).min(room / 2);
        let gap = if label > 0 { label + 1 } else { 0 };
        let rows = usize::from(area.height);
        // What does not fit is said to be there.
        let fits = if line.cells.len() > rows { rows.saturating_sub(1) } else { rows };
        for (row, cell) in line.cells.iter().take(fits).enumerate() {
            let y = area.y + row as u16;
            if let Some(heading) = line.headings.get(row) {
                canvas.text(x, y, label, heading, Tone::Muted);
            }
            canvas.text(x + gap, y, room.saturating_sub(gap), &masked_cell(cell), Tone::Plain);
            most = most.max(row as u16 + 1);
        }
        if line.cells.len() > fits && rows > 0 {
            let more = [("count", (line.cells.len() - fits).to_string().into())];
            let told = words.say_with("compare-more-cells", &more);
            canvas.text(x, area.y + fits as u16, room, &told, Tone::Muted);
            most = area.height;
        }
    }
    most
}

/// Field under field, with what differs marked; gives the rows used.
pub fn compared(
    canvas: &mut Canvas,
    area: Rect,
    columns: &[RosterColumn<'_>],
    shown: &[Slot],
    cells: u16,
    view: &View,
) -> u16 {
    for (row, field) in ComparedField::ALL.into_iter().enumerate().take(usize::from(area.height)) {
        let y = area.y + row as u16;
        let label = view.words.say(field.name());
        canvas.text(area.x, y, LABEL - 1, label, Tone::Muted);
        for (place, slot) in shown.iter().enumerate() {
            let Slot::Line(at) = *slot else { continue };
            let column = &columns[at];
            let x = area.x + LABEL + place as u16 * cells;
            let differs = differs(field, at, columns, view);
            let (said, tone) = match said(field, column, view) {
                CellText::Nothing => continue,
                CellText::Text(text) if differs => (format!("!{text}"), Tone::Match),
                CellText::Text(text) => (text, Tone::Plain),
                CellText::Unreadable(text) => {
                    (format!("{}{text}", view.theme.glyphs().failed), Tone::Bad)
                }
            };
            canvas.text(x, y, cells.saturating_sub(1), &said, tone);
        }
    }
    (ComparedField::ALL.len() as u16).min(area.height)
}
