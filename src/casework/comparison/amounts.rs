//! Amounts of a legacy line that cannot be read, taken from the paper.

use crate::base::Money;
use crate::casework::person::LegacyRelation;
use crate::casework::rejected_line::{PartialReading, RejectedLine};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// What stands on the paper where a line of the legacy roster cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineAmounts {
    /// The line's legacy number.
    pub legacy_no: String,
    /// 个人账户余额
    #[serde(default)]
    pub balance: Option<Money>,
    /// 已享受政府补贴
    #[serde(default)]
    pub enjoyed: Option<Money>,
    /// 月待遇标准
    #[serde(default)]
    pub monthly: Option<Money>,
}

/// An amount of a legacy line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineAmount {
    /// 个人账户余额
    Balance,
    /// 已享受政府补贴
    Enjoyed,
    /// 月待遇标准
    Monthly,
}

impl LineAmount {
    /// All three, in the roster's order.
    pub const ALL: [Self; 3] = [Self::Balance, Self::Enjoyed, Self::Monthly];

    /// Our key of its column.
    pub fn key(self) -> &'static str {
        match self {
            Self::Balance => "balance",
            Self::Enjoyed => "subsidy_enjoyed",
            Self::Monthly => "monthly",
        }
    }

    /// The amount of our key of a column.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|amount| amount.key() == key)
    }

    /// What a line says of it, where that can be read. Who draws nothing has no monthly
    /// amount.
    pub fn reading(self, reading: &PartialReading) -> Option<Money> {
        match self {
            Self::Balance => reading.balance,
            Self::Enjoyed => reading.enjoyed,
            Self::Monthly if reading.drawing == Some(false) => {
                reading.monthly.or(Some(Money::ZERO))
            }
            Self::Monthly => reading.monthly,
        }
    }
}

impl LineAmounts {
    /// What the paper says of an amount.
    pub fn of(&self, amount: LineAmount) -> Option<Money> {
        match amount {
            LineAmount::Balance => self.balance,
            LineAmount::Enjoyed => self.enjoyed,
            LineAmount::Monthly => self.monthly,
        }
    }

    /// Whether a line on file has these amounts.
    pub(super) fn are_on(&self, line: &LegacyRelation) -> bool {
        let pairs = [
            (self.balance, line.balance),
            (self.enjoyed, line.enjoyed),
            (self.monthly, line.monthly),
        ];
        pairs.into_iter().all(|(taken, there)| taken.is_none_or(|taken| taken == there))
    }

    /// The line with these amounts where it cannot be read; `None` where one is lacking.
    pub(in crate::casework) fn completed(
        &self,
        reading: &PartialReading,
    ) -> Option<LegacyRelation> {
        let amount = |amount: LineAmount| self.of(amount).or(amount.reading(reading));
        Some(LegacyRelation {
            legacy_no: self.legacy_no.clone(),
            balance: amount(LineAmount::Balance)?,
            enjoyed: amount(LineAmount::Enjoyed)?,
            drawing: reading.drawing?,
            monthly: amount(LineAmount::Monthly)?,
            ended: None,
        })
    }
}

/// The amounts for which a line was rejected; `None` where anything else of it cannot be
/// read either, so that its office must correct it.
pub fn unread_amounts(line: &RejectedLine) -> Option<Vec<LineAmount>> {
    let reading = line.reading.as_deref()?;
    let causes = reading.causes.iter().map(|(_, field)| LineAmount::of_key(field));
    let unread: Vec<LineAmount> = causes.collect::<Option<_>>()?;
    let known =
        reading.id_number.is_some() && reading.township.is_some() && reading.drawing.is_some();
    let read = |amount: &LineAmount| unread.contains(amount) || amount.reading(reading).is_some();
    let whole = known && !reading.name.is_empty() && LineAmount::ALL.iter().all(read);
    (whole && !unread.is_empty()).then_some(unread)
}

/// What such a line says, as one text; its form never changes, since it is kept in the
/// journal.
pub(in crate::casework) fn facts_of_line(line: &RejectedLine) -> String {
    let mut facts = String::new();
    let Some(reading) = line.reading.as_deref() else { return facts };
    let PartialReading { name, number, content, drawing, .. } = reading;
    let _infallible = write!(facts, "{name} {number} {drawing:?} {content}|");
    for amount in LineAmount::ALL {
        let told = amount.reading(reading).map(|amount| amount.to_string()).unwrap_or_default();
        let _infallible = write!(facts, "{told}|");
    }
    facts
}
