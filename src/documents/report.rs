//! Reports as tables (M4).

use super::book::BookSheet;
use super::document::Document;
use super::table::{Cell, ColumnKind, DataColumn, DataTable};
use crate::report::{Figure, Report, Section};
use crate::words::{Words, group_code, group_name, measure_name, report_name, section_name};
use std::path::Path;

/// A report in the format of the path's ending: a workbook with charts, or one figure a
/// row.
pub fn report_document(report: &Report, path: &Path, words: &Words) -> Document {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "xlsx" => Document::Book(sheets(report, words)),
        ending => Document::Table(flat(report, ending == "jsonl", words)),
    }
}

/// One figure a row, for programs and simple sheets; codes where programs read it.
fn flat(report: &Report, coded: bool, words: &Words) -> DataTable {
    let places = crate::base::Places::district();
    let keys = ["section", "group", "measure", "value"];
    let row = |section: &str, group: String, measure: &str, value: Cell| {
        vec![Cell::text(section), Cell::Text(group), Cell::text(measure), value]
    };
    let about = [
        ("report", report.kind.code().to_owned()),
        ("period", report.period.to_string()),
        ("day", report.day.to_string()),
        ("journal-seq", report.seq.to_string()),
        ("journal-hash", report.hash.clone()),
    ];
    let mut rows: Vec<Vec<Cell>> = about
        .into_iter()
        .map(|(measure, value)| {
            let (section, measure) = match coded {
                true => ("about".to_owned(), measure.to_owned()),
                false => (section_name("about", words), measure_name(measure, words)),
            };
            row(&section, String::new(), &measure, Cell::Text(value))
        })
        .collect();
    for section in &report.sections {
        for (group, figures) in &section.rows {
            for (measure, figure) in section.measures.iter().zip(figures) {
                rows.push(match coded {
                    true => row(section.code, group_code(*group), measure, cell(*figure)),
                    false => row(
                        &section_name(section.code, words),
                        group_name(*group, words, &places),
                        &measure_name(measure, words),
                        cell(*figure),
                    ),
                });
            }
        }
    }
    DataTable {
        title: report_name(report.kind, words).to_owned(),
        columns: keys.map(|key| DataColumn::named(key, ColumnKind::Text, words)).into(),
        rows,
    }
}

/// What the report is and rests on, then a sheet with a chart for each section.
fn sheets(report: &Report, words: &Words) -> Vec<BookSheet> {
    let about = [
        ("report", report_name(report.kind, words).to_owned()),
        ("period", report.period.to_string()),
        ("day", report.day.to_string()),
        ("journal-seq", report.seq.to_string()),
        ("journal-hash", report.hash.clone()),
    ];
    let text = |key, heading: &str| DataColumn {
        key,
        heading: heading.to_owned(),
        kind: ColumnKind::Text,
    };
    let title = section_name("about", words);
    let columns = vec![text("measure", &title), text("value", "")];
    let rows = about
        .into_iter()
        .map(|(measure, value)| vec![Cell::Text(measure_name(measure, words)), Cell::Text(value)]);
    let first =
        BookSheet { table: DataTable { title, columns, rows: rows.collect() }, bars: vec![] };
    let sections = report.sections.iter().map(|section| sheet(section, words));
    std::iter::once(first).chain(sections).collect()
}

fn sheet(section: &Section, words: &Words) -> BookSheet {
    let places = crate::base::Places::district();
    let title = section_name(section.code, words);
    let first = DataColumn { key: "group", heading: title.clone(), kind: ColumnKind::Text };
    let kinds = section.rows.first().map_or(Vec::new(), |(_, figures)| figures.clone());
    let columns = section.measures.iter().zip(kinds.iter().map(kind_of)).map(|(measure, kind)| {
        DataColumn { key: measure, heading: measure_name(measure, words), kind }
    });
    let columns = std::iter::once(first).chain(columns).collect();
    let rows = section.rows.iter().map(|(group, figures)| {
        let name = Cell::Text(group_name(*group, words, &places));
        std::iter::once(name).chain(figures.iter().map(|figure| cell(*figure))).collect()
    });
    // People and yuan on one axis tell nothing: what is money is drawn where any is.
    let money = kinds.iter().any(|figure| matches!(figure, Figure::Money(_)));
    let drawn = |figure: &Figure| match figure {
        Figure::Money(_) => money,
        Figure::Count(_) => !money,
        Figure::Day(_) | Figure::Days(_) => false,
    };
    let bars = kinds.iter().zip(1..).filter(|(figure, _)| drawn(figure));
    let bars = bars.map(|(_, column)| column).collect();
    BookSheet { table: DataTable { title, columns, rows: rows.collect() }, bars }
}

fn kind_of(figure: &Figure) -> ColumnKind {
    match figure {
        Figure::Count(_) | Figure::Days(_) => ColumnKind::Count,
        Figure::Money(_) => ColumnKind::Money,
        Figure::Day(_) => ColumnKind::Date,
    }
}

fn cell(figure: Figure) -> Cell {
    match figure {
        Figure::Count(count) => Cell::Count(count as i64),
        Figure::Money(amount) => Cell::Money(amount),
        Figure::Day(day) => Cell::Date(day),
        Figure::Days(days) => Cell::Count(days),
    }
}
