//! Reads a roster from a file: which of its sheets fit, where their tables begin, and what each
//! row of them is.

use super::cells::RawRow;
use super::headers::Meanings;
use super::heading_text::value_key;
use super::layout::{self, Columns, Layout};
use super::limits::MAX_REJECTED;
use super::line_above::LineAbove;
use super::line_reader::LineReader;
use super::roster::{Line, Roster, RosterTable, SheetAccount, SheetFate, Unread};
use super::row_marks::{
    is_example, is_like_a_title, lists_people, lists_somebody, may_be_headings,
};
use super::second_columns::check_second_columns;
use super::sheets::{OpenedFile, Sheet, open};
use super::standing::{NoData, Standing, TotalOf};
use super::table_head::table_head;
use super::tables::table;
use super::told::{ReadingOptions, Told};
use super::totals::{RunningTotals, TotalLine};
use super::unit_columns::take_line_units;
use super::units::StatedUnits;
use super::unread_columns::{column_notices, unread_columns};
use super::{Cells, RosterKind, RosterNotice, RosterRefusal, file_bytes, title, unheld_total};
use crate::base::Places;
use std::path::Path;
use std::sync::Arc;

/// Reads a roster from a file; see [`read`].
pub fn read_file(
    kind: RosterKind,
    path: &Path,
    options: &ReadingOptions,
) -> Result<Roster, RosterRefusal> {
    let bytes = file_bytes(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read(kind, &name, &bytes, options)
}

/// Reads a roster of a kind from the bytes of a file. A file that is not that roster is
/// refused whole; a line that cannot be read is kept aside.
pub fn read(
    kind: RosterKind,
    file_name: &str,
    bytes: &[u8],
    options: &ReadingOptions,
) -> Result<Roster, RosterRefusal> {
    let roster = Roster::empty(kind, file_name, bytes);
    Reading::new(roster, options).of(open(bytes)?)
}

/// Reads one line again under what stood around it in its file: by the very same reading as the
/// lines of that file.
pub(super) fn read_again(
    kind: RosterKind,
    (file_name, sheet): (&str, Option<String>),
    rows: Vec<RawRow>,
    options: &ReadingOptions,
) -> Result<Roster, RosterRefusal> {
    let roster = Roster::empty(kind, file_name, b"");
    let sheet = Sheet { name: sheet, visible: true, rows, hidden_rows: Vec::new() };
    let opened = OpenedFile { sheets: vec![sheet], notices: Vec::new() };
    Reading::new(roster, options).of(opened)
}

/// A roster on its way from the rows.
struct Reading<'a> {
    roster: Roster,
    options: &'a ReadingOptions,
    places: Arc<Places>,
    totals: Option<RunningTotals>,
    above: LineAbove,
    /// The first sheet that would be read if none was asked for.
    first_sheet: Option<String>,
    /// Whether one sheet only is read.
    alone: bool,
}

impl<'a> Reading<'a> {
    /// Nothing read yet.
    pub fn new(mut roster: Roster, options: &'a ReadingOptions) -> Self {
        roster.totals_wrong = options.told.totals_wrong;
        Self {
            roster,
            options,
            places: Arc::new(Places::district()),
            totals: None,
            above: LineAbove::default(),
            first_sheet: None,
            alone: false,
        }
    }

