//! Where a roster's headings stand among its rows, which column says what, and what a file is
//! when it is not the roster it is said to be.

use super::cells::{RawRow, plain};
use super::headers::{Meanings, is_of_another, is_own};
use super::heading_text::{name_and_note, value_key};
use super::{RosterKind, RosterRefusal};
use std::collections::HashSet;

/// How far down the headings may stand: rosters begin with a title and a unit line.
pub(super) const TOP_ROWS: usize = 60;

/// Where the headings are and what they mean.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Index of the first row below the headings.
    pub below: usize,
    /// How many rows the headings take.
    pub height: usize,
    /// The headings as the file has them.
    pub headings: Vec<String>,
    /// What stands above each heading over a group of columns (户主, 家庭成员); empty where
    /// nothing does.
    pub groups: Vec<String>,
}

impl Layout {
    /// Looks among the top rows for one row, or two under merged cells, with every heading
    /// the kind needs.
    pub fn find(known: &Meanings<'_>, rows: &[RawRow]) -> Option<Self> {
        let top = rows.len().min(TOP_ROWS);
        let single = (0..top).find_map(|at| Self::of_row(known, rows, at));
        single.or_else(|| (1..top).find_map(|at| Self::of_pair(known, rows, at)))
    }

    /// The headings that stand in a row itself, or in it and the row below it.
    pub fn at(known: &Meanings<'_>, rows: &[RawRow], at: usize) -> Option<Self> {
        Self::of_row(known, rows, at).or_else(|| {
            let below = (at + 1 < rows.len()).then_some(at + 1)?;
            Self::of_pair(known, rows, below)
        })
    }

    fn of_row(known: &Meanings<'_>, rows: &[RawRow], at: usize) -> Option<Self> {
        let headings = headings_of(&rows[at]);
        if !missing(known, &headings).is_empty() {
            return None;
        }
        let above = at.checked_sub(1).map(|above| &rows[above]);
        let groups = above.map_or_else(Vec::new, |row| groups_above(row, headings.len()));
        Some(Self { below: at + 1, height: 1, headings, groups })
    }

    fn of_pair(known: &Meanings<'_>, rows: &[RawRow], at: usize) -> Option<Self> {
        let (upper, lower) = (&rows[at - 1], &rows[at]);
        let headings = joined(known, upper, lower);
        let fits = missing(known, &headings).is_empty();
        fits.then(|| {
            let groups = groups_above(upper, headings.len());
            Self { below: at + 1, height: 2, headings, groups }
        })
    }
}

/// Whose a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// The person's of the line, or nobody's in particular.
    Own,
    /// Somebody's beside the person: the householder's, a proxy's.
    Another,
}

/// Which column says what.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// For each field of the kind the column it stands in.
    pub of_field: Vec<Option<usize>>,
    /// Columns of the same meaning as another that is read, with that one.
    pub second: Vec<(usize, usize)>,
    /// Columns with headings that are not read.
    pub unread: Vec<usize>,
    /// The number's column where it is all there is and stands behind somebody else's name.
    pub of_another: Option<usize>,
}

impl Columns {
    /// Takes each column for what its heading says; of two with one meaning that of the
    /// person, by the group above them or by whose name stands before them.
    pub fn of(known: &Meanings<'_>, layout: &Layout) -> Self {
        let table = known.table;
        let mut candidates: Vec<Vec<(usize, Owner)>> = vec![Vec::new(); table.fields.len()];
        let mut columns = Self::default();
        let mut subject = Owner::Own;
        for (at, heading) in layout.headings.iter().enumerate() {
            let key = value_key(heading);
            let group = layout.groups.get(at).map(|group| value_key(group)).unwrap_or_default();
            let field = known.field_of(heading);
            match field.map(|field| table.fields[field].key.as_str()) {
                Some("name") => subject = Owner::Own,
                Some("id_number" | "phone" | "bank_account" | "sex" | "birth_date") => {}
                Some(_) => subject = Owner::Own,
                None if key.contains("关系") => {}
                None if is_of_another(&key) => subject = Owner::Another,
                None => {}
            }
            let owner = match () {
                () if is_of_another(&group) => Owner::Another,
                () if is_own(&group) => Owner::Own,
                () => subject,
            };
            match field {
                Some(field) => candidates[field].push((at, owner)),
                None if !key.is_empty() => columns.unread.push(at),
                None => {}
            }
        }
        let own_name = table.position("name").and_then(|name| {
            candidates[name].iter().find(|(_, owner)| *owner == Owner::Own).map(|(at, _)| *at)
        });
        for (field, found) in candidates.into_iter().enumerate() {
            let rank = |at: usize| table.fields[field].rank(&layout.headings[at]);
            columns.take(&table.fields[field].key, found, own_name, rank);
        }
        columns.unread.sort_unstable();
        columns
    }

