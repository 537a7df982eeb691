//! Tables of web pages, which systems export as `.xls`. All tables of a page are one
//! sheet, one below the other, with the text between them as a spreadsheet shows it.

use super::budget::Budget;
use super::sheet::Sheet;
use super::sheet_rows::SheetRows;
use crate::exchange::fault::RosterRefusal;
use crate::exchange::limits::{MAX_CELL, MAX_COLUMNS};
use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer};

/// The longest tag in bytes.
const MAX_TAG: usize = 1 << 20;
/// How deep tables stand in tables before the inner ones are taken for the outer.
const DEEPEST: usize = 16;

/// Reads a page as one sheet.
pub(super) fn sheets(text: &str, budget: &mut Budget) -> Result<Vec<Sheet>, RosterRefusal> {
    check_tags(text)?;
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::new(SheetRows::new(budget));
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.open(&tag)?,
            Token::EndTag(tag) => page.close(&tag.name)?,
            Token::String(said) => page.say(&String::from_utf8_lossy(&said.value))?,
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => (),
        }
    }
    while !page.tables.is_empty() {
        page.end_table()?;
    }
    page.end_paragraph()?;
    Ok(vec![page.rows.finish("HTML".to_owned(), true, &[])?])
}

/// Refuses a tag that is too long before its attributes are laid out.
fn check_tags(text: &str) -> Result<(), RosterRefusal> {
    let mut opened = None;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'<' if opened.is_none() && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => {
                opened = Some(at);
            }
            b'>' => opened = None,
            _ => (),
        }
        if opened.is_some_and(|start| at - start > MAX_TAG) {
            return Err(RosterRefusal::Damaged);
        }
    }
    Ok(())
}

/// A cell that reaches down over rows of its table.
#[derive(Clone, Default)]
struct Reaching {
    rows: u32,
    text: String,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    /// The cells from above by the column they stand in.
    reaching: Vec<Reaching>,
    row: Option<Row>,
}

#[derive(Default)]
struct Row {
    cells: Vec<String>,
    hidden: bool,
    cell: Option<Cell>,
    held: usize,
}

/// The cell that is open.
#[derive(Default)]
struct Cell {
    text: String,
    across: usize,
    down: u32,
}

struct Page<'a> {
    rows: SheetRows<'a>,
    /// The next row, counted from 0.
    at: u32,
    tables: Vec<Table>,
    /// Text that stands in no table.
    beside: String,
    /// Inside an element whose text nobody sees.
    unseen: Option<Vec<u8>>,
}

impl<'a> Page<'a> {
    fn new(rows: SheetRows<'a>) -> Self {
        Self { rows, at: 0, tables: Vec::new(), beside: String::new(), unseen: None }
    }

    fn open(&mut self, tag: &StartTag<()>) -> Result<(), RosterRefusal> {
        if self.unseen.is_some() {
            return Ok(());
        }
        match tag.name.as_slice() {
            b"script" | b"style" | b"title" | b"noscript" | b"xml" if !tag.self_closing => {
                self.unseen = Some(tag.name.to_vec());
            }
            b"table" => {
                self.end_paragraph()?;
                if self.tables.len() < DEEPEST {
                    self.tables.push(Table::default());
                }
            }
            b"tr" => {
                self.end_row()?;
                let style = attribute(tag, "style").to_lowercase().replace(' ', "");
                let hidden =
                    style.contains("display:none") || tag.attributes.contains_key(&b"hidden"[..]);
                if let Some(table) = self.tables.last_mut() {
                    table.row = Some(Row { hidden, ..Row::default() });
                }
            }
            b"td" | b"th" => {
                self.end_cell()?;
                let span = |name| attribute(tag, name).trim().parse::<u32>().unwrap_or(1).max(1);
                let across = span("colspan").min(MAX_COLUMNS as u32) as usize;
                let cell = Cell { text: String::new(), across, down: span("rowspan") };
                if let Some(table) = self.tables.last_mut() {
                    table.row.get_or_insert_default().cell = Some(cell);
                }
            }
            b"br" => self.break_line()?,
            name if is_block(name) => self.break_line()?,
            _ => (),
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), RosterRefusal> {
        if let Some(unseen) = &self.unseen {
            if unseen == name {
                self.unseen = None;
            }
            return Ok(());
        }
        match name {
            b"table" => self.end_table(),
            b"tr" => self.end_row(),
            b"td" | b"th" => self.end_cell(),
            name if is_block(name) => self.break_line(),
            _ => Ok(()),
        }
    }

    /// Adds text with its blanks as a browser shows them.
    fn say(&mut self, said: &str) -> Result<(), RosterRefusal> {
        if self.unseen.is_some() {
            return Ok(());
        }
        let text = match self.tables.last_mut().and_then(|table| table.row.as_mut()) {
            Some(Row { cell: Some(cell), .. }) => &mut cell.text,
            _ => &mut self.beside,
        };
        for ch in said.chars() {
            let blank = matches!(ch, ' ' | '\t' | '\r' | '\n');
            if !blank {
                text.push(ch);
            } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
                text.push(' ');
            }
        }
        match text.len() > MAX_CELL {
            true => Err(RosterRefusal::TooMuch { line: self.at.saturating_add(1) }),
            false => Ok(()),
        }
    }

