//! A box over what is there.

use crate::desk::terminal::{Canvas, Tone, text};
use ratatui::layout::Rect;

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
    use crate::desk::terminal::{Look, Theme};
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
