//! From the bytes of a file to the rows of its sheets, whatever program wrote it. A format
//! is known by its bytes, never by the file's name.
//!
//! Sizes, counts and places in a file are its sender's word: nothing is allocated by them,
//! and all rows of all sheets come out of one budget.

mod biff;
mod budget;
mod decoded;
mod encoding;
mod form;
mod html;
mod mojibake;
mod number_format;
mod numbers;
mod ods;
mod package;
mod quotes;
mod sheet;
mod sheet_rows;
mod spreadsheetml;
mod text;
mod workbook_parts;
mod xls;
mod xls_texts;
mod xlsx;
mod xml;

use super::cells::RawRow;
use super::fault::{RosterNotice, RosterRefusal};
use super::limits::MAX_FILE;
use budget::Budget;
use form::FileForm;
pub(in crate::exchange) use sheet::{OpenedFile, Sheet};

#[cfg(test)]
mod tests;

/// Reads all rows of all sheets of a file.
pub(in crate::exchange) fn open(bytes: &[u8]) -> Result<OpenedFile, RosterRefusal> {
    if bytes.is_empty() {
        return Err(RosterRefusal::Empty);
    }
    if bytes.len() as u64 > MAX_FILE {
        return Err(RosterRefusal::TooLarge { limit: MAX_FILE });
    }
    let mut budget = Budget::of_file(bytes.len());
    match form::recognise(bytes)? {
        FileForm::Xlsx => xlsx::sheets(bytes, &mut budget).map(OpenedFile::of_sheets),
        FileForm::Ods => ods::sheets(bytes, &mut budget).map(OpenedFile::of_sheets),
        FileForm::Compound => xls::sheets(bytes, &mut budget).map(OpenedFile::of_sheets),
        FileForm::Text => open_text(bytes, &mut budget),
    }
}

/// A text: lines of cells, or marked up as a web page or as XML.
fn open_text(bytes: &[u8], budget: &mut Budget) -> Result<OpenedFile, RosterRefusal> {
    let decoded = encoding::decode(bytes)?;
    let mut notices: Vec<RosterNotice> = decoded.notice().into_iter().collect();
    let text = &*decoded.text;
    let sheets = match () {
        () if form::is_spreadsheetml(text) => spreadsheetml::sheets(text, budget)?,
        () if form::is_flat_ods(text) => ods::flat(text, budget)?,
        () if form::is_html(text) => html::sheets(text, budget)?,
        () => {
            let read = text::read(decoded.text, budget)?;
            if !read.stray_quotes.is_empty() {
                notices.push(RosterNotice::StrayQuotes { lines: read.stray_quotes });
            }
            let (rows, hidden_rows) = (read.rows, Vec::new());
            vec![Sheet { name: None, visible: true, rows, hidden_rows }]
        }
    };
    let lost = |row: &&RawRow| row.cells.iter().any(|cell| cell.contains('\u{fffd}'));
    let lines = sheets.iter().flat_map(|sheet| sheet.rows.iter().filter(lost));
    let lines: Vec<u32> = lines.map(|row| row.number).collect();
    if !lines.is_empty() {
        notices.push(RosterNotice::LostCharacters { lines });
    }
    Ok(OpenedFile { sheets, notices })
}
