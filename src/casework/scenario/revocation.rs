//! Steps of a confirmation that is revoked.

use super::{Scenario, pass};
use crate::base::{CaseId, PersonId};
use crate::casework::command::{Command, ConfirmationCommand, RevocationCommand};

impl Scenario {
    /// Somebody whose confirmation was revoked, and the case that revoked it.
    pub fn revoked(&mut self) -> (PersonId, CaseId) {
        let person = self.confirmed();
        let case = self.opens("surveyor", revoke(person));
        self.does("resources", pass(case));
        (person, case)
    }
}

pub(crate) fn revoke(person: PersonId) -> Command {
    let (reason, paper) = ("冒名顶替".to_owned(), "派出所证明".to_owned());
    Command::Revocation(RevocationCommand::Open { person, reason, paper })
}

pub(crate) fn recover_all(person: PersonId) -> Command {
    Command::Revocation(RevocationCommand::Recover { person })
}

pub(crate) fn open_anew(person: PersonId) -> Command {
    let ground = "经复核确系本人".to_owned();
    Command::Confirmation(ConfirmationCommand::OpenAnew { person, ground })
}
