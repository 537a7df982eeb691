//! The popup that takes amounts from the paper where a legacy line cannot be read.

use super::rows::outlook;
use crate::base::Money;
use crate::casework::comparison::{LineAmount, LineAmounts};
use crate::casework::{Command, TakeAmounts};
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Popup, TextField};
use crate::office::Reader;
use crate::words::{Words, line_amount_name};
use ratatui::layout::Rect;

/// The popup; it submits the amounts and hands what became of them to the item.
pub struct Amounts {
    legacy_no: String,
    /// What stands in the cell at fault.
    content: String,
    fields: Vec<(LineAmount, TextField)>,
    note: TextField,
    /// The field being typed in; behind the amounts stands the note.
    on: usize,
}

impl Amounts {
    /// Of a line set aside; `None` where more of it than amounts cannot be read.
    pub fn new(reader: &Reader, legacy_no: &str) -> Option<Self> {
        let unread = reader.rosters().unread_amounts(legacy_no)?;
        let content = reader.rosters().partial_reading(legacy_no)?.content.clone();
        let fields = unread.into_iter().map(|amount| (amount, TextField::default())).collect();
        let legacy_no = legacy_no.to_owned();
        Some(Self { legacy_no, content, fields, note: TextField::default(), on: 0 })
    }

    /// The command as it stands; `None` while an amount is none.
    fn command(&self) -> Option<TakeAmounts> {
        let mut amounts =
            LineAmounts { legacy_no: self.legacy_no.clone(), ..LineAmounts::default() };
        for (amount, field) in &self.fields {
            let typed = Some(Money::parse(field.text().trim()).ok()?);
            match amount {
                LineAmount::Balance => amounts.balance = typed,
                LineAmount::Enjoyed => amounts.enjoyed = typed,
                LineAmount::Monthly => amounts.monthly = typed,
            }
        }
        Some(TakeAmounts { amounts, note: self.note.text().trim().to_owned() })
    }

    /// What the person comes to, or what is still lacking.
    fn outlook(&self, view: &View) -> Vec<(String, Tone)> {
        let words = view.words;
        let Some(command) = self.command() else {
            return vec![(words.say("compare-amounts-type").to_owned(), Tone::Muted)];
        };
        outlook(view.reader.comparison().comparison_with_amounts(command), view)
    }

    fn field(&mut self) -> &mut TextField {
        self.fields.get_mut(self.on).map_or(&mut self.note, |(_, field)| field)
    }
}

impl Screen for Amounts {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        let places = self.fields.len() + 1;
        match input {
            Input::Act(Action::Accept) if self.on + 1 < places => self.on += 1,
            Input::Act(Action::Accept | Action::Save) => {
                return self.command().map_or(Step::Stay, |command| {
                    Step::submit(Command::TakeAmounts(command), None)
                });
            }
            Input::Act(Action::Back) => return Step::back(),
            Input::Act(Action::NextField | Action::Down) => self.on = (self.on + 1) % places,
            Input::Act(Action::PreviousField | Action::Up) => {
                self.on = (self.on + places - 1) % places;
            }
            input if self.field().update(input) => {}
            _ => return Step::Pass,
        }
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let content = [("content", (&*self.content).into())];
        let found = words.say_with("compare-amounts-stands", &content);
        let popup = Popup::new(66, self.title(words)).text(found, Tone::Bad).blank();
        let named =
            self.fields.iter().map(|(amount, field)| (line_amount_name(*amount, words), field));
        let fields = named.chain([(words.say("compare-paper"), &self.note)]).enumerate();
        fields
            .fold(popup, |popup, (at, (label, field))| popup.field(label, field, at == self.on))
            .blank()
            .texts(self.outlook(view))
            .draw(canvas, area);
    }

    fn title(&self, words: &Words) -> String {
        words.say("compare-decision-take-amount").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Text
    }

    fn keys(&self) -> Vec<Hint> {
        let accept = if self.on < self.fields.len() { "key-next-field" } else { "compare-decide" };
        vec![
            Action::Accept.hint(accept),
            Action::NextField.into(),
            Action::Back.hint("confirm-cancel"),
        ]
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        Step::pop_when_done(answer)
    }

    fn popup(&self) -> bool {
        true
    }
}
