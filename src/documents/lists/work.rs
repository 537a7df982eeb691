//! Lists to work off: who is missing, who was sent back, and what each township must mend.

use crate::base::{IdNumber, TownshipCode, mask_tail};
use crate::casework::{Missing, RejectedLine, RosterKind};
use crate::documents::table::{Cell, ColumnKind, DataColumn, DataTable};
use crate::office::{MissingItem, OfficeError, Reader, SentBack};
use crate::words::{
    Message, Words, cell_fault, cell_mend, moment, roster_finding_name, roster_name,
};
use std::collections::BTreeSet;

/// Everything that seems to be missing, in the reader's order, with what became of it (S3).
pub(super) fn missing(
    reader: &Reader,
    unmasked: bool,
    words: &Words,
) -> Result<DataTable, OfficeError> {
    let keys =
        ["missing", "project_no", "name", "id_number", "township", "village", "area", "outcome"];
    let items = reader.lists().missing()?;
    let rows = items.iter().map(|item| missing_row(reader, item, unmasked, words)).collect();
    Ok(table("export-missing", &keys, rows, words))
}

fn missing_row(
    reader: &Reader,
    item: &MissingItem<'_>,
    unmasked: bool,
    words: &Words,
) -> Vec<Cell> {
    let places = reader.places();
    let (project, name, number, village) = match item.what {
        Missing::Person(entry) => {
            let says = &entry.says;
            (says.project.clone(), says.name.clone(), says.id_number, says.village)
        }
        Missing::Project(project) => {
            (project.number.clone(), project.facts.name.clone(), None, None)
        }
        Missing::Village { village, .. } => (String::new(), String::new(), None, Some(village)),
    };
    let outcome = match (item.finished, item.what) {
        (Some(finished), _) => {
            let by = reader.staff().name(&finished.by);
            format!("{} {by} {}", finished.outcome, moment(finished.at))
        }
        (None, Missing::Village { expected, people, .. }) => Message::of("list-village-told")
            .with("people", people.to_string())
            .with("expected", expected.to_string())
            .text(words),
        (None, _) => words.say("list-open").to_owned(),
    };
    vec![
        Cell::text(item.what.code()),
        Cell::Text(project),
        Cell::Text(name),
        Cell::Text(number.map(|number| shown(&number, unmasked)).unwrap_or_default()),
        Cell::Text(item.township.map(|code| places.township_name(code)).unwrap_or_default()),
        Cell::Text(village.map(|code| places.village_name(code)).unwrap_or_default()),
        Cell::Text(item.what.area().map(|area| area.to_string()).unwrap_or_default()),
        Cell::Text(outcome),
    ]
}

/// Everybody whose lines were sent back, with the note and whether they were answered.
pub(super) fn sent_back(
    reader: &Reader,
    township: Option<TownshipCode>,
    unmasked: bool,
    words: &Words,
) -> Result<DataTable, OfficeError> {
    let keys = ["legacy_no", "name", "id_number", "township", "findings", "note", "answer"];
    let items = reader.lists().sent_back()?.into_iter();
    let items = items.filter(|item| township.is_none_or(|only| item.person.township == only));
    let row = |item: SentBack<'_>| {
        let person = item.person;
        let found = reader.comparison().of(person.id);
        let findings = found.iter().flat_map(|found| found.findings.iter());
        let findings: Vec<&str> = findings.map(|finding| finding.code()).collect();
        vec![
            Cell::text(person.legacy.as_ref().map_or("", |legacy| &legacy.legacy_no)),
            Cell::text(&person.name),
            Cell::Text(shown(&person.id_number, unmasked)),
            Cell::Text(reader.places().township_name(person.township)),
            Cell::Text(findings.join(";")),
            Cell::text(&item.decided.note),
            Cell::text(if item.answered { "answered" } else { "waiting" }),
        ]
    };
    Ok(table("export-sent-back", &keys, items.map(row).collect(), words))
}

