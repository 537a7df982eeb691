//! A roster line's cells as they arrived.

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// The cells of one line as they arrived, in one allocation that all copies share: a
/// district has a hundred thousand lines, and each goes from the file by way of a command
/// into the journal. A unit separator inside a cell becomes a space; a line of one empty
/// cell is one of none.
#[derive(Clone, PartialEq, Eq)]
pub struct Cells(Arc<str>);

const BETWEEN: char = '\u{1f}';

impl Cells {
    /// The cells of a line, left to right.
    pub fn new<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        let mut joined = Joined::default();
        cells.into_iter().for_each(|cell| joined.add(cell));
        joined.cells()
    }

    /// The cells, left to right.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(BETWEEN).filter(|_| !self.0.is_empty())
    }

    /// The cell of a column counted from 0; empty beyond the last.
    pub fn get(&self, column: usize) -> &str {
        self.iter().nth(column).unwrap_or_default()
    }
}

impl Default for Cells {
    fn default() -> Self {
        Self::new([])
    }
}

/// How many cells, not what they say: they hold personal data.
impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cells({})", self.iter().count())
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().collect::<Vec<_>>())
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Joining;
        impl<'de> Visitor<'de> for Joining {
            type Value = Cells;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of cells")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut cells: A) -> Result<Cells, A::Error> {
                let mut joined = Joined::default();
                while let Some(cell) = cells.next_element::<String>()? {
                    joined.add(&cell);
                }
                Ok(joined.cells())
            }
        }
        deserializer.deserialize_seq(Joining)
    }
}

/// Cells on their way into one text.
#[derive(Default)]
struct Joined {
    text: String,
    any: bool,
}

impl Joined {
    fn add(&mut self, cell: &str) {
        if std::mem::replace(&mut self.any, true) {
            self.text.push(BETWEEN);
        }
        if cell.contains(BETWEEN) {
            self.text.push_str(&cell.replace(BETWEEN, " "));
        } else {
            self.text.push_str(cell);
        }
    }

    fn cells(self) -> Cells {
        Cells(self.text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_went_in() {
        let cells = Cells::new(["张三", "", "1,234.50\n元"]);
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["张三", "", "1,234.50\n元"]);
        assert_eq!(cells.get(2), "1,234.50\n元");
        assert_eq!(cells.get(3), "");
        assert_eq!(format!("{cells:?}"), "Cells(3)");
        assert_eq!(Cells::default().iter().count(), 0);
    }

    #[test]
    fn cells_are_a_list_in_the_journal() {
        let cells = Cells::new(["张三", "", "x"]);
        let json = serde_json::to_string(&cells).expect("json");
        assert_eq!(json, r#"["张三","","x"]"#);
        assert_eq!(serde_json::from_str::<Cells>(&json).expect("cells"), cells);
        assert_eq!(serde_json::to_string(&Cells::default()).expect("json"), "[]");
    }

    #[test]
    fn a_separator_inside_a_cell_makes_no_new_cell() {
        let cells = Cells::new(["a\u{1f}b", "c"]);
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["a b", "c"]);
    }
}
