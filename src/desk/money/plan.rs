//! What would go into batches as things stand, and what stays where it is and why.

use crate::base::{CaseId, Money};
use crate::casework::{BatchKind, Case, Hold, PayLine, Route};
use crate::office::{Queue, Reader};
use crate::words::{Message, hold_message};

/// One batch that would be made.
#[derive(PartialEq, Eq)]
pub(super) struct Planned {
    pub(super) kind: BatchKind,
    pub(super) route: Route,
    pub(super) cases: Vec<CaseId>,
    pub(super) total: Money,
}

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
    pub(super) batches: Vec<Planned>,
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
        let mut plan = Self::default();
        let mut left = reader.fund().account().payable();
        for kind in kinds {
            plan.add(*kind, &mut left, reader);
        }
        plan
    }

    /// Puts what can be paid into batches in the order of the cases, as the rules will, as
    /// long as there is money; tells for the others what holds them back.
    fn add(&mut self, kind: BatchKind, left: &mut Money, reader: &Reader) {
        let payables = reader.fund().payables(kind);
        let most = reader.rules().batch_lines as usize;
        for route in [Route::Account, Route::Bank] {
            let mut reaches = true;
            for (case, line) in &payables {
                let Some(line) = goes_out(line, route) else { continue };
                reaches &= !kind.pays_out() || line.amount <= *left;
                if !reaches {
                    self.hold("hold-not-enough".into(), case, reader);
                    continue;
                }
                if kind.pays_out() {
                    *left -= line.amount;
                }
                let open = self.batches.last_mut().filter(|batch| {
                    (batch.kind, batch.route) == (kind, route) && batch.cases.len() < most
                });
                match open {
                    Some(batch) => {
                        batch.cases.push(case.id);
                        batch.total += line.amount;
                    }
                    None => {
                        let (cases, total) = (vec![case.id], line.amount);
                        self.batches.push(Planned { kind, route, cases, total });
                    }
                }
            }
        }
        for (case, line) in &payables {
            match line {
                Ok(line) if line.returned_before => {
                    self.hold("hold-returned".into(), case, reader);
                }
                Ok(_) => {}
                Err(hold) => self.hold(cause_of(hold), case, reader),
            }
        }
    }

    fn hold(&mut self, cause: Message, case: &Case, reader: &Reader) {
        const NAMED: usize = 3;
        let at = self.held.iter().position(|held| held.cause == cause);
        let at = at.unwrap_or_else(|| {
            self.held.push(Held { cause, cases: 0, names: Vec::new() });
            self.held.len() - 1
        });
        let held = &mut self.held[at];
        held.cases += 1;
        if held.names.len() < NAMED {
            held.names.extend(reader.person(case.person).map(|file| file.name.clone()));
        }
    }

    /// How many lines go out, and how much.
    pub(super) fn total(&self) -> (usize, Money) {
        let each = self.batches.iter().map(|batch| (batch.cases.len(), batch.total));
        each.fold((0, Money::ZERO), |(lines, sum), (own, total)| (lines + own, sum + total))
    }
}

/// What a case sends by a way; nothing where it came back from that very account.
fn goes_out(line: &Result<PayLine, Hold>, route: Route) -> Option<&PayLine> {
    line.as_ref().ok().filter(|line| line.route == route && !line.returned_before)
}

/// What holds cases back, the same for all of a kind: each of the dead has a day of their own.
fn cause_of(hold: &Hold) -> Message {
    match hold {
        Hold::Deceased(_) => "fund-make-died".into(),
        hold => hold_message(hold),
    }
}
