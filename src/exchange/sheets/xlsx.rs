//! XLSX, XLSM and XLTX workbooks.

use super::budget::Budget;
use super::number_format::NumberFormat;
use super::numbers::{date_text, number_text};
use super::package::{self, RowMarks};
use super::sheet::Sheet;
use super::sheet_rows::SheetRows;
use super::workbook_parts;
use crate::exchange::fault::RosterRefusal;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Cursor;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads all sheets of a workbook.
pub(super) fn sheets(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, RosterRefusal> {
    let mut marks = package::check(bytes)?;
    let parts = workbook_parts::sheet_parts(bytes)?;
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let (mut sheets, mut names) = (Vec::new(), HashSet::new());
    for (at, sheet) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        // The reader finds a sheet by its name.
        if !names.insert(sheet.name.clone()) {
            return Err(RosterRefusal::Damaged);
        }
        // A part that was not looked into is not read.
        let part = parts.get(at).and_then(Option::as_ref).ok_or(RosterRefusal::Damaged)?;
        let marks = marks.remove(part).ok_or(RosterRefusal::Damaged)?;
        let visible = sheet.visible == SheetVisible::Visible;
        sheets.push(read(&mut workbook, sheet.name, visible, &marks, budget)?);
    }
    Ok(sheets)
}

fn read(
    workbook: &mut Workbook<'_>,
    name: String,
    visible: bool,
    marks: &RowMarks,
    budget: &mut Budget,
) -> Result<Sheet, RosterRefusal> {
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(refusal)?;
    let format = |style: &Style| {
        let format = style.number_format.as_ref()?;
        NumberFormat::of_code(&format.format_code)
    };
    let formats: Vec<Option<NumberFormat>> = cells.styles().iter().map(format).collect();
    let mut rows = SheetRows::new(budget);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(refusal)? {
        let (row, column) = cell.get_position();
        let format = formats.get(style).and_then(Option::as_ref);
        rows.put(row, column as usize, &text_of(cell.get_value(), format))?;
    }
    marks.hidden.iter().for_each(|row| rows.hide(*row));
    rows.finish(name, visible, &marks.merged)
}

/// A cell's text as the spreadsheet shows it.
fn text_of<'a>(value: &'a DataRef<'_>, format: Option<&NumberFormat>) -> Cow<'a, str> {
    let shown = |number: f64| format.and_then(|format| format.text(number));
    Cow::Owned(match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            return Cow::Borrowed(text);
        }
        DataRef::SharedString(text) => return Cow::Borrowed(text),
        DataRef::Int(number) => shown(*number as f64).unwrap_or_else(|| number.to_string()),
        DataRef::Float(number) => shown(*number).unwrap_or_else(|| number_text(*number)),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => date_text(moment),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    })
}

fn refusal(fault: XlsxError) -> RosterRefusal {
    match fault {
        XlsxError::Password => RosterRefusal::Locked,
        _ => RosterRefusal::Damaged,
    }
}
