//! A rejected line read again with some of its cells corrected: under what stood around it in
//! its file, by the same reading and the same intake as a line of that file (K1b, X1).

use super::cells::RawRow;
use super::intake::rehearse;
use super::reading::read_again;
use super::{LineFault, ReadingOptions, Roster, RosterKind, RosterRefusal, Told};
use crate::base::MendId;
use crate::casework::{Command, MendCommand, MendRefusal, MendedCell, Refusal, RejectedLine};
use crate::office::{OfficeError, Reader};

/// Why a line cannot be mended so.
#[derive(Debug)]
pub enum MendFault {
    /// What stood around it cannot be read any more.
    File(RosterRefusal),
    /// The file has no such column.
    NoColumn(String),
    /// It reads as no line of the roster at all.
    NoLine,
    /// It still cannot be read, or would be set aside again: what is wrong with it.
    Line(Vec<LineFault>),
    /// The office refuses it.
    Office(OfficeError),
}

impl From<OfficeError> for MendFault {
    fn from(error: OfficeError) -> Self {
        Self::Office(error)
    }
}

impl From<MendRefusal> for MendFault {
    fn from(refusal: MendRefusal) -> Self {
        Self::Office(OfficeError::Refused(Refusal::from(refusal)))
    }
}

/// A column of a rejected line: its heading, what it is taken for, what came in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendColumn {
    /// Counted from 0.
    pub column: usize,
    /// The heading as the file has it; empty where it has none.
    pub heading: String,
    /// Our key of what it says; none where nothing is read from it.
    pub field: Option<&'static str>,
    /// What stands there; ditto marks spelt out.
    pub came: String,
}

/// The columns of a rejected line, as its file was read.
pub fn mend_columns(
    reader: &Reader,
    kind: RosterKind,
    line: &RejectedLine,
) -> Result<Vec<MendColumn>, MendFault> {
    let roster = again(reader, kind, line, &[])?;
    let lines = roster.reader(0);
    let wide = lines.headings().len().max(line.cells.iter().count());
    let column = |column: usize| {
        let field = lines.read_columns().find(|(_, at)| *at == column);
        let field = field.map(|(field, _)| &*lines.table().fields[field].key);
        let heading = lines.headings().get(column).cloned().unwrap_or_default();
        let came = line.meaning().get(column).to_owned();
        MendColumn { column, heading, field, came }
    };
    Ok((0..wide).map(column).collect())
}

/// What is corrected, by column: its heading as the file has it, or our word or key for it.
pub fn mended_cells(
    kind: RosterKind,
    columns: &[MendColumn],
    set: &[(String, String)],
) -> Result<Vec<MendedCell>, MendFault> {
    let cell = |(named, to): &(String, String)| {
        let named = named.trim();
        let meant = super::field_of_heading(kind, named).unwrap_or(named);
        let exact = columns.iter().find(|column| column.heading.trim() == named);
        let found = exact.or_else(|| columns.iter().find(|column| column.field == Some(meant)));
        let column = found.ok_or_else(|| MendFault::NoColumn(named.to_owned()))?;
        Ok(column.mended(to))
    };
    set.iter().map(cell).collect()
}

impl MendColumn {
    /// Its cell, as it is to read.
    pub fn mended(&self, to: &str) -> MendedCell {
        let (heading, from) = (self.heading.clone(), self.came.clone());
        MendedCell { column: self.column as u32, heading, from, to: to.trim().to_owned() }
    }
}

/// The command that proposes a correction, once the line reads with it and could go in.
pub fn propose_mend(
    reader: &Reader,
    (kind, line): (RosterKind, &RejectedLine),
    cells: Vec<MendedCell>,
    ground: &str,
) -> Result<Command, MendFault> {
    let cells: Vec<MendedCell> = cells.into_iter().filter(|cell| cell.from != cell.to).collect();
    let (key, ground) = (line.key.clone(), ground.to_owned());
    let command = Command::Mend(MendCommand::Propose { kind, key, cells: cells.clone(), ground });
    // What is wrong with a cell is told before what is lacking beside the cells.
    let roster = mended_roster(reader, kind, line, &cells)?;
    reader.would(&command)?;
    brought(reader.clone(), &roster)?;
    Ok(command)
}

