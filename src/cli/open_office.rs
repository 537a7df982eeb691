//! Opening the store for a command, or handing the command to the server that has it.

use super::context::CliContext;
use super::office_source::{OfficeHandle, OfficeSource};
use super::reply::CommandError;
use super::sign_in::ask_here;
use crate::base::{Clock, Date, Instant, SystemClock};
use crate::office::Office;
use crate::policy::{Policy, PolicyFault};
use crate::remote::{self, CommandOutput, ForwardedCommand};
use crate::words::{explain_notice, explain_policy};
use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::Arc;

/// Lies beside the journal of a practice store; only there the day can be chosen.
pub(super) const PRACTICE: &str = "practice";

/// A day that was chosen, at the machine's time of day.
struct ChosenDay(Date);

impl Clock for ChosenDay {
    fn now(&self) -> Instant {
        let now = SystemClock.now();
        self.0.start().plus_seconds(now.date().start().seconds_until(now))
    }
}

impl CliContext {
    /// The office of the store, which must be there; where a server has it and this is not
    /// the server, the command has to be carried out there.
    pub(super) fn office(&self) -> Result<OfficeHandle, CommandError> {
        match &self.source {
            OfficeSource::Server { office, .. } => {
                Ok(OfficeHandle { office: Arc::clone(office), own: false })
            }
            OfficeSource::Own if remote::is_served(&self.store) => Err(CommandError::AtServer),
            OfficeSource::Own => self.own_office(),
        }
    }

    /// The office of the store opened here, or a refusal where somebody else has it.
    pub(super) fn own_office(&self) -> Result<OfficeHandle, CommandError> {
        self.must_exist()?;
        let office = self.open(self.clock()?)?;
        self.tell_notices(&office);
        Ok(OfficeHandle { office: Arc::new(office), own: true })
    }

    /// The store opened here, whoever else may have it, for a desk: it is read while its
    /// person signs in.
    pub(super) fn begin_office(&self) -> Result<OfficeHandle, CommandError> {
        self.must_exist()?;
        let office = Office::begin(&self.store, self.policy()?, self.clock()?)?;
        self.tell_notices(&office);
        Ok(OfficeHandle { office: Arc::new(office), own: true })
    }

    /// Tells whoever keeps the store what its opening found; a desk's person reads it above
    /// the prompt on leaving.
    fn tell_notices(&self, office: &Office) {
        for notice in office.notices() {
            eprintln!("{}", explain_notice(notice, self.words));
        }
    }

    /// Has the server carry out what was asked of this process.
    pub(super) fn at_server(&self, given: &[OsString]) -> Result<CommandOutput, CommandError> {
        let forwarded = ForwardedCommand {
            arguments: given.iter().map(|word| word.as_bytes().to_owned()).collect(),
            folder: std::env::current_dir()?,
            lang: self.words.lang().code().to_owned(),
        };
        remote::forward_command(&self.store, forwarded, &mut |prompt| ask_here(prompt)).map_err(
            |fault| match fault.kind() {
                io::ErrorKind::InvalidInput => self.password_needed(),
                _ => CommandError::word("serve-gone"),
            },
        )
    }

    /// Whether there is a store; everything but making one needs it.
    pub(super) fn must_exist(&self) -> Result<(), CommandError> {
        if !self.store.join("journal").is_dir() {
            return Err(CommandError::Message(
                crate::words::Message::of("cli-no-store")
                    .with("dir", self.store.display().to_string()),
            ));
        }
        Ok(())
    }

    /// Opens the store, making it where there is none.
    pub(super) fn open(&self, clock: Arc<dyn Clock>) -> Result<Office, CommandError> {
        Ok(Office::open(&self.store, self.policy()?, clock)?)
    }

    /// The district's policy, under the settings of the store's own policy folder.
    pub(super) fn policy(&self) -> Result<Policy, CommandError> {
        let folder = self.store.join("policy");
        if !folder.is_dir() {
            return Policy::district().map_err(|fault| self.bad_policy(&fault));
        }
        let files = toml_files(&folder).map_err(|fault| CommandError::file(&folder, &fault))?;
        let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        Policy::of_store(texts).map_err(|fault| self.bad_policy(&fault))
    }

    fn bad_policy(&self, fault: &PolicyFault) -> CommandError {
        CommandError::Fault(explain_policy(fault, self.words))
    }

    pub(super) fn clock(&self) -> Result<Arc<dyn Clock>, CommandError> {
        match self.today {
            None => Ok(Arc::new(SystemClock)),
            Some(_) if !self.store.join(PRACTICE).exists() => {
                Err(CommandError::word("cli-today-practice-only"))
            }
            Some(day) => Ok(Arc::new(ChosenDay(day))),
        }
    }
}

fn toml_files(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            files.push((name.unwrap_or_default(), std::fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}
