//! What was answered lately, so that a command sent twice is done once: also when the line
//! broke or the program ended between the act and its answer.

use super::receipt::CommandReceipt;
use crate::base::{CommandId, SessionId};
use crate::journal::{JournalReader, SharedCommand};
use crate::office::OfficeFault;
use crate::store::{StoreFault, decode_events};
use std::collections::{HashMap, VecDeque};

/// Answers remembered, at least; the journal knows more, but nobody waits so long for one.
const REMEMBERED: usize = 4096;

/// Answers that are remembered and forgotten together, at most.
const A_LOT: usize = 2048;

/// The newest receipts by command.
#[derive(Default)]
pub(in crate::office) struct IdempotencyCache {
    /// Oldest first. Few: what came singly is gathered, what came in bulk is taken whole.
    lots: VecDeque<HashMap<CommandId, CommandReceipt>>,
    /// Whether what was answered before this opening was read from the journal.
    recalled: bool,
}

impl IdempotencyCache {
    /// The receipt of a command that was carried out already. One that another session
    /// made may have been so before this opening: then the journal's tail is read, once.
    pub(in crate::office) fn find(
        &mut self,
        id: &CommandId,
        session: &SessionId,
        journal: &dyn JournalReader,
    ) -> Result<Option<&CommandReceipt>, OfficeFault> {
        if !self.recalled && !id.as_str().starts_with(session.as_str()) {
            self.recall(journal)?;
        }
        Ok(self.lots.iter().rev().find_map(|lot| lot.get(id)))
    }

    /// Takes the receipts of a commit batch on.
    pub(in crate::office) fn remember(&mut self, receipts: HashMap<CommandId, CommandReceipt>) {
        match self.lots.back_mut().filter(|last| last.len() + receipts.len() <= A_LOT) {
            Some(last) => last.extend(receipts),
            None => self.lots.push_back(receipts),
        }
        let held = |lots: &VecDeque<HashMap<_, _>>| lots.iter().map(HashMap::len).sum::<usize>();
        while let Some(oldest) = self.lots.front()
            && held(&self.lots) >= REMEMBERED + oldest.len()
        {
            self.lots.pop_front();
        }
    }

    fn recall(&mut self, journal: &dyn JournalReader) -> Result<(), OfficeFault> {
        let first = journal.head().seq.saturating_sub(REMEMBERED as u64) + 1;
        let mut receipts = HashMap::new();
        for entry in journal.read_from(first) {
            let entry = entry.map_err(StoreFault::Journal)?;
            let mut events = decode_events(&entry)?;
            for SharedCommand(command, own) in entry.others.into_iter().rev() {
                let own = events.split_off(events.len().saturating_sub(own));
                receipts.insert(command, CommandReceipt { seq: entry.seq, events: own.into() });
            }
            receipts
                .insert(entry.command, CommandReceipt { seq: entry.seq, events: events.into() });
        }
        self.remember(receipts);
        self.recalled = true;
        Ok(())
    }
}
