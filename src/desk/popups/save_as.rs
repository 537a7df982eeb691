//! A list saved as a file: which, and under what name.

use crate::base::Date;
use crate::desk::screen::{Effect, Screen, Step, View, Wanted};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Popup, TextField};
use crate::office::Reader;
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// A popup that saves one of some lists; the session closes it once that is done.
pub struct SaveAs {
    /// Each with its name unless another is typed.
    offers: Vec<(Wanted, String)>,
    at: usize,
    name: TextField,
    is_typed: bool,
    place: Message,
}

impl SaveAs {
    /// One of some lists, the first chosen, named for a day in a language.
    pub fn new(offers: Vec<Wanted>, place: Message, day: Date, words: &Words) -> Self {
        let named = |wanted: Wanted| {
            let name = wanted.file_name(day, words);
            (wanted, name)
        };
        let offers: Vec<_> = offers.into_iter().map(named).collect();
        let name = offers.first().map(|(_, name)| name.clone()).unwrap_or_default();
        let name = TextField::new(name);
        Self { offers, at: 0, name, is_typed: false, place }
    }

    fn choose(&mut self, at: usize) -> Step {
        self.at = at.min(self.offers.len().saturating_sub(1));
        if let Some((_, name)) = self.offers.get(self.at).filter(|_| !self.is_typed) {
            self.name = TextField::new(name.clone());
        }
        Step::Stay
    }
}

impl Screen for SaveAs {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept | Action::Save) => {
                let chosen = self.offers.get(self.at);
                chosen.map_or(Step::Stay, |(wanted, _)| {
                    Step::Effect(Effect::Export(wanted.clone(), self.name.text().to_owned()))
                })
            }
            Input::Act(Action::Up) => self.choose(self.at.saturating_sub(1)),
            Input::Act(Action::Down) => self.choose(self.at + 1),
            input => {
                let before = self.name.text().to_owned();
                if !self.name.update(input) {
                    return Step::Pass;
                }
                self.is_typed |= self.name.text() != before;
                Step::Stay
            }
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let mut popup = Popup::new(70, words.say("save-title"));
        for (at, (wanted, _)) in self.offers.iter().enumerate() {
            popup = popup.option(wanted.title(words), at == self.at, view.theme);
        }
        popup
            .blank()
            .field(words.say("save-name"), &self.name, true)
            .blank()
            .text(self.place.text(words), Tone::Muted)
            .text(words.say("save-formats"), Tone::Muted)
            .draw(canvas, area);
    }

    fn title(&self, words: &Words) -> String {
        words.say("save-title").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Text
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Accept.hint("save-do")];
        if self.offers.len() > 1 {
            keys.extend([Action::Up, Action::Down].map(Hint::from));
        }
        keys.push(Action::Back.hint("confirm-cancel"));
        keys
    }

    fn popup(&self) -> bool {
        true
    }
}
