//! Screens as text files beside the tests. `UPDATE=1 cargo test` writes them anew;
//! the difference is then read in the commit.

use std::path::PathBuf;

/// Holds a screen against `tests/screens/NAME.txt`.
pub fn assert_screen(name: &str, screen: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/screens/{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, screen).expect("write the snapshot");
        return;
    }
    let wanted = std::fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("no snapshot {name}; write it with UPDATE=1 cargo test"));
    assert!(wanted == screen, "{name} differs.\n--- kept\n{wanted}\n--- now\n{screen}");
}
