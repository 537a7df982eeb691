//! Calendar months, in which the account books.

use super::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i32,
    month: u32,
}

/// A text is no month of the form `2020-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a month such as 2020-03")]
pub struct MonthFault;

impl Month {
    /// Before every other.
    pub const FIRST: Self = Self { year: i32::MIN, month: 1 };
    /// After every other.
    pub const LAST: Self = Self { year: i32::MAX, month: 12 };

    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The month of a year, by its number from 1 to 12.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        Date::new(year, month, 1).map(Self::of)
    }

    /// The year it lies in.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The number in the year, 1–12.
    pub fn number(self) -> u32 {
        self.month
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month, 1).unwrap_or(Date::EPOCH)
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        let days = [31, 30, 29, 28].into_iter();
        let mut days = days.filter_map(|day| Date::new(self.year, self.month, day));
        days.next().unwrap_or(Date::EPOCH)
    }

    /// The month after.
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        }
    }

    /// The month before.
    pub fn previous(self) -> Self {
        if self.month == 1 {
            Self { year: self.year - 1, month: 12 }
        } else {
            Self { month: self.month - 1, ..self }
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = MonthFault;

    fn from_str(text: &str) -> Result<Self, MonthFault> {
        let (year, month) = text.trim().split_once('-').ok_or(MonthFault)?;
        let digits = |part: &str, count: usize| {
            part.len() == count && part.chars().all(|ch| ch.is_ascii_digit())
        };
        if !digits(year, 4) || !digits(month, 2) {
            return Err(MonthFault);
        }
        let (year, month) = (year.parse().ok(), month.parse().ok());
        year.zip(month).and_then(|(year, month)| Self::new(year, month)).ok_or(MonthFault)
    }
}

impl TryFrom<String> for Month {
    type Error = MonthFault;

    fn try_from(text: String) -> Result<Self, MonthFault> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other_and_end_on_their_last_day() {
        let december: Month = "2019-12".parse().expect("a month");
        assert_eq!(december.next().to_string(), "2020-01");
        assert_eq!(december.next().previous(), december);
        assert_eq!(december.next().next().last_day().to_string(), "2020-02-29");
        assert_eq!(Month::of(december.last_day()), december);
        for wrong in ["2020-13", "2020", "2020-1", "20-01", "2020-01-01", "２０２０-01"] {
            assert_eq!(wrong.parse::<Month>(), Err(MonthFault), "{wrong}");
        }
    }
}
