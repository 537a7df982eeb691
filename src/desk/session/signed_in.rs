//! Who works at this desk, through which office, and where their files go.

use super::saving::Files;
use crate::base::SessionId;
use crate::office::{Actor, Office, Reader};
use std::sync::Arc;

/// A person who has signed in.
pub struct SignedIn {
    /// The office that does their work.
    pub office: Arc<Office>,
    /// Who they are and what they may do.
    pub actor: Actor,
    /// The session's name in the journal.
    pub session: SessionId,
    /// Where their lists are saved.
    pub files: Files,
}

impl SignedIn {
    /// What they may read, as of now.
    pub fn reader(&self) -> Reader {
        self.office.reader(&self.actor)
    }
}
