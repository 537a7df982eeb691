//! The notice list for the wall: by village, identity numbers masked (C4, G2).

use crate::base::{Date, TownshipCode, VillageCode};
use crate::casework::Person;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::{Queue, Reader};
use crate::words::{Lang, Words, sex_name};
use ratatui::layout::Rect;
use std::collections::BTreeMap;

/// The list as text, to be read here and copied.
pub struct NoticeSheet {
    lines: Vec<(String, Tone)>,
    table: Table,
}

type Village = (TownshipCode, Option<VillageCode>);

impl NoticeSheet {
    /// Everyone in notice now.
    pub fn new(reader: &Reader) -> Self {
        let lines = lines(reader);
        Self { table: Table::new(lines.len()), lines }
    }

    fn text(&self) -> String {
        self.lines.iter().map(|(line, _)| format!("{line}\n")).collect()
    }
}

/// What hangs on the wall is in Chinese, whoever prints it reads the desk in which language.
fn lines(reader: &Reader) -> Vec<(String, Tone)> {
    let words = Words::get(Lang::Zh);
    let mut villages: BTreeMap<Village, Vec<(&Person, Date)>> = BTreeMap::new();
    for case in reader.queue(Queue::InNotice) {
        if let Some(row) = reader.row(case)
            && let Some(until) = row.case.notice_until
        {
            let village = (row.person.township, row.person.village);
            villages.entry(village).or_default().push((row.person, until));
        }
    }
    let mut lines = Vec::new();
    for ((township, village), people) in villages {
        let places = reader.places();
        let village = village.map_or_else(
            || words.say("cases-village-unknown").to_owned(),
            |code| places.village_short(code),
        );
        let gaps = [
            ("township", places.township_name(township).into()),
            ("village", village.into()),
            ("count", people.len().into()),
        ];
        lines.push((words.say_with("cases-sheet-village", &gaps), Tone::Strong));
        lines.push((words.say("cases-sheet-told").to_owned(), Tone::Plain));
        for (at, (person, until)) in people.into_iter().enumerate() {
            lines.push((entry(at + 1, person, until, words), Tone::Plain));
        }
        lines.push((String::new(), Tone::Plain));
    }
    lines
}

fn entry(number: usize, person: &Person, until: Date, words: &Words) -> String {
    const NAME: usize = 10;
    let blank = " ".repeat(NAME.saturating_sub(text::width(&person.name)));
    let area = person.land.as_ref().map(|land| land.requisitioned.to_string());
    let gaps = [("area", area.unwrap_or_default().into()), ("until", until.to_string().into())];
    let rest = words.say_with("cases-sheet-entry", &gaps);
    let (name, sex) = (&person.name, sex_name(person.id_number.sex(), words));
    format!("{number:>3}  {name}{blank}{sex}  {}  {rest}", person.id_number.masked())
}

impl Screen for NoticeSheet {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Copy) => Step::copy(self.text()),
            input if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if self.lines.is_empty() {
            let none = view.words.say("cases-sheet-none");
            canvas.text(room.x + 1, room.y + 1, room.width, none, Tone::Muted);
            return;
        }
        self.table.view(canvas, room, &[Column::grow("", 20)], |row| {
            let (line, tone) = &self.lines[row];
            Row::new().toned(line.clone(), *tone)
        });
    }

    fn title(&self, words: &Words) -> String {
        words.say("cases-sheet").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Up.into(), Action::Down.into(), Action::Copy.into(), Action::Back.into()]
    }

    fn refresh(&mut self, reader: &Reader) {
        self.lines = lines(reader);
        self.table.resize(self.lines.len());
    }
}
