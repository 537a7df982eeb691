//! What becomes of a roster's lines: the counts, and the lines sorted by what is to be done
//! with them.

use crate::base::{Date, IdNumber};
use crate::casework::{Arrived, Command, Person, PersonRefusal, Refusal, RejectedLine, RosterKind};
use crate::exchange::{FaultCause, Line, LineFault, Roster, Unread, partial_reading};
use crate::office::{OfficeError, Reader};

/// What became of a roster's lines; every line is in exactly one of the counts.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// Lines that say anything, those that are no data among them.
    pub lines: usize,
    /// Lines that are no data.
    pub ignored: usize,
    /// People newly registered, or facts newly recorded.
    pub taken: usize,
    /// Lines whose people or facts were taken in from such a line before.
    pub already: usize,
    /// Lines that say again what another line of the roster says.
    pub listed_again: usize,
    /// Lines kept until they are mended: unreadable, or at odds with the file.
    pub set_aside: Vec<RejectedLine>,
    /// People newly registered whom a line names that is kept aside: their figures cannot
    /// be read yet.
    pub named: usize,
    /// Candidates on file for whom no confirmation case could be opened; each is a finding.
    pub without_case: usize,
    /// Lines that the rules refuse.
    pub refused: Vec<RefusedLine>,
    /// What is at odds with files or other lines, beside the faults of reading.
    pub findings: Vec<LineFault>,
    /// Where readable lines say something else than what is on file.
    pub differences: Vec<Difference>,
    /// The roster against the edition before it.
    pub edition: Edition,
}

impl Intake {
    /// Of a roster that was read and not yet taken in.
    pub(super) fn of(roster: &Roster) -> Self {
        Self { lines: roster.all_lines(), ignored: roster.ignored.len(), ..Self::default() }
    }

    /// Keeps lines aside, but for those that were mended and taken in before, as they stand.
    pub(super) fn keep_unless_mended(
        &mut self,
        kind: RosterKind,
        aside: Vec<RejectedLine>,
        reader: &Reader,
    ) {
        let is_mended = |line: &RejectedLine| reader.rosters().is_mended(kind, line);
        let (mended, aside): (Vec<_>, Vec<_>) = aside.into_iter().partition(is_mended);
        self.already += mended.len();
        self.set_aside.extend(aside);
    }

    /// What is taken down of each table: that it was read, and its rejected lines.
    pub(super) fn notes(&self, roster: &Roster) -> Vec<Command> {
        let of_table = |at: usize| {
            let digest = &roster.tables[at].digest;
            let is_in = |line: &&RejectedLine| {
                line.reading.as_ref().is_some_and(|reading| reading.digest == *digest)
            };
            roster.noted(at, self.set_aside.iter().filter(is_in).cloned().collect())
        };
        (0..roster.tables.len()).map(of_table).collect()
    }

    /// Lines that say what was known: taken in before, listed again, or older than what is.
    pub fn known(&self) -> usize {
        self.already + self.listed_again + self.edition.older.len()
    }

    /// Lines that were rejected: unreadable, at odds with the file, or refused by the rules.
    pub fn rejected(&self) -> usize {
        self.set_aside.len() + self.refused.len()
    }

    /// Whether every line is accounted for: lines = taken + known + changed + rejected + no
    /// data.
    pub fn balances(&self) -> bool {
        let accounted =
            self.taken + self.known() + self.edition.changed + self.rejected() + self.ignored;
        accounted == self.lines
    }
}

/// A roster against the edition before it.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    /// Lines that say something else than before.
    pub changed: usize,
    /// People who were listed before and are no longer; they stay.
    pub gone: Vec<Gone>,
    /// Lines with an earlier status date than what stands, which stays.
    pub older: Vec<OlderLine>,
}

/// A line that is older than the one that stands for its person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OlderLine {
    /// Which of the file's tables.
    pub table: usize,
    /// Line number as a person sees it.
    pub line: u32,
    /// 姓名 as it stands on it.
    pub name: String,
    /// The masked identity number.
    pub number: String,
    /// Its status date, where it has one.
    pub since: Option<Date>,
}

/// Where a line says something else than what is on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which of the file's tables.
    pub table: usize,
    /// Line number as a person sees it.
    pub line: u32,
    /// The identity number on it; masked when shown.
    pub id_number: IdNumber,
    /// Our key of the column.
    pub field: &'static str,
    /// What is on file, as text.
    pub from: String,
    /// What the line says, as text.
    pub to: String,
}

/// Somebody who is no longer listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gone {
    /// Name as last listed.
    pub name: String,
    /// The legacy number, or the masked identity number.
    pub number: String,
}

/// A line that was read but refused.
#[derive(Clone, Debug)]
pub struct RefusedLine {
    /// Which of the file's tables.
    pub table: usize,
    /// Line number as a person sees it.
    pub line: u32,
    /// The identity number on it, where the kind has one; masked when shown.
    pub id_number: Option<IdNumber>,
    /// Why it was refused.
    pub error: OfficeError,
}

