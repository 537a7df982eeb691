//! A line of a text parted into its cells, where quotation marks may be marks of the
//! format (RFC 4180) or ink: ditto marks, half of a pair, a name in quotes.
//!
//! Where a line can be read in more than one way, the way that gives the width of the
//! table is right; no way takes a whole line of the file into a cell.

use std::borrow::Cow;

/// A line parted.
pub(super) struct Parted<'a> {
    pub cells: Vec<Cow<'a, str>>,
    /// The lines after it that belong to it: a quoted cell holds a line break.
    pub more_lines: usize,
    /// Whether quotation marks were read as plain characters because they do not pair.
    pub stray: bool,
}

/// How many cells most lines of a text have.
pub(super) struct Widths {
    usual: usize,
}

impl Widths {
    /// Counts the lines whose marks all pair.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>, delimiter: u8) -> Self {
        let mut counts = [0_u32; WIDEST + 1];
        for line in lines.filter(|line| !line.is_empty()) {
            let width = match line.contains('"') {
                false => width(line, delimiter),
                true => match quoted(line, delimiter) {
                    Quoted::Whole(cells) => cells.len(),
                    Quoted::Open | Quoted::Broken => continue,
                },
            };
            counts[width.min(WIDEST)] += 1;
        }
        // Titles stand over a table, in one cell, and say nothing of its width.
        if counts[2..].iter().any(|count| *count > 0) {
            counts[1] = 0;
        }
        let most = counts.iter().enumerate().max_by_key(|(_, count)| **count);
        Self { usual: most.map_or(1, |(width, _)| width.max(1)) }
    }

    fn off(&self, width: usize) -> usize {
        width.abs_diff(self.usual)
    }
}

/// Lines that are wider than this are all alike to us.
const WIDEST: usize = 512;
/// How many lines a quoted cell may reach over.
const MOST_LINES: usize = 32;
/// How long such a cell may be, in bytes.
const LONGEST: usize = 16 << 10;
/// How many cells of one row may reach over lines.
const MOST_TRIES: usize = 8;

/// Parts a line, looking at those that follow it where a quoted cell stays open.
pub(super) fn part<'a>(
    line: &'a str,
    following: impl Iterator<Item = &'a str>,
    delimiter: u8,
    widths: &Widths,
) -> Parted<'a> {
    let parted = |cells, stray| Parted { cells, more_lines: 0, stray };
    if !line.contains('"') {
        return parted(plain(line, delimiter), false);
    }
    match quoted(line, delimiter) {
        Quoted::Whole(cells) if !melts_dittos(line, &cells, delimiter, widths) => {
            // Marks inside an unquoted cell that do not pair are told, but shift nothing.
            let odd = line.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
            parted(cells, odd)
        }
        Quoted::Whole(_) => parted(plain(line, delimiter), true),
        Quoted::Open => match over_lines(line, following, delimiter, widths) {
            Some((cells, more_lines)) => Parted { cells, more_lines, stray: false },
            None => parted(stray(line, delimiter, widths), true),
        },
        Quoted::Broken => parted(stray(line, delimiter, widths), true),
    }
}

fn width(line: &str, delimiter: u8) -> usize {
    line.bytes().filter(|byte| *byte == delimiter).count() + 1
}

fn plain(line: &str, delimiter: u8) -> Vec<Cow<'_, str>> {
    line.split(delimiter as char).map(Cow::Borrowed).collect()
}

/// What a line is by the rules of quoted cells.
enum Quoted<'a> {
    /// Its marks open and close cells.
    Whole(Vec<Cow<'a, str>>),
    /// The last cell is opened and not closed.
    Open,
    /// A cell goes on after the mark that closes it.
    Broken,
}

fn quoted(line: &str, delimiter: u8) -> Quoted<'_> {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let after = match rest.strip_prefix('"') {
            None => {
                let end = rest.find(delimiter as char).unwrap_or(rest.len());
                cells.push(Cow::Borrowed(&rest[..end]));
                &rest[end..]
            }
            Some(inside) => {
                let Some(end) = closing(inside) else { return Quoted::Open };
                let text = &inside[..end];
                cells.push(match text.contains('"') {
                    true => Cow::Owned(text.replace("\"\"", "\"")),
                    false => Cow::Borrowed(text),
                });
                &inside[end + 1..]
            }
        };
        match after.strip_prefix(delimiter as char) {
            Some(next) => rest = next,
            None if after.is_empty() => return Quoted::Whole(cells),
            None => return Quoted::Broken,
        }
    }
}

