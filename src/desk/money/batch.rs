//! A batch line by line: what is sent to whom, what became of it, and settling one line
//! by the bank's receipt.

use super::next::{outcomes, settle};
use crate::base::{BatchId, mask_tail};
use crate::casework::{Batch, BatchLine, LineOutcome};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::people::open_person;
use crate::desk::popups::{Confirm, MessageBox, Picker};
use crate::desk::screen::{Answer, Step, View};
use crate::desk::terminal::{Action, Hint, KeyContext, Tone};
use crate::desk::widgets::{Column, Row};
use crate::office::Reader;
use crate::words::{
    Lang, Message, Words, bank_cause, batch_kind_name, batch_stage_name, matter_title,
};

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
    seq: u64,
    /// Whether the selected line's result may be noted by hand now.
    open: bool,
}

impl BatchLines {
    pub(super) fn new(batch: BatchId) -> Self {
        Self { batch, seq: 0, open: false }
    }

    fn line<'r>(&self, at: usize, reader: &'r Reader) -> Option<(&'r Batch, &'r BatchLine)> {
        let batch = reader.fund().batch(self.batch)?;
        Some((batch, batch.lines.get(at)?))
    }

    /// Why the result of a line cannot be noted by hand now.
    fn barred(&self, at: usize, reader: &Reader) -> Option<MessageBox> {
        let (batch, line) = self.line(at, reader)?;
        if line.outcome.is_some() {
            let told = "fund-line-settled".into();
            return Some(MessageBox::new("message-refused", vec![told]));
        }
        let would = reader.would(&settle(batch, Some(at), None, self.seq));
        would.err().map(|error| MessageBox::no(&error))
    }
}

impl ListOf for BatchLines {
    /// The place of a line.
    type Item = usize;
    type Key = usize;
    const EMPTY: &'static str = "fund-empty";
    const ABOVE: u16 = 2;
    const CONTEXT: KeyContext = KeyContext::Round;

    fn title(&self, _: &Words) -> String {
        self.batch.to_string()
    }

    fn read(&mut self, reader: &Reader) {
        self.seq = reader.head().seq;
    }

    fn items(&self, reader: &Reader) -> Vec<usize> {
        (0..reader.fund().batch(self.batch).map_or(0, |batch| batch.lines.len())).collect()
    }

    fn key(&self, at: &usize) -> usize {
        *at
    }

    fn heading(&self, _: &Listed<usize>, view: &View) -> Option<(String, Tone)> {
        let (words, batch) = (view.words, view.reader.fund().batch(self.batch)?);
        let (paid, failed) = outcomes(batch);
        let gaps = [
            ("batch", batch.id.to_string().into()),
            ("kind", batch_kind_name(batch.kind, words).into()),
            ("stage", batch_stage_name(batch.stage, words).into()),
            ("total", batch.total().grouped().into()),
            ("paid", paid.into()),
            ("failed", failed.into()),
        ];
        Some((words.say_with("fund-lines-heading", &gaps), Tone::Strong))
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::fixed(words.say("label-batch-line"), 8).right(),
            Column::fixed(words.say("label-name"), 8),
            Column::fixed(words.say("label-matter"), 16),
            Column::fixed(words.say("label-amount"), 11).right(),
            Column::grow(words.say("fund-stage"), 12),
        ]
    }

    fn row<'r>(&'r self, at: &'r usize, _: u16, view: &'r View) -> Row<'r> {
        let (words, glyphs) = (view.words, view.theme.glyphs());
        let Some((_, line)) = self.line(*at, view.reader) else { return Row::new() };
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
            .cell((at + 1).to_string())
            .toned(&*line.holder, Tone::Strong)
            .cell(matter.unwrap_or_default())
            .cell(line.amount.grouped())
            .toned(format!("{sign} {text}"), tone)
    }

    fn keys(&self, _: Option<&usize>) -> Vec<Hint> {
        let noting = [Action::Run.hint("fund-line-paid"), Action::Remove.hint("fund-line-failed")];
        let noting = noting.into_iter().filter(|_| self.open);
        noting.chain([Action::Accept.hint("review-file")]).collect()
    }

    fn act(&mut self, action: Action, list: &mut Listed<usize>, reader: &Reader) -> Step {
        let Some(at) = list.selected().copied() else { return Step::Pass };
        let Some((_, line)) = self.line(at, reader) else { return Step::Pass };
        match (action, self.barred(at, reader)) {
            (Action::Accept, _) => Step::Push(open_person(reader, line.person)),
            (Action::Run | Action::Remove, Some(why)) => Step::push(why),
            (Action::Run, None) => {
                let told = Message::of("fund-line-told")
                    .with("name", &*line.holder)
                    .with("amount", line.amount.grouped())
                    .with("account", mask_tail(&line.account, 4));
                Step::push(Confirm::new("fund-line-paid", vec![told], "fund-line-paid"))
            }
            (Action::Remove, None) => {
                Step::push(Picker::new("fund-line-failed", CAUSES.map(str::to_owned).into()))
            }
            _ => Step::Pass,
        }
    }

    fn look(&mut self, selected: Option<&usize>, reader: &Reader) {
        self.open = selected.is_some_and(|at| self.barred(*at, reader).is_none());
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<usize>, reader: &Reader) -> Step {
        let failed = match answer {
            Answer::Chosen(at) => Some(Words::get(Lang::Zh).say(CAUSES[*at])),
            Answer::Confirmed => None,
            Answer::Done(_) => return Step::Stay,
            _ => return Step::Pass,
        };
        match list.selected().zip(reader.fund().batch(self.batch)) {
            Some((at, batch)) => Step::submit(settle(batch, Some(*at), failed, self.seq), None),
            None => Step::Stay,
        }
    }
}
