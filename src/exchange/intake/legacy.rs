//! 原参保人员名册: the people of the old measure.

use super::editions::{self, Present, Standing};
use super::sorted::{
    Arrival, Count, Difference, Gone, Sorted, arrived, aside, fault, known_tables, said,
};
use crate::base::{PersonId, VillageCode, name_key, number_key};
use crate::casework::{
    Arrived, Cohort, Command, LegacyRelation, Person, PersonCommand, RegisterPerson, RejectedLine,
};
use crate::exchange::{
    FaultCause, LegacyRow, Line, LineFault, Roster, RosterRow, Unread, partial_reading,
};
use crate::office::Reader;
use std::collections::{HashMap, HashSet};

/// Lines of new people; those that list somebody again wait until these are taken in.
pub(super) fn sort<'a>(roster: &'a Roster, reader: &Reader) -> Sorted<'a> {
    let mut seen = HashSet::new();
    let mut sorted = Sorted { gone: gone(roster, reader), ..Sorted::default() };
    let known = known_tables(roster, reader);
    let mut before: HashMap<String, Vec<&LegacyRow>> = HashMap::new();
    for (line, row) in rows(roster) {
        let of_number = reader.people().by_id_number(&row.id_number);
        let holder = reader.people().by_legacy_no(&row.legacy_no);
        let earlier = before.entry(number_key(&row.legacy_no)).or_default();
        let anothers = holder.is_some_and(|file| file.id_number != row.id_number)
            || earlier.iter().any(|other| other.id_number != row.id_number);
        if anothers {
            // Two people under one legacy number: nobody knows whose it is.
            if known[line.table] {
                sorted.already += 1;
                continue;
            }
            let fault = fault(roster, line, "legacy_no", FaultCause::Differs, true);
            let key = format!("{} {}", row.legacy_no, row.id_number.as_str());
            sorted.set_aside.push(aside(roster, line, &fault, key));
            sorted.findings.push(fault);
            continue;
        }
        let again = !earlier.is_empty();
        let same = earlier.iter().any(|other| says_as(other, row));
        let numbered = second_number(row, earlier.len());
        earlier.push(row);
        if again {
            match same {
                true => sorted.listed_again += 1,
                false if reader.people().by_legacy_no(&numbered).is_some() => sorted.already += 1,
                false => {}
            }
            continue;
        }
        // Whose figures could not be read is on file without a legacy number.
        let mended =
            of_number.filter(|file| file.lacks_figures() && !seen.contains(&row.id_number));
        if let Some(person) = mended {
            let command = amended(roster, line, row, person.id);
            sorted.arrivals.push(Arrival { line, command, count: Count::Changed });
        } else if let Some(person) = holder {
            // What only a change may alter is listed, and nothing is written over.
            if !known[line.table] {
                sorted.differences.extend(differing_file(reader, person, line, row));
            }
            let is_mended = reader.rosters().is_line_rejected(&row.legacy_no);
            if known[line.table] || says_the_same(person, row) && !is_mended {
                sorted.already += 1;
            } else {
                sorted.differences.extend(differing(person, line, row));
                let command = amended(roster, line, row, person.id);
                sorted.arrivals.push(Arrival { line, command, count: Count::Changed });
            }
        } else if of_number.is_none() && !seen.contains(&row.id_number) {
            sorted.arrivals.push(Arrival {
                line,
                command: register(roster, line, row),
                count: Count::Taken,
            });
        }
        seen.insert(row.id_number);
    }
    let is_new = |unread: &&Unread| {
        reader.people().by_legacy_no(said(roster, unread, "legacy_no")).is_none()
    };
    let unread = roster.unread.iter().filter(is_new);
    sorted.named = unread.filter_map(|unread| named(roster, unread)).collect();
    sorted
}

