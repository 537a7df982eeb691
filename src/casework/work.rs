//! Who handled how many: a tally by month and member of staff.

use super::event::CaseEvent;
use crate::base::Date;
use serde::{Deserialize, Serialize};

/// A calendar month, such as 202005.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(pub u32);

/// What one member of staff did with cases in one month, in acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Opened or handed in again.
    pub prepared: u32,
    /// Passed or approved.
    pub passed: u32,
    /// Returned (C5).
    pub returned: u32,
    /// Rejected (C5).
    pub rejected: u32,
    /// Own decisions taken back; they stay counted above.
    pub taken_back: u32,
}

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self(day.year().unsigned_abs() * 100 + day.month())
    }

    /// The month before.
    pub fn before(self) -> Self {
        Self(if self.0 % 100 == 1 { self.0 - 89 } else { self.0 - 1 })
    }

    /// The month after.
    pub fn after(self) -> Self {
        Self(if self.0 % 100 == 12 { self.0 + 89 } else { self.0 + 1 })
    }
}

impl Work {
    /// Counts an event; says whether it is one that counts.
    pub(super) fn count(&mut self, event: &CaseEvent) -> bool {
        let tally = match event {
            CaseEvent::Opened { .. }
            | CaseEvent::SubsidyClaimed(_)
            | CaseEvent::TransitionOpened(_)
            | CaseEvent::RefundOpened(_)
            | CaseEvent::HandedIn { .. } => &mut self.prepared,
            CaseEvent::Passed { .. } | CaseEvent::Approved { .. } => &mut self.passed,
            CaseEvent::Returned { .. } => &mut self.returned,
            CaseEvent::Rejected { .. } => &mut self.rejected,
            CaseEvent::TakenBack { .. } => &mut self.taken_back,
            _ => return false,
        };
        *tally += 1;
        true
    }

    /// All acts together.
    pub fn acts(&self) -> u32 {
        self.prepared + self.passed + self.returned + self.rejected + self.taken_back
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_one_another_over_the_year() {
        assert_eq!((Month(202012).after(), Month(202101).before()), (Month(202101), Month(202012)));
        assert_eq!((Month(202005).after(), Month(202005).before()), (Month(202006), Month(202004)));
    }
}