    /// The roster that an opened file holds.
    pub fn of(mut self, opened: OpenedFile) -> Result<Roster, RosterRefusal> {
        let kind = self.roster.kind;
        let OpenedFile { sheets, notices } = opened;
        self.roster.notices.extend(notices);
        let mut fitting = Vec::new();
        let mut first = None;
        let mut unclear = None;
        let mut tops: Vec<Vec<RawRow>> = Vec::new();
        for sheet in sheets {
            let fate = self.fate(&sheet);
            if first.is_none() && self.fits(&sheet) {
                first = Some(sheet.name.clone());
            }
            let is_read = fate == SheetFate::Read;
            let is_unclear = matches!(fate, SheetFate::NoHeadings | SheetFate::MissingColumns(_));
            if is_unclear && unclear.is_none() && lists_people(&sheet) {
                unclear = sheet.name.clone();
            }
            if let Some(name) = sheet.name.clone() {
                self.roster.sheets.push(SheetAccount { name, fate });
            }
            if is_read {
                fitting.push(sheet);
            } else if sheet.visible {
                tops.push(sheet.rows.into_iter().take(layout::TOP_ROWS).collect());
            }
        }
        if let Some(hidden) =
            self.hidden_lines().filter(|_| fitting.is_empty() || kind.moves_money())
        {
            return Err(hidden);
        }
        if fitting.is_empty() {
            return Err(self.nothing_fits(&tops));
        }
        if let Some(sheet) = unclear.filter(|_| kind.is_of_people()) {
            return Err(RosterRefusal::SheetWithoutHeadings { sheet });
        }
        self.first_sheet = first.unwrap_or_default();
        let rows = fitting.iter().map(|sheet| sheet.rows.len() as u64).sum();
        self.options.watch.begin_lines(rows);
        self.alone = fitting.len() == 1;
        for sheet in fitting {
            self.take_sheet(sheet)?;
        }
        let mut roster = self.roster;
        if roster.lines.is_empty() && roster.unread.is_empty() {
            return Err(RosterRefusal::NoLines { asked: kind });
        }
        roster.faults.sort_by_key(|fault| (fault.table, fault.line));
        Ok(roster)
    }

