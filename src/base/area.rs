//! Land areas in mu (亩).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An area in hundredths of a mu (1 mu ≈ 667 m²), never negative.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Area(u32);

impl Area {
    /// So many hundredths of a mu.
    pub fn hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// How many hundredths of a mu it is.
    pub fn in_hundredths(self) -> u32 {
        self.0
    }

    /// Both together, the largest there can be at most.
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Reads `4.9`, `4.90`, `4.9亩`; `None` where it is no area or finer than a hundredth.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = super::fold_width(text);
        let number: Decimal = folded.trim().trim_end_matches('亩').trim().parse().ok()?;
        Self::from_decimal(number)
    }

    /// The area of a number of mu; `None` where negative or finer than a hundredth.
    pub fn from_decimal(mu: Decimal) -> Option<Self> {
        let hundredths = mu.checked_mul(Decimal::ONE_HUNDRED)?;
        hundredths.is_integer().then(|| hundredths.try_into().ok().map(Self)).flatten()
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_areas() {
        assert_eq!(Area::parse(" 4.9亩"), Some(Area(490)));
        assert_eq!(Area::parse("０.25").map(|area| area.to_string()), Some("0.25".to_owned()));
        assert_eq!([Area::parse("-1"), Area::parse("0.001"), Area::parse("x")], [None; 3]);
    }
}
