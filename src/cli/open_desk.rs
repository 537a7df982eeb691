//! Opening the desk on this machine's terminal.

use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::desk::home::tabs;
use crate::desk::session::local::LocalFault;
use crate::desk::session::saving::Files;
use crate::desk::session::{SessionOptions, local};
use crate::remote;
use crate::words::{Message, Words, io_cause};
use std::path::PathBuf;
use std::time::Duration;

impl CliContext {
    /// The desk on the store, until its person leaves: at the server that has the store,
    /// else on the store itself, with a clean stop afterwards.
    pub(super) fn open_desk(&self) -> Result<CommandReply, CommandError> {
        let variable = |name: &str| std::env::var(name).ok();
        let ascii = self.ascii || variable("YOUYANG_ASCII").is_some();
        let term = variable("TERM").unwrap_or_default();
        let plain = self.plain || local::is_plain(&term);
        if remote::is_served(&self.store) {
            let status = remote::attach(&self.store, self.words.lang(), ascii, plain);
            let status = status
                .map_err(|fault| desk_fault(fault, self.words))?
                .ok_or(CommandError::word("serve-gone"))?;
            return Ok(CommandReply { code: status, ..CommandReply::silent() });
        }
        let office = self.begin_office()?;
        let mut options = SessionOptions::new(tabs::menu);
        options.lang = self.words.lang();
        options.look = local::look_of(variable, ascii);
        options.idle_lock = Duration::from_secs(u64::from(office.rules().idle_lock_minutes) * 60);
        options.papers = folder_of_papers();
        options.files = std::env::current_dir().map_or(Files::Nowhere, Files::Here);
        options.plain = plain;
        office.prepare_search();
        let ended = local::run(office.share(), options);
        office.close()?;
        ended.map_err(|fault| desk_fault(fault, self.words))?;
        Ok(CommandReply::silent())
    }
}

fn desk_fault(fault: LocalFault, words: &Words) -> CommandError {
    match fault {
        LocalFault::NoTerminal => CommandError::word("cli-no-terminal"),
        LocalFault::Terminal(fault) => CommandError::Message(
            Message::of("cli-terminal-failed").with("cause", io_cause(fault.kind(), words)),
        ),
        LocalFault::Broken { ticket, place } => CommandError::Message(
            Message::of("cli-desk-broken").with("ticket", ticket).with("place", place),
        ),
    }
}

/// The person's documents, else their home.
fn folder_of_papers() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    let documents = folders.document_dir().filter(|folder| folder.is_dir());
    Some(documents.unwrap_or(folders.home_dir()).to_owned())
}
