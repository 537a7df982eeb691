//! Whom a finding is about besides the person it is on: lines set aside that say something
//! of them, and whoever gave the same bank account.

use super::Reader;
use crate::casework::comparison::{ComparedKey, lines_aside};

impl Reader {
    /// The legacy numbers of the lines set aside that a compared person's verdict rests on,
    /// their own first; none that the actor may not see.
    pub fn asides_of(&self, key: &ComparedKey) -> Vec<String> {
        let mut lines = lines_aside(self.state(), key);
        lines.retain(|line| self.aside_said(line).is_some());
        lines
    }

    /// Whoever else gave a compared person's bank account, on file or on a line set aside:
    /// those whom the actor may see, and how many others there are.
    pub fn sharers(&self, key: &ComparedKey) -> (Vec<ComparedKey>, usize) {
        let state = self.state();
        let (name, account, own) = match key {
            ComparedKey::Person(id) => match self.person(*id) {
                Some(file) => (&file.name, &file.bank_account, Some(*id)),
                None => return (Vec::new(), 0),
            },
            ComparedKey::Aside(line) => match self.aside_said(line) {
                Some(said) => (&said.name, &said.bank_account, None),
                None => return (Vec::new(), 0),
            },
        };
        if account.is_empty() {
            return (Vec::new(), 0);
        }
        let on_file = state.people.values().filter(|file| file.bank_account == *account);
        let on_file = on_file.filter(|file| Some(file.id) != own);
        let on_file = on_file.map(|file| ComparedKey::Person(file.id));
        // Whoever came on file by a line is named once.
        let aside = state
            .set_aside
            .iter()
            .filter(|((kind, line), _)| kind == "legacy" && !state.by_legacy_no.contains_key(line));
        let aside = aside.filter(|(_, line)| {
            let said = line.said.as_deref();
            said.is_some_and(|said| said.bank_account == *account && said.name != *name)
        });
        let aside = aside.map(|((_, line), _)| ComparedKey::Aside(line.clone()));
        let all: Vec<ComparedKey> = on_file.chain(aside).collect();
        let (seen, unseen): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| match one {
            ComparedKey::Person(id) => self.person(*id).is_some(),
            ComparedKey::Aside(line) => self.aside_said(line).is_some(),
        });
        (seen, unseen.len())
    }
}
