//! The order of the hits: SkimMatcherV2 over names, bonuses for what stands whole.

use super::mark::{EXACT, Mark, NONE};
use super::names::{han_in_name, letters_mark};
use super::numbers::Row;
use super::query::Word;
use super::segment::Segment;
use super::spelling::Syllable;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Distinct texts that are matched fuzzily in one search; the rest have their
/// bonuses only. The time of a search hangs on it.
const MATCHED: usize = 300;

static SKIM: LazyLock<SkimMatcherV2> = LazyLock::new(|| SkimMatcherV2::default().ignore_case());

/// Scores people for one search; each distinct name once.
pub(super) struct Judge<'a> {
    words: &'a [Word],
    /// By word and text; names and villages are kept apart.
    names: HashMap<(usize, &'a str), i64>,
    villages: HashMap<(usize, &'a str), i64>,
    left: usize,
}

impl<'a> Judge<'a> {
    /// A judge of how well people match some words.
    pub(super) fn new(words: &'a [Word]) -> Self {
        Self { words, names: HashMap::new(), villages: HashMap::new(), left: MATCHED }
    }

    /// The score of the person in a slot; higher is better.
    pub(super) fn score(&mut self, segment: &'a Segment, slot: u32) -> i64 {
        let name = segment.names().of_slot(slot);
        let row = segment.row(slot);
        let mut score = 0;
        for (at, word) in self.words.iter().enumerate() {
            if word.is_number() {
                score += bonus(number_mark(&row, word));
                continue;
            }
            let named = self.name(at, word, segment, name);
            let living = self.village(at, word, segment, slot);
            score += named.max(living).max(bonus(number_mark(&row, word)));
        }
        score
    }

    fn name(&mut self, at: usize, word: &Word, segment: &'a Segment, name: u32) -> i64 {
        let text = segment.names().text(name);
        if let Some(known) = self.names.get(&(at, text)) {
            return *known;
        }
        let worth = match word {
            Word::Han(typed) => match han_in_name(text, typed) {
                Some((mark, _)) => bonus(mark) + self.skim(text, typed.iter().collect()),
                None => 0,
            },
            Word::Letters(forms) | Word::NearLetters(forms) => self.letters(segment, name, forms),
            Word::NearHan { sound, .. } => self.letters(segment, name, sound),
            _ => 0,
        };
        self.names.insert((at, text), worth);
        worth
    }

    fn letters(&mut self, segment: &Segment, name: u32, forms: &[Vec<u8>]) -> i64 {
        let mut best = 0;
        for reading in segment.names().readings(name) {
            let camel = camel(reading);
            for typed in forms {
                let mark = letters_mark(reading, std::slice::from_ref(typed));
                let skim = self.skim(&camel, String::from_utf8_lossy(typed).into_owned());
                best = best.max(bonus(mark) + skim);
            }
        }
        best
    }

    fn village(&mut self, at: usize, word: &Word, segment: &'a Segment, slot: u32) -> i64 {
        let village = segment.villages().of_slot(slot);
        if let Some(known) = self.villages.get(&(at, village.full.as_str())) {
            return *known;
        }
        let worth = match word {
            Word::Han(typed) => match village.han(typed) {
                Some((mark, _)) => bonus(mark) + self.skim(&village.full, typed.iter().collect()),
                None => 0,
            },
            Word::Letters(forms) => village.letters(forms).map_or(0, |(mark, _)| bonus(mark)),
            _ => 0,
        };
        self.villages.insert((at, village.full.as_str()), worth);
        worth
    }

    /// The fuzzy score, less a little for the length of what is left over.
    fn skim(&mut self, text: &str, typed: String) -> i64 {
        if self.left == 0 {
            return 0;
        }
        self.left -= 1;
        SKIM.fuzzy_match(text, &typed).map_or(0, |score| score - text.len() as i64 / 4)
    }
}

fn number_mark(row: &Row, word: &Word) -> Mark {
    let best = match word {
        Word::Digits(forms) => forms.iter().map(|digits| row.digits_mark(digits)).max(),
        Word::Born(forms) => {
            forms.iter().filter_map(|digits| row.born(digits)).map(|(mark, _)| mark).max()
        }
        _ => word.legacy().map(|typed| row.legacy_mark(&typed)),
    };
    best.unwrap_or(NONE)
}

/// What a mark adds to the score. Skim alone does not prefer an exact match
/// (马烁奎 scores as 马姝 does for `mashu`), so that one outweighs all it can give.
fn bonus(mark: Mark) -> i64 {
    if mark == EXACT { 1000 } else { 16 * i64::from(mark) }
}

/// `ZhangSan`: Skim gives letters at the head of a word a bonus, hence initials.
fn camel(reading: &[Syllable]) -> String {
    let mut text = String::with_capacity(reading.len() * 6);
    for syllable in reading {
        let start = text.len();
        text.extend(syllable.letters().map(char::from));
        if let Some(initial) = text.get_mut(start..start + 1) {
            initial.make_ascii_uppercase();
        }
    }
    text
}
