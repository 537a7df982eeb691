//! Reads one line of a roster by the headings above it.

use super::cell_values as value;
use super::cells::{plain, unseen};
use super::headers::{CellRule, Field, KindTable, table, words};
use super::layout;
use super::{Cells, FaultCause, LineFault, RosterKind, RosterRow};
use crate::base::{Places, TownshipCode, VillageCode, tidy_name};

/// Reads lines of one roster: the kind and the headings say which cell is what.
pub struct LineReader {
    pub(super) kind: RosterKind,
    table: &'static KindTable,
    headings: Vec<String>,
    columns: Vec<Option<usize>>,
    places: Places,
}

impl LineReader {
    /// A reader of lines under these headings, as the file has them.
    pub fn new(kind: RosterKind, headings: Vec<String>) -> Self {
        let (columns, _) = layout::columns(kind, &headings);
        Self { kind, table: table(kind), headings, columns, places: Places::district() }
    }

    /// The township of a name as offices write it.
    pub(super) fn township(&self, text: &str) -> Option<TownshipCode> {
        value::township(&self.places, text).ok()
    }

    /// The village of a township that a text names.
    pub(super) fn village(&self, township: TownshipCode, text: &str) -> Option<VillageCode> {
        value::village(&self.places, township, text).ok()
    }

    /// What one of the values known for a column means, by our codes.
    pub(super) fn meaning(&self, key: &str, text: &str) -> Option<&'static str> {
        self.table.position(key).and_then(|at| self.table.fields[at].value_of(text))
    }

    /// The headings as the file has them.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The column, counted from 0, of one of our keys, where the file has it.
    pub fn column_of(&self, key: &str) -> Option<usize> {
        self.table.position(key).and_then(|at| self.columns[at])
    }

    /// Whether a line fills any of the roster's columns.
    pub(super) fn fills_any(&self, cells: &Cells) -> bool {
        let cells: Vec<&str> = cells.iter().collect();
        let filled = |at: &usize| cells.get(*at).is_some_and(|cell| !plain(cell).is_empty());
        self.columns.iter().flatten().any(filled)
    }

    /// Whether a line repeats the headings, as printed pages do.
    pub(super) fn is_heading_again(&self, cells: &Cells) -> bool {
        let cells: Vec<&str> = cells.iter().collect();
        let same =
            |at: &usize| cells.get(*at).is_some_and(|cell| plain(cell) == self.headings[*at]);
        self.columns.iter().flatten().all(same)
    }
}

/// One line while it is being read.
pub(super) struct Fields<'a> {
    pub reader: &'a LineReader,
    line: u32,
    cells: Vec<&'a str>,
    faults: Vec<LineFault>,
    fatal: bool,
}

/// The most bytes any cell that is read can hold.
const LONGEST: usize = 600;

impl<'a> Fields<'a> {
    /// The cells of a line, held against the width of the headings.
    pub fn new(reader: &'a LineReader, line: u32, cells: &'a Cells) -> Self {
        let cells = cells.iter().collect();
        let mut fields = Self { reader, line, cells, faults: Vec::new(), fatal: false };
        fields.check_width();
        fields
    }

    /// The row, where no fault bars it, and all faults found.
    pub fn finish(self, row: Option<RosterRow>) -> (Option<RosterRow>, Vec<LineFault>) {
        (row.filter(|_| !self.fatal), self.faults)
    }
}

impl Fields<'_> {
    /// Reads a cell by its key; `None` where it is empty or unreadable, with the
    /// fault noted as the column's rule has it.
    pub fn take<T>(
        &mut self,
        key: &str,
        parse: impl FnOnce(&str) -> Result<T, FaultCause>,
    ) -> Option<T> {
        let (field, text) = self.cell(key)?;
        if text.is_empty() {
            if field.cell == CellRule::Needed {
                self.fault(key, FaultCause::Missing, true);
            }
            return None;
        }
        let parsed = if text.len() > LONGEST { Err(FaultCause::TooLong) } else { parse(text) };
        parsed.map_err(|cause| self.fault(key, cause, field.cell != CellRule::Any)).ok()
    }

    /// A person's name in its one form; one with lost characters is noted and kept.
    pub fn name(&mut self, key: &str) -> Option<String> {
        let name = self.take(key, |text| {
            let seen: String = text.chars().filter(|ch| !unseen(*ch)).collect();
            let name = tidy_name(&seen);
            if name.is_empty() { Err(FaultCause::Missing) } else { Ok(name) }
        })?;
        if value::is_garbled(&name) {
            self.fault(key, FaultCause::Garbled, false);
        }
        Some(name)
    }

    /// Free text of a cell; empty where there is none.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.take(key, |text| Ok(text.to_owned()))
    }

    /// Whether the cell is empty, or the file has no such column.
    pub fn says_nothing(&self, key: &str) -> bool {
        self.cell(key).is_none_or(|(_, text)| text.is_empty())
    }

    /// One of the values known for the column, by our codes.
    pub fn value<T: Copy>(&mut self, key: &str, meanings: &[(&str, T)]) -> Option<T> {
        let (field, _) = self.cell(key)?;
        self.take(key, |text| {
            let code = field.value_of(text);
            let meaning = meanings.iter().find(|(known, _)| Some(*known) == code);
            meaning.map(|(_, meant)| *meant).ok_or(FaultCause::UnknownValue)
        })
    }

    /// The township a cell names.
    pub fn township(&mut self) -> Option<TownshipCode> {
        let places = &self.reader.places;
        self.take("township", |text| value::township(places, text))
    }

    /// The village within a township.
    pub fn village(&mut self, township: Option<TownshipCode>) -> Option<VillageCode> {
        let places = &self.reader.places;
        let township = township?;
        self.take("village", |text| value::village(places, township, text))
    }

    /// Notes a fault of a cell; a fatal one keeps the line from being read.
    pub fn fault(&mut self, key: &str, cause: FaultCause, fatal: bool) {
        let column = self.reader.column_of(key);
        let heading = column.map_or("", |at| self.reader.headings[at].as_str());
        let content = column.and_then(|at| self.cells.get(at)).copied().unwrap_or_default();
        self.note(heading, key, content, cause, fatal);
    }

    /// A filled cell beyond the headings means that all before it may be shifted.
    fn check_width(&mut self) {
        let beyond = self.cells.get(self.reader.headings.len()..).unwrap_or_default();
        if let Some(extra) = beyond.iter().copied().find(|cell| !plain(cell).is_empty()) {
            self.note("", "", extra, FaultCause::TooManyCells, true);
        }
    }

    fn note(&mut self, heading: &str, key: &str, content: &str, cause: FaultCause, fatal: bool) {
        self.fatal |= fatal;
        self.faults.push(LineFault {
            line: self.line,
            column: heading.to_owned(),
            field: key.to_owned(),
            content: content.chars().take(LONGEST / 6).collect(),
            cause,
            fatal,
        });
    }
}

impl<'a> Fields<'a> {
    /// A key's field and what its cell says, empty where it says nothing; `None`
    /// where the file has no such column.
    fn cell(&self, key: &str) -> Option<(&'static Field, &'a str)> {
        let at = self.reader.table.position(key)?;
        let column = self.reader.columns[at]?;
        let text = plain(self.cells.get(column).copied().unwrap_or_default());
        let blank = words().blanks.iter().any(|blank| blank == text);
        Some((&self.reader.table.fields[at], if blank { "" } else { text }))
    }
}
