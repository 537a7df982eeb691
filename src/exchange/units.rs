//! Units that a file names for its figures: in a heading, above it, in a title, in a line
//! of units, or in a note below the table. Everything else is 元 and 亩.

use super::cells::plain;
use super::heading_text::{name_and_note, value_key};
use super::tables::{Measure, words};
use super::{Cells, RosterRefusal};
use rust_decimal::Decimal;

/// A unit and how much it is in 元 or 亩.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub measure: Measure,
    /// As the file names it.
    pub name: String,
    /// In 元 or 亩.
    pub factor: Decimal,
}

/// The units that a file names for all its figures, at most one a measure.
#[derive(Clone, Debug, Default)]
pub(super) struct StatedUnits {
    money: Option<Unit>,
    area: Option<Unit>,
    /// Whether the word 单位 stood before them.
    by_word: bool,
}

impl StatedUnits {
    /// What a file's lines beside the table say; a line of units goes before a title that
    /// has a unit in brackets. Two units of one measure are refused with the line of the
    /// second.
    pub fn of<'a>(lines: impl Iterator<Item = (u32, &'a Cells)>) -> Result<Self, RosterRefusal> {
        let mut stated = Self::default();
        for (number, cells) in lines {
            for cell in cells.iter() {
                if let Some(unit) = foreign_in_line(cell) {
                    return Err(RosterRefusal::ForeignUnit { line: number, unit });
                }
                let (units, by_word) = units_of_line(cell);
                for unit in units {
                    stated.put(unit, by_word, number)?;
                }
            }
        }
        Ok(stated)
    }

    /// Takes from others what is not named yet.
    pub fn or(&mut self, others: Self) {
        self.money = self.money.take().or(others.money);
        self.area = self.area.take().or(others.area);
    }

    /// Whether any is named.
    pub fn is_any(&self) -> bool {
        self.money.is_some() || self.area.is_some()
    }

    /// The unit of a measure, where one is named.
    pub fn of_measure(&self, measure: Measure) -> Option<&Unit> {
        match measure {
            Measure::Money => self.money.as_ref(),
            Measure::Area => self.area.as_ref(),
        }
    }

    fn put(&mut self, unit: Unit, by_word: bool, line: u32) -> Result<(), RosterRefusal> {
        if self.by_word && !by_word {
            return Ok(());
        }
        if by_word && !self.by_word {
            *self = Self { by_word, ..Self::default() };
        }
        let place = match unit.measure {
            Measure::Money => &mut self.money,
            Measure::Area => &mut self.area,
        };
        match place {
            Some(before) if before.factor != unit.factor => {
                Err(RosterRefusal::TwoUnits { line, first: before.name.clone(), second: unit.name })
            }
            _ => {
                *place = Some(unit);
                Ok(())
            }
        }
    }
}

/// The unit in a heading's note, `金额（万元）`, of what the column measures.
pub(super) fn unit_of_heading(heading: &str, measure: Measure) -> Option<Unit> {
    let (name, note) = name_and_note(heading);
    let notes = note.split(['、', ',', '，', ';']).map(units_of_text).chain([units_of_text(&note)]);
    let units = notes.map(|(units, _)| units).chain([units_of_text(&name).0]);
    units.flatten().find(|unit| unit.measure == measure)
}

/// The unit that stands alone in a cell, as in a row of units below the headings.
pub(super) fn unit_of_cell(cell: &str, measure: Measure) -> Option<Unit> {
    let text = value_key(plain(cell));
    units_in(&text).into_iter().find(|unit| unit.measure == measure)
}

/// A unit of money that nobody converts, which a heading names in its note or as itself.
pub(super) fn foreign_unit_of_heading(heading: &str) -> Option<String> {
    let (name, note) = name_and_note(heading);
    let notes = note.split(SEPARATORS).map(str::to_owned);
    notes.chain([name]).find_map(|part| foreign_unit(&part))
}

/// The same in a cell that says nothing else.
pub(super) fn foreign_unit(text: &str) -> Option<String> {
    let text = value_key(plain(text));
    let part = text.trim_matches(['(', ')', '[', ']', ':']);
    let name = without_scale(without_affixes(part));
    words().foreign_units.iter().any(|foreign| foreign == name).then(|| part.to_owned())
}

