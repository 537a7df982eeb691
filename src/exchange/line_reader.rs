//! Reads one line of a roster by the headings above it.

use super::cell_values as value;
use super::cells::{plain, unseen};
use super::deaths::{noted_death, tells_of_death};
use super::headers::Meanings;
use super::layout::{Columns, Layout};
use super::line_units::LineUnits;
use super::person_name;
use super::sums_in_words::sum_in_words;
use super::tables::{CellRule, Field, KindTable, Measure, words};
use super::told::Told;
use super::units::{StatedUnits, Unit, unit_of_cell, unit_of_heading};
use super::{CandidateCohort, Cells, FaultCause, LineFault, RosterKind, RosterRow};
use crate::base::{
    Date, IdNumber, Money, Places, Sex, TownshipCode, VillageCode, same_name, tidy_name,
};
use crate::casework::Register;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Reads lines of one table: the kind and the headings say which cell is what.
pub struct LineReader {
    pub(super) kind: RosterKind,
    table: &'static KindTable,
    headings: Vec<String>,
    columns: Columns,
    /// For each field of the kind the unit its figures are in, where another than 元 and 亩.
    units: Vec<Option<Unit>>,
    /// The columns that name the unit of each line: of money, and of land.
    line_units: [Option<LineUnits>; 2],
    told: Told,
    places: Arc<Places>,
    /// Which of the file's tables it reads.
    number: usize,
}

impl LineReader {
    /// A reader of lines under these headings, of figures in 元 and 亩.
    pub(super) fn new(
        kind: RosterKind,
        layout: &Layout,
        told: Told,
        places: Arc<Places>,
        number: usize,
    ) -> Self {
        let known = Meanings::of(kind, &told.columns);
        let (table, columns) = (known.table, Columns::of(&known, layout));
        let units = table.fields.iter().map(|_| None).collect();
        Self {
            kind,
            table,
            headings: layout.headings.clone(),
            columns,
            units,
            line_units: [None, None],
            told,
            places,
            number,
        }
    }

    /// Takes figures in the units that the file names: a column's heading, or a row of units
    /// below it, before what is stated for all.
    pub(super) fn convert(&mut self, stated: &StatedUnits, layout: &Layout, of_units: &[&Cells]) {
        for (at, column) in self.read_columns().collect::<Vec<_>>() {
            let Some(measure) = self.table.fields[at].measure else { continue };
            let of_column = unit_of_heading(&layout.headings[column], measure)
                .or_else(|| unit_of_heading(layout.groups.get(column)?, measure))
                .or_else(|| of_units.iter().find_map(|row| unit_of_cell(row.get(column), measure)));
            let unit = of_column.or_else(|| stated.of_measure(measure).cloned());
            self.units[at] = unit.filter(|unit| unit.factor != Decimal::ONE);
        }
    }

    /// Takes the figures of each line in the unit that the line names.
    pub(super) fn convert_lines(&mut self, measure: Measure, units: LineUnits) {
        if let LineUnits::One(_, unit) = &units
            && unit.factor != Decimal::ONE
        {
            for (at, field) in self.table.fields.iter().enumerate() {
                if field.measure == Some(measure) {
                    self.units[at] = Some(unit.clone());
                }
            }
        }
        self.line_units[measure as usize] = Some(units);
    }

    /// Whether a column says in which unit the figures of its lines are.
    pub(super) fn is_of_units(&self, column: usize) -> bool {
        self.line_units.iter().flatten().any(|units| units.column() == column)
    }

    /// The township of a line that names none: told by whoever brings the file, or by its
    /// title where it has no such column.
    fn told_township(&self) -> Option<TownshipCode> {
        let has_column = self.column_of("township").is_some();
        self.told.township.filter(|_| !(self.told.by_title && has_column))
    }

    /// Whether the township of the lines was told beside them.
    pub(super) fn is_told_township(&self) -> bool {
        self.told.township.is_some()
    }

