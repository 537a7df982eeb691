//! One rejected line: left as it came with the cause at its cell, right the fields to type into.

use super::cells::{CellField, heading, told};
use crate::casework::{MendRefusal, MendedCell, Refusal, RejectedLine, RosterKind};
use crate::desk::screen::{Answer, FormDraft, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::TextField;
use crate::documents::masked_cell;
use crate::exchange::{LineFault, MendFault, mend_columns, mend_fault, propose_mend};
use crate::office::{OfficeError, Reader};
use crate::words::{Message, Words, explain_error, explain_roster, roster_name};
use ratatui::layout::Rect;

/// The form; it submits the correction and hands what became of it to the list.
pub(super) struct LineForm {
    kind: RosterKind,
    line: RejectedLine,
    cells: Vec<CellField>,
    ground: TextField,
    /// The field being typed in; behind the cells stands the ground, behind that the button.
    on: usize,
    /// What is wrong with the line as it is typed.
    faults: Vec<LineFault>,
    /// Why it cannot be handed in, where that is of no cell.
    bar: Option<MendFault>,
    touched: bool,
}

/// The form of a rejected line, as a draft names it.
pub const MEND_LINE: &str = "mend-line";

/// Between the texts of a draft, which hold none.
const BETWEEN: char = '\u{1f}';

impl LineForm {
    pub(super) fn new(reader: &Reader, kind: RosterKind, line: RejectedLine) -> Self {
        let (columns, bar) = match mend_columns(reader, kind, &line) {
            Ok(columns) => (columns, None),
            Err(fault) => (Vec::new(), Some(fault)),
        };
        let says = |column: &crate::exchange::MendColumn| {
            column.field.is_some() || !column.came.trim().is_empty()
        };
        let cells = columns.into_iter().filter(says).map(CellField::of).collect();
        let (ground, faults) = (TextField::default(), Vec::new());
        let mut form = Self { kind, line, cells, ground, on: 0, faults, bar, touched: false };
        if form.bar.is_none() {
            form.read(reader);
            // Where it is wrong is where it is typed first.
            let first = form.cells.iter().position(|cell| form.is_wrong(cell));
            form.on = first.unwrap_or_default();
        }
        form
    }

    fn is_wrong(&self, cell: &CellField) -> bool {
        self.faults.iter().any(|fault| cell.is_at(fault))
    }

    /// Reads the line as it is typed, by the roster's own reader, and tries it.
    fn read(&mut self, reader: &Reader) {
        let fault = mend_fault(reader, (self.kind, &self.line), &self.mended());
        self.take_fault(fault);
    }

    fn take_fault(&mut self, fault: Option<MendFault>) {
        (self.faults, self.bar) = match fault {
            Some(MendFault::Line(faults)) => (faults, None),
            other => (Vec::new(), other),
        };
    }

    fn mended(&self) -> Vec<MendedCell> {
        let changed = self.cells.iter().filter(|cell| cell.is_changed());
        changed.map(|cell| cell.column.mended(cell.field.text())).collect()
    }

    fn save(&mut self, reader: &Reader) -> Step {
        self.touched = true;
        let line = (self.kind, &self.line);
        let fault = match propose_mend(reader, line, self.mended(), self.ground.text()) {
            Ok(command) => return Step::submit(command, None),
            Err(fault) => fault,
        };
        let no_ground = MendFault::from(MendRefusal::GroundMissing);
        let is_ground = matches!((&fault, &no_ground), (
            MendFault::Office(OfficeError::Refused(Refusal::Mend(one))),
            MendFault::Office(OfficeError::Refused(Refusal::Mend(other))),
        ) if one == other);
        self.take_fault(Some(fault));
        let wrong = self.cells.iter().position(|cell| self.is_wrong(cell));
        self.on = wrong.or(is_ground.then_some(self.cells.len())).unwrap_or(self.on);
        Step::Stay
    }

    fn field(&mut self) -> Option<&mut TextField> {
        let ground = self.cells.len();
        match self.on {
            on if on < ground => self.cells.get_mut(on).map(|cell| &mut cell.field),
            on if on == ground => Some(&mut self.ground),
            _ => None,
        }
    }

    fn go(&mut self, by: isize, reader: &Reader) -> Step {
        let stops = self.cells.len() + 2;
        self.on = (self.on + stops).wrapping_add_signed(by) % stops;
        if self.touched {
            self.read(reader);
        }
        Step::Stay
    }

    /// What bars it and belongs to no cell.
    fn bar_text(&self, words: &Words) -> String {
        let loose = self.faults.iter().filter(|fault| !self.cells.iter().any(|c| c.is_at(fault)));
        match &self.bar {
            None => told(self.kind, loose, words),
            Some(MendFault::Office(error)) => {
                let explained = explain_error(error, words);
                [Some(explained.what), explained.next].into_iter().flatten().collect()
            }
            Some(MendFault::File(refusal)) => explain_roster(refusal, words),
            Some(MendFault::NoColumn(heading)) => {
                Message::of("mend-no-column").with("heading", &**heading).text(words)
            }
            Some(MendFault::NoLine | MendFault::Line(_)) => words.say("mend-no-line").to_owned(),
        }
    }

    /// Draws a row of the table; gives the rows used.
    fn cell_row(&self, canvas: &mut Canvas, room: Rect, at: usize, words: &Words) -> u16 {
        let [label, came, typed] = columns(room);
        let (name, was, field) = match self.cells.get(at) {
            Some(cell) => (
                heading(cell.column.column, &cell.column.heading, words),
                masked_cell(&cell.column.came),
                &cell.field,
            ),
            None => (words.say("change-ground").to_owned(), String::new(), &self.ground),
        };
        let focused = at == self.on;
        let tone = if focused { Tone::Accent } else { Tone::Muted };
        canvas.text(label.x, room.y, label.width, &name, tone);
        let cell = self.cells.get(at);
        let wrong = cell.is_some_and(|cell| self.is_wrong(cell));
        let was_tone = if wrong { Tone::Bad } else { Tone::Plain };
        canvas.text(came.x, room.y, came.width, &was, was_tone);
        field.view(canvas, Rect { y: room.y, height: 1, ..typed }, focused);
        if cell.is_some_and(CellField::keeps_number) {
            canvas.text(typed.x, room.y, typed.width, &was, Tone::Muted);
        }
        let told = cell.map(|cell| cell.told(self.kind, &self.faults, words)).unwrap_or_default();
        if told.is_empty() || room.height < 2 {
            return 1;
        }
        let (x, width) = (came.x, room.right().saturating_sub(came.x));
        canvas.text(x, room.y + 1, width, &format!("! {told}"), Tone::Bad);
        2
    }

    fn rows_of(&self, at: usize) -> u16 {
        1 + u16::from(self.cells.get(at).is_some_and(|cell| self.is_wrong(cell)))
    }
}

/// Heading, what came, what is typed.
fn columns(room: Rect) -> [Rect; 3] {
    let label = room.width / 5;
    let came = (room.width - label) * 2 / 5;
    let typed = room.width - label - came;
    [
        Rect { width: label.saturating_sub(1), ..room },
        Rect { x: room.x + label, width: came.saturating_sub(2), ..room },
        Rect { x: room.x + label + came, width: typed.min(44), ..room },
    ]
}

impl Screen for LineForm {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        let at_button = self.on > self.cells.len();
        match input {
            Input::Act(Action::Save) => return self.save(reader),
            Input::Act(Action::Accept) if at_button => return self.save(reader),
            Input::Act(Action::Accept | Action::NextField | Action::Down) => {
                return self.go(1, reader);
            }
            Input::Act(Action::PreviousField | Action::Up) => return self.go(-1, reader),
            _ => {}
        }
        if self.field().is_some_and(|field| field.update(input)) {
            self.touched |= !matches!(input, Input::Act(Action::Left | Action::Right));
            return Step::Stay;
        }
        Step::Pass
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let told = Message::of("rejected-of")
            .with("kind", roster_name(self.kind, words))
            .with("file", self.line.file())
            .with("line", self.line.line.to_string())
            .text(words);
        canvas.text(room.x, room.y, room.width, &told, Tone::Strong);
        let [label, came, typed] = columns(Rect { y: room.y + 1, ..room });
        for (place, key) in [(label, "import-heading"), (came, "mend-came"), (typed, "mend-typed")]
        {
            canvas.text(place.x, room.y + 1, place.width, words.say(key), Tone::Muted);
        }
        const ABOVE: u16 = 2;
        const BELOW: u16 = 2;
        let body =
            Rect { y: room.y + ABOVE, height: room.height.saturating_sub(ABOVE + BELOW), ..room };
        let ground = self.cells.len();
        let above: u16 = (0..=self.on.min(ground)).map(|at| self.rows_of(at)).sum();
        let mut skip = (above + 1).saturating_sub(body.height);
        let mut y = body.y;
        for at in 0..=ground {
            if skip > 0 {
                skip = skip.saturating_sub(self.rows_of(at));
                continue;
            }
            if y >= body.bottom() {
                break;
            }
            let place = Rect { y, height: body.bottom() - y, ..body };
            y += self.cell_row(canvas, place, at, words);
        }
        if y < body.bottom() {
            let button = format!("[ {} ]", words.say("act-hand-in"));
            let focused = self.on > ground;
            let tone = if focused { Tone::Accent } else { Tone::Muted };
            let used = canvas.text(typed.x, y, typed.width, &button, tone);
            if focused {
                let place = Rect { x: typed.x, y, width: used, height: 1 };
                canvas.lay(place, canvas.theme().selection());
            }
        }
        let bar = self.bar_text(words);
        let place = Rect { y: body.bottom(), height: BELOW, ..room };
        match bar.is_empty() {
            true => canvas.paragraph(place, words.say("mend-note"), Tone::Muted),
            false => canvas.paragraph(place, &format!("! {bar}"), Tone::Bad),
        };
    }

    fn title(&self, words: &Words) -> String {
        words.say(MEND_LINE).to_owned()
    }

    fn context(&self) -> KeyContext {
        if self.on > self.cells.len() { KeyContext::Form } else { KeyContext::Text }
    }

    fn keys(&self) -> Vec<Hint> {
        let next = [Action::Accept.hint("key-next-field"), Action::PreviousField.into()];
        let save = std::iter::once(Action::Save.hint("act-hand-in"));
        save.chain(next).chain([Action::Back.into()]).collect()
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        Step::pop_when_done(answer)
    }

    fn draft(&self) -> Option<FormDraft> {
        let about = format!("{} {}", self.kind.code(), self.line.place());
        let texts = self.cells.iter().map(|cell| cell.field.text()).chain([self.ground.text()]);
        let text = texts.collect::<Vec<_>>().join(&BETWEEN.to_string());
        let text = if self.touched { text } else { String::new() };
        Some(FormDraft::new(MEND_LINE, about, text))
    }

    fn resume(&mut self, text: &str, reader: &Reader) {
        let texts: Vec<&str> = text.split(BETWEEN).collect();
        if texts.len() != self.cells.len() + 1 {
            return;
        }
        for (cell, text) in self.cells.iter_mut().zip(&texts) {
            cell.field = TextField::new(*text);
        }
        self.ground = TextField::new(texts[self.cells.len()]);
        self.touched = true;
        self.read(reader);
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("mend-note").to_owned()]
    }
}
