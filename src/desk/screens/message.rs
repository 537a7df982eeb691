//! Something to be read: a refusal, what somebody changed, a fault.

use crate::desk::canvas::Canvas;
use crate::desk::keys::{Action, Hint, Input};
use crate::desk::screen::{Screen, Step, View};
use crate::desk::text;
use crate::desk::theme::Tone;
use crate::desk::widgets::{centred, popup};
use crate::office::Reader;
use crate::words::{Explained, Saying, Words};
use ratatui::layout::Rect;

/// A popup that any of Enter, Esc and Space closes.
pub struct Message {
    title: Saying,
    parts: Vec<(Part, Tone)>,
}

enum Part {
    Said(Saying),
    Ready(String),
}

impl Message {
    /// A message of paragraphs.
    pub fn new(title: impl Into<Saying>, parts: Vec<Saying>) -> Self {
        let parts = parts.into_iter().map(|part| (Part::Said(part), Tone::Plain));
        Self { title: title.into(), parts: parts.collect() }
    }

    /// A refusal: what and why, the clause, the next step.
    pub fn refusal(explained: Explained) -> Self {
        let mut parts = vec![(Part::Ready(explained.what), Tone::Plain)];
        if let Some(clause) = explained.clause {
            parts.push((
                Part::Said(Saying::of("message-clause").with("clause", clause)),
                Tone::Accent,
            ));
        }
        if let Some(next) = explained.next {
            parts.push((Part::Said(Saying::of("message-next").with("next", next)), Tone::Strong));
        }
        Self { title: "message-refused".into(), parts }
    }

    /// Somebody changed the file meanwhile.
    pub fn changed(by: &str, what: &str) -> Self {
        let told = Saying::of("message-changed-by").with("by", by).with("what", what);
        Self::new("message-changed", vec![told, "message-changed-next".into()])
    }

    /// It could not be carried out.
    pub fn fault(told: &str) -> Self {
        let parts = vec![
            (Part::Ready(told.to_owned()), Tone::Bad),
            (Part::Said("message-fault-next".into()), Tone::Plain),
        ];
        Self { title: "message-fault".into(), parts }
    }

    /// Draws it in the middle of an area, also where nobody has signed in.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, words: &Words) {
        const WIDTH: u16 = 64;
        let room = usize::from(WIDTH.min(area.width).saturating_sub(4));
        let worded: Vec<(Vec<String>, Tone)> = self
            .parts
            .iter()
            .map(|(part, tone)| {
                let said = match part {
                    Part::Said(saying) => saying.worded(words),
                    Part::Ready(text) => text.clone(),
                };
                (text::wrap(&said, room), *tone)
            })
            .collect();
        let rows: usize = worded.iter().map(|(lines, _)| lines.len() + 1).sum();
        let inside =
            popup(canvas, centred(area, WIDTH, rows as u16 + 3), &self.title.worded(words));
        let lines = worded.iter().flat_map(|(lines, tone)| {
            let blank = std::iter::once(("", *tone));
            blank.chain(lines.iter().map(|line| (line.as_str(), *tone)))
        });
        for (row, (line, tone)) in lines.take(usize::from(inside.height)).enumerate() {
            canvas.text(inside.x, inside.y + row as u16, inside.width, line, tone);
        }
    }
}

impl Screen for Message {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept | Action::Back | Action::Mark) => Step::back(),
            _ => Step::Stay,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        self.draw(canvas, area, view.words);
    }

    fn title(&self, words: &Words) -> String {
        self.title.worded(words)
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Accept.hint("key-close"), Action::Back.hint("key-close")]
    }

    fn popup(&self) -> bool {
        true
    }
}
