//! The contract between a screen and the session that shows it.
//!
//! Owns what a screen is, what it may ask for and what the menu of a desk is made of.
//! Never knows any one screen.

mod contract;
mod effect;
mod file_outcome;
mod file_to_import;
mod folder;
mod menu;
mod tab;
mod wanted;

pub use contract::{Answer, FormDraft, Screen, Step, Submitted, View};
pub use effect::Effect;
pub use file_outcome::{FileErrand, FileOutcome};
pub use file_to_import::{FileContent, FileRead, FileRefusal, FileToImport, ImportStage, NotTaken};
pub use folder::{FileStanding, FileSummary, FolderRead};
pub use menu::{Menu, Opener, PaletteCommand, Tab};
pub use tab::TabName;
pub use wanted::Wanted;
