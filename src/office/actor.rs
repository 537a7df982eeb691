//! Who is signed in, and where.

use crate::base::{Login, SessionId, TownshipCode};
use crate::casework::{Department, Level, Staff};

/// A member of staff at one terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Sign-in name of the account.
    pub login: Login,
    /// Name of the person.
    pub name: String,
    /// The department of the account.
    pub department: Department,
    /// Clerk or supervisor, which the table of roles tells apart.
    pub level: Level,
    /// The township to which the person is confined, of township staff.
    pub township: Option<TownshipCode>,
    /// The sign-in, as the journal names it.
    pub session: SessionId,
}

impl Actor {
    pub(super) fn of(staff: &Staff, session: SessionId) -> Self {
        Self {
            login: staff.login.clone(),
            name: staff.name.clone(),
            department: staff.department,
            level: staff.level,
            township: staff.township,
            session,
        }
    }

    /// Whoever reads the store's files without an account: sees lists as audit does,
    /// and may do nothing, since it has no account.
    pub fn onlooker(session: SessionId) -> Self {
        let founder = Self::founder(Login::from("-"), session);
        Self { department: Department::Audit, level: Level::Clerk, ..founder }
    }

    /// The one who founds a store, before there is any account: makes the first ones.
    pub fn founder(login: Login, session: SessionId) -> Self {
        Self {
            name: login.to_string(),
            login,
            department: Department::HumanResources,
            level: Level::Supervisor,
            township: None,
            session,
        }
    }
}

/// A fresh sign-in's name, which nobody can guess, so that nobody can answer for another's command.
pub fn new_session() -> SessionId {
    let mut bytes = [0u8; 8];
    if getrandom::fill(&mut bytes).is_err() {
        // Without randomness the ids must still differ on one machine.
        static COUNT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
        let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        bytes = (u64::from(std::process::id()) << 32 | count).to_be_bytes();
    }
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    SessionId::from(text.as_str())
}
