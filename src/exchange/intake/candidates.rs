//! 拟确认人员登记表: whom townships put forward for confirmation.

use super::sorted::{Arrival, Count, Sorted, arrived, said};
use crate::base::{Area, tidy_name};
use crate::casework::{Cohort, Command, LandFacts, PersonCommand, RegisterPerson, RejectedLine};
use crate::exchange::{CandidateCohort, CandidateRow, Line, Roster, RosterRow, Unread};
use crate::office::Reader;
use std::collections::HashSet;

/// Every line registers somebody; the rules know who is registered already.
pub(super) fn sort<'a>(roster: &'a Roster, _reader: &Reader) -> Sorted<'a> {
    let arrivals = roster.lines.iter().filter_map(|line| match &line.row {
        RosterRow::Candidate(row) => {
            Some(Arrival { line, command: register(roster, line, row), count: Count::Taken })
        }
        _ => None,
    });
    Sorted { arrivals: arrivals.collect(), ..Sorted::default() }
}

/// What tells an unreadable line apart in a mended roster.
pub(super) fn key(roster: &Roster, unread: &Unread) -> String {
    let name = tidy_name(said(roster, unread, "name"));
    RejectedLine::candidate_key(&name, said(roster, unread, "phone"))
}

/// Whether a line of that key was taken in.
pub(super) fn known_keys(reader: &Reader) -> impl Fn(&str) -> bool + '_ {
    let candidates = reader.people().all().filter(|person| person.cohort != Cohort::Original);
    let known: HashSet<String> =
        candidates.map(|person| RejectedLine::candidate_key(&person.name, &person.phone)).collect();
    move |key| known.contains(key)
}

fn register(roster: &Roster, line: &Line, row: &CandidateRow) -> Command {
    let contracted = row.contracted_area.and_then(Area::from_decimal);
    let land = contracted.zip(Area::from_decimal(row.requisitioned_area));
    Command::Person(PersonCommand::Register(Box::new(RegisterPerson {
        id_number: row.id_number,
        name: row.name.clone(),
        cohort: match row.cohort {
            CandidateCohort::Existing => Cohort::Existing,
            CandidateCohort::New => Cohort::New,
        },
        township: row.township,
        village: row.village,
        phone: row.phone.clone().unwrap_or_default(),
        bank_account: row.bank_account.clone().unwrap_or_default(),
        legacy: None,
        land: land.map(|(contracted, requisitioned)| LandFacts {
            project: row.project_no.clone(),
            contracted,
            requisitioned,
            taken_on: row.requisitioned_on,
        }),
        source: Some(arrived(roster, line)),
    })))
}
