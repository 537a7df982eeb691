//! `export land`: projects, levy, people.

use crate::casework::Project;
use crate::documents::table::{Cell, ColumnKind, DataColumn, DataTable};
use crate::office::{ProjectPeople, Reader};
use crate::words::Words;

/// The projects as a table for export.
pub(super) fn land(reader: &Reader, words: &Words) -> DataTable {
    use ColumnKind::{Count, Money, Text};
    let columns = [
        ("project_no", Text),
        ("project", Text),
        ("township", Text),
        ("levy_owed", Money),
        ("levy_paid", Money),
        ("outstanding", Money),
        ("due_on", Text),
        ("days", Count),
        ("approvable", Text),
        ("people", Count),
        ("confirmed", Count),
    ];
    let row = |(project, people): &(&Project, ProjectPeople)| {
        let count = |number: usize| Cell::Count(number as i64);
        let days = project.days_in_arrears(reader.today());
        vec![
            Cell::text(&project.number),
            Cell::text(&project.facts.name),
            Cell::Text(reader.places().township_name(project.facts.township)),
            Cell::Money(project.facts.levy_owed),
            Cell::Money(project.facts.levy_paid),
            Cell::Money(project.outstanding()),
            Cell::Text(project.facts.due_on.to_string()),
            days.map_or(Cell::Empty, |days| Cell::Count(days.into())),
            Cell::text(if project.is_paid_in_full() { "true" } else { "false" }),
            count(people.all),
            count(people.confirmed),
        ]
    };
    DataTable {
        title: words.say("export-land").to_owned(),
        columns: columns.map(|(key, kind)| DataColumn::named(key, kind, words)).into(),
        rows: reader.land().register().projects.iter().map(row).collect(),
    }
}
