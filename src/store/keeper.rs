//! The thread that writes sled behind the answers.

use super::kept::{Kept, StoreFault};
use super::snapshot::{Snapshot, Touched};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// So long nothing more must come before rows are written: what is done in bulk keeps
/// processor and disk to itself, and each row it changes is written once.
const QUIET: Duration = Duration::from_millis(100);

/// So long rows wait at most. After a kill the journal is folded whatever they hold.
const LATEST: Duration = Duration::from_secs(10);

/// The newest state, and what of it changed, record by record.
type Work = (Snapshot, Vec<Touched>);

/// Writes behind; ends, and tells the rows' check, when it is closed.
pub struct Keeper {
    work: Sender<Work>,
    thread: JoinHandle<Result<u64, StoreFault>>,
}

impl Keeper {
    /// Starts on opened rows; without any (their disk is full, say) it keeps nothing,
    /// and the next opening folds the journal.
    pub(super) fn start(kept: Option<Kept>) -> Self {
        let (work, orders) = channel();
        let thread = std::thread::spawn(move || keep(kept, &orders));
        Self { work, thread }
    }

    /// Has what was touched written as the snapshot holds it, some time soon.
    pub fn keep(&self, snapshot: Snapshot, touched: Vec<Touched>) {
        // A keeper that gave up keeps nothing more; closing tells why.
        let _ = self.work.send((snapshot, touched));
    }

    /// Writes what is left and tells the check of all rows.
    pub(super) fn close(self) -> Result<u64, StoreFault> {
        drop(self.work);
        self.thread.join().unwrap_or_else(|_| Err(StoreFault::Kept("its thread ended".into())))
    }
}

fn keep(kept: Option<Kept>, orders: &Receiver<Work>) -> Result<u64, StoreFault> {
    let nowhere = || StoreFault::Kept("they could not be opened".to_owned());
    let mut outcome = kept.as_ref().map(|_| ()).ok_or_else(nowhere);
    while let Ok((mut snapshot, mut touched)) = orders.recv() {
        let begun = Instant::now();
        while begun.elapsed() < LATEST
            && let Ok((newer, more)) = orders.recv_timeout(QUIET)
        {
            snapshot = newer;
            touched.extend(more);
        }
        if let (Some(kept), Ok(())) = (&kept, &outcome) {
            // Only the newest version of each row is worth writing.
            outcome = kept.write(&snapshot, &touched.into_iter().collect());
        }
    }
    outcome?;
    kept.ok_or_else(nowhere)?.settle()
}
