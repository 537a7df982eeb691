//! A bar: how much of a whole is done.

use crate::desk::terminal::{Canvas, Tone};

/// Draws `████░░░░ 45%` in that number of cells; a whole of 0 counts as done.
pub fn bar(canvas: &mut Canvas, x: u16, y: u16, cells: u16, part: u64, whole: u64, tone: Tone) {
    const LABEL: u16 = 5;
    let part = part.min(whole);
    let percent = if whole == 0 { 100 } else { u128::from(part) * 100 / u128::from(whole) };
    let length = cells.saturating_sub(LABEL);
    let filled = (percent * u128::from(length) / 100) as u16;
    let [full, empty] = canvas.theme().glyphs().bar;
    let used = canvas.text(x, y, filled, &full.repeat(usize::from(filled)), tone);
    let rest = length - used;
    canvas.text(x + used, y, rest, &empty.repeat(usize::from(rest)), Tone::Rule);
    canvas.text_right(x + length, y, LABEL.min(cells), &format!("{percent}%"), Tone::Plain);
}
