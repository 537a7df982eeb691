//! The files of a folder on the person's own machine: found, and read on trial one after
//! another.

use super::importing::Importing;
use crate::desk::screen::{
    FileRead, FileRefusal, FileSummary, FileToImport, FolderRead, ImportStage,
};
use crate::exchange::file_bytes;
use crate::words::Message;
use std::path::{Path, PathBuf};

/// Files of a folder that are read at most.
const MOST: usize = 500;

/// Folders within folders that are looked into.
const DEPTH: usize = 4;

/// The files of a folder and of those within it, by name. What office programs leave beside
/// an open file is none; links are not followed.
pub(super) fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Message> {
    let mut files = Vec::new();
    gather(folder, DEPTH, &mut files)?;
    files.sort();
    match files.len() {
        0 => Err("import-folder-empty".into()),
        count if count > MOST => Err(Message::of("import-folder-many").count("most", MOST)),
        _ => Ok(files),
    }
}

fn gather(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Message> {
    let told = |fault: std::io::Error| {
        Message::of("import-folder-unread")
            .with("folder", folder.display().to_string())
            .with("cause", fault.to_string())
    };
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let entry = entry.map_err(told)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || name.starts_with("~$") || name == "Thumbs.db" {
            continue;
        }
        let kind = entry.file_type().map_err(told)?;
        if kind.is_dir() && depth > 0 {
            gather(&entry.path(), depth - 1, files)?;
        } else if kind.is_file() && files.len() <= MOST {
            files.push(entry.path());
        }
    }
    Ok(())
}

impl Importing<'_> {
    /// The files of a folder, each read on trial; ends early once it is stopped.
    pub(super) fn folder(&self, name: &str, folder: &Path, files: &[PathBuf]) -> FolderRead {
        let reader = self.office.reader(self.actor);
        let mut read = Vec::with_capacity(files.len());
        for (part, path) in (1..).zip(files) {
            self.watch.begin_part(part, files.len());
            if self.watch.is_stopped() {
                break;
            }
            let own = path.strip_prefix(folder).unwrap_or(path);
            let file = FileToImport {
                name: Path::new(name).join(own).to_string_lossy().into_owned(),
                ..FileToImport::default()
            };
            let one = match file_bytes(path) {
                Ok(bytes) => self.shown(self.read(file, &bytes), ImportStage::Preview),
                Err(refusal) => FileRead {
                    file,
                    content: Err(FileRefusal::Roster(refusal)),
                    nearest: Vec::new(),
                    stage: ImportStage::Preview,
                },
            };
            read.push(FileSummary::of(&one, &reader));
        }
        FolderRead { name: name.to_owned(), files: read }
    }
}
