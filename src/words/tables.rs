//! Tables of what is exported: headings, causes and sums in the reader's language, keys
//! and codes as programs read them; in a workbook words for the codes.
//!
//! Pure but for what the reader answers; whoever writes a table to a file notes it in the
//! journal first.

mod claims;
mod land;
mod money;
mod payroll;
mod people;
mod report;
mod rosters;
mod worded;

pub use report::report_document;

use super::Words;
use crate::casework::Objects;
use crate::casework::comparison::CompareSubject;
use crate::exchange::{Column, ColumnKind, Table};
use crate::office::Reader;
use std::path::Path;

/// A list that is exported as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// Everybody on file.
    Persons,
    /// What the rosters come to, person by person.
    Comparison,
    /// The merged payroll (T5).
    Payroll,
    /// Roster lines set aside, to be sent back.
    Faults,
    /// Payments, line by line.
    Payments,
    /// Entries of the special account.
    Fund,
    /// Claims, by person and year.
    Claims,
    /// Refunds.
    Refunds,
    /// Land projects.
    Land,
    /// Notices for the wall (G2).
    Notice,
    /// Accounts of the staff.
    Staff,
}

impl Export {
    /// Every list.
    pub const ALL: [Self; 11] = [
        Self::Persons,
        Self::Comparison,
        Self::Payroll,
        Self::Faults,
        Self::Payments,
        Self::Fund,
        Self::Claims,
        Self::Refunds,
        Self::Land,
        Self::Notice,
        Self::Staff,
    ];

    /// The code, as the command line and the journal say it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Comparison => "comparison",
            Self::Payroll => "payroll",
            Self::Faults => "faults",
            Self::Payments => "payments",
            Self::Fund => "fund",
            Self::Claims => "claims",
            Self::Refunds => "refunds",
            Self::Land => "land",
            Self::Notice => "notice",
            Self::Staff => "staff",
        }
    }

    /// Whether the reader's person gets identity numbers whole: lists that hold none, and
    /// those for the wall, never do.
    pub fn is_unmasked(self, reader: &Reader) -> bool {
        let personal = !matches!(self, Self::Fund | Self::Land | Self::Notice | Self::Staff);
        personal && reader.may_export(self.code(), true)
    }
}

/// A table, and what the journal is to say of it.
pub struct Exported {
    /// The table.
    pub table: Table,
    /// What, how many rows, and whether personal data stands in it unmasked.
    pub objects: Objects,
}

/// What a table is read by, as its file's ending says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Readers {
    /// Programs: no sums (`.jsonl`).
    Programs,
    /// Programs and people: codes, with sums (`.csv`).
    Both,
    /// People: words for the codes (`.xlsx`).
    People,
}

impl Readers {
    fn of(path: &Path) -> Self {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "jsonl" => Self::Programs,
            "xlsx" => Self::People,
            _ => Self::Both,
        }
    }
}

/// Makes the table of a list for the reader's person, in a file of the path's ending.
pub fn exported(export: Export, reader: &Reader, path: &Path, words: &Words) -> Exported {
    let (unmasked, tables) = (export.is_unmasked(reader), Tables { words });
    let readers = Readers::of(path);
    let table = match export {
        Export::Persons => tables.persons(reader, unmasked),
        Export::Comparison => tables.comparison(reader, unmasked),
        Export::Payroll => tables.payroll(reader, unmasked, readers != Readers::Programs),
        Export::Faults => tables.faults(reader, unmasked),
        Export::Payments => tables.payments(reader, unmasked),
        Export::Fund => tables.fund(reader),
        Export::Claims => tables.claims(reader, unmasked),
        Export::Refunds => tables.refunds(reader, unmasked),
        Export::Land => tables.land(reader),
        Export::Notice => tables.notice(reader),
        Export::Staff => tables.staff(reader),
    };
    finished(export, table, (unmasked, readers), words)
}

/// The comparison of some people only, in their order: a work list.
pub fn exported_people(
    keys: &[CompareSubject],
    reader: &Reader,
    path: &Path,
    words: &Words,
) -> Exported {
    let export = Export::Comparison;
    let unmasked = export.is_unmasked(reader);
    let table = Tables { words }.comparison_of(keys, reader, unmasked);
    finished(export, table, (unmasked, Readers::of(path)), words)
}

fn finished(
    export: Export,
    table: Table,
    (unmasked, readers): (bool, Readers),
    words: &Words,
) -> Exported {
    let what = export.code().to_owned();
    let objects = Objects { what, rows: table.rows.len() as u32, unmasked };
    let table = match readers {
        Readers::People => worded::worded(table, export, words),
        Readers::Programs | Readers::Both => table,
    };
    Exported { table, objects }
}

/// Makes tables in one language.
struct Tables<'w> {
    words: &'w Words,
}

impl Tables<'_> {
    fn column(&self, key: &'static str, kind: ColumnKind) -> Column {
        let heading = self.words.say(&format!("column-{}", key.replace('_', "-"))).to_owned();
        Column { key, heading, kind }
    }
}
