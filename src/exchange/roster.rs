//! A roster file read: which lines could be read, which could not, and why; every line and
//! every column of every sheet is accounted for.

use super::cells::{RawRow, plain};
use super::limits::MAX_REJECTED;
use super::line_reader::LineReader;
use super::standing::NoData;
use super::totals::PrintedTotal;
use super::{LineFault, RosterKind, RosterNotice, RosterRefusal, RosterRow};
use crate::base::{Cells, Money};
use crate::casework::{Command, RejectedLine, RosterImport, TableHead};
use data_encoding::HEXLOWER;
use sm3::{Digest, Sm3};

/// A roster file, line by line as it arrived and as it was read.
pub struct Roster {
    /// What it is about.
    pub kind: RosterKind,
    /// The file's name without its folder.
    pub file_name: String,
    /// SM3 (GB/T 32905) of the file's bytes in hex: the same file again has the same.
    pub digest: String,
    /// The tables that were read, each with headings of its own.
    pub tables: Vec<RosterTable>,
    /// Every sheet of a workbook, and what became of it.
    pub sheets: Vec<SheetAccount>,
    /// The lines that could be read, in the file's order.
    pub lines: Vec<Line>,
    /// The lines that could not, kept for mending.
    pub unread: Vec<Unread>,
    /// The lines that are no data.
    pub ignored: Vec<IgnoredLine>,
    /// Columns that say nothing that is read.
    pub unread_columns: Vec<UnreadColumn>,
    /// Everything wrong with any line, in the file's order.
    pub faults: Vec<LineFault>,
    /// What a person should know of the file as a whole.
    pub notices: Vec<RosterNotice>,
    /// Every printed total, beside what the lines come to.
    pub totals: Vec<PrintedTotal>,
    /// The line of a money file's total of which nothing can be read, so that nobody can hold
    /// it against the lines.
    pub unheld_total: Option<u32>,
    /// The amount of the last total line, in the kinds that have amounts.
    pub total: Option<Money>,
    /// Whether whoever brings it found its printed totals to be what is wrong.
    pub(super) totals_wrong: bool,
    /// Whether it is one rejected line read again, mended: of a file that was read before, and
    /// yet not that file.
    pub(super) is_mended: bool,
}

/// One table of a file: lines under headings of their own.
pub struct RosterTable {
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// What tells it apart in the journal; of a file's first table that of the file.
    pub digest: String,
    pub(super) reader: LineReader,
    /// What stands around its lines: with it one of them is read again.
    pub(super) head: TableHead,
}

/// A sheet and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetAccount {
    /// Name of the sheet.
    pub name: String,
    /// What became of it.
    pub fate: SheetFate,
}

/// What became of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFate {
    /// Its lines were read.
    Read,
    /// Another sheet was asked for.
    NotAsked,
    /// Hidden in the workbook, and not asked for; so many of its lines look like data.
    Hidden {
        /// How many lines look like data.
        lines: usize,
    },
    /// By its name an example or an explanation.
    Example,
    /// Nothing stands in it.
    Empty,
    /// No line looks like the headings.
    NoHeadings,
    /// Some of the headings are there, and these are not.
    MissingColumns(Vec<String>),
}

impl SheetFate {
    /// The code, as machine output says it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::NotAsked => "not-asked",
            Self::Hidden { .. } => "hidden",
            Self::Example => "example",
            Self::Empty => "empty",
            Self::NoHeadings => "no-headings",
            Self::MissingColumns(_) => "missing-columns",
        }
    }
}

/// A line that could be read.
#[derive(Debug)]
pub struct Line {
    /// Which of the file's tables.
    pub table: usize,
    /// Line of a CSV file or row of a sheet, counted from 1.
    pub number: u32,
    /// Its cells as they arrived.
    pub cells: Cells,
    /// What they say.
    pub row: RosterRow,
}

/// A line that could not be read; [`Roster::faults_of`] tells why.
#[derive(Debug)]
pub struct Unread {
    /// Which of the file's tables.
    pub table: usize,
    /// Line of a CSV file or row of a sheet, counted from 1.
    pub number: u32,
    /// Its cells as they arrived.
    pub cells: Cells,
    /// Its cells with ditto marks spelt out, where it has any.
    pub(super) meant: Option<Cells>,
}

impl Unread {
    /// What its cells mean: ditto marks as what stands above them.
    pub(super) fn meaning(&self) -> &Cells {
        self.meant.as_ref().unwrap_or(&self.cells)
    }
}

/// A line that is no data.
#[derive(Debug)]
pub struct IgnoredLine {
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// Line of a CSV file or row of a sheet, counted from 1.
    pub number: u32,
    /// What it is.
    pub what: NoData,
    /// Its cells as they arrived.
    pub cells: Cells,
}

/// A column that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadColumn {
    /// Which of the file's tables.
    pub table: usize,
    /// Counted from 1.
    pub column: usize,
    /// Its heading; empty where it has none.
    pub heading: String,
}

impl Roster {
    /// A file of which nothing is read yet.
    pub(super) fn empty(kind: RosterKind, file_name: &str, bytes: &[u8]) -> Self {
        Self {
            kind,
            file_name: file_name.to_owned(),
            digest: HEXLOWER.encode(&Sm3::digest(bytes)),
            tables: Vec::new(),
            sheets: Vec::new(),
            lines: Vec::new(),
            unread: Vec::new(),
            ignored: Vec::new(),
            unread_columns: Vec::new(),
            faults: Vec::new(),
            notices: Vec::new(),
            totals: Vec::new(),
            unheld_total: None,
            total: None,
            totals_wrong: false,
            is_mended: false,
        }
    }

