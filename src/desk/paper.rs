//! From cells to bytes: only what changed since the last frame goes out.

use super::canvas::Canvas;
use super::ink;
use super::theme::Theme;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};

/// Begins and ends a frame that terminals which can show all at once.
const TOGETHER: [&[u8]; 2] = [b"\x1b[?2026h", b"\x1b[?2026l"];

/// What the terminal shows, and the next frame.
pub struct Paper {
    shown: Buffer,
    next: Buffer,
    caret: Option<Position>,
    blank: bool,
    /// What stands beside the list is not that of the selected row yet.
    behind: bool,
}

impl Paper {
    /// Paper for a terminal of a size, of which nothing is known yet.
    pub fn new(size: (u16, u16)) -> Self {
        let area = area_of(size);
        let (shown, next) = (Buffer::empty(area), Buffer::empty(area));
        Self { shown, next, caret: None, blank: true, behind: false }
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
        self.next.reset();
        let mut canvas = Canvas::new(&mut self.next, theme);
        draw(&mut canvas);
        let (caret, aside) = (canvas.caret(), canvas.aside().filter(|_| moving && !self.blank));
        self.behind = aside.is_some();
        for place in aside.into_iter().flat_map(Rect::positions) {
            self.next[place] = self.shown[place].clone();
        }
        let changed = changes(&self.shown, &self.next);
        if changed.is_empty() && caret == self.caret && !self.blank {
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
        std::mem::swap(&mut self.shown, &mut self.next);
        self.caret = caret;
        self.blank = false;
        Ok(Some(bytes))
    }
}

/// The cells to send. ratatui's own comparison leaves the second half of a wide
/// character alone where only its first is drawn over; terminals then keep a ground
/// or a half there (ratatui #2585, #2652), so here both halves go out.
fn changes<'a>(shown: &Buffer, next: &'a Buffer) -> Vec<(u16, u16, &'a Cell)> {
    let width = usize::from(next.area.width);
    let mut changes = Vec::new();
    let rows = shown.content.chunks(width).zip(next.content.chunks(width));
    for (y, (old, new)) in rows.enumerate() {
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
