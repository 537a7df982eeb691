//! How a session begins, and why it is over.

use super::saving::Files;
use crate::desk::screen::Menu;
use crate::desk::terminal::{KeyTable, Look};
use crate::office::Actor;
use crate::words::Lang;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How a session begins.
pub struct SessionOptions {
    /// Columns and rows; nothing is taken for 80×24.
    pub size: (u16, u16),
    /// The language at first; a key changes it.
    pub lang: Lang,
    /// What the terminal can show.
    pub look: Look,
    /// The screen locks after this time without a key.
    pub idle_lock: Duration,
    /// The key table.
    pub keys: Arc<KeyTable>,
    /// What the desk of a person offers.
    pub menu: fn(&Actor) -> Menu,
    /// Who has signed in already, where the way in has asked (SSH keys).
    pub actor: Option<Actor>,
    /// The network address, of those who come over the network.
    pub from: Option<String>,
    /// Where papers are saved; none where the person's files are on another machine.
    pub papers: Option<PathBuf>,
    /// Where lists are saved.
    pub files: Files,
    /// A numbered menu in plain lines, for terminals that only print and for those who
    /// have the screen read to them.
    pub plain: bool,
}

impl SessionOptions {
    /// A session in Chinese on an 80×24 terminal, to be changed as needed.
    pub fn new(menu: fn(&Actor) -> Menu) -> Self {
        Self {
            size: (80, 24),
            lang: Lang::Zh,
            look: Look::default(),
            idle_lock: Duration::from_secs(300),
            keys: KeyTable::built_in(),
            menu,
            actor: None,
            from: None,
            papers: None,
            files: Files::default(),
            plain: false,
        }
    }
}

/// Why a session is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Left,
    /// The server stops.
    Stopped,
    /// The keeper of the accounts ended it.
    Dismissed,
    /// A bug; the ticket is on the person's screen and in the server's log.
    Broken {
        /// What the person tells the administrator.
        ticket: String,
    },
}