/// What a township, or each of them, must mend: its rejected lines, then those of its people
/// who were sent back and not answered; with room for a note by hand.
pub(super) fn to_mend(
    reader: &Reader,
    township: Option<TownshipCode>,
    unmasked: bool,
    words: &Words,
) -> Result<DataTable, OfficeError> {
    let keys = [
        "township",
        "roster",
        "file",
        "sheet",
        "line",
        "name",
        "id_number",
        "column",
        "content",
        "cause",
        "mend",
        "remark",
    ];
    let lines = reader.rosters().rejected_lines().into_iter();
    let lines = lines.map(|(kind, line)| (reader.rosters().township_of(line), kind, line));
    let mut lines: Vec<_> =
        lines.filter(|(own, ..)| township.is_none_or(|only| *own == Some(only))).collect();
    lines.sort_by_key(|(own, kind, line)| (own.is_none(), *own, *kind, file(line), line.line));
    let mut rows: Vec<Vec<Cell>> = lines
        .into_iter()
        .map(|(own, kind, line)| {
            let own = own.map(|code| reader.places().township_name(code)).unwrap_or_default();
            rejected_row(own, kind, line, unmasked, words)
        })
        .collect();
    let sent = reader.lists().sent_back()?.into_iter().filter(|item| !item.answered);
    let sent = sent.filter(|item| township.is_none_or(|only| item.person.township == only));
    rows.extend(sent.map(|item| sent_row(reader, &item, unmasked, words)));
    Ok(table("export-to-mend", &keys, rows, words))
}

/// The townships that have anything to mend, ascending.
pub fn townships_to_mend(reader: &Reader) -> Result<BTreeSet<TownshipCode>, OfficeError> {
    let lines = reader.rosters().rejected_lines().into_iter();
    let rejected = lines.filter_map(|(_, line)| reader.rosters().township_of(line));
    let sent = reader.lists().sent_back()?.into_iter().filter(|item| !item.answered);
    Ok(rejected.chain(sent.map(|item| item.person.township)).collect())
}

fn file(line: &RejectedLine) -> &str {
    line.reading.as_deref().map_or("", |reading| &reading.file)
}

fn rejected_row(
    township: String,
    kind: RosterKind,
    line: &RejectedLine,
    unmasked: bool,
    words: &Words,
) -> Vec<Cell> {
    let reading = line.reading.as_deref();
    let masked = |text: &str| if unmasked { text.to_owned() } else { mask_tail(text, 4) };
    vec![
        Cell::Text(township),
        Cell::Text(roster_name(kind, words)),
        Cell::text(file(line)),
        reading.and_then(|said| said.sheet.as_deref()).map_or(Cell::Empty, Cell::text),
        Cell::Count(i64::from(line.line)),
        Cell::text(reading.map_or("", |said| &said.name)),
        Cell::Text(masked(reading.map_or("", |said| &said.number))),
        Cell::text(&line.column),
        Cell::Text(masked(reading.map_or("", |said| &said.content))),
        Cell::Text(cell_fault(kind.code(), &line.column, &line.cause, words)),
        Cell::text(cell_mend(&line.cause, words)),
        Cell::Empty,
    ]
}

fn sent_row(reader: &Reader, item: &SentBack<'_>, unmasked: bool, words: &Words) -> Vec<Cell> {
    let person = item.person;
    let found = reader.comparison().of(person.id);
    let findings = found.iter().flat_map(|found| found.findings.iter());
    let findings: Vec<&str> = findings.map(|finding| roster_finding_name(finding, words)).collect();
    let legacy_no = person.legacy.as_ref().map_or("", |legacy| &legacy.legacy_no);
    vec![
        Cell::Text(reader.places().township_name(person.township)),
        Cell::Text(roster_name(RosterKind::Legacy, words)),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        Cell::text(&person.name),
        Cell::Text(shown(&person.id_number, unmasked)),
        Cell::text(words.say("column-legacy-no")),
        Cell::text(legacy_no),
        Cell::Text(findings.join(words.say("cli-compare-joint"))),
        Cell::Text(match item.decided.note.trim() {
            "" => words.say("mend-answer").to_owned(),
            note => note.to_owned(),
        }),
        Cell::Empty,
    ]
}

fn table(title: &str, keys: &[&'static str], rows: Vec<Vec<Cell>>, words: &Words) -> DataTable {
    let column = |key: &&'static str| match *key {
        "line" => DataColumn {
            heading: words.say("column-file-line").to_owned(),
            ..DataColumn::named(key, ColumnKind::Count, words)
        },
        "remark" => DataColumn::named(key, ColumnKind::ByHand, words),
        key => DataColumn::named(key, ColumnKind::Text, words),
    };
    let columns = keys.iter().map(column).collect();
    DataTable { title: words.say(title).to_owned(), columns, rows }
}

fn shown(number: &IdNumber, unmasked: bool) -> String {
    if unmasked { number.as_str().to_owned() } else { number.masked() }
}
