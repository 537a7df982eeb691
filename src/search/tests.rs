//! Searches as a clerk makes them, over the whole room.

use super::pinyin::say_name;
use super::spelling::Syllable;
use super::{Found, Index, MatchedField, SearchEntry};
use crate::base::{Date, IdNumber, PersonId, TownshipCode};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

const KUNYANG: TownshipCode = TownshipCode(530_115_001);
const JINCHENG: TownshipCode = TownshipCode(530_115_003);

fn person(number: u32, name: &str, id: &str, village: &str) -> SearchEntry {
    SearchEntry {
        person: PersonId(number),
        name: name.to_owned(),
        id_number: IdNumber::parse(id).expect("a valid number"),
        phone: format!("1380013{number:04}"),
        township: KUNYANG,
        village: format!("{village}村委会"),
        village_short: village.to_owned(),
        legacy_no: format!("BZD{number:06}"),
    }
}

/// A valid number of a birth date and order.
fn number(birth: &str, order: u32) -> String {
    let birth = Date::parse(birth).expect("a day");
    IdNumber::compose(530_122, birth, order).expect("a number").as_str().to_owned()
}

/// A small village full of people with telling names, numbered from 1.
fn district() -> Vec<SearchEntry> {
    let names = [
        ("张国良", "南村"),
        ("张桂兰", "南村"),
        ("张三", "汉营"),
        ("曾玲", "汉营"),
        ("尉迟恭", "周周"),
        ("吕布", "北周周"),
        ("阿依·古丽", "大营"),
        ("任长𤩽", "大营"),
        ("马姝", "大营"),
        ("马烁奎", "大营"),
        ("周国良", "安江"),
        ("卞志东", "安江"),
        ("区志明", "十里"),
        ("覃单", "十里"),
    ];
    let at = |(at, (name, village)): (usize, &(&str, &str))| {
        let n = at as u32 + 1;
        let id = number(&format!("19{}-01-{:02}", 40 + n, n), 100 + n * 7);
        person(n, name, &id, village)
    };
    names.iter().enumerate().map(at).collect()
}

fn people(found: &Found) -> Vec<u32> {
    found.hits.iter().map(|hit| hit.person.0).collect()
}

fn search(line: &str) -> Vec<u32> {
    let found = Index::build(district()).query(line, None, 20);
    assert_eq!(found.total, found.hits.len(), "{line}");
    people(&found)
}

#[test]
fn people_are_found_by_whatever_is_typed() {
    for (line, expected) in [
        // Characters.
        ("张国良", &[1][..]),
        ("张", &[3, 1, 2]),
        ("国良", &[1, 11]),
        ("𤩽", &[8]),
        ("阿依古丽", &[7]),
        ("阿依•古丽", &[7]),
        // Pinyin, initials, mixes.
        ("zhangguoliang", &[1]),
        ("zgl", &[2, 11, 1]),
        ("zhangs", &[3]),
        ("zsan", &[3]),
        ("ＺＳ", &[3]),
        ("ayigl", &[7]),
        ("mashu", &[9, 10]),
        // Surnames said otherwise, and as usual.
        ("zengling", &[4]),
        ("cengl", &[4]),
        ("yuchigong", &[5]),
        ("ycg", &[5]),
        ("weichi", &[5]),
        ("ouzhiming", &[13]),
        ("quzm", &[13]),
        ("qinshan", &[14]),
        ("tand", &[14]),
        ("lvbu", &[6]),
        ("lubu", &[6]),
        ("lüb", &[6]),
        // Numbers.
        ("BZD000003", &[3]),
        ("bzd00001", &[10, 11, 12, 13, 14]),
        ("000012", &[12]),
        ("13800130007", &[7]),
        ("138-0013-0007", &[7]),
        ("130007", &[7]),
        ("19430103", &[3]),
        ("1943-01-03", &[3]),
        ("1943年1月3日", &[3]),
        ("1943年", &[3]),
        ("194301", &[3]),
        // Villages.
        ("南村", &[1, 2]),
        ("南村村委会", &[1, 2]),
        ("周周村", &[5, 6]),
        ("hanying", &[3, 4]),
        ("beizz", &[6]),
        // Several words, in any order and unseparated.
        ("zgl 南村", &[2, 1]),
        ("南村 zgl", &[2, 1]),
        ("zgl 1941", &[1]),
        ("zgl 安江", &[11]),
        ("zgl 大营", &[]),
        ("张gl", &[2, 1]),
        ("张g良", &[1]),
        ("bzd", &[12]),
        // A code that is none is letters and digits.
        ("zs0003", &[3]),
        ("bzd1952", &[12]),
        // Nobody.
        ("", &[]),
        ("  ", &[]),
        ("李", &[]),
        ("999999", &[]),
    ] {
        assert_eq!(search(line), expected, "{line}");
    }
}

