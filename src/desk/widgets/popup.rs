//! A box over what is there.

use super::field::TextField;
use super::table::Span;
use crate::desk::terminal::{Canvas, Theme, Tone, text};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// A box in the middle of an area, as high as what is put into it.
pub struct Popup<'a> {
    title: String,
    width: u16,
    parts: Vec<PopupPart<'a>>,
}

type Drawing<'a> = Box<dyn FnOnce(&mut Canvas, Rect) + 'a>;

enum PopupPart<'a> {
    Text(String, Tone),
    Pieces(Vec<Span<'a>>),
    Field { label: &'a str, tone: Tone, field: &'a TextField, focused: bool },
    Drawn(u16, Drawing<'a>),
}

impl<'a> Popup<'a> {
    /// An empty box of a width in cells, its edges included.
    pub fn new(width: u16, title: impl Into<String>) -> Self {
        Self { title: title.into(), width, parts: Vec::new() }
    }

    /// Adds a text, wrapped where it is too long.
    pub fn text(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.parts.push(PopupPart::Text(text.into(), tone));
        self
    }

    /// Adds texts, each wrapped where it is too long.
    pub fn texts(self, texts: impl IntoIterator<Item = (String, Tone)>) -> Self {
        texts.into_iter().fold(self, |popup, (text, tone)| popup.text(text, tone))
    }

    /// Adds an empty row.
    pub fn blank(self) -> Self {
        self.text("", Tone::Plain)
    }

    /// Adds a row of pieces of text after one another.
    pub fn pieces(mut self, pieces: Vec<Span<'a>>) -> Self {
        self.parts.push(PopupPart::Pieces(pieces));
        self
    }

    /// Adds a row that may be chosen, marked where it is.
    pub fn option(self, name: impl Into<Cow<'a, str>>, chosen: bool, theme: &Theme) -> Self {
        let sign = if chosen { theme.glyphs().selected } else { " " };
        let tone = if chosen { Tone::Strong } else { Tone::Plain };
        self.pieces(vec![(sign.into(), Tone::Accent), (name.into(), tone)])
    }

    /// Adds a row that is typed into, behind its label.
    pub fn field(mut self, label: &'a str, field: &'a TextField, focused: bool) -> Self {
        self.parts.push(PopupPart::Field { label, tone: Tone::Muted, field, focused });
        self
    }

    /// Adds a row that is typed into and lacks something.
    pub fn wrong_field(mut self, label: &'a str, field: &'a TextField) -> Self {
        self.parts.push(PopupPart::Field { label, tone: Tone::Bad, field, focused: true });
        self
    }

    /// Adds rows that are drawn otherwise.
    pub fn drawn(mut self, rows: u16, draw: impl FnOnce(&mut Canvas, Rect) + 'a) -> Self {
        self.parts.push(PopupPart::Drawn(rows, Box::new(draw)));
        self
    }

    /// Draws it over an area; what has no room at the bottom is left out.
    pub fn draw(self, canvas: &mut Canvas, area: Rect) {
        let room = usize::from(self.width.min(area.width).saturating_sub(4));
        let rows = |part: &PopupPart| match part {
            PopupPart::Text(text, _) => text::wrap(text, room).len() as u16,
            PopupPart::Drawn(rows, _) => *rows,
            PopupPart::Pieces(_) | PopupPart::Field { .. } => 1,
        };
        let height = self.parts.iter().map(rows).sum::<u16>().saturating_add(2);
        let inside = popup(canvas, centred(area, self.width, height), &self.title);
        let mut y = inside.y;
        for part in self.parts {
            let height = rows(&part).min(inside.bottom().saturating_sub(y));
            let place = Rect { y, height, ..inside };
            y += height;
            if height > 0 {
                part.draw(canvas, place);
            }
        }
    }
}

impl PopupPart<'_> {
    fn draw(self, canvas: &mut Canvas, place: Rect) {
        match self {
            Self::Text(text, tone) => {
                canvas.paragraph(place, &text, tone);
            }
            Self::Pieces(pieces) => {
                let pieces: Vec<(&str, Tone)> =
                    pieces.iter().map(|(text, tone)| (&**text, *tone)).collect();
                canvas.pieces(place.x, place.y, place.width, &pieces);
            }
            Self::Field { label, tone, field, focused } => {
                let used = canvas.text(place.x, place.y, place.width, label, tone) + 2;
                let (x, width) = (place.x + used, place.width.saturating_sub(used));
                field.view(canvas, Rect { x, width, ..place }, focused);
            }
            Self::Drawn(_, draw) => draw(canvas, place),
        }
    }
}

/// An area of a size in the middle of another, never larger than it.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

/// Clears an area, draws a box with a title around it, and gives the room inside
/// (one cell of margin left and right).
pub fn popup(canvas: &mut Canvas, area: Rect, title: &str) -> Rect {
    let area = area.intersection(canvas.area());
    canvas.hide_caret();
    canvas.clear(area);
    if area.width < 4 || area.height < 2 {
        return Rect { width: 0, height: 0, ..area };
    }
    let [top_left, top_right, bottom_left, bottom_right] = canvas.theme().glyphs().corners;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for y in [area.y, bottom] {
        canvas.rule(Rect { y, height: 1, ..area });
    }
    for x in [area.x, right] {
        canvas.upright(Rect { x, y: area.y + 1, width: 1, height: area.height - 2 });
    }
    canvas.text(area.x, area.y, 1, top_left, Tone::Rule);
    canvas.text(right, area.y, 1, top_right, Tone::Rule);
    canvas.text(area.x, bottom, 1, bottom_left, Tone::Rule);
    canvas.text(right, bottom, 1, bottom_right, Tone::Rule);
    if !title.is_empty() && area.width > 6 {
        let shown = format!(" {} ", text::fit(title, usize::from(area.width) - 6));
        canvas.text(area.x + 2, area.y, area.width - 4, &shown, Tone::Accent);
    }
    Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::terminal::Look;
    use ratatui::buffer::Buffer;

    #[test]
    fn a_popup_keeps_its_edges_over_wide_characters_at_every_column() {
        let theme = Theme::new(Look::default());
        for x in 0..8 {
            let mut cells = Buffer::empty(Rect::new(0, 0, 20, 3));
            let mut canvas = Canvas::new(&mut cells, &theme);
            for y in 0..3 {
                canvas.text(0, y, 20, "字字字字字字字字字字", Tone::Plain);
            }
            popup(&mut canvas, Rect::new(x, 0, 9, 3), "");
            let row: String = (0..20).map(|x| cells[(x, 1)].symbol()).collect();
            let shown = crate::desk::terminal::text::width(&row.replace("字 ", "字"));
            assert_eq!(shown, 20, "at {x}: {row:?}");
            assert_eq!(cells[(x, 1)].symbol(), "│", "left edge at {x}");
            assert_eq!(cells[(x + 8, 1)].symbol(), "│", "right edge at {x}");
            if x % 2 == 1 {
                assert_eq!(cells[(x - 1, 1)].symbol(), " ", "half a character stands at {x}");
            }
        }
    }
}
