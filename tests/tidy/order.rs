//! Rooms one way, files short, texts in `words`.

use super::sources;
use std::fs;
use std::path::Path;

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

/// A screen fits a reader's head: the files of the desk are shorter.
const LONGEST_DESK_FILE: usize = 350;

/// Files of the desk that are longer still; it only shrinks.
const LONGER: [&str; 3] = ["desk/comparison/item.rs", "desk/lists/mod.rs", "desk/review/screen.rs"];

/// The lines before a file's test module, comments left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    let lines =
        lines.take_while(|(_, line)| line.trim() != "#[cfg(test)]" || line.starts_with(' '));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn rooms_use_only_rooms_above_them() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.room.is_empty()) {
        let own = ROOMS.iter().position(|room| *room == source.room).expect("a room");
        for (line, text) in source.text.lines().enumerate() {
            for (at, room) in ROOMS.iter().enumerate() {
                let names = text.contains(&format!("crate::{room}::"))
                    || text.contains(&format!("crate::{room};"));
                let past_the_door = source.room == "desk" && BEHIND_THE_DOOR.contains(room);
                if names && (at > own || past_the_door) {
                    faults.push(format!("{}:{} uses {room}", source.name, line + 1));
                }
            }
        }
        if source.room == "desk" && source.text.contains("decide(") && !source.is_test() {
            let calls = code(&source.text).any(|(_, line)| line.contains("casework::decide"));
            assert!(!calls, "{} judges", source.name);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_are_short_and_named_for_what_they_hold() {
    let mut faults = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        let of_desk = source.room == "desk" && !LONGER.contains(&&*source.name);
        if lines > if of_desk { LONGEST_DESK_FILE } else { LONGEST_FILE } {
            faults.push(format!("{}: {lines} lines", source.name));
        }
        let name = Path::new(&source.name).file_stem().unwrap_or_default().to_string_lossy();
        if ["common", "utils", "helpers", "types", "app"].contains(&&*name) {
            faults.push(format!("{}: a name that says nothing", source.name));
        }
        if !source.text.starts_with("//!") {
            faults.push(format!("{}: does not say what it is", source.name));
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

/// What is typed into a form survives whatever ends the desk (drafts). The login and a
/// question for a day hold nothing worth keeping.
#[test]
fn every_form_keeps_what_is_typed() {
    let mut forms = 0;
    for source in sources().iter().filter(|source| source.room == "desk") {
        let name = Path::new(&source.name).file_name().unwrap_or_default().to_string_lossy();
        let fills = code(&source.text).any(|(_, line)| line.trim() == "form: Form,");
        if fills && !["login.rs", "ask_day.rs"].contains(&&*name) {
            forms += 1;
            assert!(source.text.contains("fn draft(&self)"), "{name} forgets what is typed");
        }
    }
    assert!(forms >= 3, "the forms are found");
}

/// Places where Chinese in a string is data, not something said to people.
const DATA: [&str; 13] = [
    "base/",
    "policy/",
    "search/",
    "exchange/",
    "documents/bank_file.rs",
    "casework/",
    "cli/demo/",
    "words/",
    "journal/",
    "store/",
    "office/",
    "desk/session/login.rs",
    "desk/terminal/keys/",
];

#[test]
fn what_people_read_is_in_words() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let shown = source.name.to_string();
        if DATA.iter().any(|place| shown.starts_with(place)) {
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
            assert!(!source.text.contains(word), "{}: {word}", source.name);
        }
    }
}
