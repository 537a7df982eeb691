//! The thread that writes new generations of the state cache, behind the answers.

use super::cache::StateCache;
use super::fault::StoreFault;
use super::snapshot::Snapshot;
use crate::journal::{JournalReader, Locator};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Bytes of journal from which on a new generation is worth its work while the office is
/// open: they are replayed in a tenth of a second or less.
const DUE: u64 = 512 << 10;

/// Bytes of journal below which closing leaves the newest generation as it is: a single
/// command of the command line must not write everybody anew.
const FEW: u64 = 64 << 10;

/// How long nothing more must have come before a generation is written: what is done in
/// bulk keeps processor and disk to itself.
const QUIET: Duration = Duration::from_millis(100);

/// How long a generation that is due waits for a quiet moment, at most.
const LATEST: Duration = Duration::from_secs(10);

/// The newest state. Whoever puts a newer one here drops the older one: memory goes back
/// where it was taken, and two threads do not wait for one another over it.
type Newest = Mutex<Snapshot>;

/// Follows the state and writes generations of it; the last one when it is closed.
pub struct CacheWriter {
    newest: Arc<Newest>,
    more: Sender<()>,
    thread: JoinHandle<Result<(), StoreFault>>,
}

/// What the thread knows of its generations, by the last lines they hold.
struct Generations {
    cache: StateCache,
    records: Arc<dyn JournalReader>,
    /// The newest whole one.
    whole: Option<Locator>,
    /// The newest one tried: what failed is not tried at every line.
    tried: Option<Locator>,
}

impl CacheWriter {
    /// Starts from the state of an opening, and the last line of the newest generation
    /// where that one is whole; one may be due at once.
    pub(super) fn start(
        cache: StateCache,
        records: Arc<dyn JournalReader>,
        snapshot: Snapshot,
        whole: Option<Locator>,
    ) -> Self {
        let (more, orders) = channel();
        let _received = more.send(());
        let newest = Arc::new(Mutex::new(snapshot));
        let own = Arc::clone(&newest);
        let generations = Generations { cache, records, whole, tried: whole };
        let thread = std::thread::spawn(move || follow(generations, &own, &orders));
        Self { newest, more, thread }
    }

    /// Has the state of a new line cached, some time.
    pub fn follow(&self, snapshot: Snapshot) {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        let older = std::mem::replace(&mut *newest, snapshot);
        drop(newest);
        drop(older);
        // A thread that ended follows no more; closing tells why.
        let _ = self.more.send(());
    }

    /// Writes the last generation, where many lines came since the one before. Whatever
    /// goes wrong only means that the next opening replays more of the journal.
    pub fn close(self) -> Result<(), StoreFault> {
        drop(self.more);
        self.thread.join().unwrap_or_else(|_| Err(StoreFault::cache("its thread ended")))
    }
}

fn follow(
    mut generations: Generations,
    newest: &Newest,
    orders: &Receiver<()>,
) -> Result<(), StoreFault> {
    let newest = || newest.lock().unwrap_or_else(PoisonError::into_inner).clone();
    while orders.recv().is_ok() {
        let begun = Instant::now();
        while begun.elapsed() < LATEST && orders.recv_timeout(QUIET).is_ok() {}
        let snapshot = newest();
        if generations.is_due(generations.tried, &snapshot, DUE) {
            // One that fails is tried again later, and at the end.
            let _failed = generations.add(&snapshot);
        }
    }
    let snapshot = newest();
    let due = generations.is_due(generations.whole, &snapshot, FEW);
    if due { generations.add(&snapshot) } else { Ok(()) }
}

impl Generations {
    /// Whether enough lines came since a generation for another one. Its last line counts
    /// too, which is long where many commands share it.
    fn is_due(&self, generation: Option<Locator>, snapshot: &Snapshot, bytes: u64) -> bool {
        let new = |last| last != snapshot.place && self.records.bytes_from(last) >= bytes;
        snapshot.head.seq > 0 && generation.is_none_or(new)
    }

    fn add(&mut self, snapshot: &Snapshot) -> Result<(), StoreFault> {
        self.tried = Some(snapshot.place);
        self.cache.add(snapshot)?;
        self.whole = Some(snapshot.place);
        Ok(())
    }
}
