//! From cells to bytes: only what changed since the last frame goes out.

use super::canvas::Canvas;
use super::sgr;
use super::theme::Theme;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};
use std::sync::{Mutex, PoisonError};

/// Begins and ends a frame that terminals which can show all at once.
const TOGETHER: [&[u8]; 2] = [b"\x1b[?2026h", b"\x1b[?2026l"];

/// Sheets on which no frame is being drawn: hundreds of sessions share a few, which also
/// stay in the processor's cache.
static SHEETS: Mutex<Vec<Buffer>> = Mutex::new(Vec::new());

/// Sheets that are kept.
const KEPT: usize = 8;

/// What the terminal shows.
pub struct Renderer {
    area: Rect,
    /// A number for what each place shows, row by row. Of hundreds of sessions the cells
    /// themselves would be most of the memory, and only whether they changed is asked.
    shown: Vec<u64>,
    caret: Option<Position>,
    blank: bool,
    /// The details beside the list are not those of the selected row yet.
    behind: bool,
}

impl Renderer {
    /// One for a terminal of a size, of which nothing is known yet.
    pub fn new(size: (u16, u16)) -> Self {
        let area = area_of(size);
        let shown = vec![number(&Cell::EMPTY); area.area() as usize];
        Self { area, shown, caret: None, blank: true, behind: false }
    }

    /// The terminal has another size now.
    pub fn resize(&mut self, size: (u16, u16)) {
        *self = Self::new(size);
    }

    /// The terminal may show something else than was sent: the next frame is whole.
    pub fn repaint(&mut self) {
        *self = Self::new((self.area.width, self.area.height));
    }

    /// Whether something was left as it was, to be drawn once the selection rests.
    pub fn is_behind(&self) -> bool {
        self.behind
    }

    /// Draws a frame; the bytes that bring the terminal to it, if any are needed. While the
    /// selection moves on, the details beside its list stay as they are.
    ///
    /// # Errors
    /// None in practice: the bytes go to memory.
    pub fn frame(
        &mut self,
        theme: &Theme,
        moving: bool,
        draw: impl FnOnce(&mut Canvas),
    ) -> std::io::Result<Option<Vec<u8>>> {
        let mut next = sheet(self.area);
        let mut canvas = Canvas::new(&mut next, theme);
        draw(&mut canvas);
        let (caret, details) =
            (canvas.caret(), canvas.detail_area().filter(|_| moving && !self.blank));
        self.behind = details.is_some();
        let changed = changes(&mut self.shown, &next, details.unwrap_or_default());
        if changed.is_empty() && caret == self.caret && !self.blank {
            drop(changed);
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
        sgr::write(&mut bytes, &changed)?;
        // The caret last: input methods open their window where the cursor is.
        if let Some(at) = caret {
            let mut backend = CrosstermBackend::new(&mut bytes);
            backend.set_cursor_position(at)?;
            backend.show_cursor()?;
        }
        bytes.extend_from_slice(TOGETHER[1]);
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

/// A number for what a cell shows, odd where it is two places wide. It is made for every cell of every
/// frame, so it is made quickly; nobody attacks their own screen.
fn number(cell: &Cell) -> u64 {
    // The golden ratio, of which no bit says anything.
    const RATIO: u64 = 0x9e37_79b9_7f4a_7c15;
    let fold = |number: u64, more: u64| (number.rotate_left(5) ^ more).wrapping_mul(RATIO);
    let text = cell.symbol().as_bytes().chunks(8).fold(RATIO, |number, eight| {
        fold(number, eight.iter().fold(0, |text, byte| text << 8 | u64::from(*byte)))
    });
    let modifier = u64::from(cell.modifier.bits());
    let all = fold(text, sgr::number(cell.fg) << 38 | sgr::number(cell.bg) << 12 | modifier);
    all & !1 | u64::from(cell.cell_width() > 1)
}

/// The cells to send, which are noted as shown; those of `details` stay as they are. ratatui's own
/// comparison leaves the second half of a wide character alone where only its first is
/// drawn over; terminals then keep a ground or a half there (ratatui #2585, #2652), so
/// here both halves go out.
fn changes<'a>(shown: &mut [u64], next: &'a Buffer, details: Rect) -> Vec<(u16, u16, &'a Cell)> {
    let width = usize::from(next.area.width).max(1);
    let mut changes = Vec::new();
    let mut new = vec![0; width];
    for (y, (old, cells)) in shown.chunks_mut(width).zip(next.content.chunks(width)).enumerate() {
        for (x, cell) in cells.iter().enumerate() {
            let stays = details.contains(Position::new(x as u16, y as u16));
            new[x] = if stays { old[x] } else { number(cell) };
        }
        if old == new {
            continue;
        }
        // Up to here an old character was cut in two.
        let mut torn = 0;
        let mut x = 0;
        while x < width {
            if x < torn {
                new[x] = number(&cells[x]);
            }
            let end = (x + 1 + usize::from(is_wide(new[x]))).min(width);
            if x < torn || old[x..end] != new[x..end] {
                changes.push((x as u16, y as u16, &cells[x]));
                let halves = (x..end).filter(|at| is_wide(old[*at]));
                torn = halves.map(|at| at + 2).max().unwrap_or(0);
            }
            x = end;
        }
        old.copy_from_slice(&new);
    }
    changes
}

fn is_wide(number: u64) -> bool {
    number & 1 == 1
}

/// A size as a terminal claims it, within reason: none is 80×24, and no client
/// may make the server hold more than 500×200 cells.
fn area_of((width, height): (u16, u16)) -> Rect {
    let width = if width == 0 { 80 } else { width.min(500) };
    let height = if height == 0 { 24 } else { height.min(200) };
    Rect::new(0, 0, width, height)
}
