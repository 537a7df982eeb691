//! The tables of `data/rosters/`: which columns a roster has, under which names
//! offices write them, and what their values mean.

use super::RosterKind;
use super::cells::unseen;
use crate::base::fold_width;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use toml::Spanned;

/// How much a line depends on a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum CellRule {
    /// Every line has a readable one, or is not read.
    Needed,
    /// May be empty; what stands there must be readable, or the line is not read.
    Readable,
    /// What is unreadable is listed; the line goes in without it.
    #[default]
    Any,
}

/// One column of a kind of roster.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub key: String,
    pub heading: String,
    #[serde(default)]
    aliases: Vec<String>,
    /// A file without this column is not this roster.
    #[serde(default, rename = "column")]
    pub required: bool,
    #[serde(default)]
    pub cell: CellRule,
    /// Our code of a value to the ways offices write it.
    #[serde(default)]
    pub values: BTreeMap<String, Spanned<Vec<String>>>,
    #[serde(skip)]
    by_value: HashMap<String, String>,
}

/// One kind's table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindTable {
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
    #[serde(skip)]
    by_heading: HashMap<String, usize>,
}

impl KindTable {
    /// Which of the fields a heading of a file means, if any.
    pub fn field_of(&self, heading: &str) -> Option<usize> {
        self.by_heading.get(&heading_key(heading)).copied()
    }

    /// The position of a field by our key.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }
}

impl Field {
    /// Our code of what a cell says, where it is one of the known values.
    pub fn value_of(&self, cell: &str) -> Option<&str> {
        self.by_value.get(&value_key(cell)).map(String::as_str)
    }
}

/// `words.toml`: what stands around the lines of any roster.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub totals: Vec<String>,
    pub parts: Vec<String>,
    pub counters: Vec<String>,
    pub signatures: Vec<String>,
    pub blanks: Vec<String>,
    pub heading_notes: Vec<String>,
    pub foreign_units: Vec<String>,
    pub township_endings: Vec<String>,
    headings: BTreeMap<String, Vec<String>>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| built_in("words.toml", include_str!("../../data/rosters/words.toml")));

static TABLES: LazyLock<[KindTable; 10]> = LazyLock::new(|| {
    RosterKind::ALL.map(|kind| {
        let mut table: KindTable = built_in(kind.code(), source(kind));
        for (at, field) in table.fields.iter_mut().enumerate() {
            for (code, forms) in &field.values {
                field
                    .by_value
                    .extend(forms.get_ref().iter().map(|form| (value_key(form), code.clone())));
            }
            let shared = words().headings.get(&field.heading).into_iter().flatten();
            for name in field.aliases.iter().chain(shared).chain([&field.key, &field.heading]) {
                table.by_heading.entry(heading_key(name)).or_insert(at);
            }
        }
        table
    })
});

/// The table of a kind.
pub(super) fn table(kind: RosterKind) -> &'static KindTable {
    &TABLES[kind as usize]
}

/// What a column of a kind of roster may say, as offices write it, by our key of the column
/// or any of its headings, in the order of the table; nothing where it may say anything of its
/// shape.
pub fn values_of(kind: &str, column: &str) -> Vec<&'static str> {
    let Some(kind) = RosterKind::ALL.into_iter().find(|known| known.code() == kind) else {
        return Vec::new();
    };
    let table = table(kind);
    let at = table.position(column).or_else(|| table.field_of(column));
    let mut values: Vec<_> =
        at.into_iter().flat_map(|at| table.fields[at].values.values()).collect();
    values.sort_by_key(|ways| ways.span().start);
    values.into_iter().filter_map(|ways| ways.get_ref().first()).map(String::as_str).collect()
}

/// The words around any roster's lines.
pub(super) fn words() -> &'static Words {
    &WORDS
}

/// A heading without what offices vary: width, spaces, brackets, marks, units.
pub(super) fn heading_key(heading: &str) -> String {
    let folded = value_key(heading);
    let (name, note) = split_note(&folded);
    let name = if words_hold(note) { name } else { folded.as_str() };
    let kept = name.chars().filter(|ch| !ch.is_ascii_punctuation() && !MARKS.contains(ch));
    kept.map(|ch| if ch == '帐' { '账' } else { ch }).collect()
}

