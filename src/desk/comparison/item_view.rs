//! How a compared person is drawn: the head, and the rosters side by side.

use super::columns::{LABEL, LEAST, LEAST_ARRIVED, Slot, arrived, compared, slots};
use super::fields::heading;
use super::item::ComparedItem;
use super::rows::{findings, number, township, work};
use crate::casework::comparison::{Class, Compared};
use crate::desk::screen::View;
use crate::desk::shown::person::sex_and_age;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::office::RosterColumn;
use crate::words::class_name;
use ratatui::layout::Rect;

impl ComparedItem {
    /// Who it is, the verdict with what is found, and the control totals.
    pub(super) fn head(&self, canvas: &mut Canvas, area: Rect, row: &Compared, view: &View) {
        let words = view.words;
        let Some(person) = view.reader.comparison().person(&row.key) else { return };
        let number = number(&row.key, person.number);
        let place = township(&person, view);
        let file = self.person().and_then(|id| view.reader.person(id));
        // Whether somebody is too young to draw is seen by the age.
        let age = file.map(|file| format!("  {}", sex_and_age(file, view))).unwrap_or_default();
        let class = class_name(row.result.class, words);
        let tone = if row.result.class == Class::Blocked { Tone::Warn } else { Tone::Good };
        let pieces = [
            (person.name, Tone::Strong),
            ("  ", Tone::Plain),
            (&*number, Tone::Plain),
            (&*age, Tone::Plain),
            ("  ", Tone::Plain),
            (&*place, Tone::Plain),
            ("  ", Tone::Plain),
            (class, tone),
        ];
        canvas.pieces(area.x, area.y, area.width, &pieces);
        let place = format!("{}/{}", text::grouped(self.at + 1), text::grouped(self.keys.len()));
        let cells = text::width(&place) as u16;
        let x = area.right().saturating_sub(cells);
        canvas.text(x, area.y, cells, &place, Tone::Muted);
        let (work, tone) = work(row, view);
        let found = format!("   {}", findings(row.result.findings, words));
        let told = self.told.as_ref().map(|told| format!("   {}", told.text(words)));
        let told = told.unwrap_or_default();
        let pieces = [(&*work, tone), (&*found, Tone::Warn), (&*told, Tone::Accent)];
        canvas.pieces(area.x, area.y + 1, area.width, &pieces);
        self.totals.line(canvas, Rect { y: area.y + 2, height: 1, ..area }, view);
    }

    /// Cells of the labels at the left, and what a column has at least.
    fn measures(&self) -> (u16, u16) {
        if self.as_arrived { (0, LEAST_ARRIVED) } else { (LABEL, LEAST) }
    }

    /// The columns that fit from the first shown on, and cells for each.
    fn columns(&self, count: usize, width: u16) -> (std::ops::Range<usize>, u16) {
        let (label, least) = self.measures();
        let room = width.saturating_sub(label);
        let fit = usize::from((room / least).max(1)).min(count.max(1));
        let first = self.first.min(count - fit.min(count));
        (first..(first + fit).min(count), room / fit as u16)
    }

    /// The rosters side by side, or the lines as they arrived; gives the rows used.
    pub(super) fn side_by_side(
        &self,
        canvas: &mut Canvas,
        area: Rect,
        columns: &[RosterColumn<'_>],
        view: &View,
    ) -> u16 {
        let words = view.words;
        let slots = slots(columns);
        let (shown, cells) = self.columns(slots.len(), area.width);
        let (label, _) = self.measures();
        if slots.len() > shown.len() && label > 0 {
            canvas.text(area.x, area.y, LABEL, words.say("compare-more-columns"), Tone::Muted);
        }
        let width = cells.saturating_sub(1);
        for (place, slot) in slots[shown.clone()].iter().enumerate() {
            let x = area.x + label + place as u16 * cells;
            match slot {
                Slot::Line(at) => {
                    let column = &columns[*at];
                    canvas.text(x, area.y, width, heading(column.register, words), Tone::Accent);
                    if column.line > 0 {
                        let gap = [("line", column.line.to_string().into())];
                        let line = words.say_with("compare-line", &gap);
                        canvas.text(x, area.y + 1, width, &line, Tone::Muted);
                        canvas.text(x, area.y + 2, width, column.file, Tone::Muted);
                    }
                }
                Slot::Absent(register) => {
                    canvas.text(x, area.y, width, heading(Some(*register), words), Tone::Muted);
                    canvas.text(x, area.y + 1, width, words.say("compare-absent"), Tone::Muted);
                }
            }
        }
        const HEAD: u16 = 3;
        let body = Rect { y: area.y + HEAD, height: area.height.saturating_sub(HEAD), ..area };
        let shown = &slots[shown];
        if let Some(lines) = self.arrived(view.reader).filter(|_| self.as_arrived) {
            return HEAD + arrived(canvas, body, lines, shown, cells, words);
        }
        let used = compared(canvas, body, columns, shown, cells, view);
        // With room to spare the lines stand below as they arrived.
        const SPARE: u16 = 10;
        let y = body.y + used + 1;
        let below = Rect { y, height: body.bottom().saturating_sub(y), ..body };
        match self.arrived(view.reader).filter(|_| below.height >= SPARE) {
            Some(lines) => {
                canvas.text(below.x, below.y, LABEL - 1, words.say("compare-arrived"), Tone::Muted);
                let place = Rect { x: below.x + LABEL, ..below };
                HEAD + used + 1 + arrived(canvas, place, lines, shown, cells, words)
            }
            None => HEAD + used,
        }
    }
}
