//! One act's form: its fields, what it would bring, and the rules' answer while it
//! is being filled. What was typed stays until the act is done or left.

use super::effects::effects;
use super::receipt::ActReceipt;
use crate::base::PersonId;
use crate::casework::{Command, Event, Refusal};
use crate::desk::popups::Confirm;
use crate::desk::screen::{Answer, FormDraft, Screen, Step, View};
use crate::desk::shown::who;
use crate::desk::shown::years::years;
use crate::desk::terminal::{Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{Fact, Filling, Form, facts, facts_height, two_panes};
use crate::office::{OfficeError, Reader};
use crate::words::{Words, explain_error};
use ratatui::layout::Rect;

/// What one act asks for and what becomes of it.
pub trait FormSpec {
    /// Its fields as they are at first.
    fn form(&self, reader: &Reader) -> Form;

    /// What it is about where it is no person: a draft of one is not offered at another.
    fn about(&self) -> String {
        String::new()
    }

    /// The fields that must be filled.
    fn needs(&self) -> &'static [&'static str] {
        &[]
    }

    /// Shows, hides and fills fields by what is in the others.
    fn follow(&mut self, _form: &mut Form, _reader: &Reader) {}

    /// The command of what is typed, or which field does not yet read as what it is.
    fn command(&self, form: &Form) -> Result<Command, FieldError>;

    /// What stands beside the fields.
    fn facts(&self, form: &Form, view: &View) -> Vec<Fact>;

    /// The field that a refusal is about.
    fn field_of(&self, _refusal: &Refusal) -> Option<&'static str> {
        None
    }

    /// Whether the effect is asked about once more before it is done.
    fn care(&self) -> ConfirmLevel {
        ConfirmLevel::Plain
    }

    /// Whether the years of subsidy stand above the fields.
    fn shows_years(&self) -> bool {
        false
    }

    /// The text that its help shows: what the act is for and the clauses behind it.
    fn note(&self) -> &'static str;
}

/// How carefully an act is done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ConfirmLevel {
    /// At once: a second person decides later, or it can be mended.
    Plain,
    /// After a question that tells the effect in figures.
    Asked,
    /// After a word is typed: it cannot be undone.
    Typed,
}

/// A field that does not read as what it is, and why.
pub struct FieldError {
    /// The field's id in the form.
    pub field: &'static str,
    /// Key of what is wrong with it.
    pub why: &'static str,
}

impl FieldError {
    /// A field that is empty and must not be.
    pub fn empty(field: &'static str) -> Self {
        Self { field, why: "form-required" }
    }
}

/// The text of a field that must not be empty.
pub fn required(form: &Form, field: &'static str) -> Result<String, FieldError> {
    let text = form.text(field).trim().to_owned();
    if text.is_empty() { Err(FieldError::empty(field)) } else { Ok(text) }
}

/// The screen of a slip.
pub struct SlipScreen {
    name: &'static str,
    slip: Box<dyn FormSpec>,
    form: Form,
    person: Option<PersonId>,
    /// The journal's length when the clerk began, to be told of others' changes since.
    seen: u64,
    /// Why the act is impossible here, whatever is typed.
    blocked: Option<OfficeError>,
    foreseen: Option<Result<Vec<Event>, OfficeError>>,
}

impl SlipScreen {
    /// A slip under the key of its act's name.
    pub fn new(
        name: &'static str,
        mut slip: Box<dyn FormSpec>,
        reader: &Reader,
        person: Option<PersonId>,
        blocked: Option<OfficeError>,
    ) -> Self {
        let mut form = slip.form(reader);
        slip.follow(&mut form, reader);
        let seen = reader.head().seq;
        let mut screen = Self { name, slip, form, person, seen, blocked, foreseen: None };
        screen.judge(reader);
        screen
    }

    /// Asks the office what the slip would bring as it is filled now.
    fn judge(&mut self, reader: &Reader) {
        self.slip.follow(&mut self.form, reader);
        self.foreseen = self.slip.command(&self.form).ok().map(|command| reader.foresee(&command));
    }

    fn save(&mut self, reader: &Reader) -> Step {
        self.judge(reader);
        if !self.form.check(self.slip.needs()) {
            // All that is wrong is said at once.
            if let Err(amiss) = self.slip.command(&self.form) {
                self.form.mark(amiss.field, amiss.why);
            }
            return Step::Stay;
        }
        if let Err(amiss) = self.slip.command(&self.form) {
            self.form.fault(amiss.field, amiss.why);
            return Step::Stay;
        }
        match &self.foreseen {
            Some(Ok(events)) => match self.slip.care() {
                ConfirmLevel::Plain => self.submit(),
                care => {
                    let told = effects(events, reader);
                    let ask = Confirm::new("act-check", told, self.name);
                    Step::push(if care == ConfirmLevel::Typed { ask.irreversible() } else { ask })
                }
            },
            Some(Err(OfficeError::Refused(refusal))) => {
                if let Some(field) = self.slip.field_of(refusal) {
                    self.form.fault(field, "act-see-below");
                }
                self.form.touch();
                Step::Stay
            }
            _ => self.submit(),
        }
    }

