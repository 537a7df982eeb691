//! A table of which only the rows on the screen are ever made.

use crate::desk::terminal::{Action, Canvas, Input, Tone, text};
use ratatui::layout::Rect;
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

/// A column of a table.
pub struct Column {
    /// Heading, worded; all empty headings make a list without a heading row.
    pub heading: String,
    /// Cells it takes.
    pub width: Width,
    /// How its text is aligned.
    pub align: Align,
}

/// Cells a column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Exactly that number of cells.
    Fixed(u16),
    /// At least that number of cells, and a share of what is left over.
    Grow(u16),
}

/// How a column's text is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left: words.
    Left,
    /// At the right: numbers, money.
    Right,
}

impl Column {
    /// A column of a fixed width, text at the left.
    pub fn fixed(heading: impl Into<String>, cells: u16) -> Self {
        Self { heading: heading.into(), width: Width::Fixed(cells), align: Align::Left }
    }

    /// A column that takes what is left over, text at the left.
    pub fn grow(heading: impl Into<String>, least: u16) -> Self {
        Self { heading: heading.into(), width: Width::Grow(least), align: Align::Left }
    }

    /// The same with its text at the right.
    pub fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }
}

/// A piece of a cell's text.
pub type Span<'a> = (Cow<'a, str>, Tone);

/// One row: a cell for each column, a cell being pieces of text.
#[derive(Default)]
pub struct Row<'a> {
    cells: Vec<Vec<Span<'a>>>,
}

impl<'a> Row<'a> {
    /// A row without cells yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell in ordinary text.
    pub fn cell(self, text: impl Into<Cow<'a, str>>) -> Self {
        self.toned(text, Tone::Plain)
    }

    /// Adds a cell in a tone.
    pub fn toned(mut self, text: impl Into<Cow<'a, str>>, tone: Tone) -> Self {
        self.cells.push(vec![(text.into(), tone)]);
        self
    }

    /// Adds a cell of several pieces: what matched, marked.
    pub fn spans(mut self, spans: Vec<Span<'a>>) -> Self {
        self.cells.push(spans);
        self
    }
}

/// Which row is selected and which are on the screen.
#[derive(Clone, Debug, Default)]
pub struct Table {
    selected: usize,
    top: usize,
    length: usize,
    /// Rows there was room for when last drawn: a page is that many.
    page: Cell<usize>,
}

impl Table {
    /// A table of that number of rows, the first selected.
    pub fn new(length: usize) -> Self {
        Self { length, ..Self::default() }
    }

