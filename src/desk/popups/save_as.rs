//! A list saved as a file: which, and under what name.

use crate::base::Date;
use crate::desk::screen::{Effect, Screen, Step, View, Wanted};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{TextField, centred, popup};
use crate::office::Reader;
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// A popup that saves one of some lists; whoever carries it out closes it.
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
        const WIDTH: u16 = 70;
        let words = view.words;
        let room = usize::from(WIDTH.min(area.width).saturating_sub(4));
        let place = text::wrap(&self.place.text(words), room);
        let formats = text::wrap(words.say("save-formats"), room);
        let rows = self.offers.len() + place.len() + formats.len() + 3;
        let title = words.say("save-title");
        let inside = popup(canvas, centred(area, WIDTH, rows as u16 + 2), title);
        let mut y = inside.y;
        for (at, (wanted, _)) in self.offers.iter().enumerate() {
            let chosen = at == self.at;
            let sign = if chosen { view.theme.glyphs().selected } else { " " };
            let tone = if chosen { Tone::Strong } else { Tone::Plain };
            let name = wanted.title(words);
            canvas.pieces(inside.x, y, inside.width, &[(sign, Tone::Accent), (&name, tone)]);
            y += 1;
        }
        y += 1;
        let used = canvas.text(inside.x, y, inside.width, words.say("save-name"), Tone::Muted) + 2;
        let width = inside.width.saturating_sub(used);
        self.name.view(canvas, Rect { x: inside.x + used, y, width, height: 1 }, true);
        y += 2;
        for line in place.iter().chain(&formats) {
            canvas.text(inside.x, y, inside.width, line, Tone::Muted);
            y += 1;
        }
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
