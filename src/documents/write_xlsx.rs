//! A table as a workbook: numbers as numbers, identity numbers as text, the heading
//! row frozen and repeated on every printed page.

use super::table::{Cell, DataTable};
use super::write_fault::WriteFault;
use crate::base::{Date, METER, Money, Phase};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

/// The workbook of a table, one sheet.
pub(super) fn workbook(table: &DataTable) -> Result<Workbook, WriteFault> {
    const SHEET_ROWS: usize = 1_048_576;
    let rows = table.rows.len() + 1;
    if rows > SHEET_ROWS {
        return Err(WriteFault::TooManyRows { rows });
    }
    let mut workbook = undated()?;
    add_sheet(&mut workbook, table)?;
    Ok(workbook)
}

/// Adds a table's sheet to a workbook.
pub(super) fn add_sheet<'w>(
    workbook: &'w mut Workbook,
    table: &DataTable,
) -> Result<&'w mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    lay_out(sheet, table)?;
    let formats = Formats::new();
    for (column, heading) in table.columns.iter().enumerate() {
        sheet.write_with_format(0, column as u16, &heading.heading, &formats.heading)?;
    }
    METER.begin(Phase::Writing, table.rows.len() as u64);
    for (row, cells) in table.rows.iter().enumerate() {
        METER.step(1);
        for (column, cell) in cells.iter().enumerate() {
            formats.write(sheet, row as u32 + 1, column as u16, cell)?;
        }
    }
    Ok(sheet)
}

/// A workbook that tells no time of its making: the same table is the same file.
pub(crate) fn undated() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 3, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(workbook)
}

/// The widths, the frozen heading, and the page as it is printed.
fn lay_out(sheet: &mut Worksheet, table: &DataTable) -> Result<(), XlsxError> {
    for (column, heading) in table.columns.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let widest = cells.map(|cell| cell.plain().width()).max().unwrap_or_default();
        let width = widest.max(heading.heading.width()).clamp(6, 48) + 2;
        sheet.set_column_width(column as u16, width as f64)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_header(page_header(&table.title)).set_footer("&C&P / &N");
    Ok(())
}

const A4: u8 = 9;

/// The page header takes at most 255 characters, in which `&` begins a command.
fn page_header(title: &str) -> String {
    let title: String = title.chars().take(100).collect();
    format!("&C{}", title.replace('&', "&&"))
}

/// A sheet's name: at most 31 characters, none of those that formulas need.
fn sheet_name(title: &str) -> String {
    let fits = |ch: &char| !matches!(ch, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = title.chars().filter(fits).take(31).collect();
    if name.trim().is_empty() { "Sheet1".to_owned() } else { name }
}

struct Formats {
    heading: Format,
    text: Format,
    money: Format,
    count: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            heading: Format::new().set_bold().set_align(FormatAlign::Center),
            // The format of text, so that editing a number in place keeps it a text.
            text: Format::new().set_num_format("@"),
            money: Format::new().set_num_format("#,##0.00"),
            count: Format::new().set_num_format("0"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
        }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        cell: &Cell,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Money(amount) => {
                sheet.write_number_with_format(row, column, yuan(*amount), &self.money)?;
            }
            Cell::Count(number) => {
                sheet.write_number_with_format(row, column, *number as f64, &self.count)?;
            }
            Cell::Date(day) => match excel_day(*day) {
                Some(day) => {
                    sheet.write_datetime_with_format(row, column, &day, &self.date)?;
                }
                None => {
                    sheet.write_string_with_format(row, column, cell.plain(), &self.text)?;
                }
            },
            Cell::Text(_) | Cell::List(_) => {
                sheet.write_string_with_format(row, column, cell.plain(), &self.text)?;
            }
        }
        Ok(())
    }
}

/// Cents are exact in a double up to ninety trillion yuan.
fn yuan(amount: Money) -> f64 {
    amount.decimal().to_f64().unwrap_or_default()
}

/// Spreadsheets know no day before 1900.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = day.year().try_into().ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8).ok()
}
