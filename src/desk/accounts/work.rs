//! Who handled how many, a month at a time.

use crate::base::{Login, Month};
use crate::casework::Work;
use crate::desk::lists::{ListOf, Listed};
use crate::desk::screen::{Step, View};
use crate::desk::terminal::{Action, Hint, Tone, text};
use crate::desk::widgets::{Column, Row};
use crate::office::Reader;
use crate::words::{Words, department_name};

/// The table of one month, the person who did most first.
pub struct WorkTable {
    month: Month,
}

impl WorkTable {
    /// Of this month.
    pub fn new(reader: &Reader) -> Self {
        Self { month: Month::of(reader.today()) }
    }
}

impl ListOf for WorkTable {
    type Item = (Login, Work);
    type Key = Login;
    const TITLE: &'static str = "errand-work";
    const EMPTY: &'static str = "work-none";
    const ABOVE: u16 = 2;
    const NOTES: &'static [&'static str] = &["work-note"];

    fn items(&self, reader: &Reader) -> Vec<Self::Item> {
        let mut rows = reader.staff().work(self.month);
        rows.sort_by_key(|(login, work)| (std::cmp::Reverse(work.acts()), login.clone()));
        rows
    }

    fn key(&self, (login, _): &Self::Item) -> Login {
        login.clone()
    }

    fn heading(&self, list: &Listed<Self::Item>, view: &View) -> Option<(String, Tone)> {
        let acts: u32 = list.items().iter().map(|(_, work)| work.acts()).sum();
        let gaps = [
            ("month", self.month.to_string().into()),
            ("count", text::grouped(acts as usize).into()),
        ];
        Some((view.words.say_with("work-month", &gaps), Tone::Strong))
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        let counts = [
            "review-prepared",
            "work-passed",
            "review-return-title",
            "review-reject-title",
            "work-taken-back",
        ];
        let counts = counts.map(|count| Column::fixed(words.say(count), 6).right());
        let who = [
            Column::grow(words.say("label-name"), 12),
            Column::fixed(words.say("label-department"), 20),
        ];
        who.into_iter().chain(counts).collect()
    }

    fn row<'r>(&'r self, (login, work): &'r Self::Item, _: u16, view: &'r View) -> Row<'r> {
        let department = view.reader.staff().all().find(|staff| staff.login == *login);
        let department = department.map(|staff| department_name(staff.department, view.words));
        let cells = Row::new()
            .toned(view.reader.staff().name(login), Tone::Strong)
            .toned(department.unwrap_or_default(), Tone::Muted);
        let counts = [work.prepared, work.passed, work.returned, work.rejected, work.taken_back];
        counts.into_iter().fold(cells, |cells, count| match count {
            0 => cells.toned("-", Tone::Muted),
            count => cells.cell(text::grouped(count as usize)),
        })
    }

    fn keys(&self, _: Option<&Self::Item>) -> Vec<Hint> {
        let months = [Action::Left, Action::Right].map(|side| side.hint("work-turn"));
        months.into_iter().chain([Action::Back.into()]).collect()
    }

    fn act(&mut self, action: Action, list: &mut Listed<Self::Item>, reader: &Reader) -> Step {
        match action {
            Action::Left => self.month = self.month.previous(),
            Action::Right if self.month < Month::of(reader.today()) => {
                self.month = self.month.next();
            }
            _ => return Step::Pass,
        }
        list.narrowed()
    }
}
