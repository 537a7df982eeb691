//! A form of a few fields over a list: what it is about, the fields, and one command of them.

use crate::casework::Command;
use crate::desk::screen::{Answer, FormDraft, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Field, Filling, Form, centred, popup};
use crate::office::Reader;
use crate::words::Words;
use ratatui::layout::Rect;

/// What such a form is about and what becomes of it.
pub trait PopupForm {
    /// Rows of the popup.
    const HEIGHT: u16;
    /// The fields that must be filled, where it has them.
    const NEEDS: &'static [&'static str];

    /// Key of its title.
    fn title(&self) -> &'static str;

    /// What it is about: a draft of one is not offered at another.
    fn about(&self) -> String;

    /// What stands above the fields.
    fn told(&self, view: &View) -> (String, Tone);

    /// The command of what is typed, and the journal's length as the user saw it, where others'
    /// acts since are in the way.
    fn command(&self, form: &Form) -> (Command, Option<u64>);
}

/// The popup; it submits and hands what became of it to the list.
pub struct FormPopup<F> {
    of: F,
    form: Form,
    /// It has one field: Enter on it is enough.
    single: bool,
}

impl<F: PopupForm> FormPopup<F> {
    /// A form with these fields, and the key of its button.
    pub fn new(of: F, fields: Vec<Field>, button: &'static str) -> Self {
        let single = fields.len() == 1;
        Self { of, form: Form::new(fields, button), single }
    }

    fn save(&mut self) -> Step {
        if !self.form.check(F::NEEDS) {
            return Step::Stay;
        }
        let (command, seen) = self.of.command(&self.form);
        Step::submit(command, seen)
    }
}

impl<F: PopupForm> Screen for FormPopup<F> {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        if self.single && *input == Input::Act(Action::Accept) {
            return self.save();
        }
        match self.form.update(input) {
            Filling::Save => self.save(),
            Filling::Step(step) => step,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let inside = popup(canvas, centred(area, 66, F::HEIGHT), words.say(self.of.title()));
        let (told, tone) = self.of.told(view);
        let told_area = Rect { y: inside.y + 1, height: 2, ..inside };
        let rows = canvas.paragraph(told_area, &told, tone);
        let y = told_area.y + rows + 1;
        let form = Rect { y, height: inside.bottom().saturating_sub(y), ..inside };
        self.form.view(canvas, form, words);
    }

    fn title(&self, words: &Words) -> String {
        words.say(self.of.title()).to_owned()
    }

    fn context(&self) -> KeyContext {
        self.form.context()
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = self.form.keys();
        keys.push(Action::Back.hint("confirm-cancel"));
        keys
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::Done(_) => Step::Pop(answer.clone()),
            answer if self.form.answered(answer) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn draft(&self) -> Option<FormDraft> {
        Some(FormDraft::new(self.of.title(), self.of.about(), self.form.draft()))
    }

    fn resume(&mut self, text: &str, _reader: &Reader) {
        self.form.resume(text);
    }

    fn popup(&self) -> bool {
        true
    }
}
