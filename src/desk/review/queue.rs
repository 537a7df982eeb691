//! The queue in the order in which it is best decided.

use crate::base::{CaseId, Instant};
use crate::casework::{Case, Finding, Matter, Step, risk_of};
use crate::office::{Queue, Reader};
use std::cmp::Reverse;

/// One item of the queue.
pub struct Item {
    /// The case.
    pub case: CaseId,
    /// The step it waits at.
    pub step: Step,
    /// What to look at, gravest first; none of a clean item.
    pub findings: Vec<Finding>,
    /// Handled by whoever sits here, who may therefore not decide it (四眼).
    pub own: bool,
    /// Since when it waits.
    pub since: Instant,
    /// It has waited longer than the office allows.
    pub overdue: bool,
}

impl Item {
    /// Whether it may be passed together with others.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && !self.own
    }

    /// The sum of its findings' weights.
    pub fn risk(&self) -> u32 {
        risk_of(&self.findings)
    }
}

/// All that waits for this actor: what is overdue first, then by risk, then the oldest; own
/// work last.
pub fn items(reader: &Reader) -> Vec<Item> {
    let me = &reader.actor().login;
    let mut items = Vec::new();
    for step in reader.my_steps() {
        let cases = reader.queue(Queue::Waiting(step));
        items.extend(cases.into_iter().filter_map(|id| reader.case(id)).map(|case| Item {
            case: case.id,
            step,
            findings: reader.findings(case),
            own: case.was_handled_by(me),
            since: case.since,
            overdue: reader.is_overdue(case),
        }));
    }
    items
        .sort_by_key(|item| (item.own, !item.overdue, Reverse(item.risk()), item.since, item.case));
    items
}

/// The earlier layers to which a case can be returned, besides its opener (C5).
pub fn earlier(case: &Case, step: Step) -> Vec<Step> {
    let on_the_way = |earlier: &Step| match earlier {
        Step::Household => case.household_asked,
        Step::Township | Step::LandArea => true,
        _ => false,
    };
    let layers = Step::ALL.into_iter().filter(|earlier| *earlier < step && on_the_way(earlier));
    layers.filter(|_| case.matter == Matter::Confirmation).collect()
}
