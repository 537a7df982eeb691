//! Statistics and financial statements (M4): figures by township, cohort, scheme and
//! account for a period, against the plan's deadlines.
//!
//! Owns periods and what each report counts. Figures are exact and come from the files,
//! the cases and the books; the journal's head goes with them, so that a later change of
//! the past would show. Never writes, and never words anything.

mod finance;
mod period;
mod progress;
mod statistics;

pub use period::{Period, PeriodFault};

use crate::base::{Date, Money, Month, TownshipCode};
use crate::casework::{BatchKind, Cohort, FundAccount, Scheme};
use crate::office::Reader;

/// Which report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportKind {
    /// People and what they got.
    Statistics,
    /// The special account.
    Finance,
    /// How far the plan's tasks have come.
    Progress,
}

impl ReportKind {
    /// Every report.
    pub const ALL: [Self; 3] = [Self::Statistics, Self::Finance, Self::Progress];

    /// The name on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Statistics => "statistics",
            Self::Finance => "finance",
            Self::Progress => "progress",
        }
    }
}

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
pub enum Group {
    /// All of them.
    Whole,
    /// 乡镇街道
    Township(TownshipCode),
    /// 人员类别
    Cohort(Cohort),
    /// 险种
    Scheme(Scheme),
    /// What was paid.
    Kind(BatchKind),
    /// An account of the books.
    Account(FundAccount),
    /// A month.
    Month(Month),
    /// A task of the plan.
    Task(Task),
}

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// People, cases.
    Count(u64),
    /// Yuan.
    Money(Money),
    /// A day.
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
    pub rows: Vec<(Group, Vec<Figure>)>,
}

/// A report as of one line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which.
    pub kind: ReportKind,
    /// For when.
    pub period: Period,
    /// The day on which it was made.
    pub day: Date,
    /// The newest line of the journal it rests on.
    pub seq: u64,
    /// The hash of that line.
    pub hash: String,
    /// The figures.
    pub sections: Vec<Section>,
}

impl Report {
    /// Makes a report of what a reader sees.
    pub fn of(kind: ReportKind, period: Period, reader: &Reader) -> Self {
        let head = reader.head();
        let sections = match kind {
            ReportKind::Statistics => statistics::sections(period, reader),
            ReportKind::Finance => finance::sections(period, reader),
            ReportKind::Progress => progress::sections(period, reader),
        };
        let (day, seq, hash) = (reader.today(), head.seq, head.hash.to_string());
        Self { kind, period, day, seq, hash, sections }
    }
}

/// Every township, in the order of the district's list.
fn townships(reader: &Reader) -> impl Iterator<Item = TownshipCode> {
    reader.places().townships().iter().map(|(code, _)| *code)
}
