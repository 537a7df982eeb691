//! The order of the hits: SkimMatcherV2 over names, bonuses for what stands whole.

use super::mark::{EXACT, Mark, NONE};
use super::names::{Names, han_in_name, letters_mark};
use super::numbers::PersonNumbers;
use super::query::Word;
use super::segment::IndexSegment;
use super::spelling::Syllable;
use super::villages::Village;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Distinct texts that are matched fuzzily in one search; the rest have their
/// bonuses only. The time of a search hangs on it.
const MATCHED: usize = 300;

static SKIM: LazyLock<SkimMatcherV2> = LazyLock::new(|| SkimMatcherV2::default().ignore_case());

/// Scores people for one search; each distinct name and village once.
pub(super) struct Scorer<'a> {
    words: Vec<ScoredWord<'a>>,
    left: usize,
}

/// A word with what is known of its worth.
struct ScoredWord<'a> {
    word: &'a Word,
    names: HashMap<&'a str, i64>,
    villages: HashMap<&'a str, i64>,
    /// What was scored last: people of one name, and names of one reading, come one
    /// after another.
    last_name: Option<(&'a str, i64)>,
    last_reading: Option<(&'a [Syllable], i64)>,
}

impl<'a> Scorer<'a> {
    /// A scorer of how well people match some words.
    pub(super) fn new(words: &'a [Word]) -> Self {
        let scored = |word: &'a Word| ScoredWord {
            word,
            names: HashMap::new(),
            villages: HashMap::new(),
            last_name: None,
            last_reading: None,
        };
        Self { words: words.iter().map(scored).collect(), left: MATCHED }
    }

    /// The score of the person in a slot; higher is better.
    pub(super) fn score(&mut self, segment: &'a IndexSegment, slot: u32) -> i64 {
        let name = segment.names().of_slot(slot);
        let village = segment.villages().of_slot(slot);
        let row = segment.row(slot);
        let left = &mut self.left;
        self.words
            .iter_mut()
            .map(|word| word.worth(left, segment.names(), name, village, &row))
            .sum()
    }
}

impl<'a> ScoredWord<'a> {
    fn worth(
        &mut self,
        left: &mut usize,
        names: &'a Names,
        name: u32,
        village: &'a Village,
        row: &PersonNumbers,
    ) -> i64 {
        let number = bonus(self.number(row));
        if self.word.is_number() {
            return number;
        }
        let text = names.text(name);
        let named = match self.last_name {
            Some((last, worth)) if std::ptr::eq(last, text) => worth,
            _ => self.names.get(text).copied().unwrap_or_else(|| {
                let worth = self.name(left, names, name);
                self.names.insert(text, worth);
                worth
            }),
        };
        self.last_name = Some((text, named));
        let full = village.full.as_str();
        let housed = self.villages.get(full).copied().unwrap_or_else(|| {
            let worth = self.village(left, village);
            self.villages.insert(full, worth);
            worth
        });
        number.max(named).max(housed)
    }

    fn name(&mut self, left: &mut usize, names: &'a Names, name: u32) -> i64 {
        let text = names.text(name);
        let letters = match self.word {
            Word::Han(typed) => {
                return han_in_name(text, typed)
                    .map_or(0, |(mark, _)| bonus(mark) + skim(left, text, typed));
            }
            Word::Letters(forms) | Word::NearLetters(forms) => forms,
            Word::NearHan { sound, .. } => sound,
            _ => return 0,
        };
        let mut best = 0;
        for reading in names.readings(name) {
            best = best.max(self.reading(left, reading, letters));
        }
        best
    }

    fn reading(&mut self, left: &mut usize, reading: &'a [Syllable], letters: &[String]) -> i64 {
        let all_matched = *left >= letters.len();
        if all_matched
            && let Some((last, worth)) = self.last_reading
            && std::ptr::eq(last, reading)
        {
            *left -= letters.len();
            return worth;
        }
        let mut best = 0;
        let camel = if *left == 0 { String::new() } else { camel(reading) };
        for typed in letters {
            let mark = letters_mark(reading, std::slice::from_ref(typed));
            best = best.max(bonus(mark) + skim(left, &camel, typed));
        }
        self.last_reading = all_matched.then_some((reading, best));
        best
    }

    fn village(&self, left: &mut usize, village: &Village) -> i64 {
        match self.word {
            Word::Han(typed) => village
                .han(typed)
                .map_or(0, |(mark, _)| bonus(mark) + skim(left, &village.full, typed)),
            Word::Letters(forms) => village.letters(forms).map_or(0, |(mark, _)| bonus(mark)),
            _ => 0,
        }
    }

    fn number(&self, row: &PersonNumbers) -> Mark {
        let best = match self.word {
            Word::Digits(forms) => forms.iter().map(|digits| row.digits_mark(digits)).max(),
            Word::Born(forms) => {
                forms.iter().filter_map(|digits| row.born(digits)).map(|(mark, _)| mark).max()
            }
            Word::Legacy(typed, _) => Some(row.legacy_mark(typed)),
            _ => None,
        };
        best.unwrap_or(NONE)
    }
}

/// The fuzzy score, less a little for the length of what is left over.
fn skim(left: &mut usize, text: &str, typed: &str) -> i64 {
    if *left == 0 {
        return 0;
    }
    *left -= 1;
    // SkimMatcherV2 0.3.7 reads cells of its matrix that the match before has left,
    // so that a score would hang on what was matched before. One letter on one
    // letter cuts the matrix to four cells; the rest then begins afresh.
    SKIM.fuzzy_match("a", "a");
    SKIM.fuzzy_match(text, typed).map_or(0, |score| score - text.len() as i64 / 4)
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