/// Whether such a unit stands before or behind a figure: `1000美元`, `$5`.
pub(super) fn foreign_unit_behind(text: &str) -> bool {
    let text = value_key(text);
    let figure = |ch: char| ch.is_ascii_digit() || matches!(ch, '.' | ',' | '-');
    let bare = text.trim_matches(figure);
    bare.len() < text.len() && foreign_unit(bare).is_some()
}

fn without_scale(name: &str) -> &str {
    name.trim_start_matches(['十', '拾', '百', '佰', '千', '仟', '万', '萬', '亿', '億'])
}

const SEPARATORS: [char; 4] = ['、', ',', '，', ';'];

/// The unit of money that nobody converts, which a cell beside the table names: 单位：美元.
fn foreign_in_line(cell: &str) -> Option<String> {
    let text = value_key(plain(cell));
    let after_words = words().unit_words.iter().flat_map(|word| {
        text.match_indices(word.as_str()).map(|(at, _)| {
            let after = text[at + word.len()..].trim_start_matches(':');
            &after[..after.find(['。', ';', ')', ']']).unwrap_or(after.len())]
        })
    });
    let parts = after_words.flat_map(|after| after.split(['、', ',', '，', '/', '和', '及', ';']));
    let named = parts.map(str::to_owned).find_map(|part| foreign_unit(&part));
    named.or_else(|| {
        let (name, note) = name_and_note(cell);
        let note = (!name.is_empty()).then_some(note)?;
        note.split(SEPARATORS).find_map(foreign_unit)
    })
}

/// The units that a cell beside the table names, and whether by the word 单位: `单位：亩、万元`,
/// `注：金额单位为万元`, `划拨表（万元）`.
fn units_of_line(cell: &str) -> (Vec<Unit>, bool) {
    let (units, by_word) = units_of_text(&value_key(plain(cell)));
    if !units.is_empty() {
        return (units, by_word);
    }
    let (name, note) = name_and_note(cell);
    let units = if name.is_empty() { Vec::new() } else { units_in(&note) };
    (if units.is_empty() { scaled(&value_key(cell)) } else { units }, false)
}

/// A unit other than 元 and 亩 that a title or remark mentions as one: `均以万元计`, and not
/// `5000万元` or `万元村`.
fn scaled(text: &str) -> Vec<Unit> {
    let is_scaled = |(name, factor): &(&String, &Decimal)| {
        name.chars().count() > 1
            && **factor != Decimal::ONE
            && name.chars().all(|ch| !ch.is_ascii())
    };
    let money = words().money_units.iter().filter(is_scaled).map(|(n, f)| (Measure::Money, n, f));
    let area = words().area_units.iter().filter(is_scaled).map(|(n, f)| (Measure::Area, n, f));
    let mentioned = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + name.len()..].chars().next();
            before.is_some_and(|ch| "以为按位币:：(（、是".contains(ch))
                && after.is_none_or(|ch| "计为数填)）、,，。;".contains(ch))
        })
    };
    let found = money.chain(area).filter(|(_, name, _)| mentioned(name));
    let longest = found.max_by_key(|(_, name, _)| (name.len(), name.as_str()));
    longest
        .map(|(measure, name, factor)| Unit { measure, name: name.clone(), factor: *factor })
        .into_iter()
        .collect()
}

/// The units that a text names, and whether by the word 单位.
fn units_of_text(text: &str) -> (Vec<Unit>, bool) {
    let mut named = Vec::new();
    for word in &words().unit_words {
        for (at, _) in text.match_indices(word.as_str()) {
            let after = text[at + word.len()..].trim_start_matches(':');
            let end = after.find(['。', ';', ')', ']']).unwrap_or(after.len());
            named.extend(units_in(&after[..end]));
        }
    }
    if !named.is_empty() {
        return (named, true);
    }
    (units_in(text), false)
}

/// Units that a text consists of, and of nothing else: `人民币万元`, `亩、万元`.
fn units_in(text: &str) -> Vec<Unit> {
    let text = text.trim_matches(['(', ')', '[', ']', ':']);
    let mut found = Vec::new();
    for part in text.split(['、', ',', '，', '/', '和', '及', ';']).filter(|part| !part.is_empty())
    {
        match unit(part) {
            Some(unit) => found.push(unit),
            // `元/月`, `人`: how the figure is counted besides.
            None if !found.is_empty() || is_count(part) => {}
            None => return Vec::new(),
        }
    }
    found
}

