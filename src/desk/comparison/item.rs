//! One person: the rosters side by side, the verdict, the decisions so far; each decision
//! takes one key, and the next person comes up.

use super::amounts::Amounts;
use super::columns::ArrivedLine;
use super::deciding::Deciding;
use super::doubts::{Others, named};
use super::options::{DECIDING, offers, possible};
use super::totals::Totals;
use super::verdict::verdict;
use crate::base::PersonId;
use crate::casework::comparison::{CompareSubject, Compared, Comparison};
use crate::casework::{Command, DecideComparison, PersonAct};
use crate::desk::forms;
use crate::desk::people::open_person;
use crate::desk::popups::Picker;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::office::{CompareWork, Permission, Reader};
use crate::words::{Message, Words};
use ratatui::layout::Rect;
use std::cell::OnceCell;
use std::sync::Arc;

/// The item of a work list; `item_view` draws it.
pub struct ComparedItem {
    pub(super) keys: Arc<[CompareSubject]>,
    pub(super) at: usize,
    found: Arc<Comparison>,
    pub(super) totals: Totals,
    /// The keys that decide something about this person.
    deciding: Vec<Action>,
    /// Whether a line is completed from the paper, rather than one of several taken.
    takes_amounts: bool,
    /// Whether what can be decided is that somebody did not die.
    corrects: bool,
    /// The lines set aside that say something of this person.
    asides: Vec<String>,
    /// Whoever else a finding is about.
    others: Others,
    /// Whether the lines are shown as they arrived, and no fields.
    pub(super) as_arrived: bool,
    /// The lines as they arrived, once asked for; none where they cannot be read.
    arrived: OnceCell<Option<Vec<ArrivedLine>>>,
    /// The first column on the screen.
    pub(super) first: usize,
    /// What became of the last decision.
    pub(super) told: Option<Message>,
}

impl ComparedItem {
    /// The person of a place in a list.
    pub fn new(reader: &Reader, keys: Arc<[CompareSubject]>, at: usize) -> Self {
        let mut item = Self {
            keys,
            at,
            found: Arc::default(),
            totals: Totals::default(),
            deciding: Vec::new(),
            takes_amounts: false,
            corrects: false,
            asides: Vec::new(),
            others: Others::default(),
            as_arrived: false,
            arrived: OnceCell::new(),
            first: 0,
            told: None,
        };
        item.refresh(reader);
        item
    }

    fn row(&self) -> Option<&Compared> {
        self.found.row(self.keys.get(self.at)?)
    }

    pub(super) fn person(&self) -> Option<PersonId> {
        match self.keys.get(self.at)? {
            CompareSubject::Person(id) => Some(*id),
            CompareSubject::Rejected(_) => None,
        }
    }

    /// Whose line was completed is on file now.
    fn follow(&mut self, reader: &Reader) {
        let Some(CompareSubject::Rejected(number)) = self.keys.get(self.at) else { return };
        if let Some(file) = reader.people().by_legacy_no(number) {
            let mut keys = self.keys.to_vec();
            keys[self.at] = CompareSubject::Person(file.id);
            self.keys = keys.into();
        }
    }

    fn go_to(&mut self, at: usize, reader: &Reader) -> Step {
        self.at = at.min(self.keys.len().saturating_sub(1));
        self.first = 0;
        self.refresh(reader);
        Step::Stay
    }

    /// The next who waits for a decision, from here on and round.
    fn next(&mut self, reader: &Reader) -> bool {
        let places = (self.at + 1..self.keys.len()).chain(0..self.at);
        let waits = |at: &usize| {
            let row = self.found.row(&self.keys[*at]);
            row.is_some_and(|row| reader.comparison().is_to_decide(row))
        };
        let found = places.into_iter().find(waits);
        if let Some(at) = found {
            self.go_to(at, reader);
        }
        found.is_some()
    }

    /// The lines as they arrived, read when they are first asked for.
    pub(super) fn arrived(&self, reader: &Reader) -> Option<&[ArrivedLine]> {
        let read = || {
            let key = self.keys.get(self.at)?;
            let columns = reader.rosters().side_by_side(key, &self.asides);
            let arrived = columns.iter().map(|column| {
                let cells = reader.rosters().arrived(key, column).ok()?;
                Some(ArrivedLine { headings: reader.rosters().headings(column), cells })
            });
            arrived.collect()
        };
        self.arrived.get_or_init(read).as_deref()
    }

