//! A land project (征地项目) and its levy (L1–L3).

use super::person::Arrived;
use crate::base::{Area, Date, Money, TownshipCode};
use serde::{Deserialize, Serialize};

/// What 自然资源局 says of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectFacts {
    /// 项目名称
    pub name: String,
    /// 乡镇街道
    pub township: TownshipCode,
    /// 征地面积
    pub area: Area,
    /// 应缴社会保障金
    pub levy_owed: Money,
    /// 已缴社会保障金
    pub levy_paid: Money,
    /// 应缴日期
    pub due_on: Date,
}

/// Takes a land project down, or what has changed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordProject {
    /// 项目编号
    pub number: String,
    /// All of its facts.
    pub facts: ProjectFacts,
    /// The roster line it comes from.
    pub source: Option<Arrived>,
}

/// A land project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// 项目编号
    pub number: String,
    /// The facts as last told.
    pub facts: ProjectFacts,
    /// Day of the last change.
    pub changed_on: Date,
    /// Sequence number of the last record that changed it.
    pub version: u64,
}

impl Project {
    /// Yuan of the levy still owed; never negative (L2).
    pub fn outstanding(&self) -> Money {
        (self.facts.levy_owed - self.facts.levy_paid).or_zero()
    }

    /// Whether the levy is paid in full, which approval of the requisition presupposes
    /// (L1).
    pub fn is_paid_in_full(&self) -> bool {
        self.outstanding() == Money::ZERO
    }

    /// Days for which the levy has been in arrears on a day; `None` where it is not (L2).
    pub fn days_in_arrears(&self, on: Date) -> Option<u32> {
        let days = self.facts.due_on.days_until(on);
        u32::try_from(days).ok().filter(|days| *days > 0 && !self.is_paid_in_full())
    }
}
