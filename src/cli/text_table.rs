//! Lists on the terminal: headings and rows, each column as wide as its widest cell.

use unicode_width::UnicodeWidthStr;

/// A list as text, one row a line.
pub(super) fn text_table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let headings: Vec<String> = headings.iter().map(|&heading| heading.to_owned()).collect();
    let all = || std::iter::once(&headings).chain(rows);
    let width = |column: usize| {
        all().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let padded = row.iter().zip(&widths).map(|(cell, width)| {
            format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width())))
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    all().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_for_two() {
        let rows = [vec!["张伟".to_owned(), "a".to_owned()], vec![String::new(), "b".to_owned()]];
        assert_eq!(text_table(&["姓名号", "x"], &rows), "姓名号  x\n张伟    a\n        b\n");
    }
}
