//! Who is on: at which desk, from where, since when; ends a session or an account.

use crate::base::SessionId;
use crate::casework::{AccountCommand, Command};
use crate::desk::popups::Confirm;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::{ActiveSession, Permission, Reader};
use crate::words::{Message, Words, moment_short};
use ratatui::layout::Rect;

/// The list, in the order in which they came.
pub struct Sittings {
    sittings: Vec<ActiveSession>,
    table: Table,
    /// Whether whoever sits here keeps the accounts.
    keeps: bool,
    /// What was asked about the selected one.
    asked: Option<Command>,
}

impl Sittings {
    /// As things stand now.
    pub fn new(reader: &Reader) -> Self {
        let keeps = reader.may(Permission::ManageStaff);
        let mut list = Self { sittings: Vec::new(), table: Table::default(), keeps, asked: None };
        list.refresh(reader);
        list
    }

    fn selected(&self) -> Option<&ActiveSession> {
        self.sittings.get(self.table.selected()?)
    }

    fn select(&mut self, session: &SessionId) {
        if let Some(row) = self.sittings.iter().position(|one| one.session == *session) {
            self.table.select(row);
        }
    }

    fn act(&mut self, action: Action) -> Step {
        let Some(ActiveSession { login, session, from, .. }) = self.selected() else {
            return Step::Pass;
        };
        let (login, session) = (login.clone(), session.clone());
        let told = |key| Message::of(key).with("login", login.as_str());
        let (title, told) = match action {
            Action::Remove => {
                let told = match from {
                    Some(from) => told("errand-end-session-told").with("from", from.clone()),
                    None => told("errand-end-session-here-told"),
                };
                ("errand-end-session", told)
            }
            Action::Edit => ("errand-disable", told("errand-disable-now-told")),
            _ => return Step::Pass,
        };
        self.asked = Some(Command::Account(match action {
            Action::Remove => AccountCommand::EndSession { login, session },
            _ => AccountCommand::Disable { login },
        }));
        Step::push(Confirm::new(title, vec![told], title))
    }
}

impl Screen for Sittings {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            input if self.table.update(input) => Step::Stay,
            Input::Act(action) if self.keeps => self.act(*action),
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if !self.keeps {
            let told = words.say("errand-sittings-kept-by");
            canvas.text(room.x + 1, room.y, room.width, told, Tone::Muted);
            return;
        }
        let count = text::grouped(self.sittings.len());
        let told = Message::of("errand-sittings-count").with("count", count).text(words);
        canvas.text(room.x + 1, room.y, room.width, &told, Tone::Strong);
        let list = Rect { y: room.y + 1, height: room.height.saturating_sub(1), ..room };
        let columns = [
            Column::grow(words.say("errand-login"), 20),
            Column::fixed(words.say("label-name"), 8),
            Column::fixed(words.say("errand-from"), 15),
            Column::fixed(words.say("errand-since"), 11),
            Column::fixed(words.say("errand-last-key"), 8),
            Column::fixed("", 4),
        ];
        self.table.view(canvas, list, &columns, |row| {
            let one = &self.sittings[row];
            let own = one.session == view.actor.session;
            Row::new()
                .cell(one.login.as_str().to_owned())
                .toned(one.name.clone(), Tone::Strong)
                .cell(one.from.clone().unwrap_or_else(|| words.say("errand-here").to_owned()))
                .cell(moment_short(one.since, view.now.date()))
                .cell(moment_short(one.last_key, view.now.date()))
                .toned(if own { words.say("errand-own") } else { "" }, Tone::Muted)
        });
    }

    fn title(&self, words: &Words) -> String {
        words.say("errand-sittings").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = Vec::new();
        if self.keeps {
            keys.push(Action::Remove.hint("errand-end-session"));
            keys.push(Action::Edit.hint("errand-disable"));
        }
        keys.extend([Action::Up, Action::Down, Action::Back].map(Hint::from));
        keys
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match (answer, self.asked.take()) {
            (Answer::Confirmed, Some(command)) => Step::submit(command, None),
            (Answer::Done(_), _) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        let keep = self.selected().map(|one| one.session.clone());
        self.sittings = reader.sittings();
        self.table.resize(self.sittings.len());
        if let Some(session) = keep {
            self.select(&session);
        }
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("errand-sittings-note").to_owned()]
    }
}
