//! The list of projects: levy owed, paid, outstanding and its age, people and how far.

use super::people::ProjectPeopleList;
use crate::base::Money;
use crate::casework::Project;
use crate::desk::forms::project;
use crate::desk::lists::{ListOf, ListScreen, Listed};
use crate::desk::screen::{Step, View, Wanted};
use crate::desk::shown::project::levy;
use crate::desk::terminal::{Action, Hint, Tone, text};
use crate::desk::widgets::{Column, Row};
use crate::documents::Export;
use crate::office::{Permission, ProjectPeople, Reader};
use crate::words::{Message, Words};

/// The list, with one line more for those without a project.
pub struct Projects {
    may_change: bool,
}

/// A line of the list.
pub enum ProjectLine {
    /// A project of the register, and how far its people are.
    Project(Box<Project>, ProjectPeople),
    /// How many people name no project of the register.
    Without(usize),
}

impl ProjectLine {
    fn project(&self) -> Option<&Project> {
        match self {
            Self::Project(project, _) => Some(project),
            Self::Without(_) => None,
        }
    }
}

impl Projects {
    /// As far as the user may change them.
    pub fn new(reader: &Reader) -> Self {
        Self { may_change: reader.may(Permission::ManageProjects) }
    }
}

impl ListOf for Projects {
    type Item = ProjectLine;
    type Key = Option<String>;
    const TITLE: &'static str = "tab-land";
    const EMPTY: &'static str = "parcel-none";
    const NOTES: &'static [&'static str] = &["parcel-note"];

    fn items(&self, reader: &Reader) -> Vec<ProjectLine> {
        let register = reader.land().register();
        let projects = register.projects.iter();
        let projects = projects
            .map(|(project, people)| ProjectLine::Project(Box::new((*project).clone()), *people));
        let without = Some(register.without_project.len()).filter(|count| *count > 0);
        projects.chain(without.map(ProjectLine::Without)).collect()
    }

    fn key(&self, line: &ProjectLine) -> Option<String> {
        line.project().map(|project| project.number.clone())
    }

    fn heading(&self, list: &Listed<ProjectLine>, view: &View) -> Option<(String, Tone)> {
        let projects = || list.items().iter().filter_map(ProjectLine::project);
        let owed: Money = projects().map(|project| project.facts.levy_owed).sum();
        let outstanding: Money = projects().map(Project::outstanding).sum();
        let told = Message::of("parcel-told")
            .with("count", text::grouped(projects().count()))
            .with("owed", owed.grouped())
            .with("outstanding", outstanding.grouped());
        (!list.items().is_empty()).then(|| (told.text(view.words), Tone::Strong))
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        let mut columns = vec![
            Column::fixed(words.say("parcel-number"), 11),
            Column::grow(words.say("parcel-project"), 10),
        ];
        if width >= WIDE {
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
        columns
    }

    fn row<'r>(&'r self, line: &'r ProjectLine, width: u16, view: &'r View) -> Row<'r> {
        let (words, wide) = (view.words, width >= WIDE);
        let (project, people) = match line {
            ProjectLine::Project(project, people) => (project, people),
            ProjectLine::Without(count) => {
                let row = Row::new().cell("—").toned(words.say("parcel-without"), Tone::Warn);
                let blank = if wide { 6 } else { 3 };
                return (0..blank).fold(row, |row, _| row.cell("")).cell(text::grouped(*count));
            }
        };
        let (levy, tone) = levy(project, view);
        let open = match people.unconfirmed() {
            0 => String::new(),
            open => words.say_with("parcel-unconfirmed", &[("count", open.into())]),
        };
        let row = Row::new()
            .toned(&*project.number, Tone::Muted)
            .toned(&*project.facts.name, Tone::Strong);
        let row = match wide {
            true => row
                .cell(view.reader.places().township_name(project.facts.township))
                .cell(project.facts.levy_owed.grouped())
                .cell(project.facts.levy_paid.grouped()),
            false => row,
        };
        row.cell(project.outstanding().grouped())
            .toned(levy, tone)
            .toned(open, Tone::Warn)
            .cell(text::grouped(people.all))
    }

    fn keys(&self, selected: Option<&ProjectLine>) -> Vec<Hint> {
        let mut keys: Vec<Hint> = Vec::new();
        keys.extend(selected.map(|_| Action::Accept.hint("parcel-people")));
        if self.may_change {
            keys.push(Action::New.hint("act-project"));
            let project = selected.and_then(ProjectLine::project);
            keys.extend(project.map(|_| Action::Edit.hint("parcel-edit")));
        }
        keys.extend([Action::Export, Action::Up, Action::Down].map(Hint::from));
        keys
    }

    fn act(&mut self, action: Action, list: &mut Listed<ProjectLine>, reader: &Reader) -> Step {
        let known = list.selected().map(ProjectLine::project);
        match (action, known) {
            (Action::Export, _) => Step::offer(vec![Wanted::List(Export::Land)]),
            // Who may not, sees so in the form.
            (Action::New, _) => Step::Push(project(reader, None)),
            (Action::Edit, Some(Some(known))) => Step::Push(project(reader, Some(known.clone()))),
            (Action::Accept, Some(known)) => {
                let of = ProjectPeopleList::new(known.map(|project| project.number.clone()));
                Step::push(ListScreen::new(of, reader))
            }
            _ => Step::Pass,
        }
    }
}

/// From so many cells on the levy is shown with what is owed and paid.
const WIDE: u16 = 108;
