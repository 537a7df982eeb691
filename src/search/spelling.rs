//! Syllables of pinyin and how typed letters lie upon them.

use super::mark::{EXACT, HEAD, INSIDE, Mark, PART, WHOLE};
use std::ops::Range;

/// Longest syllable (`zhuang`).
const LONGEST: usize = 6;
/// Bits of one letter: a is 1, z is 26.
const LETTER: usize = 5;

/// A syllable without its tone, ü written `v`; five bits a letter from the top
/// of thirty, so that the order of the numbers is that of the alphabet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Syllable(u32);

impl Syllable {
    /// Reads plain pinyin of one to six letters.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut bits = 0;
        let mut length = 0;
        for ch in text.chars() {
            let letter = match ch {
                'a'..='z' => ch as u32 - 'a' as u32 + 1,
                'ü' => 'v' as u32 - 'a' as u32 + 1,
                _ => return None,
            };
            bits = bits << LETTER | letter;
            length += 1;
        }
        let shape = (1..=LONGEST).contains(&length);
        shape.then(|| Self(bits << (LETTER * (LONGEST - length))))
    }

    /// How many letters.
    pub(super) fn len(self) -> usize {
        LONGEST - self.0.trailing_zeros() as usize / LETTER
    }

    /// Its letters in ASCII.
    pub(super) fn letters(self) -> impl Iterator<Item = u8> {
        (0..self.len()).map(move |at| self.letter(at))
    }

    /// Its first letter.
    pub(super) fn initial(self) -> u8 {
        self.letter(0)
    }

    /// Its letters as bits, the first letter highest, without trailing room.
    pub(super) fn bits(self) -> u128 {
        u128::from(self.0 >> (LETTER * (LONGEST - self.len())))
    }

    /// The bits of its first letter.
    pub(super) fn initial_bits(self) -> u128 {
        u128::from(self.0 >> (LETTER * (LONGEST - 1)))
    }

    fn letter(self, at: usize) -> u8 {
        let bits = self.0 >> (LETTER * (LONGEST - 1 - at)) & 0x1f;
        b'a' - 1 + bits as u8
    }

    /// How many letters it begins in common with what was typed.
    fn common(self, typed: &[u8]) -> usize {
        self.letters().zip(typed).take_while(|(own, typed)| own == *typed).count()
    }
}

/// Typed letters as they lie upon a name's syllables.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct LettersMatch {
    /// How well they match.
    pub(super) mark: Mark,
    /// The syllables they touch.
    pub(super) syllables: Range<usize>,
}

/// The best way in which typed letters lie upon a stretch of syllables: each but
/// the last syllable touched is typed whole or by its initial, the last by any
/// beginning of it. `zs`, `zsan`, `zhangs`, `zhangsan` and `san` lie on Zhang San.
pub(super) fn match_letters(spelling: &[Syllable], typed: &[u8]) -> Option<LettersMatch> {
    let mut best: Option<LettersMatch> = None;
    for (from, syllable) in spelling.iter().enumerate() {
        if typed.first() != Some(&syllable.initial()) {
            continue;
        }
        let Some(end) = walk(spelling, from, typed, FULL | SHORT | TIDY) else { continue };
        let all = end.last + 1 == spelling.len();
        let mark = match (from, all, end.style) {
            (0, true, FULL..) => EXACT,
            (0, true, TIDY) => WHOLE,
            (0, ..) => HEAD,
            (_, true, FULL..) => PART,
            _ => INSIDE,
        };
        if from == 0 {
            // Nothing further in can be better.
            return Some(LettersMatch { mark, syllables: 0..end.last + 1 });
        }
        if best.as_ref().is_none_or(|best| best.mark < mark) {
            best = Some(LettersMatch { mark, syllables: from..end.last + 1 });
        }
    }
    best
}

/// Every syllable was typed whole or by its initial, the last one too.
const TIDY: u8 = 1;
/// Every syllable was typed whole.
const FULL: u8 = 2;
/// Every syllable was typed by its initial.
const SHORT: u8 = 4;

/// Where the typed letters ended and in which style they stood till there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct End {
    last: usize,
    style: u8,
}

fn walk(spelling: &[Syllable], at: usize, typed: &[u8], style: u8) -> Option<End> {
    let syllable = *spelling.get(at)?;
    let length = syllable.len();
    let common = syllable.common(typed);
    if common == 0 {
        return None;
    }
    let short = if common == 1 { style & (SHORT | TIDY) } else { 0 };
    let mut best = None;
    if common == typed.len() {
        let full = if common == length { style & (FULL | TIDY) } else { 0 };
        best = Some(End { last: at, style: full | short });
    } else if common == length {
        let onward = if length == 1 { style } else { style & (FULL | TIDY) };
        best = walk(spelling, at + 1, &typed[common..], onward);
    }
    if typed.len() > 1 && length > 1 {
        best = best.max(walk(spelling, at + 1, &typed[1..], style & (SHORT | TIDY)));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(text: &str) -> Vec<Syllable> {
        text.split(' ').map(|word| Syllable::read(word).expect("syllable")).collect()
    }

    #[test]
    fn syllables_keep_letters_and_order() {
        for text in ["a", "an", "zhuang", "lv"] {
            let syllable = Syllable::read(text).expect("syllable");
            assert_eq!(syllable.letters().map(char::from).collect::<String>(), text);
            assert_eq!(syllable.len(), text.len());
        }
        assert_eq!(Syllable::read("lü"), Syllable::read("lv"));
        for text in ["", "zhuangg", "a1", "Zhang"] {
            assert_eq!(Syllable::read(text), None, "{text}");
        }
        let mut sorted = spelling("zhang a an ba bao b zhan");
        sorted.sort();
        assert_eq!(sorted, spelling("a an b ba bao zhan zhang"));
    }

    #[test]
    fn letters_lie_on_names_in_every_mix() {
        for (name, typed, mark, syllables) in [
            ("zhang san", "zs", EXACT, 0..2),
            ("zhang san", "zhangsan", EXACT, 0..2),
            ("zhang san", "zsan", WHOLE, 0..2),
            ("zhang san", "zhangs", WHOLE, 0..2),
            ("zhang san", "zhangsa", HEAD, 0..2),
            ("zhang san", "zh", HEAD, 0..1),
            ("zhang san", "san", PART, 1..2),
            ("zhang san", "sa", INSIDE, 1..2),
            ("zhang guo liang", "zgl", EXACT, 0..3),
            ("zhang guo liang", "zguol", WHOLE, 0..3),
            ("zhang guo liang", "zhanggli", HEAD, 0..3),
            ("zhang guo liang", "gl", PART, 1..3),
            ("zhang guo liang", "guoliang", PART, 1..3),
            ("zhang guo liang", "guol", INSIDE, 1..3),
            ("zhang guo liang", "zg", HEAD, 0..2),
            // `an` typed on An N…: the two initials win over the bare surname.
            ("an ning", "an", EXACT, 0..2),
            ("an ning", "anning", EXACT, 0..2),
            ("ou a", "oua", EXACT, 0..2),
        ] {
            let found = match_letters(&spelling(name), typed.as_bytes());
            assert_eq!(found, Some(LettersMatch { mark, syllables }), "{typed} on {name}");
        }
        for (name, typed) in
            [("zhang san", "zl"), ("zhang san", "zhangsann"), ("zhang guo liang", "zl")]
        {
            assert_eq!(match_letters(&spelling(name), typed.as_bytes()), None, "{typed} on {name}");
        }
    }
}
