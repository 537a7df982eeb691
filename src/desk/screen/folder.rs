//! A folder of files as it was read at the desk: what each file seems to be, and what would
//! become of its lines.

use super::file_to_import::{FileRead, FileRefusal, FileToImport, ImportStage, NotTaken};
use crate::base::TownshipCode;
use crate::casework::RosterKind;
use crate::exchange::{FileCounts, Roster};
use crate::office::Reader;

/// A folder, file by file.
#[derive(Clone, Debug)]
pub struct FolderRead {
    /// Its name, as it was typed.
    pub name: String,
    /// Its files, by name, those of folders within it too.
    pub files: Vec<FileSummary>,
}

/// What is kept of a file of a folder; its lines are read again when it is opened.
#[derive(Clone, Debug)]
pub struct FileSummary {
    /// How it is read.
    pub file: FileToImport,
    /// What it seems to be.
    pub kind: Option<RosterKind>,
    /// The townships of its lines, ascending.
    pub townships: Vec<TownshipCode>,
    /// Its lines by what becomes of them; all zero where it cannot be read.
    pub counts: FileCounts,
    /// Printed totals that the lines do not come to.
    pub differing: usize,
    /// What is to be done with it.
    pub standing: FileStanding,
}

/// What is to be done with a file of a folder.
#[derive(Clone, Debug)]
pub enum FileStanding {
    /// It is not in yet.
    New,
    /// It, or everything in it, was in before.
    Known,
    /// It was taken in from here.
    Taken,
    /// It can be read and is not taken in as it is.
    Kept(NotTaken),
    /// It is no file that is read here, or cannot be read.
    NoRoster(FileRefusal),
}

impl FileSummary {
    /// What is kept of a file that was read, as things stand now.
    pub fn of(read: &FileRead, reader: &Reader) -> Self {
        let nothing = Self {
            file: read.file.clone(),
            kind: read.file.kind,
            townships: Vec::new(),
            counts: FileCounts::default(),
            differing: 0,
            standing: FileStanding::New,
        };
        let content = match &read.content {
            Ok(content) => content,
            Err(refusal) => {
                return Self { standing: FileStanding::NoRoster(refusal.clone()), ..nothing };
            }
        };
        let roster = &content.roster;
        let (counts, standing) = match &content.intake {
            Ok(intake) => {
                let counts = intake.counts(roster);
                let standing = match read.stage {
                    ImportStage::Taken => FileStanding::Taken,
                    _ if is_on_record(roster, reader)
                        || counts.taken + counts.changed + counts.rejected == 0 =>
                    {
                        FileStanding::Known
                    }
                    _ => FileStanding::New,
                };
                (counts, standing)
            }
            Err(why) => {
                let counts = FileCounts {
                    lines: roster.all_lines(),
                    ignored: roster.ignored.len(),
                    rejected: roster.all_lines() - roster.ignored.len(),
                    ..FileCounts::default()
                };
                (counts, FileStanding::Kept(why.clone()))
            }
        };
        Self {
            townships: roster.townships().into_iter().collect(),
            counts,
            differing: roster.differing_totals().count(),
            standing,
            ..nothing
        }
    }
}

/// Whether the same file was taken in before.
fn is_on_record(roster: &Roster, reader: &Reader) -> bool {
    roster.tables.iter().all(|table| reader.rosters().is_on_record(&table.digest))
}
