//! The one thread that writes: authorise, judge, append and sync for all who wait
//! at once, publish, answer.

use super::answered::Answered;
use super::fault::{Changed, OfficeError, OfficeFault};
use super::history::records_since;
use super::round::{Finished, Heading, Round};
use super::standing::Loaded;
use super::{Actor, Shared};
use crate::base::{CaseId, CommandId, METER, PersonId};
use crate::casework::{Command, Context, Event, PersonEvent, PersonRegistered, Subject, decide};
use crate::journal::{Journal, JournalReader};
use crate::store::{CacheWriter, Opened, Snapshot, StoreFault, StoreOpening};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// Commands taken together into one sync, at most.
const MOST_ORDERS: usize = 256;

/// A command on its way.
pub struct Submission {
    /// Its id; the same id twice is answered once.
    pub id: CommandId,
    /// What is asked.
    pub command: Command,
    /// The version of the file or case that the actor looked at.
    pub seen: Option<u64>,
}

/// What became of a command that was carried out.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Its line of the journal; the newest line where nothing had to change.
    pub seq: u64,
    /// What happened.
    pub events: Arc<[Event]>,
}

/// What became of a command.
pub type Outcome = Result<Receipt, OfficeError>;

impl Receipt {
    /// The case it was about.
    pub fn case(&self) -> Option<CaseId> {
        self.events.iter().find_map(|event| match event {
            Event::Case(event) => Some(event.case()),
            _ => None,
        })
    }

    /// The person it registered.
    pub fn registered(&self) -> Option<PersonId> {
        self.events.iter().find_map(|event| match event {
            Event::Person(PersonEvent::Registered(PersonRegistered { person, .. })) => {
                Some(*person)
            }
            _ => None,
        })
    }
}

struct Order {
    actor: Actor,
    submissions: Vec<Submission>,
    reply: Sender<Result<Vec<Outcome>, OfficeError>>,
}

/// The answer to submissions that were handed in.
pub(super) struct Answer(Receiver<Result<Vec<Outcome>, OfficeError>>);

impl Answer {
    /// Waits until they are in the journal or refused.
    pub(super) fn wait(self) -> Result<Vec<Outcome>, OfficeError> {
        self.0.recv().map_err(|_| OfficeFault::Closed)?
    }
}

/// The door to the writing thread.
pub(super) struct Writer {
    orders: Sender<Order>,
    thread: JoinHandle<Result<(), OfficeFault>>,
}

impl Writer {
    /// Begins with reading the state, and writes once it is there.
    pub(super) fn start(shared: Arc<Shared>, opening: StoreOpening) -> Self {
        let (orders, inbox) = channel();
        let thread = std::thread::spawn(move || {
            let opened = catch_unwind(AssertUnwindSafe(|| opening.load()))
                .unwrap_or_else(|_| Err(StoreFault::Cache("reading it ended".to_owned())));
            let opened = match opened {
                Ok(opened) => opened,
                Err(fault) => {
                    let fault = Arc::new(fault);
                    shared.fail(Arc::clone(&fault));
                    return Err(OfficeFault::Store(fault));
                }
            };
            let Opened { journal, snapshot, cache, kind } = opened;
            shared.begin(Loaded::new(snapshot.clone(), kind));
            let records = journal.reader();
            let (journal, answered) = (Box::new(journal), Answered::default());
            let mut desk = WriterThread { shared, journal, records, snapshot, answered };
            while let Some(orders) = next(&inbox) {
                desk.carry_out(orders, &cache);
            }
            cache.close().map_err(OfficeFault::from)
        });
        Self { orders, thread }
    }

    /// Hands submissions in; whoever waits for the answer may do something else first.
    pub(super) fn submit(
        &self,
        actor: Actor,
        submissions: Vec<Submission>,
    ) -> Result<Answer, OfficeError> {
        let (reply, answer) = channel();
        let order = Order { actor, submissions, reply };
        self.orders.send(order).map_err(|_| OfficeFault::Closed)?;
        Ok(Answer(answer))
    }

    pub(super) fn close(self) -> Result<(), OfficeFault> {
        drop(self.orders);
        self.thread.join().unwrap_or(Err(OfficeFault::Closed))
    }
}

/// The next order and all that wait behind it; `None` when the door is closed.
fn next(inbox: &Receiver<Order>) -> Option<Vec<Order>> {
    let first = inbox.recv().ok()?;
    let more = std::iter::from_fn(|| inbox.try_recv().ok()).take(MOST_ORDERS - 1);
    Some(std::iter::once(first).chain(more).collect())
}

