//! What a page says on which nothing is on record.

use crate::desk::terminal::{Canvas, Tone};
use ratatui::layout::Rect;

/// Says that nothing is on record, and the clause behind it.
pub fn nothing(canvas: &mut Canvas, area: Rect, text: &str) {
    canvas.paragraph(
        Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area },
        text,
        Tone::Muted,
    );
}
