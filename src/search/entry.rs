//! What the index is told about one person.

use crate::base::{IdNumber, PersonId, TownshipCode};

/// One registered person as search knows them. Personal data: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct SearchEntry {
    /// Whose entry it is; a later entry of the same person replaces it.
    pub person: PersonId,
    /// 姓名, as it is written in the file.
    pub name: String,
    /// 公民身份号码; its 15-digit form is found too.
    pub id_number: IdNumber,
    /// 联系电话 as it is kept; spaces and hyphens in it need not be typed.
    pub phone: String,
    /// The township whose staff may find the person.
    pub township: TownshipCode,
    /// The village's full name (汉营村委会).
    pub village: String,
    /// The village's name without its ending (汉营), the full name's beginning.
    pub village_short: String,
    /// 参保编号 under the old measure; empty where there is none.
    pub legacy_no: String,
}
