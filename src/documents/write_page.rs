//! A table as pages to print: its rows one below the other, each fact under its heading, as
//! wide as any printer.

use super::table::{ColumnKind, DataTable};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Cells of a line.
const WIDTH: usize = 78;

/// The lines of the pages: the title, then every row with its number.
fn lines(table: &DataTable) -> Vec<String> {
    let title = " ".repeat(WIDTH.saturating_sub(table.title.width()) / 2) + &table.title;
    let mut lines = vec![title, String::new()];
    for (number, row) in (1..).zip(&table.rows) {
        lines.push("-".repeat(WIDTH));
        let facts = table.columns.iter().zip(row).filter_map(|(column, cell)| {
            match (column.kind, cell.plain()) {
                (ColumnKind::ByHand, _) => {
                    let room = WIDTH.saturating_sub(column.heading.width() + 6);
                    Some(format!("{}  {}", column.heading, "_".repeat(room)))
                }
                (_, text) if text.trim().is_empty() => None,
                (_, text) => Some(format!("{}  {}", column.heading, flat(&text))),
            }
        });
        let numbered = format!("{number}.");
        let mut line = format!("{numbered:<4}");
        for fact in facts {
            let fits = line.width() + fact.width() + 3 <= WIDTH;
            match fits {
                true if line.len() > 4 => line += &format!("   {fact}"),
                true => line += &fact,
                false => {
                    if line.trim().len() > numbered.len() || !line.starts_with(&numbered) {
                        lines.push(std::mem::take(&mut line));
                        line = " ".repeat(4);
                    }
                    let mut folded = folded(&fact, WIDTH - 4).into_iter();
                    line += &folded.next().unwrap_or_default();
                    for more in folded {
                        lines.push(std::mem::replace(&mut line, format!("    {more}")));
                    }
                }
            }
        }
        lines.push(line);
    }
    lines
}

/// The pages as plain text.
pub(super) fn text(table: &DataTable) -> String {
    lines(table).into_iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in pieces of at most so many cells.
fn folded(text: &str, cells: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for ch in text.chars() {
        let own = ch.width().unwrap_or(0);
        if used + own > cells {
            pieces.push(String::new());
            used = 0;
        }
        used += own;
        if let Some(piece) = pieces.last_mut() {
            piece.push(ch);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::table::{Cell, DataColumn};

    fn column(key: &'static str, heading: &str, kind: ColumnKind) -> DataColumn {
        DataColumn { key, heading: heading.to_owned(), kind }
    }

    #[test]
    fn a_page_holds_every_fact_and_room_to_write_and_is_no_wider_than_paper() {
        let table = DataTable {
            title: "待更正清单".to_owned(),
            columns: vec![
                column("name", "姓名", ColumnKind::Text),
                column("cause", "原因", ColumnKind::Text),
                column("line", "行号", ColumnKind::Count),
                column("sheet", "工作表", ColumnKind::Text),
                column("remark", "备注", ColumnKind::ByHand),
            ],
            rows: vec![vec![
                Cell::text("杨秀英"),
                Cell::Text("身份证号校验码不对，请对照证件".repeat(5)),
                Cell::Count(7),
                Cell::Empty,
                Cell::Empty,
            ]],
        };
        let page = text(&table);
        assert!(page.lines().all(|line| line.width() <= WIDTH), "{page}");
        assert!(page.contains("1.  姓名  杨秀英") && page.contains("行号  7"), "{page}");
        assert!(page.contains("备注  ____") && !page.contains("工作表"), "{page}");
        assert_eq!(page.matches("校验码").count(), 5, "{page}");
    }
}
