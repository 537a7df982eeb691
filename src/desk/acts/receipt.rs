//! What a clerk sees after an act: what was done, under which number, and where the
//! person goes next.

use super::effects::effects;
use super::paper::Paper;
use crate::base::CaseId;
use crate::casework::{Case, Stage, Step as Layer};
use crate::desk::canvas::Canvas;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::widgets::{centred, popup};
use crate::desk::{Action, Context, Hint, Input, Tone, text};
use crate::office::{Reader, Receipt as Done};
use crate::words::{Saying, Words};
use ratatui::layout::Rect;

/// A popup over the screen from which the act was begun.
pub struct Receipt {
    name: &'static str,
    effects: Vec<Saying>,
    next: Vec<Saying>,
    case: Option<CaseId>,
    /// Who was registered: leaving the receipt says so to the screen below.
    registered: Answer,
}

impl Receipt {
    /// The receipt of an act under the key of its name.
    pub fn new(name: &'static str, done: &Done, reader: &Reader) -> Self {
        let case = done.case().and_then(|case| reader.case(case));
        let id = case.map(|case| case.id);
        let number = case.map(|case| Saying::of("act-case").with("case", case.id.to_string()));
        let next = case.and_then(next_of).map(Saying::of);
        let registered = done.registered().map_or(Answer::Left, Answer::Person);
        let next = number.into_iter().chain(next).collect();
        Self { name, effects: effects(&done.events, reader), next, case: id, registered }
    }
}

/// Where a case goes next, by who has it now.
fn next_of(case: &Case) -> Option<&'static str> {
    match case.stage {
        Stage::Waiting(Layer::Township) => Some("act-next-township"),
        Stage::Waiting(Layer::Choice) => Some("act-next-choice"),
        Stage::Waiting(Layer::Claim) => Some("act-next-claim"),
        Stage::Waiting(_) => Some("act-next-human-resources"),
        Stage::Payable => Some("act-next-payable"),
        Stage::Closed(_) => Some("act-next-closed"),
        Stage::Returned => None,
    }
}

impl Screen for Receipt {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Print) => {
                let case = self.case.and_then(|case| reader.case(case));
                let paper = case.and_then(|case| Paper::receipt(reader, case));
                paper.map_or(Step::Stay, Step::push)
            }
            Input::Act(Action::Accept | Action::Back | Action::Mark) => {
                Step::Pop(self.registered.clone())
            }
            _ => Step::Stay,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        const WIDTH: u16 = 66;
        let room = usize::from(WIDTH.min(area.width).saturating_sub(6));
        let wrap = |said: &Saying, tone| {
            let lines = text::wrap(&said.worded(view.words), room);
            lines.into_iter().map(move |line| (line, tone)).collect::<Vec<_>>()
        };
        let effects: Vec<_> = self.effects.iter().flat_map(|s| wrap(s, Tone::Strong)).collect();
        let next: Vec<_> = self.next.iter().flat_map(|s| wrap(s, Tone::Plain)).collect();
        let height = (effects.len() + next.len()) as u16 + 5;
        let title = view.words.say_with("act-done", &[("act", view.words.say(self.name).into())]);
        let inside = popup(canvas, centred(area, WIDTH, height), &title);
        let mut y = inside.y + 1;
        for (at, (line, tone)) in effects.iter().enumerate() {
            let sign = if at == 0 { canvas.theme().glyphs().marked } else { " " };
            canvas.text(inside.x, y, 2, sign, Tone::Good);
            canvas.text(inside.x + 2, y, inside.width - 2, line, *tone);
            y += 1;
        }
        y += 1;
        for (line, tone) in &next {
            canvas.text(inside.x + 2, y, inside.width - 2, line, *tone);
            y += 1;
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say(self.name).to_owned()
    }

    fn context(&self) -> Context {
        Context::List
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Accept.hint("key-close"), Action::Back.hint("key-close")];
        if self.case.is_some() {
            keys.push(Action::Print.hint("act-paper-receipt"));
        }
        keys
    }

    fn popup(&self) -> bool {
        true
    }
}
