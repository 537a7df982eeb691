//! A text for later, in whichever language is read then.

use super::{Value, Words, cell_fault};

/// A text's key with what fills its gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    key: String,
    gaps: Vec<(&'static str, Gap)>,
}

/// What fills a gap: finished text, or what is worded with the rest.
#[derive(Clone, Debug, PartialEq)]
enum Gap {
    Ready(Value<'static>),
    Said(Message),
    /// What is wrong with a cell: of what kind of roster, in which column, by what cause.
    Cell(String, String, String),
}

impl Message {
    /// The text of a key.
    pub fn of(key: impl Into<String>) -> Self {
        Self { key: key.into(), gaps: Vec::new() }
    }

    /// With a gap filled by finished text.
    pub fn with(self, gap: &'static str, text: impl Into<String>) -> Self {
        self.filled(gap, Gap::Ready(Value::from(text.into())))
    }

    /// With a gap filled by a number, which may choose a plural.
    pub fn count(self, gap: &'static str, number: usize) -> Self {
        self.filled(gap, Gap::Ready(Value::from(number)))
    }

    /// With a gap filled by another text, in the language of the whole.
    pub fn said(self, gap: &'static str, message: impl Into<Self>) -> Self {
        self.filled(gap, Gap::Said(message.into()))
    }

    /// With a gap filled by what is wrong with a cell of a roster ([`cell_fault`]).
    pub fn cell(self, gap: &'static str, kind: &str, column: &str, cause: &str) -> Self {
        self.filled(gap, Gap::Cell(kind.to_owned(), column.to_owned(), cause.to_owned()))
    }

    /// The text in a language.
    pub fn text(&self, words: &Words) -> String {
        if self.gaps.is_empty() {
            return words.say(&self.key).to_owned();
        }
        let gaps: Vec<(&str, Value)> = self
            .gaps
            .iter()
            .map(|(gap, filling)| match filling {
                Gap::Ready(value) => (*gap, value.clone()),
                Gap::Said(message) => (*gap, Value::from(message.text(words))),
                Gap::Cell(kind, column, cause) => {
                    (*gap, Value::from(cell_fault(kind, column, cause, words)))
                }
            })
            .collect();
        words.say_with(&self.key, &gaps)
    }

    fn filled(mut self, gap: &'static str, filling: Gap) -> Self {
        self.gaps.push((gap, filling));
        self
    }
}

impl From<&str> for Message {
    fn from(key: &str) -> Self {
        Self::of(key)
    }
}
