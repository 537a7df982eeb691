//! Who is on: at which desk, from where, since when; ends a session or an account.

use crate::base::SessionId;
use crate::casework::{AccountCommand, Command};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::popups::Confirm;
use crate::desk::screen::{Step, View};
use crate::desk::terminal::{Action, Hint, Tone, text};
use crate::desk::widgets::{Column, Row};
use crate::office::{ActiveSession, Permission, Reader};
use crate::words::{Message, Words, moment_short};

/// The list, in the order in which they came.
pub struct Sittings {
    /// Whether the user keeps the accounts.
    keeps: bool,
}

impl Sittings {
    /// As far as the user may see it.
    pub fn new(reader: &Reader) -> Self {
        Self { keeps: reader.may(Permission::ManageStaff) }
    }
}

impl ListOf for Sittings {
    type Item = ActiveSession;
    type Key = SessionId;
    const TITLE: &'static str = "errand-sittings";
    const EMPTY: &'static str = "errand-sittings-kept-by";
    const NOTES: &'static [&'static str] = &["errand-sittings-note"];

    fn items(&self, reader: &Reader) -> Vec<ActiveSession> {
        if self.keeps { reader.staff().active_sessions() } else { Vec::new() }
    }

    fn key(&self, session: &ActiveSession) -> SessionId {
        session.session.clone()
    }

    fn heading(&self, list: &Listed<ActiveSession>, view: &View) -> Option<(String, Tone)> {
        let count = text::grouped(list.items().len());
        let message = Message::of("errand-sittings-count").with("count", count).text(view.words);
        self.keeps.then_some((message, Tone::Strong))
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::grow(words.say("errand-login"), 20),
            Column::fixed(words.say("label-name"), 8),
            Column::fixed(words.say("errand-from"), 15),
            Column::fixed(words.say("errand-since"), 11),
            Column::fixed(words.say("errand-last-key"), 8),
            Column::fixed("", 4),
        ]
    }

    fn row<'r>(&'r self, one: &'r ActiveSession, _: u16, view: &'r View) -> Row<'r> {
        let (words, today) = (view.words, view.now.date());
        let own = if one.session == view.actor.session { words.say("errand-own") } else { "" };
        Row::new()
            .cell(one.login.as_str())
            .toned(&*one.name, Tone::Strong)
            .cell(one.from.as_deref().unwrap_or_else(|| words.say("errand-here")))
            .cell(moment_short(one.since, today))
            .cell(moment_short(one.last_key, today))
            .toned(own, Tone::Muted)
    }

    fn keys(&self, _: Option<&ActiveSession>) -> Vec<Hint> {
        let keeping =
            [Action::Remove.hint("errand-end-session"), Action::Edit.hint("errand-disable")];
        let keeping = keeping.into_iter().filter(|_| self.keeps);
        keeping.chain([Action::Up, Action::Down, Action::Back].map(Hint::from)).collect()
    }

    fn act(&mut self, action: Action, list: &mut Listed<ActiveSession>, _: &Reader) -> Step {
        let Some(ActiveSession { login, session, from, .. }) = list.selected() else {
            return Step::Pass;
        };
        let about = |key| Message::of(key).with("login", login.as_str());
        let (login, session) = (login.clone(), session.clone());
        let (title, message, command) = match (action, from) {
            (Action::Remove, from) => {
                let message = match from {
                    Some(from) => about("errand-end-session-told").with("from", from.clone()),
                    None => about("errand-end-session-here-told"),
                };
                ("errand-end-session", message, AccountCommand::EndSession { login, session })
            }
            (Action::Edit, _) => {
                let message = about("errand-disable-now-told");
                ("errand-disable", message, AccountCommand::Disable { login })
            }
            _ => return Step::Pass,
        };
        list.ask(Confirm::new(title, vec![message], title), Command::Account(command))
    }
}
