//! The rosters side by side: one field a row, one line of a roster a column, and what
//! differs marked.

use crate::base::{Money, same_name};
use crate::casework::{HouseholdStatus, LegacyRelation, Register, RegisterEntry, RejectedLine};
use crate::desk::screen::View;
use crate::documents::masked_cell;
use crate::office::{LineSays, RosterColumn};
use crate::words::{Words, register_status_name};

/// One row of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedField {
    /// 姓名 as the roster has it.
    Name,
    /// 参保编号 of the legacy roster.
    LegacyNo,
    /// Where the person stands with the office.
    Standing,
    /// 个人账户余额 in yuan.
    Balance,
    /// 已享受政府补贴 in yuan.
    Enjoyed,
    /// 月待遇 in yuan.
    Monthly,
    /// 乡镇街道 by its name.
    Township,
    /// 单位名称 of the employees' roster, 状态日期 of the household register.
    More,
}

impl ComparedField {
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
pub enum CellText {
    /// The roster has no such field, or it is empty.
    Nothing,
    /// What the roster says, as text.
    Text(String),
    /// What stands there cannot be read.
    Unreadable(String),
}

/// What a line says of a field.
pub fn said(field: ComparedField, column: &RosterColumn<'_>, view: &View) -> CellText {
    let text = |text: &str| CellText::Text(text.to_owned());
    match (field, column.says) {
        (ComparedField::Name, _) => text(column.name),
        (ComparedField::Township, _) => column.township.map_or(CellText::Nothing, |code| {
            CellText::Text(view.reader.places().township_name(code))
        }),
        (field, LineSays::Legacy(relation)) => of_legacy(field, relation, view.words),
        (field, LineSays::Rejected(line)) if column.register.is_some() => of_unread(field, line),
        (field, LineSays::Rejected(line)) => of_aside(field, line, view.words),
        (field, LineSays::Register(says)) => of_register(field, says, view.words),
    }
}

/// Whether a cell differs from what it is held against: names from the first line's,
/// the legacy lines among themselves, and a registration that is not a normal one.
pub fn differs(field: ComparedField, at: usize, columns: &[RosterColumn<'_>], view: &View) -> bool {
    let (Some(first), Some(column)) = (columns.first(), columns.get(at)) else { return false };
    let here = said(field, column, view);
    if let (ComparedField::Standing, LineSays::Register(RegisterEntry::Household { status, .. })) =
        (field, column.says)
    {
        return *status != HouseholdStatus::Normal;
    }
    let comparable = match field {
        ComparedField::Name => !same_name(column.name, first.name),
        ComparedField::Township => true,
        ComparedField::More => false,
        _ => column.register.is_none(),
    };
    let before = said(field, first, view);
    let both = here != CellText::Nothing && before != CellText::Nothing;
    matches!(here, CellText::Unreadable(_)) || comparable && both && here != before
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

fn of_legacy(field: ComparedField, relation: &LegacyRelation, words: &Words) -> CellText {
    match field {
        ComparedField::LegacyNo => CellText::Text(relation.legacy_no.clone()),
        ComparedField::Standing => draws(relation.drawing, words),
        ComparedField::Balance => money(relation.balance),
        ComparedField::Enjoyed => money(relation.enjoyed),
        ComparedField::Monthly => money(relation.monthly),
        ComparedField::Name | ComparedField::Township | ComparedField::More => CellText::Nothing,
    }
}

fn of_aside(field: ComparedField, line: &RejectedLine, words: &Words) -> CellText {
    let Some(said) = line.reading.as_deref() else { return CellText::Nothing };
    let key = match field {
        ComparedField::Balance => "balance",
        ComparedField::Enjoyed => "subsidy_enjoyed",
        ComparedField::Monthly => "monthly",
        ComparedField::LegacyNo => return CellText::Text(line.key.clone()),
        ComparedField::Standing => {
            return said.drawing.map_or(CellText::Nothing, |drawing| draws(drawing, words));
        }
        ComparedField::Name | ComparedField::Township | ComparedField::More => {
            return CellText::Nothing;
        }
    };
    // What stands there was kept of the first cell at fault only.
    match said.causes.iter().position(|(_, column)| column == key) {
        Some(0) => return CellText::Unreadable(masked_cell(&said.content)),
        Some(_) => return CellText::Unreadable(String::new()),
        None => {}
    }
    match field {
        ComparedField::Balance => said.balance.map_or(CellText::Nothing, money),
        ComparedField::Monthly => said.monthly.map_or(CellText::Nothing, money),
        _ => CellText::Nothing,
    }
}

/// A register's line that cannot be read: what stands in the cell at fault, in its row or,
/// where it has none, in the last.
fn of_unread(field: ComparedField, line: &RejectedLine) -> CellText {
    let Some(said) = line.reading.as_deref() else { return CellText::Nothing };
    let key = match field {
        ComparedField::Standing => "standing",
        ComparedField::Balance => "balance",
        ComparedField::Monthly => "monthly",
        ComparedField::More => "",
        _ => return CellText::Nothing,
    };
    let at_fault = said.causes.first().map(|(_, column)| column.as_str());
    let elsewhere = !matches!(at_fault, Some("standing" | "balance" | "monthly"));
    if at_fault == Some(key) || key.is_empty() && elsewhere {
        return CellText::Unreadable(masked_cell(&said.content));
    }
    if said.causes.iter().any(|(_, column)| column == key) {
        return CellText::Unreadable(String::new());
    }
    match field {
        ComparedField::Standing if !said.standing.is_empty() => {
            CellText::Text(said.standing.clone())
        }
        ComparedField::Balance => said.balance.map_or(CellText::Nothing, money),
        ComparedField::Monthly => said.monthly.map_or(CellText::Nothing, money),
        _ => CellText::Nothing,
    }
}

fn of_register(field: ComparedField, says: &RegisterEntry, words: &Words) -> CellText {
    match (field, says) {
        (ComparedField::Standing, says) => {
            CellText::Text(register_status_name(says, words).to_owned())
        }
        (ComparedField::Balance, RegisterEntry::Resident { balance, .. }) => money(*balance),
        (ComparedField::Monthly, RegisterEntry::Resident { monthly, .. }) => money(*monthly),
        (ComparedField::More, RegisterEntry::Employee { employer: Some(employer), .. }) => {
            CellText::Text(employer.clone())
        }
        (ComparedField::More, RegisterEntry::Household { since: Some(since), .. }) => {
            CellText::Text(since.to_string())
        }
        _ => CellText::Nothing,
    }
}

fn draws(drawing: bool, words: &Words) -> CellText {
    CellText::Text(
        words.say(if drawing { "compare-draws" } else { "compare-draws-not" }).to_owned(),
    )
}

fn money(amount: Money) -> CellText {
    CellText::Text(amount.grouped())
}
