//! What all connections of a server share: the office, the settings of its desks, the
//! sessions that run.

use super::packet::{CommandOutput, ForwardedCommand};
use super::sessions::SessionRegistry;
use crate::desk::screen::Menu;
use crate::desk::session::SessionOptions;
use crate::desk::terminal::KeyTable;
use crate::office::{Actor, Office};
use crate::words::{Lang, Message, Words};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// What a server serves, and how.
pub struct Hosting {
    /// The open store.
    pub office: Arc<Office>,
    /// The store's folder, where the host key is.
    pub store: PathBuf,
    /// What the desk of a person offers.
    pub menu: fn(&Actor) -> Menu,
    /// Carries out commands of local clients.
    pub commands: RunCommand,
    /// The language of the server's log.
    pub lang: Lang,
}

impl Hosting {
    /// Writes a line to the log. Where nobody reads it any more, the server goes on.
    pub(super) fn log(&self, what: &Message) {
        let _gone = writeln!(io::stderr(), "youyang: {}", what.text(Words::get(self.lang)));
    }
}

/// Asks a command's caller for a secret, under a prompt.
pub type AskSecret = Box<dyn FnMut(&str) -> io::Result<String> + Send>;

/// Carries out a command of the command line on what is served.
pub type RunCommand = fn(&Hosting, &ForwardedCommand, AskSecret) -> CommandOutput;

/// What all connections share.
pub(super) struct ServerContext {
    pub hosting: Hosting,
    pub keys: Arc<KeyTable>,
    pub sessions: Arc<SessionRegistry>,
}

impl ServerContext {
    pub fn office(&self) -> Arc<Office> {
        Arc::clone(&self.hosting.office)
    }

    /// What every session has alike.
    pub fn options(&self) -> SessionOptions {
        let idle = u64::from(self.hosting.office.rules().idle_lock_minutes) * 60;
        SessionOptions {
            idle_lock: Duration::from_secs(idle),
            keys: Arc::clone(&self.keys),
            ..SessionOptions::new(self.hosting.menu)
        }
    }
}
