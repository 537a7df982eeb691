//! A text that was made of bytes.

use crate::exchange::fault::{RosterNotice, TextEncoding};
use std::borrow::Cow;

/// A text, and whether its encoding was guessed.
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// The encoding, where nothing in the file names it and it is none of the usual two.
    pub guessed: Option<TextEncoding>,
}

impl Decoded<'_> {
    /// Tells a guess.
    pub fn notice(&self) -> Option<RosterNotice> {
        self.guessed.map(|encoding| RosterNotice::GuessedEncoding { encoding })
    }
}
