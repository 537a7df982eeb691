//! Figures, and what they are figures of.

use crate::base::{Date, Money, Month, TownshipCode};
use crate::casework::{BatchKind, Cohort, FundAccount, Scheme};
use crate::office::Reader;

/// A task of the plan with a day by which it is to be done (四, 五).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Task {
    /// Merged payment to all who draw the legacy benefit (T5).
    MergedPayment,
    /// Comparison and merge of all originally insured (T6).
    Merge,
    /// Confirmation of the `Existing` (C6).
    Confirmation,
}

impl Task {
    /// Every task, by its day.
    pub const ALL: [Self; 3] = [Self::MergedPayment, Self::Merge, Self::Confirmation];

    /// The code, such as `merged-payment`.
    pub fn code(self) -> &'static str {
        match self {
            Self::MergedPayment => "merged-payment",
            Self::Merge => "merge",
            Self::Confirmation => "confirmation",
        }
    }
}

/// What a row of figures is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureGroup {
    /// All of them.
    Whole,
    /// 乡镇街道
    Township(TownshipCode),
    /// 人员类别
    Cohort(Cohort),
    /// 险种: one scheme.
    Scheme(Scheme),
    /// What was paid.
    Kind(BatchKind),
    /// An account of the books.
    Account(FundAccount),
    /// One calendar month.
    Month(Month),
    /// A task of the plan.
    Task(Task),
}

/// One figure and what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A number of people or cases.
    Count(u64),
    /// A sum in yuan.
    Money(Money),
    /// One calendar day.
    Day(Date),
    /// Days that are left; below zero where they are over.
    Days(i64),
}

/// Figures under the same headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What the rows are about, by code, such as `by-township`.
    pub code: &'static str,
    /// What is counted, by code, left to right.
    pub measures: Vec<&'static str>,
    /// The rows, each with a figure for every measure.
    pub rows: Vec<(FigureGroup, Vec<Figure>)>,
}

/// Every township, in the order of the district's list.
pub(super) fn townships(reader: &Reader) -> impl Iterator<Item = TownshipCode> {
    reader.places().townships().iter().map(|(code, _)| *code)
}
