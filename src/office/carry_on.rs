//! What an actor carries on themselves: returned cases of their own kind, notices, payments.

use super::Reader;
use super::access::{Permission, preparing};
use crate::base::CaseId;
use crate::store::Queue;

impl Reader {
    /// The queues of cases this actor may carry on: returned, to be posted, to be paid.
    pub fn my_work(&self) -> Vec<Queue> {
        let prepares = [
            Permission::OpenConfirmation,
            Permission::RecordChoice,
            Permission::ClaimSubsidy,
            Permission::OpenRefund,
            Permission::OpenTransition,
        ];
        let queues = [
            (Queue::Returned, prepares.iter().any(|permission| self.may(*permission))),
            (Queue::ToPost, self.may(Permission::PostNotice)),
            (Queue::InNotice, self.may(Permission::ObjectNotice)),
            (
                Queue::Payable,
                self.may(Permission::RecordPayment) || self.may(Permission::MakeBatch),
            ),
        ];
        queues.into_iter().filter_map(|(queue, mine)| mine.then_some(queue)).collect()
    }

    /// The cases of a queue that this actor may carry on, oldest first: of the returned
    /// those of a matter that they may hand in again.
    pub fn my_queue(&self, queue: Queue) -> Vec<CaseId> {
        match queue {
            Queue::Returned => self.my_returned().to_vec(),
            queue => self.queue(queue),
        }
    }

    /// How many these are.
    pub fn my_queue_len(&self, queue: Queue) -> usize {
        match queue {
            Queue::Returned => self.my_returned().len(),
            queue => self.queue_len(queue),
        }
    }

    /// How many cases wait for this actor to carry on; notices run by themselves.
    pub fn to_carry_on(&self) -> usize {
        let queues = self.my_work().into_iter().filter(|queue| *queue != Queue::InNotice);
        queues.map(|queue| self.my_queue_len(queue)).sum()
    }

    /// Asked for at every frame, and looked through once.
    fn my_returned(&self) -> &[CaseId] {
        self.returned.get_or_init(|| {
            let mut cases = self.queue(Queue::Returned);
            let mine =
                |id: &CaseId| self.case(*id).is_some_and(|case| self.may(preparing(&case.matter)));
            cases.retain(mine);
            cases
        })
    }
}
