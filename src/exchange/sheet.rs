//! From the bytes of an XLSX workbook to the rows of its sheets.
//!
//! A workbook is a zip of XML whose sizes and counts are the sender's word, so it is
//! unpacked once to count before the reading crate believes any of them.

use super::RosterRefusal;
use super::cells::{RawRow, is_blank};
use super::limits::{MAX_CELL, MAX_COLUMNS, MAX_LINES};
use crate::base::Cells;
use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A workbook that was found safe to read.
pub(super) struct Book<'a> {
    workbook: Xlsx<Cursor<&'a [u8]>>,
}

/// The most a workbook may unpack to, in bytes.
const MAX_UNPACKED: u64 = 1 << 30;
/// The most its table of texts may unpack to.
const MAX_TEXTS: u64 = 256 << 20;
/// The most its styles may unpack to; each takes fifty times its XML in memory.
const MAX_STYLES: u64 = 8 << 20;
/// The most cells that merged cells are spread over.
const MAX_MERGED: usize = 4_000_000;

impl<'a> Book<'a> {
    /// Opens a workbook.
    pub fn open(bytes: &'a [u8]) -> Result<Self, RosterRefusal> {
        check_sizes(bytes)?;
        let workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        Ok(Self { workbook })
    }

    /// The names of the sheets a person sees, in their order.
    pub fn sheets(&self) -> Vec<String> {
        let sheets = self.workbook.sheets_metadata().iter();
        sheets
            .filter(|s| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible)
            .map(|sheet| sheet.name.clone())
            .collect()
    }

    /// The rows of a sheet that say anything, up to a row; in the whole sheet, cells
    /// merged over several rows say the same in each.
    pub fn rows(&mut self, sheet: &str, up_to: usize) -> Result<Vec<RawRow>, RosterRefusal> {
        let mut rows = Vec::new();
        let mut row = OpenRow::default();
        let mut cells = self.workbook.worksheet_cells_reader(sheet).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (at, column) = cell.get_position();
            if at != row.at {
                row.close(&mut rows);
                if at < row.at {
                    return Err(RosterRefusal::Damaged);
                }
                row.at = at;
            }
            if at as usize >= up_to {
                break;
            }
            let text = text_of(cell.get_value());
            if text.is_empty() {
                continue;
            }
            let column = column as usize;
            if column >= MAX_COLUMNS || text.len() > MAX_CELL || rows.len() >= MAX_LINES {
                return Err(RosterRefusal::TooMuch { line: at.saturating_add(1) });
            }
            row.put(column, text);
        }
        row.close(&mut rows);
        drop(cells);
        if up_to == usize::MAX {
            let merged = self.workbook.merge_cells_by_sheet_name(sheet).map_err(damaged)?;
            spread(&mut rows, &merged);
        }
        Ok(rows)
    }
}

/// The row whose cells are arriving.
#[derive(Default)]
struct OpenRow {
    at: u32,
    cells: Vec<String>,
}

impl OpenRow {
    fn put(&mut self, column: usize, text: String) {
        if self.cells.len() <= column {
            self.cells.resize_with(column + 1, String::new);
        }
        self.cells[column] = text;
    }

    fn close(&mut self, rows: &mut Vec<RawRow>) {
        let cells = Cells::new(self.cells.iter().map(String::as_str));
        if !is_blank(&cells) {
            rows.push(RawRow { number: self.at.saturating_add(1), cells });
        }
        self.cells.clear();
    }
}

/// Writes the text of cells merged over several rows into each of those rows: a
/// township's name stands once beside all its people.
fn spread(rows: &mut [RawRow], merged: &[Dimensions]) {
    let mut budget = MAX_MERGED;
    for area in merged.iter().filter(|area| area.start.0 < area.end.0) {
        let column = area.start.1 as usize;
        let first = rows.partition_point(|row| row.number <= area.start.0);
        let beyond = rows.partition_point(|row| row.number <= area.end.0.saturating_add(1));
        let Some([top, below @ ..]) = rows.get_mut(first..beyond) else { continue };
        let text = top.cells.get(column).to_owned();
        if text.is_empty() || top.number != area.start.0 + 1 || column >= MAX_COLUMNS {
            continue;
        }
        for row in below.iter_mut().filter(|row| row.cells.get(column).is_empty()).take(budget) {
            let mut cells: Vec<&str> = row.cells.iter().collect();
            cells.resize(cells.len().max(column + 1), "");
            cells[column] = &text;
            row.cells = Cells::new(cells);
        }
        budget = budget.saturating_sub(below.len());
    }
}

