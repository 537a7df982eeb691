//! The enrolment choice: the options side by side, then the signed form's day (E1–E4).

use super::document_view::DocumentView;
use super::options::options;
use super::receipt::ActReceipt;
use super::slip::{no, told_below};
use crate::base::{Date, PersonId};
use crate::casework::{Choice, Command, PersonAct, RecordChoice};
use crate::desk::screen::{Answer, FormDraft, Screen, Step, View};
use crate::desk::shown::who;
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::TextField;
use crate::office::{OfficeError, Reader};
use crate::words::Words;
use ratatui::layout::Rect;

/// The choice of one person. No option stands chosen at first: the citizen chooses.
pub struct ChoiceScreen {
    person: PersonId,
    chosen: Option<usize>,
    day: TextField,
    signed: bool,
    focus: Focus,
    seen: u64,
    verdict: Option<OfficeError>,
    /// Key of what is still missing, told after an attempt to save.
    missing: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Focus {
    Options,
    Day,
    Signed,
}

impl ChoiceScreen {
    /// The choice of a person, the form signed today unless another day is typed.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        Self {
            person,
            chosen: None,
            day: TextField::suggesting(reader.today().to_string()),
            signed: false,
            focus: Focus::Options,
            seen: reader.head().seq,
            verdict: reader.may_act(PersonAct::Choose, person).err(),
            missing: None,
        }
    }

    fn command(&self) -> Option<Command> {
        let choice = *Choice::ALL.get(self.chosen?)?;
        let chosen_on = Date::parse(self.day.text()).ok()?;
        Some(Command::Choose(RecordChoice { person: self.person, choice, chosen_on }))
    }

    fn choose(&mut self, to: usize, reader: &Reader) {
        // The signature stands under one option, not under the next one looked at.
        self.signed &= self.chosen == Some(to);
        self.chosen = Some(to);
        self.judge(reader);
    }

    fn judge(&mut self, reader: &Reader) {
        self.missing = None;
        self.verdict = match self.command() {
            Some(command) => reader.would(&command).err(),
            None => reader.may_act(PersonAct::Choose, self.person).err(),
        };
    }

    fn save(&mut self, reader: &Reader) -> Step {
        self.judge(reader);
        self.missing = match (self.chosen, Date::parse(self.day.text()), self.signed) {
            (None, _, _) => Some("act-choose-first"),
            (_, Err(_), _) => Some("form-no-date"),
            (_, _, false) if self.verdict.is_none() => Some("act-sign-first"),
            _ => None,
        };
        self.focus = match self.missing {
            Some("act-choose-first") => Focus::Options,
            Some("form-no-date") => Focus::Day,
            Some(_) => Focus::Signed,
            None => self.focus,
        };
        match self.command() {
            Some(command) if self.missing.is_none() && self.verdict.is_none() => {
                Step::submit(command, Some(self.seen))
            }
            _ => Step::Stay,
        }
    }

    fn go(&mut self, forward: bool) {
        self.focus = match (self.focus, forward) {
            (Focus::Options, true) | (Focus::Signed, false) => Focus::Day,
            (Focus::Day, true) | (Focus::Options, false) => Focus::Signed,
            (Focus::Signed, true) | (Focus::Day, false) => Focus::Options,
        };
    }

    fn signing(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let label = format!("{}  ", words.say("label-chosen-on"));
        let mut x = area.x + canvas.text(area.x, area.y, area.width, &label, Tone::Muted);
        let day = Rect { x, width: 12, height: 1, ..area };
        self.day.view(canvas, day, self.focus == Focus::Day);
        x += 15;
        let mark = if self.signed { canvas.theme().glyphs().marked } else { " " };
        let tick = format!("[{mark}] {}", words.say("act-signed"));
        let tone = if self.signed { Tone::Good } else { Tone::Plain };
        let used = canvas.text(x, area.y, area.right().saturating_sub(x), &tick, tone);
        if self.focus == Focus::Signed {
            let place = Rect { x, width: used, height: 1, ..area };
            canvas.lay(place, canvas.theme().selection());
        }
        x += used + 1;
        let room = area.right().saturating_sub(x);
        canvas.text_right(x, area.y, room, words.say("act-set-by-office"), Tone::Muted);
    }

    fn told(&self, view: &View) -> Vec<(String, Tone)> {
        match (&self.verdict, self.missing) {
            (_, Some(key)) => vec![(format!("! {}", view.words.say(key)), Tone::Warn)],
            (Some(error), None) => no(error, view),
            (None, None) => Vec::new(),
        }
    }
}

