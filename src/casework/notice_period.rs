//! The days on which a public notice hangs (C4, N1).

use crate::base::Date;
use serde::{Deserialize, Serialize};

/// The period 自…至… of a notice: its first and its last day count both, so that whoever
/// comes on the last printed day is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NoticePeriod {
    /// The day of posting.
    pub from: Date,
    /// The first day on which it no longer counts, as the journal keeps it.
    pub over: Date,
}

impl NoticePeriod {
    /// So many days from a day on; at least that day itself, whatever was set.
    pub fn of(from: Date, days: u32) -> Self {
        Self { from, over: from.plus_days(days.max(1)) }
    }

    /// The last day on which somebody is heard: the one that is printed.
    pub fn last_day(self) -> Date {
        self.over.day_before().max(self.from)
    }

    /// Whether objections are no longer taken on a day.
    pub fn is_over(self, day: Date) -> bool {
        day > self.last_day()
    }

    /// The first day of the final confirmation, where nobody objects.
    pub fn confirmed_from(self) -> Date {
        self.last_day().plus_days(1)
    }
}