/// Where the mark stands that closes a cell: the first that is not doubled.
fn closing(inside: &str) -> Option<usize> {
    let bytes = inside.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Whether ditto marks are taken for quotation marks: `",",` is two cells that each hold
/// one, not one cell that holds a comma.
fn melts_dittos(line: &str, cells: &[Cow<'_, str>], delimiter: u8, widths: &Widths) -> bool {
    let off = widths.off(cells.len());
    off > widths.off(width(line, delimiter))
        && cells.len() < widths.usual
        && line.split(delimiter as char).any(|cell| cell.trim() == "\"")
}

/// The cells where the open one is closed on a line below, and how many lines it takes.
/// It may not be one when the lines, read one by one, fit the table as well.
fn over_lines<'a>(
    line: &'a str,
    following: impl Iterator<Item = &'a str>,
    delimiter: u8,
    widths: &Widths,
) -> Option<(Vec<Cow<'a, str>>, usize)> {
    let mut joined = line.to_owned();
    let mut off_alone = widths.off(width(line, delimiter));
    let mut all_parted = width(line, delimiter) > 1;
    let mut tries = MOST_TRIES;
    for (at, next) in following.take(MOST_LINES).enumerate() {
        if joined.len() + next.len() > LONGEST {
            return None;
        }
        joined.push('\n');
        joined.push_str(next);
        let alone = width(next, delimiter);
        off_alone += widths.off(alone);
        all_parted &= alone > 1;
        if closing(next).is_none() {
            // The cell goes on, unless this is a line of the table.
            if alone >= widths.usual.max(2) {
                return None;
            }
            continue;
        }
        tries -= 1;
        let cells = match quoted(&joined, delimiter) {
            Quoted::Whole(cells) => cells,
            Quoted::Open if tries > 0 => continue,
            Quoted::Open | Quoted::Broken => return None,
        };
        let off = widths.off(cells.len());
        if off > off_alone || off == off_alone && all_parted {
            return None;
        }
        let owned = cells.into_iter().map(|cell| Cow::Owned(cell.into_owned()));
        return Some((owned.collect(), at + 1));
    }
    None
}

/// The cells of a line whose marks do not pair: those that open and close a cell are
/// marks where that gives the table's width; otherwise all are plain.
fn stray<'a>(line: &'a str, delimiter: u8, widths: &Widths) -> Vec<Cow<'a, str>> {
    let plain_cells = plain(line, delimiter);
    if widths.off(plain_cells.len()) == 0 {
        return plain_cells;
    }
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let ends = |text: &str| text.is_empty() || text.starts_with(delimiter as char);
        let close = |inside: &str| {
            let marks = inside.match_indices('"').map(|(at, _)| at);
            marks.into_iter().find(|at| ends(&inside[at + 1..]))
        };
        let opened = rest.strip_prefix('"');
        let (cell, after) = match opened.and_then(|inside| Some((inside, close(inside)?))) {
            Some((inside, end)) => (&inside[..end], &inside[end + 1..]),
            None => rest.split_at(rest.find(delimiter as char).unwrap_or(rest.len())),
        };
        cells.push(Cow::Borrowed(cell));
        match after.strip_prefix(delimiter as char) {
            Some(next) => rest = next,
            None => break,
        }
    }
    if widths.off(cells.len()) == 0 { cells } else { plain_cells }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of each line of a table four cells wide, and the lines that are told.
    fn read(lines: &[&str]) -> (Vec<Vec<String>>, Vec<usize>) {
        let all: Vec<&str> = ["a,b,c,d", "1,2,3,4"].iter().chain(lines).copied().collect();
        let widths = Widths::of(all.iter().copied(), b',');
        let (mut rows, mut told, mut at) = (Vec::new(), Vec::new(), 0);
        while at < lines.len() {
            let parted = part(lines[at], lines[at + 1..].iter().copied(), b',', &widths);
            rows.push(parted.cells.into_iter().map(Cow::into_owned).collect());
            if parted.stray {
                told.push(at);
            }
            at += 1 + parted.more_lines;
        }
        (rows, told)
    }

    fn cells(line: &[&str]) -> Vec<String> {
        line.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn cells_in_quotation_marks_are_read_by_the_rules() {
        for (line, expected) in [
            ("\"1\",\"2,5\",\"3\"\"x\"\"\",4", ["1", "2,5", "3\"x\"", "4"]),
            ("\"\"\"农二\"\"\",2,3,4", ["\"农二\"", "2", "3", "4"]),
            ("1,\"\",3,", ["1", "", "3", ""]),
        ] {
            assert_eq!(read(&[line]), (vec![cells(&expected)], vec![]), "{line}");
        }
        let over = read(&["1,\"住址\n昆阳", "5,6,7,8"].join("\n").split('\n').collect::<Vec<_>>());
        assert_eq!(over.1, [0], "never closed");
        let (rows, told) = read(&["1,\"昆阳", "汉营,村\",3,4", "5,6,7,8"]);
        assert_eq!((rows.len(), told.len()), (2, 0));
        assert_eq!(rows[0], cells(&["1", "昆阳\n汉营,村", "3", "4"]));
        let (rows, _) = read(&["\"名册", "二〇二六年", "单位：元\"", "5,6,7,8"]);
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn headings_broken_over_lines_below_titles_are_one_row() {
        let text = "名册\n二〇二六年\n序号,\"姓\n名\",\"面积\n（亩）\"\n1,张三,2.5";
        let lines: Vec<&str> = text.split('\n').collect();
        let widths = Widths::of(lines.iter().copied(), b',');
        let parted = part(lines[2], lines[3..].iter().copied(), b',', &widths);
        assert_eq!(parted.cells, ["序号", "姓\n名", "面积\n（亩）"]);
        assert_eq!((parted.more_lines, parted.stray), (2, false));
    }

    #[test]
    fn half_a_pair_melts_no_lines() {
        for lines in [
            ["1,\"农二,3,4", "5,农三\",7,8"],
            ["\"1,2,3,4", "5\",6,7,8"],
            ["1,2,3,\"4", "\"5,6,7,8"],
            ["1,2,3,\"", "5,6,7,\""],
            ["1,2,3,4", "5,6,7,\"8"],
        ] {
            let (rows, told) = read(&lines);
            let widths: Vec<usize> = rows.iter().map(Vec::len).collect();
            assert_eq!(widths, [4, 4], "{lines:?}");
            assert!(told.contains(&1), "{lines:?}");
        }
        assert_eq!(read(&["1,农\"二,3,4"]), (vec![cells(&["1", "农\"二", "3", "4"])], vec![0]));
    }

    #[test]
    fn ditto_marks_are_cells() {
        for (line, expected) in [
            ("1,\",\",4", ["1", "\"", "\"", "4"]),
            ("\",\",\",4", ["\"", "\"", "\"", "4"]),
            ("\",\",\",\"", ["\"", "\"", "\"", "\""]),
            ("\",2,\",4", ["\"", "2", "\"", "4"]),
            ("1,2,\",4", ["1", "2", "\"", "4"]),
        ] {
            assert_eq!(read(&[line, "5,6,7,8"]).0[0], cells(&expected), "{line}");
            assert_eq!(read(&[line, "5,6,7,8"]).1, [0], "{line}");
        }
        let (rows, told) = read(&["合计,\"1,234\""]);
        assert_eq!((rows, told), (vec![cells(&["合计", "1,234"])], vec![]));
    }

    #[test]
    fn marks_inside_a_quoted_cell_do_not_shift_the_line() {
        let (rows, told) = read(&["1,\"农\"二,3\",\"x\",4"]);
        assert_eq!((rows[0].len(), told), (4, vec![0]));
        let (rows, _) = read(&["1,\"称\"农二\"的\",\"3,5\",4"]);
        assert_eq!(rows[0], cells(&["1", "称\"农二\"的", "3,5", "4"]));
    }
}
