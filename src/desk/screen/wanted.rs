//! What can be saved as a file, and what such a file is called.

use super::file_to_import::FileRead;
use crate::base::{BatchId, Date, Places, TownshipCode};
use crate::casework::comparison::CompareSubject;
use crate::desk::terminal::text;
use crate::documents::{Export, FaultsOf};
use crate::office::CompareList;
use crate::report::{Period, ReportKind};
use crate::words::{Words, compare_list_name, report_name, roster_name};
use std::sync::Arc;

/// What can be saved as a file.
#[derive(Clone)]
pub enum Wanted {
    /// A whole list.
    List(Export),
    /// The comparison of these people: a work list as it is shown.
    People(CompareList, Arc<[CompareSubject]>),
    /// Some of the rejected lines.
    Faults(FaultsOf),
    /// What a township must mend; all of them in one file where none is named.
    ToMend(Option<TownshipCode>),
    /// The same, a file each.
    ToMendEach,
    /// What is wrong with the lines of a file that was read.
    FileFaults(Arc<FileRead>),
    /// A report of a period.
    Report(ReportKind, Period),
    /// The file of a batch for the bank.
    Batch(BatchId),
}

impl Wanted {
    /// What it is called.
    pub fn name(&self, words: &Words) -> String {
        match self {
            Self::List(export) => words.say(&format!("export-{}", export.code())).to_owned(),
            Self::People(list, _) => {
                format!("{} {}", words.say("export-comparison"), compare_list_name(*list, words))
            }
            Self::Faults(FaultsOf { kind, township }) => {
                let kind = kind.map(|kind| roster_name(kind, words));
                let township = township.map(|code| Places::district().township_name(code));
                let parts = [Some(words.say("export-faults").to_owned()), kind, township];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            Self::ToMend(None) => words.say("export-to-mend-all").to_owned(),
            Self::ToMend(Some(code)) => {
                format!(
                    "{} {}",
                    words.say("export-to-mend"),
                    Places::district().township_name(*code)
                )
            }
            Self::ToMendEach => words.say("export-to-mend-each").to_owned(),
            Self::FileFaults(read) => {
                let name = std::path::Path::new(&read.file.name).file_stem();
                let name = name.unwrap_or_default().to_string_lossy();
                format!("{} {name}", words.say("export-faults"))
            }
            Self::Report(kind, period) => format!("{} {period}", report_name(*kind, words)),
            Self::Batch(batch) => format!("{} {batch}", words.say("save-batch")),
        }
    }

    /// What it is called, and how much of it is saved.
    pub fn title(&self, words: &Words) -> String {
        match self {
            Self::People(_, keys) => {
                let gap = [("count", text::grouped(keys.len()).into())];
                format!("{}  {}", self.name(words), words.say_with("save-people", &gap))
            }
            _ => self.name(words),
        }
    }

    /// What its file is called unless somebody calls it otherwise.
    pub fn file_name(&self, day: Date, words: &Words) -> String {
        let name = match self {
            Self::ToMendEach => words.say("export-to-mend").to_owned(),
            _ => self.name(words),
        };
        let name = name.replace(|ch: char| !ch.is_alphanumeric(), "-");
        format!("{name}-{}.xlsx", day.compact())
    }
}
