//! From cells to bytes: only what changed since the last frame goes out.

use super::canvas::Canvas;
use super::ink;
use super::theme::Theme;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// Begins and ends a frame that terminals which can show all at once.
const TOGETHER: [&[u8]; 2] = [b"\x1b[?2026h", b"\x1b[?2026l"];

/// Sheets on which no frame is being drawn: hundreds of sessions share a few, which also
/// stay in the processor's cache.
static SHEETS: Mutex<Vec<Buffer>> = Mutex::new(Vec::new());

/// Sheets that are kept.
const KEPT: usize = 8;

/// What the terminal shows.
pub struct Paper {
    shown: Buffer,
    /// A number for what each row shows: a row of the same number is the same, and is not
    /// compared cell by cell.
    rows: Vec<u64>,
    caret: Option<Position>,
    blank: bool,
    /// What stands beside the list is not that of the selected row yet.
    behind: bool,
}

impl Paper {
    /// Paper for a terminal of a size, of which nothing is known yet.
    pub fn new(size: (u16, u16)) -> Self {
        let area = area_of(size);
        let shown = Buffer::empty(area);
        let rows = numbers(&shown);
        Self { shown, rows, caret: None, blank: true, behind: false }
    }

    /// The terminal has another size now.
    pub fn resize(&mut self, size: (u16, u16)) {
        *self = Self::new(size);
    }

    /// The terminal may show something else than was sent: the next frame is whole.
    pub fn repaint(&mut self) {
        *self = Self::new((self.shown.area.width, self.shown.area.height));
    }

    /// Whether something was left as it was, to be drawn once the selection rests.
    pub fn is_behind(&self) -> bool {
        self.behind
    }

    /// Draws a frame; the bytes that bring the terminal to it, if any are needed. While the
    /// selection moves on, what stands beside its list stays as it is.
    ///
    /// # Errors
    /// None in practice: the bytes go to memory.
    pub fn frame(
        &mut self,
        theme: &Theme,
        moving: bool,
        draw: impl FnOnce(&mut Canvas),
    ) -> std::io::Result<Option<Vec<u8>>> {
        let mut next = sheet(self.shown.area);
        let mut canvas = Canvas::new(&mut next, theme);
        draw(&mut canvas);
        let (caret, aside) = (canvas.caret(), canvas.aside().filter(|_| moving && !self.blank));
        self.behind = aside.is_some();
        for place in aside.into_iter().flat_map(Rect::positions) {
            next[place] = self.shown[place].clone();
        }
        let rows = numbers(&next);
        let changed = changes(&self.shown, &next, |row| self.rows[row] != rows[row]);
        if changed.is_empty() && caret == self.caret && !self.blank {
            put_back(next);
            return Ok(None);
        }
        let mut bytes = TOGETHER[0].to_vec();
        if self.blank {
            bytes.extend_from_slice(b"\x1b[0m\x1b[2J");
        }
        if self.blank || self.caret.is_some() && (caret.is_none() || !changed.is_empty()) {
            CrosstermBackend::new(&mut bytes).hide_cursor()?;
        }
        ink::write(&mut bytes, &changed)?;
        // The caret last: input methods open their window where the cursor stands.
        if let Some(at) = caret {
            let mut backend = CrosstermBackend::new(&mut bytes);
            backend.set_cursor_position(at)?;
            backend.show_cursor()?;
        }
        bytes.extend_from_slice(TOGETHER[1]);
        for y in (0..rows.len()).filter(|y| self.rows[*y] != rows[*y]) {
            let row = row(&next, y);
            self.shown.content[row.clone()].clone_from_slice(&next.content[row]);
        }
        self.rows = rows;
        put_back(next);
        self.caret = caret;
        self.blank = false;
        Ok(Some(bytes))
    }
}

/// A blank sheet.
fn sheet(area: Rect) -> Buffer {
    let spare = SHEETS.lock().unwrap_or_else(PoisonError::into_inner).pop();
    match spare {
        Some(mut sheet) => {
            sheet.resize(area);
            sheet.reset();
            sheet
        }
        None => Buffer::empty(area),
    }
}

fn put_back(sheet: Buffer) {
    let mut sheets = SHEETS.lock().unwrap_or_else(PoisonError::into_inner);
    if sheets.len() < KEPT {
        sheets.push(sheet);
    }
}

/// Where the cells of a row stand.
fn row(cells: &Buffer, y: usize) -> Range<usize> {
    let width = usize::from(cells.area.width);
    y * width..(y + 1) * width
}

/// A number for what each row shows. It is made for every cell of every frame, so it is made
/// quickly; whoever draws is no enemy of their own screen.
fn numbers(cells: &Buffer) -> Vec<u64> {
    // The golden ratio, of which no bit says anything.
    const RATIO: u64 = 0x9e37_79b9_7f4a_7c15;
    let fold = |number: u64, more: u64| (number.rotate_left(5) ^ more).wrapping_mul(RATIO);
    let add = |number, cell: &Cell| {
        let text = cell.symbol().as_bytes().chunks(8).fold(number, |number, eight| {
            fold(number, eight.iter().fold(0, |text, byte| text << 8 | u64::from(*byte)))
        });
        let modifier = u64::from(cell.modifier.bits());
        fold(text, ink::number(cell.fg) << 38 | ink::number(cell.bg) << 12 | modifier)
    };
    let of = |y| cells.content[row(cells, usize::from(y))].iter().fold(RATIO, add);
    (0..cells.area.height).map(of).collect()
}

/// The cells to send, of rows that may differ. ratatui's own comparison leaves the second half of a wide
/// character alone where only its first is drawn over; terminals then keep a ground
/// or a half there (ratatui #2585, #2652), so here both halves go out.
fn changes<'a>(
    shown: &Buffer,
    next: &'a Buffer,
    differs: impl Fn(usize) -> bool,
) -> Vec<(u16, u16, &'a Cell)> {
    let width = usize::from(next.area.width);
    let mut changes = Vec::new();
    for y in (0..usize::from(next.area.height)).filter(|y| differs(*y)) {
        let (old, new) = (&shown.content[row(shown, y)], &next.content[row(next, y)]);
        // Up to here an old character was cut in two.
        let mut torn = 0;
        let mut x = 0;
        while x < width {
            let end = (x + usize::from(new[x].cell_width()).max(1)).min(width);
            if x < torn || old[x..end] != new[x..end] {
                changes.push((x as u16, y as u16, &new[x]));
                let halves = (x..end).filter(|at| old[*at].cell_width() > 1);
                torn = halves.map(|at| at + 2).max().unwrap_or(0);
            }
            x = end;
        }
    }
    changes
}

/// A size as a terminal claims it, within reason: none is 80×24, and no client
/// may make the server hold more than 500×200 cells.
fn area_of((width, height): (u16, u16)) -> Rect {
    let width = if width == 0 { 80 } else { width.min(500) };
    let height = if height == 0 { 24 } else { height.min(200) };
    Rect::new(0, 0, width, height)
}
