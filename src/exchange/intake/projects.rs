//! 征地项目: requisitions and their levy; a newer edition changes the amounts (L1, L2).

use super::sorted::{Arrival, Count, Sorted, arrived, known_tables, said};
use crate::base::{Area, number_key};
use crate::casework::{Command, ProjectFacts, RecordProject};
use crate::exchange::{ProjectRow, Roster, RosterRow, Unread};
use crate::office::Reader;
use std::collections::HashSet;

/// An edition that was read before brings nothing back, whatever came since.
pub(super) fn sort<'a>(roster: &'a Roster, reader: &Reader) -> Sorted<'a> {
    let mut sorted = Sorted::default();
    let is_known = known_tables(roster, reader);
    let mut seen: HashSet<String> = HashSet::new();
    for line in &roster.lines {
        let RosterRow::Project(row) = &line.row else { continue };
        if is_known[line.table] {
            sorted.already += 1;
            continue;
        }
        let known = !seen.insert(number_key(&row.project_no))
            || reader.land().project(&row.project_no).is_some();
        let Some(facts) = facts(row) else { continue };
        let command = Command::Land(RecordProject {
            number: row.project_no.clone(),
            facts,
            source: Some(arrived(roster, line)),
        });
        let count = if known { Count::Changed } else { Count::Taken };
        sorted.arrivals.push(Arrival { line, command, count });
    }
    sorted
}

/// What tells an unreadable line apart in a mended roster.
pub(super) fn key(roster: &Roster, unread: &Unread) -> String {
    said(roster, unread, "project_no").to_owned()
}

/// Whether a line of that key was taken in.
pub(super) fn known_keys(reader: &Reader) -> impl Fn(&str) -> bool + '_ {
    |key| reader.land().project(key).is_some()
}

/// Reading let no area through that is none.
fn facts(row: &ProjectRow) -> Option<ProjectFacts> {
    Some(ProjectFacts {
        name: row.project_name.clone(),
        township: row.township,
        area: Area::from_decimal(row.area)?,
        levy_owed: row.levy_due,
        levy_paid: row.levy_paid,
        due_on: row.due_on,
    })
}