#[test]
fn identity_numbers_are_found_by_any_piece() {
    let people = district();
    let index = Index::build(people.clone());
    for entry in &people {
        let id = entry.id_number.as_str();
        let old = format!("{}{}", &id[..6], &id[8..17]);
        let lower = id.to_lowercase();
        let pieces = [id, &lower, &old, &old[..14], &id[6..14], &id[10..], &id[12..], &id[9..17]];
        for piece in pieces {
            let found = index.query(piece, None, 20);
            assert_eq!(found.hits[0].person, entry.person, "{piece}");
        }
        assert!(index.query(&id[14..], None, 20).hits.iter().any(|h| h.person == entry.person));
    }
    assert_eq!(index.query("530", None, 5).total, people.len());
}

#[test]
fn what_nobody_matches_is_looked_for_leniently() {
    for (line, expected) in [
        ("zhangl", &[2, 1][..]),
        ("zhnagguoliang", &[1]),
        ("zhouguolaing", &[11]),
        ("张国梁", &[1]),
        ("张国良南村", &[1]),
        ("南村张国良", &[1]),
        ("张国良安江", &[]),
        ("zhnagguoliang 南村", &[1]),
    ] {
        assert_eq!(search(line), expected, "{line}");
    }
}

#[test]
fn what_matched_is_told_by_field_and_characters() {
    let index = Index::build(district());
    for (line, field, chars) in [
        ("国良 南村", MatchedField::Name, 1..3),
        ("zgl 南村", MatchedField::Name, 0..3),
        ("zgl 南村", MatchedField::Village, 0..2),
        ("guol 南村", MatchedField::Name, 1..3),
        ("19410101", MatchedField::IdNumber, 6..14),
        ("1941-01", MatchedField::IdNumber, 6..12),
        ("0013-0001", MatchedField::Phone, 3..11),
        ("bzd000001", MatchedField::LegacyNo, 0..9),
        ("000001", MatchedField::LegacyNo, 3..9),
        ("guliang yi", MatchedField::Name, 0..2),
        ("guli 阿依", MatchedField::Name, 3..5),
        ("zhnagguoliang", MatchedField::Name, 0..3),
    ] {
        let found = index.query(line, None, 1);
        let told = found.hits.iter().flat_map(|hit| &hit.matched);
        let told: Vec<_> = told.filter(|matched| matched.field == field).collect();
        if line == "guliang yi" {
            assert!(told.is_empty(), "nobody is called so");
            continue;
        }
        assert!(told.iter().any(|matched| matched.chars == chars), "{line}: {told:?}");
    }
}

#[test]
fn a_township_sees_and_counts_only_its_own() {
    let mut entries = district();
    for entry in entries.iter_mut().filter(|entry| entry.person.0 % 2 == 0) {
        entry.township = JINCHENG;
    }
    let index = Index::build(entries);
    for (line, here, there) in [
        ("zhang", &[3, 1][..], &[2, 8][..]),
        ("南村", &[1], &[2]),
        ("1380013", &[1, 3, 5, 7, 9, 11, 13], &[2, 4, 6, 8, 10, 12, 14]),
        ("bzd", &[1, 3, 5, 7, 9, 11, 13], &[12]),
        // The other township's exact hit does not keep one's own near one from showing.
        ("zhngguilan", &[], &[2]),
        ("张桂栏", &[], &[2]),
    ] {
        for (scope, expected) in [(KUNYANG, here), (JINCHENG, there)] {
            let found = index.query(line, Some(&[scope]), 20);
            assert_eq!(
                (found.total, people(&found)),
                (expected.len(), expected.to_vec()),
                "{line}"
            );
        }
    }
    assert_eq!(index.query("zhang", Some(&[TownshipCode(1)]), 20), Found::default());
}

#[test]
fn a_later_entry_replaces_the_earlier() {
    let mut index = Index::build(district());
    let mut moved = district().remove(0);
    moved.name = "李国栋".to_owned();
    moved.phone = "13999998888".to_owned();
    moved.village = "汉营村委会".to_owned();
    moved.village_short = "汉营".to_owned();
    let before = index.clone();
    index.upsert(moved);
    assert_eq!(index.len(), 14);
    for (line, expected) in [("zhangguoliang", 0), ("lgd", 1), ("lgd 汉营", 1), ("13800130001", 0)]
    {
        assert_eq!(index.query(line, None, 9).total, expected, "{line}");
    }
    assert_eq!(people(&before.query("zgl", None, 9)), [2, 11, 1], "a clone stays as it was");
    assert!(Index::build([]).is_empty());
    assert_eq!(Index::default().query("张", None, 9), Found::default());
}

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱曾单解仇查盖区吕";
const GIVEN: &str = "国良桂兰秀英明华志强军建平芳玲丽萍红霞燕娟琼芬仙珍凤翠美淑玉梅春莲香绿女";

/// Anybody, from a small stock of names so that many share theirs.
fn anybody(persons: u32) -> impl Strategy<Value = SearchEntry> {
    let name = (0..SURNAMES.chars().count(), proptest::collection::vec(0..6usize, 1..3));
    (1..=persons, name, 0..400u32, 1..999u32, 0..3u32).prop_map(|(n, name, day, order, place)| {
        let (surname, given) = name;
        let mut text: String = SURNAMES.chars().skip(surname).take(1).collect();
        text.extend(given.iter().filter_map(|at| GIVEN.chars().nth(*at)));
        let birth = Date::new(1950, 1, 1).expect("a day").plus_days(day).to_string();
        let mut entry =
            person(n, &text, &number(&birth, order), ["南村", "汉营", "大营"][place as usize]);
        entry.township = if place == 0 { JINCHENG } else { KUNYANG };
        entry
    })
}

