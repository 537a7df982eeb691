//! Asking a colleague to decide while one is away, and ending that.

use crate::base::Login;
use crate::casework::{AccountCommand, Command};
use crate::desk::screen::{Answer, FormDraft, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Field, Filling, Form};
use crate::office::Reader;
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// The form that names a deputy.
pub struct DelegationSlip {
    form: Form,
    /// Who may be asked, in the order of the list.
    peers: Vec<Login>,
    /// Somebody is asked already.
    asked: bool,
    message: Option<Message>,
}

impl DelegationSlip {
    /// With today as the first day.
    pub fn new(reader: &Reader) -> Self {
        let peers = reader.staff().peers();
        let names = peers.iter().map(|staff| match staff.township {
            Some(code) => format!("{}  {}", staff.name, reader.places().township_name(code)),
            None => staff.name.clone(),
        });
        let fields = vec![
            Field::choice("to", "delegate-to", names.collect(), None),
            Field::date("from", "label-first-day", Some(reader.today())),
            Field::date("until", "label-last-day", None),
        ];
        let peers = peers.iter().map(|staff| staff.login.clone()).collect();
        let form = Form::new(fields, "errand-delegate");
        Self { form, peers, asked: reader.staff().deputy().is_some(), message: None }
    }

    fn save(&mut self) -> Step {
        if !self.form.check(&["to", "from", "until"]) {
            return Step::Stay;
        }
        let to = self.form.choice("to").and_then(|at| self.peers.get(at)).cloned();
        match (to, self.form.date("from"), self.form.date("until")) {
            (Some(to), Some(from), Some(until)) => {
                let delegate = AccountCommand::Delegate { to, from, until };
                Step::submit(Command::Account(delegate), None)
            }
            _ => Step::Stay,
        }
    }
}

impl Screen for DelegationSlip {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        self.message = None;
        match input {
            Input::Act(Action::Undo) if self.asked => {
                Step::submit(Command::Account(AccountCommand::EndDelegation), None)
            }
            input => match self.form.update(input) {
                Filling::Save => self.save(),
                Filling::Step(step) => step,
            },
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (words, reader) = (view.words, view.reader);
        let room = Rect { x: area.x + 2, y: area.y + 1, ..area };
        let room = Rect { width: area.width.saturating_sub(4), height: area.height - 1, ..room };
        let now = reader.staff().deputy().map(|deputy| {
            let gaps = [
                ("name", reader.staff().name(&deputy.to).into()),
                ("from", deputy.from.to_string().into()),
                ("until", deputy.until.to_string().into()),
            ];
            words.say_with("home-deputy", &gaps)
        });
        let now = now.unwrap_or_else(|| words.say("delegate-nobody").to_owned());
        canvas.text(room.x, room.y, room.width, &now, Tone::Strong);
        let note = Rect { y: room.y + 1, height: 2, ..room };
        let rows = canvas.paragraph(note, words.say("delegate-told"), Tone::Muted);
        let gap = rows + 2;
        let form = Rect { y: room.y + gap, height: room.height.saturating_sub(gap), ..room };
        let used = self.form.view(canvas, form, words);
        let message = self.message.as_ref().map(|message| message.text(words)).unwrap_or_default();
        canvas.text(room.x, form.y + used + 1, room.width, &message, Tone::Good);
    }

    fn title(&self, words: &Words) -> String {
        words.say("errand-delegate").to_owned()
    }

    fn context(&self) -> KeyContext {
        self.form.context()
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = self.form.keys();
        if self.asked {
            keys.push(Action::Undo.hint("delegate-end"));
        }
        keys
    }

    fn draft(&self) -> Option<FormDraft> {
        Some(FormDraft::new("errand-delegate", "", self.form.draft()))
    }

    fn resume(&mut self, text: &str, _reader: &Reader) {
        self.form.resume(text);
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        match answer {
            Answer::Done(_) => {
                *self = Self::new(reader);
                let key = if self.asked { "delegate-done" } else { "delegate-ended" };
                self.message = Some(key.into());
                Step::Stay
            }
            answer if self.form.answered(answer) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        self.asked = reader.staff().deputy().is_some();
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("delegate-note").to_owned()]
    }
}
