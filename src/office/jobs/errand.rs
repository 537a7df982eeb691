//! Work in the background for one session: a file that is read, or taken in. One is done at
//! a time in a process, so that files read for many people at once do not fill its memory.

use crate::base::Watch;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{JoinHandle, Result as Joined};

/// Work in the background for one session, and what came of it.
pub struct Errand<T> {
    pub(super) watch: Arc<Watch>,
    outcome: Mutex<Option<Joined<T>>>,
}

/// The errands of a process: one at a time, the others waiting.
#[derive(Default)]
pub(in crate::office) struct Errands {
    pub(super) turn: Mutex<()>,
    under_way: Mutex<Vec<(Arc<Watch>, JoinHandle<()>)>>,
}

impl<T> Errand<T> {
    /// Work that is watched from here on.
    pub(super) fn new(watch: Arc<Watch>) -> Self {
        Self { watch, outcome: Mutex::default() }
    }

    /// Keeps what came of it.
    pub(super) fn end(&self, outcome: Joined<T>) {
        *self.outcome() = Some(outcome);
    }

    /// How far it is; by this it is stopped too.
    pub fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Whether there is an outcome that nobody took.
    pub fn has_outcome(&self) -> bool {
        self.outcome().is_some()
    }

    /// What came of it, once, after it ended; a bug in it goes on in whoever asks.
    pub fn take(&self) -> Option<T> {
        let taken = self.outcome().take()?;
        Some(taken.unwrap_or_else(|bug| std::panic::resume_unwind(bug)))
    }

    fn outcome(&self) -> MutexGuard<'_, Option<Joined<T>>> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Errands {
    /// Keeps the thread of one that began, to wait for its end.
    pub(super) fn hold(&self, watch: Arc<Watch>, thread: JoinHandle<()>) {
        let mut under_way = self.under_way();
        under_way.retain(|(_, thread)| !thread.is_finished());
        under_way.push((watch, thread));
    }

    fn under_way(&self) -> MutexGuard<'_, Vec<(Arc<Watch>, JoinHandle<()>)>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stops every one that does not write yet.
    pub(super) fn stop(&self) {
        self.under_way().iter().for_each(|(watch, _)| {
            watch.stop();
        });
    }

    /// Waits until none is under way.
    pub(super) fn wait(&self) {
        let all = std::mem::take(&mut *self.under_way());
        // A bug in one is its session's.
        all.into_iter().for_each(|(_, thread)| thread.join().unwrap_or_default());
    }
}
