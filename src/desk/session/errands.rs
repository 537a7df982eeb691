//! Files on the person's own machine read, or taken in, in the background.

use super::folder::files_of;
use super::importing::Importing;
use super::saving::Files;
use super::signed_in::SignedIn;
use crate::desk::screen::{FileErrand, FileOutcome, FileRead, FileToImport, ImportStage};
use crate::exchange::file_bytes;
use crate::words::{Message, Words, explain_roster};
use std::path::PathBuf;
use std::sync::Arc;

/// Begins to read a file, or the files of a folder, on trial; nothing is written. Fails with
/// what is to be said where there is no such file, or none can be read here.
pub fn preview(
    who: &SignedIn,
    file: FileToImport,
    words: &Words,
) -> Result<Arc<FileErrand>, Message> {
    let path = path_of(who, &file)?;
    if path.is_dir() {
        let files = files_of(&path)?;
        return Ok(begin(who, move |import| {
            FileOutcome::Folder(Arc::new(import.folder(file.name.trim(), &path, &files)))
        }));
    }
    let bytes = bytes_of(who, &file, words)?;
    Ok(begin(who, move |import| {
        let source = import.read(file, &bytes);
        one(import.shown(source, ImportStage::Preview))
    }))
}

/// Begins to take a file in that was seen with a digest; another one is shown again instead.
pub fn take(
    who: &SignedIn,
    file: FileToImport,
    seen: String,
    words: &Words,
) -> Result<Arc<FileErrand>, Message> {
    let bytes = bytes_of(who, &file, words)?;
    Ok(begin(who, move |import| one(import.taken(file, &bytes, &seen))))
}

fn begin(
    who: &SignedIn,
    work: impl FnOnce(&Importing<'_>) -> FileOutcome + Send + 'static,
) -> Arc<FileErrand> {
    let (actor, session) = (who.actor.clone(), who.session.clone());
    who.office.start_errand(&who.actor, move |office, watch| {
        work(&Importing { office, actor: &actor, session: &session, watch })
    })
}

fn one(read: FileRead) -> FileOutcome {
    FileOutcome::File(Arc::new(read))
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
