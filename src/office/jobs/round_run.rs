//! A round that goes on behind the desks: one may leave it and come back to it.

use super::annual::AnnualRound;
use crate::base::{Instant, Login};
use crate::casework::Scheme;
use crate::office::office::Office;
use crate::office::presence::Reach;
use crate::office::shared::Shared;
use crate::office::{Actor, OfficeError, Permission};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// How far a round is, or what it came to.
#[derive(Clone)]
pub struct RoundRun {
    /// Contribution year.
    pub year: u32,
    /// Only people who chose this scheme; everyone where `None`.
    pub scheme: Option<Scheme>,
    /// Who runs it.
    pub by: Login,
    /// When it began.
    pub begun: Instant,
    /// Claims that are in the journal.
    pub through: usize,
    /// Claims it makes.
    pub of: usize,
    /// What it came to, once it ended.
    pub ended: Option<Result<Arc<AnnualRound>, OfficeError>>,
}

/// The one round that may be under way in this process.
#[derive(Default)]
pub(in crate::office) struct RoundRunner {
    run: Mutex<Option<RoundRun>>,
    stop: AtomicBool,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl RoundRunner {
    pub(super) fn run(&self) -> MutexGuard<'_, Option<RoundRun>> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn thread(&self) -> MutexGuard<'_, Option<JoinHandle<()>>> {
        self.thread.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Office {
    /// Starts a year's round behind the desks; one that is under way goes on alone.
    pub fn start_round(
        self: &Arc<Self>,
        actor: &Actor,
        year: u32,
        scheme: Option<Scheme>,
    ) -> Result<(), OfficeError> {
        let reader = self.reader(actor);
        reader.must(Permission::RunClaims)?;
        let of = reader.jobs().round(year, scheme)?.tally().issued;
        let rounds = &self.shared.rounds;
        let mut run = rounds.run();
        if run.as_ref().is_some_and(|run| run.ended.is_none()) {
            return Ok(());
        }
        let (by, begun) = (actor.login.clone(), self.now());
        *run = Some(RoundRun { year, scheme, by, begun, through: 0, of, ended: None });
        drop(run);
        let (office, actor) = (Arc::clone(self), actor.clone());
        let thread = std::thread::spawn(move || office.go_round(&actor, year, scheme));
        let before = rounds.thread().replace(thread);
        before.map_or(Ok(()), JoinHandle::join).unwrap_or_default();
        Ok(())
    }

    /// Stops a round between two lots and waits until it has; whoever it did not reach is
    /// taken by the next one. Needed before the office can be closed.
    pub fn stop_round(&self) {
        self.shared.rounds.stop.store(true, Ordering::Release);
        self.wait_for_round();
    }

    /// Waits until no round is under way.
    pub fn wait_for_round(&self) {
        let thread = self.shared.rounds.thread().take();
        // Its panic was reported where it arose; what it did is in the journal.
        thread.map_or(Ok(()), JoinHandle::join).unwrap_or_default();
    }

    fn go_round(&self, actor: &Actor, year: u32, scheme: Option<Scheme>) {
        let shared: &Shared = &self.shared;
        let ended = self.run_round(actor, year, scheme, &mut |through, of| {
            if let Some(run) = &mut *shared.rounds.run() {
                (run.through, run.of) = (through, of);
            }
            !shared.rounds.stop.load(Ordering::Acquire)
        });
        if let Some(run) = &mut *shared.rounds.run() {
            run.ended = Some(ended.map(Arc::new));
        }
        shared.desks.tell(&Reach::All);
    }
}
