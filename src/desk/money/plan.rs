//! What would go into batches as things are, and what is held back, by cause and name.

use crate::base::{CaseId, Money};
use crate::casework::{BatchKind, Hold, PlannedBatch};
use crate::office::{Queue, Reader};
use crate::words::{Message, hold_message};

/// Cases that stay where they are, for one cause.
#[derive(PartialEq)]
pub(super) struct Held {
    pub(super) cause: Message,
    pub(super) cases: usize,
    /// The first of them by name.
    pub(super) names: Vec<String>,
}

/// The batches that would be made of some kinds, and what is held back.
#[derive(Default, PartialEq)]
pub(super) struct Plan {
    pub(super) batches: Vec<PlannedBatch>,
    pub(super) held: Vec<Held>,
}

/// What a plan rests on and is looked at after each commit: the queue and the money.
pub(super) type Rests = (Vec<CaseId>, Money);

/// What a plan rests on now.
pub(super) fn rests(reader: &Reader) -> Rests {
    (reader.cases().queue(Queue::Payable), reader.fund().account().payable())
}

impl Plan {
    pub(super) fn of(kinds: &[BatchKind], reader: &Reader) -> Self {
        let planned = reader.fund().batch_plan(kinds);
        let mut plan = Self { batches: planned.batches, held: Vec::new() };
        for (case, hold) in &planned.held {
            plan.hold(cause_of(hold), *case, reader);
        }
        plan
    }

    fn hold(&mut self, cause: Message, case: CaseId, reader: &Reader) {
        const NAMED: usize = 3;
        let at = self.held.iter().position(|held| held.cause == cause);
        let at = at.unwrap_or_else(|| {
            self.held.push(Held { cause, cases: 0, names: Vec::new() });
            self.held.len() - 1
        });
        let held = &mut self.held[at];
        held.cases += 1;
        if held.names.len() < NAMED {
            held.names.extend(reader.cases().row(case).map(|row| row.person.name.clone()));
        }
    }

    /// How many lines go out, and how much.
    pub(super) fn total(&self) -> (usize, Money) {
        let each = self.batches.iter().map(|batch| (batch.cases.len(), batch.total));
        each.fold((0, Money::ZERO), |(lines, sum), (own, total)| (lines + own, sum + total))
    }
}

/// What holds cases back, the same for all of a kind: each of the dead has a day of their own.
fn cause_of(hold: &Hold) -> Message {
    match hold {
        Hold::Deceased(_) => "fund-make-died".into(),
        hold => hold_message(hold),
    }
}
