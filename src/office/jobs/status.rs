//! How far work in the background has come; kept also after it ended.

use super::annual_round::{AnnualRound, RoundRequest};
use super::errand::Errands;
use super::transition_line::TransitionLine;
use crate::base::{Instant, Login};
use crate::office::OfficeError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// How far a job is, or what it came to: `Q` is what was asked for, `T` what it comes to.
#[derive(Debug)]
pub struct JobStatus<Q, T> {
    /// What was asked for.
    pub request: Q,
    /// Who started it.
    pub by: Login,
    /// When it began.
    pub begun: Instant,
    /// Commands tried so far.
    pub done: usize,
    /// Commands it makes.
    pub all: usize,
    /// What it came to, once it ended.
    pub ended: Option<Result<Arc<T>, OfficeError>>,
}

// Derived, it would ask that the outcome can be copied, which is shared.
impl<Q: Clone, T> Clone for JobStatus<Q, T> {
    fn clone(&self) -> Self {
        Self {
            request: self.request.clone(),
            by: self.by.clone(),
            begun: self.begun,
            done: self.done,
            all: self.all,
            ended: self.ended.clone(),
        }
    }
}

/// A year's round in the background.
pub type RoundStatus = JobStatus<RoundRequest, AnnualRound>;

/// The transition run in the background.
pub type TransitionStatus = JobStatus<(), Vec<TransitionLine>>;

/// The one job of its kind that may be under way in this process, or the last one.
pub(in crate::office) struct JobSlot<Q, T> {
    last: Mutex<Option<JobStatus<Q, T>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// A slot for each kind of job.
#[derive(Default)]
pub(in crate::office) struct Jobs {
    pub(super) round: JobSlot<RoundRequest, AnnualRound>,
    pub(super) transition: JobSlot<(), Vec<TransitionLine>>,
    pub(super) errands: Errands,
    stopping: AtomicBool,
}

impl<Q: Clone, T> JobSlot<Q, T> {
    /// The job under way, or the last one.
    pub(super) fn status(&self) -> Option<JobStatus<Q, T>> {
        self.last().clone()
    }

    /// Takes the slot for a job, unless one is under way in it.
    pub(super) fn begin(&self, status: JobStatus<Q, T>) -> bool {
        let mut last = self.last();
        if last.as_ref().is_some_and(|job| job.ended.is_none()) {
            return false;
        }
        *last = Some(status);
        true
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut JobStatus<Q, T>)) {
        if let Some(status) = &mut *self.last() {
            change(status);
        }
    }

    /// Keeps the thread of a job that began, to wait for its end.
    pub(super) fn hold(&self, thread: JoinHandle<()>) {
        *self.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
    }

    fn wait(&self) {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        // Its panic was reported where it arose; what it did is in the journal.
        thread.map_or(Ok(()), JoinHandle::join).unwrap_or_default();
    }

    fn last(&self) -> MutexGuard<'_, Option<JobStatus<Q, T>>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<Q, T> Default for JobSlot<Q, T> {
    fn default() -> Self {
        Self { last: Mutex::default(), thread: Mutex::default() }
    }
}

impl Jobs {
    /// Has every job stop before its next lot.
    pub(super) fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
        self.errands.stop();
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    /// Waits until no job is under way.
    pub(super) fn wait(&self) {
        self.round.wait();
        self.transition.wait();
        self.errands.wait();
    }
}
