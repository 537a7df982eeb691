//! Everything payable put into payment batches (M3).

use crate::base::{BatchId, CaseId};
use crate::casework::{
    BatchKind, Command, Event, FundCommand, FundEvent, PaymentEvent, Refusal, Route,
};
use crate::office::office::Office;
use crate::office::{Actor, OfficeError, Permission};
use std::collections::BTreeSet;

/// What came of a kind's payable cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batching {
    /// The batches made, in order.
    pub made: Vec<BatchId>,
    /// Lines in them which the bank returned before from the account they go to again.
    pub again: usize,
    /// Why a way of paying has no batch, or no further one.
    pub refused: Vec<Refusal>,
}

impl Office {
    /// Makes batches of a kind, for each way as many as its payable cases fill, until the
    /// account holds no more. What no batch was made of and why is told in the answer;
    /// others than the rules' refusals end it as errors, and what was made stays.
    pub fn make_batches(&self, actor: &Actor, kind: BatchKind) -> Result<Batching, OfficeError> {
        let mut batching = Batching::default();
        for route in [Route::Account, Route::Bank] {
            self.make_by_route(actor, kind, route, &mut batching)?;
        }
        Ok(batching)
    }

    fn make_by_route(
        &self,
        actor: &Actor,
        kind: BatchKind,
        route: Route,
        batching: &mut Batching,
    ) -> Result<(), OfficeError> {
        let (mut left, returned) = {
            let reader = self.reader(actor);
            reader.must(Permission::MakeBatch)?;
            let lines = reader.fund().payables(kind).into_iter().filter_map(|(case, line)| {
                line.ok().filter(|line| line.route == route).map(|line| (case.id, line))
            });
            let (mut cases, mut returned) = (Vec::new(), BTreeSet::new());
            for (case, line) in lines {
                cases.push(case);
                returned.extend(line.returned_before.then_some(case));
            }
            (cases, returned)
        };
        left.sort_unstable();
        loop {
            let command = FundCommand::MakeBatch { kind, route, cases: left.clone() };
            let id = self.next_command(&actor.session);
            match self.submit(actor, id, Command::Fund(command), None) {
                Ok(receipt) => {
                    batching.made.extend(receipt.events.iter().find_map(made));
                    let taken: Vec<CaseId> = receipt.events.iter().filter_map(taken).collect();
                    batching.again += taken.iter().filter(|case| returned.contains(case)).count();
                    // A batch takes from the front, in the order of the cases.
                    let through = taken
                        .last()
                        .map_or(left.len(), |last| left.partition_point(|case| case <= last));
                    left.drain(..through);
                    if left.is_empty() {
                        return Ok(());
                    }
                }
                Err(OfficeError::Refused(refusal)) => {
                    batching.refused.push(refusal);
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
    }
}

fn made(event: &Event) -> Option<BatchId> {
    match event {
        Event::Fund(FundEvent::BatchMade { batch, .. }) => Some(*batch),
        _ => None,
    }
}

fn taken(event: &Event) -> Option<CaseId> {
    match event {
        Event::Payment(PaymentEvent::Batched { case, .. }) => Some(*case),
        _ => None,
    }
}
