//! A person taken into the register, with the facts of that day.

use crate::base::{IdNumber, PersonId, TownshipCode, VillageCode};
use crate::casework::person::{Arrived, Cohort, LandFacts, LegacyRelation};
use serde::{Deserialize, Serialize};

/// Taken into the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRegistered {
    /// Number given.
    pub person: PersonId,
    /// 公民身份号码
    pub id_number: IdNumber,
    /// 姓名
    pub name: String,
    /// 人员类别
    pub cohort: Cohort,
    /// 乡镇街道
    pub township: TownshipCode,
    /// 村（社区）
    pub village: Option<VillageCode>,
    /// 联系电话
    pub phone: String,
    /// 银行账号
    pub bank_account: String,
    /// Legacy relation.
    pub legacy: Option<LegacyRelation>,
    /// Land facts.
    pub land: Option<LandFacts>,
    /// The roster's line.
    pub source: Option<Arrived>,
}