    /// The township of a name as offices write it.
    pub(super) fn township(&self, text: &str) -> Option<TownshipCode> {
        match text.trim() {
            "" => self.told_township(),
            text => value::township(&self.places, text).ok(),
        }
    }

    /// The village of a township that a text names.
    pub(super) fn village(&self, township: TownshipCode, text: &str) -> Option<VillageCode> {
        value::village(&self.places, township, text).ok()
    }

    /// What one of the values known for a column means, by our codes.
    pub(super) fn meaning(&self, key: &str, text: &str) -> Option<&'static str> {
        self.table.position(key).and_then(|at| self.table.fields[at].value_of(text))
    }

    /// An amount in 元 that a line says under one of our keys, whatever its unit.
    pub(super) fn money(&self, key: &str, cells: &Cells) -> Option<Money> {
        let figure = self.figure(self.table.position(key)?, cells)?;
        Money::from_decimal(figure).ok()
    }

    /// What a line says in a column of figures, in 元 or 亩; `None` where it is no figure.
    pub(super) fn figure(&self, field: usize, cells: &Cells) -> Option<Decimal> {
        let text = plain(cells.get(self.columns.of_field[field]?));
        let measure = self.table.fields[field].measure?;
        let factor = self.factor(field, cells).ok()?;
        match measure {
            Measure::Money => value::money(text, factor).ok().map(Money::decimal),
            Measure::Area => value::area(text, factor).ok(),
        }
    }

    /// The headings as the file has them.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Columns whose heading says nothing that is read, or the same as another.
    pub(super) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The table of the kind.
    pub(super) fn table(&self) -> &'static KindTable {
        self.table
    }

    /// The units that were converted, with the heading of their column.
    pub(super) fn converted(&self) -> impl Iterator<Item = (&str, &Unit)> {
        let read = self.columns.of_field.iter().zip(&self.units);
        read.filter_map(|(column, unit)| Some((self.headings[(*column)?].as_str(), unit.as_ref()?)))
    }

    /// The column, counted from 0, of one of our keys, where the file has it.
    pub fn column_of(&self, key: &str) -> Option<usize> {
        self.table.position(key).and_then(|at| self.columns.of_field[at])
    }

    /// Every column that is read, with its field.
    pub(super) fn read_columns(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let fields = self.columns.of_field.iter().enumerate();
        fields.filter_map(|(field, column)| Some((field, (*column)?)))
    }

    /// The columns in which something stands only where a line is filled in.
    pub(super) fn filling_columns(&self) -> impl Iterator<Item = usize> + '_ {
        let filling = |(field, _): &(usize, usize)| !self.table.fields[*field].prefilled;
        self.read_columns().filter(filling).map(|(_, column)| column)
    }

    /// Columns of figures, each with its field.
    pub(super) fn figure_columns(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.read_columns().filter(|(field, _)| self.table.fields[*field].measure.is_some())
    }

    /// Whether the cell of the identity number holds most of one, readable or not.
    pub(super) fn has_number(&self, cells: &Cells) -> bool {
        const MOST: usize = 12;
        let digit = |ch: &char| ch.is_ascii_digit() || ('０'..='９').contains(ch);
        self.kind.is_of_people()
            && self
                .column_of("id_number")
                .is_some_and(|at| cells.get(at).chars().filter(digit).count() >= MOST)
    }

    /// How much the unit of a field's figures on a line is in 元 or 亩; nothing where it is one.
    fn factor(&self, field: usize, cells: &Cells) -> Result<Option<Decimal>, FaultCause> {
        let measure = self.table.fields[field].measure;
        let of_line = measure.and_then(|measure| {
            Some(self.line_units[measure as usize].as_ref()?.factor(measure, cells))
        });
        let factor = match of_line {
            Some(factor) => factor?,
            None => self.units[field].as_ref().map(|unit| unit.factor),
        };
        Ok(factor.filter(|factor| *factor != Decimal::ONE))
    }
}

/// One line while it is being read.
pub(super) struct Fields<'a> {
    pub reader: &'a LineReader,
    line: u32,
    raw: &'a Cells,
    cells: Vec<&'a str>,
    faults: Vec<LineFault>,
    fatal: bool,
}

