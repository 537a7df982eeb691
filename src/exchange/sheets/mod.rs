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
    if form::is_spreadsheetml(text) {
        return spreadsheetml::sheets(text, budget).map(OpenedFile::of_sheets);
    }
    if form::is_flat_ods(text) {
        return ods::flat(text, budget).map(OpenedFile::of_sheets);
    }
    if form::is_html(text) {
        return html::sheets(text, budget).map(OpenedFile::of_sheets);
    }
    let read = text::read(decoded.text, budget)?;
    notices.extend(read.notices());
    let sheet = Sheet { name: None, visible: true, rows: read.rows, hidden_rows: Vec::new() };
    Ok(OpenedFile { sheets: vec![sheet], notices })
}
