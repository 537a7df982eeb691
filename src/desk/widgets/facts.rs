//! A block of facts: label and value, row by row.

use crate::desk::terminal::{Canvas, Tone, text};
use ratatui::layout::Rect;

/// One row of the block.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is, worded.
    pub label: String,
    /// The value, formatted; long ones wrap under themselves.
    pub value: String,
    /// How the value looks.
    pub tone: Tone,
}

impl Fact {
    /// A fact in ordinary text.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), tone: Tone::Plain }
    }

    /// The same with another tone.
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// Draws facts from the top of an area, values aligned; gives the rows used.
pub fn facts(canvas: &mut Canvas, area: Rect, facts: &[Fact]) -> u16 {
    let label = label_width(area.width, facts);
    let mut row = 0;
    for fact in facts {
        if row >= area.height {
            break;
        }
        let y = area.y + row;
        canvas.text(area.x, y, label, &fact.label, Tone::Muted);
        let gap = label + 1;
        let value = Rect {
            x: area.x + gap,
            y,
            width: area.width.saturating_sub(gap),
            height: area.height - row,
        };
        row += canvas.paragraph(value, &fact.value, fact.tone);
    }
    row
}

/// Rows that facts take at a width.
pub fn facts_height(width: u16, facts: &[Fact]) -> u16 {
    let room = usize::from(width.saturating_sub(label_width(width, facts) + 1));
    facts.iter().map(|fact| text::wrap(&fact.value, room).len() as u16).sum()
}

fn label_width(width: u16, facts: &[Fact]) -> u16 {
    let longest = facts.iter().map(|fact| text::width(&fact.label)).max().unwrap_or(0);
    (longest as u16).min(width / 2)
}
