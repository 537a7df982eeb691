//! Staff accounts: who may sign in, and who may not for now.

use super::staff_slip::StaffSlip;
use crate::base::Login;
use crate::casework::{AccountCommand, AccountEvent, Command, Event, Staff};
use crate::desk::popups::Confirm;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::{Permission, Reader};
use crate::words::{Message, Words, department_name, level_name, moment};
use ratatui::layout::Rect;

/// The list of accounts.
pub struct StaffList {
    staff: Vec<Staff>,
    table: Table,
    /// Whether whoever sits here keeps the accounts.
    keeps: bool,
    told: Option<Message>,
}

impl StaffList {
    /// As things stand now.
    pub fn new(reader: &Reader) -> Self {
        let keeps = reader.may(Permission::ManageStaff);
        let mut list = Self { staff: Vec::new(), table: Table::default(), keeps, told: None };
        list.refresh(reader);
        list
    }

    fn selected(&self) -> Option<&Staff> {
        self.staff.get(self.table.selected()?)
    }

    fn login(&self) -> Option<Login> {
        self.selected().map(|staff| staff.login.clone())
    }

    fn select(&mut self, login: &Login) {
        if let Some(row) = self.staff.iter().position(|staff| staff.login == *login) {
            self.table.select(row);
        }
    }

    fn act(&mut self, action: Action, reader: &Reader) -> Step {
        let Some(login) = self.login() else { return Step::Pass };
        match action {
            Action::New => Step::push(StaffSlip::add(reader)),
            Action::Edit => Step::push(StaffSlip::password(login, reader)),
            Action::Undo => Step::submit(Command::Account(AccountCommand::Unlock { login }), None),
            Action::Remove => {
                let effects =
                    vec![Message::of("errand-disable-told").with("login", login.as_str())];
                Step::push(Confirm::new("errand-disable", effects, "errand-disable"))
            }
            _ => Step::Pass,
        }
    }
}

/// Whether an account can be used, and if not, why.
fn state(staff: &Staff, view: &View) -> (String, Tone) {
    let glyphs = view.theme.glyphs();
    let words = view.words;
    match staff.locked_until.filter(|until| *until > view.now) {
        _ if staff.disabled => {
            (format!("{} {}", glyphs.failed, words.say("errand-disabled")), Tone::Muted)
        }
        Some(until) => {
            let today = until.date() == view.now.date();
            let shown = if today { until.hour_minute() } else { moment(until) };
            let told = Message::of("errand-locked").with("until", shown).text(words);
            (format!("! {told}"), Tone::Warn)
        }
        None => (format!("{} {}", glyphs.marked, words.say("errand-active")), Tone::Good),
    }
}

impl Screen for StaffList {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.told = None;
        match input {
            input if self.table.update(input) => Step::Stay,
            Input::Act(action) if self.keeps => self.act(*action, reader),
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let told = match &self.told {
            Some(told) => (told.text(words), Tone::Good),
            None if self.keeps => (String::new(), Tone::Plain),
            None => (words.say("errand-staff-kept-by").to_owned(), Tone::Muted),
        };
        canvas.text(room.x + 1, room.y, room.width, &told.0, told.1);
        let list = Rect { y: room.y + 1, height: room.height.saturating_sub(1), ..room };
        let columns = [
            Column::fixed(words.say("errand-login"), 16),
            Column::fixed(words.say("label-name"), 8),
            Column::grow(words.say("label-department"), 14),
            Column::fixed(words.say("label-level"), 10),
            Column::grow(words.say("errand-state"), 18),
        ];
        self.table.view(canvas, list, &columns, |row| {
            let staff = &self.staff[row];
            let place = match staff.township {
                Some(code) => view.reader.places().township_name(code),
                None => department_name(staff.department, words).to_owned(),
            };
            let (state, tone) = state(staff, view);
            Row::new()
                .cell(staff.login.as_str().to_owned())
                .toned(staff.name.clone(), Tone::Strong)
                .cell(place)
                .cell(level_name(staff.level, words))
                .toned(state, tone)
        });
    }

    fn title(&self, words: &Words) -> String {
        words.say("errand-staff").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = Vec::new();
        if self.keeps {
            keys.extend([
                Action::New.hint("errand-add"),
                Action::Edit.hint("errand-password"),
                Action::Undo.hint("errand-unlock"),
                Action::Remove.hint("errand-disable"),
            ]);
        }
        keys.extend([Action::Up, Action::Down, Action::Back].map(Hint::from));
        keys
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match (answer, self.login()) {
            (Answer::Done(receipt), _) => {
                self.told = Some("errand-done".into());
                if let Some(Event::Account(AccountEvent::Added { login, .. })) =
                    receipt.events.first()
                {
                    self.select(login);
                }
                Step::Stay
            }
            (Answer::Confirmed, Some(login)) => {
                Step::submit(Command::Account(AccountCommand::Disable { login }), None)
            }
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        let keep = self.login();
        self.staff = reader.staff().cloned().collect();
        self.table.resize(self.staff.len());
        if let Some(login) = keep {
            self.select(&login);
        }
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("errand-staff-note").to_owned()]
    }
}
