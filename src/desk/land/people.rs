//! The people of a project, or those whose project is none of the register (L3).

use crate::base::PersonId;
use crate::casework::Project;
use crate::desk::people::open_person;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::shown::project::levy;
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::{ProjectPeople, Reader};
use crate::words::{Lang, Words, choice_name, confirmation_name};
use ratatui::layout::Rect;

/// The list of them.
pub struct ProjectPeopleList {
    project: Option<String>,
    people: Vec<PersonId>,
    /// How many of them are still to be confirmed.
    unconfirmed: usize,
    table: Table,
}

impl ProjectPeopleList {
    /// Of a project by its number; of none, those without one.
    pub fn new(project: Option<String>, reader: &Reader) -> Self {
        let mut list =
            Self { project, people: Vec::new(), unconfirmed: 0, table: Table::default() };
        list.refresh(reader);
        list
    }

    /// What the people are of: the project, its levy, and how many are not yet confirmed.
    fn head(&self, canvas: &mut Canvas, area: Rect, project: &Project, view: &View) {
        let words = view.words;
        let (levy, tone) = levy(project, view);
        let gaps = [
            ("outstanding", project.outstanding().grouped().into()),
            ("count", text::grouped(self.people.len()).into()),
            ("open", text::grouped(self.unconfirmed).into()),
        ];
        let told = format!("  {}", words.say_with("parcel-people-told", &gaps));
        canvas.text(area.x, area.y, area.width, &project.facts.name, Tone::Strong);
        let pieces = [(&*levy, tone), (&*told, Tone::Plain)];
        canvas.pieces(area.x, area.y + 1, area.width, &pieces);
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
        let mut room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if let Some(project) = self.project.as_deref().and_then(|n| view.reader.project(n)) {
            self.head(canvas, Rect { height: 2, ..room }, project, view);
            room = Rect { y: room.y + 2, height: room.height.saturating_sub(2), ..room };
        }
        if self.people.is_empty() {
            canvas.text(room.x, room.y + 1, room.width, words.say("parcel-nobody"), Tone::Muted);
            return;
        }
        let zh = words.lang() == Lang::Zh;
        // Of those whose project is none, one looks for what number they gave.
        let last = if self.project.is_some() { "label-choice" } else { "parcel-number" };
        let columns = [
            Column::fixed(words.say("label-name"), 10),
            Column::fixed(words.say("label-id-number"), 18),
            Column::grow(words.say("payout-village"), 12),
            Column::fixed(words.say("parcel-confirmation"), if zh { 8 } else { 12 }),
            Column::fixed(words.say(last), if zh { 12 } else { 13 }),
        ];
        self.table.view(canvas, room, &columns, |row| {
            let Some(file) = view.reader.person(self.people[row]) else { return Row::new() };
            let village = file.village.map(|code| places.village_short(code)).unwrap_or_default();
            let tone = if file.is_confirmed() { Tone::Good } else { Tone::Warn };
            let choice = || file.present_choice().map(|choice| choice_name(choice, words));
            let named = || file.land.as_ref().and_then(|land| land.project.as_deref());
            let told = if self.project.is_some() { choice() } else { named() }.unwrap_or("—");
            Row::new()
                .toned(file.name.clone(), Tone::Strong)
                .cell(file.id_number.masked())
                .cell(format!("{} {village}", places.township_name(file.township)))
                .toned(confirmation_name(&file.confirmation, words), tone)
                .cell(told)
        });
    }

    fn title(&self, words: &Words) -> String {
        self.project.clone().unwrap_or_else(|| words.say("parcel-without").to_owned())
    }

    fn keys(&self) -> Vec<Hint> {
        let open = (!self.people.is_empty()).then_some(Action::Accept.hint("payout-open"));
        open.into_iter().chain([Action::Up, Action::Down, Action::Back].map(Hint::from)).collect()
    }

    fn refresh(&mut self, reader: &Reader) {
        let people = match &self.project {
            Some(number) => reader.people_of_project(number),
            None => reader.land().without_project,
        };
        self.unconfirmed = ProjectPeople::of(people.iter().copied()).unconfirmed();
        self.people = people.into_iter().map(|person| person.id).collect();
        self.table.resize(self.people.len());
    }
}