    fn decide(&mut self, action: Action, reader: &Reader) -> Step {
        let legacy_no = self.row().and_then(|row| reader.comparison().person(&row.key));
        let legacy_no = legacy_no.map(|person| person.legacy_no.to_owned());
        let amounts = legacy_no.and_then(|number| Amounts::new(reader, &number));
        if let Some(amounts) = amounts.filter(|_| action == Action::TakeLine) {
            return Step::push(amounts);
        }
        let Some(person) = self.person() else {
            self.told = Some("compare-aside-told".into());
            return Step::Stay;
        };
        if action == Action::Dead && is_dead(reader, person) {
            return Step::Push(forms::open(PersonAct::CorrectDeath, reader, person));
        }
        let found = offers(reader, person, action);
        if !found.is_empty() {
            return Step::push(Deciding::new(reader, person, found));
        }
        // The office refuses it, and its words say why.
        let decision = possible(reader, person, action).into_iter().next();
        decision.map_or(Step::Stay, |decision| {
            let command = DecideComparison { person, decision, note: String::new() };
            Step::submit(Command::DecideComparison(command), None)
        })
    }

    /// The file of whoever else a finding is about; of several the one that is chosen.
    fn open_other(&mut self, reader: &Reader) -> Step {
        match &self.others.seen[..] {
            [] => {
                self.told = Some("compare-no-other".into());
                Step::Stay
            }
            [only] => open_compared(only, reader),
            several => {
                let names = several.iter().filter_map(|key| named(key, reader));
                Step::push(Picker::new("key-others", names.collect()))
            }
        }
    }
}

/// Whether somebody died by the file: what can be decided then is that they did not.
fn is_dead(reader: &Reader, person: PersonId) -> bool {
    reader.person(person).is_some_and(|file| file.died.is_some())
}

/// The file of a person, or the rosters side by side of a line that was not taken in.
fn open_compared(key: &CompareSubject, reader: &Reader) -> Step {
    match key {
        CompareSubject::Person(id) => Step::Push(open_person(reader, *id)),
        CompareSubject::Rejected(_) => {
            Step::push(ComparedItem::new(reader, Arc::new([key.clone()]), 0))
        }
    }
}

impl Screen for ComparedItem {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.told = None;
        match input {
            Input::Act(Action::Up) => self.go_to(self.at.saturating_sub(1), reader),
            Input::Act(Action::Down) => self.go_to(self.at + 1, reader),
            Input::Act(Action::First) => self.go_to(0, reader),
            Input::Act(Action::Last) => self.go_to(usize::MAX, reader),
            Input::Act(Action::Left) => {
                self.first = self.first.saturating_sub(1);
                Step::Stay
            }
            Input::Act(Action::Right) => {
                self.first += 1;
                self.first = self
                    .first
                    .min(reader.rosters().side_by_side(&self.keys[self.at], &self.asides).len());
                Step::Stay
            }
            Input::Act(Action::NextCase) => {
                if !self.next(reader) {
                    self.told = Some("compare-all-decided".into());
                }
                Step::Stay
            }
            Input::Act(Action::Details) => {
                self.as_arrived = !self.as_arrived;
                self.first = 0;
                if self.arrived(reader).is_none() {
                    self.told = Some("compare-arrived-unreadable".into());
                }
                Step::Stay
            }
            Input::Act(Action::Others) => self.open_other(reader),
            Input::Act(Action::Accept) => {
                let file = self.person().map(|person| open_person(reader, person));
                file.map_or(Step::Stay, Step::Push)
            }
            Input::Act(Action::Back) => {
                let answer = self.person().map_or(Answer::Left, Answer::Person);
                Step::Pop(answer)
            }
            Input::Act(action) if DECIDING.contains(action) => self.decide(*action, reader),
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        const HEAD: u16 = 3;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let Some(row) = self.row() else {
            canvas.text(
                room.x,
                room.y + 1,
                room.width,
                view.words.say("compare-gone"),
                Tone::Muted,
            );
            return;
        };
        self.head(canvas, room, row, view);
        let gap = u16::from(room.height > 24);
        let y = room.y + HEAD + gap;
        // A line as it arrived needs the room more than what is told below it.
        let below = if self.as_arrived { gap } else { 4 + 2 * gap };
        let height = room.height.saturating_sub(HEAD + gap + below);
        let columns = view.reader.rosters().side_by_side(&row.key, &self.asides);
        let used = self.side_by_side(canvas, Rect { y, height, ..room }, &columns, view);
        let y = (y + used + gap).min(room.bottom());
        let rest = Rect { y, height: room.bottom() - y, ..room };
        if rest.height < 2 {
            return;
        }
        verdict(canvas, rest, row, (&columns, &self.others), view);
    }

