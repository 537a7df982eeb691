//! What each column of a file is taken for, by which fields a column can be named, and of which
//! kind a file can be.

use super::cells::plain;
use super::headers::{Meanings, field_of};
use super::layout::{self, Layout};
use super::sheets::open;
use super::tables::table;
use super::unread_columns::is_running_number;
use super::{Roster, RosterKind};
use crate::casework::{Command, NameColumn};
use std::cmp::Reverse;

/// A column of a table of a file, and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadColumn {
    /// Counted from 1.
    pub column: usize,
    /// Its heading; empty where it has none.
    pub heading: String,
    /// What it is taken for.
    pub taken_for: ColumnUse,
    /// The unit its figures were converted from, where they were.
    pub unit: Option<String>,
}

impl ReadColumn {
    /// Whether another column has the same heading and is taken for the same.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.heading, self.taken_for, &self.unit)
            == (&other.heading, other.taken_for, &other.unit)
    }
}

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnUse {
    /// A field of the kind, by our key.
    Field(&'static str),
    /// A running number, which nobody reads.
    Number,
    /// The same as an earlier column, and therefore not read.
    Second,
    /// The unit of each line's figures.
    Units,
    /// Nothing that is known.
    Unread,
}

impl Roster {
    /// The columns of one of the file's tables that have a heading or anything below it.
    pub fn columns(&self, table: usize) -> Vec<ReadColumn> {
        let Some(reader) = self.tables.get(table).map(|table| &table.reader) else {
            return Vec::new();
        };
        let units: Vec<(&str, &str)> =
            reader.converted().map(|(heading, unit)| (heading, unit.name.as_str())).collect();
        let column = |(at, heading): (usize, &String)| {
            let field = reader.read_columns().find(|(_, column)| *column == at);
            let taken_for = match field {
                Some((field, _)) => ColumnUse::Field(&reader.table().fields[field].key),
                None if is_running_number(heading) => ColumnUse::Number,
                None if reader.is_of_units(at) => ColumnUse::Units,
                None if reader.columns().second.iter().any(|(second, _)| *second == at) => {
                    ColumnUse::Second
                }
                None => ColumnUse::Unread,
            };
            let unit = units.iter().find(|(of, _)| field.is_some() && *of == heading);
            let unit = unit.map(|(_, unit)| (*unit).to_owned());
            ReadColumn { column: at + 1, heading: heading.clone(), taken_for, unit }
        };
        let unread = |column: usize| {
            self.unread_columns.iter().any(|u| (u.table, u.column) == (table, column))
        };
        let columns = reader.headings().iter().enumerate().map(column);
        columns.filter(|column| !column.heading.is_empty() || unread(column.column)).collect()
    }

    /// The first lines that could be read, in the file's order: table, line, and what stands
    /// under each of our keys that the table has, figures in 元 or 亩.
    pub fn first_lines(&self, most: usize) -> Vec<(usize, u32, Vec<String>)> {
        let shown = self.lines.iter().take(most).map(|line| {
            let columns = self.columns(line.table).into_iter().filter_map(|column| {
                let ColumnUse::Field(key) = column.taken_for else { return None };
                let cell = plain(line.cells.get(column.column - 1));
                let converted = column.unit.and_then(|_| line.row.figure(key));
                let in_unit = converted.map(|figure| figure.normalize().to_string());
                Some(in_unit.unwrap_or_else(|| cell.to_owned()))
            });
            (line.table, line.number, columns.collect())
        });
        shown.collect()
    }
}

/// The fields of a kind: our key, and our heading.
pub fn fields_of(kind: RosterKind) -> impl Iterator<Item = (&'static str, &'static str)> {
    table(kind).fields.iter().map(|field| (field.key.as_str(), field.heading.as_str()))
}

/// Our heading of a field of a kind; the key itself where the kind has no such field.
pub fn field_heading(kind: RosterKind, key: &str) -> &str {
    table(kind).position(key).map_or(key, |at| &table(kind).fields[at].heading)
}

/// Our key of what a heading means in a kind of file, where it means anything.
pub fn field_of_heading(kind: RosterKind, heading: &str) -> Option<&'static str> {
    field_of(table(kind), heading).map(|at| table(kind).fields[at].key.as_str())
}

/// The command that names a column by hand; `None` where the kind has no such field. Without
/// a field the heading means by itself again.
pub fn naming(kind: RosterKind, heading: &str, field: &str) -> Option<Command> {
    let known = field.is_empty() || table(kind).position(field).is_some();
    let (heading, field) = (heading.trim().to_owned(), field.to_owned());
    known.then_some(Command::NameColumn(NameColumn { kind, heading, field }))
}

