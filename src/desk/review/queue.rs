//! The queue in the order in which it is best decided.

use crate::base::{CaseId, Instant};
use crate::casework::{Case, Finding, Matter, Step};
use crate::office::{Queue, Reader};

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
}

impl Item {
    /// Whether it may be passed together with others.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && !self.own
    }
}

/// All that waits for this actor: what has findings first, then the oldest; own work last.
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
        }));
    }
    items.sort_by_key(|item| {
        let gravest = item.findings.first().copied();
        (item.own, gravest.is_none(), gravest, item.since, item.case)
    });
    items
}

/// Whether a case is drawn for a closer look in a bulk pass: the same cases whenever
/// and by whomever it is asked, so many of a hundred.
pub fn is_drawn(case: CaseId, percent: u32) -> bool {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    (u64::from(case.0).wrapping_mul(SPREAD) >> 32) % 100 < u64::from(percent)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_draw_takes_about_its_share_and_always_the_same() {
        let drawn = |percent| (1..=10_000).filter(|n| is_drawn(CaseId(*n), percent)).count();
        assert_eq!(drawn(0), 0);
        assert_eq!(drawn(100), 10_000);
        assert!((400..=600).contains(&drawn(5)), "{}", drawn(5));
        assert_eq!(drawn(5), drawn(5));
    }
}
