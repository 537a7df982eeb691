//! Printed totals held against the lines they add up.

use super::cells::plain;
use super::heading_text::value_key;
use super::line_reader::LineReader;
use super::standing::TotalOf;
use super::tables::words;
use super::{BankOutcome, Cells, RosterRow};
use crate::casework::DifferingTotal;
use rust_decimal::Decimal;

/// A figure of a total line, and what the lines come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedTotal {
    /// Which of the file's tables.
    pub table: usize,
    /// The total's line.
    pub line: u32,
    /// Heading of the column; empty for a number of lines.
    pub heading: String,
    /// Our key of the column; empty for a number of lines.
    pub key: String,
    /// Whether it adds up every line, not a part of them.
    pub is_whole: bool,
    /// What the total says, in 元, 亩 or lines.
    pub printed: Decimal,
    /// What the lines come to.
    pub counted: Decimal,
}

impl PrintedTotal {
    /// Whether the lines come to something else.
    pub fn differs(&self) -> bool {
        self.printed != self.counted
    }

    /// The total as the journal keeps it.
    pub fn noted(&self) -> DifferingTotal {
        DifferingTotal {
            line: self.line,
            column: self.heading.clone(),
            printed: self.printed.normalize().to_string(),
            counted: self.counted.normalize().to_string(),
        }
    }
}

/// Lines and figures added up; one figure for each column that has figures.
#[derive(Clone, Debug, Default)]
struct Sums {
    lines: Decimal,
    figures: Vec<Decimal>,
}

impl Sums {
    fn add(&mut self, figures: &[Option<Decimal>]) {
        self.lines += Decimal::ONE;
        self.figures.resize(figures.len(), Decimal::ZERO);
        for (sum, figure) in self.figures.iter_mut().zip(figures) {
            *sum += figure.unwrap_or_default();
        }
    }

    fn without(&self, earlier: &Self) -> Self {
        let figure = |(at, sum): (usize, &Decimal)| *sum - earlier.figure(at);
        Self {
            lines: self.lines - earlier.lines,
            figures: self.figures.iter().enumerate().map(figure).collect(),
        }
    }

    fn figure(&self, at: usize) -> Decimal {
        self.figures.get(at).copied().unwrap_or_default()
    }
}

/// What the lines of a table come to so far.
pub(super) struct RunningTotals {
    /// The columns of figures: column, field.
    columns: Vec<(usize, usize)>,
    all: Sums,
    /// What came before the table in its file, where its columns are the same.
    before: Sums,
    /// What the lines came to at each sub-total; the first is nothing.
    parts: Vec<Sums>,
    paid: Sums,
    failed: Sums,
}

impl RunningTotals {
    /// Nothing yet, after another table of the same file.
    pub fn new(reader: &LineReader, before: Option<&Self>) -> Self {
        let columns: Vec<(usize, usize)> =
            reader.figure_columns().map(|(field, column)| (column, field)).collect();
        let fields =
            |columns: &[(usize, usize)]| columns.iter().map(|(_, f)| *f).collect::<Vec<_>>();
        let before = before.filter(|before| fields(&before.columns) == fields(&columns));
        let before = before.map(Self::of_file).unwrap_or_default();
        Self {
            columns,
            all: Sums::default(),
            before,
            parts: vec![Sums::default()],
            paid: Sums::default(),
            failed: Sums::default(),
        }
    }

    /// Adds a line, by its row where it could be read and by its cells where not.
    pub fn add(&mut self, reader: &LineReader, cells: &Cells, row: Option<&RosterRow>) {
        let figure = |(column, field): &(usize, usize)| match row {
            Some(row) => row.figure(&reader.table().fields[*field].key),
            None => reader.figure(*field, plain(cells.get(*column))),
        };
        let figures: Vec<Option<Decimal>> = self.columns.iter().map(figure).collect();
        self.all.add(&figures);
        match row {
            Some(RosterRow::BankResult(row)) if row.outcome == BankOutcome::Paid => {
                self.paid.add(&figures);
            }
            Some(RosterRow::BankResult(_)) => self.failed.add(&figures),
            _ => {}
        }
    }

    /// How many lines there are so far.
    pub fn lines(&self) -> Decimal {
        self.all.lines
    }

    /// Holds a total line against the lines. A sub-total may add up the lines since any
    /// earlier one (a village's after its groups'), a total those of the whole file.
    pub fn hold(
        &mut self,
        reader: &LineReader,
        (table, line): (usize, u32),
        of: TotalOf,
        cells: &Cells,
    ) -> Vec<PrintedTotal> {
        let count = cells.iter().find_map(counted);
        let printed = self.columns.iter().map(|(column, field)| {
            let text = plain(cells.get(*column));
            let figure = !text.is_empty() && counted(text).is_none();
            figure.then(|| reader.figure(*field, text)).flatten()
        });
        let printed: Vec<Option<Decimal>> = printed.collect();
        let of_lines = match of {
            TotalOf::All => vec![self.all.clone(), self.of_file()],
            TotalOf::Part => {
                let since = self.parts.iter().rev().map(|part| self.all.without(part));
                let since = since.collect();
                self.parts.push(self.all.clone());
                since
            }
            TotalOf::Share => vec![self.share(cells)],
        };
        let fits = |sums: &&Sums| {
            count.is_none_or(|count| count == sums.lines)
                && printed
                    .iter()
                    .enumerate()
                    .all(|(at, figure)| figure.is_none_or(|figure| figure == sums.figure(at)))
        };
        let Some(sums) = of_lines.iter().find(fits).or(of_lines.first()) else { return Vec::new() };
        let total = |heading: &str, key: &str, printed, counted| PrintedTotal {
            table,
            line,
            heading: heading.to_owned(),
            key: key.to_owned(),
            is_whole: of == TotalOf::All,
            printed,
            counted,
        };
        let lines = count.map(|count| total("", "", count, sums.lines));
        let figures = printed.iter().enumerate().filter_map(|(at, figure)| {
            let (column, field) = self.columns[at];
            let key = &reader.table().fields[field].key;
            Some(total(&reader.headings()[column], key, (*figure)?, sums.figure(at)))
        });
        lines.into_iter().chain(figures).collect()
    }

    fn of_file(&self) -> Sums {
        let figure = |(at, sum): (usize, &Decimal)| *sum + self.before.figure(at);
        Sums {
            lines: self.all.lines + self.before.lines,
            figures: self.all.figures.iter().enumerate().map(figure).collect(),
        }
    }

    fn share(&self, cells: &Cells) -> Sums {
        let first = cells.iter().map(value_key).find(|text| !text.is_empty()).unwrap_or_default();
        if first.contains("成功") { self.paid.clone() } else { self.failed.clone() }
    }
}

/// The number of lines in `31895人`, `合计：31,895 人`, `总笔数：3`.
pub(super) fn counted(cell: &str) -> Option<Decimal> {
    let text = value_key(plain(cell));
    let digit = |ch: char| ch.is_ascii_digit() || ch == ',';
    let of_lines = |before: &str| before.ends_with("笔数") || before.ends_with("人数");
    let bare = text.trim_end_matches(')');
    let by_counter = words().counters.iter().find_map(|word| bare.strip_suffix(word.as_str()));
    let before = match by_counter {
        Some(before) => before,
        None if of_lines(bare.trim_end_matches(digit).trim_end_matches([':', '('])) => bare,
        None => return None,
    };
    let digits = &before[before.trim_end_matches(digit).len()..];
    digits.replace(',', "").parse::<u64>().ok().map(Decimal::from)
}