/// What the columns of a file are taken for that lacks some which its kind needs: those of the
/// row that comes nearest to its headings.
pub fn nearest_columns(
    kind: RosterKind,
    bytes: &[u8],
    named: &[(String, String)],
) -> Vec<ReadColumn> {
    let Ok(file) = open(bytes) else { return Vec::new() };
    let rows = file.sheets.iter().filter(|sheet| sheet.visible);
    let meanings = Meanings::of(kind, named);
    let rows = rows.filter_map(|sheet| layout::nearest(&meanings, &sheet.rows));
    let Some((_, row)) = rows.max_by_key(|(known, _)| *known) else { return Vec::new() };
    let column = |(at, cell): (usize, &str)| {
        let heading = plain(cell).to_owned();
        let field = meanings.field_of(&heading);
        let field = field.map(|at| ColumnUse::Field(&table(kind).fields[at].key));
        let other = if is_running_number(&heading) { ColumnUse::Number } else { ColumnUse::Unread };
        let taken_for = field.unwrap_or(other);
        ReadColumn { column: at + 1, heading, taken_for, unit: None }
    };
    let columns = row.cells.iter().enumerate().map(column);
    columns.filter(|column| !column.heading.is_empty()).collect()
}

/// The kinds of which a file has all the headings that are needed, those first of which it has
/// the most; none where it cannot be opened.
pub fn fitting_kinds(
    bytes: &[u8],
    named: impl Fn(RosterKind) -> Vec<(String, String)>,
) -> Vec<RosterKind> {
    let Ok(file) = open(bytes) else { return Vec::new() };
    let fits = |kind: &RosterKind| {
        let named = named(*kind);
        let known = file.sheets.iter().filter_map(|sheet| {
            let meanings = Meanings::of(*kind, &named);
            Layout::find(&meanings, &sheet.rows)?;
            layout::nearest(&meanings, &sheet.rows).map(|(known, _)| known)
        });
        known.max()
    };
    let mut kinds: Vec<(usize, RosterKind)> =
        RosterKind::ALL.into_iter().filter_map(|kind| Some((fits(&kind)?, kind))).collect();
    kinds.sort_by_key(|(known, kind)| (Reverse(*known), *kind));
    kinds.into_iter().map(|(_, kind)| kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{ReadingOptions, Told, read};

    const FILE: &str = "证件号码,姓名,户口状态,状态日期,来源\n\
                        53012219400615826X,张三,正常,,a\n";

    #[test]
    fn a_file_is_known_by_its_headings() {
        assert_eq!(fitting_kinds(FILE.as_bytes(), |_| Vec::new()), [RosterKind::Household]);
        assert_eq!(fitting_kinds(b"a,b\n1,2\n", |_| Vec::new()), []);
        assert_eq!(fitting_kinds(b"", |_| Vec::new()), []);
    }

    /// A heading that nobody knows does not keep a file out once it was named.
    #[test]
    fn k14_a_needed_column_may_be_the_one_that_was_named() {
        let kind = RosterKind::Household;
        let text = FILE.replace("户口状态", "人员去向");
        let read_with = |columns| {
            let told = Told { columns, ..Told::default() };
            read(kind, "a.csv", text.as_bytes(), &ReadingOptions { told, ..Default::default() })
        };
        assert!(read_with(Vec::new()).is_err());
        let named = read_with(vec![("人员去向".to_owned(), "standing".to_owned())]);
        assert_eq!(named.expect("read").lines.len(), 1);
    }

    #[test]
    fn k14_a_column_is_read_as_it_was_named() {
        let kind = RosterKind::Household;
        let unnamed = read(kind, "a.csv", FILE.as_bytes(), &ReadingOptions::default());
        let unnamed = unnamed.expect("read").columns(0);
        assert_eq!(unnamed[4].taken_for, ColumnUse::Unread);
        let file = FILE.replace("状态日期", "办理时间");
        let columns = vec![("办理时间".to_owned(), "since".to_owned())];
        let options =
            ReadingOptions { told: Told { columns, ..Told::default() }, ..Default::default() };
        let named = read(kind, "a.csv", file.as_bytes(), &options).expect("read");
        assert_eq!(named.columns(0)[3].taken_for, ColumnUse::Field("since"));
        let file = FILE.replace("户口状态", "现状");
        let columns = vec![("现状".to_owned(), "standing".to_owned())];
        assert_eq!(fitting_kinds(file.as_bytes(), |_| Vec::new()), []);
        assert_eq!(fitting_kinds(file.as_bytes(), |_| columns.clone())[0], kind);
        let nearest = nearest_columns(kind, file.as_bytes(), &[]);
        assert_eq!((&*nearest[2].heading, nearest[2].taken_for), ("现状", ColumnUse::Unread));
        let told = Told { columns, ..Told::default() };
        let options = ReadingOptions { told, ..Default::default() };
        let named = read(kind, "a.csv", file.as_bytes(), &options).expect("read");
        assert_eq!(named.lines.len(), 1, "a needed column is read as it was named too");
        assert_eq!(field_heading(kind, "since"), "状态日期");
        assert_eq!(naming(kind, "来源", "no_such_field"), None);
        assert!(naming(kind, "来源", "since").is_some());
    }
}
