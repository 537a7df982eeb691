//! A list to choose from: value lists of fields, reasons. Ten or fewer are chosen
//! by digit; more are narrowed by typing Hanzi, pinyin or initials.

use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::lookup::{Lookup, find};
use crate::desk::widgets::{Column, Row, Table, TextField, centred, popup};
use crate::office::Reader;
use crate::words::{Lang, Message, Words};
use ratatui::layout::Rect;

/// A popup that answers [`Answer::Chosen`].
pub struct Picker {
    title: Message,
    options: Vec<String>,
    lookups: Vec<Lookup>,
    found: Vec<usize>,
    typed: TextField,
    table: Table,
    /// What a digit typed by mistake must not bring about.
    deliberate: Option<usize>,
}

/// As many as there are digits.
const BY_DIGIT: usize = 10;

impl Picker {
    /// A list of text keys, or of names that are shown as they are.
    pub fn new(title: impl Into<Message>, options: Vec<String>) -> Self {
        let known =
            |option: &String| Lookup::new(Lang::ALL.map(|lang| Words::get(lang).say(option)));
        Self {
            title: title.into(),
            lookups: options.iter().map(known).collect(),
            found: (0..options.len()).collect(),
            typed: TextField::default(),
            table: Table::new(options.len()),
            deliberate: None,
            options,
        }
    }

    /// The same with an option selected.
    pub fn at(mut self, place: usize) -> Self {
        self.table.select(place);
        self
    }

    /// The same with an option that no digit chooses: it is selected, then taken with Enter.
    pub fn deliberate(mut self, place: usize) -> Self {
        self.deliberate = Some(place);
        self
    }

    fn by_digit(&self) -> bool {
        self.options.len() <= BY_DIGIT
    }

    fn chosen(&self, row: Option<usize>) -> Step {
        match row.and_then(|row| self.found.get(row)) {
            Some(place) => Step::Pop(Answer::Chosen(*place)),
            None => Step::Stay,
        }
    }
}

impl Screen for Picker {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept) => return self.chosen(self.table.selected()),
            Input::Digit(digit) => {
                let place = usize::from(digit.checked_sub(1).unwrap_or(9));
                return self.chosen(Some(place).filter(|place| Some(*place) != self.deliberate));
            }
            _ if self.table.update(input) => return Step::Stay,
            _ => {}
        }
        if !self.by_digit() && self.typed.update(input) {
            self.found = find(self.lookups.iter(), self.typed.text());
            self.table = Table::new(self.found.len());
            return Step::Stay;
        }
        Step::Pass
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let title = self.title.text(view.words);
        let options = self.options.iter().map(|option| text::width(view.words.say(option)));
        let width = options.chain([text::width(&title) + 4, 20]).max().unwrap_or(20) as u16 + 10;
        let height = self.options.len() as u16 + 2 + u16::from(!self.by_digit());
        let mut inside = popup(canvas, centred(area, width, height.min(18)), &title);
        if !self.by_digit() {
            inside = sought(canvas, inside, &self.typed);
        }
        if self.found.is_empty() {
            nothing_found(canvas, inside, view.words);
        }
        let columns = [Column::fixed("", 2), Column::grow("", 4)];
        self.table.view(canvas, inside, &columns, |row| {
            let place = self.found[row];
            let has_digit = self.by_digit() && Some(place) != self.deliberate;
            let digit = if has_digit { ((row + 1) % 10).to_string() } else { String::new() };
            Row::new().cell(digit).cell(view.words.say(&self.options[place]))
        });
    }

    fn title(&self, words: &Words) -> String {
        self.title.text(words)
    }

    fn context(&self) -> KeyContext {
        if self.by_digit() { KeyContext::Form } else { KeyContext::Text }
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Up.into(), Action::Down.into(), Action::Accept.into(), Action::Back.into()]
    }

    fn popup(&self) -> bool {
        true
    }
}

/// The line that says what is sought in a list; gives the room below it.
pub(super) fn sought(canvas: &mut Canvas, inside: Rect, typed: &TextField) -> Rect {
    canvas.text(inside.x, inside.y, 2, "> ", Tone::Key);
    let line = Rect { x: inside.x + 2, width: inside.width.saturating_sub(2), ..inside };
    typed.view(canvas, Rect { height: 1, ..line }, true);
    Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside }
}

/// That nothing in the list is what is sought.
pub(super) fn nothing_found(canvas: &mut Canvas, inside: Rect, words: &Words) {
    canvas.text(inside.x, inside.y, inside.width, words.say("picker-none"), Tone::Muted);
}