fn is_count(part: &str) -> bool {
    words().counters.iter().any(|word| word == part)
}

/// The unit of a name, with what offices put before and behind it.
fn unit(part: &str) -> Option<Unit> {
    // 人民币 alone is a unit too, not only what stands before one.
    let whole = words().money_units.get_key_value(part).map(|(name, _)| name.as_str());
    let name = whole.unwrap_or_else(|| without_affixes(part));
    let money = words().money_units.get(name).map(|factor| (Measure::Money, *factor));
    let found = money.or_else(|| words().area_units.get(name).map(|f| (Measure::Area, *f)));
    let (measure, factor) = found?;
    Some(Unit { measure, name: name.to_owned(), factor })
}

/// A unit's name without what offices put before and behind it.
fn without_affixes(part: &str) -> &str {
    let mut name = part;
    while let Some(rest) = words().unit_prefixes.iter().find_map(|word| name.strip_prefix(&**word))
    {
        name = rest;
    }
    while let Some(rest) = words().unit_suffixes.iter().find_map(|word| name.strip_suffix(&**word))
    {
        name = rest;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(lines: &[&str]) -> Result<StatedUnits, RosterRefusal> {
        let cells: Vec<Cells> = lines.iter().map(|line| Cells::new(line.split('|'))).collect();
        StatedUnits::of(cells.iter().enumerate().map(|(at, cells)| (at as u32 + 1, cells)))
    }

    fn factors(lines: &[&str]) -> (Option<String>, Option<String>) {
        let stated = stated(lines).expect("one unit each");
        let factor = |measure| stated.of_measure(measure).map(|unit| unit.factor.to_string());
        (factor(Measure::Money), factor(Measure::Area))
    }

    #[test]
    fn k4_a_unit_is_honoured_wherever_a_file_names_it() {
        for (line, money, area) in [
            ("名册|单位：万元", Some("10000"), None),
            ("名册|（单位：万元）", Some("10000"), None),
            ("2020年专项资金划拨表（金额单位：人民币万元）", Some("10000"), None),
            ("名册|单位：亩、万元", Some("10000"), Some("1")),
            ("注：金额单位为万元", Some("10000"), None),
            ("说明：本表金额单位均为千元。", Some("1000"), None),
            ("划拨表（万元）", Some("10000"), None),
            ("（万元）", Some("10000"), None),
            ("单位：公顷", None, Some("15")),
            ("面积单位：㎡", None, Some("0.0015")),
            ("总投资：5000万元|单位：元、亩|家庭收入（万元）", Some("1"), Some("1")),
            ("填报单位：晋宁区万元村", None, None),
            ("填报单位：公安分局|单位：人", None, None),
            ("一、汉营村委会（3人）", None, None),
        ] {
            let expected = (money.map(str::to_owned), area.map(str::to_owned));
            assert_eq!(factors(&[line]), expected, "{line}");
        }
    }

    #[test]
    fn k4_two_units_of_one_measure_are_refused() {
        let refusal = stated(&["单位：元", "注：金额单位为万元"]).err();
        let (first, second) = ("元".into(), "万元".into());
        assert_eq!(refusal, Some(RosterRefusal::TwoUnits { line: 2, first, second }));
    }

    #[test]
    fn k4_a_heading_names_the_unit_of_its_column() {
        let factor = |heading, measure| {
            unit_of_heading(heading, measure).map(|unit| unit.factor.to_string())
        };
        assert_eq!(factor("金额（万元）", Measure::Money).as_deref(), Some("10000"));
        assert_eq!(factor("金额（分）", Measure::Money).as_deref(), Some("0.01"));
        assert_eq!(factor("月待遇标准（元/月）", Measure::Money).as_deref(), Some("1"));
        assert_eq!(factor("被征地面积（平方米）", Measure::Area).as_deref(), Some("0.0015"));
        assert_eq!(factor("证件号码（18位）", Measure::Money), None);
    }
}
