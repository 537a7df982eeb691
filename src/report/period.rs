//! The time a report is about: a year, a quarter, a month.

use crate::base::{Date, Month};
use std::fmt;
use std::str::FromStr;

/// A year, a quarter or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    first: Month,
    months: u32,
}

/// A text is no period of the form `2020`, `2020-Q2` or `2020-06`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a period such as 2020, 2020-Q2 or 2020-06")]
pub struct PeriodFault;

impl Period {
    /// The year of a day.
    pub fn year_of(day: Date) -> Self {
        let january = Month::new(day.year(), 1).unwrap_or(Month::of(day));
        Self { first: january, months: 12 }
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        self.first.first_day()
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        self.last().last_day()
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }

    /// Its months, in order.
    pub fn months(self) -> impl Iterator<Item = Month> {
        std::iter::successors(Some(self.first), |month| Some(month.next()))
            .take(self.months as usize)
    }

    /// The period of the same length before it.
    pub fn previous(self) -> Self {
        let first = (0..self.months).fold(self.first, |month, _| month.previous());
        Self { first, ..self }
    }

    /// The period of the same length after it.
    pub fn next(self) -> Self {
        Self { first: self.last().next(), ..self }
    }

    /// The same start at the next finer length: year, quarter, month, and the year again.
    pub fn finer(self) -> Self {
        match self.months {
            12 => Self { months: 3, ..self },
            3 => Self { months: 1, ..self },
            _ => Self::year_of(self.first_day()),
        }
    }

    /// Its last month.
    pub fn last(self) -> Month {
        (1..self.months).fold(self.first, |month, _| month.next())
    }
}

impl FromStr for Period {
    type Err = PeriodFault;

    fn from_str(text: &str) -> Result<Self, PeriodFault> {
        let text = text.trim();
        if let Some((year, quarter)) = text.split_once("-Q") {
            let quarter: u32 = quarter.parse().map_err(|_| PeriodFault)?;
            let wanted = (1..=4).contains(&quarter).then(|| (quarter - 1) * 3 + 1);
            let first = wanted.map(|month| format!("{year}-{month:02}")).ok_or(PeriodFault)?;
            let first = first.parse().map_err(|_| PeriodFault)?;
            return Ok(Self { first, months: 3 });
        }
        if text.contains('-') {
            return Ok(Self { first: text.parse().map_err(|_| PeriodFault)?, months: 1 });
        }
        let first = format!("{text}-01").parse().map_err(|_| PeriodFault)?;
        Ok(Self { first, months: 12 })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.months {
            12 => write!(f, "{}", self.first.year()),
            3 => write!(f, "{}-Q{}", self.first.year(), self.first.number().div_ceil(3)),
            _ => write!(f, "{}", self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m4_periods_read_and_show_as_they_were_written() {
        for text in ["2020", "2020-Q2", "2020-06"] {
            let period: Period = text.parse().expect("a period");
            assert_eq!(period.to_string(), text);
            assert_eq!(period.next().previous(), period);
            assert_eq!(period.months().count() as u32, period.months);
        }
        let quarter: Period = "2020-Q1".parse().expect("a period");
        assert_eq!(quarter.first_day().to_string(), "2020-01-01");
        assert_eq!(quarter.last_day().to_string(), "2020-03-31");
        assert!(
            quarter.contains(quarter.last_day()) && !quarter.contains(quarter.next().first_day())
        );
        assert_eq!(quarter.finer().to_string(), "2020-01");
        assert_eq!(quarter.finer().finer().to_string(), "2020");
        for wrong in ["", "20", "2020-Q5", "2020-Q0", "2020-13", "2020-6", "Q1", "2020-01-01"] {
            assert_eq!(wrong.parse::<Period>(), Err(PeriodFault), "{wrong}");
        }
    }
}
