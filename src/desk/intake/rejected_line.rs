//! One rejected line as it came: every heading with its cell, and every cause beside its cell.

use crate::casework::{RejectedLine, RosterKind};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone};
use crate::desk::widgets::{Column, Row, below};
use crate::documents::masked_cell;
use crate::exchange::field_of_heading;
use crate::office::Reader;
use crate::words::{Message, Words, cell_fault, roster_name};
use ratatui::layout::Rect;

/// A cell of the line.
pub(super) struct LineCell {
    at: usize,
    heading: String,
    cell: String,
    /// What is wrong with it: cause, and our key of the column.
    causes: Vec<(String, String)>,
}

/// The list of its cells.
pub(super) struct LineView {
    kind: RosterKind,
    line: RejectedLine,
}

impl LineView {
    pub(super) fn new(kind: RosterKind, line: RejectedLine) -> Self {
        Self { kind, line }
    }

    /// Every cause with our key of its column; a line of an older program has one.
    fn causes(&self) -> Vec<(String, String)> {
        let kept = self.line.reading.as_deref().map(|reading| reading.causes.clone());
        let first = || vec![(self.line.cause.clone(), self.line.column.clone())];
        kept.filter(|causes| !causes.is_empty()).unwrap_or_else(first)
    }

    /// Whether a cause is about the column under a heading.
    fn is_about(&self, at: usize, (_, field): &(String, String), heading: &str) -> bool {
        let first = at == 0 && !heading.is_empty() && *heading == self.line.column;
        first || (!field.is_empty() && field_of_heading(self.kind, heading) == Some(field))
    }

    fn told(&self, causes: &[(String, String)], words: &Words) -> String {
        let told =
            causes.iter().map(|(cause, field)| cell_fault(self.kind.code(), field, cause, words));
        told.collect::<Vec<_>>().join(words.say("import-between"))
    }
}

impl ListOf for LineView {
    type Item = LineCell;
    type Key = usize;
    const TITLE: &'static str = "rejected-line";
    const EMPTY: &'static str = "rejected-no-cells";
    const NOTES: &'static [&'static str] = &["errand-aside-note"];

    fn items(&self, reader: &Reader) -> Vec<LineCell> {
        let headings = reader.rosters().headings_of(&self.line);
        let causes = self.causes();
        let cells = self.line.cells.iter().enumerate().map(|(at, cell)| {
            let heading = headings.get(at).cloned().unwrap_or_default();
            let own = causes.iter().enumerate();
            let own = own.filter(|(place, cause)| self.is_about(*place, cause, &heading));
            let causes = own.map(|(_, cause)| cause.clone()).collect();
            LineCell { at, heading, cell: cell.to_owned(), causes }
        });
        cells.filter(|cell| !cell.cell.is_empty() || !cell.causes.is_empty()).collect()
    }

    fn key(&self, cell: &LineCell) -> usize {
        cell.at
    }

    fn around(
        &self,
        canvas: &mut Canvas,
        room: Rect,
        list: &Listed<LineCell>,
        view: &View,
    ) -> Rect {
        let words = view.words;
        let reading = self.line.reading.as_deref();
        let file = reading.map_or(String::new(), |reading| match &reading.sheet {
            Some(sheet) => format!("{}[{sheet}]", reading.file),
            None => reading.file.clone(),
        });
        let told = Message::of("rejected-of")
            .with("kind", roster_name(self.kind, words))
            .with("file", file)
            .with("line", self.line.line.to_string())
            .text(words);
        let (x, width) = (room.x + 1, room.width.saturating_sub(1));
        canvas.text(x, room.y, width, &told, Tone::Strong);
        // What belongs to no cell of the line is told of the whole.
        let placed =
            |cause: &(String, String)| list.items().iter().any(|cell| cell.causes.contains(cause));
        let causes: Vec<_> = self.causes().into_iter().filter(|cause| !placed(cause)).collect();
        if causes.is_empty() {
            return below(room, 2);
        }
        let whole = format!("! {}", self.told(&causes, words));
        canvas.text(x, room.y + 1, width, &whole, Tone::Warn);
        below(room, 3)
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::grow(words.say("import-heading"), 14),
            Column::grow(words.say("import-content"), 20),
            Column::grow(words.say("label-cause"), 20),
        ]
    }

    fn row<'r>(&'r self, cell: &'r LineCell, _: u16, view: &'r View) -> Row<'r> {
        let words = view.words;
        let heading = match cell.heading.is_empty() {
            true => {
                let gap = [("column", (cell.at + 1).to_string().into())];
                words.say_with("import-column-without-heading", &gap)
            }
            false => cell.heading.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let told = self.told(&cell.causes, words);
        let (tone, told) = match told.is_empty() {
            true => (Tone::Plain, told),
            false => (Tone::Bad, format!("! {told}")),
        };
        Row::new()
            .toned(heading, Tone::Muted)
            .toned(masked_cell(&cell.cell), tone)
            .toned(told, Tone::Warn)
    }
}
