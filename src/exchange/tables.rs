//! The tables of `data/rosters/`: which columns a roster has, under which names
//! offices write them, what their values mean, and what stands around the lines.

use super::RosterKind;
use super::heading_text::{HeadingWords, heading_key, value_key};
use rust_decimal::Decimal;
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

/// What the figures of a column measure, so that they have a unit and can be added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Measure {
    /// Sums of money in 元.
    Money,
    /// Areas of land in 亩.
    Area,
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
    /// The column that does instead, where it has one.
    #[serde(default)]
    pub unless: Option<String>,
    /// Whether it can be said beside the file, or stand in its title.
    #[serde(default)]
    pub unless_told: bool,
    /// Whether a line that has nothing else is a form not yet filled in.
    #[serde(default)]
    pub prefilled: bool,
    #[serde(default)]
    pub measure: Option<Measure>,
    #[serde(default)]
    pub cell: CellRule,
    /// Our code of a value to the ways offices write it.
    #[serde(default)]
    pub values: BTreeMap<String, Spanned<Vec<String>>>,
    /// What a value means that is none of those, by the words in it; the first that fits.
    #[serde(default)]
    patterns: Vec<Pattern>,
    /// Words that make any other value one to ask about: 未, 曾, 疑似.
    #[serde(default)]
    doubts: Vec<String>,
    #[serde(skip)]
    by_value: HashMap<String, String>,
}

/// What a text means that holds one of some words and none of others.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pattern {
    /// Our code of the value; empty for one that has to be asked about.
    means: String,
    any: Vec<String>,
    #[serde(default)]
    none: Vec<String>,
}

impl Pattern {
    fn fits(&self, text: &str) -> bool {
        let holds = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
        holds(&self.any) && !holds(&self.none)
    }
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
    /// Which of the fields a heading means by one of its names, letter for letter but for
    /// what offices vary.
    pub fn named(&self, heading_key: &str) -> Option<usize> {
        self.by_heading.get(heading_key).copied()
    }

    /// Which of the fields a heading means by the words it is made of; none where two do.
    pub fn worded(&self, heading_key: &str) -> Option<usize> {
        let fits = |field: &Field| {
            let parts = words().heading_words.get(&field.heading);
            parts.is_some_and(|parts| parts.make_up(heading_key))
        };
        let mut found = self.fields.iter().enumerate().filter(|(_, field)| fits(field));
        let (at, _) = found.next()?;
        found.next().is_none().then_some(at)
    }

    /// The position of a field by our key.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }
}

impl Field {
    /// How well a heading is known for this field: its own name, then its other names in
    /// their order, then any other.
    pub fn rank(&self, heading: &str) -> usize {
        let key = heading_key(heading);
        let mut names = std::iter::once(&self.heading).chain(&self.aliases);
        names.position(|name| heading_key(name) == key).unwrap_or(usize::MAX)
    }

    /// Our code of what a cell says, where it is one of the known values or made of words
    /// that mean one.
    pub fn value_of(&self, cell: &str) -> Option<&str> {
        let text = value_key(cell);
        if let Some(code) = self.by_value.get(&text) {
            return Some(code);
        }
        if self.doubts.iter().any(|word| text.contains(word.as_str())) {
            return None;
        }
        // Words of two meanings in one value are asked about.
        let mut fitting = self.patterns.iter().filter(|pattern| pattern.fits(&text));
        let code = fitting.next()?.means.as_str();
        (!code.is_empty() && fitting.all(|other| other.means == code)).then_some(code)
    }
}

/// `words.toml`: what stands around the lines of any roster.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub totals: Vec<String>,
    pub parts: Vec<String>,
    pub shares: Vec<String>,
    pub counters: Vec<String>,
    pub blank_below: Vec<String>,
    pub column_numbers: Vec<String>,
    pub examples: Vec<String>,
    pub sheets_of_examples: Vec<String>,
    pub remarks: Vec<String>,
    pub line_numbers: Vec<String>,
    pub signatures: Vec<String>,
    pub blanks: Vec<String>,
    pub dittos: Vec<String>,
    pub unit_words: Vec<String>,
    pub unit_prefixes: Vec<String>,
    pub unit_suffixes: Vec<String>,
    pub township_endings: Vec<String>,
    headings: BTreeMap<String, Vec<String>>,
    pub money_units: HashMap<String, Decimal>,
    pub area_units: HashMap<String, Decimal>,
    pub foreign_units: Vec<String>,
    pub currency_headings: Vec<String>,
    pub deaths: Deaths,
    pub sums: Sums,
    pub persons: Persons,
    pub names: Names,
    pub heading_words: HashMap<String, HeadingWords>,
}

/// How a column that is not read tells of a death.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Deaths {
    pub noted: Vec<String>,
    pub denied: Vec<String>,
    pub of_others: Vec<String>,
}

