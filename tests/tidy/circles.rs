//! No circle of files: whoever reads one follows its imports to an end.

use super::imports::Imports;

/// Numbers files in the order in which they are found, and closes a circle where a file
/// leads back to one that is still open (Tarjan).
struct Search<'a> {
    imports: &'a Imports,
    found: Vec<Option<usize>>,
    lowest: Vec<usize>,
    open: Vec<usize>,
    count: usize,
    circles: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn visit(&mut self, file: usize) -> usize {
        self.found[file] = Some(self.count);
        self.lowest[file] = self.count;
        self.count += 1;
        self.open.push(file);
        for used in self.imports.used[file].iter().copied() {
            let low = match self.found[used] {
                None => self.visit(used),
                Some(found) if self.open.contains(&used) => found,
                Some(_) => continue,
            };
            self.lowest[file] = self.lowest[file].min(low);
        }
        if self.found[file] == Some(self.lowest[file]) {
            let start = self.open.iter().position(|open| *open == file).expect("open");
            let circle = self.open.split_off(start);
            if circle.len() > 1 {
                self.circles.push(circle);
            }
        }
        self.lowest[file]
    }
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let imports = Imports::read();
    let files = imports.files.len();
    let edges: usize = imports.used.iter().map(std::collections::BTreeSet::len).sum();
    assert!(edges > 2 * files, "{edges} imports of {files} files: they are not read");
    let mut search = Search {
        imports: &imports,
        found: vec![None; files],
        lowest: vec![0; files],
        open: vec![],
        count: 0,
        circles: vec![],
    };
    for file in 0..files {
        if search.found[file].is_none() {
            search.visit(file);
        }
    }
    let mut told = String::new();
    for circle in &search.circles {
        told += &format!("a circle of {}:\n", circle.len());
        for file in circle {
            let within = imports.used[*file].iter().filter(|used| circle.contains(used));
            let within: Vec<&str> = within.map(|used| &*imports.files[*used]).collect();
            told += &format!("    {} → {}\n", imports.files[*file], within.join(", "));
        }
    }
    assert!(search.circles.is_empty(), "{told}");
}
