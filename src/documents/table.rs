//! A table: what a list is before it is a file.

use crate::base::{Date, Money};
use crate::words::Words;

/// A table: what an export is before it is a file.
#[derive(Clone, PartialEq, Eq)]
pub struct DataTable {
    /// What it is, for the page header and the sheet's name.
    pub title: String,
    /// The columns, left to right.
    pub columns: Vec<DataColumn>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataColumn {
    /// Its key in JSON lines, never translated.
    pub key: &'static str,
    /// Its heading in the chosen language.
    pub heading: String,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// What the cells of a column hold, and so how they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, and numbers that are names: identity and account numbers.
    Text,
    /// Yuan with two decimals.
    Money,
    /// A counting number.
    Count,
    /// A day of the calendar.
    Date,
    /// Several values in one cell.
    List,
    /// Nothing: it is filled in by hand.
    ByHand,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: it does not apply.
    Empty,
    /// Words, and numbers that are names.
    Text(String),
    /// An amount in yuan.
    Money(Money),
    /// A counting number.
    Count(i64),
    /// A day of the calendar.
    Date(Date),
    /// Several values; joined by `;` where a cell holds one text.
    List(Vec<Cell>),
}

impl DataColumn {
    /// A column under the heading that its key has in the reader's language.
    pub fn named(key: &'static str, kind: ColumnKind, words: &Words) -> Self {
        let heading = words.say(&format!("column-{}", key.replace('_', "-"))).to_owned();
        Self { key, heading, kind }
    }
}

impl Cell {
    /// A cell of words.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The cell as one plain text: money with two decimals, days as 2020-03-01.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Money(amount) => amount.to_string(),
            Self::Count(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
            Self::List(cells) => cells.iter().map(Self::plain).collect::<Vec<_>>().join(";"),
        }
    }
}
