//! The thread of an errand: it waits for its turn, works, and lets the office go.

use super::errand::Errand;
use super::status::Jobs;
use crate::base::{Watch, WatchStage};
use crate::office::Actor;
use crate::office::office::Office;
use crate::office::presence::Audience;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError};

impl Office {
    /// Starts work for an actor's session in the background; it is notified as the work goes
    /// on. The work gets the office for as long as it takes and enters its stages in the
    /// watch; where it may not enter one, it has to return and what it returns is dropped.
    pub fn start_errand<T: Send + 'static>(
        self: &Arc<Self>,
        actor: &Actor,
        work: impl FnOnce(&Self, &Arc<Watch>) -> T + Send + 'static,
    ) -> Arc<Errand<T>> {
        let shared = Arc::clone(&self.shared);
        let (presence, own) =
            (Arc::clone(&shared.presence), Audience::Session(actor.session.clone()));
        let watch = Arc::new(Watch::telling(move || presence.notify(&own)));
        if shared.jobs.is_stopping() {
            watch.stop();
        }
        let errand = Arc::new(Errand::new(Arc::clone(&watch)));
        let (office, own) = (Arc::downgrade(self), Arc::clone(&errand));
        let thread = std::thread::spawn(move || {
            let jobs: &Jobs = &shared.jobs;
            let _turn = jobs.errands.turn.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(office) = office.upgrade() else { return };
            if !own.watch.enter(WatchStage::Reading) {
                return;
            }
            let done = catch_unwind(AssertUnwindSafe(|| work(&office, &own.watch)));
            drop(office);
            if !own.watch.is_stopped() {
                own.end(done);
            }
            own.watch.enter(WatchStage::Ended);
        });
        self.shared.jobs.errands.hold(watch, thread);
        errand
    }

    /// Waits until no errand is under way.
    pub fn wait_for_errands(&self) {
        self.shared.jobs.errands.wait();
    }
}