/// Whoever a line names of which the rest cannot be read: on file all the same, so that
/// they are found at the window (X1).
fn named(roster: &Roster, unread: &Unread) -> Option<Command> {
    let faults = roster.faults_of(unread.table, unread.number).iter().filter(|fault| fault.fatal);
    let fatal: Vec<&LineFault> = faults.collect();
    let reading = partial_reading::read(roster, unread.table, unread.meaning(), &fatal);
    let (id_number, township) = (reading.id_number?, reading.township?);
    let is_identity = |fault: &&&LineFault| matches!(&*fault.field, "name" | "id_number");
    if fatal.iter().any(|fault| is_identity(&fault)) {
        return None;
    }
    let others = roster.faults_of(unread.table, unread.number);
    let of_another = others.iter().any(|fault| fault.cause == FaultCause::AccountOfAnother);
    // Cells too many may have shifted what stands behind the name and number.
    let shifted = fatal.iter().any(|fault| fault.cause == FaultCause::TooManyCells);
    let kept = |text: String| if shifted { String::new() } else { text };
    let readable = !reading.name.is_empty() && !fatal.iter().any(|fault| fault.field == "name");
    readable.then(|| {
        Command::Person(PersonCommand::Register(Box::new(RegisterPerson {
            id_number,
            name: reading.name,
            cohort: Cohort::Original,
            township,
            village: reading.village.filter(|_| !shifted),
            phone: kept(reading.phone),
            bank_account: if of_another { String::new() } else { kept(reading.bank_account) },
            legacy: None,
            land: None,
            source: Some(Arrived {
                roster: roster.tables[unread.table].digest.clone(),
                line: unread.number,
                cells: unread.cells.clone(),
            }),
        })))
    })
}

/// Lines under whose legacy number nobody is known once the new people are taken in.
pub(super) fn again<'a>(roster: &'a Roster, now: &Reader) -> Vec<Arrival<'a>> {
    let mut before: HashMap<String, Vec<&LegacyRow>> = HashMap::new();
    let again = rows(roster).filter_map(|(line, row)| {
        let earlier = before.entry(number_key(&row.legacy_no)).or_default();
        let (same, of_another) = (
            earlier.iter().any(|other| says_as(other, row)),
            earlier.iter().any(|other| other.id_number != row.id_number),
        );
        let legacy_no = match earlier.len() {
            0 => row.legacy_no.clone(),
            times => second_number(row, times),
        };
        earlier.push(row);
        if same || of_another || now.people().by_legacy_no(&legacy_no).is_some() {
            return None;
        }
        let relation = LegacyRelation { legacy_no: legacy_no.clone(), ..relation(row) };
        let command = Command::Person(PersonCommand::NoteListedAgain {
            person: now.people().by_id_number(&row.id_number)?.id,
            legacy_no,
            name: row.name.clone(),
            relation,
            source: arrived(roster, line),
        });
        Some(Arrival { line, command, count: Count::Again })
    });
    again.collect()
}

/// The number under which a further line with the same legacy number is kept: `-2` behind it.
fn second_number(row: &LegacyRow, earlier: usize) -> String {
    format!("{}-{}", row.legacy_no, earlier + 1)
}

/// Whether two lines of one file say the same of one person.
fn says_as(one: &LegacyRow, other: &LegacyRow) -> bool {
    let same = |row: &LegacyRow| (row.id_number, name_key(&row.name), row.balance);
    same(one) == same(other)
        && (one.subsidy_enjoyed, one.drawing, one.monthly)
            == (other.subsidy_enjoyed, other.drawing, other.monthly)
}

/// What tells an unreadable line apart in a mended roster.
pub(super) fn key(roster: &Roster, unread: &Unread) -> String {
    said(roster, unread, "legacy_no").to_owned()
}

/// Whether a line was taken in: mended, or with amounts from the paper while it says what
/// it said then.
pub(super) fn known_lines<'r>(
    roster: &'r Roster,
    reader: &'r Reader,
) -> impl Fn(&RejectedLine) -> bool + 'r {
    let known = known_tables(roster, reader);
    move |line| {
        let digest = line.reading.as_ref().map(|reading| &reading.digest);
        let mut tables = roster.tables.iter().zip(&known);
        let read_before = tables.any(|(table, known)| *known && Some(&table.digest) == digest);
        let rosters = reader.rosters();
        // A newer edition that cannot be read is none that says nothing new.
        rosters.is_line_on_file(line) && (read_before || rosters.is_line_taken(line))
    }
}

