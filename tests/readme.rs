//! What README and the manual name exists.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders whose paths are looked for.
const FOLDERS: [&str; 6] = ["src/", "data/", "tests/", "benches/", "screenshots/", ".ci/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let manual = fs::read_dir(root().join("data/manual")).expect("the manual");
    let manual = manual.map(|entry| entry.expect("a page").path());
    ["README.md", "README.zh-CN.md"]
        .map(|name| root().join(name))
        .into_iter()
        .chain(manual)
        .collect()
}

/// Paths in backticks and in links.
fn named(text: &str) -> Vec<String> {
    let words = text.split(|ch: char| ch.is_whitespace() || "`()，。；：、（）".contains(ch));
    let paths = words.filter(|word| FOLDERS.iter().any(|folder| word.starts_with(folder)));
    paths.map(|path| path.trim_end_matches([',', '.', ';', ':']).to_owned()).collect()
}

#[test]
fn every_path_that_readme_and_manual_name_exists() {
    let mut missing = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page");
        let paths = named(&text).into_iter().filter(|path| !root().join(path).exists());
        missing.extend(paths.map(|path| format!("{}: {path}", page.display())));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn readme_is_a_first_page_with_every_room_in_its_table() {
    for name in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(root().join(name)).expect("there");
        assert!(text.lines().count() <= 100, "{name} has {} lines", text.lines().count());
        for entry in fs::read_dir(root().join("src")).expect("src") {
            let entry = entry.expect("an entry");
            let room = entry.file_name().into_string().expect("a name");
            let told = text.contains(&format!("| `{room}` |"));
            assert!(told || !entry.path().is_dir(), "{name} has no room {room}");
        }
    }
}
