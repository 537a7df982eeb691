//! Old workbooks: `.xls` of Excel 5 to 2003 and WPS `.et`, streams of records in a
//! compound file. Read here and not by the crate for the new ones, which makes room for
//! whole sheets by what a file says of their size, and panics on broken ones.

use super::biff::{Record, Records, TextForm, f64_at, rk_at, u16_at, u32_at, whole};
use super::budget::Budget;
use super::number_format::{NumberFormat, is_date};
use super::numbers::{date_text, number_text};
use super::sheet::Sheet;
use super::sheet_rows::{MergedArea, SheetRows};
use super::xls_texts::SharedTexts;
use crate::exchange::fault::{ForeignFile, RosterRefusal};
use calamine::{ExcelDateTime, ExcelDateTimeType};
use cfb::CompoundFile;
use encoding_rs::GB18030;
use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;

/// Reads all sheets of an old workbook.
pub(super) fn sheets(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, RosterRefusal> {
    let stream = workbook_stream(bytes)?;
    let book = Globals::read(&stream)?;
    let mut sheets = Vec::new();
    let mut places = HashSet::new();
    // Sheets that lie in one another would be read again and again.
    let mut left = stream.len();
    for bound in &book.sheets {
        if !places.insert(bound.at) {
            return Err(RosterRefusal::Damaged);
        }
        let records = whole(Records::from(&stream, bound.at))?;
        sheets.push(book.sheet(bound, records, &mut left, budget)?);
    }
    if sheets.is_empty() { Err(RosterRefusal::Damaged) } else { Ok(sheets) }
}

/// The workbook's stream in a compound file; says what else such a file is.
fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, RosterRefusal> {
    let opened = CompoundFile::open(Cursor::new(bytes));
    let mut file = opened.map_err(|_damage| RosterRefusal::OldWorkbook)?;
    for (name, refusal) in [
        ("EncryptedPackage", RosterRefusal::Locked),
        ("WordDocument", RosterRefusal::NotRows { found: ForeignFile::Document }),
        ("PowerPoint Document", RosterRefusal::NotRows { found: ForeignFile::Presentation }),
    ] {
        if file.exists(name) {
            return Err(refusal);
        }
    }
    let name = ["Workbook", "Book"].into_iter().find(|name| file.is_stream(name));
    let stream = file.open_stream(name.ok_or(RosterRefusal::OldWorkbook)?);
    let stream = stream.map_err(|_damage| RosterRefusal::OldWorkbook)?;
    let mut read = Vec::new();
    let read_to_end = stream.take(bytes.len() as u64).read_to_end(&mut read);
    read_to_end.map_err(|_damage| RosterRefusal::OldWorkbook)?;
    Ok(read)
}

/// A sheet as the workbook announces it.
struct BoundSheet {
    at: usize,
    name: String,
    visible: bool,
}

/// How the numbers of a cell are written.
#[derive(Clone)]
enum Look {
    Plain,
    Date,
    Format(NumberFormat),
}

/// What holds for all sheets.
struct Globals {
    form: TextForm,
    is_1904: bool,
    sheets: Vec<BoundSheet>,
    texts: SharedTexts,
    /// By the number that a cell names.
    looks: Vec<Look>,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, RosterRefusal> {
        let form = TextForm { wide: true, page: GB18030 };
        let (sheets, texts, looks) = (Vec::new(), SharedTexts::default(), Vec::new());
        let mut book = Self { form, is_1904: false, sheets, texts, looks };
        let (mut formats, mut styles) = (HashMap::new(), Vec::new());
        let mut records = whole(Records::from(stream, 0))?;
        while let Some(record) = records.next() {
            let data = record.data;
            match record.kind {
                BEGIN => book.form.wide = u16_at(data, 0).is_none_or(|version| version >= 0x0600),
                0x002F if u16_at(data, 0) != Some(0) || !book.form.wide => {
                    return Err(RosterRefusal::Locked);
                }
                0x0042 => book.form.page = TextForm::page(u16_at(data, 0).unwrap_or_default()),
                0x0022 => book.is_1904 = u16_at(data, 0) == Some(1),
                0x0085 => book.sheets.extend(whole(book.bound_sheet(data))?),
                0x00FC => book.texts = SharedTexts::read(record, records.clone()),
                0x00E0 => styles.push(u16_at(data, 2).unwrap_or_default()),
                0x041E => {
                    let length = if book.form.wide { 2 } else { 1 };
                    let code = data.get(2..).and_then(|data| book.form.text(data, length));
                    formats.extend(u16_at(data, 0).zip(code.map(|code| Look::of_code(&code))));
                }
                END => break,
                _ => (),
            }
        }
        let look = |format: &u16| {
            formats.get(format).cloned().unwrap_or_else(|| Look::of_builtin(*format))
        };
        book.looks = styles.iter().map(look).collect();
        Ok(book)
    }

    /// A sheet's place and name; nothing for charts and macros.
    fn bound_sheet(&self, data: &[u8]) -> Option<Option<BoundSheet>> {
        let at = usize::try_from(u32_at(data, 0)?).ok()?;
        let (state, kind) = (*data.get(4)?, *data.get(5)?);
        let name = self.form.text(data.get(6..)?, 1)?.replace('\0', "");
        Some((kind == 0).then_some(BoundSheet { at, name, visible: state & 3 == 0 }))
    }

    fn sheet(
        &self,
        bound: &BoundSheet,
        records: Records<'_>,
        left: &mut usize,
        budget: &mut Budget,
    ) -> Result<Sheet, RosterRefusal> {
        let mut cells = Cells::default();
        let mut depth = 0_usize;
        for record in records {
            *left = whole(left.checked_sub(record.data.len() + 4))?;
            match record.kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                // A chart in the sheet has records like cells.
                _ if depth == 1 => whole(cells.take(record, self.form))?,
                _ if depth == 0 => return Err(RosterRefusal::Damaged),
                _ => (),
            }
        }
        // Programs write them by rows, but need not.
        if !cells.cells.is_sorted_by_key(|cell| cell.row) {
            cells.cells.sort_by_key(|cell| cell.row);
        }
        let mut rows = SheetRows::new(budget);
        for cell in &cells.cells {
            let column = usize::from(cell.column);
            match &cell.value {
                Value::Shared(number) => {
                    let text = self.texts.get(*number).unwrap_or_default();
                    rows.put(cell.row.into(), column, text)?;
                }
                Value::Text(text) => rows.put(cell.row.into(), column, text)?,
                Value::Number(number) => {
                    rows.put(cell.row.into(), column, &self.number(*number, cell.look))?;
                }
            }
        }
        cells.hidden.sort_unstable();
        cells.hidden.iter().for_each(|row| rows.hide((*row).into()));
        rows.finish(bound.name.clone(), bound.visible, &cells.merged)
    }

    fn number(&self, number: f64, look: u16) -> String {
        match self.looks.get(usize::from(look)) {
            Some(Look::Date) => {
                let kind = ExcelDateTimeType::DateTime;
                Some(date_text(&ExcelDateTime::new(number, kind, self.is_1904)))
            }
            Some(Look::Format(format)) => format.text(number),
            _ => None,
        }
        .unwrap_or_else(|| number_text(number))
    }
}

