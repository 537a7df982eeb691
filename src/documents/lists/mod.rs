//! Lists as tables: headings, causes and sums in the reader's language, keys and codes as
//! programs read them; in a workbook names for the codes.
//!
//! Pure but for what the reader answers; whoever writes a table to a file notes it in the
//! journal first.

mod claims;
mod code_names;
mod export;
mod faults_of;
mod land;
mod money;
mod payroll;
mod people;
mod rosters;
mod work;

pub use export::Export;
pub use faults_of::FaultsOf;
pub use work::townships_to_mend;

use super::table::DataTable;
use crate::base::TownshipCode;
use crate::casework::Objects;
use crate::casework::comparison::CompareSubject;
use crate::exchange::{FileIntake, Roster};
use crate::office::{OfficeError, Reader};
use crate::words::Words;
use code_names::with_names_for_codes;
use std::path::Path;

/// A table, and what the journal is to say of it.
pub struct Exported {
    /// The table to write.
    pub table: DataTable,
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
    /// People: words for the codes (`.xlsx`, `.txt`).
    People,
}

impl Readers {
    fn of(path: &Path) -> Self {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "jsonl" => Self::Programs,
            "xlsx" | "txt" => Self::People,
            _ => Self::Both,
        }
    }
}

/// Makes the table of a list for the reader's person, in a file of the path's ending; of one
/// township where that is asked and the list goes by township. Refused where the person may not
/// see it.
pub fn exported(
    export: Export,
    township: Option<TownshipCode>,
    reader: &Reader,
    path: &Path,
    words: &Words,
) -> Result<Exported, OfficeError> {
    let (unmasked, readers) = (export.is_unmasked(reader), Readers::of(path));
    let table = table_of(export, township, reader, (unmasked, readers), words)?;
    Ok(finished(export, table, (unmasked, readers), words))
}

/// A list as it is shown to the reader's person, numbers masked.
pub fn listed(export: Export, reader: &Reader, words: &Words) -> Result<DataTable, OfficeError> {
    let table = table_of(export, None, reader, (false, Readers::People), words)?;
    Ok(with_names_for_codes(table, export, words))
}

fn table_of(
    export: Export,
    township: Option<TownshipCode>,
    reader: &Reader,
    (unmasked, readers): (bool, Readers),
    words: &Words,
) -> Result<DataTable, OfficeError> {
    Ok(match export {
        Export::Persons => people::persons(reader, unmasked, words),
        Export::Comparison => rosters::comparison(reader, unmasked, words),
        Export::Payroll => payroll::payroll(reader, unmasked, readers != Readers::Programs, words),
        Export::Faults => {
            let of = FaultsOf { township, ..FaultsOf::default() };
            rosters::faults(reader, of, unmasked, words)
        }
        Export::Missing => work::missing(reader, unmasked, words)?,
        Export::SentBack => work::sent_back(reader, township, unmasked, words)?,
        Export::ToMend => work::to_mend(reader, township, unmasked, words)?,
        Export::Payments => money::payments(reader, unmasked, words),
        Export::Fund => money::fund(reader, words),
        Export::Claims => claims::claims(reader, unmasked, words),
        Export::Refunds => money::refunds(reader, unmasked, words),
        Export::Land => land::land(reader, words),
        Export::Notice => people::notice(reader, words),
        Export::Staff => people::staff(reader, words),
    })
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
    let table = rosters::comparison_of(keys, reader, unmasked, words);
    finished(export, table, (unmasked, Readers::of(path)), words)
}

/// Some of the rejected lines only.
pub fn exported_faults(of: FaultsOf, reader: &Reader, path: &Path, words: &Words) -> Exported {
    let export = Export::Faults;
    let unmasked = export.is_unmasked(reader);
    let table = rosters::faults(reader, of, unmasked, words);
    finished(export, table, (unmasked, Readers::of(path)), words)
}

/// What is wrong with the lines of one file; `intake` is what became of them, or would.
pub fn exported_file_faults(
    file: (&Roster, Option<&FileIntake>),
    reader: &Reader,
    path: &Path,
    words: &Words,
) -> Exported {
    let export = Export::Faults;
    let unmasked = export.is_unmasked(reader);
    let table = rosters::file_faults(file, unmasked, words);
    finished(export, table, (unmasked, Readers::of(path)), words)
}

fn finished(
    export: Export,
    table: DataTable,
    (unmasked, readers): (bool, Readers),
    words: &Words,
) -> Exported {
    let what = export.code().to_owned();
    let objects = Objects { what, rows: table.rows.len() as u32, unmasked };
    let table = match readers {
        Readers::People => with_names_for_codes(table, export, words),
        Readers::Programs | Readers::Both => table,
    };
    Exported { table, objects }
}
