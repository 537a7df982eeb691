//! `export payroll`: the merged payments of a month, and who is left out.

use crate::base::{Money, TownshipCode, mask_tail};
use crate::casework::comparison::{CompareSubject, OffPayroll, PayrollLine, RunCause, RunStep};
use crate::documents::table::{Cell, ColumnKind, DataColumn, DataTable};
use crate::office::{CompareList, Reader};
use crate::words::{Words, roster_finding_name};
use std::collections::BTreeMap;

/// Legacy, residents' and merged monthly payments together.
#[derive(Clone, Copy, Default)]
struct Sums {
    people: usize,
    legacy: Money,
    residents: Money,
    merged: Money,
}

/// Everybody on the payroll, then everybody who draws and is not on it; for people,
/// who read no keys, sums by township below.
pub(super) fn payroll(reader: &Reader, unmasked: bool, sums: bool, words: &Words) -> DataTable {
    use ColumnKind::{Money as Yuan, Text};
    let columns = [
        ("legacy_no", Text),
        ("id_number", Text),
        ("name", Text),
        ("township", Text),
        ("legacy_monthly", Yuan),
        ("residents_monthly", Yuan),
        ("merged_monthly", Yuan),
        ("state", Text),
        ("cause", Text),
    ];
    let found = reader.comparison().result();
    let shown = reader.comparison().list(&found, CompareList::All).into_iter();
    let mut on: Vec<Vec<Cell>> = Vec::new();
    let mut off: Vec<Vec<Cell>> = Vec::new();
    let mut townships: BTreeMap<Option<TownshipCode>, Sums> = BTreeMap::new();
    for at in shown {
        let compared = &found.rows[at];
        let Some(line) = reader.comparison().payroll_line(compared) else { continue };
        let Some(row) = payroll_row(reader, &compared.key, &line, unmasked, words) else {
            continue;
        };
        match line.merged {
            Some(merged) => {
                let sum = townships.entry(compared.township).or_default();
                sum.people += 1;
                sum.legacy += line.legacy;
                sum.residents += line.residents;
                sum.merged += merged;
                on.push(row);
            }
            None => off.push(row),
        }
    }
    on.append(&mut off);
    if sums {
        on.extend(sum_rows(reader, townships, words));
    }
    DataTable {
        title: words.say("export-payroll").to_owned(),
        columns: columns.map(|(key, kind)| DataColumn::named(key, kind, words)).into(),
        rows: on,
    }
}

fn payroll_row(
    reader: &Reader,
    key: &CompareSubject,
    line: &PayrollLine,
    unmasked: bool,
    words: &Words,
) -> Option<Vec<Cell>> {
    let person = reader.comparison().person(key)?;
    let number = match key {
        _ if unmasked => person.number.to_owned(),
        CompareSubject::Person(id) => reader.person(*id)?.id_number.masked(),
        CompareSubject::Rejected(_) => mask_tail(person.number, 4),
    };
    let township = person.township.map(|code| reader.places().township_name(code));
    Some(vec![
        Cell::text(person.legacy_no),
        Cell::Text(number),
        Cell::text(person.name),
        Cell::Text(township.unwrap_or_default()),
        Cell::Money(line.legacy),
        Cell::Money(line.residents),
        line.merged.map_or(Cell::Empty, Cell::Money),
        Cell::text(if line.merged.is_some() { "paid" } else { "left-out" }),
        line.cause.map_or(Cell::Empty, |cause| Cell::Text(off_text(cause, words))),
    ])
}

/// Why somebody is not on the payroll.
fn off_text(off: OffPayroll, words: &Words) -> String {
    let key = match off.step {
        RunStep::Blocked => {
            let findings = off.findings.iter().filter(|finding| finding.blocks());
            let names: Vec<&str> =
                findings.map(|finding| roster_finding_name(finding, words)).collect();
            return names.join(words.say("cli-compare-joint"));
        }
        RunStep::OpenRefund(RunCause::Draws) => "cli-payroll-draws-employee",
        RunStep::OpenRefund(_) | RunStep::Done => "cli-payroll-surrendered",
        RunStep::OpenTransition | RunStep::UnderReview(_) => "cli-run-under-review",
        RunStep::MustChoose => "cli-run-must-choose",
        RunStep::ChoicePending(_) => "cli-run-choice-pending",
        RunStep::Undone => "cli-run-undone",
        RunStep::CarryOut => "cli-payroll-not-merged",
    };
    words.say(key).to_owned()
}

fn sum_rows(
    reader: &Reader,
    townships: BTreeMap<Option<TownshipCode>, Sums>,
    words: &Words,
) -> Vec<Vec<Cell>> {
    let mut all = Sums::default();
    let row = |name: String, place: String, sum: Sums| {
        vec![
            Cell::Text(name),
            Cell::Empty,
            Cell::Text(sum.people.to_string()),
            Cell::Text(place),
            Cell::Money(sum.legacy),
            Cell::Money(sum.residents),
            Cell::Money(sum.merged),
            Cell::Empty,
            Cell::Empty,
        ]
    };
    let sum_name = words.say("cli-payroll-sum").to_owned();
    let mut rows = Vec::new();
    for (township, sum) in townships {
        all.people += sum.people;
        all.legacy += sum.legacy;
        all.residents += sum.residents;
        all.merged += sum.merged;
        let place = township.map(|code| reader.places().township_name(code));
        rows.push(row(sum_name.clone(), place.unwrap_or_default(), sum));
    }
    rows.push(row(words.say("cli-payroll-total").to_owned(), String::new(), all));
    rows
}