/// Whether a line of the legacy roster says what it said before. A line whose figures
/// older records do not hold says nothing new.
fn says_the_same(person: &Person, row: &LegacyRow) -> bool {
    let new = relation(row);
    let same = |name: &str, known: &LegacyRelation| {
        let legacy_no = new.legacy_no.clone();
        name == row.name && LegacyRelation { ended: None, legacy_no, ..known.clone() } == new
    };
    let further = person.further_lines.iter().map(|line| (&line.name, &line.relation));
    let mut lines = person.legacy.iter().map(|legacy| (&person.name, legacy)).chain(further);
    let known = lines.find(|(_, known)| number_key(&known.legacy_no) == number_key(&row.legacy_no));
    known.is_none_or(|(name, known)| same(name, known))
}

/// Where a line says something else than the one of the same number did before.
fn differing(person: &Person, line: &Line, row: &LegacyRow) -> Vec<Difference> {
    let further = person.further_lines.iter().map(|line| (&line.name, &line.relation));
    let mut lines = person.legacy.iter().map(|legacy| (&person.name, legacy)).chain(further);
    let Some((name, known)) =
        lines.find(|(_, known)| number_key(&known.legacy_no) == number_key(&row.legacy_no))
    else {
        return Vec::new();
    };
    let draws = |drawing: bool| if drawing { "yes" } else { "no" }.to_owned();
    let new = relation(row);
    let pairs = [
        ("name", name.clone(), row.name.clone()),
        ("balance", known.balance.to_string(), new.balance.to_string()),
        ("subsidy_enjoyed", known.enjoyed.to_string(), new.enjoyed.to_string()),
        ("drawing", draws(known.drawing), draws(new.drawing)),
        ("monthly", known.monthly.to_string(), new.monthly.to_string()),
    ];
    differences(line, row, pairs)
}

/// Where a line says something else of the person than their file: township, village, phone,
/// bank account. A cell that says nothing says nothing else.
fn differing_file(
    reader: &Reader,
    person: &Person,
    line: &Line,
    row: &LegacyRow,
) -> Vec<Difference> {
    let places = reader.places();
    let village =
        |code: Option<VillageCode>| code.map(|code| places.village_name(code)).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let pairs = [
        ("township", places.township_name(person.township), places.township_name(row.township)),
        ("village", village(person.village), village(row.village)),
        ("phone", person.phone.clone(), text(&row.phone)),
        ("bank_account", person.bank_account.clone(), text(&row.bank_account)),
    ];
    let said = pairs.into_iter().filter(|(_, _, to)| !to.is_empty());
    differences(line, row, said)
}

fn differences(
    line: &Line,
    row: &LegacyRow,
    pairs: impl IntoIterator<Item = (&'static str, String, String)>,
) -> Vec<Difference> {
    let (table, line, id_number) = (line.table, line.number, row.id_number);
    let others = pairs.into_iter().filter(|(_, from, to)| from != to);
    let difference = |(field, from, to)| Difference { table, line, id_number, field, from, to };
    others.map(difference).collect()
}

/// Who is registered by a legacy number that this edition no longer has.
fn gone(roster: &Roster, reader: &Reader) -> Vec<Gone> {
    let mut people: HashSet<&str> = rows(roster).map(|(_, row)| &*row.legacy_no).collect();
    people.extend(roster.unread.iter().map(|unread| said(roster, unread, "legacy_no")));
    let townships = rows(roster).map(|(_, row)| row.township).collect();
    let before = reader.people().all().filter_map(|person| {
        let number = &person.legacy.as_ref()?.legacy_no;
        let source = person.listed_at.as_ref();
        Some(Standing {
            key: &**number,
            file: source.and_then(|source| reader.rosters().digest_of(source)).unwrap_or_default(),
            township: Some(person.township),
            told: Gone { name: person.name.clone(), number: number.clone() },
        })
    });
    editions::gone(before, &Present { people, townships })
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

fn rows(roster: &Roster) -> impl Iterator<Item = (&Line, &LegacyRow)> {
    roster.lines.iter().filter_map(|line| match &line.row {
        RosterRow::Legacy(row) => Some((line, &**row)),
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
        legacy: Some(relation(row)),
        land: None,
        source: Some(arrived(roster, line)),
    })))
}
