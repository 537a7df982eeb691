//! The thread that writes sled behind the answers.

use super::kept::{Kept, StoreFault};
use super::snapshot::{Snapshot, Touched};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// So long nothing more must come before rows are written: what is done in bulk keeps
/// processor and disk to itself, and each row it changes is written once.
const QUIET: Duration = Duration::from_millis(100);

/// So long rows wait at most. After a kill the journal is folded whatever they hold.
const LATEST: Duration = Duration::from_secs(10);

/// What waits to be written: the newest state, and what of it changed, record by record.
/// Whoever puts a newer state here clears the older one away: memory goes back where it was
/// taken, and two threads do not wait for one another over it.
type Waiting = Mutex<Option<(Snapshot, Vec<Touched>)>>;

/// Writes behind; ends, and tells the rows' check, when it is closed.
pub struct Keeper {
    waiting: Arc<Waiting>,
    more: Sender<()>,
    thread: JoinHandle<Result<(u64, u64), StoreFault>>,
}

impl Keeper {
    /// Starts on opened rows; without any (their disk is full, say) it keeps nothing,
    /// and the next opening folds the journal.
    pub(super) fn start(kept: Option<Kept>) -> Self {
        let (more, orders) = channel();
        let waiting = Arc::default();
        let own = Arc::clone(&waiting);
        let thread = std::thread::spawn(move || keep(kept, &own, &orders));
        Self { waiting, more, thread }
    }

    /// Has what was touched written as the snapshot holds it, some time soon.
    pub fn keep(&self, snapshot: Snapshot, touched: Vec<Touched>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let older = match &mut *waiting {
            Some((newest, all)) => {
                all.extend(touched);
                Some(std::mem::replace(newest, snapshot))
            }
            none => {
                *none = Some((snapshot, touched));
                None
            }
        };
        drop(waiting);
        drop(older);
        // A keeper that gave up keeps nothing more; closing tells why.
        let _ = self.more.send(());
    }

    /// Writes what is left and tells the check of all rows and their number.
    pub(super) fn close(self) -> Result<(u64, u64), StoreFault> {
        drop(self.more);
        self.thread.join().unwrap_or_else(|_| Err(StoreFault::Kept("its thread ended".into())))
    }
}

fn keep(
    kept: Option<Kept>,
    waiting: &Waiting,
    orders: &Receiver<()>,
) -> Result<(u64, u64), StoreFault> {
    let nowhere = || StoreFault::Kept("they could not be opened".to_owned());
    let mut outcome = kept.as_ref().map(|_| ()).ok_or_else(nowhere);
    while orders.recv().is_ok() {
        let begun = Instant::now();
        while begun.elapsed() < LATEST && orders.recv_timeout(QUIET).is_ok() {}
        let all = waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let (Some(kept), Ok(()), Some((snapshot, touched))) = (&kept, &outcome, all) {
            // Only the newest version of each row is worth writing.
            outcome = kept.write(&snapshot, &touched.into_iter().collect());
        }
    }
    outcome?;
    kept.ok_or_else(nowhere)?.settle()
}
