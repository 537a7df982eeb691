//! One field of a form: what it takes, what is wrong with it, how it looks.

use super::field::TextField;
use crate::base::{Date, Money};
use crate::desk::terminal::{Canvas, Tone};
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// One field of a form.
pub struct Field {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: FieldKind,
    pub(super) error: Option<Message>,
    pub(super) hidden: bool,
}

/// What a field takes.
pub enum FieldKind {
    /// A line of text.
    Text(TextField),
    /// A day, in any form [`Date::parse`] reads.
    Date(TextField),
    /// An amount in yuan, in any form [`Money::parse`] reads.
    Money(TextField),
    /// One of a list: text keys, or names that are no keys and are shown as they are.
    Choice {
        /// The list to choose from.
        options: Vec<String>,
        /// Place of the chosen one.
        chosen: Option<usize>,
    },
}

impl Field {
    /// A line of text under a label's key.
    pub fn text(id: &'static str, label: &'static str, text: impl Into<String>) -> Self {
        Self::of(id, label, FieldKind::Text(TextField::new(text)))
    }

    /// A password, shown as stars.
    pub fn secret(id: &'static str, label: &'static str) -> Self {
        Self::of(id, label, FieldKind::Text(TextField::secret()))
    }

    /// A day, suggested if there is one: typing replaces it.
    pub fn date(id: &'static str, label: &'static str, day: Option<Date>) -> Self {
        let text = day.map(|day| day.to_string()).unwrap_or_default();
        Self::of(id, label, FieldKind::Date(TextField::suggesting(text)))
    }

    /// An amount, suggested if there is one: typing replaces it.
    pub fn money(id: &'static str, label: &'static str, amount: Option<Money>) -> Self {
        let text = amount.map(|amount| amount.to_string()).unwrap_or_default();
        Self::of(id, label, FieldKind::Money(TextField::suggesting(text)))
    }

    /// One of a list.
    pub fn choice(
        id: &'static str,
        label: &'static str,
        options: Vec<String>,
        chosen: Option<usize>,
    ) -> Self {
        Self::of(id, label, FieldKind::Choice { options, chosen })
    }

    fn of(id: &'static str, label: &'static str, kind: FieldKind) -> Self {
        Self { id, label, kind, error: None, hidden: false }
    }

    /// The line that is typed into, unless it is a choice.
    pub(super) fn line(&self) -> Option<&TextField> {
        match &self.kind {
            FieldKind::Text(line) | FieldKind::Date(line) | FieldKind::Money(line) => Some(line),
            FieldKind::Choice { .. } => None,
        }
    }

    /// The same, to be typed into.
    pub(super) fn line_mut(&mut self) -> Option<&mut TextField> {
        match &mut self.kind {
            FieldKind::Text(line) | FieldKind::Date(line) | FieldKind::Money(line) => Some(line),
            FieldKind::Choice { .. } => None,
        }
    }

    /// What is wrong with it as it is filled.
    pub(super) fn fault(&self, required: bool) -> Option<&'static str> {
        let empty = match &self.kind {
            FieldKind::Choice { chosen, .. } => chosen.is_none(),
            FieldKind::Text(line) | FieldKind::Date(line) | FieldKind::Money(line) => {
                line.text().trim().is_empty()
            }
        };
        match &self.kind {
            FieldKind::Choice { .. } if empty => required.then_some("form-choose"),
            _ if empty => required.then_some("form-required"),
            FieldKind::Date(line) => Date::parse(line.text()).is_err().then_some("form-no-date"),
            FieldKind::Money(line) => Money::parse(line.text()).is_err().then_some("form-no-money"),
            _ => None,
        }
    }

    /// Draws its value on one line.
    pub(super) fn view(&self, canvas: &mut Canvas, area: Rect, focused: bool, words: &Words) {
        const LONGEST: u16 = 40;
        let room = Rect { width: area.width.min(LONGEST), ..area };
        match &self.kind {
            FieldKind::Choice { options, chosen } => {
                let chosen = chosen.and_then(|at| options.get(at));
                let text = chosen.map_or("", |option| words.say(option));
                let tone = if focused { Tone::FieldFocus } else { Tone::Field };
                let shown = format!("< {text} >");
                let used = canvas.text(room.x, room.y, room.width, &shown, tone);
                if focused {
                    let place = Rect { width: used, ..room };
                    canvas.lay(place, canvas.theme().selection());
                }
            }
            FieldKind::Money(line) | FieldKind::Date(line) => {
                line.view(canvas, Rect { width: room.width.min(20), ..room }, focused);
            }
            FieldKind::Text(line) => line.view(canvas, room, focused),
        }
    }
}
