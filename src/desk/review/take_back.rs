//! Taking back what was decided from here: at once what was decided by the last key, and
//! after a question that names it what lies further back.

use super::decided::TakenBack;
use super::screen::Review;
use crate::base::CaseId;
use crate::casework::{Command, ReviewCommand, Stage};
use crate::desk::lists::Listed;
use crate::desk::popups::Confirm;
use crate::desk::screen::Step;
use crate::office::Reader;
use crate::words::Message;

impl Review {
    /// Takes back what was decided last, be it a pass, a return or a rejection.
    pub(super) fn take_back(&mut self, list: &mut Listed<usize>, reader: &Reader) -> Step {
        let Some(&case) = self.decided.cases.last() else {
            return list.tell("review-nothing-decided");
        };
        let name = reader.cases().row(case).map(|row| row.person.name.clone()).unwrap_or_default();
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

    /// Who decided what was selected, where that is known, and that the next is there now.
    pub(super) fn moved_on(gone: CaseId, reader: &Reader) -> Message {
        let row = reader.cases().row(gone);
        let by = row.as_ref().and_then(|row| match (&row.case.decision, row.case.stage) {
            (Some(decision), _) => Some(&decision.by),
            (None, Stage::Returned) => row.case.returned.as_ref().map(|back| &back.by),
            _ => None,
        });
        let name = row.as_ref().map(|row| row.person.name.clone()).unwrap_or_default();
        let told = Message::of(if by.is_some() { "review-moved-by" } else { "review-moved" });
        let by = by.map(|by| reader.staff().name(by)).unwrap_or_default();
        told.with("name", name).with("by", by)
    }
}
