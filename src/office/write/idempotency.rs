//! What was answered lately, so that a command sent twice is done once: also when the line
//! broke or the program ended between the act and its answer.

use super::receipt::CommandReceipt;
use crate::base::{CommandId, SessionId};
use crate::journal::{JournalEntry, JournalReader, Locator, SharedCommand};
use crate::office::OfficeFault;
use crate::store::{StoreFault, decode_events};
use std::collections::{HashMap, VecDeque};

/// Commands remembered, at least; the journal knows more, but nobody waits so long for an
/// answer.
const REMEMBERED: usize = 4096;

/// Commands that are remembered and forgotten together, at most.
const A_LOT: usize = 2048;

/// Where the newest commands stand in the journal, which has what each brought about.
#[derive(Default)]
pub(in crate::office) struct IdempotencyCache {
    /// Oldest first. Few: what came singly is gathered, what came in bulk is taken whole.
    lots: VecDeque<HashMap<CommandId, Locator>>,
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
    ) -> Result<Option<CommandReceipt>, OfficeFault> {
        if !self.recalled && !id.as_str().starts_with(session.as_str()) {
            self.recall(journal)?;
        }
        let Some(at) = self.lots.iter().rev().find_map(|lot| lot.get(id)) else { return Ok(None) };
        let entry = journal.read(*at).map_err(StoreFault::Journal)?;
        Ok(receipt_of(entry, id)?)
    }

    /// Takes on where the commands of a commit batch stand.
    pub(in crate::office) fn remember(&mut self, commands: HashMap<CommandId, Locator>) {
        match self.lots.back_mut().filter(|last| last.len() + commands.len() <= A_LOT) {
            Some(last) => last.extend(commands),
            None => self.lots.push_back(commands),
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
        let mut commands = HashMap::new();
        for entry in journal.read_from(first) {
            let JournalEntry { command, others, locator, .. } =
                entry.map_err(StoreFault::Journal)?;
            let shared = others.into_iter().map(|SharedCommand(command, _)| command);
            commands.extend(shared.chain([command]).map(|command| (command, locator)));
        }
        self.remember(commands);
        self.recalled = true;
        Ok(())
    }
}

/// What a record says that one of its commands brought about.
fn receipt_of(
    entry: JournalEntry,
    asked: &CommandId,
) -> Result<Option<CommandReceipt>, StoreFault> {
    let mut events = decode_events(&entry)?;
    for SharedCommand(command, own) in entry.others.iter().rev() {
        let own = events.split_off(events.len().saturating_sub(*own));
        if command == asked {
            return Ok(Some(CommandReceipt { seq: entry.seq, events: own.into() }));
        }
    }
    let first = (entry.command == *asked).then(|| events.into());
    Ok(first.map(|events| CommandReceipt { seq: entry.seq, events }))
}
