//! Asks for a day: the file as it stood at its end.

use crate::base::Date;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext};
use crate::desk::widgets::{Field, Filling, Form, centred, popup};
use crate::office::Reader;
use crate::words::Words;
use ratatui::layout::Rect;

/// A popup that answers [`Answer::Text`] with a day as [`Date`] writes it.
pub struct AskDay {
    form: Form,
}

impl AskDay {
    /// With a day filled in.
    pub fn new(day: Date) -> Self {
        Self { form: Form::new(vec![Field::date("day", "label-day", Some(day))], "key-as-of") }
    }

    fn accept(&mut self) -> Step {
        let valid = self.form.check(&["day"]);
        match self.form.date("day").filter(|_| valid) {
            Some(day) => Step::Pop(Answer::Text(day.to_string())),
            None => Step::Stay,
        }
    }
}

impl Screen for AskDay {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        // There is one field: Enter on it is enough.
        if *input == Input::Act(Action::Accept) {
            return self.accept();
        }
        // What is typed replaces the day that stands there.
        if matches!(input, Input::Type(_)) && !self.form.is_touched() {
            self.form.clear("day");
        }
        match self.form.update(input) {
            Filling::Save => self.accept(),
            Filling::Step(step) => step,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let around = centred(area, 48, 6);
        let inside = popup(canvas, around, view.words.say("key-as-of"));
        let form = Rect { y: inside.y + 1, height: inside.height - 1, ..inside };
        self.form.view(canvas, form, view.words);
    }

    fn title(&self, words: &Words) -> String {
        words.say("key-as-of").to_owned()
    }

    fn context(&self) -> KeyContext {
        self.form.context()
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Accept.into(), Action::Back.hint("confirm-cancel")]
    }

    fn popup(&self) -> bool {
        true
    }
}