fn lines() -> impl Strategy<Value = String> {
    prop_oneof![
        "[zglwcsy]{1,4}",
        "[国良桂兰张王]{1,3}",
        "1950[01]?[0-9]{0,3}",
        "[0-9]{1,4}",
        "(zg|w|国|19) ?(南村|hy|大营)",
        "bzd0{2,4}[0-9]{1,2}",
        "\\PC{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn entries_one_by_one_find_what_all_at_once_do(
        entries in proptest::collection::vec(anybody(60), 1..120),
        lines in proptest::collection::vec(lines(), 12),
    ) {
        let at_once = Index::build(entries.clone());
        let mut one_by_one = Index::default();
        for entry in entries {
            one_by_one.upsert(entry);
        }
        prop_assert_eq!(one_by_one.len(), at_once.len());
        for line in lines {
            for scope in [None, Some(&[KUNYANG][..]), Some(&[KUNYANG, JINCHENG])] {
                let found = one_by_one.query(&line, scope, 50);
                prop_assert_eq!(&found, &at_once.query(&line, scope, 50), "{}", line);
            }
        }
    }

    #[test]
    fn townships_share_out_what_is_found_and_never_leak(
        entries in proptest::collection::vec(anybody(200), 1..200),
        lines in proptest::collection::vec(lines(), 12),
    ) {
        let index = Index::build(entries.clone());
        let mut alone = entries;
        // Of one person the last entry counts, wherever it lies.
        alone.reverse();
        alone.sort_by_key(|entry| entry.person);
        alone.dedup_by_key(|entry| entry.person);
        alone.retain(|entry| entry.township == KUNYANG);
        let alone = Index::build(alone);
        for line in lines {
            // Exactly as if the other townships did not exist.
            let within = index.query(&line, Some(&[KUNYANG]), 300);
            prop_assert_eq!(within, alone.query(&line, None, 300), "{}", line);
        }
    }
}

/// Four thousand people; the same ones every time.
fn crowd() -> Vec<SearchEntry> {
    let mut dice = fastrand::Rng::with_seed(2020);
    let given: Vec<char> = GIVEN.chars().collect();
    let someone = |n: u32| {
        // The square makes the first characters the commonest, as in life.
        let mut pick = |from: &[char]| {
            let at = dice.usize(..from.len() * from.len());
            from[at.isqrt().abs_diff(from.len() - 1)]
        };
        let mut name = String::from(pick(&SURNAMES.chars().collect::<Vec<char>>()));
        name.extend((0..1 + n % 5 / 2).map(|_| pick(&given)));
        let birth = Date::new(1935, 1, 1).expect("a day").plus_days(dice.u32(..20_000));
        let village = ["南村", "汉营", "大营"][dice.usize(..3)];
        person(n, &name, &number(&birth.to_string(), dice.u32(1..999)), village)
    };
    (1..=4000).map(someone).collect()
}

/// What would be typed for a person, their name said in one of its ways.
fn typed(entry: &SearchEntry, reading: &[Syllable]) -> Vec<String> {
    let spell = |whole: usize| {
        let syllables = reading.iter().enumerate().map(|(at, syllable)| {
            let letters = if whole >> at & 1 == 1 { 6 } else { 1 };
            syllable.letters().map(char::from).take(letters).collect::<String>()
        });
        syllables.collect::<String>()
    };
    let id = entry.id_number.as_str();
    let pieces = [&id[12..], &id[11..17], &id[6..14], &id[8..16], id];
    let names = [entry.name.clone(), spell(0), spell(0b110), spell(0b001), spell(0b111)];
    names.into_iter().chain(pieces.map(str::to_owned)).collect()
}

#[test]
fn everybody_stands_on_the_first_page_unless_too_many_are_alike() {
    let people = crowd();
    let index = Index::build(people.clone());
    let mut alike: HashMap<String, usize> = HashMap::new();
    for entry in &people {
        let readings = say_name(&entry.name).readings;
        let lines: HashSet<String> =
            readings.iter().flat_map(|reading| typed(entry, reading)).collect();
        for line in lines {
            *alike.entry(line).or_default() += 1;
        }
    }
    let (mut shown, mut searches) = (0, 0);
    for entry in people.iter().step_by(37) {
        for line in typed(entry, &say_name(&entry.name).readings[0]) {
            let found = index.query(&line, None, 20);
            assert_eq!(found, index.query(&line, None, 20), "the same answer every time");
            let here = found.hits.iter().any(|hit| hit.person == entry.person);
            assert!(here || alike[&line] > 20, "{line}: {}", entry.name);
            searches += 1;
            shown += usize::from(here);
        }
    }
    assert!(shown * 10 > searches * 8, "{shown} of {searches} searches");
}
