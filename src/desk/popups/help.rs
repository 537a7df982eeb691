//! The keys of a screen and the clauses behind it, from the same table that
//! handles them.

use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, label, text};
use crate::desk::widgets::{centred, popup};
use crate::office::Reader;
use crate::words::{Message, Words};
use ratatui::layout::Rect;
use std::cell::Cell;

/// A popup over the screen it is the help of.
pub struct Help {
    of: String,
    context: KeyContext,
    hints: Vec<Hint>,
    notes: Vec<String>,
    skipped: usize,
    /// The most lines that can be skipped, as it was last drawn.
    most: Cell<usize>,
}

/// What every screen understands besides its own.
const ANYWHERE: [Action; 8] = [
    Action::Back,
    Action::Palette,
    Action::Help,
    Action::Refresh,
    Action::Language,
    Action::Lock,
    Action::NextField,
    Action::Cancel,
];

impl Help {
    /// The help of a screen.
    pub fn of(screen: &dyn Screen, words: &Words) -> Self {
        let mut hints = screen.keys();
        for action in ANYWHERE {
            if !hints.iter().any(|hint| hint.action == action) {
                hints.push(action.into());
            }
        }
        Self {
            of: screen.title(words),
            context: screen.context(),
            hints,
            notes: screen.notes(words),
            skipped: 0,
            most: Cell::new(usize::MAX),
        }
    }

    fn skip_to(&mut self, line: usize) {
        self.skipped = line.min(self.most.get());
    }

    /// All lines: keys and what they do, then the notes.
    fn lines(&self, view: &View, cells: usize) -> Vec<(String, String)> {
        let mut lines: Vec<(String, String)> = Vec::new();
        for hint in &self.hints {
            let keys = view.keys.keys(self.context, hint.action);
            let arrows = !view.theme.look().ascii;
            let keys: Vec<String> =
                keys.iter().map(|key| label(*key, view.words, arrows)).collect();
            let word = view.words.say(hint.word);
            match lines.last_mut() {
                Some((shown, last)) if last == word => {
                    shown.push(' ');
                    shown.push_str(&keys.join(" "));
                }
                _ if keys.is_empty() => {}
                _ => lines.push((keys.join(" "), word.to_owned())),
            }
        }
        if !self.context.is_text() {
            lines.push(("0-9".to_owned(), view.words.say("help-digits").to_owned()));
        }
        for note in &self.notes {
            lines.push((String::new(), String::new()));
            let wrapped = text::wrap(note, cells);
            lines.extend(wrapped.into_iter().map(|line| (String::new(), line)));
        }
        lines
    }
}

impl Screen for Help {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Up) => self.skipped = self.skipped.saturating_sub(1),
            Input::Act(Action::Down) => self.skip_to(self.skipped.saturating_add(1)),
            Input::Act(Action::PageUp) => self.skipped = self.skipped.saturating_sub(10),
            Input::Act(Action::First) => self.skipped = 0,
            Input::Act(Action::PageDown) => self.skip_to(self.skipped.saturating_add(10)),
            Input::Act(Action::Last) => self.skip_to(usize::MAX),
            Input::Act(Action::Accept | Action::Help | Action::Back) => return Step::back(),
            _ => {}
        }
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        const WIDTH: u16 = 72;
        const KEYS: u16 = 22;
        let lines = self.lines(view, usize::from(WIDTH) - 4);
        let title = view.words.say_with("help-title", &[("screen", self.of.as_str().into())]);
        let inside = popup(canvas, centred(area, WIDTH, lines.len() as u16 + 2), &title);
        self.most.set(lines.len().saturating_sub(usize::from(inside.height)));
        let skipped = self.skipped.min(self.most.get());
        let rows = usize::from(inside.height);
        let more = canvas.theme().glyphs().more;
        let goes_on = [
            (inside.y, skipped > 0),
            (inside.bottom().saturating_sub(1), lines.len() > skipped + rows),
        ];
        for ((y, _), sign) in goes_on.into_iter().zip(more).filter(|((_, goes), _)| *goes) {
            canvas.text(inside.right(), y, 1, sign, Tone::Accent);
        }
        let shown = lines.iter().skip(skipped).take(usize::from(inside.height));
        for (row, (keys, word)) in shown.enumerate() {
            let y = inside.y + row as u16;
            let indent = if keys.is_empty() { 0 } else { KEYS };
            canvas.text(inside.x, y, KEYS, keys, Tone::Key);
            canvas.text(
                inside.x + indent,
                y,
                inside.width - indent.min(inside.width),
                word,
                Tone::Plain,
            );
        }
    }

    fn title(&self, words: &Words) -> String {
        Message::of("key-help").text(words)
    }

    fn keys(&self) -> Vec<Hint> {
        [Action::Up, Action::Down, Action::PageUp, Action::PageDown]
            .map(|action| action.hint("key-page"))
            .into_iter()
            .chain([Action::Back.hint("key-close")])
            .collect()
    }

    fn popup(&self) -> bool {
        true
    }
}
