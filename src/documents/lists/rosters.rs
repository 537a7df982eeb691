//! Tables about rosters: the comparison, and the faults that go back to offices.

use super::FaultsOf;
use crate::base::mask_tail;
use crate::casework::comparison::{CompareSubject, Compared};
use crate::casework::{RejectedLine, RosterKind};
use crate::documents::table::{Cell, ColumnKind, DataColumn, DataTable};
use crate::exchange::{FileIntake, Roster};
use crate::office::{CompareList, Reader};
use crate::words::{Words, cell_fault, explain_error, roster_name};

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

/// Lines that were rejected, as they go back to the office that sent them.
pub(super) fn faults(reader: &Reader, of: FaultsOf, unmasked: bool, words: &Words) -> DataTable {
    let row = |(kind, line): (RosterKind, &RejectedLine)| {
        let said = line.reading.as_deref();
        let content = said.map_or("", |said| said.content.as_str());
        let cause = cell_fault(kind.code(), &line.column, &line.cause, words);
        vec![
            Cell::Text(roster_name(kind, words)),
            said.map_or(Cell::Empty, |said| Cell::text(&said.file)),
            said.and_then(|said| said.sheet.as_deref()).map_or(Cell::Empty, Cell::text),
            Cell::Count(i64::from(line.line)),
            Cell::text(&line.column),
            content_cell(content, unmasked),
            Cell::Text(cause),
        ]
    };
    let lines = reader.rosters().rejected_lines().into_iter();
    fault_table(lines.filter(|(kind, line)| of.takes_in(*kind, line)).map(row).collect(), words)
}

/// What is wrong with the lines of one file, before or after it is taken in.
pub(super) fn file_faults(
    (roster, intake): (&Roster, Option<&FileIntake>),
    unmasked: bool,
    words: &Words,
) -> DataTable {
    let place = |table: usize, line: u32| {
        let sheet = roster.tables.get(table).and_then(|table| table.sheet.as_deref());
        let file = Cell::text(&roster.file_name);
        let line = Cell::Count(i64::from(line));
        let kind = Cell::Text(roster_name(roster.kind, words));
        vec![kind, file, sheet.map_or(Cell::Empty, Cell::text), line]
    };
    let findings = intake.map_or(&[][..], FileIntake::findings);
    let faults = roster.faults.iter().chain(findings).map(|fault| {
        let cause = cell_fault(roster.kind.code(), &fault.field, fault.cause.code(), words);
        let mut cells = place(fault.table, fault.line);
        let content = content_cell(&fault.content, unmasked);
        cells.extend([Cell::text(&fault.column), content, Cell::Text(cause)]);
        cells
    });
    let refused = intake.map(FileIntake::refused).unwrap_or_default();
    let refused = refused.into_iter().map(|refused| {
        let mut cells = place(refused.table, refused.line);
        let number = refused.id_number.map(|number| number.as_str().to_owned());
        let number = content_cell(&number.unwrap_or_default(), unmasked);
        cells.extend([Cell::Empty, number, Cell::Text(explain_error(&refused.error, words).what)]);
        cells
    });
    fault_table(faults.chain(refused).collect(), words)
}

fn content_cell(content: &str, unmasked: bool) -> Cell {
    Cell::Text(if unmasked { content.to_owned() } else { mask_tail(content, 4) })
}

fn fault_table(rows: Vec<Vec<Cell>>, words: &Words) -> DataTable {
    let columns = [
        ("roster", ColumnKind::Text),
        ("file", ColumnKind::Text),
        ("sheet", ColumnKind::Text),
        ("line", ColumnKind::Count),
        ("column", ColumnKind::Text),
        ("content", ColumnKind::Text),
        ("cause", ColumnKind::Text),
    ];
    DataTable {
        title: words.say("export-faults").to_owned(),
        columns: columns.map(|(key, kind)| fault_column(key, kind, words)).into(),
        rows,
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
