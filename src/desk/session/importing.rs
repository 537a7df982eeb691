//! A file on the person's own machine brought in: read on trial and shown, then read again and
//! taken in, if it is still the file that was seen. Both go on in the background.

use super::file_source::FileSource;
use super::saving::Files;
use super::signed_in::SignedIn;
use crate::base::{SessionId, Watch, WatchStage};
use crate::desk::screen::{
    FileContent, FileErrand, FileOutcome, FileRead, FileToImport, ImportStage, NotTaken,
};
use crate::exchange::{FileIntake, Roster, bar_of, file_bytes, naming, take_file};
use crate::office::{Actor, Office, OfficeError};
use crate::words::{Message, Words, explain_roster};
use std::path::PathBuf;
use std::sync::Arc;

/// Begins to read a file on trial; nothing is written. Fails with what is to be said where
/// there is no such file, or none can be read here.
pub fn preview(
    who: &SignedIn,
    file: FileToImport,
    words: &Words,
) -> Result<Arc<FileErrand>, Message> {
    let bytes = bytes_of(who, &file, words)?;
    Ok(begin(who, move |import| import.shown(import.read(file, &bytes), ImportStage::Preview)))
}

/// Begins to take a file in that was seen with a digest; another one is shown again instead.
pub fn take(
    who: &SignedIn,
    file: FileToImport,
    seen: String,
    words: &Words,
) -> Result<Arc<FileErrand>, Message> {
    let bytes = bytes_of(who, &file, words)?;
    Ok(begin(who, move |import| import.taken(file, &bytes, &seen)))
}

fn begin(
    who: &SignedIn,
    work: impl FnOnce(&Importing<'_>) -> FileRead + Send + 'static,
) -> Arc<FileErrand> {
    let (actor, session) = (who.actor.clone(), who.session.clone());
    who.office.start_errand(&who.actor, move |office, watch| {
        let read = work(&Importing { office, actor: &actor, session: &session, watch });
        FileOutcome::File(Arc::new(read))
    })
}

/// The bytes are at hand at once, so that a name typed wrongly is told where it stands.
fn bytes_of(who: &SignedIn, file: &FileToImport, words: &Words) -> Result<Vec<u8>, Message> {
    file_bytes(&path_of(who, file)?).map_err(|refusal| {
        Message::of("import-unreadable").with("cause", explain_roster(&refusal, words))
    })
}

fn path_of(who: &SignedIn, file: &FileToImport) -> Result<PathBuf, Message> {
    match &who.files {
        Files::Here(folder) => Ok(folder.join(file.name.trim())),
        _ => Err("import-nowhere".into()),
    }
}

/// A person's file on its way in, on a thread of its own.
struct Importing<'a> {
    office: &'a Office,
    actor: &'a Actor,
    session: &'a SessionId,
    watch: &'a Arc<Watch>,
}

impl Importing<'_> {
    fn read(&self, file: FileToImport, bytes: &[u8]) -> FileSource {
        FileSource::read(file, bytes, &self.office.reader(self.actor), self.watch)
    }

    /// What a file would come to.
    fn shown(&self, source: FileSource, stage: ImportStage) -> FileRead {
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
    fn taken(&self, file: FileToImport, bytes: &[u8], seen: &str) -> FileRead {
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
