//! What can be saved as a file, and what such a file is called.

use crate::base::{BatchId, Date};
use crate::casework::comparison::CompareSubject;
use crate::desk::terminal::text;
use crate::documents::Export;
use crate::office::CompareList;
use crate::report::{Period, ReportKind};
use crate::words::{Words, compare_list_name, report_name};
use std::sync::Arc;

/// What can be saved as a file.
#[derive(Clone)]
pub enum Wanted {
    /// A whole list.
    List(Export),
    /// The comparison of these people: a work list as it is shown.
    People(CompareList, Arc<[CompareSubject]>),
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
        let name = self.name(words).replace(|ch: char| !ch.is_alphanumeric(), "-");
        format!("{name}-{}.xlsx", day.compact())
    }
}
