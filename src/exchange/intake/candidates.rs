//! 拟确认人员登记表: whom townships put forward for confirmation.

use super::sorted::{
    Arrival, Count, Difference, Sorted, arrived, aside_for, fault, known_tables, said,
};
use crate::base::{Area, IdNumber, TownshipCode, VillageCode, number_key, same_name, tidy_name};
use crate::casework::{
    Cohort, Command, Confirmation, LandFacts, Person, PersonCommand, RegisterPerson, RejectedLine,
};
use crate::exchange::{
    CandidateCohort, CandidateRow, FaultCause, Line, LineFault, Roster, RosterKind, RosterRow,
    Unread,
};
use crate::office::Reader;
use std::collections::{HashMap, HashSet};

/// Lines of new people are registered; one of somebody on file that says something else is
/// kept aside, and nothing is overwritten.
pub(super) fn sort<'a>(roster: &'a Roster, reader: &Reader) -> Sorted<'a> {
    let mut sorted = Sorted::default();
    let mut seen: HashMap<IdNumber, &CandidateRow> = HashMap::new();
    let known = known_tables(roster, reader);
    for line in &roster.lines {
        let RosterRow::Candidate(row) = &line.row else { continue };
        let number = &row.id_number;
        let held = match (reader.people().by_id_number(number), seen.get(number)) {
            // The rules say what is wrong with an originally insured candidate.
            (Some(file), _) if file.cohort == Cohort::Original => Vec::new(),
            (Some(file), _) => differing(reader, Said::of_file(file), row),
            (None, Some(first)) => differing(reader, Said::of_row(first), row),
            (None, None) => elsewhere(reader, row),
        };
        seen.entry(*number).or_insert(row);
        match held.first() {
            None => {
                let file = reader.people().by_id_number(number);
                if file.is_none_or(|file| file.confirmation == Confirmation::NotOpened)
                    && land(row).is_none_or(|land| land.takes_too_much())
                {
                    let cause = FaultCause::TakesTooMuch;
                    let told = fault(roster, line, "requisitioned_area", cause, false);
                    sorted.findings.push(told);
                    sorted.without_case += 1;
                }
                let command = register(roster, line, row);
                sorted.arrivals.push(Arrival { line, command, count: Count::Taken });
            }
            // The same file again brings nothing back that was settled since.
            Some(_) if known[line.table] && !is_held(reader, row) => sorted.already += 1,
            Some(_) => keep(&mut sorted, roster, (line, row), held),
        }
    }
    sorted
}

/// Keeps a line aside that says something else than what is on file.
fn keep<'a>(
    sorted: &mut Sorted<'a>,
    roster: &'a Roster,
    (line, row): (&'a Line, &CandidateRow),
    held: Vec<Difference>,
) {
    let cause = |field: &str| match field {
        "name" => FaultCause::NameMismatch,
        "township" => FaultCause::OtherTownship,
        _ => FaultCause::Differs,
    };
    let faults = held.iter().map(|one| fault(roster, line, one.field, cause(one.field), true));
    let faults: Vec<LineFault> = faults.collect();
    let all: Vec<&LineFault> = faults.iter().collect();
    sorted.set_aside.push(aside_for(roster, line, &all, held_key(row)));
    sorted.findings.extend(faults);
    let held = held.into_iter();
    sorted.differences.extend(held.map(|one| Difference {
        table: line.table,
        line: line.number,
        ..one
    }));
}

/// What tells such a line apart: whose it is, and which township's.
fn held_key(row: &CandidateRow) -> String {
    RejectedLine::candidate_difference(&row.id_number, row.township)
}

fn is_held(reader: &Reader, row: &CandidateRow) -> bool {
    reader.rosters().is_rejected(RosterKind::Candidates, &held_key(row))
}

/// What a file, or an earlier line, says of a candidate.
struct Said<'a> {
    name: &'a str,
    cohort: Cohort,
    township: TownshipCode,
    village: Option<VillageCode>,
    phone: &'a str,
    bank_account: &'a str,
    land: Option<LandFacts>,
}

impl<'a> Said<'a> {
    fn of_file(file: &'a Person) -> Self {
        Self {
            name: &file.name,
            cohort: file.cohort,
            township: file.township,
            village: file.village,
            phone: &file.phone,
            bank_account: &file.bank_account,
            land: file.land.clone(),
        }
    }

