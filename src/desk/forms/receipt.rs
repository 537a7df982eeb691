//! What a clerk sees after an act: what was done, under which number, and where the
//! person goes next.

use super::document_view::DocumentView;
use super::effects::effects;
use crate::base::{CaseId, PersonId};
use crate::desk::people::{next_of_case, next_step};
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{centred, popup};
use crate::office::{Reader, Receipt as Done};
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// A popup over the screen from which the act was begun.
pub struct Receipt {
    name: &'static str,
    effects: Vec<Message>,
    case: Option<CaseId>,
    person: Option<PersonId>,
    /// Who was registered: leaving the receipt says so to the screen below.
    registered: Answer,
}

impl Receipt {
    /// The receipt of an act under the key of its name.
    pub fn new(name: &'static str, done: &Done, person: Option<PersonId>, reader: &Reader) -> Self {
        let registered = done.registered();
        Self {
            name,
            effects: effects(&done.events, reader),
            case: done.case(),
            person: person.or(registered),
            registered: registered.map_or(Answer::Left, Answer::Person),
        }
    }

    /// The case's number, and what comes next by whom.
    fn next(&self, view: &View) -> Vec<String> {
        let (reader, words) = (view.reader, view.words);
        let case = self.case.and_then(|id| reader.case(id));
        let number =
            case.map(|case| words.say_with("act-case", &[("case", case.id.to_string().into())]));
        let next = self.person.and_then(|id| reader.person(id)).map(|person| {
            let next = match case {
                Some(case) => next_of_case(reader, person, case, words),
                None => next_step(reader, person, words),
            };
            let told = words.say_with("message-next", &[("next", next.what.as_str().into())]);
            let who = next.who(reader, person, words);
            let dot = view.theme.glyphs().dot;
            if who.is_empty() { told } else { format!("{told} {dot} {who}") }
        });
        number.into_iter().chain(next).collect()
    }
}

impl Screen for Receipt {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Print) => {
                let case = self.case.and_then(|case| reader.case(case));
                let paper = case.and_then(|case| DocumentView::receipt(reader, case));
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
        let wrapped = |lines: Vec<String>| -> Vec<String> {
            lines.iter().flat_map(|line| text::wrap(line, room)).collect()
        };
        let done = self.effects.iter().map(|effect| effect.text(view.words)).collect();
        let (done, next) = (wrapped(done), wrapped(self.next(view)));
        let height = (done.len() + next.len()) as u16 + 5;
        let title = view.words.say_with("act-done", &[("act", view.words.say(self.name).into())]);
        let inside = popup(canvas, centred(area, WIDTH, height), &title);
        canvas.text(inside.x, inside.y + 1, 2, canvas.theme().glyphs().marked, Tone::Good);
        let blank = [String::new()];
        let done = done.iter().map(|line| (line, Tone::Strong));
        let next = blank.iter().chain(&next).map(|line| (line, Tone::Plain));
        for (y, (line, tone)) in (inside.y + 1..).zip(done.chain(next)) {
            canvas.text(inside.x + 2, y, inside.width - 2, line, tone);
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say(self.name).to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::List
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
