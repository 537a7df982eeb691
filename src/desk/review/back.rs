//! Taking back what was decided from here: at once what was decided by the last key, and
//! after a question that names it what lies further back.

use super::screen::Review;
use crate::base::CaseId;
use crate::casework::{Command, ReviewCommand};
use crate::desk::popups::Confirm;
use crate::desk::screen::Step;
use crate::office::Reader;
use crate::words::Message;

/// What was decided from here, the last one last.
#[derive(Default)]
pub(super) struct Decided {
    cases: Vec<(CaseId, Kind)>,
    /// The last one was decided alone, and no key came since: the screen still says so.
    fresh: bool,
    taken: Option<Taken>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Passed or rejected: it may be taken back until it has gone on.
    Standing,
    /// Returned: it is no longer with whoever decided.
    Returned,
}

/// Which one is being taken back.
#[derive(Clone, Copy)]
pub(super) enum Taken {
    /// It is asked whether to.
    Asked(CaseId),
    /// The office is asked to.
    Submitted(CaseId),
}

impl Decided {
    /// One alone was passed or rejected just now.
    pub(super) fn alone(&mut self, case: CaseId) {
        self.cases.push((case, Kind::Standing));
        self.fresh = true;
    }

    /// Many were passed together: which of them is the last is nobody's knowledge.
    pub(super) fn together(&mut self, cases: impl Iterator<Item = CaseId>) {
        self.cases.extend(cases.map(|case| (case, Kind::Standing)));
        self.fresh = false;
    }

    /// One was returned.
    pub(super) fn returned(&mut self, case: CaseId) {
        self.cases.push((case, Kind::Returned));
    }

    /// A case is decided no longer, or can no longer be taken back.
    pub(super) fn forget(&mut self, case: CaseId) {
        self.cases.retain(|(decided, _)| *decided != case);
    }

    /// A key came.
    pub(super) fn stale(&mut self) {
        self.fresh = false;
    }

    /// What an answer was about.
    pub(super) fn answered(&mut self) -> Option<Taken> {
        self.taken.take()
    }
}

impl Review {
    /// Takes back what was decided last. A return is not taken back: it says so, and leaves
    /// what was decided before it alone.
    pub(super) fn take_back(&mut self, reader: &Reader) -> Step {
        let Some(&(case, kind)) = self.decided.cases.last() else {
            self.told = Some("review-nothing-decided".into());
            return Step::Stay;
        };
        let name = reader.row(case).map(|row| row.person.name.clone()).unwrap_or_default();
        if kind == Kind::Returned {
            self.decided.cases.pop();
            self.told = Some(Message::of("review-return-stands").with("name", name));
            return Step::Stay;
        }
        if self.decided.fresh {
            return self.submit_take_back(case);
        }
        self.decided.taken = Some(Taken::Asked(case));
        let told = Message::of("review-take-back-told").with("name", name);
        let effects = vec![told.with("case", case.to_string())];
        Step::push(Confirm::new("key-take-back", effects, "key-take-back"))
    }

    pub(super) fn submit_take_back(&mut self, case: CaseId) -> Step {
        self.decided.taken = Some(Taken::Submitted(case));
        Step::submit(Command::Review(ReviewCommand::TakeBack { case }), None)
    }
}
