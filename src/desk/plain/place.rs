//! The places of the plain desk, and what can be typed at each.

use crate::base::{CaseId, Login, PersonId};

/// Where a person is in the menu.
pub enum Place {
    /// Their name is asked.
    Login,
    /// Their password is asked.
    Password(Login),
    /// Idle too long: the password again.
    Locked,
    /// The menu is shown.
    Menu,
    /// Whom they look for is asked.
    Search,
    /// People were found.
    Found(Vec<PersonId>),
    /// The cases that wait for them, from one on.
    Queue(Vec<CaseId>, usize),
    /// A case, at the version that was shown.
    Item(CaseId, u64),
    /// Why a case is returned, or rejected.
    Reason(CaseId, u64, bool),
}

impl Place {
    /// What is asked there.
    pub fn prompt(&self) -> &'static str {
        match self {
            Self::Login => "plain-ask-login",
            Self::Password(_) | Self::Locked => "plain-ask-password",
            Self::Search => "plain-ask-search",
            Self::Reason(..) => "plain-ask-reason",
            Self::Menu | Self::Found(_) | Self::Queue(..) | Self::Item(..) => "plain-ask-number",
        }
    }

    /// Whether what is typed there is not to be shown.
    pub fn is_secret(&self) -> bool {
        matches!(self, Self::Password(_) | Self::Locked)
    }
}
