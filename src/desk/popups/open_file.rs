//! A file on the person's own machine, named to be read.

use super::Picker;
use crate::desk::screen::{Answer, Effect, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Popup, TextField};
use crate::office::Reader;
use crate::words::Words;
use ratatui::layout::Rect;

/// A popup that asks for the file of the bank's result; the session closes it once it is read.
#[derive(Default)]
pub struct OpenFile {
    name: TextField,
    /// Batches of which one was asked for.
    fitting: Vec<String>,
}

impl Screen for OpenFile {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept | Action::Save) if !self.name.text().trim().is_empty() => {
                Step::Effect(Effect::TakeResult(self.name.text().to_owned(), None))
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

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::WhichBatch(fitting) => {
                self.fitting.clone_from(fitting);
                Step::push(Picker::new("import-which-batch", fitting.clone()))
            }
            Answer::Chosen(at) => {
                let batch = std::mem::take(&mut self.fitting).into_iter().nth(*at);
                Step::Effect(Effect::TakeResult(self.name.text().to_owned(), batch))
            }
            _ => Step::Pass,
        }
    }

    fn popup(&self) -> bool {
        true
    }
}
