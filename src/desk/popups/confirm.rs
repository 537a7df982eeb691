//! A question before something is done: its effect in figures, Cancel in focus.
//! What cannot be undone is confirmed by typing a word.

use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Popup, TextField};
use crate::office::Reader;
use crate::words::{Lang, Message, Words};
use ratatui::layout::Rect;

/// A popup that answers [`Answer::Confirmed`] or [`Answer::Left`].
pub struct Confirm {
    title: Message,
    effects: Vec<Message>,
    yes: &'static str,
    on_yes: bool,
    /// What is typed to confirm, where it must be.
    typed: Option<TextField>,
    warned: bool,
    leaves: bool,
}

impl Confirm {
    /// A question with its effects and the key of the text for yes.
    pub fn new(title: impl Into<Message>, effects: Vec<Message>, yes: &'static str) -> Self {
        Self {
            title: title.into(),
            effects,
            yes,
            on_yes: false,
            typed: None,
            warned: false,
            leaves: false,
        }
    }

    /// The same for what cannot be undone: 确认 or `confirm` must be typed.
    pub fn irreversible(mut self) -> Self {
        self.typed = Some(TextField::default());
        self
    }

    /// The question whether to leave the desk.
    pub fn leaving() -> Self {
        let ask = Self::new("leave-title", vec!["leave-effect".into()], "leave-yes");
        Self { leaves: true, ..ask }
    }

    fn confirmed(&self) -> Step {
        if self.leaves { Step::Quit } else { Step::Pop(Answer::Confirmed) }
    }

    fn typed_right(&self) -> bool {
        let Some(typed) = &self.typed else { return self.on_yes };
        let text = crate::base::fold_width(typed.text().trim()).to_lowercase();
        Lang::ALL.iter().any(|lang| Words::get(*lang).say("confirm-word") == text)
    }
}

impl Screen for Confirm {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept) if self.typed_right() => self.confirmed(),
            Input::Act(Action::Accept) if self.typed.is_none() => Step::back(),
            Input::Act(Action::Back) => Step::back(),
            Input::Act(Action::Accept) => {
                self.warned = true;
                Step::Stay
            }
            Input::Act(
                Action::Left | Action::Right | Action::NextField | Action::PreviousField,
            ) if self.typed.is_none() => {
                self.on_yes = !self.on_yes;
                Step::Stay
            }
            // A digit meant for a tab does not sign anybody out.
            Input::Digit(1) if self.typed.is_none() && !self.leaves => self.confirmed(),
            Input::Digit(0) => Step::back(),
            _ => {
                if let Some(typed) = &mut self.typed {
                    typed.update(input);
                }
                Step::Stay
            }
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let effects = self.effects.iter().map(|effect| (effect.text(words), Tone::Plain));
        let popup = Popup::new(60, self.title.text(words)).blank().texts(effects).blank();
        let popup = match &self.typed {
            Some(typed) => {
                let tone = if self.warned { Tone::Bad } else { Tone::Warn };
                let word = [("word", words.say("confirm-word").into())];
                let ask = words.say_with("confirm-type", &word);
                popup.text(ask, tone).drawn(1, |canvas, place| typed.view(canvas, place, true))
            }
            None => popup.drawn(1, |canvas, place| {
                let digit = (!self.leaves).then_some(1);
                draw_buttons(canvas, place, (self.yes, digit, self.on_yes), words);
            }),
        };
        popup.draw(canvas, area);
    }

    fn title(&self, words: &Words) -> String {
        self.title.text(words)
    }

    fn context(&self) -> KeyContext {
        if self.typed.is_some() { KeyContext::Text } else { KeyContext::Form }
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Accept.into(), Action::Back.hint("confirm-cancel")];
        if self.typed.is_none() {
            keys.extend([Action::Left, Action::Right].map(|side| side.hint("key-select")));
        }
        keys
    }

    fn popup(&self) -> bool {
        true
    }
}

/// Draws Cancel and yes, the one in focus marked.
pub fn buttons(
    canvas: &mut Canvas,
    area: Rect,
    (yes, on_yes): (&'static str, bool),
    words: &Words,
) {
    draw_buttons(canvas, area, (yes, Some(1), on_yes), words);
}

/// The same, where yes may have no digit.
fn draw_buttons(
    canvas: &mut Canvas,
    area: Rect,
    (yes, digit, on_yes): (&'static str, Option<u8>, bool),
    words: &Words,
) {
    let mut x = area.x;
    for (word, digit, focused) in [("confirm-cancel", Some(0), !on_yes), (yes, digit, on_yes)] {
        let sign = if focused { canvas.theme().glyphs().selected } else { " " };
        let digit = digit.map(|digit| format!("{digit} ")).unwrap_or_default();
        let label = format!("{sign}[{digit}{}]", words.say(word));
        let tone = if focused { Tone::Strong } else { Tone::Muted };
        let used = canvas.text(x, area.y, area.right().saturating_sub(x), &label, tone);
        if focused {
            let place = Rect { x, width: used, ..area };
            canvas.lay(place, canvas.theme().selection());
        }
        x += used + 3;
    }
}
