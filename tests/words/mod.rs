//! Every text that is asked for is there, and none is there that nobody asks for.

#[path = "../../src/words/plain_language.rs"]
mod plain_language;
mod provoked;

use std::collections::BTreeSet;
use std::path::Path;
use youyang::words::{Lang, Words};

/// Keys made at run time from codes.
const MADE: [&str; 18] = [
    "cli-",
    "column-",
    "department-",
    "doctor-",
    "exported-",
    "fault-",
    "forbidden-",
    "import-no-data-",
    "import-sheet-",
    "level-",
    "measure-",
    "permission-",
    "place-",
    "refusal-",
    "roster-",
    "section-",
    "round-cause-",
    "value-",
];

fn files(folder: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        // The store names its tables alike, and says nothing to people.
        if path.ends_with("src/store") {
            continue;
        }
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(std::fs::read_to_string(path).expect("readable"));
        }
    }
}

fn texts(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
    found
}

fn keys() -> BTreeSet<String> {
    let texts = texts("src/words/zh-CN", "ftl").join("\n");
    let lines = texts.lines().filter(|line| line.starts_with(|ch: char| ch.is_ascii_lowercase()));
    lines.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect()
}

/// Literals in a folder's sources that look like a key of one of the areas.
fn asked(keys: &BTreeSet<String>, folder: &str) -> BTreeSet<String> {
    let first = |key: &str| key.split('-').next().unwrap_or_default().to_owned();
    let areas: BTreeSet<String> = keys.iter().map(|key| first(key)).collect();
    let is_key = |text: &str| {
        text.contains('-')
            && !text.ends_with('-')
            && text.chars().all(|ch| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-')
            && areas.contains(&first(text))
    };
    let sources = texts(folder, "rs").join("\n");
    sources.split('"').filter(|text| is_key(text)).map(str::to_owned).collect()
}

#[test]
fn every_text_asked_for_is_there() {
    let keys = keys();
    let missing: Vec<String> = asked(&keys, "src").difference(&keys).cloned().collect();
    assert!(missing.is_empty(), "no text for {missing:?} in src/words/*/*.ftl");
}

#[test]
fn every_text_there_is_asked_for() {
    let keys = keys();
    let made = |key: &&String| MADE.iter().any(|prefix| key.starts_with(prefix));
    let asked = &asked(&keys, "src") | &asked(&keys, "tests");
    let unused: Vec<&String> = keys.difference(&asked).filter(|key| !made(key)).collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}; take them out of src/words/*/*.ftl");
}

#[test]
fn both_languages_have_them() {
    for lang in Lang::ALL {
        let words = Words::get(lang);
        let missing: Vec<String> = keys().into_iter().filter(|key| !words.has(key)).collect();
        assert!(missing.is_empty(), "{lang:?} lacks {missing:?}");
    }
}
