//! The kinds of rosters that offices send.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a roster is about; stored and named on the command line by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RosterKind {
    /// 原参保人员名册: the people of the old measure.
    Legacy,
    /// 城乡居民养老保险名册.
    Resident,
    /// 城镇职工养老保险名册.
    Employee,
    /// 户籍状态: from public security.
    Household,
    /// 拟确认人员登记表: whom townships put forward for confirmation.
    Candidates,
    /// 参保选择登记表.
    Choices,
    /// 缴费记录.
    Contributions,
    /// 征地项目: requisitions and their levy.
    Projects,
    /// 资金划拨: money into the special account.
    Allocations,
    /// 银行回盘: what became of a payment batch.
    BankResult,
    /// 补偿名册: whom land projects compensated.
    Compensation,
}

/// No kind of roster has this code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no kind of roster has this name")]
pub struct UnknownKind;

impl RosterKind {
    /// Every kind, in the order of the manual.
    pub const ALL: [Self; 11] = [
        Self::Legacy,
        Self::Resident,
        Self::Employee,
        Self::Household,
        Self::Candidates,
        Self::Choices,
        Self::Contributions,
        Self::Projects,
        Self::Allocations,
        Self::BankResult,
        Self::Compensation,
    ];

    /// The code on the command line, `bank-result`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::Resident => "resident",
            Self::Employee => "employee",
            Self::Household => "household",
            Self::Candidates => "candidates",
            Self::Choices => "choices",
            Self::Contributions => "contributions",
            Self::Projects => "projects",
            Self::Allocations => "allocations",
            Self::BankResult => "bank-result",
            Self::Compensation => "compensation",
        }
    }

    /// Whether money is booked, paid, claimed or owed by what its lines say: printed totals that
    /// differ keep such a file out as a whole.
    pub const fn moves_money(self) -> bool {
        matches!(self, Self::Contributions | Self::Projects | Self::Allocations | Self::BankResult)
    }

    /// Whether people of its lines are taken to be alive unless something says otherwise.
    pub const fn is_of_the_living(self) -> bool {
        matches!(
            self,
            Self::Legacy
                | Self::Resident
                | Self::Employee
                | Self::Household
                | Self::Candidates
                | Self::Choices
        )
    }

    /// Whether its lines are about people, most with an identity number.
    pub const fn is_of_people(self) -> bool {
        !matches!(self, Self::Projects | Self::Allocations | Self::BankResult)
    }
}

impl fmt::Display for RosterKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for RosterKind {
    type Err = UnknownKind;

    fn from_str(code: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.code() == code).ok_or(UnknownKind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_their_kinds() {
        for kind in RosterKind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        assert_eq!("payroll".parse::<RosterKind>(), Err(UnknownKind));
    }
}