    /// The selected row, where there is one.
    pub fn selected(&self) -> Option<usize> {
        (self.selected < self.length).then_some(self.selected)
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Selects a row.
    pub fn select(&mut self, row: usize) {
        self.selected = row.min(self.length.saturating_sub(1));
        self.follow();
    }

    /// It has another number of rows now; the selection stays where it can.
    pub fn resize(&mut self, length: usize) {
        self.length = length;
        self.select(self.selected);
    }

    /// The rows that were on the screen when it was last drawn.
    pub fn visible(&self) -> Range<usize> {
        let page = self.page.get();
        let top = window(self.top, self.selected, page, self.length);
        top..self.length.min(top + page)
    }

    /// Shows the rows after those on the screen, the first of them selected; on the last
    /// page the last row is.
    pub fn turn_page(&mut self) {
        let next = self.visible().end;
        self.top = next;
        self.select(next);
    }

    /// Moves the selection, if the input is a movement; says whether it was.
    pub fn update(&mut self, input: &Input) -> bool {
        let page = self.page.get().max(1);
        let last = self.length.saturating_sub(1);
        let to = match input {
            Input::Act(Action::Up) => self.selected.saturating_sub(1),
            Input::Act(Action::Down) => self.selected + 1,
            Input::Act(Action::PageUp) => self.selected.saturating_sub(page),
            Input::Act(Action::PageDown) => self.selected + page,
            Input::Act(Action::First) => 0,
            Input::Act(Action::Last) => last,
            _ => return false,
        };
        self.select(to);
        true
    }

    /// Draws the rows that fit, asking for each by its place. An area's first
    /// column carries the sign of the selected row.
    pub fn view<'r>(
        &self,
        canvas: &mut Canvas,
        area: Rect,
        columns: &[Column],
        row: impl Fn(usize) -> Row<'r>,
    ) {
        let widths = widths(columns, area.width.saturating_sub(2));
        let mut body = area;
        if columns.iter().any(|column| !column.heading.is_empty()) && area.height > 0 {
            let heading =
                columns.iter().fold(Row::new(), |row, c| row.toned(&*c.heading, Tone::Muted));
            draw_row(canvas, area, columns, &widths, &heading);
            body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
        let page = usize::from(body.height);
        self.page.set(page);
        let top = window(self.top, self.selected, page, self.length);
        let more = canvas.theme().glyphs().more;
        let last = (top + page).min(self.length);
        let goes_on =
            [(top, top > 0, more[0]), (last.wrapping_sub(1), last < self.length, more[1])];
        for (line, at) in (top..self.length.min(top + page)).enumerate() {
            let place = Rect { y: body.y + line as u16, height: 1, ..body };
            draw_row(canvas, place, columns, &widths, &row(at));
            // Under a short bar the rest of the row stays as it is.
            if line % 2 == 1 {
                canvas.lay(place, canvas.theme().stripe());
            }
            if at == self.selected {
                canvas.text(place.x, place.y, 1, canvas.theme().glyphs().selected, Tone::Accent);
                let bar = if canvas.theme().is_far() { bar(&widths) } else { place.width };
                let bar = Rect { width: bar.min(place.width), ..place };
                canvas.lay(bar, canvas.theme().selection());
            }
            for (_, _, sign) in goes_on.iter().filter(|(row, goes, _)| *goes && *row == at) {
                canvas.text(place.x + 1, place.y, 1, sign, Tone::Muted);
            }
        }
    }

    fn follow(&mut self) {
        self.top = window(self.top, self.selected, self.page.get(), self.length);
    }
}

/// The first row on the screen, moved as little as shows the selected one.
fn window(top: usize, selected: usize, page: usize, length: usize) -> usize {
    let page = page.max(1);
    let lowest = (selected + 1).saturating_sub(page);
    top.min(length.saturating_sub(page)).clamp(lowest, selected.max(lowest))
}

/// The first column so wide says what its row is.
const TELLING: u16 = 6;

/// Cells of the bar over a selected row on a slow line: its sign, and the columns to the
/// first that says what the row is. With all of two rows sent again, a step down a list
/// would cost hundreds of bytes.
fn bar(widths: &[u16]) -> u16 {
    let telling = widths.iter().position(|width| *width >= TELLING).unwrap_or(0);
    widths.iter().take(telling + 1).map(|width| width + 2).sum()
}

/// Cells of each column, two apart; growing columns share what is left over.
fn widths(columns: &[Column], room: u16) -> Vec<u16> {
    let least = |column: &Column| match column.width {
        Width::Fixed(cells) | Width::Grow(cells) => cells,
    };
    let gaps = 2 * (columns.len().saturating_sub(1)) as u16;
    let taken: u16 = columns.iter().map(least).sum::<u16>().saturating_add(gaps);
    let growing = columns.iter().filter(|c| matches!(c.width, Width::Grow(_))).count() as u16;
    let mut spare = room.saturating_sub(taken);
    let share = spare.checked_div(growing).unwrap_or(0);
    let mut left = growing;
    let widen = |column: &Column| match column.width {
        Width::Fixed(cells) => cells,
        Width::Grow(cells) => {
            left -= 1;
            let more = if left == 0 { spare } else { share };
            spare -= more;
            cells + more
        }
    };
    columns.iter().map(widen).collect()
}

fn draw_row(canvas: &mut Canvas, area: Rect, columns: &[Column], widths: &[u16], row: &Row) {
    let mut x = area.x + 2;
    for ((column, width), spans) in columns.iter().zip(widths).zip(&row.cells) {
        let width = (*width).min(area.right().saturating_sub(x));
        let used: usize = spans.iter().map(|(text, _)| text::width(text)).sum();
        let gap = match column.align {
            Align::Left => 0,
            Align::Right => width.saturating_sub(used.min(usize::from(width)) as u16),
        };
        let pieces: Vec<(&str, Tone)> = spans.iter().map(|(text, tone)| (&**text, *tone)).collect();
        canvas.pieces(x + gap, area.y, width - gap, &pieces);
        x += width + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_moves_only_when_it_must() {
        assert_eq!(window(0, 5, 10, 100), 0);
        assert_eq!(window(0, 10, 10, 100), 1);
        assert_eq!(window(50, 49, 10, 100), 49);
        assert_eq!(window(95, 99, 10, 100), 90);
        assert_eq!(window(5, 2, 10, 3), 0);
        assert_eq!(window(0, 0, 0, 0), 0);
    }

    #[test]
    fn columns_share_what_is_left_over() {
        let columns = [Column::fixed("a", 4), Column::grow("b", 4), Column::grow("c", 4)];
        assert_eq!(widths(&columns, 25), [4, 8, 9]);
        assert_eq!(widths(&columns, 10), [4, 4, 4]);
    }

    #[test]
    fn the_selection_stays_inside_when_rows_go() {
        let mut table = Table::new(5);
        assert!(table.update(&Input::Act(Action::Last)));
        assert_eq!(table.selected(), Some(4));
        table.resize(2);
        assert_eq!(table.selected(), Some(1));
        table.resize(0);
        assert_eq!(table.selected(), None);
        assert!(!table.update(&Input::Digit(3)));
    }
}
