//! The people of a project, or those whose project is none of the register (L3).

use crate::base::PersonId;
use crate::desk::canvas::Canvas;
use crate::desk::people::open_person;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::widgets::{Column, Row, Table};
use crate::desk::{Action, Hint, Input, Tone};
use crate::office::Reader;
use crate::words::{Words, choice_name, confirmation_name};
use ratatui::layout::Rect;

/// The list of them.
pub struct ProjectPeopleList {
    project: Option<String>,
    people: Vec<PersonId>,
    table: Table,
}

impl ProjectPeopleList {
    /// Of a project by its number; of none, those without one.
    pub fn new(project: Option<String>, reader: &Reader) -> Self {
        let mut list = Self { project, people: Vec::new(), table: Table::default() };
        list.refresh(reader);
        list
    }
}

impl Screen for ProjectPeopleList {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        let selected = self.table.selected().and_then(|row| self.people.get(row)).copied();
        match (input, selected) {
            (Input::Act(Action::Accept), Some(person)) => Step::Push(open_person(reader, person)),
            (input, _) if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (words, places) = (view.words, view.reader.places());
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if self.people.is_empty() {
            canvas.text(room.x, room.y + 1, room.width, words.say("parcel-nobody"), Tone::Muted);
            return;
        }
        let columns = [
            Column::fixed(words.say("label-name"), 10),
            Column::fixed(words.say("label-id-number"), 18),
            Column::grow(words.say("payout-village"), 12),
            Column::fixed(words.say("parcel-confirmation"), 12),
            Column::fixed(words.say("label-choice"), 14),
        ];
        self.table.view(canvas, room, &columns, |row| {
            let Some(file) = view.reader.person(self.people[row]) else { return Row::new() };
            let village = file.village.map(|code| places.village_short(code)).unwrap_or_default();
            let tone = if file.is_confirmed() { Tone::Good } else { Tone::Warn };
            let choice = file.present_choice().map_or("—", |choice| choice_name(choice, words));
            Row::new()
                .toned(file.name.clone(), Tone::Strong)
                .cell(file.id_number.masked())
                .cell(format!("{} {village}", places.township_name(file.township)))
                .toned(confirmation_name(&file.confirmation, words), tone)
                .cell(choice)
        });
    }

    fn title(&self, words: &Words) -> String {
        self.project.clone().unwrap_or_else(|| words.say("parcel-without").to_owned())
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Accept.hint("payout-open"), Action::Up.into(), Action::Down.into()]
    }

    fn refresh(&mut self, reader: &Reader) {
        let people = match &self.project {
            Some(number) => reader.people_of_project(number),
            None => reader.land().without_project,
        };
        self.people = people.into_iter().map(|person| person.id).collect();
        self.table.resize(self.people.len());
    }
}
