//! What a search answers.

use crate::base::PersonId;
use std::ops::Range;

/// The answer to one search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many people match, within the scope that was given.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
}

/// One person found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Whose file it is.
    pub person: PersonId,
    /// Higher is better; compares only within one answer.
    pub score: i64,
    /// What matched, in the order of the words typed.
    pub matched: Vec<Matched>,
}

/// A piece of a field that matched a word, for marking it on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// The field they are in.
    pub field: MatchedField,
    /// Characters (not bytes) of the field as it was given, counted from 0.
    pub chars: Range<usize>,
}

/// A searched field of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchedField {
    /// 姓名, by characters or pinyin.
    Name,
    /// 公民身份号码, of 18 characters.
    IdNumber,
    /// 联系电话, by any digits.
    Phone,
    /// The village's full name.
    Village,
    /// 参保编号, by its beginning or digits.
    LegacyNo,
    /// A name that stood on the file before.
    FormerName,
    /// An identity number that stood on the file before.
    FormerNumber,
}
