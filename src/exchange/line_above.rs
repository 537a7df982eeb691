//! Lines that say the same as the one above by a ditto mark.

use super::Cells;
use super::cells::plain;
use super::line_reader::LineReader;
use super::tables::words;
use std::collections::HashMap;

/// What the lines above said where a line says the same by a ditto mark: of places and kinds,
/// never of a person, a number or a sum.
#[derive(Default)]
pub(super) struct LineAbove {
    said: HashMap<usize, String>,
}

impl LineAbove {
    /// The cells of a line with its ditto marks spelt out; nothing where it has none.
    pub fn meant(&mut self, reader: &LineReader, cells: &Cells) -> Option<Cells> {
        let mut meant: Option<Vec<String>> = None;
        for (field, column) in reader.read_columns() {
            if !reader.table().fields[field].prefilled {
                continue;
            }
            let cell = plain(cells.get(column));
            if !words().dittos.iter().any(|mark| mark == cell) {
                if self.said.get(&column).is_none_or(|said| said != cell) {
                    self.said.insert(column, cell.to_owned());
                }
            } else if let Some(said) = self.said.get(&column) {
                let cells = meant.get_or_insert_with(|| cells.iter().map(str::to_owned).collect());
                cells[column].clone_from(said);
            }
        }
        meant.map(|cells| Cells::new(cells.iter().map(String::as_str)))
    }
}
