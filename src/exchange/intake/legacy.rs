//! 原参保人员名册: the people of the old measure.

use super::{Arrival, Sorted, arrived, said};
use crate::casework::{Cohort, Command, LegacyRelation, PersonCommand, RegisterPerson};
use crate::exchange::{LegacyRow, Line, Roster, Row, Unread};
use crate::office::Reader;
use std::collections::HashSet;

/// Lines of new people; those that list somebody again wait until these are taken in.
pub(super) fn sort<'a>(roster: &'a Roster, reader: &Reader) -> Sorted<'a> {
    let mut seen = HashSet::new();
    let mut sorted = Sorted::default();
    for (line, row) in rows(roster) {
        if reader.person_of_legacy_no(&row.legacy_no).is_some() {
            sorted.already += 1;
        } else if reader.person_of(&row.id_number).is_none() && !seen.contains(&row.id_number) {
            sorted.arrivals.push(Arrival {
                line,
                command: register(roster, line, row),
                again: false,
            });
        }
        seen.insert(row.id_number);
    }
    sorted
}

/// Lines under whose legacy number nobody is known once the new people are taken in.
pub(super) fn again<'a>(roster: &'a Roster, now: &Reader) -> Vec<Arrival<'a>> {
    let again = rows(roster).filter_map(|(line, row)| {
        if now.person_of_legacy_no(&row.legacy_no).is_some() {
            return None;
        }
        let command = Command::Person(PersonCommand::NoteListedAgain {
            person: now.person_of(&row.id_number)?.id,
            legacy_no: row.legacy_no.clone(),
            source: arrived(roster, line),
        });
        Some(Arrival { line, command, again: true })
    });
    again.collect()
}

/// What tells an unreadable line apart in a mended roster.
pub(super) fn key(roster: &Roster, unread: &Unread) -> String {
    said(roster, unread, "legacy_no").to_owned()
}

/// Whether a line of that key was taken in.
pub(super) fn known_keys(reader: &Reader) -> impl Fn(&str) -> bool + '_ {
    |key| reader.person_of_legacy_no(key).is_some()
}

fn rows(roster: &Roster) -> impl Iterator<Item = (&Line, &LegacyRow)> {
    roster.lines.iter().filter_map(|line| match &line.row {
        Row::Legacy(row) => Some((line, row)),
        _ => None,
    })
}

fn register(roster: &Roster, line: &Line, row: &LegacyRow) -> Command {
    Command::Person(PersonCommand::Register(Box::new(RegisterPerson {
        id_number: row.id_number,
        name: row.name.clone(),
        cohort: Cohort::Original,
        township: row.township,
        village: row.village,
        phone: row.phone.clone().unwrap_or_default(),
        bank_account: row.bank_account.clone().unwrap_or_default(),
        legacy: Some(LegacyRelation {
            legacy_no: row.legacy_no.clone(),
            balance: row.balance,
            enjoyed: row.subsidy_enjoyed,
            drawing: row.drawing,
            monthly: row.monthly,
            ended: None,
        }),
        land: None,
        source: Some(arrived(roster, line)),
    })))
}
