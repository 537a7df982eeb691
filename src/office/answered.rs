//! What was answered lately, so that a command sent twice is done once: also when the line
//! broke or the program ended between the act and its answer.

use super::{OfficeFault, Receipt};
use crate::base::{CommandId, SessionId};
use crate::journal::{JournalReader, Share};
use crate::store::{StoreFault, decode_events};
use std::collections::{HashMap, VecDeque};

/// Answers remembered; the journal knows more, but nobody waits so long for one.
const REMEMBERED: usize = 4096;

/// The newest receipts by command.
#[derive(Default)]
pub(super) struct Answered {
    receipts: HashMap<CommandId, Receipt>,
    order: VecDeque<CommandId>,
    /// Whether what was answered before this opening was read from the journal.
    recalled: bool,
}

impl Answered {
    /// The receipt of a command that was carried out already. One that another session
    /// made may have been so before this opening: then the journal's tail is read, once.
    pub(super) fn find(
        &mut self,
        id: &CommandId,
        session: &SessionId,
        journal: &dyn JournalReader,
    ) -> Result<Option<&Receipt>, OfficeFault> {
        if !self.recalled && !id.as_str().starts_with(session.as_str()) {
            self.recall(journal)?;
        }
        Ok(self.receipts.get(id))
    }

    /// Takes a receipt on.
    pub(super) fn remember(&mut self, id: CommandId, receipt: Receipt) {
        if self.receipts.insert(id.clone(), receipt).is_none() {
            self.order.push_back(id);
        }
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.receipts.remove(&oldest);
        }
    }

    fn recall(&mut self, journal: &dyn JournalReader) -> Result<(), OfficeFault> {
        let first = journal.head().seq.saturating_sub(REMEMBERED as u64) + 1;
        for entry in journal.read_from(first) {
            let entry = entry.map_err(StoreFault::Journal)?;
            let mut events = decode_events(&entry)?;
            let mut receipts = Vec::with_capacity(entry.others.len() + 1);
            for Share(command, own) in entry.others.into_iter().rev() {
                let own = events.split_off(events.len().saturating_sub(own));
                receipts.push((command, own));
            }
            receipts.push((entry.command, events));
            for (command, events) in receipts.into_iter().rev() {
                self.remember(command, Receipt { seq: entry.seq, events: events.into() });
            }
        }
        self.recalled = true;
        Ok(())
    }
}
