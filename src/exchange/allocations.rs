//! Money that comes into the special account, line by line of the file that tells of it.

use super::{AllocationRow, AllocationSubject, Line, RefusedLine, Roster, RosterRow};
use crate::base::Money;
use crate::casework::{AllocateMoney, Command, FundCommand, FundSubject};
use crate::office::{Actor, Office, OfficeError, Submission};

/// What became of a file's lines; every line is in exactly one of the counts.
#[derive(Clone, Debug, Default)]
pub struct AllocationIntake {
    /// Lines that say anything, those that are no data among them.
    pub lines: usize,
    /// Lines booked now.
    pub booked: usize,
    /// What they come to.
    pub amount: Money,
    /// Lines booked before.
    pub already: usize,
    /// Lines that could not be read; the roster's faults tell why.
    pub unread: usize,
    /// Lines that the rules refuse.
    pub refused: Vec<RefusedLine>,
}

/// Books the allocations of a file; with `dry_run` only tells what would become of them.
/// The same file again changes nothing; a line equal to one booked from another file is
/// refused unless it is among those confirmed as a second sum (M5).
pub fn take_allocations(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    second: &[u32],
    dry_run: bool,
) -> Result<AllocationIntake, OfficeError> {
    let reader = office.reader(actor);
    let mut intake = AllocationIntake {
        lines: roster.all_lines(),
        unread: roster.unread.len(),
        ..AllocationIntake::default()
    };
    let mut new = Vec::new();
    for line in &roster.lines {
        let RosterRow::Allocation(row) = &line.row else { continue };
        let place = (roster.tables[line.table].digest.clone(), line.number);
        if reader.fund().account().allocations.contains_key(&place) {
            intake.already += 1;
        } else {
            new.push((line, row));
        }
    }
    let command = |line: &Line, row| booking(roster, line, row, second);
    let first = roster.lines.iter().find_map(|line| match &line.row {
        RosterRow::Allocation(row) => Some(reader.would(&command(line, row))),
        _ => None,
    });
    // Who may not book is told so, also where all was booked before.
    if let Some(Err(forbidden @ OfficeError::Forbidden(_))) = first {
        return Err(forbidden);
    }
    let outcomes: Vec<Result<(), OfficeError>> = if dry_run {
        new.iter().map(|(line, row)| reader.would(&command(line, row))).collect()
    } else {
        let submissions = new.iter().map(|(line, row)| Submission {
            id: office.next_command(&actor.session),
            command: command(line, row),
            seen: None,
        });
        let outcomes = office.submit_all(actor, submissions.collect())?;
        outcomes.into_iter().map(|outcome| outcome.map(|_| ())).collect()
    };
    for ((line, row), outcome) in new.into_iter().zip(outcomes) {
        match outcome {
            Ok(()) => {
                intake.booked += 1;
                intake.amount += row.amount;
            }
            Err(error) => intake.refused.push(RefusedLine {
                table: line.table,
                line: line.number,
                id_number: None,
                error,
            }),
        }
    }
    if !dry_run && intake.booked > 0 {
        for table in 0..roster.tables.len() {
            let import = roster.noted(table, Vec::new());
            office.submit(actor, office.next_command(&actor.session), import, None)?;
        }
    }
    Ok(intake)
}

/// The command that books a line.
fn booking(roster: &Roster, line: &Line, row: &AllocationRow, second: &[u32]) -> Command {
    Command::Fund(FundCommand::Allocate(AllocateMoney {
        day: row.date,
        subject: match row.subject {
            AllocationSubject::FiscalSubsidy => FundSubject::DistrictAllocation,
            AllocationSubject::CitySubsidy => FundSubject::CityAllocation,
            AllocationSubject::Levy => FundSubject::LandLevy,
            AllocationSubject::RiskReserve => FundSubject::RiskReserve,
        },
        amount: row.amount,
        memo: row.memo.clone().unwrap_or_default(),
        roster: roster.tables[line.table].digest.clone(),
        line: line.number,
        // A line's number says which only where one table was read.
        second: roster.tables.len() == 1 && second.contains(&line.number),
    }))
}
