//! The way in: signing in, and back in after the screen was locked.

use super::frame;
use crate::base::Login;
use crate::desk::terminal::{Action, Canvas, Input, Key, KeyTable, Tone, text};
use crate::desk::widgets::{Field, Filling, Form, centred, popup};
use crate::office::{Actor, Door, Office};
use crate::words::{Message, Words, explain_error};
use ratatui::layout::Rect;

/// Asks who is there.
pub struct LoginScreen {
    form: Form,
    /// Whose screen is locked: only they come back in.
    locked: Option<Login>,
    /// Why the last attempt failed.
    refusal: Option<Message>,
}

/// What came of a key at the login screen.
pub enum LoginResult {
    /// Nobody came in yet.
    Closed,
    /// Somebody has signed in.
    Open(Box<Actor>),
    /// They want the other language.
    Language,
    /// They want to leave.
    Leave,
}

impl LoginScreen {
    /// Asks for login and password.
    pub fn sign_in() -> Self {
        let fields = vec![
            Field::text("login", "gate-login", ""),
            Field::secret("password", "gate-password"),
        ];
        Self { form: Form::new(fields, "gate-enter"), locked: None, refusal: None }
    }

    /// Asks for the password of the one whose screen is locked.
    pub fn locked(login: Login) -> Self {
        let fields = vec![Field::secret("password", "gate-password")];
        Self { form: Form::new(fields, "gate-unlock"), locked: Some(login), refusal: None }
    }

    /// Takes a key.
    pub fn press(
        &mut self,
        key: Key,
        keys: &KeyTable,
        office: &Office,
        door: &Door,
        words: &Words,
    ) -> LoginResult {
        let Some(input) = keys.resolve(self.form.context(), key) else {
            return LoginResult::Closed;
        };
        match input {
            Input::Act(Action::Language) => return LoginResult::Language,
            Input::Act(Action::Cancel) => return LoginResult::Leave,
            Input::Act(Action::Back) if self.locked.is_none() && !self.form.is_touched() => {
                return LoginResult::Leave;
            }
            Input::Act(Action::Back) => self.empty(),
            Input::Act(Action::Accept) if self.form.is_at("password") => {
                return self.enter(office, door, words);
            }
            input => {
                if let Filling::Save = self.form.update(&input) {
                    return self.enter(office, door, words);
                }
            }
        }
        LoginResult::Closed
    }

    /// Takes pasted text: passwords are pasted from their keepers.
    pub fn paste(&mut self, text: String) {
        // A form uses a paste or leaves it; it opens nothing.
        let _used = self.form.update(&Input::Paste(text));
    }

    /// Draws it over the whole screen; nothing of a locked desk shows through.
    pub fn view(&self, canvas: &mut Canvas, keys: &KeyTable, words: &Words, warning: Option<&str>) {
        let area = canvas.area();
        let title = match &self.locked {
            None => words.say("gate-title").to_owned(),
            Some(login) => words.say_with("gate-locked", &[("login", login.as_str().into())]),
        };
        let around = centred(area, 58, 15);
        let inside = popup(canvas, around, &title);
        let name = format!("{}  {}", words.say("frame-name"), words.say("frame-district"));
        canvas.text(inside.x, inside.y + 1, inside.width, &name, Tone::Strong);
        let form = Rect { y: inside.y + 3, height: 5, ..inside };
        self.form.view(canvas, form, words);
        let below = Rect { y: inside.y + 7, height: 3, ..inside };
        if let Some(refusal) = &self.refusal {
            canvas.paragraph(below, &format!("! {}", refusal.text(words)), Tone::Bad);
        }
        self.alignment(canvas, Rect { y: inside.bottom() - 3, height: 3, ..inside }, words);
        frame::warn(canvas, Rect { y: area.bottom() - 2, height: 1, ..area }, warning);
        let hints =
            [Action::Accept.into(), Action::Language.into(), Action::Cancel.hint("leave-yes")];
        let arrows = !canvas.theme().look().ascii;
        let entries = keys.footer(self.form.context(), &hints, words, arrows);
        frame::entries(
            canvas,
            Rect { x: area.x + 1, y: area.bottom() - 1, width: area.width - 1, height: 1 },
            &entries,
            words,
        );
    }

    fn enter(&mut self, office: &Office, door: &Door, words: &Words) -> LoginResult {
        if !self.form.check(&["login", "password"]) {
            return LoginResult::Closed;
        }
        let login = match &self.locked {
            Some(login) => login.clone(),
            None => Login::from(self.form.text("login").trim()),
        };
        let result = office.sign_in_at(&login, self.form.text("password"), door);
        self.form.clear("password");
        self.refusal = Some(match result {
            Ok(actor) => return LoginResult::Open(Box::new(actor)),
            Err(error) => {
                let explained = explain_error(&error, words);
                Message::of(format!("{} {}", explained.what, explained.next.unwrap_or_default()))
            }
        });
        LoginResult::Closed
    }

    fn empty(&mut self) {
        *self = match self.locked.take() {
            Some(login) => Self::locked(login),
            None => Self::sign_in(),
        };
    }

    /// Two lines that end in one column where signs are one cell wide.
    fn alignment(&self, canvas: &mut Canvas, area: Rect, words: &Words) {
        const CELLS: u16 = 20;
        let [across, upright] = canvas.theme().glyphs().rule;
        let line = across.repeat(usize::from(CELLS) - 1) + upright;
        canvas.text(area.x, area.y, CELLS, &line, Tone::Muted);
        let sample = "晋宁区有养晋宁区有养";
        let sample = format!("{}{upright}", text::head(sample, usize::from(CELLS) - 1));
        let gap = usize::from(CELLS).saturating_sub(text::width(&sample));
        canvas.text(
            area.x,
            area.y + 1,
            CELLS,
            &format!("{}{sample}", " ".repeat(gap)),
            Tone::Muted,
        );
        let ask =
            Rect { x: area.x + CELLS + 2, width: area.width.saturating_sub(CELLS + 2), ..area };
        canvas.paragraph(ask, words.say("gate-aligned"), Tone::Muted);
    }
}
