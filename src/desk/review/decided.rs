//! What was decided from a review queue, and which of it is being taken back.

use crate::base::CaseId;

/// What was decided from here, the last one last.
#[derive(Default)]
pub(super) struct DecidedHere {
    pub(super) cases: Vec<CaseId>,
    /// The last one was decided alone, and no key came since: the screen still says so.
    fresh: bool,
    /// The key that is being taken is the first since.
    pub(super) at_once: bool,
    pub(super) taken: Option<TakenBack>,
}

/// Which one is being taken back.
#[derive(Clone, Copy)]
pub(super) enum TakenBack {
    /// It is asked whether to.
    Asked(CaseId),
    /// The office is asked to.
    Submitted(CaseId),
}

impl DecidedHere {
    /// One alone was decided just now.
    pub(super) fn alone(&mut self, case: CaseId) {
        self.cases.push(case);
        self.fresh = true;
    }

    /// Many were passed together: which of them is the last is nobody's knowledge.
    pub(super) fn together(&mut self, cases: impl Iterator<Item = CaseId>) {
        self.cases.extend(cases);
        self.fresh = false;
    }

    /// A case is decided no longer, or can no longer be taken back.
    pub(super) fn forget(&mut self, case: CaseId) {
        self.cases.retain(|decided| *decided != case);
    }

    /// Another key is being taken.
    pub(super) fn take_key(&mut self) {
        self.at_once = std::mem::take(&mut self.fresh);
    }

    /// What an answer was about.
    pub(super) fn answered(&mut self) -> Option<TakenBack> {
        self.taken.take()
    }
}
