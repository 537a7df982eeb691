//! Why an item is returned or rejected: the usual reasons by number, or one's own.

use crate::base::CaseId;
use crate::casework::{Command, ReviewCommand, ReviewStep as Layer};
use crate::desk::screen::{Answer, FormDraft, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Column, Popup, Row, Table, TextField};
use crate::office::Reader;
use crate::words::{Lang, Words, step_name};
use ratatui::layout::Rect;

const FOR_RETURN: [&str; 8] = [
    "review-reason-papers",
    "review-reason-identity",
    "review-reason-land",
    "review-reason-village",
    "review-reason-account",
    "review-reason-contribution",
    "review-reason-signature",
    "review-reason-twice",
];

const FOR_REJECTION: [&str; 6] = [
    "review-reason-not-covered",
    "review-reason-original",
    "review-reason-no-land",
    "review-reason-claimed-twice",
    "review-reason-given-up",
    "review-reason-untrue",
];

/// Keys of the usual reasons, for a return or a rejection.
pub fn usual_reasons(rejects: bool) -> &'static [&'static str] {
    if rejects { &FOR_REJECTION } else { &FOR_RETURN }
}

/// What a usual reason reads on record: in the office's language, whoever reads the desk in
/// which.
pub fn on_record(key: &'static str) -> String {
    Words::get(Lang::Zh).say(key).to_owned()
}

/// The popup; it submits the decision and hands what became of it to the queue.
pub struct Reasons {
    case: CaseId,
    seen: u64,
    /// To whom it can be returned, the opener first; nobody where it is rejected.
    backs: Vec<Option<Layer>>,
    back: usize,
    table: Table,
    /// A reason of one's own, while it is typed.
    typed: Option<TextField>,
    told: bool,
}

impl Reasons {
    /// For returning a case to its opener or to an earlier layer (C5).
    pub fn to_return(case: CaseId, seen: u64, earlier: Vec<Layer>) -> Self {
        let backs = [None].into_iter().chain(earlier.into_iter().map(Some)).collect();
        Self { backs, table: Table::new(FOR_RETURN.len() + 1), ..Self::to_reject(case, seen) }
    }

    /// For rejecting it.
    pub fn to_reject(case: CaseId, seen: u64) -> Self {
        let table = Table::new(FOR_REJECTION.len() + 1);
        Self { case, seen, backs: Vec::new(), back: 0, table, typed: None, told: false }
    }

    fn returns(&self) -> bool {
        !self.backs.is_empty()
    }

    fn reasons(&self) -> &'static [&'static str] {
        usual_reasons(!self.returns())
    }

    fn title_key(&self) -> &'static str {
        if self.returns() { "review-return-title" } else { "review-reject-title" }
    }

    fn choose(&mut self, place: usize) -> Step {
        match self.reasons().get(place) {
            Some(key) => self.submit(on_record(key)),
            None if place == self.reasons().len() => {
                self.table.select(place);
                self.typed = Some(TextField::default());
                Step::Stay
            }
            None => Step::Stay,
        }
    }

    fn submit(&self, reason: String) -> Step {
        let case = self.case;
        let command = match self.backs.get(self.back) {
            Some(to) => ReviewCommand::Return { case, to: *to, reason },
            None => ReviewCommand::Reject { case, reason },
        };
        Step::submit(Command::Review(command), Some(self.seen))
    }

    fn type_reason(&mut self, input: &Input) -> Step {
        let Some(typed) = &mut self.typed else { return Step::Pass };
        match input {
            Input::Act(Action::Accept | Action::Save) => {
                let reason = typed.text().trim().to_owned();
                self.told = reason.is_empty();
                if self.told { Step::Stay } else { self.submit(reason) }
            }
            Input::Act(Action::Back) => {
                self.typed = None;
                Step::Stay
            }
            input if typed.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }
}

impl Screen for Reasons {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        if self.typed.is_some() {
            return self.type_reason(input);
        }
        match input {
            Input::Digit(digit) => match digit.checked_sub(1) {
                Some(place) => return self.choose(usize::from(place)),
                None => return Step::Stay,
            },
            Input::Act(Action::Accept) => {
                return self.table.selected().map_or(Step::Stay, |place| self.choose(place));
            }
            Input::Act(Action::Right) if self.returns() => {
                self.back = (self.back + 1) % self.backs.len();
            }
            Input::Act(Action::Left) if self.returns() => {
                self.back = (self.back + self.backs.len() - 1) % self.backs.len();
            }
            input if self.table.update(input) => {}
            _ => return Step::Pass,
        }
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let popup = Popup::new(64, words.say(self.title_key()));
        let popup = match self.backs.get(self.back) {
            Some(back) => {
                let name = back.map_or(words.say("review-opener"), |step| step_name(step, words));
                let label = format!("{}  ", words.say("review-return-to"));
                let to = format!("< {name} >");
                popup.pieces(vec![(label.into(), Tone::Muted), (to.into(), Tone::FieldFocus)])
            }
            None => popup.blank(),
        };
        let popup = popup.blank().drawn(self.table.len() as u16, |canvas, list| {
            let columns = [Column::fixed("", 1), Column::grow("", 4)];
            self.table.view(canvas, list, &columns, |row| {
                let key = self.reasons().get(row).copied().unwrap_or("review-reason-own");
                Row::new().toned((row + 1).to_string(), Tone::Key).cell(words.say(key))
            });
        });
        let popup = match &self.typed {
            Some(typed) if self.told => popup.wrong_field(words.say("label-reason"), typed),
            Some(typed) => popup.field(words.say("label-reason"), typed, true),
            None => popup.blank(),
        };
        popup.blank().draw(canvas, area);
    }

    fn title(&self, words: &Words) -> String {
        words.say(self.title_key()).to_owned()
    }

    fn context(&self) -> KeyContext {
        if self.typed.is_some() { KeyContext::Text } else { KeyContext::Form }
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Accept.into()];
        if self.typed.is_none() {
            keys.extend([Action::Up, Action::Down].map(Hint::from));
            if self.backs.len() > 1 {
                keys.extend([Action::Left, Action::Right].map(|a| a.hint("review-return-to")));
            }
        }
        keys.push(Action::Back.hint("confirm-cancel"));
        keys
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        Step::pop_when_done(answer)
    }

    /// A reason of one's own; the numbered ones are chosen in one key.
    fn draft(&self) -> Option<FormDraft> {
        let typed = self.typed.as_ref().map(|typed| typed.text().to_owned());
        Some(FormDraft::new(self.title_key(), self.case, typed.unwrap_or_default()))
    }

    fn resume(&mut self, text: &str, _reader: &Reader) {
        self.table.select(self.reasons().len());
        self.typed = Some(TextField::new(text));
    }

    fn popup(&self) -> bool {
        true
    }
}