    fn take(
        &mut self,
        key: &str,
        found: Vec<(usize, Owner)>,
        own_name: Option<usize>,
        rank: impl Fn(usize) -> usize,
    ) {
        let is_own = |(_, owner): &&(usize, Owner)| *owner == Owner::Own;
        let mut found = found;
        found.sort_by_key(|(at, _)| rank(*at));
        let mut own = found.iter().filter(is_own).map(|(at, _)| *at);
        let first = own.next();
        let others = found.iter().filter(|place| !is_own(place)).map(|(at, _)| *at);
        if let Some(first) = first {
            self.second.extend(own.map(|at| (at, first)));
            self.unread.extend(others);
            self.of_field.push(Some(first));
            return;
        }
        let mut others = others;
        let only = others.next();
        self.unread.extend(others);
        let identity = matches!(key, "id_number" | "name");
        let behind_own_name = |at: &usize| own_name.is_some_and(|name| name < *at);
        match only {
            Some(at) if identity && !behind_own_name(&at) => {
                self.of_another = self.of_another.or(Some(at));
                self.unread.push(at);
                self.of_field.push(None);
            }
            only => self.of_field.push(only),
        }
    }
}

/// Says what the sheets of a file are, none of which is the roster asked for.
pub(super) fn refuse(known: &Meanings<'_>, sheets: &[&[RawRow]]) -> RosterRefusal {
    let asked = known.kind;
    let is = |kind: &RosterKind| {
        sheets.iter().any(|rows| Layout::find(&Meanings::of(*kind, &[]), rows).is_some())
    };
    if let Some(found) = RosterKind::ALL.into_iter().find(is) {
        return RosterRefusal::LooksLike { asked, found };
    }
    let nearest = sheets.iter().filter_map(|rows| nearest(known, rows));
    match nearest.reduce(|best, next| if next.0 > best.0 { next } else { best }) {
        Some((count, row)) if count >= 2 => RosterRefusal::MissingColumns {
            asked,
            line: row.number,
            missing: missing_of(known, row),
        },
        _ => RosterRefusal::NoHeadings { asked },
    }
}

