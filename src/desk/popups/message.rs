//! Something to be read: a refusal, what somebody changed, a fault.

use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone};
use crate::desk::widgets::Popup;
use crate::office::{Changed, OfficeError, Reader};
use crate::words::{Message, Words, event_text, explain_error, moment};
use ratatui::layout::Rect;

/// A popup that any of Enter, Esc and Space closes.
pub struct MessageBox {
    title: Message,
    parts: Vec<(MessagePart, Tone)>,
}

enum MessagePart {
    Said(Message),
    Ready(String),
    /// A no of the rules or of the office: what, the clause, the next step.
    Why(OfficeError),
}

impl MessageBox {
    /// A message of paragraphs.
    pub fn new(title: impl Into<Message>, parts: Vec<Message>) -> Self {
        let parts = parts.into_iter().map(|part| (MessagePart::Said(part), Tone::Plain));
        Self { title: title.into(), parts: parts.collect() }
    }

    /// Why a command was not carried out: what is against it, the clause, the next step.
    pub fn declined(error: &OfficeError, reader: &Reader, words: &Words) -> Self {
        if let OfficeError::Changed(changed) = error
            && !changed.records.is_empty()
        {
            return Self::changed(changed, reader, words);
        }
        Self::no(error)
    }

    /// The same for what a screen knows before anything is submitted, in whichever language
    /// is read then.
    pub fn no(error: &OfficeError) -> Self {
        let title: Message = match error {
            OfficeError::Fault(_) => "message-fault".into(),
            OfficeError::Changed(_) => "message-changed".into(),
            _ => "message-refused".into(),
        };
        Self { title, parts: vec![(MessagePart::Why(error.clone()), Tone::Plain)] }
    }

    /// What others did since, event by event, field by field: to be seen before one decides
    /// again.
    fn changed(changed: &Changed, reader: &Reader, words: &Words) -> Self {
        const MOST: usize = 5;
        let (records, left) = (&changed.records, changed.records.len().saturating_sub(MOST));
        let mut parts = Vec::new();
        if left > 0 {
            let shown = Message::of("message-changed-more").count("count", left);
            parts.push((MessagePart::Said(shown), Tone::Muted));
        }
        for record in &records[left..] {
            let who = format!("{}  {}", reader.staff().name(&record.actor), moment(record.at));
            let mut lines = vec![who];
            for event in &record.events {
                let shown = event_text(event, words, reader.places(), reader.actor().township);
                let facts = shown.details.iter().map(|(label, value)| format!("{label} {value}"));
                let facts: Vec<String> = facts.collect();
                lines.push(format!("{}  {}", shown.title, facts.join("  ")).trim_end().to_owned());
            }
            parts.push((MessagePart::Ready(lines.join("\n")), Tone::Plain));
        }
        parts.push((MessagePart::Said("message-changed-kept".into()), Tone::Strong));
        Self { title: "message-changed".into(), parts }
    }

    /// Draws it in the middle of an area, also where nobody has signed in.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, words: &Words) {
        let texts = self.parts.iter().flat_map(|(part, tone)| match part {
            MessagePart::Said(message) => vec![(message.text(words), *tone)],
            MessagePart::Ready(text) => vec![(text.clone(), *tone)],
            MessagePart::Why(error) => why(error, words),
        });
        let popup = Popup::new(64, self.title.text(words));
        let popup = texts.fold(popup, |popup, (text, tone)| popup.blank().text(text, tone));
        popup.blank().draw(canvas, area);
    }
}

/// What is against it, the clause, the next step.
fn why(error: &OfficeError, words: &Words) -> Vec<(String, Tone)> {
    let explained = explain_error(error, words);
    let tone = if matches!(error, OfficeError::Fault(_)) { Tone::Bad } else { Tone::Plain };
    let clause =
        explained.clause.map(|clause| Message::of("message-clause").with("clause", clause));
    let next = explained.next.map(|next| Message::of("message-next").with("next", next));
    let rest = [(clause, Tone::Accent), (next, Tone::Strong)];
    let rest = rest.into_iter().filter_map(|(said, tone)| Some((said?.text(words), tone)));
    std::iter::once((explained.what, tone)).chain(rest).collect()
}

impl Screen for MessageBox {
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
        self.title.text(words)
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Accept.hint("key-close"), Action::Back.hint("key-close")]
    }

    fn popup(&self) -> bool {
        true
    }
}