/// The command that passes a correction: with what the line brings by now, as whoever proposed
/// it would have brought it in a file.
pub fn pass_mend(reader: &Reader, mend: MendId) -> Result<Command, MendFault> {
    let pass = |brings| Command::PassMend { mend, brings };
    reader.would(&pass(Vec::new()))?;
    let known = reader.mends().get(mend).ok_or(MendRefusal::Unknown)?;
    let as_proposer = reader.mends().as_proposer(known)?;
    let roster = mended_roster(reader, known.kind, &known.line, &known.cells)?;
    Ok(pass(brought(as_proposer, &roster)?))
}

/// The roster of the one line, mended; whatever is still wrong with it is a fault.
fn mended_roster(
    reader: &Reader,
    kind: RosterKind,
    line: &RejectedLine,
    cells: &[MendedCell],
) -> Result<Roster, MendFault> {
    let roster = again(reader, kind, line, cells)?;
    match (&roster.lines[..], &roster.unread[..]) {
        ([_], []) => Ok(roster),
        ([], [_]) => {
            let fatal = roster.faults.into_iter().filter(|fault| fault.fatal);
            Err(MendFault::Line(fatal.collect()))
        }
        _ => Err(MendFault::NoLine),
    }
}

/// What still keeps a line out, corrected so: that it cannot be read, or that it differs from
/// what is on file.
pub fn mend_fault(
    reader: &Reader,
    (kind, line): (RosterKind, &RejectedLine),
    cells: &[MendedCell],
) -> Option<MendFault> {
    let roster = mended_roster(reader, kind, line, cells);
    roster.and_then(|roster| brought(reader.clone(), &roster)).err()
}

/// The commands that take a mended line in; where it would be set aside again or refused, why.
fn brought(reader: Reader, roster: &Roster) -> Result<Vec<Command>, MendFault> {
    let (intake, commands) = rehearse(reader, roster)?;
    if let Some(refused) = intake.refused.into_iter().next() {
        return Err(refused.error.into());
    }
    if !intake.set_aside.is_empty() {
        let fatal = intake.findings.into_iter().filter(|fault| fault.fatal);
        return Err(MendFault::Line(fatal.collect()));
    }
    Ok(commands)
}

fn again(
    reader: &Reader,
    kind: RosterKind,
    line: &RejectedLine,
    cells: &[MendedCell],
) -> Result<Roster, MendFault> {
    let reading = line.reading.as_deref();
    let digest = reading.map(|reading| reading.digest.clone()).unwrap_or_default();
    let head = reader.rosters().head_of(&digest);
    let rows = head.rows.into_iter().chain([(line.line, line.corrected(cells))]);
    let rows = rows.map(|(number, cells)| RawRow { number, cells }).collect();
    let sheet = reading.and_then(|reading| reading.sheet.clone());
    let told = Told {
        today: Some(reader.today()),
        plan_start: Some(reader.rules().plan_start),
        township: head.township,
        columns: head.columns,
        ..Told::default()
    };
    let options = ReadingOptions { sheet: sheet.clone(), told, ..ReadingOptions::default() };
    let file = reading.map_or("", |reading| &*reading.file);
    let mut roster = match read_again(kind, (file, sheet), rows, &options) {
        Err(RosterRefusal::NoLines { .. }) => return Err(MendFault::NoLine),
        read => read.map_err(MendFault::File)?,
    };
    // Totals are of the whole file, and were held against its lines when it was read.
    roster.totals.clear();
    roster.is_mended = true;
    roster.tables.iter_mut().for_each(|table| table.digest.clone_from(&digest));
    Ok(roster)
}