    fn break_line(&mut self) -> Result<(), RosterRefusal> {
        match self.tables.last_mut().and_then(|table| table.row.as_mut()) {
            Some(Row { cell: Some(cell), .. }) => {
                if !cell.text.is_empty() && !cell.text.ends_with('\n') {
                    cell.text.push('\n');
                }
                Ok(())
            }
            _ => self.end_paragraph(),
        }
    }

    fn end_paragraph(&mut self) -> Result<(), RosterRefusal> {
        let text = std::mem::take(&mut self.beside);
        if !text.trim().is_empty() {
            self.rows.put(self.at, 0, text.trim())?;
            self.at += 1;
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), RosterRefusal> {
        let line = self.at.saturating_add(1);
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Some(row) = &mut table.row else { return Ok(()) };
        let Some(cell) = row.cell.take() else { return Ok(()) };
        table.reach(line)?;
        let row = table.row.as_mut().ok_or(RosterRefusal::Damaged)?;
        let text = cell.text.trim_matches([' ', '\n']);
        let column = row.cells.len();
        row.take(text, line)?;
        for _ in 1..cell.across {
            row.take("", line)?;
        }
        if cell.down > 1 {
            let width = table.reaching.len().max(column + cell.across);
            table.reaching.resize(width, Reaching::default());
            for at in column..column + cell.across {
                let text = if at == column { text.to_owned() } else { String::new() };
                table.reaching[at] = Reaching { rows: cell.down, text };
            }
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), RosterRefusal> {
        self.end_cell()?;
        self.end_paragraph()?;
        let line = self.at.saturating_add(1);
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        if table.row.is_none() {
            return Ok(());
        }
        table.reach(line)?;
        let row = table.row.take().unwrap_or_default();
        for reaching in &mut table.reaching {
            reaching.rows = reaching.rows.saturating_sub(1);
        }
        if row.hidden {
            self.rows.hide(self.at);
        }
        for (column, text) in row.cells.iter().enumerate() {
            self.rows.put(self.at, column, text)?;
        }
        self.at = self.at.saturating_add(1);
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), RosterRefusal> {
        self.end_row()?;
        self.tables.pop();
        Ok(())
    }
}

impl Table {
    /// Fills the columns that cells from above reach into, up to the first free one.
    fn reach(&mut self, line: u32) -> Result<(), RosterRefusal> {
        let Some(row) = &mut self.row else { return Ok(()) };
        while let Some(from_above) = self.reaching.get(row.cells.len())
            && from_above.rows > 0
        {
            row.take(&from_above.text, line)?;
        }
        Ok(())
    }
}

impl Row {
    fn take(&mut self, text: &str, line: u32) -> Result<(), RosterRefusal> {
        self.held += text.len();
        let full = self.cells.len() >= 2 * MAX_COLUMNS || self.held > MAX_COLUMNS * MAX_CELL / 4;
        if full {
            return Err(RosterRefusal::TooMuch { line });
        }
        self.cells.push(text.to_owned());
        Ok(())
    }
}

/// Elements that begin a line of their own.
fn is_block(name: &[u8]) -> bool {
    const BLOCKS: [&[u8]; 14] = [
        b"p", b"div", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"li", b"ul", b"ol", b"caption",
        b"center", b"body",
    ];
    BLOCKS.contains(&name)
}

fn attribute(tag: &StartTag<()>, name: &str) -> String {
    let value = tag.attributes.get(name.as_bytes());
    value.map_or_else(String::new, |value| String::from_utf8_lossy(&value.value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &str) -> (Vec<Vec<String>>, Vec<u32>) {
        let mut sheets = sheets(page, &mut Budget::of_file(page.len())).expect("readable");
        let sheet = sheets.remove(0);
        let cells = sheet.rows.iter().map(|row| row.cells.iter().map(str::to_owned).collect());
        (cells.collect(), sheet.hidden_rows)
    }

    #[test]
    fn tables_are_read_as_a_browser_shows_them() {
        let (rows, hidden) = read(
            "<html><head><title>x</title><style>td{mso:\"<td>\"}</style></head><body>\
             <p>单位：元</p><table><caption>名册</caption>\
             <tr><th rowspan=2>乡镇<th colspan=2>面&nbsp;积<td>&lt;日期&gt;\
             <tr><td> 承包 \n 面积 <td>被征<br>面积<td>\
             <tr style='display: none'><td>昆阳<td colspan=9999>1</tr></table>\
             <table><tr><td>a<table><tr><td>b</table>c</table>",
        );
        let expected: [&[&str]; 7] = [
            &["单位：元"],
            &["名册"],
            &["乡镇", "面\u{a0}积", "", "<日期>"],
            &["乡镇", "承包 面积", "被征\n面积"],
            &["昆阳", "1"],
            &["b"],
            &["ac"],
        ];
        assert_eq!(rows, expected);
        assert_eq!(hidden, [5]);
    }

    #[test]
    fn a_page_cut_off_keeps_its_last_row() {
        assert_eq!(read("<table><tr><td>1<td>2").0, [["1", "2"]]);
        assert_eq!(read("<tr><td>1</td></tr>").0, [["1"]]);
    }
}