    /// The command that takes down that a table was read, and which of its lines stay aside.
    pub(super) fn noted(&self, table: usize, rejected: Vec<RejectedLine>) -> Command {
        let lines = self.lines.iter().filter(|line| line.table == table).count()
            + self.unread.iter().filter(|line| line.table == table).count();
        let RosterTable { digest, reader, head, .. } = &self.tables[table];
        // Only of rejected lines is it asked again.
        let head = if rejected.is_empty() { TableHead::default() } else { head.clone() };
        Command::Roster(RosterImport {
            head,
            kind: self.kind,
            file: self.name_of(table),
            digest: digest.clone(),
            lines: lines as u32,
            rejected,
            headings: Cells::new(reader.headings().iter().map(String::as_str)),
            totals: self
                .differing_totals()
                .filter(|total| total.table == table)
                .map(PrintedTotal::noted)
                .collect(),
        })
    }

    /// The name of the file; where it has several tables, with the sheet, and of several in
    /// one sheet with the number.
    pub fn name_of(&self, table: usize) -> String {
        if self.tables.len() < 2 {
            return self.file_name.clone();
        }
        let sheet = self.tables.get(table).and_then(|table| table.sheet.as_deref());
        let sheet = sheet.unwrap_or_default();
        let same = |other: &&RosterTable| other.sheet.as_deref().unwrap_or_default() == sheet;
        let place = self.tables[..table.min(self.tables.len())].iter().filter(same).count();
        match (sheet, place) {
            ("", place) => format!("{}[{}]", self.file_name, place + 1),
            (sheet, 0) => format!("{}[{sheet}]", self.file_name),
            (sheet, place) => format!("{}[{sheet} {}]", self.file_name, place + 1),
        }
    }

    /// What a line's cell says under one of our keys; empty where its table has no such
    /// column.
    pub fn said<'a>(&self, table: usize, cells: &'a Cells, key: &str) -> &'a str {
        self.tables[table].reader.column_of(key).map_or("", |at| plain(cells.get(at)))
    }

    /// The heading that a table has over one of our keys; empty where it has none.
    pub fn heading(&self, table: usize, key: &str) -> &str {
        let reader = &self.tables[table].reader;
        reader.column_of(key).map_or("", |at| &reader.headings()[at])
    }

    /// The faults of one line.
    pub fn faults_of(&self, table: usize, line: u32) -> &[LineFault] {
        let place = |fault: &LineFault| (fault.table, fault.line);
        let from = self.faults.partition_point(|fault| place(fault) < (table, line));
        let to = self.faults.partition_point(|fault| place(fault) <= (table, line));
        &self.faults[from..to]
    }

    /// What reads a table's lines: a line kept aside can be read again, mended.
    pub fn reader(&self, table: usize) -> &LineReader {
        &self.tables[table].reader
    }

    /// Printed totals that the lines do not come to.
    pub fn differing_totals(&self) -> impl Iterator<Item = &PrintedTotal> {
        self.totals.iter().filter(|total| total.differs())
    }

    /// Printed totals that keep a file that moves money from being booked. What all lines of a
    /// bank's result come to is held against its total by the rules (M3).
    pub fn stopping_totals(&self) -> impl Iterator<Item = &PrintedTotal> {
        let by_rule = |total: &PrintedTotal| {
            self.kind == RosterKind::BankResult
                && self.tables.len() == 1
                && total.is_whole
                && total.key == "amount"
                && self.total.is_some_and(|checked| checked.decimal() == total.printed)
        };
        self.differing_totals().filter(move |total| !by_rule(total))
    }

    /// Whether its lines count although printed totals differ: whoever brings it says that the
    /// totals are wrong. A bank's result is settled by its total, whatever anybody says (M3).
    pub fn totals_excused(&self) -> bool {
        self.totals_wrong && self.kind != RosterKind::BankResult
    }

    /// Too many lines cannot be read; the first says why.
    pub(super) fn too_many(&self) -> RosterRefusal {
        match self.faults.iter().find(|fault| fault.fatal) {
            Some(first) => RosterRefusal::TooManyRejected {
                limit: MAX_REJECTED,
                first: Box::new(first.clone()),
            },
            None => RosterRefusal::NoLines { asked: self.kind },
        }
    }

    /// Every line that says anything: those read, those rejected and those that are no data.
    pub fn all_lines(&self) -> usize {
        self.lines.len() + self.unread.len() + self.ignored.len()
    }

    /// What tells a table apart in the journal, whichever others of its file are read with it:
    /// the file's first as the file itself, each other by its sheet and place there.
    pub(super) fn digest_of(&self, sheet: &str, place: usize, is_first: bool) -> String {
        match is_first {
            true => self.digest.clone(),
            false => hex(&format!("{} {sheet} {place}", self.digest)),
        }
    }

    /// What tells apart what was read of a file: of its first table alone as the file itself.
    pub(super) fn digest_read(&self) -> String {
        match &self.tables[..] {
            [table] => table.digest.clone(),
            tables => {
                let all: Vec<&str> = tables.iter().map(|table| table.digest.as_str()).collect();
                hex(&all.join(" "))
            }
        }
    }

    pub(super) fn ignore(&mut self, sheet: Option<&String>, row: RawRow, what: NoData) {
        let RawRow { number, cells } = row;
        self.ignored.push(IgnoredLine { sheet: sheet.cloned(), number, what, cells });
    }
}

fn hex(text: &str) -> String {
    HEXLOWER.encode(&Sm3::digest(text.as_bytes()))
}