/// A readable line on its way.
pub(super) struct Arrival<'a> {
    pub(super) line: &'a Line,
    pub(super) command: Command,
    pub(super) count: Count,
}

/// Among which lines one counts that was carried out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// It says something new.
    Taken,
    /// It says again what another line says.
    Again,
    /// It says something else than the edition before.
    Changed,
}

/// A roster's lines, sorted by what is to become of them.
#[derive(Default)]
pub(super) struct Sorted<'a> {
    pub(super) arrivals: Vec<Arrival<'a>>,
    /// Commands that register whoever is named on a line that cannot be read.
    pub(super) named: Vec<Command>,
    /// Commands that belong to no line's own count.
    pub(super) notes: Vec<Command>,
    pub(super) already: usize,
    pub(super) listed_again: usize,
    pub(super) set_aside: Vec<RejectedLine>,
    pub(super) refused: Vec<RefusedLine>,
    pub(super) findings: Vec<LineFault>,
    pub(super) gone: Vec<Gone>,
    pub(super) differences: Vec<Difference>,
    pub(super) without_case: usize,
}

pub(super) fn refused(line: &Line, error: impl Into<OfficeError>) -> RefusedLine {
    RefusedLine {
        table: line.table,
        line: line.number,
        id_number: line.row.id_number(),
        error: error.into(),
    }
}

/// The file that a line's number belongs to.
pub(super) fn known<'r>(reader: &'r Reader, line: &Line) -> Result<&'r Person, RefusedLine> {
    let file = line.row.id_number().and_then(|number| reader.people().by_id_number(&number));
    file.ok_or_else(|| refused(line, Refusal::from(PersonRefusal::Unknown)))
}

/// Which of a file's tables were read before, as they are; a mended line was not.
pub(super) fn known_tables(roster: &Roster, reader: &Reader) -> Vec<bool> {
    let known = |digest: &str| !roster.is_mended && reader.rosters().is_on_record(digest);
    roster.tables.iter().map(|table| known(&table.digest)).collect()
}

pub(super) fn arrived(roster: &Roster, line: &Line) -> Arrived {
    Arrived {
        roster: roster.tables[line.table].digest.clone(),
        line: line.number,
        cells: line.cells.clone(),
    }
}

/// A readable line with something in it that is at odds with what is on file.
pub(super) fn fault(
    roster: &Roster,
    line: &Line,
    field: &str,
    cause: FaultCause,
    fatal: bool,
) -> LineFault {
    LineFault {
        table: line.table,
        line: line.number,
        column: roster.heading(line.table, field).to_owned(),
        field: field.to_owned(),
        content: roster.said(line.table, &line.cells, field).trim().to_owned(),
        cause,
        fatal,
    }
}

/// A readable line kept aside for a fault.
pub(super) fn aside(roster: &Roster, line: &Line, fault: &LineFault, key: String) -> RejectedLine {
    aside_for(roster, line, &[fault], key)
}

/// A readable line kept aside for several faults; the first is told.
pub(super) fn aside_for(
    roster: &Roster,
    line: &Line,
    faults: &[&LineFault],
    key: String,
) -> RejectedLine {
    let first = faults.first();
    RejectedLine {
        line: line.number,
        column: first.map(|fault| fault.column.clone()).unwrap_or_default(),
        cause: first.map(|fault| fault.cause.code().to_owned()).unwrap_or_default(),
        key,
        cells: line.cells.clone(),
        reading: Some(Box::new(partial_reading::read(roster, line.table, &line.cells, faults))),
    }
}

/// An unreadable line kept aside; one that nothing tells apart goes by its place.
pub(super) fn unreadable(roster: &Roster, unread: &Unread, key: String) -> RejectedLine {
    let faults = roster.faults_of(unread.table, unread.number).iter();
    let fatal: Vec<&LineFault> = faults.filter(|fault| fault.fatal).collect();
    let first = fatal.first();
    let mut reading = partial_reading::read(roster, unread.table, unread.meaning(), &fatal);
    reading.meant.clone_from(&unread.meant);
    let place = || format!("{}:{}", &roster.tables[unread.table].digest[..8], unread.number);
    RejectedLine {
        line: unread.number,
        column: first.map(|fault| fault.column.clone()).unwrap_or_default(),
        cause: first.map(|fault| fault.cause.code().to_owned()).unwrap_or_default(),
        key: if key.is_empty() { place() } else { key },
        cells: unread.cells.clone(),
        reading: Some(Box::new(reading)),
    }
}

/// What an unreadable line says under a key, trimmed.
pub(super) fn said<'a>(roster: &'a Roster, unread: &'a Unread, key: &str) -> &'a str {
    roster.said(unread.table, unread.meaning(), key).trim()
}
