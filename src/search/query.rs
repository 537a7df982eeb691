//! The typed line as words, each of one kind; a person must match every one.

use super::keys::LETTERS;
use super::pinyin::say_name;
use super::spelling::Syllable;
use crate::base::fold_width;

/// Words of one line that count; more than anybody types.
const WORDS: usize = 8;

/// Letters from which a 参保编号 is found by its letters alone (`bzd`).
const LEGACY_LETTERS: usize = 3;

/// One word of the typed line.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum Word {
    /// Characters of a name or village that stand together.
    Han(String),
    /// Pinyin, initials or a mix, in each way ü may have been meant.
    Letters(Vec<String>),
    /// A run of digits, an X at its end included, as typed and as it stands in
    /// the 18-character number where it may be of the 15-digit form.
    Digits(Vec<String>),
    /// The beginning of a birth date, in each way it may go on.
    Born(Vec<String>),
    /// Letters and digits in one, or letters that are nobody's: the beginning of a
    /// 参保编号, upper case; or else, where there is none such, other words.
    Legacy(String, Vec<Word>),
    /// Letters nobody's name may be typed by: with a slip of the finger.
    NearLetters(Vec<String>),
    /// Characters that stand nowhere: others of the same sound, or name and village.
    NearHan {
        /// The characters as typed.
        chars: String,
        /// How they are said, as letters; empty where that tells too little.
        sound: Vec<String>,
    },
}

impl Word {
    /// The words of a line, width and case folded.
    pub(super) fn parse(line: &str) -> Vec<Word> {
        let line: Vec<char> = fold_width(line).to_lowercase().chars().collect();
        let mut rest = Rest { line: &line, at: 0 };
        let mut words = Vec::new();
        while let Some(ch) = rest.peek(0) {
            if words.len() == WORDS {
                break;
            }
            match ch {
                '0'..='9' => words.push(rest.birth().unwrap_or_else(|| rest.digits())),
                _ if is_letter(ch) => words.push(rest.letters()),
                _ if is_han(ch) => words.push(rest.han()),
                _ => rest.at += 1,
            }
        }
        words
    }

    /// What the word may have meant where nobody matches it as it stands.
    pub(super) fn fallback(&self) -> Vec<Word> {
        match self {
            Word::Legacy(_, words) => words.clone(),
            Word::Letters(forms) => {
                let near = vec![Word::NearLetters(forms.clone())];
                match forms.first().filter(|letters| letters.len() >= LEGACY_LETTERS) {
                    Some(letters) => vec![Word::Legacy(letters.to_ascii_uppercase(), near)],
                    None => near,
                }
            }
            Word::Han(chars) => vec![Word::NearHan { chars: chars.clone(), sound: sound(chars) }],
            _ => Vec::new(),
        }
    }

    /// Whether only numbers are looked at for it, which goes quicker the fewer
    /// people are left.
    pub(super) fn is_number(&self) -> bool {
        matches!(self, Word::Digits(_) | Word::Born(_))
    }
}

/// The line from a place on.
struct Rest<'a> {
    line: &'a [char],
    at: usize,
}

