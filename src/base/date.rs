//! Days and moments, in the district's time (UTC+8).

use super::fold_width;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, SecondsFormat, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// A moment to the second, in the district's time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(DateTime<FixedOffset>);

/// The text is no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the form 2020-03-01")]
pub struct DateFault;

const DISTRICT: FixedOffset = match FixedOffset::east_opt(8 * 3600) {
    Some(offset) => offset,
    None => panic!("eight hours is a valid offset"),
};

impl Date {
    /// The day 1970-01-01, where a value is needed and none is known.
    pub const EPOCH: Self = Self(NaiveDate::from_epoch_days(0).expect("the epoch is a day"));

    /// The day of a year, month and day within 1850–2200, where there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1850..=2200).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `2020-03-01`, `2020/3/1`, `2020.3.1`, `20200301`, `2020年3月1日`,
    /// with or without a time behind it.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let folded = fold_width(text);
        let word = folded.trim().split([' ', 'T']).next().unwrap_or_default();
        let number = |text: &str| text.parse::<u32>().map_err(|_| DateFault);
        if word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit()) {
            let (year, rest) = word.split_at(4);
            let (month, day) = rest.split_at(2);
            return Self::new(number(year)? as i32, number(month)?, number(day)?).ok_or(DateFault);
        }
        let parts: Vec<&str> =
            word.trim_end_matches('日').split(['-', '/', '.', '年', '月']).collect();
        match parts[..] {
            [year, month, day] if year.len() == 4 => {
                Self::new(number(year)? as i32, number(month)?, number(day)?).ok_or(DateFault)
            }
            _ => Err(DateFault),
        }
    }

    /// The year of the Gregorian calendar.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day some days later.
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.checked_add_days(Days::new(u64::from(days))).unwrap_or(self.0))
    }

    /// The day before.
    pub fn day_before(self) -> Self {
        Self(self.0.pred_opt().unwrap_or(self.0))
    }

    /// Days from this day to another; negative where the other is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// Completed years from this day to another.
    pub fn years_until(self, other: Self) -> i32 {
        let before = (other.month(), other.day()) < (self.month(), self.day());
        other.year() - self.year() - i32::from(before)
    }

    /// Weekday, 0 Monday to 6 Sunday.
    pub fn weekday(self) -> usize {
        self.0.weekday().num_days_from_monday() as usize
    }

    /// Digits alone, such as `20200301`.
    pub fn compact(self) -> String {
        self.0.format("%Y%m%d").to_string()
    }

    /// Midnight at the start of the day.
    pub fn start(self) -> Instant {
        self.at(0, 0, 0)
    }

    /// A moment of the day.
    pub fn at(self, hour: u32, minute: u32, second: u32) -> Instant {
        let moment = self.0.and_hms_opt(hour, minute, second).unwrap_or_default();
        Instant(moment.and_local_timezone(DISTRICT).single().unwrap_or_default())
    }
}

impl Instant {
    /// Now by the machine's clock, to the second. Only the clock calls it.
    pub(super) fn now() -> Self {
        let now = chrono::Utc::now().with_timezone(&DISTRICT);
        Self(now.with_nanosecond(0).unwrap_or(now))
    }

    /// Reads RFC 3339, as [`fmt::Display`] writes it.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let moment = DateTime::parse_from_rfc3339(text).map_err(|_| DateFault)?;
        Ok(Self(moment.with_timezone(&DISTRICT)))
    }

    /// The district's day.
    pub fn date(self) -> Date {
        Date(self.0.date_naive())
    }

    /// The time as `09:41`.
    pub fn hour_minute(self) -> String {
        self.0.format("%H:%M").to_string()
    }

    /// The time as `09:41:07`.
    pub fn time_of_day(self) -> String {
        self.0.format("%H:%M:%S").to_string()
    }

    /// The second within its minute.
    pub fn second(self) -> u32 {
        self.0.second()
    }

    /// The moment some seconds later.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + chrono::TimeDelta::seconds(seconds))
    }

    /// Seconds from this moment to another; negative where the other is earlier.
    pub fn seconds_until(self, other: Self) -> i64 {
        (other.0 - self.0).num_seconds()
    }

    fn from_epoch(seconds: i64) -> Self {
        let utc = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        Self(utc.with_timezone(&DISTRICT))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Secs, false))
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(&self.0)
        } else {
            serializer.serialize_i32(self.0.to_epoch_days())
        }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        if deserializer.is_human_readable() {
            let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
            Self::parse(&text).map_err(D::Error::custom)
        } else {
            let days = i32::deserialize(deserializer)?;
            NaiveDate::from_epoch_days(days).map(Self).ok_or_else(|| D::Error::custom(DateFault))
        }
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_i64(self.0.timestamp())
        }
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
            Self::parse(&text).map_err(serde::de::Error::custom)
        } else {
            i64::deserialize(deserializer).map(Self::from_epoch)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_as_offices_write_them() {
        let day = Date::new(2020, 3, 1).expect("day");
        for text in [
            "2020-03-01",
            "2020/3/1",
            "2020.3.1",
            "20200301",
            "2020年3月1日",
            "2020-03-01 00:00:00",
        ] {
            assert_eq!(Date::parse(text), Ok(day), "{text}");
        }
        for text in ["", "2020-02-30", "20-3-1", "2020-3", "明天"] {
            assert_eq!(Date::parse(text), Err(DateFault), "{text}");
        }
    }

    #[test]
    fn moments_survive_writing_and_reading() {
        let moment = Date::new(2020, 3, 2).expect("day").at(9, 41, 7);
        assert_eq!(moment.to_string(), "2020-03-02T09:41:07+08:00");
        assert_eq!(Instant::parse(&moment.to_string()), Ok(moment));
        assert_eq!(moment.date().weekday(), 0);
    }
}
