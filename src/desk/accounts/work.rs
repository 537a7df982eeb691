//! Who handled how many, a month at a time.

use crate::base::{Login, Month};
use crate::casework::Work;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::Reader;
use crate::words::{Words, department_name};
use ratatui::layout::Rect;

/// The table of one month, whoever did most first.
pub struct WorkTable {
    month: Month,
    rows: Vec<(Login, Work)>,
    table: Table,
}

impl WorkTable {
    /// Of this month.
    pub fn new(reader: &Reader) -> Self {
        let month = Month::of(reader.today());
        let mut table = Self { month, rows: Vec::new(), table: Table::default() };
        table.refresh(reader);
        table
    }

    fn turn(&mut self, month: Month, reader: &Reader) -> Step {
        self.month = month;
        self.refresh(reader);
        Step::Stay
    }

    fn row<'r>(&self, row: usize, view: &'r View) -> Row<'r> {
        let (login, work) = &self.rows[row];
        let department = view.reader.staff().find(|staff| staff.login == *login);
        let department = department.map(|staff| department_name(staff.department, view.words));
        let cells = Row::new()
            .toned(view.reader.staff_name(login), Tone::Strong)
            .toned(department.unwrap_or_default().to_owned(), Tone::Muted);
        let counts = [work.prepared, work.passed, work.returned, work.rejected, work.taken_back];
        counts.into_iter().fold(cells, |cells, count| match count {
            0 => cells.toned("-", Tone::Muted),
            count => cells.cell(text::grouped(count as usize)),
        })
    }
}

impl Screen for WorkTable {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Left) => self.turn(self.month.previous(), reader),
            Input::Act(Action::Right) if self.month < Month::of(reader.today()) => {
                self.turn(self.month.next(), reader)
            }
            input if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let acts: u32 = self.rows.iter().map(|(_, work)| work.acts()).sum();
        let gaps = [
            ("month", self.month.to_string().into()),
            ("count", text::grouped(acts as usize).into()),
        ];
        let told = words.say_with("work-month", &gaps);
        canvas.text(room.x + 1, room.y, room.width - 1, &told, Tone::Strong);
        let body = Rect { y: room.y + 2, height: room.height.saturating_sub(2), ..room };
        if self.rows.is_empty() {
            canvas.text(body.x + 1, body.y, body.width, words.say("work-none"), Tone::Muted);
            return;
        }
        let counts = [
            "review-prepared",
            "work-passed",
            "review-return-title",
            "review-reject-title",
            "work-taken-back",
        ];
        let mut columns = vec![
            Column::grow(words.say("label-name"), 12),
            Column::fixed(words.say("label-department"), 20),
        ];
        columns.extend(counts.map(|count| Column::fixed(words.say(count), 6).right()));
        self.table.view(canvas, body, &columns, |row| self.row(row, view));
    }

    fn title(&self, words: &Words) -> String {
        words.say("errand-work").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        let months = [Action::Left, Action::Right].map(|side| side.hint("work-turn"));
        months.into_iter().chain([Action::Back.into()]).collect()
    }

    fn refresh(&mut self, reader: &Reader) {
        self.rows = reader.work(self.month);
        self.rows.sort_by_key(|(login, work)| (std::cmp::Reverse(work.acts()), login.clone()));
        self.table.resize(self.rows.len());
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("work-note").to_owned()]
    }
}
