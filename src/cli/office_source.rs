//! Where a command finds the office: it opens the store itself, or the server that has
//! the store lends its own.

use crate::office::{Office, OfficeFault};
use crate::remote::AskSecret;
use std::ops::Deref;
use std::sync::{Arc, Mutex};

/// The owner of the office that a command works on.
#[derive(Clone)]
pub(super) enum OfficeSource {
    /// The command's own.
    Own,
    /// The server's, who carries the command out for a client.
    Server {
        /// The server's open office.
        office: Arc<Office>,
        /// Has the client ask for a secret.
        ask: Arc<Mutex<AskSecret>>,
    },
}

impl OfficeSource {
    /// A server's, for one client.
    pub fn server(office: Arc<Office>, ask: AskSecret) -> Self {
        Self::Server { office, ask: Arc::new(Mutex::new(ask)) }
    }
}

/// An office to work with; close it afterwards.
pub(super) struct OfficeHandle {
    pub office: Arc<Office>,
    /// Whether the command opened it and has to close it.
    pub own: bool,
}

impl OfficeHandle {
    /// The office, for whatever outlives the command's own hold on it.
    pub fn share(&self) -> Arc<Office> {
        Arc::clone(&self.office)
    }

    /// Closes it cleanly, unless it is the server's.
    pub fn close(self) -> Result<(), OfficeFault> {
        if self.own {
            self.office.stop_jobs();
        }
        match self.own {
            true => Arc::into_inner(self.office).ok_or(OfficeFault::Closed)?.close(),
            false => Ok(()),
        }
    }
}

impl Deref for OfficeHandle {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.office
    }
}
