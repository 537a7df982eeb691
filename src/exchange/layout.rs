//! Where a roster's headings stand among its rows, and what a file is when it is
//! not the roster it is said to be.

use super::cells::{RawRow, plain};
use super::headers::{name_and_note, table, value_key, words};
use super::{RosterKind, RosterRefusal};
use std::collections::HashSet;

/// How far down the headings may stand: rosters begin with a title and a unit line.
pub(super) const TOP_ROWS: usize = 60;

/// Where the headings are and what they mean.
pub(super) struct Layout {
    /// Index of the first row below the headings.
    pub below: usize,
    /// The headings as the file has them.
    pub headings: Vec<String>,
}

impl Layout {
    /// Looks for one row, or two under merged cells, with every heading the kind needs.
    pub fn find(kind: RosterKind, rows: &[RawRow]) -> Option<Self> {
        let top = &rows[..rows.len().min(TOP_ROWS)];
        let single = top.iter().enumerate().map(|(at, row)| (at + 1, headings_of(row)));
        let double = top.windows(2).enumerate().map(|(at, pair)| (at + 2, joined(kind, pair)));
        single
            .chain(double)
            .find(|(_, headings)| missing(kind, headings).is_empty())
            .map(|(below, headings)| Self { below, headings })
    }
}

/// For each field of the kind the column it stands in, the first where there are
/// two, and the columns that are second to another.
pub(super) fn columns(kind: RosterKind, headings: &[String]) -> (Vec<Option<usize>>, Vec<usize>) {
    let table = table(kind);
    let mut columns = vec![None; table.fields.len()];
    let mut second = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let Some(field) = table.field_of(heading) else { continue };
        match columns[field] {
            None => columns[field] = Some(at),
            Some(_) => second.push(at),
        }
    }
    (columns, second)
}

/// Refuses a unit line, or the heading of a column that is read, which names a unit
/// other than 元 and 亩: every figure below it would be wrong.
pub(super) fn check_units(kind: RosterKind, rows: &[RawRow]) -> Result<(), RosterRefusal> {
    for row in rows {
        let named = row.cells.iter().map(|cell| unit_named(kind, cell));
        let foreign = |unit: &String| words().foreign_units.contains(unit);
        if let Some(unit) = named.flatten().find(foreign) {
            return Err(RosterRefusal::ForeignUnit { line: row.number, unit });
        }
    }
    Ok(())
}

/// The unit in `单位：万元`, or in the heading `金额（万元）`.
fn unit_named(kind: RosterKind, cell: &str) -> Option<String> {
    let (name, note) = name_and_note(cell);
    if table(kind).field_of(&name).is_some() {
        return Some(note);
    }
    let text = value_key(cell);
    text.split_once(':').map(|(_, unit)| unit.trim_end_matches(')').to_owned())
}

/// RegisterEntry what the sheets of a file are, none of which is the roster asked for.
pub(super) fn refuse(asked: RosterKind, sheets: &[Vec<RawRow>]) -> RosterRefusal {
    let is = |kind: &RosterKind| sheets.iter().any(|rows| Layout::find(*kind, rows).is_some());
    if let Some(found) = RosterKind::ALL.into_iter().find(is) {
        return RosterRefusal::LooksLike { asked, found };
    }
    let rows = sheets.iter().flat_map(|rows| rows.iter().take(TOP_ROWS));
    let known = |row: &RawRow| {
        let (columns, _) = columns(asked, &headings_of(row));
        columns.iter().flatten().count()
    };
    let nearest = rows
        .map(|row| (known(row), row))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    match nearest {
        Some((known, row)) if known >= 2 => {
            let units = check_units(asked, std::slice::from_ref(row));
            let missing = missing(asked, &headings_of(row));
            units.err().unwrap_or(RosterRefusal::MissingColumns {
                asked,
                line: row.number,
                missing,
            })
        }
        _ => RosterRefusal::NoHeadings { asked },
    }
}

/// Our headings of the columns that a heading line lacks.
fn missing(kind: RosterKind, headings: &[String]) -> Vec<String> {
    let table = table(kind);
    let found: HashSet<usize> =
        headings.iter().filter_map(|heading| table.field_of(heading)).collect();
    let lacking = |(at, _): &(usize, _)| !found.contains(at);
    let required = table.fields.iter().enumerate().filter(|(_, field)| field.required);
    required.filter(lacking).map(|(_, field)| field.heading.clone()).collect()
}

