//! The list of projects: levy owed, paid, outstanding and its age, people and how far.

use super::people::ProjectPeopleList;
use crate::casework::Project;
use crate::desk::forms::project;
use crate::desk::screen::{Screen, Step, View, Wanted};
use crate::desk::shown::project::levy;
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::{Permission, ProjectPeople, Reader};
use crate::words::{Export, Message, Words};
use ratatui::layout::Rect;

/// The list, with one line more for those without a project.
pub struct Projects {
    projects: Vec<(Project, ProjectPeople)>,
    without: usize,
    may_change: bool,
    table: Table,
}

impl Projects {
    /// As things stand now.
    pub fn new(reader: &Reader) -> Self {
        let may_change = reader.may(Permission::ManageProjects);
        let table = Table::default();
        let mut list = Self { projects: Vec::new(), without: 0, may_change, table };
        list.refresh(reader);
        list
    }

    fn selected(&self) -> Option<&Project> {
        Some(&self.projects.get(self.table.selected()?)?.0)
    }

    fn told(&self) -> Message {
        let sum = |of: fn(&Project) -> crate::base::Money| {
            self.projects.iter().map(|(project, _)| of(project)).sum::<crate::base::Money>()
        };
        Message::of("parcel-told")
            .with("count", text::grouped(self.projects.len()))
            .with("owed", sum(|project| project.facts.levy_owed).grouped())
            .with("outstanding", sum(Project::outstanding).grouped())
    }

    fn row<'r>(&self, row: usize, wide: bool, view: &'r View) -> Row<'r> {
        let words = view.words;
        let Some((project, people)) = self.projects.get(row) else {
            let told = words.say("parcel-without");
            let row = Row::new().cell("—").toned(told, Tone::Warn);
            let row = if wide { row.cell("").cell("").cell("") } else { row };
            return row.cell("").cell("").cell("").cell(text::grouped(self.without));
        };
        let (levy, tone) = levy(project, view);
        let row = Row::new()
            .toned(project.number.clone(), Tone::Muted)
            .toned(project.facts.name.clone(), Tone::Strong);
        let row = match wide {
            true => row
                .cell(view.reader.places().township_name(project.facts.township))
                .cell(project.facts.levy_owed.grouped())
                .cell(project.facts.levy_paid.grouped()),
            false => row,
        };
        row.cell(project.outstanding().grouped())
            .toned(levy, tone)
            .toned(
                match people.unconfirmed() {
                    0 => String::new(),
                    open => words.say_with("parcel-unconfirmed", &[("count", open.into())]),
                },
                Tone::Warn,
            )
            .cell(text::grouped(people.all))
    }
}

impl Screen for Projects {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        if let Input::Act(Action::Accept) = input
            && let Some(row) = self.table.selected()
        {
            let project = self.projects.get(row).map(|(project, _)| project.number.clone());
            return Step::push(ProjectPeopleList::new(project, reader));
        }
        match input {
            Input::Act(Action::Export) => {
                return Step::offer(vec![Wanted::List(Export::Land)]);
            }
            // Who may not is told so by the form.
            Input::Act(Action::New) => return Step::Push(project(reader, None)),
            Input::Act(Action::Edit) => {
                let known = self.selected().cloned();
                return known.map_or(Step::Stay, |known| Step::Push(project(reader, Some(known))));
            }
            _ => {}
        }
        if self.table.update(input) { Step::Stay } else { Step::Pass }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if self.table.is_empty() {
            canvas.text(room.x, room.y + 1, room.width, words.say("parcel-none"), Tone::Muted);
            return;
        }
        canvas.text(room.x, room.y, room.width, &self.told().text(words), Tone::Strong);
        let body = Rect { y: room.y + 1, height: room.height.saturating_sub(1), ..room };
        let wide = area.width >= 110;
        let mut columns = vec![
            Column::fixed(words.say("parcel-number"), 11),
            Column::grow(words.say("parcel-project"), 10),
        ];
        if wide {
            columns.extend([
                Column::fixed(words.say("label-township"), 10),
                Column::fixed(words.say("parcel-owed"), 12).right(),
                Column::fixed(words.say("parcel-paid-in"), 12).right(),
            ]);
        }
        columns.extend([
            Column::fixed(words.say("parcel-outstanding"), 12).right(),
            Column::fixed(words.say("parcel-levy"), 15),
            Column::fixed(words.say("parcel-open"), 6),
            Column::fixed(words.say("parcel-people"), 6).right(),
        ]);
        self.table.view(canvas, body, &columns, |row| self.row(row, wide, view));
    }

    fn title(&self, words: &Words) -> String {
        words.say("tab-land").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = Vec::new();
        keys.extend((!self.table.is_empty()).then_some(Action::Accept.hint("parcel-people")));
        if self.may_change {
            keys.push(Action::New.hint("act-project"));
            keys.extend(self.selected().map(|_| Action::Edit.hint("parcel-edit")));
        }
        keys.extend([Action::Export, Action::Up, Action::Down].map(Hint::from));
        keys
    }

    fn refresh(&mut self, reader: &Reader) {
        let register = reader.land();
        self.projects =
            register.projects.iter().map(|(p, people)| ((*p).clone(), *people)).collect();
        self.without = register.without_project.len();
        self.table.resize(self.projects.len() + usize::from(self.without > 0));
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("parcel-note").to_owned()]
    }
}
