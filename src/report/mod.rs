//! Statistics and financial statements (M4): figures by township, cohort, scheme and
//! account for a period, against the plan's deadlines.
//!
//! Owns periods and what each report counts. Figures are exact and come from the files,
//! the cases and the books; the journal's head goes with them, so that a later change of
//! the past would show. Never writes, and never words anything.

mod figures;
mod finance;
mod period;
mod progress;
mod statistics;

pub use figures::{Figure, FigureGroup, Section, Task};
pub use period::{Period, PeriodFault};

use crate::base::Date;
use crate::office::Reader;

/// Which report is asked for.
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
    /// Every report there is.
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

/// A report as of one line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which report it is.
    pub kind: ReportKind,
    /// The period it covers.
    pub period: Period,
    /// The day on which it was made.
    pub day: Date,
    /// The newest line of the journal it rests on.
    pub seq: u64,
    /// The hash of that line.
    pub hash: String,
    /// The figures, in their order.
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
