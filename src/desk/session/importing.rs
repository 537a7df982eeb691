//! A file on the person's own machine brought in: read on trial and shown, then read again and
//! taken in, if it is still the file that was seen.

use super::saving::Files;
use super::signed_in::SignedIn;
use crate::casework::RosterKind;
use crate::desk::screen::{
    FileContent, FileRead, FileRefusal, FileToImport, ImportStage, NotTaken,
};
use crate::exchange::{
    ColumnUse, FileIntake, ReadColumn, ReadingOptions, Roster, RosterRefusal, Told, bar_of,
    file_bytes, fitting_kinds, naming, nearest_columns, read, take_file,
};
use crate::office::{OfficeError, Reader};
use crate::words::{Message, Words, explain_roster};
use std::cmp::Reverse;

/// Reads a file on trial; nothing is written. Fails with what is to be said where there is no
/// such file, or none can be read here.
pub fn preview(who: &SignedIn, file: FileToImport, words: &Words) -> Result<FileRead, Message> {
    roster_of(who, file, words).map(|source| shown(who, source, ImportStage::Preview))
}

/// Takes a file in that was seen with a digest; another one is shown again instead.
pub fn take(
    who: &SignedIn,
    file: FileToImport,
    seen: &str,
    words: &Words,
) -> Result<FileRead, Message> {
    let source = roster_of(who, file, words)?;
    match source {
        Source { file, roster: Ok(roster), nearest } if roster.digest == seen => {
            let intake = taken(who, &file, &roster);
            let stage = match intake {
                Ok(_) => ImportStage::Taken,
                Err(_) => ImportStage::Preview,
            };
            Ok(FileRead { file, content: Ok(FileContent { roster, intake }), nearest, stage })
        }
        source => Ok(shown(who, source, ImportStage::Changed)),
    }
}

/// A file as it stands on the disk.
struct Source {
    file: FileToImport,
    roster: Result<Roster, FileRefusal>,
    /// Its columns, where some are missing.
    nearest: Vec<ReadColumn>,
}

/// The file as it is read now, the kind told by its headings where it is not said: of kinds
/// that fit alike one that its person may import.
fn roster_of(who: &SignedIn, mut file: FileToImport, words: &Words) -> Result<Source, Message> {
    let Files::Here(folder) = &who.files else { return Err("import-nowhere".into()) };
    let path = folder.join(file.name.trim());
    let bytes = file_bytes(&path).map_err(|refusal| {
        Message::of("import-unreadable").with("cause", explain_roster(&refusal, words))
    })?;
    let reader = who.reader();
    if file.kind.is_none() {
        let fitting = fitting_kinds(&bytes, |kind| reader.rosters().named_columns(kind));
        let own = fitting.iter().find(|kind| reader.rosters().may_import(**kind).is_ok());
        file.kind = own.or(fitting.first()).copied();
    }
    if file.kind.is_none() {
        match nearest_kind(&bytes, &reader) {
            Ok(nearest) => file.kind = nearest,
            Err(refusal) => {
                let roster = Err(FileRefusal::Roster(refusal));
                return Ok(Source { file, roster, nearest: Vec::new() });
            }
        }
    }
    let Some(kind) = file.kind else {
        return Ok(Source { file, roster: Err(FileRefusal::NoKind), nearest: Vec::new() });
    };
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
    let options = ReadingOptions { sheet: file.sheet.clone(), told };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let roster = read(kind, &name, &bytes, &options);
    let nearest = match roster {
        Err(RosterRefusal::MissingColumns { .. }) => {
            nearest_columns(kind, &bytes, &options.told.columns)
        }
        _ => Vec::new(),
    };
    Ok(Source { file, roster: roster.map_err(FileRefusal::Roster), nearest })
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

/// What a file would come to.
fn shown(who: &SignedIn, source: Source, stage: ImportStage) -> FileRead {
    let Source { file, roster, nearest } = source;
    let content = roster.map(|roster| {
        let intake = may(who, &roster).and_then(|()| {
            take_file(&who.office, &who.actor, &roster, true).map_err(NotTaken::Office)
        });
        FileContent { roster, intake }
    });
    FileRead { file, content, nearest, stage }
}

/// Takes it in, with the columns that were named by hand taken down before.
fn taken(who: &SignedIn, file: &FileToImport, roster: &Roster) -> Result<FileIntake, NotTaken> {
    may(who, roster)?;
    let named = file.columns.iter();
    let named = named.filter_map(|(heading, field)| naming(roster.kind, heading, field));
    let submit = |command| -> Result<(), OfficeError> {
        let id = who.office.next_command(&who.session);
        who.office.submit(&who.actor, id, command, None).map(|_| ())
    };
    named.map(submit).collect::<Result<Vec<()>, _>>().map_err(NotTaken::Office)?;
    take_file(&who.office, &who.actor, roster, false).map_err(NotTaken::Office)
}

fn may(who: &SignedIn, roster: &Roster) -> Result<(), NotTaken> {
    who.reader().rosters().may_import(roster.kind).map_err(NotTaken::Office)?;
    bar_of(roster).map_or(Ok(()), |bar| Err(NotTaken::Barred(bar)))
}
