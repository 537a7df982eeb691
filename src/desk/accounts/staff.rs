//! Staff accounts: who may sign in, and who may not for now.

use super::staff_slip::StaffSlip;
use crate::base::Login;
use crate::casework::{AccountCommand, AccountEvent, Command, Event, Staff};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::popups::Confirm;
use crate::desk::screen::{Answer, Step, View};
use crate::desk::terminal::{Action, Hint, Tone};
use crate::desk::widgets::{Column, Row};
use crate::office::{Permission, Reader};
use crate::words::{Message, Words, department_name, level_name, moment};

/// The list of accounts.
pub struct StaffList {
    /// Whether the user keeps the accounts.
    keeps: bool,
}

impl StaffList {
    /// As far as the user may change it.
    pub fn new(reader: &Reader) -> Self {
        Self { keeps: reader.may(Permission::ManageStaff) }
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
            let message = Message::of("errand-locked").with("until", shown).text(words);
            (format!("! {message}"), Tone::Warn)
        }
        None => (format!("{} {}", glyphs.marked, words.say("errand-active")), Tone::Good),
    }
}

impl ListOf for StaffList {
    type Item = Staff;
    type Key = Login;
    const TITLE: &'static str = "errand-staff";
    const EMPTY: &'static str = "errand-staff-kept-by";
    const NOTES: &'static [&'static str] = &["errand-staff-note"];

    fn items(&self, reader: &Reader) -> Vec<Staff> {
        reader.staff().all().cloned().collect()
    }

    fn key(&self, staff: &Staff) -> Login {
        staff.login.clone()
    }

    fn heading(&self, list: &Listed<Staff>, view: &View) -> Option<(String, Tone)> {
        Some(match &list.told {
            Some(message) => (message.text(view.words), Tone::Good),
            None if self.keeps => (String::new(), Tone::Plain),
            None => (view.words.say("errand-staff-kept-by").to_owned(), Tone::Muted),
        })
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::fixed(words.say("errand-login"), 16),
            Column::fixed(words.say("label-name"), 8),
            Column::grow(words.say("label-department"), 14),
            Column::fixed(words.say("label-level"), 10),
            Column::grow(words.say("errand-state"), 18),
        ]
    }

    fn row<'r>(&'r self, staff: &'r Staff, _: u16, view: &'r View) -> Row<'r> {
        let place = match staff.township {
            Some(code) => view.reader.places().township_name(code),
            None => department_name(staff.department, view.words).to_owned(),
        };
        let (state, tone) = state(staff, view);
        Row::new()
            .cell(staff.login.as_str())
            .toned(&*staff.name, Tone::Strong)
            .cell(place)
            .cell(level_name(staff.level, view.words))
            .toned(state, tone)
    }

    fn keys(&self, _: Option<&Staff>) -> Vec<Hint> {
        let keeping = [
            Action::New.hint("errand-add"),
            Action::Edit.hint("errand-password"),
            Action::Undo.hint("errand-unlock"),
            Action::Remove.hint("errand-disable"),
        ];
        let keeping = keeping.into_iter().filter(|_| self.keeps);
        keeping.chain([Action::Up, Action::Down, Action::Back].map(Hint::from)).collect()
    }

    fn act(&mut self, action: Action, list: &mut Listed<Staff>, reader: &Reader) -> Step {
        let Some(staff) = list.selected().filter(|_| self.keeps) else { return Step::Pass };
        let login = staff.login.clone();
        match action {
            Action::New => Step::push(StaffSlip::add(reader)),
            Action::Edit => Step::push(StaffSlip::password(login, reader)),
            Action::Undo => Step::submit(Command::Account(AccountCommand::Unlock { login }), None),
            Action::Remove => {
                let message = Message::of("errand-disable-told").with("login", login.as_str());
                let question = Confirm::new("errand-disable", vec![message], "errand-disable");
                list.ask(question, Command::Account(AccountCommand::Disable { login }))
            }
            _ => Step::Pass,
        }
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<Staff>, _: &Reader) -> Step {
        let Answer::Done(receipt) = answer else { return Step::Pass };
        if let Some(Event::Account(AccountEvent::Added { login, .. })) = receipt.events.first()
            && let Some(row) = list.items().iter().position(|staff| staff.login == *login)
        {
            list.table.select(row);
        }
        list.tell("errand-done")
    }
}
