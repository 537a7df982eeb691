//! The people of a project, or those whose project is none of the register (L3).

use crate::base::PersonId;
use crate::desk::lists::{ListOf, Listed};
use crate::desk::people::open_person;
use crate::desk::screen::{Step, View};
use crate::desk::shown::project::levy;
use crate::desk::terminal::{Action, Canvas, Hint, Tone, text};
use crate::desk::widgets::{Column, Row, below};
use crate::office::{ProjectPeople, Reader};
use crate::words::{Lang, Words, choice_name, confirmation_name};
use ratatui::layout::Rect;

/// The people of one project, or of none.
pub struct ProjectPeopleList {
    project: Option<String>,
    /// How many of them are still to be confirmed.
    unconfirmed: usize,
}

impl ProjectPeopleList {
    /// Of a project by its number; of none, those without one.
    pub fn new(project: Option<String>) -> Self {
        Self { project, unconfirmed: 0 }
    }
}

impl ListOf for ProjectPeopleList {
    type Item = PersonId;
    type Key = PersonId;
    const EMPTY: &'static str = "parcel-nobody";

    fn title(&self, words: &Words) -> String {
        self.project.clone().unwrap_or_else(|| words.say("parcel-without").to_owned())
    }

    fn read(&mut self, reader: &Reader) {
        self.unconfirmed = ProjectPeople::of(self.people(reader)).unconfirmed();
    }

    fn items(&self, reader: &Reader) -> Vec<PersonId> {
        self.people(reader).into_iter().map(|person| person.id).collect()
    }

    fn key(&self, person: &PersonId) -> PersonId {
        *person
    }

    /// The project, its levy, and how many of its people are not yet confirmed.
    fn around(
        &self,
        canvas: &mut Canvas,
        room: Rect,
        list: &Listed<PersonId>,
        view: &View,
    ) -> Rect {
        let project = self.project.as_deref().and_then(|number| view.reader.land().project(number));
        let Some(project) = project else { return room };
        let (levy, tone) = levy(project, view);
        let gaps = [
            ("outstanding", project.outstanding().grouped().into()),
            ("count", text::grouped(list.items().len()).into()),
            ("open", text::grouped(self.unconfirmed).into()),
        ];
        let told = format!("  {}", view.words.say_with("parcel-people-told", &gaps));
        canvas.text(room.x, room.y, room.width, &project.facts.name, Tone::Strong);
        let pieces = [(&*levy, tone), (&*told, Tone::Plain)];
        canvas.pieces(room.x, room.y + 1, room.width, &pieces);
        below(room, 2)
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        let zh = words.lang() == Lang::Zh;
        // Of those whose project is none, one looks for what number they gave.
        let last = if self.project.is_some() { "label-choice" } else { "parcel-number" };
        vec![
            Column::fixed(words.say("label-name"), 10),
            Column::fixed(words.say("label-id-number"), 18),
            Column::grow(words.say("payout-village"), 12),
            Column::fixed(words.say("parcel-confirmation"), if zh { 8 } else { 12 }),
            Column::fixed(words.say(last), if zh { 12 } else { 13 }),
        ]
    }

    fn row<'r>(&'r self, person: &'r PersonId, _: u16, view: &'r View) -> Row<'r> {
        let (words, places) = (view.words, view.reader.places());
        let Some(file) = view.reader.person(*person) else { return Row::new() };
        let village = file.village.map(|code| places.village_short(code)).unwrap_or_default();
        let tone = if file.is_confirmed() { Tone::Good } else { Tone::Warn };
        let choice = || file.present_choice().map(|choice| choice_name(choice, words));
        let named = || file.land.as_ref().and_then(|land| land.project.as_deref());
        let told = if self.project.is_some() { choice() } else { named() }.unwrap_or("—");
        Row::new()
            .toned(&*file.name, Tone::Strong)
            .cell(file.id_number.masked())
            .cell(format!("{} {village}", places.township_name(file.township)))
            .toned(confirmation_name(&file.confirmation, words), tone)
            .cell(told)
    }

    fn keys(&self, selected: Option<&PersonId>) -> Vec<Hint> {
        let open = selected.map(|_| Action::Accept.hint("payout-open"));
        open.into_iter().chain([Action::Up, Action::Down, Action::Back].map(Hint::from)).collect()
    }

    fn act(&mut self, action: Action, list: &mut Listed<PersonId>, reader: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Accept, Some(person)) => Step::Push(open_person(reader, *person)),
            _ => Step::Pass,
        }
    }
}

impl ProjectPeopleList {
    fn people<'r>(&self, reader: &'r Reader) -> Vec<&'r crate::casework::Person> {
        match &self.project {
            Some(number) => reader.land().people_of(number),
            None => reader.land().register().without_project,
        }
    }
}
