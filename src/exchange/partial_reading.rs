//! What can be read of a line that as a whole cannot, so that its person is not lost.

use super::cell_values as value;
use super::{Cells, LineFault, Roster};
use crate::base::{IdNumber, tidy_name};
use crate::casework::PartialReading;

/// What a line says all the same, and every cause for which it is rejected.
pub(super) fn read(
    roster: &Roster,
    table: usize,
    cells: &Cells,
    fatal: &[&LineFault],
) -> PartialReading {
    let said = |key| roster.said(table, cells, key).trim().to_owned();
    let reader = roster.reader(table);
    let cause = |fault: &&LineFault| (fault.cause.code().to_owned(), fault.field.clone());
    let township = reader.township(&said("township"));
    PartialReading {
        file: roster.file_name.clone(),
        digest: roster.tables[table].digest.clone(),
        sheet: roster.tables[table].sheet.clone(),
        content: fatal.first().map(|fault| fault.content.clone()).unwrap_or_default(),
        causes: fatal.iter().map(cause).collect(),
        name: tidy_name(&said("name")),
        number: said("id_number").split_whitespace().collect(),
        id_number: number_of(&said("id_number"), cells),
        township,
        drawing: reader.meaning("drawing", &said("drawing")).map(|code| code == "yes"),
        balance: reader.money("balance", cells),
        monthly: reader.money("monthly", cells),
        bank_account: value::account(&said("bank_account")).unwrap_or_default(),
        enjoyed: reader.money("subsidy_enjoyed", cells),
        village: township.and_then(|code| reader.village(code, &said("village"))),
        phone: value::phone(&said("phone")).unwrap_or_default(),
        standing: said("standing"),
        meant: None,
    }
}

/// The number in its own cell, or a whole one anywhere in the line: cells may be shifted, or
/// melted into one.
fn number_of(own: &str, cells: &Cells) -> Option<IdNumber> {
    let anywhere = || cells.iter().find_map(value::number_within);
    value::id_number(own, None).ok().or_else(anywhere)
}
