//! A roster file read: which lines could be read, which could not, and why.

use super::cells::{RawRow, plain};
use super::headers::{value_key, words};
use super::layout::{self, Layout};
use super::sheets::{self, Sheet};
use super::source_file;
use super::{LineFault, LineReader, RosterKind, RosterNotice, RosterRefusal, RosterRow};
use crate::base::{Cells, METER, Money, Phase};
use crate::casework::{Command, RejectedLine, RosterImport};
use data_encoding::HEXLOWER;
use sm3::{Digest, Sm3};
use std::path::Path;

/// A roster file, line by line as it arrived and as it was read.
pub struct Roster {
    /// What it is about.
    pub kind: RosterKind,
    /// The file's name without its folder.
    pub file_name: String,
    /// SM3 (GB/T 32905) of the file's bytes in hex: the same file again has the same.
    pub digest: String,
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// The lines that could be read, in the file's order.
    pub lines: Vec<Line>,
    /// The lines that could not, kept for mending.
    pub unread: Vec<Unread>,
    /// Everything wrong with any line, in the file's order.
    pub faults: Vec<LineFault>,
    /// What a person should know of the file as a whole.
    pub notices: Vec<RosterNotice>,
    /// The amount of the last total line, in the kinds that have amounts.
    pub total: Option<Money>,
    reader: LineReader,
}

/// A line that could be read.
#[derive(Debug)]
pub struct Line {
    /// Line of a CSV file or row of a sheet, counted from 1.
    pub number: u32,
    /// Its cells as they arrived.
    pub cells: Cells,
    /// What they say.
    pub row: RosterRow,
}

/// A line that could not be read; [`Roster::faults_of`] tells why.
#[derive(Debug)]
pub struct Unread {
    /// Line of a CSV file or row of a sheet, counted from 1.
    pub number: u32,
    /// Its cells as they arrived.
    pub cells: Cells,
}

/// Reads a roster from a file; see [`read`].
pub fn read_file(kind: RosterKind, path: &Path) -> Result<Roster, RosterRefusal> {
    let bytes = source_file::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read(kind, &name, &bytes)
}

/// Reads a roster of a kind from the bytes of a file of any form. A file that is not
/// that roster is refused whole; a line that cannot be read is kept aside.
pub fn read(kind: RosterKind, file_name: &str, bytes: &[u8]) -> Result<Roster, RosterRefusal> {
    let source = Source::of(kind, bytes)?;
    layout::check_units(kind, &source.rows[..source.layout.below])?;
    let mut roster = Roster {
        kind,
        file_name: file_name.to_owned(),
        digest: HEXLOWER.encode(&Sm3::digest(bytes)),
        sheet: source.sheet,
        lines: Vec::new(),
        unread: Vec::new(),
        faults: Vec::new(),
        notices: source.notices,
        total: None,
        reader: LineReader::new(kind, source.layout.headings),
    };
    roster.note_second_columns();
    METER.begin(Phase::Reading, source.rows.len() as u64);
    for row in source.rows.into_iter().skip(source.layout.below) {
        METER.step(1);
        roster.take(row);
    }
    if roster.lines.is_empty() && roster.unread.is_empty() {
        return Err(RosterRefusal::NoLines { asked: kind });
    }
    Ok(roster)
}

/// A file's rows, and where among them the headings are.
struct Source {
    sheet: Option<String>,
    rows: Vec<RawRow>,
    layout: Layout,
    notices: Vec<RosterNotice>,
}

impl Source {
    /// The first sheet people see that has the headings; others that have them are named.
    fn of(kind: RosterKind, bytes: &[u8]) -> Result<Self, RosterRefusal> {
        let sheets::OpenedFile { sheets, mut notices } = sheets::open(bytes)?;
        let mut sheets: Vec<Sheet> = sheets.into_iter().filter(|sheet| sheet.visible).collect();
        let found = |sheet: &Sheet| Layout::find(kind, &sheet.rows);
        let Some((at, mut layout)) =
            sheets.iter().enumerate().find_map(|(at, sheet)| Some((at, found(sheet)?)))
        else {
            let tops: Vec<Vec<RawRow>> = sheets.into_iter().map(|sheet| sheet.rows).collect();
            return Err(layout::refuse(kind, &tops));
        };
        let others = sheets[at + 1..].iter().filter(|sheet| found(sheet).is_some());
        let others = others.filter_map(|sheet| sheet.name.clone());
        notices.extend(others.map(|sheet| RosterNotice::OtherSheet { sheet }));
        let Sheet { name: sheet, rows, .. } = sheets.swap_remove(at);
        if sheet.is_some() {
            // In a sheet no cell is shifted: what stands beyond the headings has none.
            let width = rows.iter().map(|row| row.cells.iter().count()).max().unwrap_or_default();
            layout.headings.resize(width.max(layout.headings.len()), String::new());
        }
        Ok(Self { sheet, rows, layout, notices })
    }
}

impl Roster {
    /// The command that takes down that it was read, and which of its lines stay aside.
    pub(super) fn noted(&self, lines: usize, rejected: Vec<RejectedLine>) -> Command {
        Command::Roster(RosterImport {
            kind: self.kind,
            file: self.file_name.clone(),
            digest: self.digest.clone(),
            lines: lines as u32,
            rejected,
            headings: Cells::new(self.reader.headings().iter().map(String::as_str)),
        })
    }

