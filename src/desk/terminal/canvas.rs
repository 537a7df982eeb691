//! What a screen draws on. Every text that reaches a terminal passes here, is
//! cleaned here, and never leaves half a wide character behind.

use super::text;
use super::theme::{Theme, Tone};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// A screen's worth of cells, the theme they are drawn in, and the caret.
pub struct Canvas<'a> {
    cells: &'a mut Buffer,
    theme: &'a Theme,
    caret: Option<Position>,
    detail_area: Option<Rect>,
}

impl<'a> Canvas<'a> {
    /// A canvas over cells that are blank so far.
    pub fn new(cells: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { cells, theme, caret: None, detail_area: None }
    }

    /// All of it.
    pub fn area(&self) -> Rect {
        self.cells.area
    }

    /// The theme it is drawn in.
    pub fn theme(&self) -> &'a Theme {
        self.theme
    }

    /// Where the caret is, if anything is being typed.
    pub fn caret(&self) -> Option<Position> {
        self.caret
    }

    /// Where the details of the selected row are, beside its list.
    pub fn detail_area(&self) -> Option<Rect> {
        self.detail_area
    }

    /// Says where the details of the selected row are drawn; on a slow line they wait until the
    /// selection rests.
    pub fn set_detail_area(&mut self, area: Rect) {
        self.detail_area = Some(area.intersection(self.cells.area));
    }

    /// Puts the caret; an input method opens its window there.
    pub fn put_caret(&mut self, x: u16, y: u16) {
        let inside = self.cells.area.contains(Position { x, y });
        self.caret = inside.then_some(Position { x, y });
    }

    /// Takes the caret away: a popup covers the field.
    pub fn hide_caret(&mut self) {
        self.caret = None;
    }

    /// Writes a text on one line, cut with `~` at that number of cells; gives the cells used.
    pub fn text(&mut self, x: u16, y: u16, cells: u16, text: &str, tone: Tone) -> u16 {
        self.styled(x, y, cells, text, self.theme.style(tone))
    }

    /// Writes a text in a style of the theme's own.
    pub fn styled(&mut self, x: u16, y: u16, cells: u16, text: &str, style: Style) -> u16 {
        let area = self.cells.area;
        if !area.contains(Position { x, y }) {
            return 0;
        }
        let cells = cells.min(area.right() - x);
        let clean = text::clean(text);
        let fitted = text::fit(&clean, usize::from(cells));
        if fitted.is_empty() {
            return 0;
        }
        self.blank_half(x, y);
        let (end, _) = self.cells.set_stringn(x, y, fitted, usize::from(cells), style);
        // The second half of a wide character wears its style too, or its ground
        // would stay behind where the next frame draws something else.
        self.cells.set_style(Rect { x, y, width: end - x, height: 1 }, style);
        end - x
    }

    /// Writes a text that ends at the right edge of that number of cells.
    pub fn text_right(&mut self, x: u16, y: u16, cells: u16, text: &str, tone: Tone) {
        let clean = text::clean(text);
        let fitted = text::fit(&clean, usize::from(cells));
        let gap = cells.saturating_sub(text::width(&fitted) as u16);
        self.text(x + gap, y, cells - gap, &fitted, tone);
    }

    /// Writes pieces after one another; gives the cells used.
    pub fn pieces(&mut self, x: u16, y: u16, cells: u16, pieces: &[(&str, Tone)]) -> u16 {
        let mut used = 0;
        for (text, tone) in pieces {
            used += self.text(x + used, y, cells.saturating_sub(used), text, *tone);
        }
        used
    }

    /// Writes wrapped text from the top of an area; gives the rows used.
    pub fn paragraph(&mut self, area: Rect, text: &str, tone: Tone) -> u16 {
        let lines = text::wrap(text, usize::from(area.width));
        let rows = lines.len().min(usize::from(area.height));
        for (row, line) in lines.iter().take(rows).enumerate() {
            self.text(area.x, area.y + row as u16, area.width, line, tone);
        }
        rows as u16
    }

    /// A horizontal rule over the width of an area's first row.
    pub fn rule(&mut self, area: Rect) {
        let [sign, _] = self.theme.glyphs().rule;
        let style = self.theme.style(Tone::Rule);
        for x in area.left()..area.right() {
            self.sign(x, area.y, sign, style);
        }
    }

    /// A vertical rule down an area's first column.
    pub fn upright(&mut self, area: Rect) {
        let [_, sign] = self.theme.glyphs().rule;
        let style = self.theme.style(Tone::Rule);
        for y in area.top()..area.bottom() {
            self.sign(area.x, y, sign, style);
        }
    }

    /// Lays a style over what is drawn in an area.
    pub fn lay(&mut self, area: Rect, style: Style) {
        self.cells.set_style(area, style);
    }

    /// Blanks an area, and what a wide character would leave at its left edge.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.cells.area);
        for y in area.top()..area.bottom() {
            self.blank_half(area.x, y);
            for x in area.left()..area.right() {
                self.cells[(x, y)].reset();
            }
        }
    }

    fn sign(&mut self, x: u16, y: u16, sign: &str, style: Style) {
        if self.cells.area.contains(Position { x, y }) {
            self.blank_half(x, y);
            self.cells[(x, y)].set_symbol(sign).set_style(style);
        }
    }

    /// Blanks a wide character of which the second half is about to be drawn over:
    /// terminals would draw the whole of it and lose what comes after.
    fn blank_half(&mut self, x: u16, y: u16) {
        if x > self.cells.area.x && self.cells[(x - 1, y)].cell_width() > 1 {
            self.cells[(x - 1, y)].set_symbol(" ");
        }
    }
}
