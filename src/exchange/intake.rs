//! Taking a roster's people in, each line by the same command a clerk would give.

use super::{CandidateCohort, CandidateRow, LegacyRow, Line, Roster, RosterKind, Row, Unread};
use crate::base::{Area, IdNumber, PersonId};
use crate::casework::{
    Arrived, Cohort, Command, LandFacts, LegacyRelation, PersonCommand, PersonRefusal, Refusal,
    RegisterPerson, RosterImport, SetAside,
};
use crate::office::{Actor, Office, OfficeError, Outcome, Reader, Submission};
use std::collections::HashSet;

/// What became of a roster's lines; every line is in exactly one of the counts.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// Lines with people on them.
    pub lines: usize,
    /// People newly registered.
    pub registered: usize,
    /// Lines of people who were registered from such a line before.
    pub already: usize,
    /// Lines that list a person of the same roster again.
    pub listed_again: usize,
    /// Lines that could not be read, kept until they are mended.
    pub set_aside: Vec<SetAside>,
    /// Lines that the rules refuse.
    pub refused: Vec<RefusedLine>,
}

/// A line that was read but refused.
#[derive(Clone, Debug)]
pub struct RefusedLine {
    /// Line number as a person sees it.
    pub line: u32,
    /// The identity number on it; masked when shown.
    pub id_number: IdNumber,
    /// Why.
    pub error: OfficeError,
}

/// A readable line on its way.
struct Arrival<'a> {
    line: &'a Line,
    id_number: IdNumber,
    command: Command,
}

/// Takes in a roster of `legacy` or `candidates`; with `dry_run` only tells what would
/// become of it. The same roster again changes nothing.
pub fn take_in(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<Intake, OfficeError> {
    let reader = office.reader(actor);
    let mut intake =
        Intake { lines: roster.lines.len() + roster.unread.len(), ..Intake::default() };
    let (new, again) = sort(roster, &reader, &mut intake);
    intake.set_aside = set_aside(roster, &reader);
    intake.already += roster.unread.len() - intake.set_aside.len();
    let submit = |arrivals: &[Arrival<'_>]| -> Result<Vec<Outcome>, OfficeError> {
        let submissions = arrivals.iter().map(|arrival| Submission {
            id: office.next_command(&actor.session),
            command: arrival.command.clone(),
            seen: None,
        });
        office.submit_all(actor, submissions.collect())
    };
    if dry_run {
        for arrival in &new {
            let would = reader.would(&arrival.command);
            count(&mut intake, arrival, would, |intake| &mut intake.registered);
        }
        intake.listed_again += again.len();
        return Ok(intake);
    }
    for (arrival, outcome) in new.iter().zip(submit(&new)?) {
        count(&mut intake, arrival, outcome.map(|_| ()), |intake| &mut intake.registered);
    }
    let now = office.reader(actor);
    let again: Vec<Arrival<'_>> = again
        .into_iter()
        .filter_map(|(line, row)| {
            let person = now.person_of(&row.id_number)?.id;
            let command = listed_again(roster, line, row, person);
            Some(Arrival { line, id_number: row.id_number, command })
        })
        .collect();
    for (arrival, outcome) in again.iter().zip(submit(&again)?) {
        count(&mut intake, arrival, outcome.map(|_| ()), |intake| &mut intake.listed_again);
    }
    let import = Command::Roster(RosterImport {
        kind: roster.kind.code().to_owned(),
        file: roster.file_name.clone(),
        digest: roster.digest.clone(),
        lines: intake.lines as u32,
        set_aside: intake.set_aside.clone(),
    });
    office.submit(actor, office.next_command(&actor.session), import, None)?;
    Ok(intake)
}

fn count(
    intake: &mut Intake,
    arrival: &Arrival<'_>,
    outcome: Result<(), OfficeError>,
    done: impl Fn(&mut Intake) -> &mut usize,
) {
    match outcome {
        Ok(()) => *done(intake) += 1,
        Err(OfficeError::Refused(Refusal::Person(PersonRefusal::AlreadyRegistered { .. }))) => {
            intake.already += 1;
        }
        Err(error) => {
            let (line, id_number) = (arrival.line.number, arrival.id_number);
            intake.refused.push(RefusedLine { line, id_number, error });
        }
    }
}

/// Parts the lines into those of new people and those that list somebody again.
fn sort<'a>(
    roster: &'a Roster,
    reader: &Reader,
    intake: &mut Intake,
) -> (Vec<Arrival<'a>>, Vec<(&'a Line, &'a LegacyRow)>) {
    let mut seen = HashSet::new();
    let (mut new, mut again) = (Vec::new(), Vec::new());
    for line in &roster.lines {
        match &line.row {
            Row::Legacy(row) => {
                if reader.person_of_legacy_no(&row.legacy_no).is_some() {
                    intake.already += 1;
                } else if reader.person_of(&row.id_number).is_some()
                    || seen.contains(&row.id_number)
                {
                    again.push((line, row));
                } else {
                    let command = register_legacy(roster, line, row);
                    new.push(Arrival { line, id_number: row.id_number, command });
                }
                seen.insert(row.id_number);
            }
            Row::Candidate(row) => {
                let command = register_candidate(roster, line, row);
                new.push(Arrival { line, id_number: row.id_number, command });
            }
            _ => {}
        }
    }
    (new, again)
}

fn arrived(roster: &Roster, line: &Line) -> Arrived {
    Arrived {
        roster: roster.digest.clone(),
        line: line.number,
        cells: line.cells.iter().map(str::to_owned).collect(),
    }
}

fn register_legacy(roster: &Roster, line: &Line, row: &LegacyRow) -> Command {
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

fn listed_again(roster: &Roster, line: &Line, row: &LegacyRow, person: PersonId) -> Command {
    Command::Person(PersonCommand::NoteListedAgain {
        person,
        legacy_no: row.legacy_no.clone(),
        source: arrived(roster, line),
    })
}

fn register_candidate(roster: &Roster, line: &Line, row: &CandidateRow) -> Command {
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

/// The lines that could not be read and whose people are not registered meanwhile.
fn set_aside(roster: &Roster, reader: &Reader) -> Vec<SetAside> {
    if roster.unread.is_empty() {
        return Vec::new();
    }
    let legacy = roster.kind == RosterKind::Legacy;
    let candidates = reader.people().filter(|person| person.legacy.is_none());
    let known: HashSet<String> =
        candidates.map(|person| SetAside::candidate_key(&person.name, &person.phone)).collect();
    let is_known = |key: &str| {
        if legacy { reader.person_of_legacy_no(key).is_some() } else { known.contains(key) }
    };
    let lines = roster.unread.iter().map(|unread| kept(roster, unread, legacy));
    lines.filter(|line| !is_known(&line.key)).collect()
}

fn kept(roster: &Roster, unread: &Unread, legacy: bool) -> SetAside {
    let fault = roster.faults_of(unread.number).iter().find(|fault| fault.fatal);
    let said = |key| roster.said(&unread.cells, key).trim().to_owned();
    SetAside {
        line: unread.number,
        column: fault.map(|fault| fault.column.clone()).unwrap_or_default(),
        cause: fault.map(|fault| fault.cause.code().to_owned()).unwrap_or_default(),
        key: if legacy {
            said("legacy_no")
        } else {
            SetAside::candidate_key(&crate::base::tidy_name(&said("name")), &said("phone"))
        },
        cells: unread.cells.iter().map(str::to_owned).collect(),
    }
}
