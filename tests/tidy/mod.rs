//! The house keeps its order: rooms one way, no circles of files, a name once, files and
//! functions short, texts in `words`.

mod circles;
mod documentation;
mod functions;
mod imports;
mod names;
mod order;

use std::fs;
use std::path::{Path, PathBuf};
use syn::Attribute;

/// A file of `src`.
struct Source {
    /// The room it belongs to; empty for `lib.rs` and `main.rs`.
    room: String,
    /// Where it is, from `src` on: `casework/case.rs`.
    name: String,
    text: String,
}

impl Source {
    /// Its syntax tree.
    fn parsed(&self) -> syn::File {
        syn::parse_file(&self.text).unwrap_or_else(|fault| panic!("{}: {fault}", self.name))
    }

    /// Whether it is there for tests alone.
    fn is_test(&self) -> bool {
        let folders = ["tests/", "policy_tests/", "rules/", "scenario/"];
        folders.iter().any(|folder| self.name.contains(folder))
            || ["tests.rs", "scenario.rs", "samples.rs", "killed_years.rs"]
                .iter()
                .any(|ending| self.name.ends_with(ending))
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(source(&root, &path));
            }
        }
    }
    assert!(found.len() > 50, "the sources are read");
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

fn source(root: &Path, path: &PathBuf) -> Source {
    let text = fs::read_to_string(path).expect("a source file");
    let name = path.strip_prefix(root).expect("below src").display().to_string();
    let room = name.split_once('/').map_or("", |(room, _)| room).to_owned();
    Source { room, name, text }
}

/// Whether an item is compiled for tests alone.
fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Ok(list) = attribute.meta.require_list() else { return false };
        list.path.is_ident("cfg") && list.tokens.to_string() == "test"
    })
}
