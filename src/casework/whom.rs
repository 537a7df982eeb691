//! Whom the lines of rosters are held against.

use crate::base::{IdNumber, TownshipCode};

/// By what somebody can be told on a line of a roster.
#[derive(Clone, Copy, Debug)]
pub struct Whom<'a> {
    /// 公民身份号码, where it is known.
    pub id_number: Option<IdNumber>,
    /// The number as it stands on their own line, where that cannot be read.
    pub number: &'a str,
    /// 姓名 as the line or file has it.
    pub name: &'a str,
    /// 乡镇街道, where it is known.
    pub township: Option<TownshipCode>,
}