impl Look {
    fn of_code(code: &str) -> Self {
        match NumberFormat::of_code(code) {
            _ if is_date(code) => Self::Date,
            Some(format) => Self::Format(format),
            None => Self::Plain,
        }
    }

    fn of_builtin(format: u16) -> Self {
        match format {
            2 => Self::of_code("0.00"),
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self::Date,
            _ => Self::Plain,
        }
    }
}

struct Cell {
    row: u16,
    column: u16,
    look: u16,
    value: Value,
}

enum Value {
    Number(f64),
    /// In the table of texts.
    Shared(u32),
    Text(Box<str>),
}

/// The cells of a sheet as its records come.
#[derive(Default)]
struct Cells {
    cells: Vec<Cell>,
    hidden: Vec<u16>,
    merged: Vec<MergedArea>,
    /// The formula whose text follows.
    formula: Option<(u16, u16, u16)>,
}

impl Cells {
    fn take(&mut self, record: Record<'_>, form: TextForm) -> Option<()> {
        let data = record.data;
        match record.kind {
            0x0208 => {
                let row = u16_at(data, 0)?;
                let looks = u16_at(data, 12)?;
                self.hidden.extend((looks & 0x20 != 0).then_some(row));
            }
            0x00FD => self.put(data, Value::Shared(u32_at(data, 6)?))?,
            0x0204 | 0x00D6 => {
                let text = form.text(data.get(6..)?, 2)?;
                self.put(data, Value::Text(text.into()))?;
            }
            0x0203 => self.put(data, Value::Number(f64_at(data, 6)?))?,
            0x027E => self.put(data, Value::Number(rk_at(data, 6)?))?,
            0x00BD => self.numbers(data)?,
            0x0205 => self.put(data, truth_or_fault(*data.get(6)?, *data.get(7)?))?,
            0x0006 | 0x0206 | 0x0406 => self.result(data)?,
            0x0207 => {
                if let Some((row, column, look)) = self.formula.take() {
                    let value = Value::Text(form.text(data, 2)?.into());
                    self.cells.push(Cell { row, column, look, value });
                }
            }
            0x00E5 => {
                for area in data.get(2..)?.chunks_exact(8) {
                    let (top, bottom) = (u16_at(area, 0)?.into(), u16_at(area, 2)?.into());
                    let column = u16_at(area, 4)?.into();
                    self.merged.push(MergedArea { top, bottom, column });
                }
            }
            _ => (),
        }
        Some(())
    }

