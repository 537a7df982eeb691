//! What each choice brings this person, side by side, in the same lines as on the
//! paper that the citizen signs (E4, G3).

use crate::base::Date;
use crate::casework::{Choice, Person};
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::documents::option_rows;
use crate::words::choice_name;
use ratatui::layout::Rect;

/// Draws the options from the top of an area with one column chosen, if any, as they are
/// if the form is signed on a day; rows are apart where there is room.
pub fn options(
    canvas: &mut Canvas,
    area: Rect,
    (person, signed): (&Person, Date),
    chosen: Option<usize>,
    view: &View,
) {
    let reader = view.reader;
    let figures = reader.people().options(person, signed);
    // The first row names the choices; here their headings do.
    let rows = option_rows(&figures, reader.policy(), reader.today(), view.words);
    let rows = rows.get(1..).unwrap_or_default();
    let height = |cells: &[Vec<String>; 3]| cells.iter().map(Vec::len).max().unwrap_or(0) as u16;
    let needed: u16 = rows.iter().map(|row| height(&row.cells)).sum();
    let gap = u16::from(needed + (rows.len() as u16) < area.height);
    let label = rows.iter().map(|row| text::width(&row.label)).max().unwrap_or(0) as u16;
    let column = area.width.saturating_sub(label) / 3;
    let x = |at: usize| area.x + label + column * at as u16;
    headings(canvas, area, (label, column), person, chosen, view);
    let mut y = area.y + 1 + gap;
    for row in rows {
        canvas.text(area.x, y, label, &row.label, Tone::Muted);
        for (at, cell) in row.cells.iter().enumerate() {
            for (line, said) in cell.iter().enumerate() {
                let tone = if line == 0 { Tone::Strong } else { Tone::Plain };
                let y = y + line as u16;
                if y < area.bottom() {
                    canvas.text(x(at) + 1, y, column.saturating_sub(1), said, tone);
                }
            }
        }
        y = (y + height(&row.cells) + gap).min(area.bottom());
    }
    if let Some(at) = chosen {
        let place = Rect { x: x(at), y: area.y, width: column, height: y - area.y };
        canvas.lay(place, canvas.theme().selection());
    }
}

fn headings(
    canvas: &mut Canvas,
    area: Rect,
    (label, column): (u16, u16),
    person: &Person,
    chosen: Option<usize>,
    view: &View,
) {
    let words = view.words;
    for (at, choice) in Choice::ALL.into_iter().enumerate() {
        let x = area.x + label + column * at as u16;
        let sign = if chosen == Some(at) { canvas.theme().glyphs().selected } else { " " };
        let digit = format!("{} ", at + 1);
        let present = person.present_choice() == Some(choice);
        let present = if present { words.say("act-present") } else { "" };
        let pieces = [
            (sign, Tone::Accent),
            (&*digit, Tone::Key),
            (choice_name(choice, words), Tone::Accent),
            (present, Tone::Warn),
        ];
        canvas.pieces(x, area.y, column, &pieces);
    }
}
