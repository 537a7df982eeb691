//! Search: finds people by whatever is typed, while it is typed.
//!
//! Owns the in-memory index of the registered people (names, pinyin, identity
//! numbers, birth dates, phones, villages, 参保编号) and the order in which hits
//! are shown. Made from entries it is given and made anew at every start. Never
//! reads or writes a file, never starts a thread, never keeps or prints what was
//! typed, and decides nothing about who may look: it is told the township.

mod entry;
mod found;
mod grams;
mod index;
mod keys;
mod mark;
mod matched;
mod names;
mod near;
mod numbers;
mod packed;
mod pinyin;
mod query;
mod rank;
mod runs;
mod segment;
mod spelling;
mod villages;

pub use entry::SearchEntry;
pub use found::{Found, Hit, Matched, MatchedField};
pub use index::Index;

#[cfg(test)]
mod tests;
