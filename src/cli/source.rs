//! Where a command finds the office: it opens the store itself, or the server that has
//! the store lends its own.

use super::{CommandError, Desk};
use crate::office::{Office, OfficeFault};
use crate::remote::{self, Ask, Errand, Told};
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::ops::Deref;
use std::os::unix::ffi::OsStrExt;
use std::sync::{Arc, Mutex, PoisonError};

/// Whose office it is.
#[derive(Clone)]
pub(super) enum Source {
    /// The command's own.
    Own,
    /// The server's, who carries the command out for a client.
    Server {
        /// It.
        office: Arc<Office>,
        /// Has the client ask for a secret.
        ask: Arc<Mutex<Ask>>,
    },
}

impl Source {
    /// A server's, for one client.
    pub fn server(office: Arc<Office>, ask: Ask) -> Self {
        Self::Server { office, ask: Arc::new(Mutex::new(ask)) }
    }
}

/// An office to work with; close it afterwards.
pub(super) struct Opened {
    office: Arc<Office>,
    own: bool,
}

impl Opened {
    /// The office, for whatever outlives the command's own hold on it.
    pub fn share(&self) -> Arc<Office> {
        Arc::clone(&self.office)
    }

    /// Closes it cleanly, unless it is the server's.
    pub fn close(self) -> Result<(), OfficeFault> {
        if self.own {
            self.office.stop_round();
        }
        match self.own {
            true => Arc::into_inner(self.office).ok_or(OfficeFault::Closed)?.close(),
            false => Ok(()),
        }
    }
}

impl Deref for Opened {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.office
    }
}

impl Desk {
    /// The office of the store, which must be there; where a server has it and this is not
    /// the server, the command has to be carried out there.
    pub(super) fn office(&self) -> Result<Opened, CommandError> {
        match &self.source {
            Source::Server { office, .. } => Ok(Opened { office: Arc::clone(office), own: false }),
            Source::Own if remote::is_served(&self.store) => Err(CommandError::AtServer),
            Source::Own => self.own_office(),
        }
    }

    /// The office of the store opened here, or a refusal where somebody else has it.
    pub(super) fn own_office(&self) -> Result<Opened, CommandError> {
        self.must_exist()?;
        Ok(Opened { office: Arc::new(self.open(self.clock()?)?), own: true })
    }

    /// The store opened here, whoever else may have it, for a desk: it is read while its
    /// person signs in.
    pub(super) fn begin_office(&self) -> Result<Opened, CommandError> {
        self.must_exist()?;
        let office = Office::begin(&self.store, self.policy()?, self.clock()?)?;
        Ok(Opened { office: Arc::new(office), own: true })
    }

    /// Has the server carry out what was asked of this process.
    pub(super) fn at_server(&self, given: &[OsString]) -> Result<Told, CommandError> {
        let errand = Errand {
            arguments: given.iter().map(|word| word.as_bytes().to_owned()).collect(),
            folder: std::env::current_dir()?,
            lang: self.words.lang().code().to_owned(),
        };
        remote::send_errand(&self.store, errand, &mut |prompt| ask_here(prompt)).map_err(|fault| {
            match fault.kind() {
                io::ErrorKind::InvalidInput => self.password_needed(),
                _ => CommandError::word("serve-gone"),
            }
        })
    }

    /// Who gave their own password in a file was asked for the new one.
    fn password_needed(&self) -> CommandError {
        let key = match self.password_file {
            Some(_) => "cli-new-password-needed",
            None => "cli-password-needed",
        };
        CommandError::Usage(self.words.say(key).to_owned())
    }

    /// Asks for a secret on the caller's terminal, wherever that is.
    pub(super) fn secret(&self, prompt: &str) -> Result<String, CommandError> {
        let prompt = self.words.say(prompt);
        let answer = match &self.source {
            Source::Own => ask_here(prompt),
            Source::Server { ask, .. } => {
                ask.lock().unwrap_or_else(PoisonError::into_inner)(prompt)
            }
        };
        answer.map_err(|fault| match fault.kind() {
            io::ErrorKind::InvalidInput => self.password_needed(),
            _ => fault.into(),
        })
    }
}

/// Without a terminal nobody can be asked.
fn ask_here(prompt: &str) -> io::Result<String> {
    match io::stdin().is_terminal() {
        true => {
            let _without_the_line = super::progress::quiet();
            rpassword::prompt_password(prompt)
        }
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}
