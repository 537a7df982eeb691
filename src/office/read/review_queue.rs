//! What waits for a decision, in the order in which it is best decided: worked out once for
//! everybody who decides the same, however many desks show it.

use crate::base::{CaseId, Date, Instant, Login, TownshipCode};
use crate::casework::{Finding, ReviewStep, State, comes_first, is_clean, risk_of};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A case that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedCase {
    /// The case that waits.
    pub case: CaseId,
    /// The step it waits at.
    pub step: ReviewStep,
    /// What to look at, gravest first; none of a clean one.
    pub findings: Vec<Finding>,
    /// Since when it waits.
    pub since: Instant,
    /// It has waited longer than the office allows.
    pub overdue: bool,
}

/// All that waits at some steps: who draws the residents' pension already first (C6), then
/// what is overdue, then by risk, then the oldest.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ReviewQueue {
    waiting: Vec<QueuedCase>,
    places: HashMap<CaseId, usize>,
    handled: HashMap<Login, Vec<usize>>,
    counts: BTreeMap<ReviewStep, usize>,
    found: usize,
}

/// Whose queues a queue is made of.
type Scope = Vec<(ReviewStep, Option<TownshipCode>)>;

/// The queues of the newest state that somebody asked about.
#[derive(Default)]
pub(in crate::office) struct ReviewQueues(Mutex<Newest>);

#[derive(Default)]
struct Newest {
    basis: Option<(State, Date)>,
    queues: HashMap<Scope, Arc<OnceLock<Arc<ReviewQueue>>>>,
}

impl ReviewQueue {
    /// The cases, in their order.
    pub fn waiting(&self) -> &[QueuedCase] {
        &self.waiting
    }

    /// Whether a case is among them.
    pub fn has(&self, case: CaseId) -> bool {
        self.places.contains_key(&case)
    }

    /// The places of those that somebody has handled, who may therefore not decide them
    /// (四眼); ascending.
    pub fn handled_by(&self, login: &Login) -> &[usize] {
        self.handled.get(login).map_or(&[], Vec::as_slice)
    }

    /// How many wait at a step.
    pub fn count(&self, step: ReviewStep) -> usize {
        self.counts.get(&step).copied().unwrap_or(0)
    }

    /// How many are not clean.
    pub fn found(&self) -> usize {
        self.found
    }

    /// Puts cases that wait into their order.
    pub(super) fn of(mut waiting: Vec<QueuedCase>, state: &State) -> Self {
        waiting.sort_by_cached_key(|one| {
            let first = comes_first(&one.findings);
            (!first, !one.overdue, Reverse(risk_of(&one.findings)), one.since, one.case)
        });
        let mut queue = Self { waiting, ..Self::default() };
        for (at, one) in queue.waiting.iter().enumerate() {
            queue.places.insert(one.case, at);
            *queue.counts.entry(one.step).or_default() += 1;
            queue.found += usize::from(!is_clean(&one.findings));
            for handled in state.case(one.case).into_iter().flat_map(|case| &case.handlers) {
                let places = queue.handled.entry(handled.by.clone()).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        queue
    }
}

impl ReviewQueues {
    /// Where the queue of a state is, or will be: whoever comes first makes it, and
    /// others wait for it. Another state than the newest asked about begins
    /// anew.
    pub(super) fn at(
        &self,
        scope: Scope,
        state: &State,
        today: Date,
    ) -> Arc<OnceLock<Arc<ReviewQueue>>> {
        let mut newest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = newest.basis.as_ref();
        if !known.is_some_and(|(known, day)| *day == today && tells_alike(known, state)) {
            *newest = Newest { basis: Some((state.clone(), today)), queues: HashMap::new() };
        }
        Arc::clone(newest.queues.entry(scope).or_default())
    }
}

/// Whether two states hold the same of all that a queue rests on.
fn tells_alike(one: &State, other: &State) -> bool {
    one.cases.ptr_eq(&other.cases)
        && one.people.ptr_eq(&other.people)
        && one.account_users.ptr_eq(&other.account_users)
        && one.listings.ptr_eq(&other.listings)
        && one.rejected_lines.ptr_eq(&other.rejected_lines)
        && one.decisions.ptr_eq(&other.decisions)
        && one.projects.ptr_eq(&other.projects)
}