    /// What headings mean in this file.
    fn meanings(&self) -> Meanings<'a> {
        Meanings::of(self.roster.kind, &self.options.told.columns)
    }

    /// Whether a sheet is read where none is asked for.
    fn fits(&self, sheet: &Sheet) -> bool {
        sheet.visible
            && !is_example(sheet.name.as_deref().unwrap_or_default())
            && Layout::find(&self.meanings(), &sheet.rows).is_some()
    }

    /// What is to become of a sheet.
    fn fate(&self, sheet: &Sheet) -> SheetFate {
        let name = sheet.name.as_deref().unwrap_or_default();
        match &self.options.sheet {
            Some(asked) if sheet.name.is_some() && value_key(asked) != value_key(name) => {
                return SheetFate::NotAsked;
            }
            Some(_) => {}
            None if !sheet.visible => {
                return SheetFate::Hidden { lines: self.lines_like_data(sheet) };
            }
            None if is_example(name) => return SheetFate::Example,
            None => {}
        }
        if sheet.rows.is_empty() {
            return SheetFate::Empty;
        }
        if Layout::find(&self.meanings(), &sheet.rows).is_some() {
            return SheetFate::Read;
        }
        match layout::nearest(&self.meanings(), &sheet.rows) {
            Some((known, row)) if known >= 2 => {
                SheetFate::MissingColumns(layout::missing_of(&self.meanings(), row))
            }
            _ => SheetFate::NoHeadings,
        }
    }

    /// How many lines of a sheet look like data: by its headings, and where nobody knows them by
    /// the numbers on them.
    fn lines_like_data(&self, sheet: &Sheet) -> usize {
        let known = self.meanings();
        let Some(layout) = Layout::find(&known, &sheet.rows) else {
            return sheet.rows.iter().filter(|row| lists_somebody(row)).count();
        };
        let (told, places) = (self.options.told.clone(), Arc::clone(&self.places));
        let reader = LineReader::new(known.kind, &layout, told, places, 0);
        let below = sheet.rows[layout.below..].iter();
        below.filter(|row| Standing::of(&row.cells, &reader) == Standing::Data).count()
    }

    /// The first hidden sheet with lines that look like data.
    fn hidden_lines(&self) -> Option<RosterRefusal> {
        self.roster.sheets.iter().find_map(|sheet| match sheet.fate {
            SheetFate::Hidden { lines } if lines > 0 => {
                Some(RosterRefusal::HiddenSheet { sheet: sheet.name.clone(), lines })
            }
            _ => None,
        })
    }

    fn nothing_fits(&self, tops: &[Vec<RawRow>]) -> RosterRefusal {
        if let Some(sheet) = &self.options.sheet
            && self.roster.sheets.iter().all(|sheet| sheet.fate == SheetFate::NotAsked)
            && !self.roster.sheets.is_empty()
        {
            let sheets = self.roster.sheets.iter().map(|sheet| sheet.name.clone()).collect();
            return RosterRefusal::NoSuchSheet { sheet: sheet.clone(), sheets };
        }
        // Headings that nobody knows in a text whose encoding was guessed are badly read ones.
        let guessed = self.roster.notices.iter().find_map(|notice| match notice {
            RosterNotice::GuessedEncoding { encoding } => Some(*encoding),
            _ => None,
        });
        if let Some(encoding) = guessed {
            return RosterRefusal::Encoding { looks_like: Some(encoding) };
        }
        let tops: Vec<&[RawRow]> = tops.iter().map(Vec::as_slice).collect();
        layout::refuse(&self.meanings(), &tops)
    }

    fn take_sheet(&mut self, sheet: Sheet) -> Result<(), RosterRefusal> {
        let Sheet { name, rows, hidden_rows, .. } = sheet;
        if !hidden_rows.is_empty() {
            let sheet = name.clone().unwrap_or_default();
            self.roster.notices.push(RosterNotice::HiddenRows { sheet, rows: hidden_rows });
        }
        let Some(first) = Layout::find(&self.meanings(), &rows) else { return Ok(()) };
        let mut rest = rows;
        let mut next = Some(first);
        while let Some(mut layout) = next {
            // In a sheet no cell is shifted: what stands beyond the headings has none.
            if name.is_some() {
                let width = rest.iter().map(|row| row.cells.iter().count()).max();
                let width = width.unwrap_or_default().max(layout.headings.len());
                layout.headings.resize(width, String::new());
            }
            let below = rest.split_off(layout.below);
            let titles = layout.below - layout.height;
            let told = self.told_by_title(name.as_deref(), &rest[..titles]);
            let (below, after) = self.block(&layout, below);
            let alone = self.alone && after.is_none() && self.roster.tables.is_empty();
            let block = Block { top: rest, titles, below, alone };
            self.take_table(name.as_ref(), &layout, &told, block)?;
            (rest, next) = match after {
                Some((rows, layout)) => (rows, Some(layout)),
                None => (Vec::new(), None),
            };
        }
        Ok(())
    }

    /// What the title of a sheet, its name or the file's tell of its lines; what was told
    /// by whoever brings the file goes before.
    fn told_by_title(&mut self, sheet: Option<&str>, above: &[RawRow]) -> Told {
        let mut told = self.options.told.clone();
        let title = above.iter().flat_map(|row| row.cells.iter());
        let names = [sheet.unwrap_or_default(), &*self.roster.file_name];
        let found = title::places_of(&self.places, title, &names);
        if told.township.is_none()
            && let Some(township) = found.township
        {
            told.township = Some(township);
            told.by_title = true;
        }
        if told.village.is_none() {
            told.village =
                found.village.filter(|village| Some(village.township()) == told.township);
        }
        told
    }

    /// Cuts the rows below headings where other headings of the kind begin.
    fn block(
        &self,
        layout: &Layout,
        mut rows: Vec<RawRow>,
    ) -> (Vec<RawRow>, Option<(Vec<RawRow>, Layout)>) {
        let known = self.meanings();
        let columns = Columns::of(&known, layout);
        let other = |at: usize| {
            let found = may_be_headings(&rows[at]).then(|| Layout::at(&known, &rows, at))??;
            let same = Columns::of(&known, &found).of_field == columns.of_field;
            (!same || self.says_otherwise(&rows[..at])).then_some((at, found))
        };
        let reader = LineReader::new(
            known.kind,
            layout,
            self.options.told.clone(),
            Arc::clone(&self.places),
            self.roster.tables.len(),
        );
        match (0..rows.len()).find_map(other) {
            Some((at, mut found)) => {
                let groups = usize::from(!found.groups.is_empty() && at > 0);
                let heads = at - groups;
                // What stands right above the next headings is their title.
                let is_title = |row: &&RawRow| match Standing::of(&row.cells, &reader) {
                    Standing::NoData(NoData::Banner | NoData::NotFilledIn | NoData::Units) => true,
                    Standing::Data => is_like_a_title(row),
                    _ => false,
                };
                let titles = rows[..heads].iter().rev().take_while(is_title).count();
                let begin = heads - titles;
                found.below -= begin;
                found.height = found.below - titles;
                let rest = rows.split_off(begin);
                (rows, Some((rest, found)))
            }
            None => (rows, None),
        }
    }

    /// Whether the title right above headings that stand again names a unit or a township, so
    /// that they begin a table of their own.
    fn says_otherwise(&self, above: &[RawRow]) -> bool {
        const TITLES: usize = 3;
        let few = |row: &&RawRow| row.cells.iter().filter(|cell| !cell.is_empty()).count() <= 3;
        let titles: Vec<&RawRow> = above.iter().rev().take(TITLES).take_while(few).collect();
        let cells = titles.iter().map(|row| (row.number, &row.cells));
        let names_unit = StatedUnits::of(cells).map_or(true, |stated| stated.is_any());
        let texts = titles.iter().flat_map(|row| row.cells.iter());
        names_unit || title::places_of(&self.places, texts, &[]).township.is_some()
    }

    fn take_table(
        &mut self,
        sheet: Option<&String>,
        layout: &Layout,
        told: &Told,
        block: Block,
    ) -> Result<(), RosterRefusal> {
        let (kind, number) = (self.roster.kind, self.roster.tables.len());
        let mut reader =
            LineReader::new(kind, layout, told.clone(), Arc::clone(&self.places), number);
        self.check_columns(&reader)?;
        let standing: Vec<Standing> =
            block.below.iter().map(|row| Standing::of(&row.cells, &reader)).collect();
        check_second_columns(&reader, &block.below, &standing)?;
        let stated = self.stated_units(sheet, &block, &standing)?;
        let of_units = block.below.iter().zip(&standing);
        let of_units = of_units.filter(|(_, of)| **of == Standing::NoData(NoData::Units));
        let of_units: Vec<&Cells> = of_units.map(|(row, _)| &row.cells).collect();
        reader.convert(&stated, layout, &of_units);
        take_line_units(&mut reader, &stated, &block.below, &standing)?;
        self.roster.notices.extend(column_notices(&reader));
        self.roster.unread_columns.extend(unread_columns(&reader, number, &block.below, &standing));
        let township = told.township.filter(|_| self.options.told.township.is_none());
        if let Some(township) = township.filter(|_| reader.column_of("township").is_none()) {
            self.roster.notices.push(RosterNotice::TownshipOfTitle { township });
        }
        let head = table_head(&block.top, (&block.below, &standing), &self.options.told);
        let mut totals = RunningTotals::new(&reader, self.totals.as_ref());
        let mut total_lines = Vec::new();
        for (at, row) in block.top.into_iter().enumerate() {
            let standing = Standing::of(&row.cells, &reader);
            let what = match standing {
                Standing::Total(of @ TotalOf::All) if at < block.titles && block.alone => {
                    total_lines.push(totals.note(&reader, row.number, of, &row.cells));
                    NoData::Total
                }
                _ if at < block.titles => NoData::Title,
                _ => NoData::Heading,
            };
            self.roster.ignore(sheet, row, what);
        }
        self.above = LineAbove::default();
        let name = sheet.map_or("", String::as_str);
        let own = |table: &&RosterTable| table.sheet.as_deref().unwrap_or_default() == name;
        let place = self.roster.tables.iter().filter(own).count();
        let is_first = place == 0 && self.first_sheet.as_deref().unwrap_or_default() == name;
        let digest = self.roster.digest_of(name, place, is_first);
        self.roster.tables.push(RosterTable { sheet: sheet.cloned(), digest, reader, head });
        self.roster.lines.reserve_exact(block.below.len());
        for (row, standing) in block.below.into_iter().zip(standing) {
            if !self.options.watch.step() {
                return Err(RosterRefusal::Stopped);
            }
            match standing {
                Standing::NoData(what) => self.roster.ignore(sheet, row, what),
                Standing::Total(of) => {
                    total_lines.extend(self.take_total(&mut totals, number, of, row));
                }
                Standing::Data => self.take_line(&mut totals, number, row),
            }
            if self.roster.unread.len() > MAX_REJECTED {
                return Err(self.roster.too_many());
            }
        }
        let reader = &self.roster.tables[number].reader;
        for total in &total_lines {
            self.roster.totals.extend(totals.hold(reader, number, total));
        }
        self.totals = Some(totals);
        Ok(())
    }

    /// The units that a table's titles, the lines beside it, its sheet or its file name.
    fn stated_units(
        &self,
        sheet: Option<&String>,
        block: &Block,
        standing: &[Standing],
    ) -> Result<StatedUnits, RosterRefusal> {
        let beside = block.below.iter().zip(standing).filter(|(_, standing)| match standing {
            Standing::NoData(NoData::Heading | NoData::Units) => false,
            Standing::NoData(_) => true,
            _ => false,
        });
        let titles = block.top.iter().take(block.titles);
        let beside = titles.chain(beside.map(|(row, _)| row));
        // What stands above and below goes before the names of the sheet and the file.
        let mut stated = StatedUnits::of(beside.map(|row| (row.number, &row.cells)))?;
        let stem = self.roster.file_name.rsplit_once('.').map_or("", |(stem, _)| stem);
        for name in [sheet.map_or("", String::as_str), stem] {
            let named = StatedUnits::of([(0, &Cells::new([name]))].into_iter())?;
            stated.or(named);
        }
        Ok(stated)
    }

    /// Refuses a table without a township of its own or told, and one whose only numbers are
    /// somebody else's.
    fn check_columns(&self, reader: &LineReader) -> Result<(), RosterRefusal> {
        let asked = self.roster.kind;
        if let Some(column) = reader.columns().of_another {
            let heading = reader.headings()[column].clone();
            return Err(RosterRefusal::AnothersColumn { heading, column: column + 1 });
        }
        let township = table(asked).position("township").map(|at| &table(asked).fields[at]);
        let needed = township.is_some_and(|field| field.required);
        if needed && reader.column_of("township").is_none() && !reader.is_told_township() {
            return Err(RosterRefusal::NoTownship { asked });
        }
        Ok(())
    }

    fn take_line(&mut self, totals: &mut RunningTotals, table: usize, row: RawRow) {
        let RawRow { number, cells } = row;
        let reader = &self.roster.tables[table].reader;
        let meant = self.above.meant(reader, &cells);
        let (row, faults) = reader.read(number, meant.as_ref().unwrap_or(&cells));
        totals.add(reader, &cells, row.as_ref());
        self.roster.faults.extend(faults);
        match row {
            Some(row) => self.roster.lines.push(Line { table, number, cells, row }),
            None => self.roster.unread.push(Unread { table, number, cells, meant }),
        }
    }

    /// Takes a total down; one that is there to be held against the lines and cannot be is a line
    /// that could not be read.
    fn take_total(
        &mut self,
        totals: &mut RunningTotals,
        table: usize,
        of: TotalOf,
        row: RawRow,
    ) -> Option<TotalLine> {
        let reader = &self.roster.tables[table].reader;
        let total = totals.note(reader, row.number, of, &row.cells);
        if of == TotalOf::All {
            if let Some(fault) = unheld_total::fault(reader, table, &row, (totals, &total)) {
                self.roster.unheld_total = Some(row.number);
                self.roster.faults.push(fault);
                let RawRow { number, cells } = row;
                self.roster.unread.push(Unread { table, number, cells, meant: None });
                return None;
            }
            self.roster.total = reader.money("amount", &row.cells).or(self.roster.total);
        }
        let sheet = self.roster.tables[table].sheet.clone();
        self.roster.ignore(sheet.as_ref(), row, NoData::Total);
        Some(total)
    }
}

/// A table's rows: the titles and headings, and what stands below.
struct Block {
    top: Vec<RawRow>,
    titles: usize,
    below: Vec<RawRow>,
    /// Whether it is all that is read of the file, so that a total above it is its own.
    alone: bool,
}
