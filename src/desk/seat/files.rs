//! Files that a desk writes and reads: lists saved, and what the bank answers.

use super::Seat;
use crate::desk::saving::{Unsaved, Wanted, save, take_result};
use crate::desk::screens::Message;
use crate::words::Words;

impl Seat {
    /// Saves a list as a file and says where it is.
    pub(super) fn export(&mut self, wanted: &Wanted, name: &str, words: &Words) {
        let saved = save(&self.office, &self.actor, &self.files, (wanted, name), words);
        let told = match saved {
            Ok(told) => {
                self.close_popup();
                self.reread();
                Message::new("save-done", told)
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
                Message::new("result-done", told)
            }
            Err(unsaved) => self.declined("result-not-done", unsaved, words),
        };
        self.push(Box::new(told));
    }

    fn declined(&self, title: &'static str, why: Unsaved, words: &Words) -> Message {
        match why {
            Unsaved::Office(error) => Message::declined(&error, &self.reader, words),
            Unsaved::Told(cause) => Message::new(title, vec![cause]),
            Unsaved::Lines(causes) => Message::new(title, causes),
        }
    }
}