impl Screen for ChoiceScreen {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        let options = Choice::ALL.len();
        match input {
            Input::Act(Action::Save) => return self.save(reader),
            Input::Act(Action::NextField | Action::Accept) => self.go(true),
            Input::Act(Action::PreviousField) => self.go(false),
            _ if self.focus == Focus::Day => match input {
                Input::Act(Action::Up) => self.go(false),
                Input::Act(Action::Down) => self.go(true),
                input if self.day.update(input) => self.judge(reader),
                _ => return Step::Pass,
            },
            Input::Digit(digit @ 1..=3) => self.choose(usize::from(*digit) - 1, reader),
            Input::Act(Action::Right) => {
                self.choose(self.chosen.map_or(0, |at| (at + 1) % options), reader);
            }
            Input::Act(Action::Left) => {
                self.choose(self.chosen.map_or(0, |at| (at + options - 1) % options), reader);
            }
            Input::Act(Action::Mark) if self.chosen.is_some() => {
                self.signed = !self.signed;
                self.judge(reader);
            }
            Input::Act(Action::Mark) => self.missing = Some("act-choose-first"),
            Input::Act(Action::Print) => {
                let chosen = self.chosen.and_then(|at| Choice::ALL.get(at)).copied();
                match DocumentView::choice(reader, self.person, chosen) {
                    Ok(paper) => return Step::push(paper),
                    Err(refusal) => self.verdict = Some(OfficeError::Refused(refusal)),
                }
            }
            Input::Act(Action::Down) => self.go(true),
            Input::Act(Action::Up) => self.go(false),
            _ => return Step::Pass,
        }
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let Some(person) = view.reader.person(self.person) else { return };
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        who(canvas, Rect { height: 1, ..room }, person, view);
        let room = Rect { y: room.y + 1, height: room.height - 1, ..room };
        let room = told_below(canvas, room, &self.told(view));
        let table = Rect { height: room.height.saturating_sub(1), ..room };
        let signed = Date::parse(self.day.text()).unwrap_or(view.reader.today());
        options(canvas, table, (person, signed), self.chosen, view);
        let last = Rect { y: table.bottom(), height: room.height - table.height, ..room };
        if last.height > 0 {
            self.signing(canvas, last, view);
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say("act-choose").to_owned()
    }

    fn context(&self) -> KeyContext {
        match self.focus {
            Focus::Day => KeyContext::Text,
            Focus::Options | Focus::Signed => KeyContext::List,
        }
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Save.hint("act-record")];
        if self.focus != Focus::Day {
            keys.extend([Action::Left, Action::Right].map(|side| side.hint("key-select")));
            keys.push(Action::Mark.hint("act-signed"));
            keys.push(Action::Print.hint("act-paper-choice"));
        }
        keys.extend([Action::Accept.hint("key-next-field"), Action::PreviousField.into()]);
        keys
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        match answer {
            Answer::Done(receipt) => Step::Replace(Box::new(ActReceipt::new(
                "act-choose",
                receipt,
                Some(self.person),
                reader,
            ))),
            Answer::Declined(OfficeError::Changed(_)) => {
                self.seen = reader.head().seq;
                self.judge(reader);
                Step::Pass
            }
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        self.judge(reader);
    }

    fn about(&self) -> Option<PersonId> {
        Some(self.person)
    }

    /// Without the signature: whoever goes on looks at the paper again.
    fn draft(&self) -> Option<FormDraft> {
        let text = match self.chosen {
            Some(chosen) => format!("{chosen} {}", self.day.text()),
            None => String::new(),
        };
        Some(FormDraft::new("act-choose", self.person, text))
    }

    fn resume(&mut self, text: &str, reader: &Reader) {
        if let Some((chosen, day)) = text.split_once(' ') {
            self.chosen = chosen.parse().ok().filter(|at| *at < Choice::ALL.len());
            self.day = TextField::new(day);
            self.judge(reader);
        }
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("act-choose-note").to_owned()]
    }
}
