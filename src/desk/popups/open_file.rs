//! A file on the person's own machine, named to be read.

use crate::desk::screen::{Effect, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{TextField, centred, popup};
use crate::office::Reader;
use crate::words::Words;
use ratatui::layout::Rect;

/// A popup that asks for the file of the bank's result; whoever reads it closes it.
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
        const WIDTH: u16 = 70;
        let words = view.words;
        let room = usize::from(WIDTH.min(area.width).saturating_sub(4));
        let note = text::wrap(words.say("result-note"), room);
        let rows = note.len() as u16 + 4;
        let inside = popup(canvas, centred(area, WIDTH, rows), words.say("result-title"));
        let used =
            canvas.text(inside.x, inside.y, inside.width, words.say("result-name"), Tone::Muted);
        let (x, width) = (inside.x + used + 2, inside.width.saturating_sub(used + 2));
        self.name.view(canvas, Rect { x, width, height: 1, ..inside }, true);
        for (line, y) in note.iter().zip(inside.y + 2..) {
            canvas.text(inside.x, y, inside.width, line, Tone::Muted);
        }
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
