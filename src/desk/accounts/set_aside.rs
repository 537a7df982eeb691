//! Roster lines kept aside: which line of which roster, what is wrong, and with what.

use crate::base::mask_tail;
use crate::casework::{RejectedLine, RosterKind};
use crate::desk::screen::Wanted;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::Reader;
use crate::words::{Export, Message, Words, cell_fault, roster_name};
use ratatui::layout::Rect;

/// The list, by roster and line.
pub struct SetAsideList {
    lines: Vec<(RosterKind, RejectedLine)>,
    table: Table,
}

/// Rows below the list that show the selected line's cells.
const BELOW: u16 = 4;

impl SetAsideList {
    /// As things stand now.
    pub fn new(reader: &Reader) -> Self {
        let mut list = Self { lines: Vec::new(), table: Table::default() };
        list.refresh(reader);
        list
    }
}

/// A line's cells, numbers long enough to be a person's masked.
fn cells(line: &RejectedLine) -> String {
    const LONG: usize = 7;
    let shown = line.cells.iter().filter(|cell| !cell.is_empty()).map(|cell| {
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        let dated = cell.contains(['-', '/', '.']) && digits <= 8;
        if digits >= LONG && !dated { mask_tail(cell, 4) } else { cell.to_owned() }
    });
    shown.collect::<Vec<_>>().join("  ")
}

impl Screen for SetAsideList {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Export) if !self.lines.is_empty() => {
                Step::offer(vec![Wanted::List(Export::Faults)])
            }
            input if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if self.lines.is_empty() {
            let key = match view.actor.township {
                Some(_) => "errand-aside-elsewhere",
                None => "errand-none-aside",
            };
            canvas.text(room.x + 1, room.y + 1, room.width, words.say(key), Tone::Muted);
            return;
        }
        let told = Message::of("errand-aside-told").with("count", text::grouped(self.lines.len()));
        canvas.text(room.x + 1, room.y, room.width, &told.text(words), Tone::Strong);
        let list = Rect { y: room.y + 1, height: room.height.saturating_sub(1 + BELOW), ..room };
        let columns = [
            Column::fixed(words.say("errand-roster"), 16),
            Column::fixed(words.say("errand-line"), 7).right(),
            Column::fixed(words.say("errand-column"), 12),
            Column::grow(words.say("label-cause"), 20),
        ];
        self.table.view(canvas, list, &columns, |row| {
            let (kind, line) = &self.lines[row];
            Row::new()
                .cell(roster_name(*kind, words))
                .cell(line.line.to_string())
                .cell(line.column.clone())
                .toned(cell_fault(kind.code(), &line.column, &line.cause, words), Tone::Warn)
        });
        let below = Rect { y: list.bottom(), height: BELOW, ..room };
        canvas.rule(Rect { height: 1, ..below });
        if let Some((_, line)) = self.table.selected().and_then(|row| self.lines.get(row)) {
            let told = Rect { y: below.y + 1, height: BELOW - 1, ..below };
            canvas.paragraph(told, &cells(line), Tone::Plain);
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say("errand-set-aside").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Up.into(), Action::Down.into()];
        if !self.lines.is_empty() {
            keys.push(Action::Export.hint("errand-aside-export"));
        }
        keys.push(Action::Back.into());
        keys
    }

    fn refresh(&mut self, reader: &Reader) {
        let lines = reader.rejected_lines().into_iter();
        self.lines = lines.map(|(kind, line)| (kind, line.clone())).collect();
        self.lines.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.line.cmp(&b.1.line)));
        self.table.resize(self.lines.len());
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("errand-aside-note").to_owned()]
    }
}