/// The row of a sheet that has the most headings of a kind, and how many.
pub(super) fn nearest<'r>(known: &Meanings<'_>, rows: &'r [RawRow]) -> Option<(usize, &'r RawRow)> {
    let count = |row: &RawRow| {
        let headings = headings_of(row);
        let found: HashSet<usize> =
            headings.iter().filter_map(|heading| known.field_of(heading)).collect();
        found.len()
    };
    let rows = rows.iter().take(TOP_ROWS).map(|row| (count(row), row));
    rows.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// Our headings of the columns that a heading line lacks; what can be told beside the file,
/// or follows from another column, is not among them.
fn missing(known: &Meanings<'_>, headings: &[String]) -> Vec<String> {
    let table = known.table;
    let found: HashSet<usize> =
        headings.iter().filter_map(|heading| known.field_of(heading)).collect();
    let instead = |key: &String| table.position(key).is_some_and(|at| found.contains(&at));
    let required = table.fields.iter().enumerate().filter(|(_, field)| field.required);
    let lacking = required.filter(|(at, field)| {
        !found.contains(at) && !field.unless_told && !field.unless.as_ref().is_some_and(instead)
    });
    lacking.map(|(_, field)| field.heading.clone()).collect()
}

/// Our headings of the columns that a row lacks.
pub(super) fn missing_of(known: &Meanings<'_>, row: &RawRow) -> Vec<String> {
    missing(known, &headings_of(row))
}

fn headings_of(row: &RawRow) -> Vec<String> {
    row.cells.iter().map(|cell| plain(cell).to_owned()).collect()
}

/// What stands above each column in a row over groups of columns; a title, or a line of who
/// made the file and when, stands over no group.
fn groups_above(row: &RawRow, width: usize) -> Vec<String> {
    const LONGEST: usize = 10;
    let cells = headings_of(row);
    let is_group = |cell: &str| {
        let (name, _) = name_and_note(cell);
        !name.contains(':') && name.chars().count() <= LONGEST
    };
    let groups = cells.iter().filter(|cell| !cell.is_empty() && is_group(cell)).count();
    if groups < 2 {
        return Vec::new();
    }
    let mut spanning = "";
    let mut groups = Vec::with_capacity(width);
    for at in 0..width {
        let above = cells.get(at).map_or("", String::as_str);
        spanning = match above {
            "" => spanning,
            above if is_group(above) => above,
            _ => "",
        };
        groups.push(spanning.to_owned());
    }
    groups
}

/// Two heading rows read as one: the lower cell where it names a column, the upper
/// (which may span several) before it where only both together do.
fn joined(known: &Meanings<'_>, upper: &RawRow, lower: &RawRow) -> Vec<String> {
    let (upper, lower) = (headings_of(upper), headings_of(lower));
    let mut spanning = "";
    let mut headings = Vec::with_capacity(upper.len().max(lower.len()));
    for at in 0..upper.len().max(lower.len()) {
        let above = upper.get(at).map_or("", String::as_str);
        let below = lower.get(at).map_or("", String::as_str);
        spanning = if above.is_empty() { spanning } else { above };
        let both = format!("{spanning}{below}");
        headings.push(match below {
            "" => above.to_owned(),
            _ if known.field_of(below).is_none() && known.field_of(&both).is_some() => both,
            _ => below.to_owned(),
        });
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::super::Cells;
    use super::super::tables::KindTable;
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
        let layout = Layout::find(&Meanings::of(RosterKind::Household, &[]), &rows).expect("found");
        assert_eq!((layout.below, layout.headings.len()), (3, 4));
    }

    #[test]
    fn two_heading_rows_under_merged_cells_are_one() {
        let rows = rows(&[
            "序号,姓名,身份证号,乡镇,类别,面积（亩）,,征地日期",
            ",,,,,家庭承包,被征地面积,",
            "1,张三,53012219400615826X,昆阳街道,现有,3.5,0.5,2013-06-30",
        ]);
        let layout =
            Layout::find(&Meanings::of(RosterKind::Candidates, &[]), &rows).expect("found");
        assert_eq!(layout.below, 2);
        assert_eq!(layout.headings[6], "被征地面积");
        assert_eq!(layout.headings[7], "征地日期");
    }

    #[test]
    fn another_roster_is_called_by_its_name() {
        let rows = rows(&["户籍状态,,,", HOUSEHOLD, "1,2,3,4"]);
        assert_eq!(
            refuse(&Meanings::of(RosterKind::Choices, &[]), &[&rows]),
            RosterRefusal::LooksLike { asked: RosterKind::Choices, found: RosterKind::Household }
        );
    }

    #[test]
    fn missing_columns_are_named_and_strangers_refused() {
        let near = rows(&["名册", "姓名,身份证号,乡镇街道,参保编号"]);
        let RosterRefusal::MissingColumns { line, missing, .. } =
            refuse(&Meanings::of(RosterKind::Legacy, &[]), &[&near])
        else {
            panic!("columns are missing")
        };
        assert_eq!(line, 2);
        assert_eq!(missing, ["个人账户余额", "已享受政府补贴", "是否领取待遇", "月待遇标准"]);
        let stranger = rows(&["日期,温度", "2020-03-01,21"]);
        assert_eq!(
            refuse(&Meanings::of(RosterKind::Legacy, &[]), &[&stranger]),
            RosterRefusal::NoHeadings { asked: RosterKind::Legacy }
        );
    }

    fn columns(kind: RosterKind, lines: &[&str]) -> (Columns, &'static KindTable) {
        let known = Meanings::of(kind, &[]);
        let layout = Layout::find(&known, &rows(lines)).expect("found");
        (Columns::of(&known, &layout), known.table)
    }

    /// K3: members are not registered under the householder's number.
    #[test]
    fn k3_of_two_columns_with_one_meaning_the_persons_own_is_read() {
        for lines in [
            &["户主姓名,身份证号,姓名,与户主关系,身份证号,户口状态"][..],
            &["户主,,家庭成员,,,", "姓名,身份证号,姓名,关系,身份证号,户口状态"],
            &["代领人,,,本人,,", "姓名,关系,身份证号,姓名,身份证号,户口状态"],
        ] {
            let (columns, table) = columns(RosterKind::Household, lines);
            let own = columns.of_field[table.position("id_number").expect("a number")];
            assert_eq!(own, Some(4), "{lines:?}");
            assert_eq!((columns.second.len(), columns.of_another), (0, None), "{lines:?}");
        }
        let (columns, table) = columns(RosterKind::Household, &["户主姓名,身份证号,姓名,户口状态"]);
        assert_eq!(columns.of_field[table.position("id_number").expect("a number")], None);
        assert_eq!(columns.of_another, Some(1));
        let behind = &["姓名,户主姓名,与户主关系,身份证号,户口状态"];
        let (columns, table) = self::columns(RosterKind::Household, behind);
        assert_eq!(columns.of_field[table.position("id_number").expect("a number")], Some(3));
    }
}
