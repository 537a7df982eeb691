//! Files that a desk writes and reads: lists saved, and what the bank answers.

use super::Workspace;
use crate::desk::popups::MessageBox;
use crate::desk::session::saving::{Unsaved, Wanted, save, take_result};
use crate::words::Words;

impl Workspace {
    /// Saves a list as a file and says where it is.
    pub(super) fn export(&mut self, wanted: &Wanted, name: &str, words: &Words) {
        let saved = save(&self.office, &self.actor, &self.files, (wanted, name), words);
        let told = match saved {
            Ok(told) => {
                self.close_popup();
                self.reread();
                MessageBox::new("save-done", told)
            }
            Err(unsaved) => self.declined("save-not-done", unsaved, words),
        };
        self.push(Box::new(told));
    }

    /// Settles the bank's result, the whole file or nothing of it.
    pub(super) fn take_result(&mut self, name: &str, words: &Words) {
        let told = match take_result(&self.office, &self.actor, &self.files, name, words) {
            Ok(told) => {
                self.close_popup();
                self.reread();
                MessageBox::new("result-done", told)
            }
            Err(unsaved) => self.declined("result-not-done", unsaved, words),
        };
        self.push(Box::new(told));
    }

    fn declined(&self, title: &'static str, why: Unsaved, words: &Words) -> MessageBox {
        match why {
            Unsaved::Office(error) => MessageBox::declined(&error, &self.reader, words),
            Unsaved::Told(cause) => MessageBox::new(title, vec![cause]),
            Unsaved::Lines(causes) => MessageBox::new(title, causes),
        }
    }
}