/// The most bytes any cell that is read can hold.
const LONGEST: usize = 600;

impl<'a> Fields<'a> {
    /// The cells of a line, held against the width of the headings.
    pub fn new(reader: &'a LineReader, line: u32, cells: &'a Cells) -> Self {
        let (raw, cells) = (cells, cells.iter().collect());
        let mut fields = Self { reader, line, raw, cells, faults: Vec::new(), fatal: false };
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
        let (places, of_people) = (&self.reader.places, self.reader.kind.is_of_people());
        let name = self.take(key, |text| {
            if text.chars().any(|ch| unseen(ch) && !ch.is_whitespace()) {
                return Err(FaultCause::Invisible);
            }
            // A quotation mark in a name was left there by a file whose marks do not pair.
            let name = tidy_name(&text.replace('"', ""));
            let of_person = || person_name::fault_of_person(text, &name).filter(|_| of_people);
            match person_name::fault_of(&name, places).or_else(of_person) {
                Some(cause) => Err(cause),
                None if name.is_empty() => Err(FaultCause::Missing),
                None => Ok(name),
            }
        })?;
        if tells_of_death(&name) {
            let is_register = Register::of_code(self.reader.kind.code()).is_some();
            self.fault(key, FaultCause::DeathInName, is_register);
        }
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

    /// What a cell says; empty where the file has no such column.
    pub fn said(&self, key: &str) -> &str {
        self.cell(key).map_or("", |(_, text)| text)
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

    /// An amount in 元, whatever its unit, that agrees with the sum in words beside it.
    pub fn money(&mut self, key: &str) -> Option<Money> {
        let amount = self.measured(key, value::money)?;
        let column = self.reader.column_of(key)?;
        let second = self.reader.columns.second.iter().filter(|(_, first)| *first == column);
        let texts = second.map(|(at, _)| *at).chain([column]);
        let sums = texts.filter_map(|at| {
            let text = plain(self.cells.get(at).copied().unwrap_or_default());
            let sum = sum_in_words(text)?;
            let factor = self.reader.factor(self.reader.table.position(key)?, self.raw).ok()?;
            let factor = factor.filter(|_| !sum.in_yuan).unwrap_or(Decimal::ONE);
            sum.amount.checked_mul(factor)
        });
        let mut sums = sums.into_iter();
        if sums.any(|sum| sum != amount.decimal()) {
            self.fault(key, FaultCause::SumsDiffer, true);
        }
        Some(amount)
    }

    /// An area in 亩, whatever its unit.
    pub fn area(&mut self, key: &str) -> Option<Decimal> {
        self.measured(key, value::area)
    }

    /// A figure by the unit of its column or line.
    fn measured<T>(
        &mut self,
        key: &str,
        parse: impl FnOnce(&str, Option<Decimal>) -> Result<T, FaultCause>,
    ) -> Option<T> {
        let field = self.reader.table.position(key)?;
        match self.reader.factor(field, self.raw) {
            Ok(factor) => self.take(key, |text| parse(text, factor)),
            Err(cause) if self.says_nothing(key) => self.take(key, |_| Err(cause)),
            Err(cause) => {
                self.fault(key, cause, true);
                None
            }
        }
    }

    /// The identity number, which somebody can have on the day of reading, and what the
    /// columns of sex and birth date say against it.
    pub fn id_number(&mut self) -> Option<IdNumber> {
        let today = self.reader.told.today;
        let number = self.take("id_number", |text| value::id_number(text, today))?;
        let sexes = [("male", Sex::Male), ("female", Sex::Female)];
        let told = self.value("sex", &sexes);
        if told.is_some_and(|sex| sex != number.sex()) {
            self.fault("sex", FaultCause::IdSexDiffers, false);
        }
        let birth = number.birth_date();
        if let Some(text) = self.cell("birth_date").map(|(_, text)| text).filter(|t| !t.is_empty())
            && !value::is_birth_date(text, birth)
        {
            self.fault("birth_date", FaultCause::IdBirthDiffers, false);
        }
        Some(number)
    }

    /// A bank account, where no other name stands beside it (R2).
    pub fn bank_account(&mut self, name: Option<&String>) -> Option<String> {
        let account = self.take("bank_account", value::account)?;
        let holder = self.cell("account_holder").map(|(_, text)| tidy_name(text));
        let holder = holder.filter(|holder| !holder.is_empty());
        if holder.zip(name).is_some_and(|(holder, name)| !same_name(&holder, name)) {
            self.fault("account_holder", FaultCause::AccountOfAnother, false);
            return None;
        }
        Some(account)
    }

    /// The township a cell names; where none does, the one that was told.
    pub fn township(&mut self) -> Option<TownshipCode> {
        let told = self.reader.told_township().filter(|_| self.says_nothing("township"));
        if told.is_some() {
            return told;
        }
        let places = &self.reader.places;
        self.take("township", |text| value::township(places, text))
    }

    /// The cohort in a file without that column: whose land is taken from the plan's first day
    /// on is new (四). Without a day nobody can tell.
    pub fn cohort_by_day(&mut self, taken_on: Option<Date>) -> Option<CandidateCohort> {
        if self.reader.column_of("cohort").is_some() {
            return None;
        }
        match (taken_on, self.reader.told.plan_start) {
            (Some(day), Some(start)) if day >= start => Some(CandidateCohort::New),
            (Some(_), Some(_)) => Some(CandidateCohort::Existing),
            _ => {
                self.fault("requisitioned_on", FaultCause::Missing, true);
                None
            }
        }
    }

    /// The batch a cell names; in a file without that column the one that was told, or none
    /// yet: an empty number, which the rules refuse.
    pub fn batch(&mut self) -> Option<String> {
        match self.cell("batch") {
            Some(_) => self.take("batch", value::code),
            None => Some(self.reader.told.batch.clone().unwrap_or_default()),
        }
    }

    /// The village within a township.
    pub fn village(&mut self, township: Option<TownshipCode>) -> Option<VillageCode> {
        let places = &self.reader.places;
        let told = self.reader.told.village;
        let township = township?;
        match self.cell("village") {
            Some(_) => self.take("village", |text| value::village(places, township, text)),
            None => told.filter(|village| village.township() == township),
        }
    }

    /// Notes a fault of a cell; a fatal one keeps the line from being read.
    pub fn fault(&mut self, key: &str, cause: FaultCause, fatal: bool) {
        let column = self.reader.column_of(key);
        let heading = column.map_or("", |at| self.reader.headings[at].as_str());
        let content = column.and_then(|at| self.cells.get(at)).copied().unwrap_or_default();
        self.note(heading, key, content, cause, fatal);
    }

    /// Rejects a line of whom a column that is not read says that they died; where it may be
    /// somebody else's death, that is told.
    pub fn check_deaths(&mut self) {
        if !self.reader.kind.is_of_the_living() {
            return;
        }
        for column in &self.reader.columns.unread {
            let heading = self.reader.headings[*column].as_str();
            let text = plain(self.cells.get(*column).copied().unwrap_or_default());
            if let Some(own) = noted_death(heading, text) {
                self.note(heading, "", text, FaultCause::DeathNoted, own);
            }
        }
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
            table: self.reader.number,
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
        let column = self.reader.columns.of_field[at]?;
        let said = |column: usize| {
            let text = plain(self.cells.get(column).copied().unwrap_or_default());
            let blank = words().blanks.iter().any(|blank| blank == text);
            if blank { "" } else { text }
        };
        // A column that means the same speaks where the first says nothing.
        let second = self.reader.columns.second.iter().filter(|(_, first)| *first == column);
        let mut texts = std::iter::once(column).chain(second.map(|(at, _)| *at)).map(said);
        let text = texts.find(|text| !text.is_empty()).unwrap_or_default();
        Some((&self.reader.table.fields[at], text))
    }
}
