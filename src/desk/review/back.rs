//! Taking back what was decided from here: at once what was decided by the last key, and
//! after a question that names it what lies further back.

use super::screen::Review;
use crate::base::CaseId;
use crate::casework::{Command, ReviewCommand};
use crate::desk::lists::Listed;
use crate::desk::popups::Confirm;
use crate::desk::screen::Step;
use crate::office::Reader;
use crate::words::Message;

/// What was decided from here, the last one last.
#[derive(Default)]
pub(super) struct DecidedHere {
    cases: Vec<(CaseId, DecisionKind)>,
    /// The last one was decided alone, and no key came since: the screen still says so.
    fresh: bool,
    /// The key that is being taken is the first since.
    at_once: bool,
    taken: Option<TakenBack>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum DecisionKind {
    /// Passed or rejected: it may be taken back until it has gone on.
    Standing,
    /// Returned: it is no longer with whoever decided.
    Returned,
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
    /// One alone was passed or rejected just now.
    pub(super) fn alone(&mut self, case: CaseId) {
        self.cases.push((case, DecisionKind::Standing));
        self.fresh = true;
    }

    /// Many were passed together: which of them is the last is nobody's knowledge.
    pub(super) fn together(&mut self, cases: impl Iterator<Item = CaseId>) {
        self.cases.extend(cases.map(|case| (case, DecisionKind::Standing)));
        self.fresh = false;
    }

    /// One was returned.
    pub(super) fn returned(&mut self, case: CaseId) {
        self.cases.push((case, DecisionKind::Returned));
    }

    /// A case is decided no longer, or can no longer be taken back.
    pub(super) fn forget(&mut self, case: CaseId) {
        self.cases.retain(|(decided, _)| *decided != case);
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

impl Review {
    /// Takes back what was decided last. A return is not taken back: it says so, and leaves
    /// what was decided before it alone.
    pub(super) fn take_back(&mut self, list: &mut Listed<usize>, reader: &Reader) -> Step {
        let Some(&(case, kind)) = self.decided.cases.last() else {
            return list.tell("review-nothing-decided");
        };
        let name = reader.cases().row(case).map(|row| row.person.name.clone()).unwrap_or_default();
        if kind == DecisionKind::Returned {
            self.decided.cases.pop();
            return list.tell(Message::of("review-return-stands").with("name", name));
        }
        if self.decided.at_once {
            return self.submit_take_back(case);
        }
        self.decided.taken = Some(TakenBack::Asked(case));
        let told = Message::of("review-take-back-told").with("name", name);
        let effects = vec![told.with("case", case.to_string())];
        Step::push(Confirm::new("key-take-back", effects, "key-take-back"))
    }

    pub(super) fn submit_take_back(&mut self, case: CaseId) -> Step {
        self.decided.taken = Some(TakenBack::Submitted(case));
        Step::submit(Command::Review(ReviewCommand::TakeBack { case }), None)
    }
}
