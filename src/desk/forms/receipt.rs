//! What a clerk sees after an act: what was done, under which number, and where the
//! person goes next.

use super::document_view::DocumentView;
use super::effects::effects;
use crate::base::{CaseId, PersonId};
use crate::desk::people::{next_of_case, next_step};
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::Popup;
use crate::office::{CommandReceipt, Reader};
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// A popup over the screen from which the act was begun.
pub struct ActReceipt {
    name: &'static str,
    effects: Vec<Message>,
    case: Option<CaseId>,
    person: Option<PersonId>,
    /// Who was registered: leaving the receipt says so to the screen below.
    registered: Answer,
}

impl ActReceipt {
    /// The receipt of an act under the key of its name.
    pub fn new(
        name: &'static str,
        done: &CommandReceipt,
        person: Option<PersonId>,
        reader: &Reader,
    ) -> Self {
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

impl Screen for ActReceipt {
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
        let done =
            self.effects.iter().flat_map(|effect| text::wrap(&effect.text(view.words), room));
        let next = self.next(view).into_iter().flat_map(|line| text::wrap(&line, room));
        let title = view.words.say_with("act-done", &[("act", view.words.say(self.name).into())]);
        let done = done.map(|line| (line, Tone::Strong));
        let lines =
            done.chain([(String::new(), Tone::Plain)]).chain(next.map(|line| (line, Tone::Plain)));
        let popup = Popup::new(WIDTH, title).blank();
        let popup = lines.enumerate().fold(popup, |popup, (row, (line, tone))| {
            let sign = if row == 0 { view.theme.glyphs().marked } else { " " };
            popup.pieces(vec![(format!("{sign} ").into(), Tone::Good), (line.into(), tone)])
        });
        popup.blank().draw(canvas, area);
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
