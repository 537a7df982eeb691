//! Parts of an area: what is left below a heading, two panes beside each other.

use crate::desk::terminal::Canvas;
use ratatui::layout::Rect;

/// Splits an area at a share of its width (in hundredths) by an upright rule, if
/// it is at least `from` cells wide; below that the left pane has all of it.
pub fn two_panes(canvas: &mut Canvas, area: Rect, left: u16, from: u16) -> (Rect, Option<Rect>) {
    if area.width < from {
        return (area, None);
    }
    let width = (u32::from(area.width) * u32::from(left.min(100)) / 100) as u16;
    let rule = Rect { x: area.x + width, width: 1, ..area };
    canvas.upright(rule);
    let right = area.right().saturating_sub(rule.x + 2);
    let right = Rect { x: rule.x + 2, width: right, ..area };
    canvas.set_detail_area(right);
    (Rect { width: width.saturating_sub(1), ..area }, Some(right))
}

/// The area without some rows at its top.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}
