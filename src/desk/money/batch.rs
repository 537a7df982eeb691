//! A batch line by line: what is sent to whom, what became of it, and settling one line
//! by the bank's receipt.

use super::next::{outcomes, settle};
use crate::base::{BatchId, mask_tail};
use crate::casework::{Batch, LineOutcome};
use crate::desk::people::open_person;
use crate::desk::popups::{Confirm, MessageBox, Picker};
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::Reader;
use crate::words::{
    Lang, Message, Words, bank_cause, batch_kind_name, batch_stage_name, matter_title,
};
use ratatui::layout::Rect;

/// Why a bank returns money; what goes on record is in the office's language.
const CAUSES: [&str; 5] = [
    "fund-cause-account",
    "fund-cause-holder",
    "fund-cause-closed",
    "fund-cause-frozen",
    "fund-cause-other",
];

/// The lines of a batch.
pub(super) struct BatchLines {
    batch: BatchId,
    table: Table,
    seq: u64,
    /// Whether the selected line's result may be noted by hand now.
    open: bool,
}

impl BatchLines {
    pub(super) fn new(batch: BatchId, reader: &Reader) -> Self {
        let mut lines = Self { batch, table: Table::default(), seq: 0, open: false };
        lines.refresh(reader);
        lines
    }
}

impl BatchLines {
    fn selected<'r>(&self, reader: &'r Reader) -> Option<(&'r Batch, usize)> {
        let batch = reader.batch(self.batch)?;
        self.table.selected().filter(|at| *at < batch.lines.len()).map(|at| (batch, at))
    }

    /// Why the result of a line cannot be noted by hand now.
    fn barred(&self, (batch, at): (&Batch, usize), reader: &Reader) -> Option<MessageBox> {
        if batch.lines[at].outcome.is_some() {
            let told = "fund-line-settled".into();
            return Some(MessageBox::new("message-refused", vec![told]));
        }
        let would = reader.would(&settle(batch, Some(at), None, self.seq));
        would.err().map(|error| MessageBox::no(&error))
    }

    fn look(&mut self, reader: &Reader) {
        let selected = self.selected(reader);
        self.open = selected.is_some_and(|line| self.barred(line, reader).is_none());
    }
}

impl Screen for BatchLines {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        if self.table.update(input) {
            self.look(reader);
            return Step::Stay;
        }
        let Some((batch, at)) = self.selected(reader) else { return Step::Pass };
        let line = &batch.lines[at];
        match input {
            Input::Act(Action::Accept) => Step::Push(open_person(reader, line.person)),
            Input::Act(Action::Run | Action::Remove) => {
                match (self.barred((batch, at), reader), input) {
                    (Some(why), _) => Step::push(why),
                    (None, Input::Act(Action::Run)) => {
                        let told = Message::of("fund-line-told")
                            .with("name", &*line.holder)
                            .with("amount", line.amount.grouped())
                            .with("account", mask_tail(&line.account, 4));
                        Step::push(Confirm::new("fund-line-paid", vec![told], "fund-line-paid"))
                    }
                    _ => Step::push(Picker::new(
                        "fund-line-failed",
                        CAUSES.map(str::to_owned).into(),
                    )),
                }
            }
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let words = view.words;
        let Some(batch) = view.reader.batch(self.batch) else { return };
        let (paid, failed) = outcomes(batch);
        let gaps = [
            ("batch", batch.id.to_string().into()),
            ("kind", batch_kind_name(batch.kind, words).into()),
            ("stage", batch_stage_name(batch.stage, words).into()),
            ("total", batch.total().grouped().into()),
            ("paid", paid.into()),
            ("failed", failed.into()),
        ];
        let told = words.say_with("fund-lines-heading", &gaps);
        canvas.text(room.x + 1, room.y, room.width - 1, &told, Tone::Strong);
        let columns = [
            Column::fixed(words.say("label-batch-line"), 8).right(),
            Column::fixed(words.say("label-name"), 8),
            Column::fixed(words.say("label-matter"), 16),
            Column::fixed(words.say("label-amount"), 11).right(),
            Column::grow(words.say("fund-stage"), 12),
        ];
        let body = Rect { y: room.y + 2, height: room.height.saturating_sub(2), ..room };
        self.table.view(canvas, body, &columns, |row| {
            let line = &batch.lines[row];
            let glyphs = view.theme.glyphs();
            let (sign, text, tone) = match &line.outcome {
                Some(LineOutcome::Paid(on)) => {
                    (glyphs.done, format!("{} {on}", words.say("line-state-paid")), Tone::Good)
                }
                Some(LineOutcome::Failed(_, cause)) => {
                    (glyphs.failed, bank_cause(cause, words).to_owned(), Tone::Bad)
                }
                None => (glyphs.open, mask_tail(&line.account, 4), Tone::Plain),
            };
            let matter = view.reader.case(line.case).map(|case| matter_title(&case.matter, words));
            Row::new()
                .cell((row + 1).to_string())
                .toned(line.holder.clone(), Tone::Strong)
                .cell(matter.unwrap_or_default())
                .cell(line.amount.grouped())
                .toned(format!("{sign} {text}"), tone)
        });
    }

    fn title(&self, _words: &Words) -> String {
        self.batch.to_string()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Round
    }

    fn keys(&self) -> Vec<Hint> {
        let noting = [Action::Run.hint("fund-line-paid"), Action::Remove.hint("fund-line-failed")];
        let noting = noting.into_iter().filter(|_| self.open);
        noting.chain([Action::Accept.hint("review-file")]).collect()
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        let failed = match answer {
            Answer::Chosen(at) => Some(Words::get(Lang::Zh).say(CAUSES[*at])),
            Answer::Confirmed => None,
            Answer::Done(_) => return Step::Stay,
            _ => return Step::Pass,
        };
        match self.selected(reader) {
            Some((batch, at)) => Step::submit(settle(batch, Some(at), failed, self.seq), None),
            None => Step::Stay,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        let lines = reader.batch(self.batch).map_or(0, |batch| batch.lines.len());
        self.table.resize(lines);
        self.seq = reader.head().seq;
        self.look(reader);
    }
}
