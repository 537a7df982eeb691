//! OpenDocument spreadsheets, packed (`.ods`) or as one XML text (`.fods`).

use super::budget::Budget;
use super::numbers::{iso_day, number_text};
use super::package::{self, damaged};
use super::sheet::Sheet;
use super::sheet_rows::{MergedArea, SheetRows};
use super::workbook_parts::text_of;
use super::xml;
use crate::exchange::fault::{ForeignFile, RosterRefusal};
use crate::exchange::limits::{MAX_CELL, MAX_COLUMNS};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use std::io::{BufRead, BufReader};

/// Reads all sheets of a packed spreadsheet.
pub(super) fn sheets(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, RosterRefusal> {
    package::check(bytes)?;
    let mut archive = package::archive(bytes)?;
    let kind = text_of(&mut archive, "mimetype")?.unwrap_or_default();
    let foreign = |found| Err(RosterRefusal::NotRows { found });
    match () {
        () if kind.contains("opendocument.text") => return foreign(ForeignFile::Document),
        () if kind.contains("presentation") => return foreign(ForeignFile::Presentation),
        () if kind.contains("opendocument") && !kind.contains("spreadsheet") => {
            return foreign(ForeignFile::Other);
        }
        () => (),
    }
    let manifest = text_of(&mut archive, "meta-inf/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(RosterRefusal::Locked);
    }
    let content = archive.by_name("content.xml").map_err(damaged)?;
    read(BufReader::new(content), budget)
}

/// Reads all sheets of a spreadsheet that is one text.
pub(super) fn flat(text: &str, budget: &mut Budget) -> Result<Vec<Sheet>, RosterRefusal> {
    read(text.as_bytes(), budget)
}

fn read(content: impl BufRead, budget: &mut Budget) -> Result<Vec<Sheet>, RosterRefusal> {
    let mut reader = Reader::from_reader(content);
    xml::configure(reader.config_mut());
    let mut content = Content { reader, hidden_styles: HashSet::new(), style: None };
    let mut sheets = Vec::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match content.reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "style" => content.style = xml::attribute(&tag, "name"),
                "table-properties"
                    if xml::attribute(&tag, "display").as_deref() == Some("false") =>
                {
                    content.hidden_styles.extend(content.style.clone());
                }
                "tracked-changes" => content.skip()?,
                "table" => {
                    let style = xml::attribute(&tag, "style-name");
                    let visible =
                        !style.is_some_and(|style| content.hidden_styles.contains(&style));
                    let name = xml::attribute(&tag, "name").unwrap_or_default();
                    sheets.push(content.sheet(name, visible, budget)?);
                }
                _ => (),
            },
            Event::Eof => break,
            _ => (),
        }
    }
    if sheets.is_empty() { Err(RosterRefusal::Damaged) } else { Ok(sheets) }
}

struct Content<R> {
    reader: Reader<R>,
    hidden_styles: HashSet<String>,
    /// The style whose properties follow.
    style: Option<String>,
}

/// A cell, as often as it is repeated to the right.
struct Repeated {
    column: usize,
    times: usize,
    text: String,
}

/// The most texts a row of cells may hold, in bytes.
const MAX_ROW: usize = MAX_COLUMNS * MAX_CELL / 4;

