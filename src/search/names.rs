//! The distinct names: their text, readings, characters, and who bears them.

use super::keys::{Keys, Spellings};
use super::mark::{EXACT, HEAD, INSIDE, Mark, Marks, NONE, PART};
use super::pinyin::say_name;
use super::runs::Runs;
use super::spelling::{Syllable, match_letters};
use std::ops::Range;

/// Names in the order of their likeliest reading, so that the names of a reading
/// and the people of a name each stand together.
#[derive(Default)]
pub(super) struct Names {
    text: String,
    texts: Runs,
    /// The slots of each name's people.
    people: Runs,
    spellings: Spellings,
    keys: Keys,
    /// The names that have each reading as their likeliest.
    namesakes: Runs,
    /// Names and their further readings, by name.
    also: Vec<(u32, u32)>,
    chars: Vec<char>,
    /// The names in which each character stands, as runs of the list.
    char_lists: Runs,
    char_names: Vec<u32>,
}

impl Names {
    /// The table of distinct names and how many people bear each, and the place
    /// of each given name in it.
    pub(super) fn new(given: &[(String, u32)]) -> (Self, Vec<u32>) {
        // The readings of all given names, a run each.
        let mut said = Spellings::default();
        let mut runs = Runs::default();
        for (name, _) in given {
            for reading in say_name(name).readings {
                said.push(&reading);
            }
            runs.push(said.len());
        }
        let mut all: Vec<&[Syllable]> = said.iter().collect();
        all.sort_unstable();
        all.dedup();
        let number = |reading: usize| {
            all.binary_search(&said.get(reading as u32)).unwrap_or_default() as u32
        };
        let readings = |at: u32| runs.get(at).map(number);
        let mut order: Vec<(u32, u32)> = (0..given.len() as u32)
            .map(|at| (readings(at).next().unwrap_or_default(), at))
            .collect();
        order.sort_unstable_by_key(|(first, at)| (*first, &given[*at as usize].0));

        let mut names = Self::default();
        for reading in &all {
            names.spellings.push(reading);
        }
        names.keys = Keys::new(&names.spellings);
        let mut places = vec![0; given.len()];
        let mut people = 0;
        for (place, (first, at)) in order.into_iter().enumerate() {
            let (name, bearers) = &given[at as usize];
            names.text.push_str(name);
            names.texts.push(names.text.len());
            people += *bearers as usize;
            names.people.push(people);
            places[at as usize] = place as u32;
            while names.namesakes.len() < first as usize {
                names.namesakes.push(place);
            }
            names.also.extend(readings(at).skip(1).map(|reading| (place as u32, reading)));
        }
        while names.namesakes.len() < all.len() {
            names.namesakes.push(given.len());
        }
        names.list_characters();
        names.settle();
        (names, places)
    }

    /// Gives back room that was held for growing.
    fn settle(&mut self) {
        self.text.shrink_to_fit();
        self.spellings.settle();
        self.also.shrink_to_fit();
        self.char_names.shrink_to_fit();
        for runs in [&mut self.texts, &mut self.people, &mut self.namesakes] {
            runs.settle();
        }
    }

    fn list_characters(&mut self) {
        let mut list: Vec<(char, u32)> = Vec::new();
        for name in 0..self.texts.len() as u32 {
            list.extend(spoken(self.text(name)).map(|(_, ch)| (ch, name)));
        }
        list.sort_unstable();
        list.dedup();
        for same in list.chunk_by(|one, next| one.0 == next.0) {
            self.chars.extend(same.first().map(|(ch, _)| ch));
            self.char_names.extend(same.iter().map(|(_, name)| name));
            self.char_lists.push(self.char_names.len());
        }
    }

    /// A name as it is written.
    pub(super) fn text(&self, name: u32) -> &str {
        &self.text[self.texts.get(name)]
    }

