//! Commands on staff accounts, sign-in, and the looks that are recorded.

use crate::base::{Date, Login, PersonId, SessionId, TownshipCode};
use crate::casework::staff::{Department, Level};
use serde::{Deserialize, Serialize};

/// Commands on staff accounts and recorded looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountCommand {
    /// Adds an account.
    Add {
        /// Sign-in name.
        login: Login,
        /// Name of the person.
        name: String,
        /// Department.
        department: Department,
        /// Level.
        level: Level,
        /// Township, with and only with department `Township`.
        township: Option<TownshipCode>,
        /// Argon2id hash in PHC form.
        password: String,
        /// OpenSSH public key line.
        ssh_key: Option<String>,
    },
    /// Ends an account.
    Disable {
        /// Whose.
        login: Login,
    },
    /// Sets a new password.
    SetPassword {
        /// Whose.
        login: Login,
        /// Argon2id hash in PHC form.
        password: String,
    },
    /// Opens a locked account before its time.
    Unlock {
        /// Whose.
        login: Login,
    },
    /// Names who decides in one's own place while one is away.
    Delegate {
        /// Who stands in: of the same department and level.
        to: Login,
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// Ends that before its time.
    EndDelegation,
    /// Ends somebody's sign-in at once.
    EndSession {
        /// Whose.
        login: Login,
        /// Which.
        session: SessionId,
    },
    /// A sign-in with the right password or key.
    SignIn {
        /// The network address, of those who come over the network.
        from: Option<String>,
        /// With an SSH key instead of the password.
        by_key: bool,
    },
    /// A sign-in with a wrong password.
    FailSignIn {
        /// The network address, of those who come over the network.
        from: Option<String>,
    },
    /// Shows a masked fact in full.
    Reveal {
        /// Whose.
        person: PersonId,
        /// Which.
        fact: RevealedFact,
    },
    /// Notes an export.
    NoteExport(Objects),
}

/// A fact of a file that is masked by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevealedFact {
    /// 公民身份号码
    IdNumber,
    /// 联系电话
    Phone,
    /// 银行账号
    BankAccount,
}

/// What an export or an auditor's look covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objects {
    /// What was exported, by its command-line name.
    pub what: String,
    /// How many rows.
    pub rows: u32,
    /// Whether personal data stood in it unmasked.
    pub unmasked: bool,
}
