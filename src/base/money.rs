//! Money in yuan, always with two places.

use super::fold_width;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};
use std::str::FromStr;

/// An amount in yuan with exactly two decimal places (fen).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum MoneyFault {
    /// Not a number in any of the forms offices use.
    #[error("not an amount of money")]
    Unreadable,
    /// More than two decimal places that are not zero.
    #[error("an amount with parts of a fen")]
    PartsOfFen,
}

impl Money {
    /// No money: 0.00 yuan.
    pub const ZERO: Self = Self(Decimal::from_parts(0, 0, 0, false, 2));

    /// An amount of whole yuan.
    pub fn yuan(yuan: i64) -> Self {
        Self::fen(yuan.saturating_mul(100))
    }

    /// Hundredths of a yuan.
    pub fn fen(fen: i64) -> Self {
        Self(Decimal::new(fen, 2))
    }

    /// Reads an amount as offices write it: `1,234.50`, `￥1234.5`, `1234.5元`,
    /// full-width digits, surrounding spaces.
    pub fn parse(text: &str) -> Result<Self, MoneyFault> {
        let folded = fold_width(text.trim());
        let body = folded.trim().trim_start_matches(['¥', '￥']).trim_end_matches('元').trim();
        let bare: String = body.chars().filter(|ch| *ch != ',').collect();
        let digits = bare.trim_start_matches(['-', '+']);
        let shaped = bare.len() - digits.len() <= 1
            && digits.starts_with(|ch: char| ch.is_ascii_digit())
            && digits.chars().all(|ch| ch.is_ascii_digit() || ch == '.');
        if !shaped || !is_grouped_well(body) {
            return Err(MoneyFault::Unreadable);
        }
        Self::from_decimal(Decimal::from_str(&bare).map_err(|_| MoneyFault::Unreadable)?)
    }

    /// The amount of a decimal number, refused where it has parts of a fen or is a
    /// trillion yuan or more, which nobody has and no sum of which could be kept.
    pub fn from_decimal(number: Decimal) -> Result<Self, MoneyFault> {
        let mut number = number;
        if number.abs() >= Decimal::from(1_000_000_000_000_u64) {
            return Err(MoneyFault::Unreadable);
        }
        if number.round_dp(2) != number {
            return Err(MoneyFault::PartsOfFen);
        }
        number.rescale(2);
        Ok(Self(number))
    }

    /// The amount as a decimal number with two places.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The amount in fen; amounts beyond `i64` fen do not occur.
    pub fn as_fen(self) -> i64 {
        i64::try_from(self.0.mantissa()).unwrap_or(i64::MAX)
    }

    /// Whether it is less than zero.
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// The larger of the amount and zero.
    pub fn or_zero(self) -> Self {
        self.max(Self::ZERO)
    }

    /// With thousands separators, for people: `12,345.67`.
    pub fn grouped(self) -> String {
        let text = self.0.abs().to_string();
        let (whole, part) = text.split_once('.').unwrap_or((&text, "00"));
        let mut out = String::with_capacity(text.len() + 6);
        if self.is_negative() {
            out.push('-');
        }
        for (i, ch) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                out.push(',');
            }
            out.push(ch);
        }
        out.push('.');
        out.push_str(part);
        out
    }
}

/// Whether every comma in a number groups thousands.
pub fn is_grouped_well(text: &str) -> bool {
    let whole = text.trim_start_matches(['-', '+']).split('.').next().unwrap_or_default();
    let part = text.split_once('.').map(|(_, part)| part).unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    !part.contains(',')
        && (rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3)))
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Default for Money {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self::ZERO - self
    }
}

impl Mul<u32> for Money {
    type Output = Self;
    fn mul(self, times: u32) -> Self {
        Self(self.0 * Decimal::from(times))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// Text with two places where people may read it, fen where only we do.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(&self.0)
        } else {
            serializer.serialize_i64(self.as_fen())
        }
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
            Self::parse(&text).map_err(serde::de::Error::custom)
        } else {
            i64::deserialize(deserializer).map(Self::fen)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_amounts_as_offices_write_them() {
        for (text, fen) in [
            ("1,234.50", 123_450),
            ("￥1234.5", 123_450),
            ("1234.5元", 123_450),
            (" 9 ", 900),
            ("０.１０", 10),
            ("16,800.00", 1_680_000),
            ("-3.00", -300),
            ("12.5000", 1250),
        ] {
            assert_eq!(Money::parse(text), Ok(Money::fen(fen)), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_amount() {
        let huge = "79228162514264337593543950335";
        for text in ["", "元", "约100", "1,23.00", "1.2.3", "--1", "abc", "1e3", "12,34", huge] {
            assert_eq!(Money::parse(text), Err(MoneyFault::Unreadable), "{text}");
        }
        assert_eq!(Money::parse("0.005"), Err(MoneyFault::PartsOfFen));
    }

    #[test]
    fn always_shows_two_places() {
        assert_eq!(Money::yuan(1000).to_string(), "1000.00");
        assert_eq!(Money::yuan(1_234_567).grouped(), "1,234,567.00");
        assert_eq!((Money::ZERO - Money::fen(5)).grouped(), "-0.05");
    }
}
