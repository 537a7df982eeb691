//! Passing the clean together: marks, one by one or a whole page that was shown, and the
//! draw of those that are looked at all the same (M4).

use super::screen::Review;
use crate::base::CaseId;
use crate::casework::{Command, ReviewCommand, Singly, passed_together};
use crate::desk::lists::Listed;
use crate::desk::popups::Confirm;
use crate::desk::screen::Step;
use crate::desk::terminal::{Action, Input};
use crate::office::{CommandReceipt, Reader, SubmitResult};
use crate::words::Message;

impl Review {
    pub(super) fn mark(&mut self, case: CaseId, list: &mut Listed<usize>) -> Step {
        if !self.marks.remove(&case) {
            self.marks.insert(case);
        }
        list.table.update(&Input::Act(Action::Down));
        Step::Stay
    }

    /// Marks the clean ones of the rows that are on the screen, and turns to the next page:
    /// what was never shown is never marked.
    pub(super) fn mark_page(&mut self, list: &mut Listed<usize>) -> Step {
        let shown = list.items().get(list.table.visible()).unwrap_or_default();
        let items = shown.iter().filter_map(|at| self.items.get(*at));
        let clean = items.filter(|item| item.is_clean() && !self.drawn.contains(&item.case));
        self.marks.extend(clean.map(|item| item.case));
        list.table.turn_page();
        Step::Stay
    }

    /// The marked that may be passed together, those drawn for a closer look apart.
    fn bulk(&self, reader: &Reader) -> (Vec<CaseId>, Vec<CaseId>) {
        let (mut pass, mut apart) = (Vec::new(), Vec::new());
        for item in self.items.iter().filter(|item| self.marks.contains(&item.case)) {
            let drawn = || reader.case(item.case).is_none_or(|case| reader.review().is_drawn(case));
            match passed_together(item.findings, item.own, drawn) {
                Ok(()) => pass.push(item.case),
                Err(Singly::Drawn) => apart.push(item.case),
                Err(Singly::OwnWork | Singly::Findings(_)) => {}
            }
        }
        (pass, apart)
    }

    pub(super) fn ask_to_pass_marked(&mut self, list: &mut Listed<usize>, reader: &Reader) -> Step {
        if self.marks.is_empty() {
            return list.tell("review-none-marked");
        }
        let (pass, drawn) = self.bulk(reader);
        let left = self.marks.len() - pass.len() - drawn.len();
        let mut effects = vec![Message::of("review-bulk-pass").count("count", pass.len())];
        if left > 0 {
            effects.push(Message::of("review-bulk-findings").count("count", left));
        }
        if !drawn.is_empty() {
            let percent = reader.rules().review_draw_percent.to_string();
            let told = Message::of("review-bulk-drawn").count("count", drawn.len());
            effects.push(told.with("percent", percent));
        }
        Step::push(Confirm::new("key-pass-marked", effects, "key-pass"))
    }

    pub(super) fn pass_marked(&mut self, list: &mut Listed<usize>, reader: &Reader) -> Step {
        let (pass, drawn) = self.bulk(reader);
        self.marks.clear();
        self.drawn.extend(drawn);
        if pass.is_empty() {
            return list.tell(Message::of("review-bulk-done").count("count", 0));
        }
        let pass = pass
            .into_iter()
            .map(|case| (Command::Review(ReviewCommand::Pass { case }), Some(list.seen)));
        Step::submit_all(pass.collect())
    }

    pub(super) fn bulk_done(
        &mut self,
        outcomes: &[SubmitResult],
        list: &mut Listed<usize>,
    ) -> Step {
        let passed = outcomes.iter().flatten().filter_map(CommandReceipt::case);
        self.decided.together(passed);
        let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
        let key = if failed == 0 { "review-bulk-done" } else { "review-bulk-some" };
        let told = Message::of(key).count("count", outcomes.len() - failed);
        list.tell(told.count("failed", failed))
    }
}
