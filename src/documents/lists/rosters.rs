//! Tables about rosters: the comparison, and the faults that go back to offices.

use crate::base::mask_tail;
use crate::casework::comparison::{CompareSubject, Compared};
use crate::casework::{RejectedLine, RosterKind};
use crate::documents::table::{Cell, ColumnKind, DataColumn, DataTable};
use crate::office::{CompareList, Reader};
use crate::words::{Words, cell_fault, roster_name};

/// One line for each person of the legacy roster.
pub(super) fn comparison(reader: &Reader, unmasked: bool, words: &Words) -> DataTable {
    let found = reader.comparison().result();
    let shown = reader.comparison().list(&found, CompareList::All).into_iter();
    compared(shown.map(|at| &found.rows[at]), reader, unmasked, words)
}

/// One line for each of some people.
pub(super) fn comparison_of(
    keys: &[CompareSubject],
    reader: &Reader,
    unmasked: bool,
    words: &Words,
) -> DataTable {
    let found = reader.comparison().result();
    compared(keys.iter().filter_map(|key| found.row(key)), reader, unmasked, words)
}

fn compared<'a>(
    rows: impl Iterator<Item = &'a Compared>,
    reader: &Reader,
    unmasked: bool,
    words: &Words,
) -> DataTable {
    use ColumnKind::{Money as Yuan, Text};
    let columns: Vec<DataColumn> = [
        ("legacy_no", Text),
        ("id_number", Text),
        ("name", Text),
        ("class", Text),
        ("findings", Text),
        ("top_up", Yuan),
        ("merged_account", Yuan),
        ("merged_monthly", Yuan),
        ("refund", Yuan),
    ]
    .map(|(key, kind)| DataColumn::named(key, kind, words))
    .into();
    DataTable {
        title: words.say("export-comparison").to_owned(),
        columns,
        rows: rows.filter_map(|row| compared_row(reader, row, unmasked)).collect(),
    }
}

/// Every line set aside, as it goes back to the office that sent it.
pub(super) fn faults(reader: &Reader, unmasked: bool, words: &Words) -> DataTable {
    let columns = [
        ("roster", ColumnKind::Text),
        ("file", ColumnKind::Text),
        ("sheet", ColumnKind::Text),
        ("line", ColumnKind::Count),
        ("column", ColumnKind::Text),
        ("content", ColumnKind::Text),
        ("cause", ColumnKind::Text),
    ];
    let row = |(kind, line): (RosterKind, &RejectedLine)| {
        let said = line.reading.as_deref();
        let content = said.map_or("", |said| said.content.as_str());
        let content = if unmasked { content.to_owned() } else { mask_tail(content, 4) };
        let cause = cell_fault(kind.code(), &line.column, &line.cause, words);
        vec![
            Cell::Text(roster_name(kind, words)),
            said.map_or(Cell::Empty, |said| Cell::text(&said.file)),
            said.and_then(|said| said.sheet.as_deref()).map_or(Cell::Empty, Cell::text),
            Cell::Count(i64::from(line.line)),
            Cell::text(&line.column),
            Cell::Text(content),
            Cell::Text(cause),
        ]
    };
    DataTable {
        title: words.say("export-faults").to_owned(),
        columns: columns.map(|(key, kind)| fault_column(key, kind, words)).into(),
        rows: reader.rosters().rejected_lines().into_iter().map(row).collect(),
    }
}

/// The line of a file goes by another word than the line of a batch.
fn fault_column(key: &'static str, kind: ColumnKind, words: &Words) -> DataColumn {
    let column = DataColumn::named(key, kind, words);
    match key {
        "line" => DataColumn { heading: words.say("column-file-line").to_owned(), ..column },
        _ => column,
    }
}

fn compared_row(reader: &Reader, row: &Compared, unmasked: bool) -> Option<Vec<Cell>> {
    let person = reader.comparison().person(&row.key)?;
    let masked = || match &row.key {
        CompareSubject::Person(id) => reader.person(*id).map(|file| file.id_number.masked()),
        CompareSubject::Rejected(_) => Some(mask_tail(person.number, 4)),
    };
    let number = if unmasked { Some(person.number.to_owned()) } else { masked() };
    let money = |amount: Option<crate::base::Money>| amount.map_or(Cell::Empty, Cell::Money);
    let figures = row.result.figures.as_ref();
    Some(vec![
        Cell::text(person.legacy_no),
        Cell::Text(number?),
        Cell::text(person.name),
        Cell::text(row.result.class.code()),
        Cell::Text(row.result.findings.codes()),
        money(figures.map(|figures| figures.top_up)),
        money(figures.map(|figures| figures.merged_account)),
        money(figures.map(|figures| figures.merged_monthly)),
        money(row.result.refund),
    ])
}
