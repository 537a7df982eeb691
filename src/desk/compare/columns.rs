//! What stands in the columns of the rosters side by side: field under field, or the
//! lines as they arrived.

use super::fields::{Field, Said, differs, said};
use crate::base::mask_tail;
use crate::casework::Register;
use crate::desk::canvas::Canvas;
use crate::desk::{Tone, View};
use crate::office::RosterColumn;
use ratatui::layout::Rect;

/// Cells that a column has at least.
pub const LEAST: u16 = 15;

/// Cells of the labels at the left.
pub const LABEL: u16 = 12;

/// A place among the columns: a line, or a register that does not list the number.
#[derive(Clone, Copy)]
pub enum Slot {
    Line(usize),
    Absent(Register),
}

/// The legacy lines, then one place for each register.
pub fn slots(columns: &[RosterColumn<'_>]) -> Vec<Slot> {
    let legacy = (0..columns.len()).filter(|at| columns[*at].register.is_none());
    let registers = Register::ALL.into_iter().map(|register| {
        let line = columns.iter().position(|column| column.register == Some(register));
        line.map_or(Slot::Absent(register), Slot::Line)
    });
    legacy.map(Slot::Line).chain(registers).collect()
}

/// The lines as they arrived, cell under cell; gives the rows used.
pub fn arrived(
    canvas: &mut Canvas,
    area: Rect,
    lines: &[Vec<String>],
    shown: &[Slot],
    cells: u16,
) -> u16 {
    let mut most = 0;
    for (place, slot) in shown.iter().enumerate() {
        let Slot::Line(at) = slot else { continue };
        let x = area.x + LABEL + place as u16 * cells;
        let line = lines.get(*at).into_iter().flatten();
        for (row, cell) in line.take(usize::from(area.height)).enumerate() {
            let cell = hidden(cell);
            canvas.text(x, area.y + row as u16, cells.saturating_sub(1), &cell, Tone::Plain);
            most = most.max(row as u16 + 1);
        }
    }
    most
}

/// A cell with whatever may be somebody's number masked.
pub fn hidden(cell: &str) -> String {
    const LONG: usize = 9;
    const LAST: usize = 4;
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    if digits < LONG || cell.contains('.') {
        return cell.to_owned();
    }
    let stars = mask_tail(cell, LAST);
    stars.chars().skip(stars.chars().count().saturating_sub(2 * LAST)).collect()
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
    for (row, field) in Field::ALL.into_iter().enumerate().take(usize::from(area.height)) {
        let y = area.y + row as u16;
        let label = view.words.say(field.name());
        canvas.text(area.x, y, LABEL - 1, label, Tone::Muted);
        for (place, slot) in shown.iter().enumerate() {
            let Slot::Line(at) = *slot else { continue };
            let column = &columns[at];
            let x = area.x + LABEL + place as u16 * cells;
            let differs = differs(field, at, columns, view);
            let (said, tone) = match said(field, column, view) {
                Said::Nothing => continue,
                Said::Text(text) if differs => (format!("!{text}"), Tone::Match),
                Said::Text(text) => (text, Tone::Plain),
                Said::Unreadable(text) => {
                    (format!("{}{text}", view.theme.glyphs().failed), Tone::Bad)
                }
            };
            canvas.text(x, y, cells.saturating_sub(1), &said, tone);
        }
    }
    (Field::ALL.len() as u16).min(area.height)
}
