//! Events of staff accounts and recorded looks.

use crate::base::{Date, Instant, Login, SessionId, TownshipCode};
use crate::casework::command::Objects;
use crate::casework::staff::{Department, Level};
use serde::{Deserialize, Serialize};

/// Events of staff accounts and recorded looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccountEvent {
    /// Added.
    Added {
        /// Sign-in name.
        login: Login,
        /// Name of the person.
        name: String,
        /// Department.
        department: Department,
        /// Level.
        level: Level,
        /// Township.
        township: Option<TownshipCode>,
        /// Argon2id hash in PHC form.
        password: String,
        /// OpenSSH public key line.
        ssh_key: Option<String>,
    },
    /// Ended.
    Disabled {
        /// Whose.
        login: Login,
    },
    /// A new password was set.
    PasswordSet {
        /// Whose.
        login: Login,
        /// Argon2id hash in PHC form.
        password: String,
    },
    /// Opened before its time.
    Unlocked {
        /// Whose.
        login: Login,
    },
    /// Named who decides while they are away.
    Delegated {
        /// Who is away.
        login: Login,
        /// Who stands in.
        to: Login,
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// Is back before the time.
    DelegationEnded {
        /// Who was away.
        login: Login,
    },
    /// Signed in.
    SignedIn {
        /// Who.
        login: Login,
        /// The network address, of those who came over the network.
        #[serde(default)]
        from: Option<String>,
        /// With an SSH key instead of the password.
        #[serde(default)]
        by_key: bool,
    },
    /// A wrong password.
    SignInFailed {
        /// Whose account.
        login: Login,
        /// Wrong passwords in a row.
        failures: u32,
        /// Until when the account is locked.
        locked_until: Option<Instant>,
        /// The network address, of those who came over the network.
        #[serde(default)]
        from: Option<String>,
    },
    /// Something was exported.
    Exported(Objects),
    /// A sign-in was ended by somebody else.
    SessionEnded {
        /// Whose.
        login: Login,
        /// Which.
        session: SessionId,
    },
}