impl Rest<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.line.get(self.at + ahead).copied()
    }

    fn digit(&self, ahead: usize) -> Option<char> {
        self.peek(ahead).filter(char::is_ascii_digit)
    }

    /// Digits with single hyphens between them, and an X that ends them.
    fn digits(&mut self) -> Word {
        let mut digits = String::new();
        while let Some(ch) = self.peek(0) {
            match ch {
                '0'..='9' => digits.push(ch),
                '-' if self.digit(1).is_some() => {}
                'x' if !self.peek(1).is_some_and(is_letter) => digits.push('X'),
                _ => break,
            }
            self.at += 1;
            if ch == 'x' {
                break;
            }
        }
        let mut forms = vec![digits.clone()];
        if (7..=15).contains(&digits.len()) {
            digits.insert_str(6, "19");
            forms.push(digits);
        }
        Word::Digits(forms)
    }

    /// `1953-01-04`, `1953年1月4日`, `1953/1`, `1953年`, as far as typed.
    fn birth(&mut self) -> Option<Word> {
        let start = self.at;
        let word = self.read_birth();
        if word.is_none() {
            self.at = start;
        }
        word
    }

    fn read_birth(&mut self) -> Option<Word> {
        let year: String = (0..4).map_while(|ahead| self.digit(ahead)).collect();
        self.at += 4;
        if !matches!(year.parse(), Ok(1850..=2200)) || !self.skip(&['-', '/', '.', '年']) {
            return None;
        }
        let mut forms = vec![year];
        let months = self.part(12, &['-', '/', '.', '月'])?;
        let closed = !matches!(months, DatePart::Open(_));
        forms = months.after(&forms);
        if closed {
            let days = self.part(31, &['日', '号'])?;
            forms = days.after(&forms);
            self.skip(&['生']);
        }
        let over = self.digit(0).is_none() && self.peek(0) != Some('-');
        over.then_some(Word::Born(forms))
    }

    /// The month or day that comes next, where it is possible.
    fn part(&mut self, most: u32, ends: &[char]) -> Option<DatePart> {
        let digits: String = (0..2).map_while(|ahead| self.digit(ahead)).collect();
        self.at += digits.len();
        let Ok(number) = digits.parse::<u32>() else { return Some(DatePart::Missing) };
        let closed = self.skip(ends);
        if number > most || (number == 0 && (closed || digits.len() == 2)) {
            return None;
        }
        let open = digits.len() == 1 && !closed;
        Some(if open { DatePart::Open(number) } else { DatePart::Whole(number) })
    }

    fn skip(&mut self, any: &[char]) -> bool {
        let found = self.peek(0).is_some_and(|ch| any.contains(&ch));
        self.at += usize::from(found);
        found
    }

    /// Letters, apostrophes dropped; with digits behind them they may be a 参保编号.
    fn letters(&mut self) -> Word {
        let start = self.at;
        let mut letters = String::new();
        while let Some(ch) = self.peek(0).filter(|ch| is_letter(*ch) || is_apostrophe(*ch)) {
            if is_letter(ch) {
                letters.push(if ch == 'ü' { 'v' } else { ch });
            }
            self.at += 1;
        }
        letters.truncate(LETTERS);
        let word = Word::Letters(with_v(&letters));
        if self.digit(0).is_none() {
            return word;
        }
        let digits = self.digits();
        let whole = self.line[start..self.at].iter().collect::<String>();
        Word::Legacy(whole.to_ascii_uppercase(), vec![word, digits])
    }

    /// Characters, dots between them passed over.
    fn han(&mut self) -> Word {
        let mut chars = String::new();
        while let Some(ch) = self.peek(0) {
            let dot = is_dot(ch) && self.peek(1).is_some_and(is_han);
            if is_han(ch) {
                chars.push(ch);
            } else if !dot {
                break;
            }
            self.at += 1;
        }
        Word::Han(chars)
    }
}

/// A month or day as far as it is typed.
enum DatePart {
    Missing,
    /// One digit that another may follow.
    Open(u32),
    Whole(u32),
}

impl DatePart {
    fn after(&self, forms: &[String]) -> Vec<String> {
        let add = |part: String| forms.iter().map(move |form| format!("{form}{part}"));
        match *self {
            DatePart::Missing => forms.to_vec(),
            DatePart::Whole(number) => add(format!("{number:02}")).collect(),
            DatePart::Open(0) => add("0".to_owned()).collect(),
            DatePart::Open(number) => {
                add(format!("{number:02}")).chain(add(number.to_string())).collect()
            }
        }
    }
}

/// The letters in each way that `lu`, `nu`, `lyu`, `nyu` may mean `lü`, `nü`.
fn with_v(letters: &str) -> Vec<String> {
    let mut forms = vec![letters.to_owned()];
    let mut places = 0;
    // From the end, so that the places before stay where they are.
    for start in (0..letters.len()).rev() {
        let rest = &letters[start..];
        let meant = match rest.strip_prefix(['l', 'n']) {
            Some(after) if after.starts_with('u') => start + 1..start + 2,
            Some(after) if after.starts_with("yu") => start + 1..start + 3,
            _ => continue,
        };
        places += 1;
        if places > 3 {
            break;
        }
        for mut form in forms.clone() {
            form.replace_range(meant.clone(), "v");
            forms.push(form);
        }
    }
    forms
}

/// How two characters or more are said, in every reading.
fn sound(chars: &str) -> Vec<String> {
    let said = say_name(chars);
    let length = chars.chars().count();
    if length < 2 || said.chars.len() < length {
        return Vec::new();
    }
    let letters = |reading: &Vec<Syllable>| {
        reading.iter().flat_map(|syllable| syllable.letters()).map(char::from).collect()
    };
    said.readings.iter().map(letters).collect()
}

fn is_letter(ch: char) -> bool {
    ch.is_ascii_lowercase() || ch == 'ü'
}

/// Characters of names: letters beyond ASCII, and the private area into which
/// older systems put rare ones.
fn is_han(ch: char) -> bool {
    let private = matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}');
    !ch.is_ascii() && ch != 'ü' && (ch.is_alphabetic() || private)
}

