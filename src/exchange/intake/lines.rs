//! Taking in the rosters of other offices: new and changed lines come into the journal
//! as read and as they arrived, and whoever is no longer listed is told by name.

use super::sorted::{Gone, Intake, said, unreadable};
use crate::base::{IdNumber, METER, Phase, tidy_name};
use crate::casework::{Command, ListedLine, Register, RegisterEntry, RejectedLine, RosterLines};
use crate::exchange::{Line, Roster, RosterRow, Unread};
use crate::office::{Actor, Office, OfficeError, Reader, Submission};
use std::collections::BTreeMap;

/// Lines that come into the journal together.
const TOGETHER: usize = 128;

/// Takes in a roster of a register; with `dry_run` only tells what would become of it.
pub(super) fn take_in(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    register: Register,
    dry_run: bool,
) -> Result<Intake, OfficeError> {
    let reader = office.reader(actor);
    let mut intake =
        Intake { lines: roster.lines.len() + roster.unread.len(), ..Intake::default() };
    let present = weightiest(roster, &mut intake);
    let known = reader.rosters().all().any(|(digest, _)| *digest == roster.digest);
    intake.edition.gone = gone(&reader, register, &present);
    let mut fresh = Vec::new();
    // They say nothing new, but can be read where a rejected line could not.
    let mut again = Vec::new();
    for line in present.into_values() {
        let before =
            reader.rosters().listing(&line.id_number).and_then(|listing| listing.of(register));
        match before {
            Some(before) if known || before.is_same(&line) => {
                intake.already += 1;
                if !known && reader.rosters().answers_rejected(&line) {
                    again.push(line);
                }
            }
            Some(_) => {
                intake.edition.changed += 1;
                fresh.push(line);
            }
            None => {
                intake.taken += 1;
                fresh.push(line);
            }
        }
    }
    let aside = roster.unread.iter().map(|unread| unreadable(roster, unread, key(roster, unread)));
    // The same file again brings nothing back that was mended since.
    let stands =
        |line: &RejectedLine| !known || reader.rosters().is_rejected(register.into(), &line.key);
    let (aside, mended): (Vec<_>, Vec<_>) = aside.partition(stands);
    intake.already += mended.len();
    intake.set_aside = aside;
    let mut fresh = fresh.into_iter().chain(again);
    let chunks = std::iter::from_fn(|| {
        let lines: Vec<ListedLine> = fresh.by_ref().take(TOGETHER).collect();
        let digest = roster.digest.clone();
        (!lines.is_empty()).then_some(Command::Lines(RosterLines { register, digest, lines }))
    });
    let import = roster.noted(intake.lines, intake.set_aside.clone());
    if dry_run {
        reader.would(&import)?;
        return Ok(intake);
    }
    METER.begin(Phase::Judging, (intake.taken + intake.edition.changed) as u64);
    let submissions = chunks.chain([import]).map(|command| Submission {
        id: office.next_command(&actor.session),
        command,
        seen: None,
    });
    let outcomes = office.submit_all(actor, submissions.collect())?;
    outcomes.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(intake)
}

/// The line of each number that weighs most, the later of equals; further lines of one
/// number are counted as such.
fn weightiest(roster: &Roster, intake: &mut Intake) -> BTreeMap<IdNumber, ListedLine> {
    let mut present: BTreeMap<_, ListedLine> = BTreeMap::new();
    for line in roster.lines.iter().filter_map(listed) {
        match present.get(&line.id_number) {
            Some(other) => {
                intake.listed_again += 1;
                if line.says.weight() >= other.says.weight() {
                    present.insert(line.id_number, line);
                }
            }
            None => {
                present.insert(line.id_number, line);
            }
        }
    }
    present
}

fn listed(line: &Line) -> Option<ListedLine> {
    let (id_number, name, says) = match &line.row {
        RosterRow::Resident(row) => (
            row.id_number,
            &row.name,
            RegisterEntry::Resident {
                status: row.status,
                balance: row.balance,
                monthly: row.monthly,
                township: row.township,
            },
        ),
        RosterRow::Employee(row) => (
            row.id_number,
            &row.name,
            RegisterEntry::Employee { status: row.status, employer: row.employer.clone() },
        ),
        RosterRow::Household(row) => (
            row.id_number,
            &row.name,
            RegisterEntry::Household { status: row.status, since: row.since },
        ),
        _ => return None,
    };
    let cells = line.cells.clone();
    Some(ListedLine { id_number, name: name.clone(), says, line: line.number, cells })
}

/// Who stood in the register and is not in this roster; they stay as they were.
fn gone(
    reader: &Reader,
    register: Register,
    present: &BTreeMap<IdNumber, ListedLine>,
) -> Vec<Gone> {
    let before = reader.rosters().listings().filter_map(|(number, listing)| {
        let line = listing.of(register).filter(|_| !present.contains_key(number))?;
        Some(Gone { name: line.name.clone(), number: number.masked() })
    });
    let mut gone: Vec<Gone> = before.collect();
    gone.sort();
    gone
}

/// What tells an unreadable line apart in a mended roster: name and number as they stand.
fn key(roster: &Roster, unread: &Unread) -> String {
    let name = tidy_name(said(roster, unread, "name"));
    format!("{name} {}", said(roster, unread, "id_number")).trim().to_owned()
}