impl<R: BufRead> Content<R> {
    /// The rows up to the end of the table that has begun.
    fn sheet(
        &mut self,
        name: String,
        visible: bool,
        budget: &mut Budget,
    ) -> Result<Sheet, RosterRefusal> {
        let mut rows = SheetRows::new(budget);
        let mut merged = Vec::new();
        let mut at = 0_u32;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(tag) if tag.local_name().as_ref() == "table-row" => {
                    let times = xml::number(&tag, "number-rows-repeated").unwrap_or(1);
                    let visibility = xml::attribute(&tag, "visibility");
                    let hidden = matches!(visibility.as_deref(), Some("collapse" | "filter"));
                    let cells = self.row(at, &mut merged)?;
                    let end = at.saturating_add(times);
                    // A million empty rows are passed over at once.
                    if cells.iter().any(|cell| !cell.text.is_empty()) {
                        for row in at..end {
                            if hidden {
                                rows.hide(row);
                            }
                            put_all(&mut rows, row, &cells)?;
                        }
                    }
                    at = end;
                }
                Event::Start(tag) if tag.local_name().as_ref() == "shapes" => self.skip()?,
                Event::End(tag) if tag.local_name().as_ref() == "table" => break,
                Event::Eof => return Err(RosterRefusal::Damaged),
                _ => (),
            }
        }
        rows.finish(name, visible, &merged)
    }

    fn row(
        &mut self,
        at: u32,
        merged: &mut Vec<MergedArea>,
    ) -> Result<Vec<Repeated>, RosterRefusal> {
        let mut cells = Vec::new();
        let (mut column, mut held) = (0_usize, 0);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(tag)
                    if matches!(tag.local_name().as_ref(), "table-cell" | "covered-table-cell") =>
                {
                    let tag = tag.into_owned();
                    let times = xml::number(&tag, "number-columns-repeated").unwrap_or(1) as usize;
                    let spanned = xml::number(&tag, "number-rows-spanned").unwrap_or(1);
                    let text = self.cell(&tag, at)?;
                    held += text.len();
                    if held > MAX_ROW {
                        return Err(RosterRefusal::TooMuch { line: at.saturating_add(1) });
                    }
                    if !text.is_empty() {
                        if spanned > 1 {
                            let bottom = at.saturating_add(spanned - 1);
                            let column = column as u32;
                            merged.push(MergedArea { top: at, bottom, column });
                        }
                        cells.push(Repeated { column, times, text });
                    }
                    column = column.saturating_add(times);
                }
                Event::End(tag) if tag.local_name().as_ref() == "table-row" => return Ok(cells),
                Event::Eof => return Err(RosterRefusal::Damaged),
                _ => (),
            }
        }
    }

    /// What a cell says: its value, or as it shows where that says more.
    fn cell(&mut self, tag: &BytesStart<'_>, at: u32) -> Result<String, RosterRefusal> {
        let shown = self.shown(tag.name().as_ref(), at)?;
        let value = |name| xml::attribute(tag, name);
        let text = match value("office:value-type").as_deref() {
            Some("float" | "percentage" | "currency") => {
                match value("value").and_then(|value| value.trim().parse::<f64>().ok()) {
                    Some(number) => as_shown(number, &shown).unwrap_or_else(|| number_text(number)),
                    None => shown,
                }
            }
            Some("date") => value("date-value").map_or(shown, |day| iso_day(&day).to_owned()),
            Some("boolean") => value("boolean-value").unwrap_or(shown),
            Some("string") => value("string-value").unwrap_or(shown),
            _ => shown,
        };
        match text.len() > MAX_CELL {
            true => Err(RosterRefusal::TooMuch { line: at.saturating_add(1) }),
            false => Ok(text),
        }
    }

    /// The paragraphs of a cell; what is drawn or noted on it is not in it.
    fn shown(&mut self, cell: &str, at: u32) -> Result<String, RosterRefusal> {
        let mut text = String::new();
        let (mut paragraphs, mut within) = (0_usize, false);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = self.reader.read_event_into(&mut buffer).map_err(damaged)?;
            match &event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        (paragraphs, within) = (paragraphs + 1, true);
                    }
                    "s" => {
                        let spaces = xml::number(tag, "c").unwrap_or(1).min(256);
                        text.extend(std::iter::repeat_n(' ', spaces as usize));
                    }
                    "tab" => text.push('\t'),
                    "annotation" | "frame" | "custom-shape" | "table" | "detective" => {
                        self.skip()?;
                    }
                    _ if tag.name().as_ref() == "text:line-break" => text.push('\n'),
                    _ => (),
                },
                Event::End(tag) if tag.name().as_ref() == cell => return Ok(text),
                Event::End(tag) if tag.local_name().as_ref() == "p" => within = false,
                Event::Eof => return Err(RosterRefusal::Damaged),
                said if within => xml::add_text(said, &mut text),
                _ => (),
            }
            if text.len() > MAX_CELL {
                return Err(RosterRefusal::TooMuch { line: at.saturating_add(1) });
            }
        }
    }

    /// Passes over the element that has begun.
    fn skip(&mut self) -> Result<(), RosterRefusal> {
        let mut depth = 1_usize;
        let mut buffer = Vec::new();
        while depth > 0 {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(RosterRefusal::Damaged),
                _ => (),
            }
        }
        Ok(())
    }
}

