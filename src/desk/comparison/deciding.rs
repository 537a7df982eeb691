//! The popup that decides: what is found, what the person comes to after it, a note.

use super::lines;
use super::rows::outlook;
use crate::base::{Date, PersonId};
use crate::casework::comparison::{CompareDecision, LineAmount};
use crate::casework::{Command, DecideComparison};
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Popup, TextField};
use crate::office::Reader;
use crate::words::{Words, compare_decision_name, line_amount_name, roster_name};
use ratatui::layout::Rect;

/// The popup; it submits the decision and hands what became of it to the item.
pub struct Deciding {
    person: PersonId,
    offers: Vec<CompareDecision>,
    at: usize,
    /// The day of a death, typed.
    day: Option<TextField>,
    note: TextField,
    on_day: bool,
    seen: Option<u64>,
}

impl Deciding {
    /// One of some decisions on a person, the first chosen.
    pub fn new(reader: &Reader, person: PersonId, offers: Vec<CompareDecision>) -> Self {
        let day = offers.iter().find_map(|decision| match decision {
            CompareDecision::Dead { died } => Some(TextField::suggesting(died.to_string())),
            _ => None,
        });
        Self {
            person,
            offers,
            at: 0,
            on_day: day.is_some(),
            day,
            note: TextField::default(),
            seen: reader.person(person).map(|file| file.version),
        }
    }

    /// The command as it stands; `None` while the day is none.
    fn command(&self) -> Option<Command> {
        let decision = match (self.offers.get(self.at)?, &self.day) {
            (CompareDecision::Dead { .. }, Some(day)) => {
                CompareDecision::Dead { died: Date::parse(day.text()).ok()? }
            }
            (decision, _) => decision.clone(),
        };
        let note = self.note.text().trim().to_owned();
        Some(Command::DecideComparison(DecideComparison { person: self.person, decision, note }))
    }

    /// What the person comes to, or why it cannot be decided so.
    fn outlook(&self, view: &View) -> Vec<(String, Tone)> {
        let words = view.words;
        let Some(command) = self.command() else {
            return vec![(words.say("compare-day-wrong").to_owned(), Tone::Bad)];
        };
        let told = outlook(view.reader.comparison().comparison_after(&command, self.person), view);
        let stops = match self.offers.get(self.at) {
            Some(CompareDecision::Dead { .. }) => "compare-after-dead",
            Some(CompareDecision::SendBack) => "compare-after-send-back",
            _ => return told,
        };
        // What these come to is no class; that they cannot be decided so is told all the same.
        match told.first() {
            Some((_, Tone::Good)) => {
                vec![(format!("{} {}", view.theme.glyphs().path, words.say(stops)), Tone::Good)]
            }
            _ => told,
        }
    }

    fn field(&mut self) -> &mut TextField {
        match &mut self.day {
            Some(day) if self.on_day => day,
            _ => &mut self.note,
        }
    }
}

/// A decision in words, with what it is about.
pub fn decided(decision: &CompareDecision, words: &Words) -> String {
    let name = compare_decision_name(decision, words);
    match decision {
        CompareDecision::SamePerson | CompareDecision::SendBack => name.to_owned(),
        CompareDecision::AnotherPerson { register } => {
            format!("{name} {}", roster_name((*register).into(), words))
        }
        CompareDecision::TakeLine { legacy_no } => format!("{name} {legacy_no}"),
        CompareDecision::Dead { died } => format!("{name} {died}"),
        CompareDecision::TakeAmounts(taken) => {
            let amounts = LineAmount::ALL.into_iter();
            let amounts = amounts.filter_map(|amount| Some((amount, taken.of(amount)?)));
            let told = amounts.map(|(amount, taken)| {
                format!(" {} {}", line_amount_name(amount, words), taken.grouped())
            });
            format!("{name}{}", told.collect::<String>())
        }
    }
}

impl Screen for Deciding {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        let last = self.offers.len().saturating_sub(1);
        match input {
            Input::Act(Action::Accept | Action::Save) => {
                return self
                    .command()
                    .map_or(Step::Stay, |command| Step::submit(command, self.seen));
            }
            Input::Act(Action::Back) => return Step::back(),
            Input::Act(Action::Up) => self.at = self.at.saturating_sub(1),
            Input::Act(Action::Down) => self.at = (self.at + 1).min(last),
            Input::Act(Action::NextField | Action::PreviousField) if self.day.is_some() => {
                self.on_day = !self.on_day;
            }
            input if self.field().update(input) => {}
            _ => return Step::Pass,
        }
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        // What one chooses among is in the box, since the box may cover the columns.
        let takes_line = matches!(self.offers.first(), Some(CompareDecision::TakeLine { .. }));
        let width = if takes_line { lines::WIDTH + 5 } else { 66 };
        let inner = |place: Rect| Rect { x: place.x + 1, width: place.width - 1, ..place };
        let mut popup = Popup::new(width, self.title(words));
        if takes_line {
            popup =
                popup.drawn(1, move |canvas, place| lines::headings(canvas, inner(place), view));
        }
        for (at, decision) in self.offers.iter().enumerate() {
            let chosen = at == self.at;
            popup = match decision {
                CompareDecision::TakeLine { legacy_no } => popup.drawn(1, move |canvas, place| {
                    let sign = if chosen { view.theme.glyphs().selected } else { " " };
                    canvas.text(place.x, place.y, 1, sign, Tone::Accent);
                    lines::line(canvas, inner(place), self.person, legacy_no, view);
                }),
                decision => popup.option(decided(decision, words), chosen, view.theme),
            };
        }
        popup = popup.blank();
        if let Some(day) = &self.day {
            popup = popup.field(words.say("compare-day"), day, self.on_day);
        }
        popup
            .field(words.say("compare-remark"), &self.note, !self.on_day)
            .blank()
            .texts(self.outlook(view))
            .blank()
            .draw(canvas, area);
    }

    fn title(&self, words: &Words) -> String {
        let decision = self.offers.get(self.at);
        decision.map_or_else(String::new, |d| compare_decision_name(d, words).to_owned())
    }

    fn context(&self) -> KeyContext {
        KeyContext::Text
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Accept.hint("compare-decide")];
        if self.offers.len() > 1 {
            keys.extend([Action::Up, Action::Down].map(Hint::from));
        }
        if self.day.is_some() {
            keys.push(Action::NextField.into());
        }
        keys.push(Action::Back.hint("confirm-cancel"));
        keys
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        Step::pop_when_done(answer)
    }

    fn popup(&self) -> bool {
        true
    }
}
