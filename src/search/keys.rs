//! The sorted table of everything by which a reading may be typed, so that any
//! beginning of it is one stretch of the table.

use super::runs::Runs;
use super::spelling::Syllable;
use std::ops::Range;

/// Readings one after another, each a run of syllables; numbered from 0.
#[derive(Default)]
pub(super) struct Spellings {
    syllables: Vec<Syllable>,
    runs: Runs,
}

impl Spellings {
    /// Adds the next reading.
    pub(super) fn push(&mut self, reading: &[Syllable]) {
        self.syllables.extend_from_slice(reading);
        self.runs.push(self.syllables.len());
    }

    /// How many readings.
    pub(super) fn len(&self) -> usize {
        self.runs.len()
    }

    /// The syllables of a reading.
    pub(super) fn get(&self, reading: u32) -> &[Syllable] {
        &self.syllables[self.runs.get(reading)]
    }

    /// All readings in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[Syllable]> {
        (0..self.len() as u32).map(|reading| self.get(reading))
    }

    /// Gives back room that was held for growing.
    pub(super) fn settle(&mut self) {
        self.syllables.shrink_to_fit();
        self.runs.settle();
    }
}

/// For each reading and each syllable it may be typed from, every mix of whole
/// syllables and initials, the last syllable whole. A key is kept as reading and
/// form, five bytes; its letters are put together when it is looked at.
#[derive(Default)]
pub(super) struct Keys {
    readings: Vec<u32>,
    forms: Vec<u8>,
}

/// Letters of a key that are compared.
pub(super) const LETTERS: usize = 25;
/// Syllables of a key that are mixed freely; later ones go as the last of these.
const MIXED: usize = 4;

impl Keys {
    /// The keys of all readings.
    pub(super) fn new(spellings: &Spellings) -> Self {
        let mut keys = Self::default();
        // Letter by letter, which needs a twentieth of the memory meanwhile.
        let mut some: Vec<(u128, u32, u8)> = Vec::new();
        for letter in b'a'..=b'z' {
            some.clear();
            for reading in 0..spellings.len() as u32 {
                let spelling = spellings.get(reading);
                let begins = |(_, syllable): &(usize, &Syllable)| syllable.initial() == letter;
                for (from, _) in spelling.iter().enumerate().filter(begins) {
                    let free = (spelling.len() - from - 1).min(MIXED);
                    for mix in 0..1u8 << free {
                        let form = (from as u8) << MIXED | mix;
                        some.push((code(spelling, form), reading, form));
                    }
                }
            }
            some.sort_unstable();
            keys.readings.extend(some.iter().map(|key| key.1));
            keys.forms.extend(some.iter().map(|key| key.2));
        }
        keys.readings.shrink_to_fit();
        keys.forms.shrink_to_fit();
        keys
    }

    /// The readings that may be typed by these letters, some more than once.
    pub(super) fn beginning(&self, spellings: &Spellings, typed: &[u8]) -> &[u32] {
        let (low, high) = stretch(typed);
        let below = |at: u32, bound: u128| {
            let (reading, form) = (self.readings[at as usize], self.forms[at as usize]);
            code(spellings.get(reading), form) < bound
        };
        let all = self.readings.len() as u32;
        let start = partition(0..all, |at| below(at, low));
        let end = partition(start..all, |at| below(at, high));
        &self.readings[start as usize..end as usize]
    }
}

/// The first of some numbers for which this is no longer true; it is so for all after.
pub(super) fn partition(numbers: Range<u32>, below: impl Fn(u32) -> bool) -> u32 {
    let Range { start: mut low, end: mut high } = numbers;
    while low < high {
        let middle = low + (high - low) / 2;
        if below(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// The letters of a key as bits, the first highest.
fn code(spelling: &[Syllable], form: u8) -> u128 {
    let spelling = &spelling[usize::from(form >> MIXED)..];
    let mut bits = 0;
    let mut letters = 0;
    for (at, syllable) in spelling.iter().enumerate() {
        let whole = at + 1 == spelling.len() || form >> at.min(MIXED - 1) & 1 == 1;
        let (add, length) =
            if whole { (syllable.bits(), syllable.len()) } else { (syllable.initial_bits(), 1) };
        if letters + length > LETTERS {
            break;
        }
        bits = bits << (5 * length) | add;
        letters += length;
    }
    bits << (5 * (LETTERS - letters))
}

/// The bounds between which the codes lie that begin with these letters.
fn stretch(typed: &[u8]) -> (u128, u128) {
    let letters = typed.iter().take(LETTERS);
    let bits = letters.fold(0u128, |bits, letter| bits << 5 | u128::from(letter & 0x1f));
    let room = 5 * (LETTERS - typed.len().min(LETTERS));
    (bits << room, (bits + 1) << room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::spelling::match_letters;

    fn spellings(names: &[&str]) -> Spellings {
        let mut all = Spellings::default();
        for name in names {
            let reading: Vec<Syllable> = name.split(' ').filter_map(Syllable::read).collect();
            all.push(&reading);
        }
        all
    }

    #[test]
    fn the_table_finds_what_letters_lie_on() {
        let all = spellings(&[
            "zhang san",
            "zhang guo liang",
            "san zhang",
            "lv bu",
            "a yi gu li",
            "an ning",
            "ou yang na na",
            "chan yu a fei",
            "",
        ]);
        let keys = Keys::new(&all);
        for typed in [
            "z",
            "zs",
            "zsan",
            "zhangs",
            "zhangsan",
            "san",
            "sa",
            "g",
            "gl",
            "guol",
            "zgl",
            "zhanggl",
            "lv",
            "lb",
            "ayigl",
            "aygul",
            "ayg",
            "an",
            "oyn",
            "oynn",
            "oyangnana",
            "cyaf",
            "x",
            "zhangsann",
            "gguo",
        ] {
            let mut found = keys.beginning(&all, typed.as_bytes()).to_vec();
            found.sort_unstable();
            found.dedup();
            let matching: Vec<u32> = (0..all.len() as u32)
                .filter(|reading| match_letters(all.get(*reading), typed.as_bytes()).is_some())
                .collect();
            assert_eq!(found, matching, "{typed}");
        }
    }

    #[test]
    fn very_long_names_are_found_by_their_beginning() {
        let all = spellings(&["zhuang zhuang zhuang zhuang zhuang zhuang zhuang"]);
        let keys = Keys::new(&all);
        assert!(!keys.beginning(&all, b"zhuangzhuangzhuang").is_empty());
        assert!(!keys.beginning(&all, b"zzzz").is_empty());
    }
}
