//! What supervisors ask of their queues: what is overdue, which items are drawn for a look,
//! who stands in for whom, who handled how many.

use super::{Permission, Reader};
use crate::base::{Login, Month};
use crate::casework::{Case, Deputy, Level, ReviewStep, Staff, Work};
use crate::store::Queue;
use sm3::{Digest, Sm3};

impl Reader {
    /// Whether a case has waited for its decision longer than the office allows.
    pub fn is_overdue(&self, case: &Case) -> bool {
        let waited = case.since.date().days_until(self.today());
        waited > i64::from(self.rules().overdue_days)
    }

    /// How many cases wait too long for each step, across departments; for whoever
    /// oversees them all.
    pub fn overdue(&self) -> Vec<(ReviewStep, usize)> {
        if !self.may(Permission::Oversee) {
            return Vec::new();
        }
        let counts = ReviewStep::ALL.into_iter().map(|step| {
            let cases = self.queue(Queue::Waiting(step)).into_iter();
            let cases = cases.filter_map(|id| self.case(id));
            (step, cases.filter(|case| self.is_overdue(case)).count())
        });
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// Whether a clean case is drawn for a closer look in a bulk pass (M4): by the SM3 hash
    /// of its number and of the journal's line that brought it where it stands. Nobody
    /// knows that hash before the line is written, nor can change it after, and anybody
    /// who holds the journal can draw again. What cannot be read is drawn.
    pub fn is_drawn(&self, case: &Case) -> bool {
        let Some(line) = self.line_of(case) else { return true };
        let mut digest = Sm3::new();
        digest.update(line);
        digest.update(case.id.to_string());
        let drawn = digest.finalize();
        let number = u64::from_be_bytes(std::array::from_fn(|at| drawn[at]));
        number % 100 < u64::from(self.rules().review_draw_percent)
    }

    /// The hash of the newest line about a case, as the journal writes it.
    fn line_of(&self, case: &Case) -> Option<String> {
        let trail = self.snapshot.history.get(&case.person)?;
        let entries = trail.iter().rev().map_while(|at| self.records.read(*at).ok());
        let own = entries.take_while(|entry| entry.seq >= case.version).last()?;
        (own.seq == case.version).then(|| own.hash.to_string())
    }

    /// In whose place this actor decides today.
    pub fn stands_in_for(&self) -> Vec<&Staff> {
        self.state().absent_for(&self.actor().login, self.today()).collect()
    }

    /// Who stands in for this actor, from today on.
    pub fn deputy(&self) -> Option<&Deputy> {
        let own = self.state().staff.get(&self.actor().login)?;
        own.deputy.as_ref().filter(|named| self.today() <= named.until)
    }

    /// Who may be asked to stand in: of the same department and level (W1).
    pub fn peers(&self) -> Vec<&Staff> {
        let own = self.actor();
        let peers = self.staff().filter(|staff| {
            !staff.disabled
                && staff.login != own.login
                && (staff.department, staff.level) == (own.department, own.level)
        });
        peers.collect()
    }

    /// Who handled how many in a month, by sign-in name: of everybody for whoever oversees
    /// all departments, else of one's own people for a supervisor, else of oneself.
    pub fn work(&self, month: Month) -> Vec<(Login, Work)> {
        let own = self.actor();
        let seen = |login: &Login| match self.state().staff.get(login) {
            _ if *login == own.login || self.may(Permission::Oversee) => true,
            Some(staff) if own.level == Level::Supervisor => {
                staff.department == own.department && staff.township == own.township
            }
            _ => false,
        };
        let first = (month, Login::from(""));
        let work = self.state().work.range(first..).take_while(|((of, _), _)| *of == month);
        let work = work.filter(|((_, login), _)| seen(login));
        work.map(|((_, login), work)| (login.clone(), *work)).collect()
    }
}