struct WriterThread {
    shared: Arc<Shared>,
    journal: Box<dyn Journal>,
    records: Arc<dyn JournalReader>,
    snapshot: Snapshot,
    answered: Answered,
}

impl WriterThread {
    /// Judges all orders one after another on a copy, appends and syncs once, and only
    /// then lets anybody see it. If the journal fails, the copy is forgotten.
    fn carry_out(&mut self, orders: Vec<Order>, cache: &CacheWriter) {
        let shared = Arc::clone(&self.shared);
        let now = shared.clock.now();
        let submitted = orders.iter().map(|order| order.submissions.len()).sum();
        let mut round = Round::on(self.snapshot.clone(), submitted);
        let mut answers = Vec::with_capacity(orders.len());
        for Order { actor, submissions, reply } in orders {
            let policy = shared.policy.version();
            let heading = Heading { actor: &actor, at: now, policy };
            let outcomes: Vec<Outcome> = submissions
                .into_iter()
                .map(|submission| {
                    METER.step(submission.command.lines());
                    self.judge(&mut round, &heading, submission)
                })
                .collect();
            round.end_order(&heading);
            answers.push((reply, outcomes));
        }
        let written = self.write(round, cache);
        for (reply, outcomes) in answers {
            let answer = match &written {
                Ok(()) => Ok(outcomes),
                Err(fault) => Err(OfficeError::Fault(Arc::clone(fault))),
            };
            // Whoever asked may have gone; the journal has it all the same.
            let _ = reply.send(answer);
        }
    }

    fn judge(
        &mut self,
        round: &mut Round,
        heading: &Heading<'_>,
        submission: Submission,
    ) -> Outcome {
        let Submission { id, command, seen } = submission;
        let actor = heading.actor;
        let earlier = self.answered.find(&id, &actor.session, &*self.records)?;
        if let Some(receipt) = earlier.or_else(|| round.receipts.get(&id)) {
            return Ok(receipt.clone());
        }
        let state = &round.snapshot.state;
        let authorised = self.shared.access.authorise(state, actor, &command, heading.at.date());
        authorised.map_err(OfficeError::Forbidden)?;
        self.check_seen(&round.snapshot, &command, seen)?;
        let ctx = Context { actor: &actor.login, now: heading.at, policy: &self.shared.policy };
        let events: Arc<[Event]> = decide(state, &command, &ctx)?.into();
        if events.is_empty() {
            return Ok(Receipt { seq: round.snapshot.head.seq, events });
        }
        round.make_room(&command, heading);
        let taken_in = round.take_in(id, &command, events, heading);
        Ok(taken_in.map_err(|fault| OfficeFault::Encoding(fault.to_string()))?)
    }

    /// Whether what the actor looked at is still so.
    fn check_seen(
        &self,
        snapshot: &Snapshot,
        command: &Command,
        seen: Option<u64>,
    ) -> Result<(), OfficeError> {
        let (Some(seen), Some(subject)) = (seen, command.subject()) else { return Ok(()) };
        let case = match subject {
            Subject::Case(case) => snapshot.state.case(case),
            Subject::Person(_) => None,
        };
        let person = match subject {
            Subject::Person(person) => Some(person),
            Subject::Case(_) => case.map(|case| case.person),
        };
        let version = match case {
            Some(case) => Some(case.version),
            None => person.and_then(|id| snapshot.state.person(id)).map(|file| file.version),
        };
        if version.is_none_or(|version| version <= seen) {
            return Ok(());
        }
        let since = |id| records_since(snapshot, &*self.records, id, seen);
        Err(OfficeError::Changed(Changed { records: person.map(since).unwrap_or_default() }))
    }

    fn write(&mut self, round: Round, cache: &CacheWriter) -> Result<(), Arc<OfficeFault>> {
        let Finished { mut snapshot, receipts, groups, touched } =
            round.finish().map_err(|fault| Arc::new(OfficeFault::Encoding(fault.to_string())))?;
        if groups.is_empty() {
            return Ok(());
        }
        let appended = self
            .journal
            .append(self.snapshot.head, &groups)
            .map_err(|fault| Arc::new(OfficeFault::from(StoreFault::Journal(fault))))?;
        for (touched, appended) in touched.iter().zip(&appended) {
            snapshot.index_record(touched, appended.seq, appended.locator);
        }
        snapshot.head = self.journal.head();
        let before = std::mem::replace(&mut self.snapshot, snapshot);
        self.shared.publish(self.snapshot.clone());
        self.shared.tell(&before, &self.snapshot, &touched);
        cache.follow(self.snapshot.clone());
        self.answered.remember(receipts);
        Ok(())
    }
}
