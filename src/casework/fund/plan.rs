//! What goes into payment batches as things are, and what stays where it is and why: the
//! one rule of whoever makes batches, at a desk or by command (M2, M3).

use super::batch::BatchKind;
use super::payable::{Hold, PayLine, kind_of, pay_line};
use crate::base::{CaseId, Login, Money};
use crate::casework::case::Case;
use crate::casework::person::Route;
use crate::casework::state::State;

/// The batches that would be made of some kinds, and what is held back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BatchPlan {
    /// In the order in which they are made.
    pub batches: Vec<PlannedBatch>,
    /// Cases that stay payable, with the cause.
    pub held: Vec<(CaseId, Hold)>,
}

/// One batch that would be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedBatch {
    /// What is paid.
    pub kind: BatchKind,
    /// By which way.
    pub route: Route,
    /// Its cases, in the order of their lines.
    pub cases: Vec<CaseId>,
    /// What they come to.
    pub total: Money,
}

impl BatchPlan {
    /// Puts those of the cases that somebody may pay now into batches, in the order of the
    /// cases, up to so many lines each, as long as there is money.
    pub fn of(
        state: &State,
        kinds: &[BatchKind],
        cases: &[&Case],
        (maker, most): (&Login, usize),
    ) -> Self {
        let mut plan = Self::default();
        let mut left = state.fund.payable();
        for kind in kinds {
            let own = cases.iter().filter(|case| kind_of(&case.matter) == Some(*kind));
            let (mut lines, mut held) = (Vec::new(), Vec::new());
            for case in own {
                match pay_line(state, case, maker) {
                    Ok(line) => lines.push((case.id, line)),
                    Err(hold) => held.push((case.id, hold)),
                }
            }
            for route in [Route::Account, Route::Bank] {
                let by_route = lines.iter().filter(|(_, line)| line.route == route);
                plan.add((*kind, route), by_route, &mut left, most);
            }
            plan.held.extend(held);
        }
        plan
    }

    fn add<'a>(
        &mut self,
        (kind, route): (BatchKind, Route),
        lines: impl Iterator<Item = &'a (CaseId, PayLine)>,
        left: &mut Money,
        most: usize,
    ) {
        let mut reaches = true;
        for (case, PayLine { amount, .. }) in lines {
            // Nobody is paid past another who waits longer.
            reaches &= !kind.pays_out() || *amount <= *left;
            if !reaches {
                self.held.push((*case, Hold::NotEnough));
                continue;
            }
            if kind.pays_out() {
                *left -= *amount;
            }
            let open = self.batches.last_mut().filter(|batch| {
                (batch.kind, batch.route) == (kind, route) && batch.cases.len() < most
            });
            match open {
                Some(batch) => {
                    batch.cases.push(*case);
                    batch.total += *amount;
                }
                None => {
                    let (cases, total) = (vec![*case], *amount);
                    self.batches.push(PlannedBatch { kind, route, cases, total });
                }
            }
        }
    }
}
