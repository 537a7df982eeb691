//! What a row below the headings is: a line of the roster, or one of the things that offices
//! put between and below the lines.

use super::cells::plain;
use super::headers::field_of;
use super::heading_text::value_key;
use super::line_reader::LineReader;
use super::tables::words;
use super::{Cells, RosterKind};

/// What a row is that is no line of the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoData {
    /// Above the headings: a title, who made the file, its units.
    Title,
    /// The headings, also where they stand again.
    Heading,
    /// Numbers of the columns (栏次).
    ColumnNumbers,
    /// A total or a sub-total.
    Total,
    /// The name of a place or group above its lines.
    Banner,
    /// A form not filled in: no name, no number, no amount.
    NotFilledIn,
    /// 以下空白
    BlankBelow,
    /// Who made, checked or signed it.
    Signature,
    /// A remark, a note, the number of a page.
    Remark,
    /// An example of how to fill in the others.
    Example,
    /// The unit of each column.
    Units,
}

impl NoData {
    /// Every one there is.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Heading,
        Self::ColumnNumbers,
        Self::Total,
        Self::Banner,
        Self::NotFilledIn,
        Self::BlankBelow,
        Self::Signature,
        Self::Remark,
        Self::Example,
        Self::Units,
    ];

    /// The code, as machine output says it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::ColumnNumbers => "numbering",
            Self::Total => "total",
            Self::Banner => "banner",
            Self::NotFilledIn => "not-filled-in",
            Self::BlankBelow => "blank-below",
            Self::Signature => "signature",
            Self::Remark => "remark",
            Self::Example => "example",
            Self::Units => "units",
        }
    }
}

/// What a total adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TotalOf {
    /// Every line of the table.
    All,
    /// The lines since the last such total.
    Part,
    /// Lines told apart by what they say (成功笔数).
    Share,
}

/// What a row below the headings is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A line of the roster.
    Data,
    /// A total, and what it says it counts.
    Total(TotalOf),
    /// Anything else that stands there.
    NoData(NoData),
}

impl Standing {
    /// What a row is. One with an identity number is a line, whatever else it says.
    pub fn of(cells: &Cells, reader: &LineReader) -> Self {
        if reader.has_number(cells) {
            // A name that is the word for an example is somebody's where a number stands beside.
            let first = cells.iter().map(plain).find(|cell| !cell.is_empty()).unwrap_or_default();
            let example = words().examples.contains(&value_key(first));
            return if example { Self::NoData(NoData::Example) } else { Self::Data };
        }
        let texts: Vec<String> = cells.iter().map(|cell| value_key(plain(cell))).collect();
        let said: Vec<&str> = texts.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
        // A line melted into one cell, or a remark with somebody's number, is somebody's.
        let melted = |cell: &str| holds_number(cell) || is_melted(cell, reader);
        if cells.iter().any(melted) {
            return Self::Data;
        }
        if let Some(total) = total(&said, reader.kind) {
            return Self::Total(total);
        }
        match no_data(&said, &texts, cells, reader) {
            Some(what) => Self::NoData(what),
            None => Self::Data,
        }
    }
}

fn no_data(said: &[&str], texts: &[String], cells: &Cells, reader: &LineReader) -> Option<NoData> {
    let first = said.first().copied().unwrap_or_default();
    if is_heading_again(cells, reader) {
        return Some(NoData::Heading);
    }
    if is_column_numbers(said) {
        return Some(NoData::ColumnNumbers);
    }
    if said.iter().all(|text| is_unit(text)) {
        return Some(NoData::Units);
    }
    if said.iter().any(|text| words().blank_below.iter().any(|word| word == text)) {
        return Some(NoData::BlankBelow);
    }
    if is_example(cells, reader) {
        return Some(NoData::Example);
    }
    if is_remark(first) && (said.len() <= 2 || !is_filled_in(texts, reader)) {
        return Some(NoData::Remark);
    }
    let signed = is_signed(first) || said.iter().filter(|text| is_signed(text)).count() > 1;
    if signed {
        return Some(NoData::Signature);
    }
    if !is_filled_in(texts, reader) {
        // A number alone numbers a line that nobody filled in.
        let numbered = said.iter().all(|text| text.chars().all(|ch| ch.is_ascii_digit()));
        let one = said.len() == 1 && !numbered;
        return Some(if one { NoData::Banner } else { NoData::NotFilledIn });
    }
    let is_text = !first.starts_with(|ch: char| ch.is_ascii_digit());
    (said.len() == 1 && is_text && !is_like_a_name(first)).then_some(NoData::Banner)
}

/// Whether a run of fifteen figures or eighteen stands in a text: an identity number, or what
/// was left of one.
fn holds_number(text: &str) -> bool {
    let runs = text.split(|ch: char| !ch.is_ascii_digit());
    runs.map(str::len).any(|run| (15..=18).contains(&run))
}

/// Whether a whole line stands in one cell, parted by marks that the file does not use.
fn is_melted(text: &str, reader: &LineReader) -> bool {
    let needed = reader.read_columns().count().saturating_sub(1).clamp(2, 4);
    [',', ';', '\t', '|', '，', '；'].iter().any(|mark| text.matches(*mark).count() >= needed)
        && text.chars().any(|ch| ch.is_ascii_digit())
}

/// Whether a row says anything that only a line of the roster says.
fn is_filled_in(texts: &[String], reader: &LineReader) -> bool {
    reader.filling_columns().any(|at| texts.get(at).is_some_and(|text| !text.is_empty()))
}

