//! A proposed correction: each cell as it came and as it is to read; passed, sent back, refused
//! or taken back from here.

use super::cells::{heading, told};
use crate::base::MendId;
use crate::casework::{Command, Mend, MendCommand};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::popups::{FormPopup, PopupForm};
use crate::desk::screen::{Answer, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, KeyContext, Tone};
use crate::desk::widgets::{Column, Field, Form, Row, below};
use crate::documents::masked_cell;
use crate::exchange::{MendFault, pass_mend};
use crate::office::Reader;
use crate::words::{Message, Words, explain_error, explain_roster, moment, roster_name};
use ratatui::layout::Rect;

/// The cells of the line, the corrected ones marked.
pub(super) struct MendDecided {
    mend: Mend,
    /// Why it could not be passed.
    fault: Option<MendFault>,
}

/// A cell of the line: its column, heading, what came and what is to stand there.
pub(super) struct DecidedCell {
    column: usize,
    heading: String,
    came: String,
    to: Option<String>,
}

impl MendDecided {
    pub(super) fn new(mend: Mend) -> Self {
        Self { mend, fault: None }
    }

    fn told(&self, fault: &MendFault, words: &Words) -> String {
        match fault {
            MendFault::Office(error) => explain_error(error, words).what,
            MendFault::File(refusal) => explain_roster(refusal, words),
            MendFault::Line(faults) => told(self.mend.kind, faults.iter(), words),
            MendFault::NoLine | MendFault::NoColumn(_) => words.say("mend-no-line").to_owned(),
        }
    }
}

impl ListOf for MendDecided {
    type Item = DecidedCell;
    type Key = usize;
    const TITLE: &'static str = "mend-decide";
    const EMPTY: &'static str = "rejected-no-cells";
    const CONTEXT: KeyContext = KeyContext::Review;
    const NOTES: &'static [&'static str] = &["mend-note"];

    fn items(&self, reader: &Reader) -> Vec<DecidedCell> {
        let headings = reader.rosters().headings_of(&self.mend.line);
        let wide = headings.len().max(self.mend.line.meaning().iter().count());
        let cell = |column: usize| {
            let mended = self.mend.cells.iter().find(|cell| cell.column as usize == column);
            DecidedCell {
                column,
                heading: headings.get(column).cloned().unwrap_or_default(),
                came: self.mend.line.meaning().get(column).to_owned(),
                to: mended.map(|cell| cell.to.clone()),
            }
        };
        let cells = (0..wide).map(cell);
        cells.filter(|cell| cell.to.is_some() || !cell.came.trim().is_empty()).collect()
    }

    fn key(&self, cell: &DecidedCell) -> usize {
        cell.column
    }

    fn around(
        &self,
        canvas: &mut Canvas,
        room: Rect,
        _: &Listed<DecidedCell>,
        view: &View,
    ) -> Rect {
        let (words, mend) = (view.words, &self.mend);
        let told = Message::of("rejected-of")
            .with("kind", roster_name(mend.kind, words))
            .with("file", mend.line.file())
            .with("line", mend.line.line.to_string())
            .text(words);
        let (x, width) = (room.x + 1, room.width.saturating_sub(1));
        canvas.text(x, room.y, width, &format!("{}  {told}", mend.id), Tone::Strong);
        let by = Message::of("mend-by")
            .with("name", view.reader.staff().name(&mend.by))
            .with("at", moment(mend.at))
            .text(words);
        let ground = format!("{}  {}", words.say("change-ground"), mend.ground);
        canvas.pieces(
            x,
            room.y + 1,
            width,
            &[(&*by, Tone::Muted), ("  ", Tone::Plain), (&*ground, Tone::Plain)],
        );
        if let Some(fault) = &self.fault {
            let gap = [("cause", self.told(fault, words).into())];
            let told = format!("! {}", words.say_with("mend-not-passed", &gap));
            canvas.text(x, room.y + 2, width, &told, Tone::Bad);
        }
        below(room, 3)
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::grow(words.say("import-heading"), 14),
            Column::grow(words.say("mend-came"), 20),
            Column::grow(words.say("mend-typed"), 20),
        ]
    }

    fn row<'r>(&'r self, cell: &'r DecidedCell, _: u16, view: &'r View) -> Row<'r> {
        let row = Row::new()
            .toned(heading(cell.column, &cell.heading, view.words), Tone::Muted)
            .cell(masked_cell(&cell.came));
        match &cell.to {
            Some(to) => row.toned(format!("→ {to}"), Tone::Good),
            None => row.cell(""),
        }
    }

    fn keys(&self, _: Option<&DecidedCell>) -> Vec<Hint> {
        let decisions = [Action::Pass, Action::Return, Action::Reject];
        let mut keys: Vec<Hint> = decisions.map(Hint::from).to_vec();
        keys.push(Action::TakeBack.hint("mend-withdraw"));
        keys.push(Action::Back.into());
        keys
    }

    fn act(&mut self, action: Action, _: &mut Listed<DecidedCell>, reader: &Reader) -> Step {
        self.fault = None;
        let mend = self.mend.id;
        match action {
            Action::Pass => match pass_mend(reader, mend) {
                Ok(command) => Step::submit(command, None),
                Err(fault) => {
                    self.fault = Some(fault);
                    Step::Stay
                }
            },
            Action::Return => Step::push(MendReason::popup(mend, false)),
            Action::Reject => Step::push(MendReason::popup(mend, true)),
            Action::TakeBack => Step::submit(Command::Mend(MendCommand::Withdraw { mend }), None),
            _ => Step::Pass,
        }
    }

    fn answered(&mut self, answer: &Answer, _: &mut Listed<DecidedCell>, _: &Reader) -> Step {
        Step::pop_when_done(answer)
    }
}

/// Why it is sent back or refused.
struct MendReason {
    mend: MendId,
    rejects: bool,
}

impl MendReason {
    fn popup(mend: MendId, rejects: bool) -> FormPopup<Self> {
        let fields = vec![Field::text("reason", "label-reason", "")];
        FormPopup::new(Self { mend, rejects }, fields, "act-record")
    }
}

impl PopupForm for MendReason {
    const HEIGHT: u16 = 9;
    const NEEDS: &'static [&'static str] = &["reason"];

    fn title(&self) -> &'static str {
        if self.rejects { "review-reject-title" } else { "review-return-title" }
    }

    fn about(&self) -> String {
        self.mend.to_string()
    }

    fn told(&self, view: &View) -> (String, Tone) {
        (view.words.say("mend-reason-note").to_owned(), Tone::Muted)
    }

    fn command(&self, form: &Form) -> (Command, Option<u64>) {
        let (mend, reason) = (self.mend, form.text("reason").trim().to_owned());
        let command = match self.rejects {
            true => MendCommand::Reject { mend, reason },
            false => MendCommand::Return { mend, reason },
        };
        (Command::Mend(command), None)
    }
}
