//! The house keeps its order: rooms one way, files short, texts in `words`.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of DESIGN: each may use only those before it.
const ROOMS: [&str; 14] = [
    "base",
    "policy",
    "casework",
    "journal",
    "store",
    "search",
    "office",
    "exchange",
    "report",
    "words",
    "documents",
    "desk",
    "remote",
    "cli",
];

/// Rooms that the desk reaches through the office only.
const BEHIND_THE_DOOR: [&str; 2] = ["journal", "store"];

const LONGEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 70;

struct Source {
    room: String,
    path: PathBuf,
    text: String,
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for room in ROOMS {
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    let text = fs::read_to_string(&path).expect("a source file");
                    found.push(Source { room: room.to_owned(), path, text });
                }
            }
        }
    }
    assert!(found.len() > 50, "the sources are read");
    found
}

/// The lines before a file's test module, comments left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    let lines =
        lines.take_while(|(_, line)| line.trim() != "#[cfg(test)]" || line.starts_with(' '));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn is_test_file(source: &Source) -> bool {
    let shown = source.path.display().to_string();
    shown.contains("/tests/")
        || shown.ends_with("tests.rs")
        || shown.contains("/casework/rules/")
        || shown.ends_with("scenario.rs")
        || shown.ends_with("samples.rs")
}

#[test]
fn rooms_use_only_rooms_above_them() {
    let mut faults = Vec::new();
    for source in sources() {
        let own = ROOMS.iter().position(|room| *room == source.room).expect("a room");
        for (line, text) in source.text.lines().enumerate() {
            for (at, room) in ROOMS.iter().enumerate() {
                let names = text.contains(&format!("crate::{room}::"))
                    || text.contains(&format!("crate::{room};"));
                let past_the_door = source.room == "desk" && BEHIND_THE_DOOR.contains(room);
                if names && (at > own || past_the_door) {
                    faults.push(format!("{}:{} uses {room}", source.path.display(), line + 1));
                }
            }
        }
        if source.room == "desk" && source.text.contains("decide(") && !is_test_file(&source) {
            let calls = code(&source.text).any(|(_, line)| line.contains("casework::decide"));
            assert!(!calls, "{} judges", source.path.display());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_are_short_and_named_for_what_they_hold() {
    let mut faults = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{}: {lines} lines", source.path.display()));
        }
        let name = source.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if ["common", "utils", "helpers", "types", "app"].contains(&name.as_str()) {
            faults.push(format!("{}: a name that says nothing", source.path.display()));
        }
        if !source.text.starts_with("//!") {
            faults.push(format!("{}: does not say what it is", source.path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_room_opens_by_saying_what_it_owns() {
    for room in ROOMS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room).join("mod.rs");
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let opening = text.lines().take_while(|line| line.starts_with("//!")).count();
        assert!((3..=12).contains(&opening), "{room} opens with {opening} lines");
    }
}

/// What is typed into a form survives whatever ends the desk (drafts). The gate's and a
/// question for a day hold nothing worth keeping.
#[test]
fn every_form_keeps_what_is_typed() {
    let mut forms = 0;
    for source in sources().iter().filter(|source| source.room == "desk") {
        let name = source.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let fills = code(&source.text).any(|(_, line)| line.trim() == "form: Form,");
        if fills && !["gate.rs", "ask_day.rs"].contains(&&*name) {
            forms += 1;
            assert!(source.text.contains("fn draft(&self)"), "{name} forgets what is typed");
        }
    }
    assert!(forms >= 3, "the forms are found");
}

/// A function is as long as the lines between its head and the brace that closes it
/// at the same depth; one that is a single flat `match` may be longer.
#[test]
fn functions_are_short() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !is_test_file(source)) {
        let lines: Vec<&str> = source.text.lines().collect();
        for (start, line) in lines.iter().enumerate() {
            let trimmed = line.trim_start();
            let head = ["fn ", "pub fn ", "pub(super) fn ", "pub(crate) fn "];
            if !head.iter().any(|head| trimmed.starts_with(head)) || trimmed.ends_with(';') {
                continue;
            }
            let close = " ".repeat(line.len() - trimmed.len()) + "}";
            let Some(length) = lines[start..].iter().position(|line| *line == close) else {
                continue;
            };
            let body = &lines[start..start + length];
            let flat = body.iter().any(|line| line.trim_start().starts_with("match "));
            if length > LONGEST_FUNCTION && !flat {
                faults.push(format!("{}:{} is {length} lines", source.path.display(), start + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Places where Chinese in a string is data, not something said to people.
const DATA: [&str; 12] = [
    "base/",
    "policy/",
    "search/",
    "exchange/",
    "casework/",
    "cli/demo/",
    "words/",
    "journal/",
    "store/",
    "office/",
    "desk/gate.rs",
    "desk/keys/",
];

#[test]
fn what_people_read_is_in_words() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !is_test_file(source)) {
        let shown = source.path.display().to_string();
        if DATA.iter().any(|place| shown.contains(&format!("/src/{place}"))) {
            continue;
        }
        for (line, text) in code(&source.text) {
            let said = text.split('"').skip(1).step_by(2);
            let said = said.flat_map(str::chars).any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch));
            if said {
                faults.push(format!("{shown}:{}: {}", line + 1, text.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_is_left_over() {
    for source in sources() {
        for word in ["todo!(", "unimplemented!(", "FIXME", "XXX", "dbg!("] {
            assert!(!source.text.contains(word), "{}: {word}", source.path.display());
        }
    }
}