    /// The name of the person in a slot.
    pub(super) fn of_slot(&self, slot: u32) -> u32 {
        self.people.of(slot)
    }

    /// The readings of a name, the likeliest first.
    pub(super) fn readings(&self, name: u32) -> impl Iterator<Item = &[Syllable]> {
        let first = self.namesakes.of(name);
        let from = self.also.partition_point(|(of, _)| *of < name);
        let more = self.also[from..].iter().take_while(move |(of, _)| *of == name);
        std::iter::once(first)
            .chain(more.map(|(_, reading)| *reading))
            .map(|reading| self.spellings.get(reading))
    }

    /// Marks the people whose names may be typed by any of these letters.
    pub(super) fn mark_letters(&self, forms: &[String], marks: &mut Marks) {
        let mut begun = Marks::none(self.spellings.len());
        for typed in forms {
            for reading in self.keys.beginning(&self.spellings, typed.as_bytes()) {
                begun.raise(*reading, INSIDE);
            }
        }
        let mut readings = Marks::none(self.spellings.len());
        for (reading, _) in begun.iter() {
            readings.raise(reading, letters_mark(self.spellings.get(reading), forms));
        }
        self.mark_readings(&readings, marks);
    }

    /// Marks the people of names whose readings are marked.
    pub(super) fn mark_readings(&self, readings: &Marks, marks: &mut Marks) {
        for (reading, mark) in readings.iter() {
            let names = self.namesakes.get(reading);
            if let (Some(first), Some(last)) = (names.clone().next(), names.last()) {
                let people = self.people.get(first as u32).start..self.people.get(last as u32).end;
                marks.raise_all(people, mark);
            }
        }
        for (name, reading) in &self.also {
            let mark = readings.get(*reading);
            if mark != NONE {
                marks.raise_all(self.people.get(*name), mark);
            }
        }
    }

    /// Marks the people in whose names these characters stand together.
    pub(super) fn mark_han(&self, typed: &str, marks: &mut Marks) {
        let list = |ch: char| match self.chars.binary_search(&ch) {
            Ok(at) => &self.char_names[self.char_lists.get(at as u32)],
            Err(_) => &[],
        };
        let Some(rarest) = typed.chars().map(list).min_by_key(|list| list.len()) else { return };
        for name in rarest {
            if let Some((mark, _)) = han_in_name(self.text(*name), typed) {
                marks.raise_all(self.people.get(*name), mark);
            }
        }
    }

    /// All readings, numbered in alphabetical order.
    pub(super) fn spellings(&self) -> &Spellings {
        &self.spellings
    }
}

/// The best mark that any form of the letters has on a reading.
pub(super) fn letters_mark(spelling: &[Syllable], forms: &[String]) -> Mark {
    let marks = forms.iter().filter_map(|typed| match_letters(spelling, typed.as_bytes()));
    marks.map(|found| found.mark).max().unwrap_or(NONE)
}

/// How and where characters stand in a name, whose dots and spaces are passed over.
pub(super) fn han_in_name(name: &str, typed: &str) -> Option<(Mark, Range<usize>)> {
    let length = typed.chars().count();
    let Some(start) = name.find(typed) else {
        let (places, chars): (Vec<usize>, String) = spoken(name).unzip();
        if places.len() == name.chars().count() {
            return None;
        }
        let (mark, found) = han_in_name(&chars, typed)?;
        return Some((mark, places[found.start]..places[found.end - 1] + 1));
    };
    let mark = match (start, start + typed.len() == name.len()) {
        (0, true) => EXACT,
        (0, false) => HEAD,
        (_, true) => PART,
        _ => INSIDE,
    };
    let at = name[..start].chars().count();
    Some((mark, at..at + length))
}

/// The characters of a name that are searched for, and their places.
fn spoken(name: &str) -> impl Iterator<Item = (usize, char)> {
    name.chars().enumerate().filter(|(_, ch)| !ch.is_whitespace() && *ch != '·')
}
