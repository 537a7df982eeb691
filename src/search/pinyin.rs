//! How names are said: the usual reading of each character, the readings that
//! surnames have of their own (曾 zeng, 尉迟 yuchi), from `data/readings.csv`.

use super::spelling::Syllable;
use pinyin::ToPinyin;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Syllables looked at in one name, and readings kept of it; names beyond do not occur.
const SYLLABLES: usize = 15;
const READINGS: usize = 8;

/// A name as it may be said.
pub(super) struct Said {
    /// Which characters of the name the syllables belong to; others are silent.
    pub(super) chars: Vec<usize>,
    /// The ways of saying it, the likeliest first; each as long as `chars`.
    pub(super) readings: Vec<Vec<Syllable>>,
}

/// The ways in which a person's name may be said.
pub(super) fn say_name(name: &str) -> Said {
    let chars: Vec<char> = name.chars().collect();
    let mut said = Said { chars: Vec::new(), readings: vec![Vec::new()] };
    let mut at = 0;
    for length in [2, 1] {
        let Some(surname) = chars.get(..length) else { continue };
        if let Some(own) = READ.surnames.get(surname) {
            let usual: Option<Vec<Syllable>> = surname.iter().map(|ch| usual(*ch)).collect();
            said.say(0..length, own.iter().cloned().chain(usual));
            at = length;
            break;
        }
    }
    while at < chars.len() && said.chars.len() < SYLLABLES {
        let own = READ.given.get(&chars[at]).into_iter().flatten().copied();
        // A surname without readings of its own takes the usual one only.
        let own = own.filter(|_| at > 0).chain(usual(chars[at]));
        said.say(at..at + 1, own.map(|syllable| vec![syllable]));
        at += 1;
    }
    said
}

/// The usual way of saying a place's or any other text.
pub(super) fn say_text(text: &str) -> Said {
    let mut said = Said { chars: Vec::new(), readings: vec![Vec::new()] };
    for (at, ch) in text.chars().enumerate().take(SYLLABLES) {
        said.say(at..at + 1, usual(ch).map(|syllable| vec![syllable]).into_iter());
    }
    said
}

impl Said {
    /// Adds characters that are said in one of some ways, the first the likeliest.
    fn say(&mut self, chars: std::ops::Range<usize>, ways: impl Iterator<Item = Vec<Syllable>>) {
        let mut distinct: Vec<Vec<Syllable>> = Vec::new();
        for way in ways {
            if !distinct.contains(&way) {
                distinct.push(way);
            }
        }
        if distinct.is_empty() {
            return;
        }
        self.chars.extend(chars);
        let before = std::mem::take(&mut self.readings);
        for way in &distinct {
            for reading in &before {
                self.readings.push(reading.iter().chain(way).copied().collect());
            }
        }
        self.readings.truncate(READINGS);
    }
}

fn usual(ch: char) -> Option<Syllable> {
    if ch.is_ascii_alphabetic() {
        return Syllable::read(ch.to_ascii_lowercase().encode_utf8(&mut [0; 4]));
    }
    match ch.to_pinyin() {
        Some(said) => Syllable::read(said.plain()),
        // Characters too rare for the crate are said as our own table has them.
        None => READ.given.get(&ch)?.first().copied(),
    }
}

/// `data/readings.csv`, read once.
struct Readings {
    surnames: HashMap<Vec<char>, Vec<Vec<Syllable>>>,
    given: HashMap<char, Vec<Syllable>>,
}

static READ: LazyLock<Readings> =
    LazyLock::new(|| Readings::parse(include_str!("../../data/readings.csv")));

impl Readings {
    fn parse(table: &str) -> Self {
        let mut read = Self { surnames: HashMap::new(), given: HashMap::new() };
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.trim().split(',').collect();
            let [place, characters, ways] = cells[..] else { continue };
            let characters: Vec<char> = characters.chars().collect();
            let ways: Vec<Vec<Syllable>> = ways
                .split(' ')
                .map(|way| way.split('-').filter_map(Syllable::read).collect())
                .filter(|way: &Vec<Syllable>| way.len() == characters.len())
                .collect();
            match (place, &characters[..]) {
                ("surname", _) => _ = read.surnames.insert(characters, ways),
                ("given", [ch]) => _ = read.given.insert(*ch, ways.concat()),
                _ => {}
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> Vec<String> {
        let spell = |reading: &Vec<Syllable>| {
            let words = reading.iter().map(|s| s.letters().map(char::from).collect::<String>());
            words.collect::<Vec<_>>().join(" ")
        };
        say_name(name).readings.iter().map(spell).collect()
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = include_str!("../../data/readings.csv");
        let read = READ.surnames.len() + READ.given.len();
        assert_eq!(read, table.lines().count() - 1, "no line twice, none left out");
        let usual = |chars: &[char]| chars.iter().map(|ch| usual(*ch)).collect::<Option<Vec<_>>>();
        for (chars, ways) in &READ.surnames {
            assert!(ways.iter().any(|way| Some(way) != usual(chars).as_ref()), "{chars:?}");
        }
        for line in table.lines().skip(1) {
            let ways = line.rsplit(',').next().expect("cell");
            for syllable in ways.split([' ', '-']) {
                assert!(Syllable::read(syllable).is_some(), "{line}");
            }
        }
    }

    #[test]
    fn surnames_have_their_own_reading_first_and_the_usual_one_too() {
        for (name, readings) in [
            ("曾玲", &["zeng ling", "ceng ling"][..]),
            ("单小兰", &["shan xiao lan", "dan xiao lan"]),
            ("解放", &["xie fang", "jie fang"]),
            ("仇英", &["qiu ying", "chou ying"]),
            ("查理", &["zha li", "cha li"]),
            ("尉迟恭", &["yu chi gong", "wei chi gong"]),
            ("盖伦", &["ge lun", "gai lun"]),
            ("区志", &["ou zhi", "qu zhi"]),
            ("朴英", &["piao ying", "pu ying"]),
            ("任平", &["ren ping"]),
            ("华明", &["hua ming"]),
            ("缪红", &["miao hong", "mu hong", "mou hong"]),
            ("覃勇", &["qin yong", "tan yong"]),
            ("单于飞", &["chan yu fei", "dan yu fei"]),
            ("吕军", &["lv jun"]),
            ("张三", &["zhang san"]),
            ("王乐", &["wang le", "wang yue"]),
            ("阿依·古丽", &["a yi gu li"]),
            ("·", &[""]),
            ("", &[""]),
        ] {
            assert_eq!(said(name), readings, "{name}");
        }
    }

    #[test]
    fn syllables_know_their_characters() {
        assert_eq!(say_name("阿依·古丽").chars, [0, 1, 3, 4]);
        assert_eq!(say_name("任长𤩽").chars, [0, 1, 2]);
        assert_eq!(say_text("汉营村").chars, [0, 1, 2]);
    }

    #[test]
    fn endless_names_are_cut_and_readings_bounded() {
        let said = say_name(&"乐行长".repeat(20));
        assert_eq!(said.chars.len(), 15);
        assert_eq!(said.readings.len(), 8);
        assert!(said.readings.iter().all(|reading| reading.len() == 15));
    }
}
