//! A file on the person's own machine brought in: read on trial and shown, then read again and
//! taken in, if it is still the file that was seen.

use super::file_source::FileSource;
use crate::base::{SessionId, Watch, WatchStage};
use crate::desk::screen::{FileContent, FileRead, FileToImport, ImportStage, NotTaken};
use crate::exchange::{FileIntake, Roster, bar_of, naming, take_file};
use crate::office::{Actor, Office, OfficeError};
use std::sync::Arc;

/// A person's file on its way in, on a thread of its own.
pub(super) struct Importing<'a> {
    pub(super) office: &'a Office,
    pub(super) actor: &'a Actor,
    pub(super) session: &'a SessionId,
    pub(super) watch: &'a Arc<Watch>,
}

impl Importing<'_> {
    pub(super) fn read(&self, file: FileToImport, bytes: &[u8]) -> FileSource {
        FileSource::read(file, bytes, &self.office.reader(self.actor), self.watch)
    }

    /// What a file would come to.
    pub(super) fn shown(&self, source: FileSource, stage: ImportStage) -> FileRead {
        let FileSource { file, roster, nearest } = source;
        self.watch.enter(WatchStage::Judging);
        let content = roster.map(|roster| {
            let intake = self.may(&roster).and_then(|()| {
                take_file(self.office, self.actor, &roster, true).map_err(NotTaken::Office)
            });
            FileContent { roster, intake }
        });
        FileRead { file, content, nearest, stage }
    }

    /// The file taken in, if it is the one that was seen and nobody stopped it.
    pub(super) fn taken(&self, file: FileToImport, bytes: &[u8], seen: &str) -> FileRead {
        match self.read(file, bytes) {
            FileSource { file, roster: Ok(roster), nearest }
                if roster.digest == seen && self.watch.enter(WatchStage::Writing) =>
            {
                let intake = self.booked(&file, &roster);
                let stage = match intake {
                    Ok(_) => ImportStage::Taken,
                    Err(_) => ImportStage::Preview,
                };
                FileRead { file, content: Ok(FileContent { roster, intake }), nearest, stage }
            }
            source => self.shown(source, ImportStage::Changed),
        }
    }

    /// Takes it in, with the columns that were named by hand taken down before.
    fn booked(&self, file: &FileToImport, roster: &Roster) -> Result<FileIntake, NotTaken> {
        self.may(roster)?;
        let named = file.columns.iter();
        let named = named.filter_map(|(heading, field)| naming(roster.kind, heading, field));
        let submit = |command| -> Result<(), OfficeError> {
            let id = self.office.next_command(self.session);
            self.office.submit(self.actor, id, command, None).map(|_| ())
        };
        named.map(submit).collect::<Result<Vec<()>, _>>().map_err(NotTaken::Office)?;
        take_file(self.office, self.actor, roster, false).map_err(NotTaken::Office)
    }

    fn may(&self, roster: &Roster) -> Result<(), NotTaken> {
        let reader = self.office.reader(self.actor);
        reader.rosters().may_import(roster.kind).map_err(NotTaken::Office)?;
        bar_of(roster).map_or(Ok(()), |bar| Err(NotTaken::Barred(bar)))
    }
}
