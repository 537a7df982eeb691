//! Whom a finding is about besides the person it is on: lines set aside that say something
//! of them, and whoever gave the same bank account.

use super::Reader;
use crate::casework::comparison::{CompareSubject, rejected_lines_of, sharers_of};

impl Reader {
    /// The legacy numbers of the lines set aside that a compared person's verdict rests on,
    /// their own first; none that the actor may not see.
    pub fn rejected_lines_of(&self, key: &CompareSubject) -> Vec<String> {
        let mut lines = rejected_lines_of(self.state(), key);
        lines.retain(|line| self.partial_reading(line).is_some());
        lines
    }

    /// Whoever else gave a compared person's bank account, on file or on a line set aside:
    /// those whom the actor may see, and how many others there are.
    pub fn sharers(&self, key: &CompareSubject) -> (Vec<CompareSubject>, usize) {
        let all = match self.compared_person(key) {
            Some(_) => sharers_of(self.state(), key),
            None => Vec::new(),
        };
        let (seen, unseen): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| match one {
            CompareSubject::Person(id) => self.person(*id).is_some(),
            CompareSubject::Rejected(line) => self.partial_reading(line).is_some(),
        });
        (seen, unseen.len())
    }
}
