//! Everything payable put into payment batches (M3).

use crate::base::{BatchId, CaseId};
use crate::casework::{BatchKind, Command, Event, FundCommand, FundEvent, Refusal, Route, kind_of};
use crate::office::office::Office;
use crate::office::{Actor, OfficeError, Permission, Queue, Reader};

/// What came of the payable cases of some kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batching {
    /// The batches made, in order.
    pub made: Vec<BatchId>,
    /// Why a batch was not made.
    pub refused: Vec<Refusal>,
}

impl Office {
    /// Makes the batches that are planned of some kinds. What no batch was made of is
    /// in the answer; others than the rules' refusals end it as errors, and what was made
    /// stays.
    pub fn make_batches(
        &self,
        actor: &Actor,
        kinds: &[BatchKind],
    ) -> Result<Batching, OfficeError> {
        let reader = self.reader(actor);
        reader.must(Permission::MakeBatch)?;
        let mut batching = Batching::default();
        for batch in reader.fund().batch_plan(kinds).batches {
            self.make_batch(actor, (batch.kind, batch.route), batch.cases, false, &mut batching)?;
        }
        if batching.made.is_empty() && batching.refused.is_empty() {
            self.ask_why(actor, kinds, &reader, &mut batching)?;
        }
        Ok(batching)
    }

    /// Makes a batch of each case that came back and is paid to the same account again,
    /// as somebody decided who looked after it.
    pub fn pay_again(&self, actor: &Actor, cases: &[CaseId]) -> Result<Batching, OfficeError> {
        let mut batching = Batching::default();
        for id in cases {
            let reader = self.reader(actor);
            let found = reader.case(*id).and_then(|case| Some((case, kind_of(&case.matter)?)));
            let route = found.and_then(|(case, _)| reader.fund().pay_line_again(case).ok());
            let route = route.map_or(Route::Bank, |line| line.route);
            let kind = found.map_or(BatchKind::Subsidy, |(_, kind)| kind);
            self.make_batch(actor, (kind, route), vec![*id], true, &mut batching)?;
        }
        Ok(batching)
    }

    /// Nothing can be paid: the rules say why, for each kind and way.
    fn ask_why(
        &self,
        actor: &Actor,
        kinds: &[BatchKind],
        reader: &Reader,
        batching: &mut Batching,
    ) -> Result<(), OfficeError> {
        for kind in kinds {
            let own = |id: &CaseId| {
                reader.case(*id).is_some_and(|case| kind_of(&case.matter) == Some(*kind))
            };
            let cases: Vec<CaseId> =
                reader.cases().queue(Queue::Payable).into_iter().filter(own).collect();
            for route in [Route::Account, Route::Bank] {
                self.make_batch(actor, (*kind, route), cases.clone(), false, batching)?;
            }
        }
        Ok(())
    }

    fn make_batch(
        &self,
        actor: &Actor,
        (kind, route): (BatchKind, Route),
        cases: Vec<CaseId>,
        again: bool,
        batching: &mut Batching,
    ) -> Result<(), OfficeError> {
        let command = Command::Fund(FundCommand::MakeBatch { kind, route, cases, again });
        let id = self.next_command(&actor.session);
        match self.submit(actor, id, command, None) {
            Ok(receipt) => batching.made.extend(receipt.events.iter().find_map(made)),
            Err(OfficeError::Refused(refusal)) => batching.refused.push(refusal),
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

fn made(event: &Event) -> Option<BatchId> {
    match event {
        Event::Fund(FundEvent::BatchMade { batch, .. }) => Some(*batch),
        _ => None,
    }
}
