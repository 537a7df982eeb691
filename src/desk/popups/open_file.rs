//! A file on the person's own machine, named to be read.

use crate::desk::screen::{Effect, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Popup, TextField};
use crate::office::Reader;
use crate::words::Words;
use ratatui::layout::Rect;

/// A popup that asks for the file of the bank's result; the session closes it once it is read.
#[derive(Default)]
pub struct OpenFile {
    name: TextField,
}

impl Screen for OpenFile {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept | Action::Save) if !self.name.text().trim().is_empty() => {
                Step::Effect(Effect::TakeResult(self.name.text().to_owned()))
            }
            input if self.name.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        Popup::new(70, words.say("result-title"))
            .field(words.say("result-name"), &self.name, true)
            .blank()
            .text(words.say("result-note"), Tone::Muted)
            .draw(canvas, area);
    }

    fn title(&self, words: &Words) -> String {
        words.say("result-title").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Text
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Accept.hint("result-take"), Action::Back.hint("confirm-cancel")]
    }

    fn popup(&self) -> bool {
        true
    }
}
