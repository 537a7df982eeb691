//! A form: fields below one another. Enter goes on and never saves; F2 saves, or
//! Enter on the button behind the last field.

use super::field::TextField;
use super::form_field::{Field, FieldKind};
use crate::base::{Date, Money};
use crate::desk::popups::Picker;
use crate::desk::screen::{Answer, Step};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// Fields, and which of them is being filled.
pub struct Form {
    fields: Vec<Field>,
    focus: usize,
    button: &'static str,
    touched: bool,
}

/// What became of an input given to a form.
pub enum Filling {
    /// The form used it, or leaves it to the desk, or opens a list of values.
    Step(Step),
    /// The person wants to save: the screen checks and submits.
    Save,
}

impl Form {
    /// A form with its first field in focus and a button worded by a key.
    pub fn new(fields: Vec<Field>, button: &'static str) -> Self {
        Self { fields, focus: 0, button, touched: false }
    }

    /// The same with another field in focus.
    pub fn focused(mut self, id: &str) -> Self {
        self.focus(id);
        self
    }

    /// Puts the focus on a field.
    pub fn focus(&mut self, id: &str) {
        if let Some(at) = self.fields.iter().position(|field| field.id == id) {
            self.focus = at;
        }
    }

    /// Whether a field has the focus.
    pub fn is_at(&self, id: &str) -> bool {
        self.fields.get(self.focus).is_some_and(|field| field.id == id)
    }

    /// Whether anything was changed since the form was made.
    pub fn is_touched(&self) -> bool {
        self.touched
    }

    /// Counts as changed from here on: the person wanted to save it as it is.
    pub fn touch(&mut self) {
        self.touched = true;
    }

    /// The text of a field; empty for a choice.
    pub fn text(&self, id: &str) -> &str {
        self.field(id).and_then(Field::line).map_or("", TextField::text)
    }

    /// The day in a field, if it holds one.
    pub fn date(&self, id: &str) -> Option<Date> {
        Date::parse(self.text(id)).ok()
    }

    /// The amount in a field, if it holds one.
    pub fn money(&self, id: &str) -> Option<Money> {
        Money::parse(self.text(id)).ok()
    }

    /// The place chosen in a field's list.
    pub fn choice(&self, id: &str) -> Option<usize> {
        match &self.field(id)?.kind {
            FieldKind::Choice { chosen, .. } => *chosen,
            _ => None,
        }
    }

    /// Hides a field that does not apply, or shows it again; a hidden one is neither
    /// stopped at nor checked.
    pub fn hide(&mut self, id: &str, hidden: bool) {
        if let Some(field) = self.field_mut(id) {
            field.hidden = hidden;
        }
        if self.fields.get(self.focus).is_some_and(|field| field.hidden) {
            self.go(1);
        }
    }

    /// Gives a choice another list.
    pub fn offer(&mut self, id: &str, list: Vec<String>, place: Option<usize>) {
        if let Some(FieldKind::Choice { options, chosen }) =
            self.field_mut(id).map(|field| &mut field.kind)
        {
            (*options, *chosen) = (list, place);
        }
    }

    /// Empties a field of text.
    pub fn clear(&mut self, id: &str) {
        if let Some(line) = self.field_mut(id).and_then(Field::line_mut) {
            line.clear();
        }
    }

    /// Shows an error at a field and puts the focus there.
    pub fn fault(&mut self, id: &str, error: impl Into<Message>) {
        self.focus(id);
        if let Some(field) = self.field_mut(id) {
            field.error = Some(error.into());
        }
    }

    /// Shows an error at a field that has none yet, and leaves the focus where it is.
    pub fn mark(&mut self, id: &str, error: impl Into<Message>) {
        if let Some(field) = self.field_mut(id).filter(|field| field.error.is_none()) {
            field.error = Some(error.into());
        }
    }

    /// Checks that days and amounts read as such and that the named fields are
    /// filled; shows an error at each that does not, and says whether all is well.
    pub fn check(&mut self, required: &[&str]) -> bool {
        let mut first = None;
        for (at, field) in self.fields.iter_mut().enumerate() {
            let fault = field.fault(required.contains(&field.id)).filter(|_| !field.hidden);
            field.error = fault.map(Message::of);
            if field.error.is_some() && first.is_none() {
                first = Some(at);
            }
        }
        if let Some(first) = first {
            self.focus = first;
        }
        first.is_none()
    }

    /// All that is typed and chosen, for [`Form::resume`]; empty where nothing was.
    /// Passwords are left out.
    pub fn draft(&self) -> String {
        if !self.touched {
            return String::new();
        }
        let value = |field: &Field| match &field.kind {
            FieldKind::Choice { options, chosen } => chosen.and_then(|at| options.get(at).cloned()),
            FieldKind::Text(line) if line.is_secret() => None,
            FieldKind::Text(line) | FieldKind::Date(line) | FieldKind::Money(line) => {
                Some(line.text().to_owned())
            }
        };
        let lines = self.fields.iter().filter_map(|field| Some((field.id, value(field)?)));
        lines.map(|(id, value)| format!("{id}={value}\n")).collect()
    }

    /// Fills the fields from a draft; what the form no longer has is left out.
    pub fn resume(&mut self, draft: &str) {
        for (id, value) in draft.lines().filter_map(|line| line.split_once('=')) {
            let Some(field) = self.field_mut(id) else { continue };
            match &mut field.kind {
                FieldKind::Choice { options, chosen } => {
                    *chosen = options.iter().position(|option| option == value).or(*chosen);
                }
                FieldKind::Text(line) | FieldKind::Date(line) | FieldKind::Money(line) => {
                    *line = TextField::new(value);
                }
            }
            self.touched = true;
        }
    }

