//! Rosters read so far.

use crate::casework::RosterRecord;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::Reader;
use crate::words::{Words, roster_name};
use ratatui::layout::Rect;

/// The list, the newest first.
pub struct RosterList {
    rosters: Vec<RosterRecord>,
    table: Table,
}

impl RosterList {
    /// As things stand now.
    pub fn new(reader: &Reader) -> Self {
        let mut list = Self { rosters: Vec::new(), table: Table::default() };
        list.refresh(reader);
        list
    }
}

impl Screen for RosterList {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        if self.table.update(input) { Step::Stay } else { Step::Pass }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if self.rosters.is_empty() {
            let none = words.say("errand-no-rosters");
            canvas.text(room.x + 1, room.y + 1, room.width, none, Tone::Muted);
            return;
        }
        let columns = [
            Column::fixed(words.say("errand-read-on"), 10),
            Column::grow(words.say("errand-roster"), 18),
            Column::grow(words.say("label-file"), 18),
            Column::fixed(words.say("label-lines"), 8).right(),
            Column::fixed(words.say("label-set-aside"), 8).right(),
        ];
        self.table.view(canvas, room, &columns, |row| {
            let roster = &self.rosters[row];
            let aside = text::grouped(roster.rejected as usize);
            let tone = if roster.rejected > 0 { Tone::Warn } else { Tone::Plain };
            Row::new()
                .cell(roster.read_on.to_string())
                .toned(roster_name(roster.kind, words), Tone::Strong)
                .cell(roster.file.clone())
                .cell(text::grouped(roster.lines as usize))
                .toned(aside, tone)
        });
    }

    fn title(&self, words: &Words) -> String {
        words.say("errand-rosters").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Up.into(), Action::Down.into(), Action::Back.into()]
    }

    fn refresh(&mut self, reader: &Reader) {
        self.rosters = reader.rosters().map(|(_, roster)| roster.clone()).collect();
        self.rosters.sort_by(|a, b| b.read_on.cmp(&a.read_on).then(a.file.cmp(&b.file)));
        self.table.resize(self.rosters.len());
    }
}