    fn submit(&self) -> Step {
        match self.slip.command(&self.form) {
            Ok(command) => Step::submit(command, Some(self.seen)),
            Err(_) => Step::Stay,
        }
    }

    /// What is told below the fields: what would come of it, or why it cannot be.
    fn verdict(&self, view: &View) -> Vec<(String, Tone)> {
        let glyphs = view.theme.glyphs();
        match (&self.foreseen, &self.blocked) {
            (Some(Ok(events)), _) => {
                let told = effects(events, view.reader).into_iter();
                told.map(|effect| {
                    (format!("{} {}", glyphs.path, effect.text(view.words)), Tone::Good)
                })
                .collect()
            }
            (Some(Err(error)), _) if self.form.is_touched() => no(error, view),
            (_, Some(error)) => no(error, view),
            _ => Vec::new(),
        }
    }
}

/// A refusal as lines: what, then the clause and the next step.
pub fn no(error: &OfficeError, view: &View) -> Vec<(String, Tone)> {
    let explained = explain_error(error, view.words);
    let mut lines = vec![(format!("{} {}", view.theme.glyphs().failed, explained.what), Tone::Bad)];
    let clause = explained
        .clause
        .map(|clause| view.words.say_with("message-clause", &[("clause", clause.into())]));
    let next =
        explained.next.map(|next| view.words.say_with("message-next", &[("next", next.into())]));
    let rest: Vec<String> = clause.into_iter().chain(next).collect();
    if !rest.is_empty() {
        lines.push((format!("  {}", rest.join("  ")), Tone::Strong));
    }
    lines
}

/// Draws told lines at the bottom of an area; gives the area left above them.
pub fn told_below(canvas: &mut Canvas, area: Rect, told: &[(String, Tone)]) -> Rect {
    let wrapped: Vec<(Vec<String>, Tone)> = told
        .iter()
        .map(|(line, tone)| (text::wrap(line, usize::from(area.width)), *tone))
        .collect();
    let rows: usize = wrapped.iter().map(|(lines, _)| lines.len()).sum();
    let rows = (rows as u16).min(area.height);
    let lines = wrapped.iter().flat_map(|(lines, tone)| lines.iter().map(|line| (line, *tone)));
    let top = area.bottom() - rows;
    for (row, (line, tone)) in lines.take(usize::from(rows)).enumerate() {
        canvas.text(area.x, top + row as u16, area.width, line, tone);
    }
    Rect { height: area.height - rows, ..area }
}

impl Screen for SlipScreen {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match self.form.update(input) {
            Filling::Save => self.save(reader),
            Filling::Step(step) => {
                self.judge(reader);
                step
            }
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let mut room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if let Some(person) = self.person.and_then(|id| view.reader.person(id)) {
            who(canvas, Rect { height: 1, ..room }, person, view);
            room = Rect { y: room.y + 2, height: room.height - 2, ..room };
            if self.slip.shows_years() {
                years(canvas, Rect { height: 2, ..room }, person, view);
                room = Rect { y: room.y + 3, height: room.height - 3, ..room };
            }
        }
        let room = told_below(canvas, room, &self.verdict(view));
        let told = self.slip.facts(&self.form, view);
        let (left, right) = two_panes(canvas, room, 60, 100);
        match right {
            Some(right) => {
                facts(canvas, right, &told);
                self.form.view(canvas, left, view.words);
            }
            None => {
                let rows = facts_height(left.width, &told);
                facts(canvas, left, &told);
                let gap = rows + u16::from(rows > 0);
                let below =
                    Rect { y: left.y + gap, height: left.height.saturating_sub(gap), ..left };
                self.form.view(canvas, below, view.words);
            }
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say(self.name).to_owned()
    }

    fn context(&self) -> KeyContext {
        self.form.context()
    }

    fn keys(&self) -> Vec<Hint> {
        self.form.keys()
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        match answer {
            Answer::Done(receipt) => {
                Step::Replace(Box::new(ActReceipt::new(self.name, receipt, self.person, reader)))
            }
            Answer::Confirmed => self.submit(),
            Answer::Declined(OfficeError::Changed(_)) => {
                // What is shown from here on is the file as it is now.
                self.seen = reader.head().seq;
                self.judge(reader);
                Step::Pass
            }
            answer if self.form.answered(answer) => {
                self.judge(reader);
                Step::Stay
            }
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        self.judge(reader);
    }

    fn about(&self) -> Option<PersonId> {
        self.person
    }

    fn draft(&self) -> Option<FormDraft> {
        let about = self.person.map_or_else(|| self.slip.about(), |person| person.to_string());
        Some(FormDraft::new(self.name, about, self.form.draft()))
    }

    fn resume(&mut self, text: &str, reader: &Reader) {
        // Which values a list offers may hang on another field of the draft.
        for _ in 0..2 {
            self.form.resume(text);
            self.judge(reader);
        }
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say(self.slip.note()).to_owned()]
    }
}
