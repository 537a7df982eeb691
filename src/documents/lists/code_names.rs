//! Codes as words: in workbooks, which people read; programs read CSV and JSON lines.

use super::export::Export;
use crate::documents::table::{Cell, DataTable};
use crate::words::Words;

/// Columns that hold codes, by our keys, and what the keys of their words begin with.
const CODED: [(&str, &str); 16] = [
    ("answer", "list-"),
    ("approvable", "value-"),
    ("choice", "choice-"),
    ("class", "compare-class-"),
    ("cohort", "cohort-"),
    ("confirmation", "confirmation-"),
    ("credit", "fund-account-"),
    ("debit", "fund-account-"),
    ("department", "department-"),
    ("disabled", "value-"),
    ("findings", "compare-finding-"),
    ("kind", "batch-kind-"),
    ("level", "level-"),
    ("missing", "list-"),
    ("route", "route-"),
    ("scheme", "scheme-"),
];

/// The same table with words for its codes.
pub(super) fn with_names_for_codes(
    mut table: DataTable,
    export: Export,
    words: &Words,
) -> DataTable {
    let state = [format!("value-{}-", export.code()), "value-".to_owned()];
    for (at, column) in table.columns.iter().enumerate() {
        let known = CODED.iter().find(|(key, _)| *key == column.key);
        let prefixes = match known {
            Some((_, prefix)) => vec![(*prefix).to_owned()],
            None if column.key == "state" => state.to_vec(),
            None => continue,
        };
        for row in &mut table.rows {
            if let Some(Cell::Text(codes)) = row.get_mut(at) {
                *codes = named(codes, &prefixes, words);
            }
        }
    }
    table
}

/// Each of the codes that a cell joins by `;` in words, as it is where it is no code.
fn named(codes: &str, prefixes: &[String], words: &Words) -> String {
    let each = codes.split(';').map(|code| {
        let mut keys = prefixes.iter().map(|prefix| format!("{prefix}{code}"));
        let key = keys.find(|key| words.has(key));
        key.map_or_else(|| code.to_owned(), |key| words.say(&key).to_owned())
    });
    each.collect::<Vec<_>>().join(";")
}