/// A heading's name and the note in brackets behind it: its unit, as a rule.
pub(super) fn name_and_note(heading: &str) -> (String, String) {
    let folded = value_key(heading);
    let (name, note) = split_note(&folded);
    (name.to_owned(), note.to_owned())
}

/// A cell without width, spaces and case: how values and headings are compared.
pub(super) fn value_key(cell: &str) -> String {
    let shown = |ch: &char| !ch.is_whitespace() && !unseen(*ch);
    fold_width(cell).chars().filter(shown).map(|ch| ch.to_ascii_lowercase()).collect()
}

const MARKS: [char; 10] = ['【', '】', '〔', '〕', '《', '》', '、', '·', '“', '”'];

fn split_note(heading: &str) -> (&str, &str) {
    let inside = heading.strip_suffix([')', ']', '】', '〕']).unwrap_or_default();
    match inside.rfind(['(', '[', '【', '〔']) {
        Some(at) => (&inside[..at], inside[at..].trim_start_matches(['(', '[', '【', '〔'])),
        None => (heading, ""),
    }
}

fn words_hold(note: &str) -> bool {
    words().heading_notes.iter().any(|known| known == note)
}

fn source(kind: RosterKind) -> &'static str {
    match kind {
        RosterKind::Legacy => include_str!("../../data/rosters/legacy.toml"),
        RosterKind::Resident => include_str!("../../data/rosters/resident.toml"),
        RosterKind::Employee => include_str!("../../data/rosters/employee.toml"),
        RosterKind::Household => include_str!("../../data/rosters/household.toml"),
        RosterKind::Candidates => include_str!("../../data/rosters/candidates.toml"),
        RosterKind::Choices => include_str!("../../data/rosters/choices.toml"),
        RosterKind::Contributions => include_str!("../../data/rosters/contributions.toml"),
        RosterKind::Projects => include_str!("../../data/rosters/projects.toml"),
        RosterKind::Allocations => include_str!("../../data/rosters/allocations.toml"),
        RosterKind::BankResult => include_str!("../../data/rosters/bank-result.toml"),
    }
}

/// The tables are part of the program: one that does not parse is a bug, which the
/// tests below find before anybody does.
fn built_in<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|fault| panic!("data/rosters, {name}: {fault}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_heading_means_one_column() {
        for kind in RosterKind::ALL {
            let table = table(kind);
            for (at, field) in table.fields.iter().enumerate() {
                let shared = words().headings.get(&field.heading).into_iter().flatten();
                for name in field.aliases.iter().chain(shared).chain([&field.heading]) {
                    assert_eq!(table.field_of(name), Some(at), "{kind}: {name}");
                }
            }
        }
    }

    #[test]
    fn headings_match_whatever_offices_vary() {
        let legacy = table(RosterKind::Legacy);
        for (heading, key) in [
            ("月待遇标准（元）", "monthly"),
            (" 月 待遇标准(元/月) ", "monthly"),
            ("*身份证号：", "id_number"),
            ("证件号码\n（18位）", "id_number"),
            ("乡镇/街道", "township"),
            ("乡（镇、街道）", "township"),
            ("【村（社区）】", "village"),
            ("个人帐户余额［元］", "balance"),
            ("Ｉｄ＿Number", "id_number"),
        ] {
            let field = legacy.field_of(heading).map(|at| legacy.fields[at].key.as_str());
            assert_eq!(field, Some(key), "{heading}");
        }
        for heading in
            ["序号", "户主姓名", "身份证号（配偶）", "个人账户余额（万元）", "", "（元）"]
        {
            assert_eq!(legacy.field_of(heading), None, "{heading}");
        }
        let parted = name_and_note("个人账户余额（万元）");
        assert_eq!(parted, ("个人账户余额".to_owned(), "万元".to_owned()));
    }

    #[test]
    fn values_mean_one_thing_each() {
        for kind in RosterKind::ALL {
            for field in &table(kind).fields {
                for (code, forms) in &field.values {
                    for form in forms.get_ref() {
                        assert_eq!(field.value_of(form), Some(code.as_str()), "{kind}: {form}");
                    }
                }
            }
        }
    }
}
