//! What a rule is told besides the state: who acts, when, by which policy.

use crate::base::{Date, Instant, Login};
use crate::policy::{Policy, Rules};

/// Who acts, when, and by which policy; never asked for, always given.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who acts.
    pub actor: &'a Login,
    /// The moment of the act.
    pub now: Instant,
    /// The office's policy.
    pub policy: &'a Policy,
}

impl Context<'_> {
    /// The day of the act.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// What applies today, as far as is known today.
    pub fn rules(&self) -> &Rules {
        self.policy.on(self.today(), self.today())
    }

    /// What applies to a contribution year, as far as is known today: its last day's.
    pub fn rules_of_year(&self, year: u32) -> &Rules {
        let last_day = Date::new(year as i32, 12, 31).unwrap_or(self.today());
        self.policy.on(last_day, self.today())
    }
}