    /// What a line's cell says under one of our keys; empty where the file has no
    /// such column.
    pub fn said<'a>(&self, cells: &'a Cells, key: &str) -> &'a str {
        self.reader.column_of(key).map_or("", |at| plain(cells.get(at)))
    }

    /// The heading that the file has over one of our keys; empty where it has none.
    pub fn heading(&self, key: &str) -> &str {
        self.reader.column_of(key).map_or("", |at| &self.reader.headings()[at])
    }

    /// The faults of one line.
    pub fn faults_of(&self, line: u32) -> &[LineFault] {
        let from = self.faults.partition_point(|fault| fault.line < line);
        let to = self.faults.partition_point(|fault| fault.line <= line);
        &self.faults[from..to]
    }

    /// What reads this roster's lines: a line kept aside can be read again, mended.
    pub fn reader(&self) -> &LineReader {
        &self.reader
    }

    fn note_second_columns(&mut self) {
        let headings = self.reader.headings();
        let (_, second) = layout::columns(self.kind, headings);
        let notice = |at: usize| RosterNotice::SecondColumn { heading: headings[at].clone() };
        self.notices.extend(second.into_iter().map(notice));
    }

    fn take(&mut self, raw: RawRow) {
        let RawRow { number, cells } = raw;
        match Standing::of(&cells, &self.reader) {
            Standing::Idle => {}
            Standing::Total(said) => {
                let counted = self.check_total(number, said, &cells);
                self.read_total(number, cells, counted);
            }
            Standing::Beside => {
                self.notices.push(RosterNotice::BesideTheTable { line: number, cells })
            }
            Standing::Data => {
                let (row, faults) = self.reader.read(number, &cells);
                self.faults.extend(faults);
                match row {
                    Some(row) => self.lines.push(Line { number, cells, row }),
                    None => self.unread.push(Unread { number, cells }),
                }
            }
        }
    }

    /// Reads what the lines come to. The total of a bank's result is there to be checked, so
    /// one that is no amount, nor counts the lines rightly, is a line that could not be read.
    fn read_total(&mut self, line: u32, cells: Cells, counted: bool) {
        let Some(at) = self.reader.column_of("amount") else { return };
        match super::cell_values::money(cells.get(at)) {
            Ok(total) => self.total = Some(total),
            Err(cause) if self.kind == RosterKind::BankResult && !counted => {
                self.faults.push(LineFault {
                    line,
                    column: self.reader.headings()[at].clone(),
                    field: "amount".to_owned(),
                    content: cells.get(at).to_owned(),
                    cause,
                    fatal: true,
                });
                self.unread.push(Unread { number: line, cells });
            }
            Err(_) => self.total = None,
        }
    }

    /// A total that counts other lines than there are means that lines were lost; whether it
    /// counts those that there are.
    fn check_total(&mut self, line: u32, said: Option<u64>, cells: &Cells) -> bool {
        let found = (self.lines.len() + self.unread.len()) as u64;
        if let Some(said) = said.filter(|said| *said != found) {
            self.notices.push(RosterNotice::TotalDiffers { line, said, found });
        }
        // A bare number beside the word is a count too.
        said.or_else(|| cells.iter().find_map(|cell| value_key(cell).parse().ok())) == Some(found)
    }
}

/// What a row below the headings is.
enum Standing {
    /// A line of the roster.
    Data,
    /// A total, with the number of lines it counts where it counts them all.
    Total(Option<u64>),
    /// The headings again, a unit line, or a prepared line nobody filled in.
    Idle,
    /// A signature or remark.
    Beside,
}

impl Standing {
    fn of(cells: &Cells, reader: &LineReader) -> Self {
        let first = cells.iter().map(value_key).find(|text| !text.is_empty()).unwrap_or_default();
        if let Some(total) = words().totals.iter().find(|word| is_total(&first, word)) {
            let whole = !words().parts.contains(total);
            return Self::Total(cells.iter().find_map(counted).filter(|_| whole));
        }
        if signed(&first) {
            return Self::Beside;
        }
        if reader.is_heading_again(cells) || cells.iter().all(is_unit) {
            return Self::Idle;
        }
        if reader.fills_any(cells) {
            return Self::Data;
        }
        let number = |cell: &str| value_key(cell).chars().all(|ch| ch.is_ascii_digit());
        if cells.iter().all(number) { Self::Idle } else { Self::Beside }
    }
}

/// `合计`, `合计：`, `合计31895人`, `合计（人）`, but not a word that goes on.
fn is_total(first: &str, word: &str) -> bool {
    let goes_on = |ch: char| ch.is_alphabetic() && !words().counters.contains(&ch.to_string());
    first.strip_prefix(word).is_some_and(|rest| !rest.chars().next().is_some_and(goes_on))
}

/// `制表人：`: a word of those who sign, and a colon.
fn signed(first: &str) -> bool {
    let before = first.split_once(':').map(|(before, _)| before);
    before.is_some_and(|before| words().signatures.iter().any(|word| word == before))
}

/// A cell of a unit line is empty or holds a unit only.
fn is_unit(cell: &str) -> bool {
    let text = value_key(cell);
    let bare = text.trim_matches(['(', ')']);
    bare.is_empty() || words().heading_notes.iter().any(|note| note == bare)
}

/// The number in `31895人` or `合计：31,895 人`.
fn counted(cell: &str) -> Option<u64> {
    let text = value_key(cell);
    let before = words()
        .counters
        .iter()
        .find_map(|word| text.trim_end_matches(')').strip_suffix(word.as_str()))?;
    let digit = |ch: char| ch.is_ascii_digit() || ch == ',';
    let digits = &before[before.trim_end_matches(digit).len()..];
    digits.replace(',', "").parse().ok()
}
