//! The rosters side by side: one field a row, one line of a roster a column, and what
//! differs marked.

use super::columns::hidden;
use crate::base::Money;
use crate::casework::{HouseholdStatus, LegacyRelation, Register, RegisterEntry, RejectedLine};
use crate::desk::screen::View;
use crate::office::{LineSays, RosterColumn};
use crate::words::{Words, register_status_name};

/// One row of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// 姓名
    Name,
    /// 参保编号
    LegacyNo,
    /// Where the person stands with the office.
    Standing,
    /// 个人账户余额
    Balance,
    /// 已享受政府补贴
    Enjoyed,
    /// 月待遇
    Monthly,
    /// 乡镇街道
    Township,
    /// 单位名称 of the employees' roster, 状态日期 of the household register.
    More,
}

impl Field {
    /// Every row, in the order shown.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::LegacyNo,
        Self::Standing,
        Self::Balance,
        Self::Enjoyed,
        Self::Monthly,
        Self::Township,
        Self::More,
    ];

    /// The key of its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "label-name",
            Self::LegacyNo => "compare-legacy-no",
            Self::Standing => "compare-standing",
            Self::Balance => "compare-balance",
            Self::Enjoyed => "compare-enjoyed",
            Self::Monthly => "compare-monthly",
            Self::Township => "label-township",
            Self::More => "compare-more",
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The roster has no such field, or it is empty.
    Nothing,
    /// A text.
    Text(String),
    /// What stands there cannot be read.
    Unreadable(String),
}

/// What a line says of a field.
pub fn said(field: Field, column: &RosterColumn<'_>, view: &View) -> Said {
    let text = |text: &str| Said::Text(text.to_owned());
    match (field, column.says) {
        (Field::Name, _) => text(column.name),
        (Field::Township, _) => column
            .township
            .map_or(Said::Nothing, |code| Said::Text(view.reader.places().township_name(code))),
        (field, LineSays::Legacy(relation)) => of_legacy(field, relation, view.words),
        (field, LineSays::Rejected(line)) => of_aside(field, line, view.words),
        (field, LineSays::Register(says)) => of_register(field, says, view.words),
    }
}

/// Whether a cell differs from what it is held against: names from the first line's,
/// the legacy lines among themselves, and a registration that is not a normal one.
pub fn differs(field: Field, at: usize, columns: &[RosterColumn<'_>], view: &View) -> bool {
    let (Some(first), Some(column)) = (columns.first(), columns.get(at)) else { return false };
    let here = said(field, column, view);
    if let (Field::Standing, LineSays::Register(RegisterEntry::Household { status, .. })) =
        (field, column.says)
    {
        return *status != HouseholdStatus::Normal;
    }
    let comparable = match field {
        Field::Name | Field::Township => true,
        Field::More => false,
        _ => column.register.is_none(),
    };
    let before = said(field, first, view);
    let both = here != Said::Nothing && before != Said::Nothing;
    matches!(here, Said::Unreadable(_)) || comparable && both && here != before
}

/// Whose roster a column is; `None` for the legacy roster.
pub fn heading(register: Option<Register>, words: &Words) -> &str {
    words.say(match register {
        None => "compare-roster-legacy",
        Some(Register::Resident) => "compare-roster-resident",
        Some(Register::Employee) => "compare-roster-employee",
        Some(Register::Household) => "compare-roster-household",
    })
}

fn of_legacy(field: Field, relation: &LegacyRelation, words: &Words) -> Said {
    match field {
        Field::LegacyNo => Said::Text(relation.legacy_no.clone()),
        Field::Standing => draws(relation.drawing, words),
        Field::Balance => money(relation.balance),
        Field::Enjoyed => money(relation.enjoyed),
        Field::Monthly => money(relation.monthly),
        Field::Name | Field::Township | Field::More => Said::Nothing,
    }
}

fn of_aside(field: Field, line: &RejectedLine, words: &Words) -> Said {
    let Some(said) = line.reading.as_deref() else { return Said::Nothing };
    let key = match field {
        Field::Balance => "balance",
        Field::Enjoyed => "subsidy_enjoyed",
        Field::Monthly => "monthly",
        Field::LegacyNo => return Said::Text(line.key.clone()),
        Field::Standing => {
            return said.drawing.map_or(Said::Nothing, |drawing| draws(drawing, words));
        }
        Field::Name | Field::Township | Field::More => return Said::Nothing,
    };
    // What stands there was kept of the first cell at fault only.
    match said.causes.iter().position(|(_, column)| column == key) {
        Some(0) => return Said::Unreadable(hidden(&said.content)),
        Some(_) => return Said::Unreadable(String::new()),
        None => {}
    }
    match field {
        Field::Balance => said.balance.map_or(Said::Nothing, money),
        Field::Monthly => said.monthly.map_or(Said::Nothing, money),
        _ => Said::Nothing,
    }
}

fn of_register(field: Field, says: &RegisterEntry, words: &Words) -> Said {
    match (field, says) {
        (Field::Standing, says) => Said::Text(register_status_name(says, words).to_owned()),
        (Field::Balance, RegisterEntry::Resident { balance, .. }) => money(*balance),
        (Field::Monthly, RegisterEntry::Resident { monthly, .. }) => money(*monthly),
        (Field::More, RegisterEntry::Employee { employer: Some(employer), .. }) => {
            Said::Text(employer.clone())
        }
        (Field::More, RegisterEntry::Household { since: Some(since), .. }) => {
            Said::Text(since.to_string())
        }
        _ => Said::Nothing,
    }
}

fn draws(drawing: bool, words: &Words) -> Said {
    Said::Text(words.say(if drawing { "compare-draws" } else { "compare-draws-not" }).to_owned())
}

fn money(amount: Money) -> Said {
    Said::Text(amount.grouped())
}
