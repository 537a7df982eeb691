//! Signing in: with a password or with the SSH key of the account, from here or over
//! the network. Every try on an account is an act in the journal.

use super::{Actor, Office, OfficeError, password};
use crate::base::{Login, SessionId};
use crate::casework::{AccountCommand, Command, Staff};

/// At which terminal somebody signs in.
#[derive(Clone, Debug)]
pub struct Door {
    /// The name the sign-in is to have in the journal.
    pub session: SessionId,
    /// The network address, of those who come over the network.
    pub from: Option<String>,
}

impl Door {
    /// A terminal of this machine.
    pub fn here(session: SessionId) -> Self {
        Self { session, from: None }
    }
}

impl Office {
    /// Signs in with a password at this machine.
    pub fn sign_in(
        &self,
        login: &Login,
        password: &str,
        session: &SessionId,
    ) -> Result<Actor, OfficeError> {
        self.sign_in_at(login, password, &Door::here(session.clone()))
    }

    /// Signs in with a password. Whatever is wrong with it, the answer is the same,
    /// and takes the same time.
    pub fn sign_in_at(
        &self,
        login: &Login,
        password: &str,
        door: &Door,
    ) -> Result<Actor, OfficeError> {
        self.shared.loaded()?;
        let staff = self.snapshot().state.staff.get(login).cloned();
        let matches = password::matches(password, staff.as_ref().map(|staff| &*staff.password));
        let staff = staff.ok_or(OfficeError::SignIn)?;
        let from = door.from.clone();
        let command = match matches {
            true => AccountCommand::SignIn { from, by_key: false },
            false => AccountCommand::FailSignIn { from },
        };
        let actor = self.note_sign_in(&staff, command, door)?;
        if matches { Ok(actor) } else { Err(OfficeError::SignIn) }
    }

    /// Whether an SSH key (`ssh-ed25519 AAAA…`) would sign in at this moment: it is the
    /// account's, which is neither ended nor locked. Nothing is noted.
    pub fn takes_key(&self, login: &Login, key: &str) -> bool {
        let now = self.now();
        self.snapshot().state.staff.get(login).is_some_and(|staff| {
            let locked = staff.locked_until.is_some_and(|until| until > now);
            has_key(staff, key) && !staff.disabled && !locked
        })
    }

    /// Signs in the owner of an SSH key, who must have proved to have it.
    pub fn sign_in_by_key(
        &self,
        login: &Login,
        key: &str,
        door: &Door,
    ) -> Result<Actor, OfficeError> {
        self.shared.loaded()?;
        let staff = self.snapshot().state.staff.get(login).cloned();
        let staff = staff.filter(|staff| has_key(staff, key)).ok_or(OfficeError::SignIn)?;
        let command = AccountCommand::SignIn { from: door.from.clone(), by_key: true };
        self.note_sign_in(&staff, command, door)
    }

    /// Records the attempt; a locked or ended account is refused like a wrong password.
    fn note_sign_in(
        &self,
        staff: &Staff,
        command: AccountCommand,
        door: &Door,
    ) -> Result<Actor, OfficeError> {
        let actor = Actor::of(staff, door.session.clone());
        let id = self.next_command(&door.session);
        match self.submit(&actor, id, Command::Account(command), None) {
            Ok(_) => Ok(actor),
            Err(OfficeError::Refused(_)) => Err(OfficeError::SignIn),
            Err(fault) => Err(fault),
        }
    }
}

/// Whether a key is an account's; what follows the key on its line is a remark.
fn has_key(staff: &Staff, key: &str) -> bool {
    let parts = |line: &str| {
        let mut parts = line.split_whitespace();
        parts.next().zip(parts.next()).map(|(kind, body)| (kind.to_owned(), body.to_owned()))
    };
    let known = staff.ssh_key.as_deref().and_then(parts);
    known.is_some() && known == parts(key)
}