/// The characters of sums in words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sums {
    /// Every form of 0 to 9.
    pub digits: Vec<String>,
    pub tens: String,
    pub hundreds: String,
    pub thousands: String,
    pub ten_thousands: String,
    pub hundred_millions: String,
    pub yuan: String,
    pub jiao: String,
    pub fen: String,
    pub whole: String,
    /// What stands before such a sum.
    pub before: Vec<String>,
    /// What a heading says beside its name where its sums are in words, or in figures.
    pub headings: Vec<String>,
}

/// Whose a column is, by the words above or before it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Persons {
    pub own: Vec<String>,
    pub others: Vec<String>,
}

/// What is no name of a person.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub none: Vec<String>,
    pub between: Vec<char>,
    pub mojibake: Vec<String>,
    /// Characters that stand for one that is left out.
    pub masks: Vec<char>,
    /// What stands in a name that is struck out, or an example.
    pub struck: Vec<String>,
    /// What stands behind a name where somebody else is meant.
    pub relations: Vec<String>,
    /// What stands behind a name where it means more people than one.
    pub plural: Vec<String>,
    pub surnames: String,
    pub compound_surnames: Vec<String>,
    pub longest: usize,
    pub longest_with_dot: usize,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| built_in("words.toml", include_str!("../../data/rosters/words.toml")));

static TABLES: LazyLock<[KindTable; 11]> = LazyLock::new(|| {
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
    let at = table.position(column).or_else(|| table.named(&heading_key(column)));
    let mut values: Vec<_> =
        at.into_iter().flat_map(|at| table.fields[at].values.values()).collect();
    values.sort_by_key(|ways| ways.span().start);
    values.into_iter().filter_map(|ways| ways.get_ref().first()).map(String::as_str).collect()
}

/// The words around any roster's lines.
pub(super) fn words() -> &'static Words {
    &WORDS
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
        RosterKind::Compensation => include_str!("../../data/rosters/compensation.toml"),
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
                    assert_eq!(table.named(&heading_key(name)), Some(at), "{kind}: {name}");
                }
            }
        }
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
                for pattern in field.patterns.iter().filter(|pattern| !pattern.means.is_empty()) {
                    assert!(field.values.contains_key(&pattern.means), "{kind}: {}", pattern.means);
                }
            }
        }
    }

    /// K1: words that offices use for states, whichever way they put them.
    #[test]
    fn states_are_read_by_their_words_and_unknown_ones_by_nobody() {
        let state = |kind, text: &str| {
            let table = table(kind);
            let field = &table.fields[table.position("standing").expect("a state")];
            field.value_of(text).map(str::to_owned)
        };
        for (kind, text, code) in [
            (RosterKind::Household, "病故", Some("deceased")),
            (RosterKind::Household, "非正常死亡", Some("deceased")),
            (RosterKind::Household, "注销户口", Some("deceased")),
            (RosterKind::Household, "已火化", Some("deceased")),
            (RosterKind::Household, "迁出省外", Some("moved_out")),
            (RosterKind::Household, "未注销", None),
            (RosterKind::Household, "迁出死亡", None),
            (RosterKind::Employee, "终止缴费（已退休）", None),
            (RosterKind::Employee, "未终止", None),
            (RosterKind::Employee, "正常缴费（曾终止）", None),
            (RosterKind::Employee, "中断（已退休）", None),
            (RosterKind::Employee, "终止缴费", Some("terminated")),
            (RosterKind::Resident, "非正常参保", None),
            (RosterKind::Resident, "疑似重复领取", None),
            (RosterKind::Household, "未死亡", None),
            (RosterKind::Household, "失踪", None),
            (RosterKind::Employee, "已退休", Some("drawing")),
            (RosterKind::Employee, "离退休人员", Some("drawing")),
            (RosterKind::Employee, "暂停缴费(中断)", Some("interrupted")),
            (RosterKind::Employee, "未参保", Some("terminated")),
            (RosterKind::Employee, "死亡终止", None),
            (RosterKind::Employee, "领取待遇（死亡）", None),
            (RosterKind::Employee, "暂停待遇", None),
            (RosterKind::Household, "因故迁出", None),
            (RosterKind::Household, "正常（夫亡）", None),
            (RosterKind::Household, "重户注销", None),
            (RosterKind::Employee, "退休（离世）", None),
            (RosterKind::Employee, "遗属待遇领取", None),
            (RosterKind::Employee, "暂停领取", None),
            (RosterKind::Employee, "内部退休", None),
            (RosterKind::Resident, "暂停领取", None),
            (RosterKind::Resident, "待参保", None),
            (RosterKind::Employee, "1", None),
            (RosterKind::Resident, "注销", None),
            (RosterKind::Resident, "暂停缴费（中断）", Some("contributing")),
            (RosterKind::Resident, "正在领取养老金", Some("drawing")),
        ] {
            assert_eq!(state(kind, text).as_deref(), code, "{kind}: {text}");
        }
    }
}