/// `合计`, `合计：`, `合计31895人`, `汉营村委会小计`, `成功笔数：2`, but not a word that goes on;
/// what it stands behind is short, as the name of a place is.
fn total(said: &[&str], kind: RosterKind) -> Option<TotalOf> {
    let alone = |text: &&&str| words().totals.iter().any(|word| word == **text);
    let first = said.iter().take(if kind.is_of_people() { 3 } else { 1 });
    let labels = first.chain(said.iter().filter(alone));
    labels.filter(|text| !text.starts_with(|ch: char| ch.is_ascii_digit())).find_map(|text| {
        let label = text.trim_start_matches("人民币").trim_start_matches('(');
        let word =
            words().totals.iter().filter(|word| is_total(text, word)).max_by_key(|w| w.len())?;
        Some(match () {
            () if words().shares.contains(word) => TotalOf::Share,
            () if words().parts.contains(word) || !label.starts_with(word.as_str()) => {
                TotalOf::Part
            }
            () => TotalOf::All,
        })
    })
}

fn is_total(text: &str, word: &str) -> bool {
    const LONGEST_PLACE: usize = 16;
    let goes_on = |ch: char| ch.is_alphabetic() && !words().counters.contains(&ch.to_string());
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().count();
        let rest = &text[at + word.len()..];
        let ends = !rest.chars().next().is_some_and(goes_on);
        // The digits of `合计3人` may stand between.
        ends && before <= LONGEST_PLACE && !text[..at].contains(':')
    })
}

/// Whether a row repeats the headings, as printed pages do: at least half of the columns
/// that are read, and three.
fn is_heading_again(cells: &Cells, reader: &LineReader) -> bool {
    let cells: Vec<&str> = cells.iter().collect();
    let mut filled = 0;
    let mut same = 0;
    for (field, column) in reader.read_columns() {
        let cell = cells.get(column).copied().map(plain).unwrap_or_default();
        if cell.is_empty() {
            continue;
        }
        filled += 1;
        let again = cell == reader.headings()[column]
            || !cell.contains(|ch: char| ch.is_ascii_digit())
                && field_of(reader.table(), cell) == Some(field);
        same += usize::from(again);
        if filled > 3 && same * 2 < filled {
            return false;
        }
    }
    filled > 0 && (same == filled || same >= 3 && same * 2 >= filled)
}

/// `栏次 1 2 3`, `1 2 3 4`, `(甲) (1) (2)`: at least three numbers that count on.
fn is_column_numbers(said: &[&str]) -> bool {
    let bare = |text: &str| text.trim_matches(['(', ')', '[', ']', '<', '>']).to_owned();
    let labels: Vec<String> = said.iter().map(|text| bare(text)).collect();
    let numbered = labels.iter().skip_while(|text| {
        words().column_numbers.iter().any(|word| word == *text) || is_stem(text)
    });
    let numbers: Option<Vec<u32>> = numbered.map(|text| column_number(text)).collect();
    numbers.is_some_and(|numbers| {
        numbers.len() >= 3
            && numbers[0] <= 3
            && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
    })
}

fn column_number(text: &str) -> Option<u32> {
    let circled = text.chars().next().filter(|ch| ('①'..='⑳').contains(ch));
    match circled {
        Some(ch) if text.chars().count() == 1 => Some(ch as u32 - '①' as u32 + 1),
        _ => text.parse().ok().filter(|number| *number < 100),
    }
}

/// 甲 乙 丙: how columns of texts are numbered.
fn is_stem(text: &str) -> bool {
    matches!(text, "甲" | "乙" | "丙" | "丁" | "戊" | "己" | "a" | "b" | "c" | "d")
}

/// A cell of a unit line holds a unit, or a hint, only.
fn is_unit(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')']);
    words().money_units.contains_key(bare)
        || words().area_units.contains_key(bare)
        || matches!(bare, "元/月" | "元/人" | "必填" | "选填" | "是/否" | "人" | "人民币元")
}

/// The first cell, or the name, says that the line shows how to fill in the others.
fn is_example(cells: &Cells, reader: &LineReader) -> bool {
    let says = |text: &str| {
        let text = value_key(plain(text));
        words().examples.contains(&text)
    };
    let first = cells.iter().find(|cell| !plain(cell).is_empty()).unwrap_or_default();
    says(first) || reader.column_of("name").is_some_and(|at| says(cells.get(at)))
}

/// `制表人：`, `村委会负责人：`: a word of those who sign, and a colon.
fn is_signed(text: &str) -> bool {
    let before = text.split_once(':').map(|(before, _)| before);
    before
        .is_some_and(|before| words().signatures.iter().any(|word| before.ends_with(word.as_str())))
}

/// `注：1.本表一式三份`, `第1页，共1页`.
fn is_remark(first: &str) -> bool {
    let of_page = first.starts_with('第') && first.contains('页')
        || first.starts_with("共") && first.ends_with('页');
    of_page
        || words().remarks.iter().any(|word| {
            first.strip_prefix(word.as_str()).is_some_and(|rest| {
                rest.is_empty()
                    || rest.starts_with([':', '.', '、'])
                    || rest.starts_with(|ch: char| ch.is_ascii_digit())
            })
        })
}

/// Two to four Chinese characters: a line that says nothing but a name is somebody's.
fn is_like_a_name(text: &str) -> bool {
    let long = text.chars().count();
    let han = |ch: char| ('\u{3400}'..='\u{9fff}').contains(&ch) || ch as u32 >= 0x20000;
    let place = ["村", "组", "镇", "乡", "社区", "街道", "委会", "户"];
    (2..=4).contains(&long) && text.chars().all(han) && !place.iter().any(|end| text.ends_with(end))
}
