//! Taking a roster's people in, each line by the same command a clerk would give.

use super::{
    CandidateCohort, CandidateRow, LegacyRow, Line, Roster, RosterKind, Row, gleaning, lines_intake,
};
use crate::base::{Area, IdNumber, PersonId};
use crate::casework::{
    Arrived, Cohort, Command, LandFacts, LegacyRelation, Person, PersonCommand, PersonRefusal,
    Refusal, Register, RegisterPerson, RosterImport, SetAside,
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
    /// What a newer edition of a roster brings.
    pub edition: Edition,
    /// Lines that could not be read, kept until they are mended.
    pub set_aside: Vec<SetAside>,
    /// Lines that the rules refuse.
    pub refused: Vec<RefusedLine>,
}

/// A roster against the edition before it.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    /// Lines that say something else than before.
    pub changed: usize,
    /// People who were listed before and are no longer; they stay.
    pub gone: Vec<Gone>,
}

/// Somebody who is no longer listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gone {
    /// The name.
    pub name: String,
    /// The legacy number, or the masked identity number.
    pub number: String,
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

/// Takes in a roster of people or of another office's scheme; with `dry_run` only tells
/// what would become of it. The same roster again changes nothing.
pub fn take_in(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<Intake, OfficeError> {
    match Register::of_code(roster.kind.code()) {
        Some(register) => lines_intake::take_in(office, actor, roster, register, dry_run),
        None => take_in_people(office, actor, roster, dry_run),
    }
}

fn take_in_people(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<Intake, OfficeError> {
    let reader = office.reader(actor);
    let mut intake =
        Intake { lines: roster.lines.len() + roster.unread.len(), ..Intake::default() };
    let Sorted { new, again, changed } = sort(roster, &reader, &mut intake);
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
        for arrival in &changed {
            let would = reader.would(&arrival.command);
            count(&mut intake, arrival, would, |intake| &mut intake.edition.changed);
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
    for (arrival, outcome) in changed.iter().zip(submit(&changed)?) {
        count(&mut intake, arrival, outcome.map(|_| ()), |intake| &mut intake.edition.changed);
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

/// A roster's readable lines by what they are to their people.
struct Sorted<'a> {
    new: Vec<Arrival<'a>>,
    again: Vec<(&'a Line, &'a LegacyRow)>,
    changed: Vec<Arrival<'a>>,
}

/// Parts the lines into those of new people, those that list somebody again, and those
/// that say something else than the edition before; tells who is no longer listed.
fn sort<'a>(roster: &'a Roster, reader: &Reader, intake: &mut Intake) -> Sorted<'a> {
    let mut seen = HashSet::new();
    let mut listed = HashSet::new();
    let mut sorted = Sorted { new: Vec::new(), again: Vec::new(), changed: Vec::new() };
    let known = reader.rosters().any(|(digest, _)| *digest == roster.digest);
    for line in &roster.lines {
        match &line.row {
            Row::Legacy(row) => {
                listed.insert(&*row.legacy_no);
                if let Some(person) = reader.person_of_legacy_no(&row.legacy_no) {
                    if known || says_the_same(person, row) {
                        intake.already += 1;
                    } else {
                        let command = amended(roster, line, row, person.id);
                        let id_number = row.id_number;
                        sorted.changed.push(Arrival { line, id_number, command });
                    }
                } else if reader.person_of(&row.id_number).is_some()
                    || seen.contains(&row.id_number)
                {
                    sorted.again.push((line, row));
                } else {
                    let command = register_legacy(roster, line, row);
                    sorted.new.push(Arrival { line, id_number: row.id_number, command });
                }
                seen.insert(row.id_number);
            }
            Row::Candidate(row) => {
                let command = register_candidate(roster, line, row);
                sorted.new.push(Arrival { line, id_number: row.id_number, command });
            }
            _ => {}
        }
    }
    if roster.kind == RosterKind::Legacy {
        intake.edition.gone = gone(roster, reader, &listed);
    }
    sorted
}

/// Whether a line of the legacy roster says what it said before. A line whose figures
/// older records do not hold says nothing new.
fn says_the_same(person: &Person, row: &LegacyRow) -> bool {
    let new = relation(row);
    let same = |name: &str, known: &LegacyRelation| {
        name == row.name && LegacyRelation { ended: None, ..known.clone() } == new
    };
    let further = person.further_lines.iter().map(|line| (&line.name, &line.relation));
    let mut lines = person.legacy.iter().map(|legacy| (&person.name, legacy)).chain(further);
    let known = lines.find(|(_, known)| known.legacy_no == row.legacy_no);
    known.is_none_or(|(name, known)| same(name, known))
}

/// Who is registered by a legacy number that this roster no longer has.
fn gone(roster: &Roster, reader: &Reader, listed: &HashSet<&str>) -> Vec<Gone> {
    let unread: HashSet<String> =
        roster.unread.iter().map(|unread| gleaning::kept(roster, unread).key).collect();
    let people = reader.people().filter_map(|person| {
        let number = &person.legacy.as_ref()?.legacy_no;
        let missing = !listed.contains(&**number) && !unread.contains(number);
        missing.then(|| Gone { name: person.name.clone(), number: number.clone() })
    });
    people.collect()
}

fn relation(row: &LegacyRow) -> LegacyRelation {
    LegacyRelation {
        legacy_no: row.legacy_no.clone(),
        balance: row.balance,
        enjoyed: row.subsidy_enjoyed,
        drawing: row.drawing,
        monthly: row.monthly,
        ended: None,
    }
}

fn amended(roster: &Roster, line: &Line, row: &LegacyRow, person: PersonId) -> Command {
    Command::Person(PersonCommand::AmendLegacy {
        person,
        name: row.name.clone(),
        relation: relation(row),
        source: arrived(roster, line),
    })
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
        legacy: Some(relation(row)),
        land: None,
        source: Some(arrived(roster, line)),
    })))
}

fn listed_again(roster: &Roster, line: &Line, row: &LegacyRow, person: PersonId) -> Command {
    Command::Person(PersonCommand::NoteListedAgain {
        person,
        legacy_no: row.legacy_no.clone(),
        name: row.name.clone(),
        relation: relation(row),
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
    let lines = roster.unread.iter().map(|unread| gleaning::kept(roster, unread));
    lines.filter(|line| !is_known(&line.key)).collect()
}
