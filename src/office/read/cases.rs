//! What an actor carries on themselves: returned cases of their own kind, notices, payments.

use super::reader::{QueueRow, Reader};
use crate::base::{CaseId, ObjectionId, PersonId, TownshipCode};
use crate::casework::{Case, Objection, withdrawable};
use crate::office::access::preparing;
use crate::office::permission::Permission;
use crate::store::Queue;

/// Questions about cases and the queues they wait in.
#[derive(Clone, Copy)]
pub struct CaseReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// Cases of the people whom the actor sees, and the queues they wait in.
    pub fn cases(&self) -> CaseReader<'_> {
        CaseReader { reader: self }
    }
}

impl<'r> CaseReader<'r> {
    /// Every case, oldest first.
    pub fn all(self) -> impl Iterator<Item = &'r Case> {
        let all = self.reader.state().cases.values().map(|case| &**case);
        all.filter(|case| self.reader.person(case.person).is_some())
    }

    /// Every case of a person, oldest first.
    pub fn of_person(self, person: PersonId) -> Vec<&'r Case> {
        let cases = self.reader.snapshot.queues.of_person(person);
        cases.filter_map(|case| self.reader.case(case)).collect()
    }

    /// The cases of a person that this actor withdraws now, the newest first (X6).
    pub fn withdrawable(self, person: PersonId) -> Vec<QueueRow<'r>> {
        let (reader, ctx) = (self.reader, self.reader.context());
        let Some(file) = reader.person(person) else { return Vec::new() };
        let open = file.open_cases.iter().rev().filter_map(|case| self.row(*case));
        let own = open.filter(|row| {
            let allowed = reader.allows(preparing(&row.case.matter), file.township).is_ok();
            allowed && withdrawable(row.case, &ctx).is_ok()
        });
        own.collect()
    }

    /// A case of a queue with whose it is.
    pub fn row(self, case: CaseId) -> Option<QueueRow<'r>> {
        let case = self.reader.case(case)?;
        Some(QueueRow { case, person: self.reader.person(case.person)? })
    }

    /// An objection to a notice.
    pub fn objection(self, id: ObjectionId) -> Option<&'r Objection> {
        let objection = self.reader.state().objections.get(&id)?;
        self.reader.case(objection.case).map(|_| &**objection)
    }

    /// The cases of a queue, oldest first.
    pub fn queue(self, queue: Queue) -> Vec<CaseId> {
        let queues = &self.reader.snapshot.queues;
        let cases =
            self.scopes(queue).flat_map(|scope| queues.cases(queue, scope, self.reader.today()));
        let mut cases: Vec<CaseId> = cases.collect();
        cases.sort_unstable();
        cases
    }

    /// How many cases are in a queue.
    pub fn queue_len(self, queue: Queue) -> usize {
        let queues = &self.reader.snapshot.queues;
        self.scopes(queue).map(|scope| queues.count(queue, scope, self.reader.today())).sum()
    }

    /// The queues of cases this actor may carry on: returned, to be posted, to be paid.
    pub fn my_queues(self) -> Vec<Queue> {
        let prepares = [
            Permission::OpenConfirmation,
            Permission::RecordChoice,
            Permission::ClaimSubsidy,
            Permission::OpenRefund,
            Permission::OpenTransition,
            Permission::ProposeChange,
            Permission::OpenRevocation,
        ];
        let queues = [
            (Queue::Returned, prepares.iter().any(|permission| self.reader.may(*permission))),
            (Queue::ToPost, self.reader.may(Permission::PostNotice)),
            (Queue::InNotice, self.reader.may(Permission::ObjectNotice)),
            (
                Queue::Payable,
                self.reader.may(Permission::RecordPayment)
                    || self.reader.may(Permission::MakeBatch),
            ),
        ];
        queues.into_iter().filter_map(|(queue, mine)| mine.then_some(queue)).collect()
    }

    /// The cases of a queue that this actor may carry on, oldest first: of the returned
    /// those of a matter that they may hand in again.
    pub fn my_queue(self, queue: Queue) -> Vec<CaseId> {
        match queue {
            Queue::Returned => self.my_returned().to_vec(),
            queue => self.queue(queue),
        }
    }

    /// How many these are.
    pub fn my_queue_len(self, queue: Queue) -> usize {
        match queue {
            Queue::Returned => self.my_returned().len(),
            queue => self.queue_len(queue),
        }
    }

    /// How many cases wait for this actor to carry on; notices run by themselves.
    pub fn to_carry_on(self) -> usize {
        let queues = self.my_queues().into_iter().filter(|queue| *queue != Queue::InNotice);
        queues.map(|queue| self.my_queue_len(queue)).sum()
    }

    /// Asked for at every frame, and looked through once.
    fn my_returned(self) -> &'r [CaseId] {
        self.reader.returned.get_or_init(|| {
            let mut cases = self.queue(Queue::Returned);
            let mine = |id: &CaseId| {
                self.reader.case(*id).is_some_and(|case| self.reader.may(preparing(&case.matter)))
            };
            cases.retain(mine);
            cases
        })
    }

    /// The townships whose cases of a queue are this actor's: in another's place one
    /// decides, and does nothing else.
    pub(in crate::office) fn scopes(
        self,
        queue: Queue,
    ) -> impl Iterator<Item = Option<TownshipCode>> {
        let covered = if matches!(queue, Queue::Waiting(_)) { self.reader.covered() } else { &[] };
        std::iter::once(self.reader.actor().township).chain(covered.iter().copied().map(Some))
    }
}
