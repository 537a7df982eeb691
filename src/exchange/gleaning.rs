//! What can be read of a line that as a whole cannot, so that its person is not lost.

use super::cell_values as value;
use super::{Roster, RosterKind, Unread};
use crate::base::tidy_name;
use crate::casework::{Said, SetAside};

/// A line as it is kept aside until it is mended.
pub(super) fn kept(roster: &Roster, unread: &Unread) -> SetAside {
    let fatal: Vec<_> = roster.faults_of(unread.number).iter().filter(|f| f.fatal).collect();
    let first = fatal.first();
    let said = |key| roster.said(&unread.cells, key).trim().to_owned();
    SetAside {
        line: unread.number,
        column: first.map(|fault| fault.column.clone()).unwrap_or_default(),
        cause: first.map(|fault| fault.cause.code().to_owned()).unwrap_or_default(),
        key: key_of(roster, unread),
        cells: unread.cells.iter().map(str::to_owned).collect(),
        said: Some(Box::new(Said {
            file: roster.file_name.clone(),
            digest: roster.digest.clone(),
            sheet: roster.sheet.clone(),
            content: first.map(|fault| fault.content.clone()).unwrap_or_default(),
            causes: fatal
                .iter()
                .map(|fault| (fault.cause.code().to_owned(), fault.field.clone()))
                .collect(),
            name: tidy_name(&said("name")),
            number: said("id_number").split_whitespace().collect(),
            id_number: value::id_number(&said("id_number")).ok(),
            township: roster.reader().township(&said("township")),
            drawing: roster.reader().meaning("drawing", &said("drawing")).map(|code| code == "yes"),
            balance: value::money(&said("balance")).ok(),
            monthly: value::money(&said("monthly")).ok(),
            bank_account: value::account(&said("bank_account")).unwrap_or_default(),
        })),
    }
}

/// What tells a line apart in a mended roster.
fn key_of(roster: &Roster, unread: &Unread) -> String {
    let said = |key| roster.said(&unread.cells, key).trim().to_owned();
    let key = match roster.kind {
        RosterKind::Legacy => said("legacy_no"),
        RosterKind::Candidates => {
            SetAside::candidate_key(&tidy_name(&said("name")), &said("phone"))
        }
        _ => format!("{} {}", tidy_name(&said("name")), said("id_number")).trim().to_owned(),
    };
    if key.is_empty() { format!("{}:{}", &roster.digest[..8], unread.number) } else { key }
}
