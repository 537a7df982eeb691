//! Questions about accounts.

use super::reader::Reader;
use crate::base::{Login, Month};
use crate::casework::{Deputy, Level, Staff, Work};
use crate::office::permission::Permission;
use crate::office::presence::ActiveSession;

/// Questions about accounts: who is signed in, who stands in for whom, who did how much.
#[derive(Clone, Copy)]
pub struct StaffReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// The accounts, and who is signed in.
    pub fn staff(&self) -> StaffReader<'_> {
        StaffReader { reader: self }
    }
}

impl<'r> StaffReader<'r> {
    /// Every account, by sign-in name.
    pub fn all(self) -> impl Iterator<Item = &'r Staff> {
        self.reader.state().staff.values().map(|staff| &**staff)
    }

    /// The name of a member of staff, or the sign-in name where there is no account.
    pub fn name(self, login: &Login) -> String {
        self.reader
            .state()
            .staff
            .get(login)
            .map_or_else(|| login.to_string(), |staff| staff.name.clone())
    }

    /// Who is signed in now, for those who keep the accounts.
    pub fn active_sessions(self) -> Vec<ActiveSession> {
        match self.reader.may(Permission::ManageStaff) {
            true => self.reader.shared.presence.active_sessions(&self.reader.actor().session),
            false => Vec::new(),
        }
    }

    /// In whose place this actor decides today.
    pub fn stands_in_for(self) -> Vec<&'r Staff> {
        self.reader.state().absent_for(&self.reader.actor().login, self.reader.today()).collect()
    }

    /// Who stands in for this actor, from today on.
    pub fn deputy(self) -> Option<&'r Deputy> {
        let own = self.reader.state().staff.get(&self.reader.actor().login)?;
        own.deputy.as_ref().filter(|named| self.reader.today() <= named.until)
    }

    /// Who may be asked to stand in: of the same department and level (W1).
    pub fn peers(self) -> Vec<&'r Staff> {
        let own = self.reader.actor();
        let peers = self.all().filter(|staff| {
            !staff.disabled
                && staff.login != own.login
                && (staff.department, staff.level) == (own.department, own.level)
        });
        peers.collect()
    }

    /// Who handled how many in a month, by sign-in name: of everybody for whoever oversees
    /// all departments, else of one's own people for a supervisor, else of oneself.
    pub fn work(self, month: Month) -> Vec<(Login, Work)> {
        let own = self.reader.actor();
        let seen = |login: &Login| match self.reader.state().staff.get(login) {
            _ if *login == own.login || self.reader.may(Permission::Oversee) => true,
            Some(staff) if own.level == Level::Supervisor => {
                staff.department == own.department && staff.township == own.township
            }
            _ => false,
        };
        let first = (month, Login::from(""));
        let work = self.reader.state().work.range(first..).take_while(|((of, _), _)| *of == month);
        let work = work.filter(|((_, login), _)| seen(login));
        work.map(|((_, login), work)| (login.clone(), *work)).collect()
    }
}
