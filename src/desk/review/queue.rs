//! The queue in the order in which it is best decided.

use crate::base::{CaseId, Instant};
use crate::casework::{Finding, ReviewStep, passed_together, risk_of};
use crate::office::{Reader, ReviewQueue};
use std::sync::Arc;

/// One item of the queue.
#[derive(Clone, Copy)]
pub struct ReviewItem<'a> {
    /// The case that waits.
    pub case: CaseId,
    /// The step it waits at.
    pub step: ReviewStep,
    /// What to look at, gravest first; none of a clean item.
    pub findings: &'a [Finding],
    /// The user handled it, and may therefore not decide it (四眼).
    pub own: bool,
    /// Since when it waits.
    pub since: Instant,
    /// It has waited longer than the office allows.
    pub overdue: bool,
}

impl ReviewItem<'_> {
    /// Whether it may be passed together with others.
    pub fn is_clean(&self) -> bool {
        passed_together(self.findings, self.own, || false).is_ok()
    }

    /// The sum of its findings' weights.
    pub fn risk(&self) -> u32 {
        risk_of(self.findings)
    }
}

/// All that waits for this actor: what is overdue first, then by risk, then the oldest; own
/// work last.
#[derive(Default)]
pub struct ReviewItems {
    lane: Arc<ReviewQueue>,
    /// Places in the lane.
    order: Vec<usize>,
    /// How many of the last are own work.
    own: usize,
}

impl ReviewItems {
    /// All that waits now.
    pub fn of(reader: &Reader) -> Self {
        let lane = reader.review().queue();
        let own = lane.handled_by(&reader.actor().login);
        let mut order = Vec::with_capacity(lane.waiting().len());
        let mut from = 0;
        for at in own {
            order.extend(from..*at);
            from = at + 1;
        }
        order.extend(from..lane.waiting().len());
        order.extend(own);
        let own = own.len();
        Self { lane, order, own }
    }

    /// The item of a place.
    pub fn get(&self, place: usize) -> Option<ReviewItem<'_>> {
        let one = self.lane.waiting().get(*self.order.get(place)?)?;
        let own = place >= self.order.len() - self.own;
        let findings = &one.findings;
        let (case, step, since, overdue) = (one.case, one.step, one.since, one.overdue);
        Some(ReviewItem { case, step, findings, own, since, overdue })
    }

    /// All, in their order.
    pub fn iter(&self) -> impl Iterator<Item = ReviewItem<'_>> {
        (0..self.order.len()).filter_map(|place| self.get(place))
    }

    /// Whether a case is among them.
    pub fn has(&self, case: CaseId) -> bool {
        self.lane.has(case)
    }

    /// How many wait at a step, or at all.
    pub fn count(&self, step: Option<ReviewStep>) -> usize {
        step.map_or(self.order.len(), |step| self.lane.count(step))
    }

    /// How many are not clean.
    pub fn found(&self) -> usize {
        self.lane.found()
    }
}
