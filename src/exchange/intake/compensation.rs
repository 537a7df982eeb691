//! 补偿名册: whom land projects compensated; a newer edition changes areas and sums (S3).

use super::giving::Giving;
use super::sorted::{Intake, said, unreadable};
use crate::base::{Area, tidy_name};
use crate::casework::{
    Command, Compensated, CompensatedLine, CompensationKey, CompensationLines, RosterKind,
};
use crate::exchange::{CompensationRow, Line, Roster, RosterRow};
use crate::office::OfficeError;
use std::collections::BTreeMap;

/// Lines that come into the journal together.
const TOGETHER: usize = 128;

/// A line with the table it stands in.
type OfTable = (usize, CompensatedLine);

/// Takes in a compensation list. An edition that was read before brings nothing back, whatever
/// came since.
pub(super) fn take_in(desk: &mut Giving<'_>, roster: &Roster) -> Result<Intake, OfficeError> {
    let reader = desk.reader();
    let mut intake = Intake::of(roster);
    let known = !roster.is_mended && reader.rosters().is_on_record(&roster.digest);
    let mut fresh = Vec::new();
    for (table, mut line) in present(roster, &mut intake).into_values() {
        let before = reader.lists().compensated(&line.says.key());
        line.says.project = match before {
            Some(before) => before.says.project.clone(),
            None => reader.land().number(&line.says.project),
        };
        // Several lines of one person in one file are added up, mended ones too.
        let own = &roster.tables[table].digest;
        if let Some(before) = before.filter(|_| roster.is_mended)
            && reader.rosters().digest_of(&before.source) == Some(own)
        {
            line.says.area = line.says.area.plus(before.says.area);
            line.says.amount += before.says.amount;
        }
        let rejected = Compensated::rejected_key(&line.says.project, &line.says.name);
        let mends = reader.rosters().is_rejected(RosterKind::Compensation, &rejected);
        match before {
            Some(before) if before.says == line.says || known => {
                intake.already += 1;
                if mends && !known {
                    fresh.push((table, line));
                }
            }
            Some(_) => {
                intake.edition.changed += 1;
                fresh.push((table, line));
            }
            None => {
                intake.taken += 1;
                fresh.push((table, line));
            }
        }
    }
    let unread = roster.unread.iter().map(|unread| {
        let name = tidy_name(said(roster, unread, "name"));
        let key = Compensated::rejected_key(said(roster, unread, "project_no"), &name);
        unreadable(roster, unread, key)
    });
    let stands = |key: &str| !known || reader.rosters().is_rejected(RosterKind::Compensation, key);
    let (aside, mended): (Vec<_>, Vec<_>) = unread.partition(|line| stands(&line.key));
    intake.already += mended.len();
    intake.keep_unless_mended(RosterKind::Compensation, aside, &reader);
    let count = intake.taken + intake.edition.changed;
    desk.record(chunks(roster, fresh), intake.notes(roster), count)?;
    Ok(intake)
}

/// A record holds lines of one table: by it a line's table is found again.
fn chunks(roster: &Roster, mut fresh: Vec<OfTable>) -> Vec<Command> {
    fresh.sort_by_key(|(table, line)| (*table, line.line));
    let tables = fresh.chunk_by(|(one, _), (other, _)| one == other);
    let chunks = tables.flat_map(|lines| lines.chunks(TOGETHER)).map(|lines| {
        let digest = roster.tables[lines[0].0].digest.clone();
        let lines = lines.iter().map(|(_, line)| line.clone()).collect();
        Command::Compensation(CompensationLines { digest, lines })
    });
    chunks.collect()
}

/// Everybody whom the list names, by project: several lines of one person are added up.
fn present(roster: &Roster, intake: &mut Intake) -> BTreeMap<CompensationKey, OfTable> {
    let mut present: BTreeMap<_, OfTable> = BTreeMap::new();
    for line in &roster.lines {
        let RosterRow::Compensation(row) = &line.row else { continue };
        let Some(listed) = listed(line, row) else { continue };
        match present.get_mut(&listed.says.key()) {
            Some((_, first)) => {
                intake.listed_again += 1;
                first.says.area = first.says.area.plus(listed.says.area);
                first.says.amount += listed.says.amount;
            }
            None => {
                present.insert(listed.says.key(), (line.table, listed));
            }
        }
    }
    present
}

/// Reading let no area through that is none.
fn listed(line: &Line, row: &CompensationRow) -> Option<CompensatedLine> {
    let says = Compensated {
        project: row.project_no.clone(),
        name: row.name.clone(),
        id_number: row.id_number,
        area: Area::from_decimal(row.area)?,
        amount: row.amount,
        township: row.township,
        village: row.village,
    };
    Some(CompensatedLine { says, line: line.number, cells: line.cells.clone() })
}
