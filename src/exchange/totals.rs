//! Printed totals held against the lines they add up.

use super::cells::plain;
use super::heading_text::value_key;
use super::line_reader::LineReader;
use super::standing::TotalOf;
use super::sums_in_words::sums_within;
use super::tables::{Measure, words};
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

    fn with(&self, other: &Self) -> Self {
        let figures = self.figures.len().max(other.figures.len());
        Self {
            lines: self.lines + other.lines,
            figures: (0..figures).map(|at| self.figure(at) + other.figure(at)).collect(),
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
    /// Lines of a bank's result that were paid, and that failed.
    shares: [Sums; 2],
    /// Those of the tables before.
    shares_before: [Sums; 2],
}

impl RunningTotals {
    /// Nothing yet, after another table of the same file.
    pub fn new(reader: &LineReader, before: Option<&Self>) -> Self {
        let columns: Vec<(usize, usize)> =
            reader.figure_columns().map(|(field, column)| (column, field)).collect();
        let fields =
            |columns: &[(usize, usize)]| columns.iter().map(|(_, f)| *f).collect::<Vec<_>>();
        let before = before.filter(|before| fields(&before.columns) == fields(&columns));
        let shares_before = before.map(Self::shares_of_file).unwrap_or_default();
        let before = before.map(Self::of_file).unwrap_or_default();
        Self {
            columns,
            all: Sums::default(),
            before,
            parts: vec![Sums::default()],
            shares: Default::default(),
            shares_before,
        }
    }

    /// Adds a line, by its row where it could be read and by its cells where not.
    pub fn add(&mut self, reader: &LineReader, cells: &Cells, row: Option<&RosterRow>) {
        let figure = |(_, field): &(usize, usize)| match row {
            Some(row) => row.figure(&reader.table().fields[*field].key),
            None => reader.figure(*field, cells),
        };
        let figures: Vec<Option<Decimal>> = self.columns.iter().map(figure).collect();
        self.all.add(&figures);
        match row {
            Some(RosterRow::BankResult(row)) if row.outcome == BankOutcome::Paid => {
                self.shares[0].add(&figures);
            }
            Some(RosterRow::BankResult(_)) => self.shares[1].add(&figures),
            _ => {}
        }
    }

    /// How many lines there are so far.
    pub fn lines(&self) -> Decimal {
        self.all.lines
    }

    /// Takes a total line down with what it may add up so far: a sub-total the lines since any
    /// earlier one (a village's after its groups'), a total those of the table, of the file, or
    /// since any earlier total.
    pub fn note(
        &mut self,
        reader: &LineReader,
        line: u32,
        of: TotalOf,
        cells: &Cells,
    ) -> TotalLine {
        let printed = self.columns.iter().map(|(column, field)| {
            let text = plain(cells.get(*column));
            let figure = !text.is_empty() && counted(text).is_none();
            figure.then(|| reader.figure(*field, cells)).flatten()
        });
        let mut printed: Vec<Option<Decimal>> = printed.collect();
        // The one amount of a file of money may stand beside the word, or in another column.
        if printed.len() == 1 && printed[0].is_none() {
            printed[0] = lone_amount(cells)
                .filter(|_| !reader.kind.is_of_people() || reader.kind.moves_money());
        }
        let count = cells.iter().find_map(counted);
        let in_words = cells.iter().flat_map(sums_within).collect();
        let mut total = TotalLine { line, of, count, printed, in_words, so_far: None };
        match of {
            TotalOf::All => {
                total.may_add_up([self.all.clone(), self.of_file()].into_iter().chain(self.since()))
            }
            TotalOf::Part => total.may_add_up(self.since()),
            TotalOf::Share => total.may_add_up(self.share(cells)),
        }
        if of != TotalOf::Share {
            self.parts.push(self.all.clone());
        }
        total
    }

    /// What the lines since each earlier total come to, the latest first, and last all of them.
    fn since(&self) -> impl Iterator<Item = Sums> {
        let first = self.parts.first().into_iter();
        let latest = self.parts[1..].iter().rev().take(MOST_PARTS);
        latest.chain(first).map(|part| self.all.without(part))
    }

    /// Holds a total line against the lines, once all of them are read: a total may stand above
    /// them.
    pub fn hold(&self, reader: &LineReader, table: usize, total: &TotalLine) -> Vec<PrintedTotal> {
        let at_end = [self.all.clone(), self.of_file()];
        let whole = total.of == TotalOf::All;
        let fits = |sums: &&Sums| total.fits(sums);
        let found = total.so_far.as_ref().filter(fits);
        let found = found.or_else(|| at_end.iter().filter(|_| whole).find(fits));
        // A total above the lines is told beside all of them.
        let so_far = total.so_far.as_ref();
        let above = so_far.filter(|sums| whole && sums.lines.is_zero());
        let nearest = above.map_or(so_far, |_| at_end.first());
        let Some(sums) = found.or(nearest) else { return Vec::new() };
        let told = |heading: &str, key: &str, printed, counted| PrintedTotal {
            table,
            line: total.line,
            heading: heading.to_owned(),
            key: key.to_owned(),
            is_whole: whole,
            printed,
            counted,
        };
        let lines = total.count.map(|count| told("", "", count, sums.lines));
        let figures = total.printed.iter().enumerate().filter_map(|(at, figure)| {
            let (column, field) = self.columns[at];
            let key = &reader.table().fields[field].key;
            Some(told(&reader.headings()[column], key, (*figure)?, sums.figure(at)))
        });
        let in_words = total.in_words.iter().filter(|sum| !total.printed.contains(&Some(**sum)));
        let in_words = in_words.filter_map(|sum| {
            let is_money = |(_, field): &(usize, usize)| {
                reader.table().fields[*field].measure == Some(Measure::Money)
            };
            let same = (0..self.columns.len()).find(|at| sums.figure(*at) == *sum);
            let at = same.or_else(|| self.columns.iter().position(is_money))?;
            let (column, field) = self.columns[at];
            let key = &reader.table().fields[field].key;
            Some(told(&reader.headings()[column], key, *sum, sums.figure(at)))
        });
        lines.into_iter().chain(figures).chain(in_words).collect()
    }

    fn of_file(&self) -> Sums {
        self.all.with(&self.before)
    }

    fn shares_of_file(&self) -> [Sums; 2] {
        [0, 1].map(|at| self.shares[at].with(&self.shares_before[at]))
    }

    /// Lines that were paid, or that failed, of the table and of the file.
    fn share(&self, cells: &Cells) -> Vec<Sums> {
        let first = cells.iter().map(value_key).find(|text| !text.is_empty()).unwrap_or_default();
        let at = usize::from(!first.contains("成功"));
        vec![self.shares[at].clone(), self.shares[at].with(&self.shares_before[at])]
    }
}

/// How many earlier totals a total is held against, beside the first: more than a township has
/// groups, and few enough for a file that holds nothing but totals.
const MOST_PARTS: usize = 1000;

/// A total line, and what it adds up so far.
pub(super) struct TotalLine {
    line: u32,
    of: TotalOf,
    count: Option<Decimal>,
    printed: Vec<Option<Decimal>>,
    /// Sums in words that stand anywhere on it.
    in_words: Vec<Decimal>,
    /// The first of what it may add up that fits; where none does, the first of all.
    so_far: Option<Sums>,
}

impl TotalLine {
    fn may_add_up(&mut self, sums: impl IntoIterator<Item = Sums>) {
        let mut sums = sums.into_iter();
        let Some(first) = sums.next() else { return };
        let fitting = if self.fits(&first) { None } else { sums.find(|sums| self.fits(sums)) };
        self.so_far = Some(fitting.unwrap_or(first));
    }

    /// Whether any of its figures could be read, so that it is held against the lines.
    pub fn is_held(&self) -> bool {
        self.count.is_some()
            || !self.in_words.is_empty()
            || self.printed.iter().any(Option::is_some)
    }

    /// Whether every figure on it is what some lines come to.
    fn fits(&self, sums: &Sums) -> bool {
        let figures = self.printed.iter().enumerate();
        self.count.is_none_or(|count| count == sums.lines)
            && figures.into_iter().all(|(at, f)| f.is_none_or(|figure| figure == sums.figure(at)))
            && self.in_words.iter().all(|sum| sums.figures.contains(sum))
    }
}

/// The only amount of a total line, wherever it stands: `合计：3500000元`, `共2笔，合计350万元`.
fn lone_amount(cells: &Cells) -> Option<Decimal> {
    let mut found = Vec::new();
    for cell in cells.iter() {
        let text = value_key(plain(cell)).replace(',', "");
        let mut rest = text.as_str();
        while let Some(at) = rest.find(|ch: char| ch.is_ascii_digit()) {
            let tail = &rest[at..];
            let end = tail.find(|ch: char| !ch.is_ascii_digit() && ch != '.');
            let (figure, after) = tail.split_at(end.unwrap_or(tail.len()));
            let counts = words().counters.iter().any(|word| after.starts_with(word.as_str()));
            let units = words().money_units.iter();
            let unit = units.filter(|(name, _)| after.starts_with(name.as_str()));
            let factor = unit.max_by_key(|(name, _)| name.len()).map_or(Decimal::ONE, |(_, f)| *f);
            let amount = figure.trim_end_matches('.').parse::<Decimal>().ok();
            found.extend(amount.filter(|_| !counts).map(|amount| amount * factor));
            rest = after;
        }
    }
    if let [amount] = found[..] { Some(amount.normalize()) } else { None }
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
