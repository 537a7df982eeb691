//! A file of any kind taken in, or on trial: what the counts come to, whatever it is about.

use super::bank_result::names_no_batch;
use super::{
    AllocationIntake, FaultCause, Intake, LineFault, RefusedLine, ResultIntake, Roster, RosterKind,
    take_allocations, take_bank_result, take_in,
};
use crate::office::{Actor, Office, OfficeError};

/// What became of a file's lines.
#[derive(Clone, Debug)]
pub enum FileIntake {
    /// Of a roster.
    Lines(Box<Intake>),
    /// Of allocations, which are booked line by line.
    Allocations(AllocationIntake),
    /// Of a bank's result.
    BankResult(ResultIntake),
}

/// The lines of a file by what became of them; together they are all lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileCounts {
    /// Lines that say anything.
    pub lines: usize,
    /// Taken in now.
    pub taken: usize,
    /// Known before, or listed again.
    pub known: usize,
    /// Saying something else than the edition before.
    pub changed: usize,
    /// Unreadable, at odds with the file, or refused.
    pub rejected: usize,
    /// Titles, headings, totals and whatever else is no data.
    pub ignored: usize,
}

impl FileCounts {
    /// These and others together.
    pub fn plus(self, others: Self) -> Self {
        Self {
            lines: self.lines + others.lines,
            taken: self.taken + others.taken,
            known: self.known + others.known,
            changed: self.changed + others.changed,
            rejected: self.rejected + others.rejected,
            ignored: self.ignored + others.ignored,
        }
    }

    /// Whether every line is accounted for.
    pub fn balances(&self) -> bool {
        self.taken + self.known + self.changed + self.rejected + self.ignored == self.lines
    }
}

/// Why a file that moves money is not taken in at all, whatever the rules say of its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WholeFileBar {
    /// The bank's result is settled whole; some line could not be read.
    Unread,
    /// Printed totals that the lines do not come to.
    Totals,
    /// The bank's result names no batch, nor was one told.
    NoBatch,
}

/// What keeps a file out as a whole.
pub fn bar_of(roster: &Roster) -> Option<WholeFileBar> {
    let whole = roster.kind == RosterKind::BankResult;
    let in_words = || roster.faults.iter().any(|fault| fault.cause == FaultCause::SumsDiffer);
    let differs =
        || roster.stopping_totals().next().is_some() || roster.unheld_total.is_some() || in_words();
    match () {
        () if whole && !roster.unread.is_empty() => Some(WholeFileBar::Unread),
        () if whole && names_no_batch(roster) => Some(WholeFileBar::NoBatch),
        () if roster.kind.moves_money() && !roster.totals_excused() && differs() => {
            Some(WholeFileBar::Totals)
        }
        () => None,
    }
}

/// Takes a file in; with `dry_run` only tells what would become of it. The caller has seen to
/// it that nothing keeps it out as a whole ([`bar_of`]).
pub fn take_file(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<FileIntake, OfficeError> {
    match roster.kind {
        RosterKind::Allocations => {
            take_allocations(office, actor, roster, &[], dry_run).map(FileIntake::Allocations)
        }
        RosterKind::BankResult => {
            take_bank_result(office, actor, roster, dry_run).map(FileIntake::BankResult)
        }
        _ => take_in(office, actor, roster, dry_run)
            .map(|intake| FileIntake::Lines(Box::new(intake))),
    }
}

impl FileIntake {
    /// The lines by what became of them.
    pub fn counts(&self, roster: &Roster) -> FileCounts {
        let none = FileCounts {
            lines: roster.all_lines(),
            ignored: roster.ignored.len(),
            ..FileCounts::default()
        };
        match self {
            Self::Lines(intake) => FileCounts {
                taken: intake.taken,
                known: intake.known(),
                changed: intake.edition.changed,
                rejected: intake.rejected(),
                ..none
            },
            Self::Allocations(intake) => FileCounts {
                taken: intake.booked,
                known: intake.already,
                rejected: intake.unread + intake.refused.len(),
                ..none
            },
            Self::BankResult(result) => {
                let lines = roster.lines.len();
                let (taken, known) = if result.already { (0, lines) } else { (lines, 0) };
                FileCounts { taken, known, rejected: roster.unread.len(), ..none }
            }
        }
    }

    /// What is at odds with files or other lines, beside the faults of reading.
    pub fn findings(&self) -> &[LineFault] {
        match self {
            Self::Lines(intake) => &intake.findings,
            Self::Allocations(_) | Self::BankResult(_) => &[],
        }
    }

    /// Lines that were read and that the rules refuse.
    pub fn refused(&self) -> Vec<RefusedLine> {
        match self {
            Self::Lines(intake) => intake.refused.clone(),
            Self::Allocations(intake) => intake.refused.clone(),
            Self::BankResult(_) => Vec::new(),
        }
    }
}