fn put_all(rows: &mut SheetRows<'_>, row: u32, cells: &[Repeated]) -> Result<(), RosterRefusal> {
    for Repeated { column, times, text } in cells {
        for at in 0..*times {
            rows.put(row, column.saturating_add(at), text)?;
        }
    }
    Ok(())
}

/// What shows instead of a number where it is a code: zeros or letters before its digits.
fn as_shown(number: f64, shown: &str) -> Option<String> {
    let shown = shown.trim();
    let digits = &shown[shown.trim_end_matches(|ch: char| ch.is_ascii_digit()).len()..];
    let before = &shown[..shown.len() - digits.len()];
    let padded = digits.len() > 1 && digits.starts_with('0');
    let lettered = before.chars().any(|ch| ch.is_ascii_alphabetic());
    let code = before.chars().all(|ch| ch.is_ascii_alphabetic() || ch == '-');
    let currency = ["RMB", "CNY", "USD"].contains(&before);
    let same = digits.parse::<f64>().is_ok_and(|value| value == number);
    (same && code && !currency && (padded || lettered)).then(|| shown.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_table(rows: &str) -> Result<Sheet, RosterRefusal> {
        let text = format!(
            "<office:document><table:table table:name=\"名册\">{rows}</table:table></office:document>"
        );
        flat(&text, &mut Budget::of_file(text.len())).map(|mut sheets| sheets.remove(0))
    }

    fn texts(sheet: &Sheet) -> Vec<(u32, Vec<&str>)> {
        sheet.rows.iter().map(|row| (row.number, row.cells.iter().collect())).collect()
    }

    #[test]
    fn cells_rows_and_repeats_are_read() {
        let sheet = read_table(
            "<table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>昆阳\
             <text:s text:c=\"2\"/>街道</text:p><text:p>二</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>0007\
             </text:p></table:table-cell></table:table-row>\
             <table:table-row><table:covered-table-cell/><table:table-cell \
             office:value-type=\"date\" office:date-value=\"2015-06-30T00:00:00\"><text:p>15-6\
             </text:p></table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
             table:number-columns-repeated=\"16384\"/></table:table-row>\
             <table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"2\">\
             <table:table-cell office:value-type=\"currency\" office:value=\"1234.5\">\
             <office:annotation><text:p>note</text:p></office:annotation><text:p>￥1,234.50\
             </text:p></table:table-cell></table:table-row>",
        )
        .expect("readable");
        assert_eq!(
            texts(&sheet),
            [
                (1, vec!["昆阳  街道\n二", "0007"]),
                (2, vec!["昆阳  街道\n二", "2015-06-30"]),
                (1_048_003, vec!["1234.5"]),
                (1_048_004, vec!["1234.5"]),
            ]
        );
        assert_eq!(sheet.hidden_rows, [1_048_003, 1_048_004]);
        assert_eq!(sheet.name.as_deref(), Some("名册"));
    }

    #[test]
    fn repeated_rows_that_say_something_are_paid_for() {
        let row = "<table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell>\
                   <text:p>x</text:p></table:table-cell></table:table-row>";
        assert!(matches!(read_table(row).err(), Some(RosterRefusal::TooMuch { .. })));
        let cells = row.replace("rows-repeated", "rows-x").replace(
            "<table:table-cell>",
            "<table:table-cell table:number-columns-repeated=\"16384\">",
        );
        assert_eq!(read_table(&cells).err(), Some(RosterRefusal::TooMuch { line: 1 }));
    }
}
