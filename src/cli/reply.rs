//! The end of a command: a reply to print, or an error.

use crate::documents::{ExportFault, WriteFault, explain_write};
use crate::exchange::RosterRefusal;
use crate::journal::JournalFault;
use crate::office::{OfficeError, OfficeFault};
use crate::remote::CommandOutput;
use crate::store::StoreFault;
use crate::words::{
    Message, Words, explain_error, explain_io, explain_roster, explain_store, explain_system,
};
use serde_json::{Value, json};
use std::io;
use std::path::{Path, PathBuf};

/// A command's result, for people and for programs.
pub(super) struct CommandReply {
    pub text: String,
    pub json: Value,
    /// What was not done and why, for people, beside the result.
    pub notes: String,
    pub code: u8,
}

impl CommandReply {
    /// Done, with nothing left out.
    pub fn done(text: String, json: Value) -> Self {
        Self { text, json, notes: String::new(), code: 0 }
    }

    /// As it is printed, for people or for programs.
    pub fn output(self, json: bool) -> CommandOutput {
        let out = if json { format!("{}\n", self.json) } else { self.text };
        CommandOutput { out, err: self.notes, status: self.code }
    }

    /// Done, with nothing to print.
    pub fn silent() -> Self {
        Self::done(String::new(), Value::Null)
    }
}

/// Why a command stopped.
pub(super) enum CommandError {
    /// Used wrongly (exit 2).
    Usage(String),
    /// Refused or failed (exit 1), with a text of `words`.
    Message(Message),
    /// Refused by rules, roles or the store (exit 1).
    Office(OfficeError),
    /// Not to be done here: a server has the store.
    AtServer,
    /// Failed, with a cause that is a text already (exit 1).
    Fault(String),
    /// The system did not read or write a file (exit 1).
    File(PathBuf, io::ErrorKind),
    /// A file was refused whole as a roster (exit 1).
    Roster(PathBuf, RosterRefusal),
    /// A document was not written (exit 1).
    Write(WriteFault),
    /// The system failed where no file is concerned (exit 1).
    System(io::ErrorKind),
    /// The store or its journal (exit 1).
    Store(StoreFault),
}

impl CommandError {
    /// What the system says of a file that was named.
    pub fn file(path: &Path, fault: &io::Error) -> Self {
        Self::File(path.to_owned(), fault.kind())
    }

    pub fn word(key: &'static str) -> Self {
        Self::Message(key.into())
    }

    /// CommandOutput to whoever gave the command.
    pub fn output(&self, words: &Words) -> CommandOutput {
        let status = if matches!(self, Self::Usage(_)) { 2 } else { 1 };
        CommandOutput { out: String::new(), err: self.message(words) + "\n", status }
    }

    pub fn message(&self, words: &Words) -> String {
        match self {
            Self::Usage(cause) | Self::Fault(cause) => format!("youyang: {cause}"),
            Self::AtServer => format!("youyang: {}", words.say("serve-elsewhere")),
            Self::Message(message) => format!("youyang: {}", message.text(words)),
            Self::File(path, kind) => format!("youyang: {}", explain_io(path, *kind, words)),
            Self::Roster(path, refusal) => format!("youyang: {}", refused(path, refusal, words)),
            Self::Write(fault) => format!("youyang: {}", explain_write(fault, words)),
            Self::System(kind) => format!("youyang: {}", explain_system(*kind, words)),
            Self::Store(fault) => format!("youyang: {}", explain_store(fault, words)),
            Self::Office(error) => format!("youyang: {}", explained(error, words)),
        }
    }
}

impl From<OfficeError> for CommandError {
    fn from(error: OfficeError) -> Self {
        Self::Office(error)
    }
}

impl From<OfficeFault> for CommandError {
    fn from(fault: OfficeFault) -> Self {
        Self::Office(fault.into())
    }
}

impl From<io::Error> for CommandError {
    fn from(fault: io::Error) -> Self {
        Self::System(fault.kind())
    }
}

impl From<WriteFault> for CommandError {
    fn from(fault: WriteFault) -> Self {
        Self::Write(fault)
    }
}

impl From<ExportFault> for CommandError {
    fn from(fault: ExportFault) -> Self {
        match fault {
            ExportFault::Office(error) => Self::Office(error),
            ExportFault::Write(fault) => Self::Write(fault),
        }
    }
}

impl From<StoreFault> for CommandError {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}

impl From<JournalFault> for CommandError {
    fn from(fault: JournalFault) -> Self {
        Self::Store(fault.into())
    }
}

/// A file that was refused whole; its name unless the refusal names it.
fn refused(file: &Path, refusal: &RosterRefusal, words: &Words) -> String {
    let text = explain_roster(refusal, words);
    match refusal {
        RosterRefusal::Unreadable { .. } => text,
        _ => format!("{}: {text}", file.display()),
    }
}

/// Why something was not carried out, as programs read it.
pub(super) fn refusal_json(error: &OfficeError, words: &Words) -> Value {
    let message = explain_error(error, words);
    let rule = match error {
        OfficeError::Refused(refusal) => Some((refusal.code(), refusal.rule().id())),
        _ => None,
    };
    json!({
        "refusal": rule.map(|(code, _)| code), "rule": rule.map(|(_, rule)| rule),
        "clause": message.clause, "cause": message.what, "next": message.next,
    })
}

/// A refusal on one line: what, the clause, what would mend it.
pub(super) fn explained(error: &OfficeError, words: &Words) -> String {
    let message = explain_error(error, words);
    let clause = message.clause.map(|clause| format!(" [{clause}]")).unwrap_or_default();
    let next = message.next.map(|next| format!(" {next}")).unwrap_or_default();
    format!("{}{clause}{next}", message.what)
}

/// The output for arguments that clap refused (exit 2).
pub(super) fn wrong_use(message: &str) -> CommandOutput {
    CommandOutput { out: String::new(), err: message.to_owned(), status: 2 }
}
