//! A new account, or a new password for one. Passwords are typed twice.

use crate::base::{Login, TownshipCode};
use crate::casework::{AccountCommand, Command, Department, Level};
use crate::desk::popups::MessageBox;
use crate::desk::screen::{Answer, FormDraft, Screen, Step, View};
use crate::desk::terminal::{Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Field, Filling, Form};
use crate::office::{Reader, hash_password};
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// The form; leaving it done hands what became of it to the list.
pub struct StaffSlip {
    /// Whose password is set; nobody's where an account is added.
    whose: Option<Login>,
    form: Form,
    townships: Vec<TownshipCode>,
    /// Characters a password has at least.
    least: usize,
}

const LEVELS: [Level; 2] = [Level::Clerk, Level::Supervisor];

impl StaffSlip {
    /// For a new account.
    pub fn add(reader: &Reader) -> Self {
        let departments = Department::ALL.map(|d| format!("department-{}", d.code()));
        let levels = LEVELS.map(|level| format!("level-{}", level.code()));
        let places = reader.places().townships();
        let names = places.iter().map(|(_, name)| name.clone()).collect();
        let mut fields = vec![
            Field::text("login", "errand-login", ""),
            Field::text("name", "label-name", ""),
            Field::choice("department", "label-department", departments.to_vec(), None),
            Field::choice("township", "label-township", names, None),
            Field::choice("level", "label-level", levels.to_vec(), Some(0)),
        ];
        fields.extend(passwords());
        let mut form = Form::new(fields, "key-save");
        form.hide("township", true);
        let townships = places.iter().map(|(code, _)| *code).collect();
        Self { whose: None, form, townships, least: least(reader) }
    }

    /// For a new password.
    pub fn password(whose: Login, reader: &Reader) -> Self {
        let form = Form::new(passwords().into(), "key-save");
        Self { whose: Some(whose), form, townships: Vec::new(), least: least(reader) }
    }

    fn title_key(&self) -> &'static str {
        if self.whose.is_some() { "errand-password" } else { "errand-add" }
    }

    fn department(&self) -> Option<Department> {
        self.form.choice("department").and_then(|at| Department::ALL.get(at)).copied()
    }

    fn is_township(&self) -> bool {
        self.department() == Some(Department::Township)
    }

    fn save(&mut self) -> Step {
        let mut needs = vec!["password", "again"];
        if self.whose.is_none() {
            needs.extend(["login", "name", "department", "level"]);
        }
        if self.is_township() {
            needs.push("township");
        }
        if !self.form.check(&needs) {
            return Step::Stay;
        }
        if self.form.text("password").chars().count() < self.least {
            let message =
                Message::of("errand-password-short").with("least", self.least.to_string());
            self.form.fault("password", message);
            return Step::Stay;
        }
        if self.form.text("password") != self.form.text("again") {
            self.form.fault("again", "errand-password-differs");
            return Step::Stay;
        }
        match hash_password(self.form.text("password")) {
            Ok(password) => self.submit(password),
            Err(_) => Step::push(MessageBox::new("message-fault", vec!["errand-no-hash".into()])),
        }
    }

    fn submit(&self, password: String) -> Step {
        let command = match &self.whose {
            Some(login) => AccountCommand::SetPassword { login: login.clone(), password },
            None => {
                let (Some(department), Some(level)) = (self.department(), self.level()) else {
                    return Step::Stay;
                };
                let township = self.form.choice("township").filter(|_| self.is_township());
                AccountCommand::Add {
                    login: Login::from(self.form.text("login").trim()),
                    name: crate::base::tidy_name(self.form.text("name")),
                    department,
                    level,
                    township: township.and_then(|at| self.townships.get(at)).copied(),
                    password,
                    ssh_key: None,
                }
            }
        };
        Step::submit(Command::Account(command), None)
    }

    fn level(&self) -> Option<Level> {
        self.form.choice("level").and_then(|at| LEVELS.get(at)).copied()
    }
}

fn passwords() -> [Field; 2] {
    [Field::secret("password", "errand-password"), Field::secret("again", "errand-again")]
}

fn least(reader: &Reader) -> usize {
    usize::try_from(reader.rules().password_length).unwrap_or(usize::MAX)
}

impl Screen for StaffSlip {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        let step = match self.form.update(input) {
            Filling::Save => self.save(),
            Filling::Step(step) => step,
        };
        self.form.hide("township", !self.is_township());
        step
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 2, y: area.y + 1, ..area };
        let room = Rect { width: area.width.saturating_sub(4), height: area.height - 1, ..room };
        let message = match &self.whose {
            Some(login) => Message::of("errand-password-of").with("login", login.as_str()),
            None => Message::of("errand-add-told").with("least", self.least.to_string()),
        };
        let rows = canvas.paragraph(room, &message.text(view.words), Tone::Muted);
        let gap = rows + 1;
        let form = Rect { y: room.y + gap, height: room.height.saturating_sub(gap), ..room };
        self.form.view(canvas, form, view.words);
    }

    fn title(&self, words: &Words) -> String {
        words.say(self.title_key()).to_owned()
    }

    fn context(&self) -> KeyContext {
        self.form.context()
    }

    fn keys(&self) -> Vec<Hint> {
        self.form.keys()
    }

    /// Passwords are left out.
    fn draft(&self) -> Option<FormDraft> {
        let whose = self.whose.as_ref().map(ToString::to_string);
        Some(FormDraft::new(self.title_key(), whose.unwrap_or_default(), self.form.draft()))
    }

    fn resume(&mut self, text: &str, _reader: &Reader) {
        self.form.resume(text);
        self.form.hide("township", !self.is_township());
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        if let Answer::Done(_) = answer {
            return Step::Pop(answer.clone());
        }
        let was_township = self.is_township();
        if !self.form.answered(answer) {
            return Step::Pass;
        }
        self.form.hide("township", !self.is_township());
        if self.is_township() && !was_township {
            self.form.focus("township");
        }
        Step::Stay
    }
}
