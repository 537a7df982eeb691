//! Excel's XML of 2003, which systems still export as `.xls`.

use super::budget::Budget;
use super::number_format::NumberFormat;
use super::numbers::{iso_day, number_text};
use super::package::damaged;
use super::sheet::Sheet;
use super::sheet_rows::{MergedArea, SheetRows};
use super::xml;
use crate::exchange::fault::RosterRefusal;
use crate::exchange::limits::MAX_CELL;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Reads all sheets of a workbook.
pub(super) fn sheets(text: &str, budget: &mut Budget) -> Result<Vec<Sheet>, RosterRefusal> {
    let mut reader = Reader::from_str(text);
    xml::configure(reader.config_mut());
    let mut book = Book { reader, formats: HashMap::new() };
    let mut sheets = Vec::new();
    let mut style = None;
    loop {
        match book.reader.read_event().map_err(damaged)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "Style" => style = xml::attribute(&tag, "ID"),
                "NumberFormat" => {
                    let format = xml::attribute(&tag, "Format");
                    let format = format.and_then(|code| NumberFormat::of_code(&code));
                    book.formats.extend(style.take().zip(format));
                }
                "Worksheet" => {
                    let name = xml::attribute(&tag, "Name").unwrap_or_default();
                    sheets.push(book.sheet(name, budget)?);
                }
                _ => (),
            },
            Event::Eof => break,
            _ => (),
        }
    }
    if sheets.is_empty() { Err(RosterRefusal::Damaged) } else { Ok(sheets) }
}

struct Book<'a> {
    reader: Reader<&'a [u8]>,
    /// Of the styles by their ids.
    formats: HashMap<String, NumberFormat>,
}

/// Where the next cell stands, counted from 0.
#[derive(Default)]
struct Place {
    row: u32,
    next_row: u32,
    column: u32,
    next_column: u32,
}

impl Place {
    fn row(&mut self, tag: &BytesStart<'_>) {
        self.row = xml::number(tag, "Index").map_or(self.next_row, |at| at.saturating_sub(1));
        let span = xml::number(tag, "Span").unwrap_or(0);
        self.next_row = self.row.saturating_add(1).saturating_add(span);
        self.next_column = 0;
    }

    fn cell(&mut self, tag: &BytesStart<'_>) {
        let column = xml::number(tag, "Index").map(|at| at.saturating_sub(1));
        self.column = column.unwrap_or(self.next_column);
        let across = xml::number(tag, "MergeAcross").unwrap_or(0);
        self.next_column = self.column.saturating_add(1).saturating_add(across);
    }
}

impl Book<'_> {
    fn sheet(&mut self, name: String, budget: &mut Budget) -> Result<Sheet, RosterRefusal> {
        let mut rows = SheetRows::new(budget);
        let (mut place, mut merged, mut visible) = (Place::default(), Vec::new(), true);
        let mut format = None;
        loop {
            match self.reader.read_event().map_err(damaged)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "Row" => {
                        place.row(&tag);
                        if xml::attribute(&tag, "Hidden").as_deref() == Some("1") {
                            rows.hide(place.row);
                        }
                    }
                    "Cell" => {
                        place.cell(&tag);
                        format = xml::attribute(&tag, "StyleID")
                            .and_then(|style| self.formats.get(&style).cloned());
                        let down = xml::number(&tag, "MergeDown").unwrap_or(0);
                        if down > 0 {
                            let (top, column) = (place.row, place.column);
                            let bottom = top.saturating_add(down);
                            merged.push(MergedArea { top, bottom, column });
                        }
                    }
                    "Data" => {
                        let kind = xml::attribute(&tag, "Type").unwrap_or_default();
                        let said = self.text(tag.name().as_ref(), place.row)?;
                        let text = text_of(&kind, said, format.as_ref());
                        rows.put(place.row, place.column as usize, &text)?;
                    }
                    "Comment" => {
                        self.text(tag.name().as_ref(), place.row)?;
                    }
                    "Visible" => {
                        let said = self.text(tag.name().as_ref(), place.row)?;
                        visible &= !said.trim().ends_with("Hidden");
                    }
                    _ => (),
                },
                Event::End(tag) if tag.local_name().as_ref() == "Worksheet" => break,
                Event::Eof => return Err(RosterRefusal::Damaged),
                _ => (),
            }
        }
        rows.finish(name, visible, &merged)
    }

    /// All text up to the end of an element, whatever stands around pieces of it.
    fn text(&mut self, name: &str, row: u32) -> Result<String, RosterRefusal> {
        let mut text = String::new();
        let mut nested = 0_usize;
        loop {
            match self.reader.read_event().map_err(damaged)? {
                Event::Start(tag) if tag.name().as_ref() == name => nested += 1,
                Event::End(tag) if tag.name().as_ref() == name => {
                    if nested == 0 {
                        return Ok(text);
                    }
                    nested -= 1;
                }
                Event::Eof => return Err(RosterRefusal::Damaged),
                said => xml::add_text(&said, &mut text),
            }
            if text.len() > MAX_CELL {
                return Err(RosterRefusal::TooMuch { line: row.saturating_add(1) });
            }
        }
    }
}

fn text_of(kind: &str, said: String, format: Option<&NumberFormat>) -> String {
    match kind {
        "Number" => match said.trim().parse::<f64>() {
            Ok(number) => {
                format.and_then(|f| f.text(number)).unwrap_or_else(|| number_text(number))
            }
            Err(_no_number) => said,
        },
        "DateTime" => iso_day(said.trim()).to_owned(),
        "Boolean" => (said.trim() == "1").to_string(),
        _ => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_merges_dates_formats_and_hidden_rows_are_read() {
        let text = "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:x\"><Styles><Style ss:ID=\"s1\">\
            <NumberFormat ss:Format=\"0000\"/></Style></Styles><Worksheet ss:Name=\"一\"><Table>\
            <Row ss:Index=\"2\"><Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\">昆&amp;阳</Data>\
            <Comment><Data>note</Data></Comment></Cell>\
            <Cell ss:MergeAcross=\"1\" ss:StyleID=\"s1\"><Data ss:Type=\"Number\">7</Data></Cell>\
            <Cell><Data ss:Type=\"DateTime\">2015-06-30T00:00:00.000</Data></Cell></Row>\
            <Row ss:Hidden=\"1\"><Cell ss:Index=\"3\"><ss:Data ss:Type=\"String\"><B>x</B>y</ss:Data>\
            </Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible>\
            </WorksheetOptions></Worksheet></Workbook>";
        let sheets = sheets(text, &mut Budget::of_file(text.len())).expect("readable");
        let sheet = &sheets[0];
        let rows: Vec<(u32, Vec<&str>)> =
            sheet.rows.iter().map(|row| (row.number, row.cells.iter().collect())).collect();
        assert_eq!(
            rows,
            [(2, vec!["昆&阳", "0007", "", "2015-06-30"]), (3, vec!["昆&阳", "", "xy"])]
        );
        assert_eq!((sheet.visible, &*sheet.hidden_rows), (false, &[3][..]));
    }
}
