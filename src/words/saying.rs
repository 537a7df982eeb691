//! Something to be said later, in whichever language is read then.

use super::{Value, Words};

/// A text's key with what fills its gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    key: String,
    gaps: Vec<(&'static str, Value<'static>)>,
}

impl Saying {
    /// The text of a key.
    pub fn of(key: impl Into<String>) -> Self {
        Self { key: key.into(), gaps: Vec::new() }
    }

    /// With a gap filled by finished text.
    pub fn with(mut self, gap: &'static str, text: impl Into<String>) -> Self {
        self.gaps.push((gap, Value::from(text.into())));
        self
    }

    /// With a gap filled by a number, which may choose a plural.
    pub fn count(mut self, gap: &'static str, number: usize) -> Self {
        self.gaps.push((gap, Value::from(number)));
        self
    }

    /// In words.
    pub fn worded(&self, words: &Words) -> String {
        match self.gaps.as_slice() {
            [] => words.say(&self.key).to_owned(),
            gaps => words.say_with(&self.key, gaps),
        }
    }
}

impl From<&str> for Saying {
    fn from(key: &str) -> Self {
        Self::of(key)
    }
}
