//! Search 查人: one line takes anything, the results come as one types.

use super::file::PersonFile;
use super::results;
use crate::base::{PersonId, TownshipCode};
use crate::desk::forms::register;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{Table, TextField};
use crate::office::Reader;
use crate::search::{Found, Hit};
use crate::words::Words;
use ratatui::layout::Rect;
use std::time::{Duration, Instant};

/// Best matches asked for; whoever is not among them is found by typing more.
const MOST: usize = 200;

/// The search screen.
pub struct Search {
    line: TextField,
    /// Nothing while the index is being built, or nothing was asked.
    found: Option<Found>,
    took: Duration,
    /// The index in which it was found, and for whom else than the own township.
    basis: (u64, Vec<TownshipCode>),
    population: usize,
    table: Table,
    /// How many others could be taken for the selected person.
    alike: usize,
    /// A file was opened from here: what is typed next is about somebody else.
    served: bool,
}

impl Search {
    /// An empty search: nothing is shown without one.
    pub fn new(reader: &Reader) -> Self {
        Self {
            line: TextField::default(),
            found: None,
            took: Duration::ZERO,
            basis: basis(reader),
            population: reader.people().count(),
            table: Table::default(),
            alike: 0,
            served: false,
        }
    }

    fn query(&mut self, reader: &Reader) {
        let begun = Instant::now();
        self.found = match self.asked() {
            "" => None,
            text => reader.people().search(text, MOST),
        };
        self.took = begun.elapsed();
        self.table = Table::new(self.hits().len());
        self.look_twice(reader);
    }

    fn look_twice(&mut self, reader: &Reader) {
        let person = self.selected().and_then(|id| reader.person(id));
        self.alike = person.map_or(0, |person| reader.people().look_alikes(person).len());
    }

    fn asked(&self) -> &str {
        self.line.text().trim()
    }

    fn hits(&self) -> &[Hit] {
        self.found.as_ref().map_or(&[], |found| &found.hits)
    }

    fn selected(&self) -> Option<PersonId> {
        self.table.selected().and_then(|row| self.hits().get(row)).map(|hit| hit.person)
    }

    fn open(&mut self, reader: &Reader) -> Step {
        match self.selected() {
            Some(person) => {
                self.served = true;
                Step::push(PersonFile::new(reader, person))
            }
            None => Step::Stay,
        }
    }

    /// `12 / 42,013 人 · 1.8 毫秒`.
    fn tally(&self, words: &Words) -> String {
        let population = text::grouped(self.population);
        match &self.found {
            None => words.say_with("search-population", &[("all", population.into())]),
            Some(found) => {
                let took = format!("{:.1}", self.took.as_secs_f64() * 1000.0);
                let gaps = [
                    ("found", text::grouped(found.total).into()),
                    ("all", population.into()),
                    ("ms", took.into()),
                ];
                words.say_with("search-tally", &gaps)
            }
        }
    }

    fn nothing_yet(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let mut lines: Vec<(&str, Tone)> = match (&self.found, self.asked()) {
            (None, "") => {
                let ways =
                    ["search-by-name", "search-by-number", "search-by-place", "search-by-both"];
                let ways = ways.map(|way| (words.say(way), Tone::Muted));
                std::iter::once((words.say("search-ask"), Tone::Plain)).chain(ways).collect()
            }
            (None, _) => vec![(words.say("search-building"), Tone::Warn)],
            (Some(_), _) => vec![
                (words.say("search-none"), Tone::Strong),
                (words.say("search-none-next"), Tone::Muted),
            ],
        };
        if view.actor.township.is_some() && self.found.is_some() {
            let covers = !view.reader.covered().is_empty();
            let key = if covers { "search-covered-townships" } else { "search-own-township" };
            lines.push((words.say(key), Tone::Muted));
        }
        for (row, (line, tone)) in lines.into_iter().enumerate() {
            canvas.text(area.x + 2, area.y + 1 + row as u16, area.width - 2, line, tone);
        }
    }
}

fn basis(reader: &Reader) -> (u64, Vec<TownshipCode>) {
    (reader.people().search_version(), reader.covered().to_vec())
}

impl Screen for Search {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept) => return self.open(reader),
            Input::Act(Action::New) => return Step::Push(register(reader)),
            Input::Act(Action::Back) if !self.line.is_empty() => {
                self.line.clear();
                self.query(reader);
                return Step::Stay;
            }
            // These move within what is typed.
            Input::Act(Action::First | Action::Last) => {}
            _ if self.table.update(input) => {
                self.look_twice(reader);
                return Step::Stay;
            }
            _ => {}
        }
        let before = self.line.text().to_owned();
        if std::mem::take(&mut self.served) && matches!(input, Input::Type(_) | Input::Paste(_)) {
            self.line.clear();
        }
        if !self.line.update(input) {
            return Step::Pass;
        }
        if self.line.text() != before {
            self.query(reader);
        }
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let tally = self.tally(view.words);
        let tally_width = text::width(&tally) as u16;
        canvas.text(area.x + 1, area.y, 2, ">", Tone::Key);
        let line = Rect {
            x: area.x + 3,
            width: area.width.saturating_sub(3 + tally_width + 4),
            height: 1,
            ..area
        };
        self.line.view(canvas, line, true);
        canvas.text_right(area.x, area.y, area.width - 1, &tally, Tone::Muted);
        let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        match &self.found {
            Some(found) if !found.hits.is_empty() => {
                results::results(canvas, body, found, &self.table, self.alike, view);
            }
            _ => self.nothing_yet(canvas, body, view),
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say("tab-search").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Text
    }

    fn keys(&self) -> Vec<Hint> {
        let back = if self.line.is_empty() { "key-back" } else { "key-erase-line" };
        vec![
            Action::Up.into(),
            Action::Down.into(),
            Action::Accept.hint("key-open"),
            Action::PageUp.into(),
            Action::PageDown.into(),
            Action::New.hint("search-register"),
            Action::Back.hint(back),
        ]
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        match answer {
            Answer::Person(person) => Step::push(PersonFile::new(reader, *person)),
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        // Cases move on all the time; who is found, and how many there are, seldom changes.
        if self.basis == basis(reader) {
            return;
        }
        self.basis = basis(reader);
        self.population = reader.people().count();
        let selected = self.selected();
        self.query(reader);
        let again = self.hits().iter().position(|hit| Some(hit.person) == selected);
        if let Some(row) = again {
            self.table.select(row);
            self.look_twice(reader);
        }
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("search-note").to_owned(), words.say("search-note-masked").to_owned()]
    }
}