    fn title(&self, words: &Words) -> String {
        words.say("compare-item").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Compare
    }

    fn keys(&self) -> Vec<Hint> {
        let hint = |action: &Action| match action {
            Action::TakeLine if self.takes_amounts => action.hint("compare-take-amount"),
            action => Hint::from(*action),
        };
        let mut keys: Vec<Hint> = self.deciding.iter().map(hint).collect();
        keys.extend(self.corrects.then_some(Action::Dead.hint("act-correct-death")));
        keys.extend((!self.others.seen.is_empty()).then_some(Hint::from(Action::Others)));
        let details = Action::Details.hint("compare-as-arrived");
        if self.as_arrived {
            let turns = [Action::Left, Action::Right].map(|side| side.hint("compare-rosters-turn"));
            keys.extend(turns);
            keys.extend([details, Action::NextCase.into()]);
        } else {
            keys.extend([Action::NextCase.into(), details]);
        }
        keys.extend([Action::Up, Action::Down].map(|side| side.hint("compare-turn")));
        if self.person().is_some() {
            keys.push(Action::Accept.hint("review-file"));
        }
        keys.push(Action::Back.into());
        keys
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        if let Answer::Chosen(place) = answer {
            let chosen = self.others.seen.get(*place);
            return chosen.map_or(Step::Stay, |key| open_compared(key, reader));
        }
        let Answer::Done(receipt) = answer else { return Step::Pass };
        let proposed = receipt.case().is_some();
        let name = self.row().and_then(|row| reader.comparison().person(&row.key));
        let name = name.map(|person| person.name.to_owned()).unwrap_or_default();
        let more = self.next(reader);
        let key = match (proposed, more) {
            (true, true) => "compare-proposed",
            (true, false) => "compare-proposed-last",
            (false, true) => "compare-decided",
            (false, false) => "compare-decided-last",
        };
        self.told = Some(Message::of(key).with("name", name));
        Step::Stay
    }

    fn refresh(&mut self, reader: &Reader) {
        self.follow(reader);
        self.found = reader.comparison().result();
        self.totals = Totals::of(reader, &self.found);
        self.arrived = OnceCell::new();
        let key = self.keys.get(self.at);
        self.asides = key.map(|key| reader.rosters().rejected_lines_of(key)).unwrap_or_default();
        let person = self.person();
        let legacy_no = self.row().and_then(|row| reader.comparison().person(&row.key));
        let amounts =
            legacy_no.and_then(|person| reader.rosters().unread_amounts(person.legacy_no));
        let waits = |row| matches!(reader.comparison().work(row), CompareWork::ToReview(_));
        let amounts = amounts.filter(|_| !self.row().is_some_and(waits));
        let decides = |action: &Action| {
            *action == Action::TakeLine && amounts.is_some()
                || person.is_some_and(|person| !offers(reader, person, *action).is_empty())
        };
        self.deciding = DECIDING.into_iter().filter(decides).collect();
        self.takes_amounts = amounts.is_some();
        self.corrects = reader.may(Permission::CorrectRecord)
            && person.is_some_and(|person| is_dead(reader, person));
        self.others = self.row().map(|row| Others::of(reader, row)).unwrap_or_default();
    }

    fn about(&self) -> Option<PersonId> {
        self.person()
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        ["compare-note-decide", "compare-note-mark", "compare-note-classes"]
            .map(|key| words.say(key).to_owned())
            .to_vec()
    }
}
