//! What became of somebody or something missing, taken down (S3).

use crate::base::mask_tail;
use crate::casework::{Command, FinishItem, WorkList};
use crate::desk::screen::{Answer, FormDraft, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Field, Filling, Form, centred, popup};
use crate::office::Reader;
use crate::words::Words;
use ratatui::layout::Rect;

/// The popup; it submits and hands what became of it to the list.
pub(super) struct OutcomeSlip {
    item: String,
    form: Form,
}

impl OutcomeSlip {
    /// About an item of the list of who is missing.
    pub(super) fn new(item: String) -> Self {
        let form = Form::new(vec![Field::text("outcome", "column-outcome", "")], "act-record");
        Self { item, form }
    }

    fn save(&mut self) -> Step {
        if !self.form.check(&["outcome"]) {
            return Step::Stay;
        }
        let outcome = self.form.text("outcome").trim().to_owned();
        let item = self.item.clone();
        let command = FinishItem { list: WorkList::Missing, item, outcome };
        Step::submit(Command::FinishItem(command), None)
    }
}

impl Screen for OutcomeSlip {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        // One field: Enter on it is enough.
        if *input == Input::Act(Action::Accept) {
            return self.save();
        }
        match self.form.update(input) {
            Filling::Save => self.save(),
            Filling::Step(step) => step,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let inside = popup(canvas, centred(area, 66, 9), words.say("lists-outcome"));
        let told = Rect { y: inside.y + 1, height: 2, ..inside };
        let rows = canvas.paragraph(told, words.say("lists-outcome-note"), Tone::Muted);
        let y = told.y + rows + 1;
        let form = Rect { y, height: inside.bottom().saturating_sub(y), ..inside };
        self.form.view(canvas, form, words);
    }

    fn title(&self, words: &Words) -> String {
        words.say("lists-outcome").to_owned()
    }

    fn context(&self) -> KeyContext {
        self.form.context()
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = self.form.keys();
        keys.push(Action::Back.hint("confirm-cancel"));
        keys
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::Done(_) => Step::Pop(answer.clone()),
            answer if self.form.answered(answer) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn draft(&self) -> Option<FormDraft> {
        Some(FormDraft::new("lists-outcome", mask_tail(&self.item, 4), self.form.draft()))
    }

    fn resume(&mut self, text: &str, _reader: &Reader) {
        self.form.resume(text);
    }

    fn popup(&self) -> bool {
        true
    }
}