    /// Which section of the key table holds at the focus.
    pub fn context(&self) -> KeyContext {
        match self.fields.get(self.focus).and_then(Field::line) {
            Some(_) => KeyContext::Text,
            None => KeyContext::Form,
        }
    }

    /// The actions it understands at the focus.
    pub fn keys(&self) -> Vec<Hint> {
        let mut keys: Vec<Hint> = vec![Action::Save.hint(self.button)];
        match self.fields.get(self.focus) {
            Some(Field { kind: FieldKind::Choice { .. }, .. }) => keys.push(Action::Values.into()),
            Some(_) => {}
            None => return vec![Action::Accept.hint(self.button), Action::PreviousField.into()],
        }
        keys.extend([Action::Accept.hint("key-next-field"), Action::PreviousField.into()]);
        keys
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input) -> Filling {
        let at_button = self.focus == self.fields.len();
        match input {
            Input::Act(Action::Save) => return Filling::Save,
            Input::Act(Action::Accept) if at_button => return Filling::Save,
            Input::Act(Action::PreviousField | Action::Up) => self.go(-1),
            Input::Act(Action::NextField | Action::Accept) => self.go(1),
            _ => return Filling::Step(self.fill(input)),
        }
        Filling::Step(Step::Stay)
    }

    /// Takes the answer of a value list.
    pub fn answered(&mut self, answer: &Answer) -> bool {
        let Answer::Chosen(place) = answer else { return false };
        self.choose(*place);
        self.go(1);
        true
    }

    /// Draws it from the top of an area; gives the rows used.
    pub fn view(&self, canvas: &mut Canvas, area: Rect, words: &Words) -> u16 {
        let shown = self.fields.iter().filter(|field| !field.hidden);
        let labels = shown.map(|field| text::width(words.say(field.label)));
        let label = labels.max().unwrap_or(0) as u16;
        let value =
            Rect { x: area.x + label + 2, width: area.width.saturating_sub(label + 2), ..area };
        let rows = |field: &Field| match field.hidden {
            true => 0,
            false => 1 + u16::from(field.error.is_some()),
        };
        let above: u16 = self.fields.iter().take(self.focus + 1).map(rows).sum();
        let mut skip = (above + 1).saturating_sub(area.height);
        let mut y = area.y;
        for (at, field) in self.fields.iter().enumerate().filter(|(_, field)| !field.hidden) {
            if skip > 0 {
                skip = skip.saturating_sub(rows(field));
                continue;
            }
            if y >= area.bottom() {
                return y - area.y;
            }
            let focused = at == self.focus;
            let tone = if focused { Tone::Accent } else { Tone::Muted };
            canvas.text(area.x, y, label, words.say(field.label), tone);
            field.view(canvas, Rect { y, height: 1, ..value }, focused, words);
            y += 1;
            if let Some(error) = &field.error
                && y < area.bottom()
            {
                let error = format!("! {}", error.text(words));
                canvas.text(value.x, y, value.width, &error, Tone::Bad);
                y += 1;
            }
        }
        if y < area.bottom() {
            let focused = self.focus == self.fields.len();
            let tone = if focused { Tone::Accent } else { Tone::Muted };
            let button = format!("[ {} ]", words.say(self.button));
            let used = canvas.text(value.x, y, value.width, &button, tone);
            if focused {
                let place = Rect { y, width: used, height: 1, ..value };
                canvas.lay(place, canvas.theme().selection());
            }
            y += 1;
        }
        y - area.y
    }

    fn fill(&mut self, input: &Input) -> Step {
        let Some(field) = self.fields.get_mut(self.focus) else {
            return if matches!(input, Input::Digit(_)) { Step::Stay } else { Step::Pass };
        };
        let (label, used) = (field.label, field.line_mut().map(|line| line.update(input)));
        match (used, input) {
            (Some(true), _) => {
                self.touched |= !matches!(input, Input::Act(Action::Left | Action::Right));
                field.error = None;
                Step::Stay
            }
            (Some(false), Input::Act(Action::Down)) => {
                self.go(1);
                Step::Stay
            }
            (None, Input::Act(Action::Values | Action::Down)) => match &field.kind {
                FieldKind::Choice { options, chosen } => {
                    Step::push(Picker::new(label, options.clone()).at(chosen.unwrap_or(0)))
                }
                _ => Step::Stay,
            },
            (None, Input::Act(side @ (Action::Left | Action::Right))) => {
                self.turn(*side == Action::Right);
                Step::Stay
            }
            (None, Input::Digit(digit)) => {
                self.choose(usize::from(digit.checked_sub(1).unwrap_or(9)));
                Step::Stay
            }
            _ => Step::Pass,
        }
    }

    fn choose(&mut self, place: usize) {
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        if let FieldKind::Choice { options, chosen } = &mut field.kind
            && place < options.len()
        {
            *chosen = Some(place);
            field.error = None;
            self.touched = true;
        }
    }

    /// The next or previous of a choice's list.
    fn turn(&mut self, forward: bool) {
        let Some(Field { kind: FieldKind::Choice { options, chosen }, .. }) =
            self.fields.get(self.focus)
        else {
            return;
        };
        let count = options.len().max(1);
        let to = match chosen {
            None => 0,
            Some(at) if forward => (at + 1) % count,
            Some(at) => (at + count - 1) % count,
        };
        self.choose(to);
    }

    fn go(&mut self, by: isize) {
        let stops = self.fields.len() + 1;
        // The button is never hidden: this ends there at the latest.
        loop {
            self.focus = (self.focus + stops).wrapping_add_signed(by) % stops;
            if self.fields.get(self.focus).is_none_or(|field| !field.hidden) {
                break;
            }
        }
    }

    fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    fn field_mut(&mut self, id: &str) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.id == id)
    }
}
