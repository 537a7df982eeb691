//! What comes of files that are read in the background.

use super::file_to_import::FileRead;
use super::folder::FolderRead;
use crate::office::Errand;
use std::sync::Arc;

/// A file that is read, or taken in, in the background.
pub type FileErrand = Errand<FileOutcome>;

/// What came of reading in the background.
#[derive(Clone, Debug)]
pub enum FileOutcome {
    /// A file was read on trial, or taken in.
    File(Arc<FileRead>),
    /// A folder, each of its files read on trial.
    Folder(Arc<FolderRead>),
}
