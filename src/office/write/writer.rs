//! The one thread that writes: authorise, judge, append and sync for all who wait
//! at once, publish, answer.

use super::commit_batch::{CommitBatch, RecordHeading, WrittenBatch};
use super::idempotency::IdempotencyCache;
use super::receipt::{CommandReceipt, Submission, SubmitResult};
use crate::base::METER;
use crate::casework::{Command, Context, Event, Subject, decide};
use crate::journal::{Journal, JournalReader};
use crate::office::Actor;
use crate::office::fault::{Changed, OfficeError, OfficeFault};
use crate::office::health::LoadedStore;
use crate::office::history::records_since;
use crate::office::shared::Shared;
use crate::store::{CacheWriter, Opened, Snapshot, StoreFault, StoreOpening};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// Commands taken together into one sync, at most.
const MOST_REQUESTS: usize = 256;

/// Submissions of one actor that wait for the writer.
struct Request {
    actor: Actor,
    submissions: Vec<Submission>,
    reply: Sender<Result<Vec<SubmitResult>, OfficeError>>,
}

/// The answer to submissions that were handed in.
pub(in crate::office) struct PendingResults(Receiver<Result<Vec<SubmitResult>, OfficeError>>);

impl PendingResults {
    /// Waits until they are in the journal or refused.
    pub(in crate::office) fn wait(self) -> Result<Vec<SubmitResult>, OfficeError> {
        self.0.recv().map_err(|_| OfficeFault::Closed)?
    }
}

/// The door to the writing thread.
pub(in crate::office) struct Writer {
    requests: Sender<Request>,
    thread: JoinHandle<Result<(), OfficeFault>>,
}

impl Writer {
    /// Begins with reading the state, and writes once it is there.
    pub(in crate::office) fn start(shared: Arc<Shared>, opening: StoreOpening) -> Self {
        let (requests, inbox) = channel();
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
            shared.begin(LoadedStore::new(snapshot.clone(), kind));
            let records = journal.reader();
            let (journal, answered) = (Box::new(journal), IdempotencyCache::default());
            let mut writer = WriterThread { shared, journal, records, snapshot, answered };
            while let Some(requests) = next(&inbox) {
                writer.carry_out(requests, &cache);
            }
            cache.close().map_err(OfficeFault::from)
        });
        Self { requests, thread }
    }

    /// Hands submissions in; whoever waits for the answer may do something else first.
    pub(in crate::office) fn submit(
        &self,
        actor: Actor,
        submissions: Vec<Submission>,
    ) -> Result<PendingResults, OfficeError> {
        let (reply, answer) = channel();
        let request = Request { actor, submissions, reply };
        self.requests.send(request).map_err(|_| OfficeFault::Closed)?;
        Ok(PendingResults(answer))
    }

    pub(in crate::office) fn close(self) -> Result<(), OfficeFault> {
        drop(self.requests);
        self.thread.join().unwrap_or(Err(OfficeFault::Closed))
    }
}

/// The next request and all that wait behind it; `None` when the door is closed.
fn next(inbox: &Receiver<Request>) -> Option<Vec<Request>> {
    let first = inbox.recv().ok()?;
    let more = std::iter::from_fn(|| inbox.try_recv().ok()).take(MOST_REQUESTS - 1);
    Some(std::iter::once(first).chain(more).collect())
}

struct WriterThread {
    shared: Arc<Shared>,
    journal: Box<dyn Journal>,
    records: Arc<dyn JournalReader>,
    snapshot: Snapshot,
    answered: IdempotencyCache,
}

impl WriterThread {
    /// Judges all requests one after another on a copy, appends and syncs once, and only
    /// then lets anybody see it. If the journal fails, the copy is forgotten.
    fn carry_out(&mut self, requests: Vec<Request>, cache: &CacheWriter) {
        let shared = Arc::clone(&self.shared);
        let now = shared.clock.now();
        let submitted = requests.iter().map(|request| request.submissions.len()).sum();
        let mut batch = CommitBatch::on(self.snapshot.clone(), submitted);
        let mut answers = Vec::with_capacity(requests.len());
        for Request { actor, submissions, reply } in requests {
            let policy = shared.policy.version();
            let heading = RecordHeading { actor: &actor, at: now, policy };
            let outcomes: Vec<SubmitResult> = submissions
                .into_iter()
                .map(|submission| {
                    METER.step(submission.command.lines());
                    self.judge(&mut batch, &heading, submission)
                })
                .collect();
            batch.end_request(&heading);
            answers.push((reply, outcomes));
        }
        let written = self.write(batch, cache);
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
        batch: &mut CommitBatch,
        heading: &RecordHeading<'_>,
        submission: Submission,
    ) -> SubmitResult {
        let Submission { id, command, seen } = submission;
        let actor = heading.actor;
        let earlier = self.answered.find(&id, &actor.session, &*self.records)?;
        if let Some(receipt) = earlier.or_else(|| batch.receipts.get(&id).cloned()) {
            return Ok(receipt);
        }
        let state = &batch.snapshot.state;
        let authorised = self.shared.access.authorise(state, actor, &command, heading.at.date());
        authorised.map_err(OfficeError::Forbidden)?;
        self.check_seen(&batch.snapshot, &command, seen)?;
        let ctx = Context { actor: &actor.login, now: heading.at, policy: &self.shared.policy };
        let events: Arc<[Event]> = decide(state, &command, &ctx)?.into();
        if events.is_empty() {
            return Ok(CommandReceipt { seq: batch.snapshot.head.seq, events });
        }
        batch.make_room(&command, heading);
        let taken_in = batch.take_in(id, &command, events, heading);
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

    fn write(&mut self, batch: CommitBatch, cache: &CacheWriter) -> Result<(), Arc<OfficeFault>> {
        let WrittenBatch { mut snapshot, receipts, groups, touched } =
            batch.finish().map_err(|fault| Arc::new(OfficeFault::Encoding(fault.to_string())))?;
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
        self.shared.notify(&before, &self.snapshot, &touched);
        cache.follow(self.snapshot.clone());
        let place = |seq| {
            let at = appended.binary_search_by_key(&seq, |line| line.seq).ok()?;
            Some(appended[at].locator)
        };
        let places =
            receipts.into_iter().filter_map(|(id, receipt)| Some((id, place(receipt.seq)?)));
        self.answered.remember(places.collect());
        Ok(())
    }
}
