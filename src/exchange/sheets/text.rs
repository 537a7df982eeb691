//! From a text to its rows: lines of cells parted by a comma, a tab, a semicolon or a bar.

use super::budget::Budget;
use super::quotes::{Parted, Widths, part};
use crate::base::Cells;
use crate::exchange::cells::{RawRow, is_blank};
use crate::exchange::fault::RosterRefusal;
use crate::exchange::limits::{MAX_CELL, MAX_COLUMNS};
use std::borrow::Cow;

/// The rows of a text that say anything, numbered by its lines.
pub(super) struct TextRows {
    pub rows: Vec<RawRow>,
    /// Lines whose quotation marks do not pair, read as they stand.
    pub stray_quotes: Vec<u32>,
}

/// Reads a text, which is used up.
pub(super) fn read(text: Cow<'_, str>, budget: &mut Budget) -> Result<TextRows, RosterRefusal> {
    let text = unix_lines(text);
    let lines: Lines<'_> = Lines { rest: Some(&text), number: 0 };
    check_cells(lines.clone())?;
    let delimiter = delimiter(&text);
    let widths = Widths::of(lines.clone().map(|(_, line)| line), delimiter);
    let mut read = TextRows { rows: Vec::new(), stray_quotes: Vec::new() };
    let mut lines = lines;
    while let Some((number, line)) = lines.next() {
        let following = lines.clone().map(|(_, line)| line);
        let Parted { cells, more_lines, stray } = part(line, following, delimiter, &widths);
        let too_much = RosterRefusal::TooMuch { line: number };
        if cells.len() > MAX_COLUMNS || cells.iter().any(|cell| cell.len() > MAX_CELL) {
            return Err(too_much);
        }
        if stray {
            read.stray_quotes.push(number);
        }
        let cells = Cells::new(cells.iter().map(|cell| &**cell));
        for _ in 0..more_lines {
            lines.next();
        }
        if !is_blank(&cells) {
            let said: usize = cells.iter().map(|cell| cell.len() + 1).sum();
            budget.take_row(number, said)?;
            read.rows.push(RawRow { number, cells });
        }
    }
    Ok(read)
}

/// The lines of a text by their numbers.
#[derive(Clone)]
struct Lines<'a> {
    rest: Option<&'a str>,
    number: u32,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (u32, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.rest?;
        let (line, rest) = match text.split_once('\n') {
            Some((line, rest)) => (line, Some(rest)),
            None => (text, None),
        };
        self.rest = rest;
        self.number = self.number.saturating_add(1);
        Some((self.number, line))
    }
}

/// Refuses a line that is too long before anything looks into it.
fn check_cells(lines: Lines<'_>) -> Result<(), RosterRefusal> {
    for (line, text) in lines {
        if text.len() > MAX_LINE {
            return Err(RosterRefusal::TooMuch { line });
        }
    }
    Ok(())
}

/// The longest line in bytes.
const MAX_LINE: usize = 1 << 20;

/// Line ends as a lone line feed, so that lines are counted as an editor counts them.
fn unix_lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text;
    }
    let mut unix = String::with_capacity(text.len());
    let mut pieces = text.split('\r');
    unix.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        unix.push('\n');
        unix.push_str(piece.strip_prefix('\n').unwrap_or(piece));
    }
    Cow::Owned(unix)
}

/// What parts the cells: the mark there is most of in the first lines.
fn delimiter(text: &str) -> u8 {
    let count = |mark: char| text.lines().take(20).map(|line| line.matches(mark).count()).sum();
    let counts: [(u8, usize); 4] = [',', '\t', ';', '|'].map(|mark| (mark as u8, count(mark)));
    let most = |best: (u8, usize), next: (u8, usize)| if next.1 > best.1 { next } else { best };
    counts.into_iter().fold((b',', 0), most).0
}

#[cfg(test)]
mod tests {
    use super::super::encoding::decode;
    use super::*;
    use encoding_rs::GB18030;

    fn rows(bytes: &[u8]) -> Result<TextRows, RosterRefusal> {
        super::read(decode(bytes)?.text, &mut Budget::of_file(bytes.len()))
    }

    fn read(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let read = rows(bytes).expect("readable");
        let cells = |row: &RawRow| row.cells.iter().map(str::to_owned).collect();
        read.rows.iter().map(|row| (row.number, cells(row))).collect()
    }

    #[test]
    fn one_text_in_every_encoding_is_one_text() {
        let text = "姓名,身份证号\r\n李刚𬀪,1\r\n";
        let expected = [
            (1, vec!["姓名".into(), "身份证号".into()]),
            (2, vec!["李刚𬀪".into(), "1".to_owned()]),
        ];
        let sixteen = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
            mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            GB18030.encode(text).0.into_owned(),
            sixteen(&[0xFF, 0xFE], u16::to_le_bytes),
            sixteen(&[0xFE, 0xFF], u16::to_be_bytes),
            sixteen(&[], u16::to_le_bytes),
            sixteen(&[], u16::to_be_bytes),
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
    fn tabs_semicolons_and_bars_part_cells_where_no_comma_does() {
        for text in ["a\tb,c\td\n1\t2\t3\n", "a;b;c\n1;2;3\n", "a|b|c\n1|2|3\n"] {
            assert_eq!(read(text.as_bytes())[1].1, ["1", "2", "3"]);
        }
    }

    #[test]
    fn a_quotation_mark_left_open_does_not_swallow_the_roster() {
        let text = format!("a,b,c,d\n1,\"2,3,4\n{}", "1,2,3,4\n".repeat(9));
        let read = rows(text.as_bytes()).expect("readable");
        assert_eq!(read.rows.len(), 11);
        assert_eq!(read.stray_quotes, [2]);
    }

    #[test]
    fn what_is_too_much_is_refused_by_its_line() {
        let wide = format!("a,b\n{}\n", ",x".repeat(MAX_COLUMNS));
        assert_eq!(rows(wide.as_bytes()).err(), Some(RosterRefusal::TooMuch { line: 2 }));
        let long = format!("a,b\n\n{},2\n", "x".repeat(MAX_CELL + 1));
        assert_eq!(rows(long.as_bytes()).err(), Some(RosterRefusal::TooMuch { line: 3 }));
    }
}