    fn of_row(row: &'a CandidateRow) -> Self {
        Self {
            name: &row.name,
            cohort: cohort(row),
            township: row.township,
            village: row.village,
            phone: row.phone.as_deref().unwrap_or_default(),
            bank_account: row.bank_account.as_deref().unwrap_or_default(),
            land: land(row),
        }
    }
}

/// Registered by a township whose people the actor does not see.
fn elsewhere(reader: &Reader, row: &CandidateRow) -> Vec<Difference> {
    let there = reader.people().township_of(&row.id_number);
    let name = |code| reader.places().township_name(code);
    let claim = there.map(|code| difference(row, "township", name(code), name(row.township)));
    claim.into_iter().collect()
}

/// What a line says otherwise, the gravest first; a cell that says nothing says nothing
/// else.
fn differing(reader: &Reader, known: Said<'_>, row: &CandidateRow) -> Vec<Difference> {
    let places = reader.places();
    let mut found = Vec::new();
    let mut note = |field, from: Option<String>, to: Option<String>| {
        if let Some(to) = to.filter(|to| from.as_ref() != Some(to)) {
            found.push(difference(row, field, from.unwrap_or_default(), to));
        }
    };
    if !same_name(known.name, &row.name) {
        note("name", Some(known.name.to_owned()), Some(row.name.clone()));
    }
    let township = |code| Some(places.township_name(code));
    note("township", township(known.township), township(row.township));
    let village = |code: Option<VillageCode>| code.map(|code| places.village_name(code));
    note("village", village(known.village), village(row.village));
    let text = |cohort: Cohort| Some(cohort.code().to_owned());
    note("cohort", text(known.cohort), text(cohort(row)));
    let (was, says) = (known.land.as_ref(), land(row));
    let says = says.as_ref();
    let project = |land: Option<&LandFacts>| land.and_then(|land| land.project.clone());
    let same = |one: &String, other: &String| number_key(one) == number_key(other);
    if !project(was).zip(project(says)).is_some_and(|(was, says)| same(&was, &says)) {
        note("project_no", project(was), project(says));
    }
    let area = |area: Option<Area>| area.map(|area| area.to_string());
    let contracted = |land: Option<&LandFacts>| area(land.and_then(|land| land.contracted));
    note("contracted_area", contracted(was), contracted(says));
    let taken = |land: Option<&LandFacts>| area(land.map(|land| land.requisitioned));
    note("requisitioned_area", taken(was), taken(says));
    let day = |land: Option<&LandFacts>| land.and_then(|l| l.taken_on).map(|day| day.to_string());
    note("requisitioned_on", day(was), day(says));
    note("phone", Some(known.phone.to_owned()), row.phone.clone());
    note("bank_account", Some(known.bank_account.to_owned()), row.bank_account.clone());
    found
}

fn difference(row: &CandidateRow, field: &'static str, from: String, to: String) -> Difference {
    Difference { table: 0, line: 0, id_number: row.id_number, field, from, to }
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
    Command::Person(PersonCommand::Register(Box::new(RegisterPerson {
        id_number: row.id_number,
        name: row.name.clone(),
        cohort: cohort(row),
        township: row.township,
        village: row.village,
        phone: row.phone.clone().unwrap_or_default(),
        bank_account: row.bank_account.clone().unwrap_or_default(),
        legacy: None,
        land: land(row),
        source: Some(arrived(roster, line)),
    })))
}

fn cohort(row: &CandidateRow) -> Cohort {
    match row.cohort {
        CandidateCohort::Existing => Cohort::Existing,
        CandidateCohort::New => Cohort::New,
    }
}

/// A contracted area that is left out, or of nothing, is not known; what was taken is kept
/// all the same.
fn land(row: &CandidateRow) -> Option<LandFacts> {
    let contracted = row.contracted_area.and_then(Area::from_decimal);
    Some(LandFacts {
        project: row.project_no.clone(),
        contracted: contracted.filter(|area| *area != Area::default()),
        requisitioned: Area::from_decimal(row.requisitioned_area)?,
        taken_on: row.requisitioned_on,
    })
}