fn is_dot(ch: char) -> bool {
    matches!(ch, '·' | '•' | '.' | '・' | '‧' | '∙')
}

fn is_apostrophe(ch: char) -> bool {
    matches!(ch, '\'' | '\u{2018}' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn han(text: &str) -> Word {
        Word::Han(text.to_owned())
    }

    fn forms(forms: &[&str]) -> Vec<String> {
        forms.iter().map(|form| (*form).to_owned()).collect()
    }

    fn letters(text: &str) -> Word {
        Word::Letters(forms(&[text]))
    }

    fn digits(text: &str) -> Word {
        Word::Digits(forms(&[text]))
    }

    #[test]
    fn a_line_falls_into_words() {
        let legacy = |text: &str, word: &str, number: &str| {
            Word::Legacy(text.to_owned(), vec![letters(word), digits(number)])
        };
        for (line, words) in [
            ("", vec![]),
            ("  ，。* ", vec![]),
            ("张国良", vec![han("张国良")]),
            ("张", vec![han("张")]),
            ("ＺＧＬ　南村", vec![letters("zgl"), han("南村")]),
            ("张gl", vec![han("张"), letters("gl")]),
            ("zgl南村3316", vec![letters("zgl"), han("南村"), digits("3316")]),
            ("阿依·古丽", vec![han("阿依古丽")]),
            ("阿依.古丽", vec![han("阿依古丽")]),
            ("xi'an", vec![letters("xian")]),
            ("任长𤩽", vec![han("任长𤩽")]),
            ("\u{E863}明", vec![han("\u{E863}明")]),
            ("331X", vec![digits("331X")]),
            ("331xu", vec![digits("331"), letters("xu")]),
            ("x", vec![letters("x")]),
            ("0871-67", vec![digits("087167")]),
            ("zgl3316", vec![legacy("ZGL3316", "zgl", "3316")]),
            ("bzd000123", vec![legacy("BZD000123", "bzd", "000123")]),
            ("BZD0001-9", vec![legacy("BZD0001-9", "bzd", "00019")]),
        ] {
            // A number that may be of the 15-digit form is a case of its own below.
            let parsed: Vec<Word> = Word::parse(line);
            assert_eq!(parsed, words, "{line}");
        }
    }

    #[test]
    fn birth_dates_are_read_as_far_as_typed() {
        for (line, dates) in [
            ("1953-01-04", &["19530104"][..]),
            ("1953-1-4", &["19530104", "1953014"]),
            ("1953/1/14", &["19530114"]),
            ("1953.1.4", &["19530104", "1953014"]),
            ("1953年1月4日", &["19530104"]),
            ("１９５３年１月４日生", &["19530104"]),
            ("1953年", &["1953"]),
            ("1953-", &["1953"]),
            ("1953-0", &["19530"]),
            ("1953-1", &["195301", "19531"]),
            ("1953-2", &["195302", "19532"]),
            ("1953年1月", &["195301"]),
            ("1953-12-3", &["19531203", "1953123"]),
            ("1953-12-30", &["19531230"]),
        ] {
            assert_eq!(Word::parse(line), [Word::Born(forms(dates))], "{line}");
        }
        for line in ["1953-13", "1953-00", "1953-1-32", "0871-6780", "1953-6780123", "19530104"] {
            assert!(matches!(Word::parse(line)[..], [Word::Digits(_)]), "{line}");
        }
    }

    #[test]
    fn numbers_of_the_15_digit_form_are_looked_for_as_they_stand_now() {
        assert_eq!(
            Word::parse("530122530104331"),
            [Word::Digits(forms(&["530122530104331", "53012219530104331"]))]
        );
        assert_eq!(Word::parse("530122"), [digits("530122")]);
    }

    #[test]
    fn u_may_mean_v() {
        for (typed, ways) in [
            ("lu", &["lu", "lv"][..]),
            ("lv", &["lv"]),
            ("lü", &["lv"]),
            ("lvlu", &["lvlu", "lvlv"]),
            ("lyu", &["lyu", "lv"]),
            ("nunu", &["nunu", "nunv", "nvnu", "nvnv"]),
            ("wu", &["wu"]),
        ] {
            assert_eq!(Word::parse(typed), [Word::Letters(forms(ways))], "{typed}");
        }
    }

    #[test]
    fn endless_lines_are_cut() {
        assert_eq!(Word::parse(&"张 ".repeat(100)).len(), 8);
        let Word::Letters(forms) = &Word::parse(&"lu".repeat(100))[0] else { panic!("letters") };
        assert_eq!((forms.len(), forms[0].len()), (8, 25));
    }
}
