//! Cases by where they wait and in which township, for work lists and counts; and by whose
//! they are.

use crate::base::{CaseId, Date, PersonId, TownshipCode};
use crate::casework::{Case, NoticePeriod, ReviewStep, Stage};
use imbl::{OrdMap, OrdSet};

/// A place where open cases stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Queue {
    /// Returned to whoever prepares it.
    Returned,
    /// Ready for a notice, not yet posted (C4).
    ToPost,
    /// In notice until a day, or stopped by an objection (C4).
    InNotice,
    /// Waiting for the decision of a step.
    Waiting(ReviewStep),
    /// Approved; the money is to move.
    Payable,
    /// In a payment batch that waits for its result (M3).
    Batched,
}

/// Every open case in its place, and every case by its person. Copies share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queues {
    by_person: OrdSet<(PersonId, CaseId)>,
    places: OrdMap<(Queue, TownshipCode), OrdSet<CaseId>>,
    notices: OrdMap<TownshipCode, OrdSet<(Date, CaseId)>>,
}

impl Queues {
    /// Moves a case from where it stood to where it stands.
    pub fn move_case(&mut self, township: TownshipCode, before: Option<&Case>, after: &Case) {
        if before.is_none() {
            self.by_person.insert((after.person, after.id));
        }
        let (old, new) = (before.and_then(place), place(after));
        if old != new {
            if let Some(queue) = old {
                remove(&mut self.places, &(queue, township), &after.id);
            }
            if let Some(queue) = new {
                self.places.entry((queue, township)).or_default().insert(after.id);
            }
        }
        let (old, new) = (before.and_then(running), running(after));
        if old != new {
            if let Some(until) = old {
                remove(&mut self.notices, &township, &(until, after.id));
            }
            if let Some(until) = new {
                self.notices.entry(township).or_default().insert((until, after.id));
            }
        }
    }

    /// Every case of a person, open or closed, oldest first.
    pub fn of_person(&self, person: PersonId) -> impl Iterator<Item = CaseId> {
        self.by_person
            .range((person, CaseId(0))..=(person, CaseId(u32::MAX)))
            .map(|(_, case)| *case)
    }

    /// How many cases stand in a queue on a day, in one township or in all.
    pub fn count(&self, queue: Queue, scope: Option<TownshipCode>, today: Date) -> usize {
        let placed: usize = self.placed(queue, scope).map(OrdSet::len).sum();
        match queue {
            Queue::Waiting(ReviewStep::Final) => placed + self.over(scope, today).count(),
            Queue::InNotice => placed - self.over(scope, today).count(),
            _ => placed,
        }
    }

    /// The cases of a queue on a day, in one township or in all, oldest number first.
    pub fn cases(&self, queue: Queue, scope: Option<TownshipCode>, today: Date) -> Vec<CaseId> {
        let mut cases: Vec<CaseId> = self.placed(queue, scope).flatten().copied().collect();
        let over = || self.over(scope, today);
        match queue {
            Queue::Waiting(ReviewStep::Final) => cases.extend(over()),
            Queue::InNotice => {
                let over: OrdSet<CaseId> = over().collect();
                cases.retain(|case| !over.contains(case));
            }
            _ => {}
        }
        cases.sort_unstable();
        cases
    }

    fn placed(
        &self,
        queue: Queue,
        scope: Option<TownshipCode>,
    ) -> impl Iterator<Item = &OrdSet<CaseId>> {
        let (first, last) = match scope {
            Some(only) => (only, only),
            None => (TownshipCode(0), TownshipCode(u32::MAX)),
        };
        self.places.range((queue, first)..=(queue, last)).map(|(_, cases)| cases)
    }

    /// Cases whose notice has run its days without open objection: they stand in
    /// `Final` from that day on, without any act (C4).
    fn over(&self, scope: Option<TownshipCode>, today: Date) -> impl Iterator<Item = CaseId> {
        let townships =
            self.notices.iter().filter(move |(code, _)| scope.is_none_or(|only| only == **code));
        townships.flat_map(move |(_, notices)| {
            notices.iter().take_while(move |(until, _)| *until <= today).map(|(_, case)| *case)
        })
    }
}

/// Takes one out of a set, and an emptied set out of the map.
fn remove<K: Ord + Clone, T: Ord + Clone>(sets: &mut OrdMap<K, OrdSet<T>>, key: &K, item: &T) {
    if let Some(set) = sets.get_mut(key) {
        set.remove(item);
        if set.is_empty() {
            sets.remove(key);
        }
    }
}

fn place(case: &Case) -> Option<Queue> {
    match case.stage {
        Stage::Returned => Some(Queue::Returned),
        Stage::Waiting(ReviewStep::Notice) if case.notice.is_none() => Some(Queue::ToPost),
        Stage::Waiting(ReviewStep::Notice) => Some(Queue::InNotice),
        Stage::Waiting(step) => Some(Queue::Waiting(step)),
        Stage::Payable if case.payment.batch.is_some() => Some(Queue::Batched),
        Stage::Payable => Some(Queue::Payable),
        Stage::Closed(_) => None,
    }
}

/// The day on which a running notice without open objection is over.
fn running(case: &Case) -> Option<Date> {
    let running = case.stage == Stage::Waiting(ReviewStep::Notice) && case.objections.is_empty();
    case.notice.filter(|_| running).map(NoticePeriod::confirmed_from)
}
