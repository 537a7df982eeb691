//! `verify`, `rebuild`, `backup`, `restore`, `repair`: the journal and its copies.

use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::journal::{
    Continuation, Earlier, FileReader, Head, JournalFault, Options, Repaired, backup, continuation,
    repair, restore, restore_as_far_as_it_goes, verify, write_seal,
};
use crate::store;
use crate::words::{Message, explain_journal};
use serde_json::json;
use std::path::{Path, PathBuf};

impl CliContext {
    /// Checks a journal's chain, this store's, or a copied file's without any store; holds
    /// it against what was kept of it, and seals its head where that is asked.
    pub(super) fn verify(
        &self,
        file: Option<&Path>,
        against: Option<&str>,
        seal: Option<&Path>,
    ) -> Result<CommandReply, CommandError> {
        let journal = self.store.join("journal");
        if file.is_none() {
            self.must_exist()?;
        }
        let checked = file.unwrap_or(&journal);
        let found = verify(checked)?;
        let (lines, head) = (found.head.seq, found.head.hash.to_string());
        let message =
            Message::of("cli-verified").with("lines", lines.to_string()).with("head", head.clone());
        let mut reply = self.say(&message, json!({ "lines": lines, "head": head }));
        if let Some(against) = against {
            reply = self.held_against(reply, continuation(checked, &earlier(against))?, against);
        }
        if let Some(seal) = seal {
            let sealed = write_seal(&journal, seal, self.clock()?.now())?;
            let message = Message::of("cli-sealed").with("lines", sealed.seq.to_string());
            let message = message.with("file", seal.display().to_string());
            reply.text += &(message.text(self.words) + "\n");
            reply.json["seal"] = json!(seal);
        }
        Ok(reply)
    }

    /// Adds what a comparison with something earlier came to; exit 1 where it is no
    /// continuation.
    fn held_against(
        &self,
        mut reply: CommandReply,
        found: Continuation,
        against: &str,
    ) -> CommandReply {
        let of = |key| Message::of(key).with("against", against);
        let (message, json) = match found {
            Continuation::Continues { since, added } => (
                of("cli-continues")
                    .with("lines", since.seq.to_string())
                    .with("added", added.to_string()),
                json!({ "continues": true, "since": since.seq, "added": added }),
            ),
            Continuation::Rewritten { seq, first } => (
                of(if first { "cli-rewritten" } else { "cli-rewritten-to" })
                    .with("line", seq.to_string()),
                json!({ "continues": false, "rewritten": seq, "first": first }),
            ),
            Continuation::Missing { first, last } => (
                of("cli-shortened")
                    .with("first", first.to_string())
                    .with("last", last.to_string())
                    .with("count", (last + 1 - first).to_string()),
                json!({ "continues": false, "missing": last + 1 - first, "first": first }),
            ),
        };
        let text = message.text(self.words) + "\n";
        if matches!(found, Continuation::Continues { .. }) {
            reply.text += &text;
        } else {
            (reply.notes, reply.code) = (text, 1);
        }
        reply.json["against"] = json;
        reply
    }

    /// Makes sled anew from the journal.
    pub(super) fn rebuild(&self, accept_loss: bool) -> Result<CommandReply, CommandError> {
        self.must_exist()?;
        let head = store::rebuild(&self.store, accept_loss)?;
        let message = Message::of("cli-rebuilt").with("lines", head.seq.to_string());
        Ok(self.say(&message, json!({ "lines": head.seq })))
    }

    /// Copies all acknowledged lines, also while a desk has the store open.
    pub(super) fn backup(&self, file: &Path) -> Result<CommandReply, CommandError> {
        self.must_exist()?;
        if self.holds(file).map_err(|fault| CommandError::file(file, &fault))? {
            return Err(JournalFault::WithinStore(file.to_owned()).into());
        }
        let reader = FileReader::open(&self.store.join("journal"))?;
        let head = backup(&reader, file, self.clock()?.now())?;
        let message = Message::of("cli-backed-up").with("lines", head.seq.to_string());
        let message = message.with("file", file.display().to_string());
        Ok(self.say(&message, json!({ "lines": head.seq, "head": head.hash.to_string() })))
    }

    /// Whether a file would be one of the store's own.
    fn holds(&self, file: &Path) -> std::io::Result<bool> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize()?;
        Ok(folder.starts_with(self.store.canonicalize()?))
    }

    /// Makes a new store of a copy; of one that is not whole only where that is asked.
    pub(super) fn restore(
        &self,
        file: &Path,
        as_far_as_it_goes: bool,
    ) -> Result<CommandReply, CommandError> {
        let (head, ended) = self.make_store(|desk| {
            let journal = desk.store.join("journal");
            let restored = if as_far_as_it_goes {
                restore_as_far_as_it_goes(file, &journal, Options::default())?
            } else {
                (restore(file, &journal, Options::default())?, None)
            };
            store::rebuild(&desk.store, false)?;
            Ok(restored)
        })?;
        let message = Message::of("cli-restored").with("lines", head.seq.to_string());
        let message = message.with("dir", self.store.display().to_string());
        let lost = ended.as_ref().map(|fault| explain_journal(fault, self.words));
        let json = json!({ "lines": head.seq, "head": head.hash.to_string(), "lost": lost });
        let mut reply = self.say(&message, json);
        if let Some(lost) = lost {
            let message = Message::of("cli-restored-in-part").with("cause", lost);
            reply.notes = message.text(self.words) + "\n";
        }
        Ok(reply)
    }

    /// Takes missing and damaged lines of this store's journal from copies of it.
    pub(super) fn repair(&self, from: &[PathBuf]) -> Result<CommandReply, CommandError> {
        self.must_exist()?;
        let Repaired { head, taken, kept } =
            repair(&self.store.join("journal"), from, Options::default())?;
        let Some(kept) = kept else {
            let message = Message::of("cli-repair-whole").with("lines", head.seq.to_string());
            return Ok(self.say(&message, json!({ "lines": head.seq, "taken": [] })));
        };
        store::rebuild(&self.store, false)?;
        let count: u64 = taken.iter().map(|(first, last)| last + 1 - first).sum();
        let runs: Vec<String> = taken.iter().map(|&(first, last)| run(first, last)).collect();
        let message = Message::of("cli-repaired")
            .with("lines", head.seq.to_string())
            .with("count", count.to_string())
            .with("taken", runs.join(", "))
            .with("kept", kept.display().to_string());
        let json = json!({
            "lines": head.seq, "head": head.hash.to_string(), "taken": taken, "kept": kept,
        });
        Ok(self.say(&message, json))
    }
}

/// The first and last of some lines, or the one.
fn run(first: u64, last: u64) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// A head as it is printed (`LINE:HASH`), else a file.
fn earlier(text: &str) -> Earlier {
    let head = text
        .split_once(':')
        .and_then(|(seq, hash)| Some(Head { seq: seq.parse().ok()?, hash: hash.parse().ok()? }));
    head.map_or_else(|| Earlier::File(text.into()), Earlier::Head)
}
