//! From the bytes of a CSV file to its rows.

use super::RosterRefusal;
use super::cells::{RawRow, is_blank};
use super::limits::{MAX_CELL, MAX_COLUMNS, MAX_LINES};
use crate::base::Cells;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The rows of a CSV file that say anything, numbered by the lines of the file.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<RawRow>, RosterRefusal> {
    let text = unix_lines(decode(bytes));
    let delimiter = delimiter(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| RosterRefusal::Damaged)? {
        let line = record.position().map_or(0, |at| line_of(at, &text));
        if record.iter().any(|cell| swallows_lines(cell, delimiter)) {
            return Err(RosterRefusal::OpenQuote { line });
        }
        let too_long = record.iter().any(|cell| cell.len() > MAX_CELL);
        if too_long || record.len() > MAX_COLUMNS || rows.len() >= MAX_LINES {
            return Err(RosterRefusal::TooMuch { line });
        }
        let cells = Cells::new(&record);
        if !is_blank(&cells) {
            rows.push(RawRow { number: line, cells });
        }
    }
    Ok(rows)
}

/// The line a record begins on; the reader tells where it began to look for it,
/// before the empty lines it passed over.
fn line_of(at: &csv::Position, text: &str) -> u32 {
    let rest = usize::try_from(at.byte()).ok().and_then(|byte| text.as_bytes().get(byte..));
    let empty = rest.unwrap_or_default().iter().take_while(|byte| **byte == b'\n').count();
    u32::try_from(at.line() + empty as u64).unwrap_or(u32::MAX)
}

/// UTF-8 or UTF-16 by their marks; UTF-8 where the bytes are that but for a few bad
/// ones; otherwise GB18030.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0,
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0,
        _ => {
            let unicode = String::from_utf8_lossy(bytes);
            let foreign = unicode.chars().filter(|ch| !ch.is_ascii()).count();
            let lost = unicode.matches(char::REPLACEMENT_CHARACTER).count();
            // In another encoding nearly every character would be lost.
            if lost * 10 <= foreign - lost {
                return unicode;
            }
            GB18030.decode_without_bom_handling(bytes).0
        }
    }
}

/// Line ends as a lone line feed, so that lines are counted as an editor counts them.
fn unix_lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// A comma, or what a spreadsheet writes instead of it: a tab or a semicolon.
fn delimiter(text: &str) -> u8 {
    let count = |mark: char| text.lines().take(20).map(|line| line.matches(mark).count()).sum();
    let counts: [(u8, usize); 3] = [',', '\t', ';'].map(|mark| (mark as u8, count(mark)));
    let most = |best: (u8, usize), next: (u8, usize)| if next.1 > best.1 { next } else { best };
    counts.into_iter().fold((b',', 0), most).0
}

/// A quoted cell may hold a line break, but not whole lines of the file.
fn swallows_lines(cell: &str, delimiter: u8) -> bool {
    let mut lines = cell.split('\n').skip(1);
    lines.any(|line| line.bytes().filter(|byte| *byte == delimiter).count() >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let rows = rows(bytes).expect("readable");
        let cells = |row: &RawRow| row.cells.iter().map(str::to_owned).collect();
        rows.iter().map(|row| (row.number, cells(row))).collect()
    }

    #[test]
    fn one_text_in_every_encoding_is_one_text() {
        let text = "姓名,身份证号\r\n李刚𬀪,1\r\n";
        let expected = [
            (1, vec!["姓名".into(), "身份证号".into()]),
            (2, vec!["李刚𬀪".into(), "1".to_owned()]),
        ];
        let sixteen = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            GB18030.encode(text).0.into_owned(),
            sixteen([0xFF, 0xFE], u16::to_le_bytes),
            sixteen([0xFE, 0xFF], u16::to_be_bytes),
        ] {
            assert_eq!(read(&bytes), expected);
        }
    }

    #[test]
    fn one_bad_byte_does_not_turn_a_file_into_another_language() {
        let mut utf8 = "姓名,乡镇街道\n张三,昆阳街道\n".repeat(3).into_bytes();
        utf8.push(0xFF);
        assert_eq!(read(&utf8)[1].1, ["张三", "昆阳街道"]);
        let mut chinese = GB18030.encode("姓名,乡镇街道\n张三,昆阳街道\n").0.into_owned();
        chinese.push(0xFF);
        assert_eq!(read(&chinese)[1].1, ["张三", "昆阳街道"]);
    }

    #[test]
    fn lines_are_numbered_as_an_editor_numbers_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", ",", "", "c,\"d", "e\"", "f,g", "", "h"].join(end);
            let numbers: Vec<u32> = read(text.as_bytes()).iter().map(|(line, _)| *line).collect();
            assert_eq!(numbers, [1, 5, 7, 9], "{end:?}");
        }
    }

    #[test]
    fn tabs_and_semicolons_part_cells_where_no_comma_does() {
        assert_eq!(read("a\tb,c\td\n1\t2\t3\n".as_bytes())[1].1, ["1", "2", "3"]);
        assert_eq!(read("a;b;c\n1;2;3\n".as_bytes())[1].1, ["1", "2", "3"]);
    }

    #[test]
    fn a_quotation_mark_left_open_does_not_swallow_the_roster() {
        let text = format!("a,b,c,d\n1,\"2,3,4\n{}", "1,2,3,4\n".repeat(9));
        assert_eq!(rows(text.as_bytes()).err(), Some(RosterRefusal::OpenQuote { line: 2 }));
    }

    #[test]
    fn what_is_too_much_is_refused_by_its_line() {
        let wide = format!("a,b\n{}\n", ",x".repeat(MAX_COLUMNS));
        assert_eq!(rows(wide.as_bytes()).err(), Some(RosterRefusal::TooMuch { line: 2 }));
        let long = format!("a,b\n\n{},2\n", "x".repeat(MAX_CELL + 1));
        assert_eq!(rows(long.as_bytes()).err(), Some(RosterRefusal::TooMuch { line: 3 }));
    }
}
