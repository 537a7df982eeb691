//! Who handled how many: a tally by month and member of staff.

use super::event::CaseEvent;
use serde::{Deserialize, Serialize};

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