/// A cell's text as the spreadsheet shows it.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => date_text(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A number to the fifteen digits a spreadsheet holds; where it has more, so that
/// its last digits are lost, in the scientific form that shows it.
fn number_text(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    if !(1e-5..1e15).contains(&number.abs()) {
        return format!("{number:E}");
    }
    let whole_digits = number.abs().log10().floor() as i32 + 1;
    let text = format!("{number:.*}", (15 - whole_digits).clamp(0, 19) as usize);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

fn date_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return number_text(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Unpacks every part once to count what it really holds.
fn check_sizes(bytes: &[u8]) -> Result<(), RosterRefusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = MAX_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.to_lowercase();
        let (most, is_texts) = match () {
            () if name.ends_with("sharedstrings.xml") => (left.min(MAX_TEXTS), true),
            () if name.ends_with("styles.xml") => (left.min(MAX_STYLES), false),
            () => (left, false),
        };
        let size = if is_texts { size_of_texts(part, most)? } else { size_of(part, most)? };
        left -= size;
    }
    Ok(())
}

fn size_of(part: impl Read, most: u64) -> Result<u64, RosterRefusal> {
    let size = std::io::copy(&mut part.take(most + 1), &mut std::io::sink());
    let size = size.map_err(damaged)?;
    if size > most { Err(RosterRefusal::TooLarge { limit: most }) } else { Ok(size) }
}

/// The table of texts also says how many there are, and room is made for that many:
/// a number beyond what its bytes could hold is a trap.
fn size_of_texts(part: impl Read, most: u64) -> Result<u64, RosterRefusal> {
    let mut text = Vec::new();
    part.take(most + 1).read_to_end(&mut text).map_err(damaged)?;
    let size = text.len() as u64;
    if size > most {
        return Err(RosterRefusal::TooLarge { limit: most });
    }
    const COUNT: &[u8] = b"uniqueCount";
    for (at, _) in text.windows(COUNT.len()).enumerate().filter(|(_, word)| *word == COUNT) {
        let after = text[at + COUNT.len()..].iter();
        let quoted = after
            .skip_while(|byte| matches!(byte, b'=' | b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'\n'));
        let digits = quoted.take_while(|byte| byte.is_ascii_digit());
        let count =
            digits.fold(0_u64, |n, d| n.saturating_mul(10).saturating_add(u64::from(d - b'0')));
        if count > size {
            return Err(RosterRefusal::Damaged);
        }
    }
    Ok(size)
}

fn damaged<E>(_what_the_crate_says: E) -> RosterRefusal {
    RosterRefusal::Damaged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_the_spreadsheet_shows_them() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (13_888_888_888.0, "13888888888"),
            (530_122_290_529_490.0, "530122290529490"),
            (0.1 + 0.2, "0.3"),
            (1_234.5, "1234.5"),
            (-17_190.70, "-17190.7"),
            (1_234.499_999_999_998, "1234.5"),
            (12.345, "12.345"),
            (100.0, "100"),
            (530_122_194_006_158_260.0, "5.301221940061583E17"),
            (f64::NAN, "NaN"),
            (1e300, "1E300"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn merged_cells_say_the_same_in_each_row() {
        let row =
            |number, cells: &[&str]| RawRow { number, cells: Cells::new(cells.iter().copied()) };
        let mut rows = [
            row(3, &["甲", "昆阳街道"]),
            row(4, &["乙"]),
            row(6, &["丙", "", "x"]),
            row(7, &["丁"]),
        ];
        let area = Dimensions::new((2, 1), (5, 1));
        spread(&mut rows, &[area, Dimensions::new((2, 0), (2, 2))]);
        let towns: Vec<&str> = rows.iter().map(|row| row.cells.get(1)).collect();
        assert_eq!(towns, ["昆阳街道", "昆阳街道", "昆阳街道", ""]);
        assert_eq!(rows[2].cells.get(2), "x");
    }
}