    fn put(&mut self, data: &[u8], value: Value) -> Option<()> {
        let (row, column, look) = (u16_at(data, 0)?, u16_at(data, 2)?, u16_at(data, 4)?);
        self.cells.push(Cell { row, column, look, value });
        Some(())
    }

    /// Numbers side by side.
    fn numbers(&mut self, data: &[u8]) -> Option<()> {
        let (row, first) = (u16_at(data, 0)?, u16_at(data, 2)?);
        let numbers = data.get(4..data.len().checked_sub(2)?)?.chunks_exact(6);
        for (column, number) in (first..=u16::MAX).zip(numbers) {
            let (look, value) = (u16_at(number, 0)?, Value::Number(rk_at(number, 2)?));
            self.cells.push(Cell { row, column, look, value });
        }
        Some(())
    }

    /// What a formula came to.
    fn result(&mut self, data: &[u8]) -> Option<()> {
        self.formula = None;
        let value = data.get(6..14)?;
        if u16_at(value, 6)? != 0xFFFF {
            return self.put(data, Value::Number(f64_at(value, 0)?));
        }
        match value[0] {
            0 => self.formula = Some((u16_at(data, 0)?, u16_at(data, 2)?, u16_at(data, 4)?)),
            1 | 2 => self.put(data, truth_or_fault(value[2], value[0] - 1))?,
            _ => (),
        }
        Some(())
    }
}

fn truth_or_fault(code: u8, is_fault: u8) -> Value {
    let text = match (is_fault, code) {
        (0, 0) => "false",
        (0, _) => "true",
        (_, 0x00) => "#NULL!",
        (_, 0x07) => "#DIV/0!",
        (_, 0x0F) => "#VALUE!",
        (_, 0x17) => "#REF!",
        (_, 0x1D) => "#NAME?",
        (_, 0x24) => "#NUM!",
        _ => "#N/A",
    };
    Value::Text(text.into())
}
