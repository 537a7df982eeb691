//! One line of text being typed.

use crate::desk::terminal::{Action, Canvas, Input, Tone, text};
use ratatui::layout::Rect;
use tui_input::{Input as Line, InputRequest as Ask};

/// A line of text with a caret.
#[derive(Clone, Default)]
pub struct TextField {
    line: Line,
    secret: bool,
    /// The text was only suggested: the first character typed replaces it.
    suggested: bool,
}

/// Longest text a field takes, in characters.
const LONGEST: usize = 4096;

impl TextField {
    /// A field holding a text, the caret behind it.
    pub fn new(text: impl Into<String>) -> Self {
        Self { line: Line::new(text.into()), ..Self::default() }
    }

    /// A field holding a text that typing replaces: today's date, a usual amount.
    pub fn suggesting(text: impl Into<String>) -> Self {
        Self { suggested: true, ..Self::new(text) }
    }

    /// An empty field that shows stars: passwords.
    pub fn secret() -> Self {
        Self { secret: true, ..Self::default() }
    }

    /// The text as it is typed.
    pub fn text(&self) -> &str {
        self.line.value()
    }

    /// Whether it shows stars.
    pub fn is_secret(&self) -> bool {
        self.secret
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Empties it of all text.
    pub fn clear(&mut self) {
        self.line.reset();
    }

    /// Takes what is typed, pasted, or moves the caret; says whether it was used.
    pub fn update(&mut self, input: &Input) -> bool {
        let ask = match input {
            Input::Type(ch) => {
                self.replace_suggested();
                return self.insert(*ch);
            }
            Input::Paste(text) => {
                self.replace_suggested();
                text.chars().for_each(|ch| {
                    self.insert(ch);
                });
                return true;
            }
            Input::Act(Action::EraseBack) => Ask::DeletePrevChar,
            Input::Act(Action::EraseForward) => Ask::DeleteNextChar,
            Input::Act(Action::EraseWord) => Ask::DeletePrevWord,
            Input::Act(Action::EraseLine) => Ask::DeleteLine,
            Input::Act(Action::Left) => Ask::GoToPrevChar,
            Input::Act(Action::Right) => Ask::GoToNextChar,
            Input::Act(Action::WordLeft) => Ask::GoToPrevWord,
            Input::Act(Action::WordRight) => Ask::GoToNextWord,
            Input::Act(Action::First) => Ask::GoToStart,
            Input::Act(Action::Last) => Ask::GoToEnd,
            // Who only passes by has not taken what was suggested for theirs.
            _ => return false,
        };
        self.suggested = false;
        self.line.handle(ask);
        true
    }

    fn replace_suggested(&mut self) {
        if std::mem::take(&mut self.suggested) {
            self.clear();
        }
    }

    /// Draws it on the first row of an area; the caret is in it if it has the focus.
    pub fn view(&self, canvas: &mut Canvas, area: Rect, focused: bool) {
        if area.width < 2 || area.height == 0 {
            return;
        }
        let stars;
        let (shown, before) = if self.secret {
            stars = "*".repeat(self.text().chars().count());
            (stars.as_str(), self.line.cursor())
        } else {
            (self.text(), self.line.visual_cursor())
        };
        // What nobody types in is read from its beginning.
        let before = if focused { before } else { 0 };
        // One cell is kept for the caret behind the last character.
        let room = usize::from(area.width) - 1;
        let tone = if focused { Tone::FieldFocus } else { Tone::Field };
        let skipped = before.saturating_sub(room);
        let start = text::head(shown, skipped);
        let start = &shown[start.len()..];
        let start = if text::width(shown) - text::width(start) < skipped {
            // The edge falls on the second half of a wide character: leave it out.
            &start[start.chars().next().map_or(0, char::len_utf8)..]
        } else {
            start
        };
        let gone = text::width(shown) - text::width(start);
        let fitted = text::head(start, room);
        let used = canvas.text(area.x, area.y, area.width, fitted, tone);
        let blank = " ".repeat(usize::from(area.width - used));
        canvas.text(area.x + used, area.y, area.width - used, &blank, Tone::Field);
        if focused {
            canvas.put_caret(area.x + (before - gone) as u16, area.y);
        }
    }

    fn insert(&mut self, ch: char) -> bool {
        if !ch.is_control() && self.text().chars().count() < LONGEST {
            self.line.handle(Ask::InsertChar(ch));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_suggested_is_typed_over_also_after_passing_by() {
        let mut field = TextField::suggesting("2020-05-04");
        assert!(!field.update(&Input::Act(Action::Down)));
        assert!(field.update(&Input::Type('1')));
        assert_eq!(field.text(), "1");
        let mut moved = TextField::suggesting("2020-05-04");
        assert!(moved.update(&Input::Act(Action::EraseBack)));
        assert!(moved.update(&Input::Type('5')));
        assert_eq!(moved.text(), "2020-05-05");
    }
}