fn headings_of(row: &RawRow) -> Vec<String> {
    row.cells.iter().map(|cell| plain(cell).to_owned()).collect()
}

/// Two heading rows read as one: the lower cell where it names a column, the upper
/// (which may span several) before it where only both together do.
fn joined(kind: RosterKind, pair: &[RawRow]) -> Vec<String> {
    let table = table(kind);
    let (upper, lower) = (headings_of(&pair[0]), headings_of(&pair[1]));
    let mut spanning = "";
    let mut headings = Vec::with_capacity(upper.len().max(lower.len()));
    for at in 0..upper.len().max(lower.len()) {
        let above = upper.get(at).map_or("", String::as_str);
        let below = lower.get(at).map_or("", String::as_str);
        spanning = if above.is_empty() { spanning } else { above };
        let both = format!("{spanning}{below}");
        headings.push(match below {
            "" => above.to_owned(),
            _ if table.field_of(below).is_none() && table.field_of(&both).is_some() => both,
            _ => below.to_owned(),
        });
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::super::Cells;
    use super::*;

    fn rows(lines: &[&str]) -> Vec<RawRow> {
        let row = |(at, line): (usize, &&str)| RawRow {
            number: at as u32 + 1,
            cells: Cells::new(line.split(',')),
        };
        lines.iter().enumerate().map(row).collect()
    }

    const HOUSEHOLD: &str = "公民身份号码,姓名,户口状态,状态日期";

    #[test]
    fn headings_are_found_below_titles() {
        let rows = rows(&["户籍状态,,,", "填报单位：公安分局,,,单位：人", HOUSEHOLD, "1,2,3,4"]);
        let layout = Layout::find(RosterKind::Household, &rows).expect("found");
        assert_eq!((layout.below, layout.headings.len()), (3, 4));
        assert_eq!(check_units(RosterKind::Household, &rows[..3]), Ok(()));
    }

    #[test]
    fn two_heading_rows_under_merged_cells_are_one() {
        let rows = rows(&[
            "序号,姓名,身份证号,乡镇,类别,面积（亩）,,征地日期",
            ",,,,,家庭承包,被征地面积,",
            "1,张三,53012219400615826X,昆阳街道,现有,3.5,0.5,2013-06-30",
        ]);
        let layout = Layout::find(RosterKind::Candidates, &rows).expect("found");
        assert_eq!(layout.below, 2);
        assert_eq!(layout.headings[6], "被征地面积");
        assert_eq!(layout.headings[7], "征地日期");
    }

    #[test]
    fn another_roster_is_called_by_its_name() {
        let rows = [rows(&["户籍状态,,,", HOUSEHOLD, "1,2,3,4"])];
        assert_eq!(
            refuse(RosterKind::Choices, &rows),
            RosterRefusal::LooksLike { asked: RosterKind::Choices, found: RosterKind::Household }
        );
    }

    #[test]
    fn missing_columns_are_named_and_strangers_refused() {
        let near = [rows(&["名册", "姓名,身份证号,乡镇街道,参保编号"])];
        let RosterRefusal::MissingColumns { line, missing, .. } = refuse(RosterKind::Legacy, &near)
        else {
            panic!("columns are missing")
        };
        assert_eq!(line, 2);
        assert_eq!(missing, ["个人账户余额", "已享受政府补贴", "是否领取待遇", "月待遇标准"]);
        let stranger = [rows(&["日期,温度", "2020-03-01,21"])];
        assert_eq!(
            refuse(RosterKind::Legacy, &stranger),
            RosterRefusal::NoHeadings { asked: RosterKind::Legacy }
        );
    }

    #[test]
    fn units_that_would_multiply_every_figure_are_refused() {
        let check = |line| check_units(RosterKind::Allocations, &rows(&[line]));
        for line in ["名册,单位：万元", "名册,（单位：万元）", "日期,科目,金额（万元）"]
        {
            let unit = "万元".to_owned();
            assert_eq!(check(line), Err(RosterRefusal::ForeignUnit { line: 1, unit }), "{line}");
        }
        assert_eq!(check("总投资：5000万元,单位：元、亩,家庭收入（万元）"), Ok(()));
    }
}
