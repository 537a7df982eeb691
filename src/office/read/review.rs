//! What supervisors ask of their queues: what is overdue, which items are drawn for a look,
//! who stands in for whom, who handled how many.

use super::reader::Reader;
use super::review_queue::{QueuedCase, ReviewQueue};
use crate::casework::{
    Case, Department, Finding, Level, ReviewStep, Working, figures_of, findings_of, working_of,
};
use crate::office::access::deciding;
use crate::office::permission::Permission;
use crate::store::Queue;
use sm3::{Digest, Sm3};
use std::sync::Arc;

/// Questions of whoever decides on cases.
#[derive(Clone, Copy)]
pub struct ReviewReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// What a reviewer asks about the cases that wait for a decision.
    pub fn review(&self) -> ReviewReader<'_> {
        ReviewReader { reader: self }
    }
}

impl<'r> ReviewReader<'r> {
    /// The steps this actor may decide.
    pub fn my_steps(self) -> Vec<ReviewStep> {
        let mine = |step: &ReviewStep| {
            deciding(*step).is_some_and(|permission| self.reader.may(permission))
        };
        ReviewStep::ALL.into_iter().filter(mine).collect()
    }

    /// How many cases wait for this actor's decision, own work included.
    pub fn to_review(self) -> usize {
        self.my_steps()
            .into_iter()
            .map(|step| self.reader.cases().queue_len(Queue::Waiting(step)))
            .sum()
    }

    /// All that waits for this actor's decision, own work included.
    pub fn queue(self) -> Arc<ReviewQueue> {
        let (state, today) = (self.reader.state(), self.reader.today());
        let steps = self.my_steps();
        let scopes = |step: &ReviewStep| {
            let step = *step;
            self.reader.cases().scopes(Queue::Waiting(step)).map(move |scope| (step, scope))
        };
        let scope = steps.iter().flat_map(scopes).collect();
        let queue = self.reader.shared.review_queues.at(scope, state, today);
        let waiting = || steps.iter().flat_map(|step| self.waiting(*step)).collect();
        Arc::clone(queue.get_or_init(|| Arc::new(ReviewQueue::of(waiting(), state))))
    }

    fn waiting(self, step: ReviewStep) -> impl Iterator<Item = QueuedCase> {
        let cases = self.reader.cases().queue(Queue::Waiting(step)).into_iter();
        cases.filter_map(move |id| self.reader.case(id)).map(move |case| {
            let (findings, overdue) = (self.findings(case), self.is_overdue(case));
            QueuedCase { case: case.id, step, findings, since: case.since, overdue }
        })
    }

    /// What a reviewer should look at in a case; empty for a clean one.
    pub fn findings(self, case: &Case) -> Vec<Finding> {
        findings_of(self.reader.state(), case, self.reader.rules())
    }

    /// The figures behind a finding of a case, by name; none where it rests on none.
    pub fn figures(self, case: &Case, finding: Finding) -> Vec<(&'static str, String)> {
        let file = self.reader.person(case.person);
        let rules = self.reader.rules();
        let figures = file.map(|file| figures_of(self.reader.state(), file, rules, finding));
        figures.unwrap_or_default()
    }

    /// The reviewer's own run of a case's amount.
    pub fn working(self, case: &Case) -> Option<Working> {
        working_of(self.reader.state(), case, &self.reader.context())
    }

    /// Whether a case has waited for its decision longer than the office allows.
    pub fn is_overdue(self, case: &Case) -> bool {
        let waited = case.since.date().days_until(self.reader.today());
        waited > i64::from(self.reader.rules().overdue_days)
    }

    /// How many cases wait too long for each step, across departments; for whoever
    /// oversees them all.
    pub fn overdue(self) -> Vec<(ReviewStep, usize)> {
        if !self.reader.may(Permission::Oversee) {
            return Vec::new();
        }
        let counts = ReviewStep::ALL.into_iter().map(|step| {
            let cases = self.reader.cases().queue(Queue::Waiting(step)).into_iter();
            let cases = cases.filter_map(|id| self.reader.case(id));
            (step, cases.filter(|case| self.is_overdue(case)).count())
        });
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// Whether a clean case is drawn for a closer look in a bulk pass (M4): by the SM3 hash
    /// of its number and of the journal's line that brought it to its step. Nobody
    /// knows that hash before the line is written, nor can change it after, and anybody
    /// who holds the journal can draw again. What cannot be read is drawn.
    pub fn is_drawn(self, case: &Case) -> bool {
        let Some(line) = self.line_of(case) else { return true };
        let mut digest = Sm3::new();
        digest.update(line);
        digest.update(case.id.to_string());
        let drawn = digest.finalize();
        let number = u64::from_be_bytes(std::array::from_fn(|at| drawn[at]));
        number % 100 < u64::from(self.reader.rules().review_draw_percent)
    }

    /// The hash of the newest line about a case, as the journal writes it.
    fn line_of(self, case: &Case) -> Option<String> {
        let trail = self.reader.snapshot.history.get(&case.person)?;
        let entries = trail.iter().rev().map_while(|at| self.reader.records.read(*at).ok());
        let own = entries.take_while(|entry| entry.seq >= case.version).last()?;
        (own.seq == case.version).then(|| own.hash.to_string())
    }

    /// Which departments and levels decide a step; none for a notice.
    pub fn who_decides(self, step: ReviewStep) -> &'r [(Department, Option<Level>)] {
        deciding(step).map_or(&[], |permission| self.reader.who_may(permission))
    }
}
