//! A file as it stands on the disk: read as what its person says it is, or as what its headings
//! say.

use crate::base::Watch;
use crate::casework::RosterKind;
use crate::desk::screen::{FileRefusal, FileToImport};
use crate::exchange::{
    ColumnUse, ReadColumn, ReadingOptions, Roster, RosterRefusal, Told, fitting_kinds,
    nearest_columns, read,
};
use crate::office::Reader;
use std::cmp::Reverse;
use std::path::Path;
use std::sync::Arc;

/// A file as it stands on the disk.
pub(super) struct FileSource {
    /// How it was read; the kind is the one it was told by.
    pub(super) file: FileToImport,
    /// What stands in it, or why it was refused whole.
    pub(super) roster: Result<Roster, FileRefusal>,
    /// Its columns, where some are missing.
    pub(super) nearest: Vec<ReadColumn>,
}

impl FileSource {
    /// The file as it is read now, the kind told by its headings where it is not said: of kinds
    /// that fit alike one that its person may import.
    pub(super) fn read(
        mut file: FileToImport,
        bytes: &[u8],
        reader: &Reader,
        watch: &Arc<Watch>,
    ) -> Self {
        let kind = match file.kind {
            Some(kind) => Ok(Some(kind)),
            None => kind_of(bytes, reader),
        };
        let kind = match kind {
            Ok(Some(kind)) => kind,
            Ok(None) => return Self::refused(file, FileRefusal::NoKind),
            Err(refusal) => return Self::refused(file, FileRefusal::Roster(refusal)),
        };
        file.kind = Some(kind);
        let mut columns = file.columns.clone();
        columns.extend(reader.rosters().named_columns(kind));
        let told = Told {
            today: Some(reader.today()),
            plan_start: Some(reader.rules().plan_start),
            township: file.township,
            batch: file.batch.clone(),
            totals_wrong: file.totals_wrong,
            columns,
            ..Told::default()
        };
        let options = ReadingOptions { sheet: file.sheet.clone(), told, watch: Arc::clone(watch) };
        let name = Path::new(file.name.trim()).file_name().unwrap_or_default().to_string_lossy();
        let roster = read(kind, &name, bytes, &options);
        let nearest = match roster {
            Err(RosterRefusal::MissingColumns { .. }) => {
                nearest_columns(kind, bytes, &options.told.columns)
            }
            _ => Vec::new(),
        };
        Self { file, roster: roster.map_err(FileRefusal::Roster), nearest }
    }

    /// A file of which nothing is read.
    pub(super) fn refused(file: FileToImport, refusal: FileRefusal) -> Self {
        Self { file, roster: Err(refusal), nearest: Vec::new() }
    }
}

fn kind_of(bytes: &[u8], reader: &Reader) -> Result<Option<RosterKind>, RosterRefusal> {
    let fitting = fitting_kinds(bytes, |kind| reader.rosters().named_columns(kind));
    let own = fitting.iter().find(|kind| reader.rosters().may_import(**kind).is_ok());
    match own.or(fitting.first()) {
        Some(kind) => Ok(Some(*kind)),
        None => nearest_kind(bytes, reader),
    }
}

/// Of a file that is of no kind: the kind of which it has the most columns, though not all that
/// are needed; or why it cannot be opened at all.
fn nearest_kind(bytes: &[u8], reader: &Reader) -> Result<Option<RosterKind>, RosterRefusal> {
    let own = RosterKind::ALL.into_iter();
    let own = own.filter(|kind| reader.rosters().may_import(*kind).is_ok());
    let mut nearest: Option<(Reverse<usize>, usize, RosterKind)> = None;
    for kind in own {
        match read(kind, "", bytes, &ReadingOptions::default()) {
            Err(RosterRefusal::MissingColumns { missing, .. }) => {
                let columns = nearest_columns(kind, bytes, &[]);
                let read = |column: &&ReadColumn| matches!(column.taken_for, ColumnUse::Field(_));
                let found = (Reverse(columns.iter().filter(read).count()), missing.len(), kind);
                nearest = Some(nearest.map_or(found, |best| best.min(found)));
            }
            Err(RosterRefusal::NoHeadings { .. } | RosterRefusal::LooksLike { .. }) | Ok(_) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(nearest.map(|(.., kind)| kind))
}
