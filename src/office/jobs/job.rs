//! One kind of work for many people: done lot by lot, in the foreground or in
//! the background. Between two lots others act, and it can stop.

use super::status::{JobSlot, JobStatus, Jobs};
use crate::office::office::Office;
use crate::office::presence::Audience;
use crate::office::shared::Shared;
use crate::office::{Actor, OfficeError};
use std::sync::{Arc, Weak};

/// Work for many people that was planned and is done lot by lot.
pub(super) trait Job: Sized + Send + 'static {
    /// What was asked for.
    type Request: Clone + Send;
    /// What it comes to.
    type Outcome: Send + Sync;

    /// Where the office keeps how far it is.
    fn slot(jobs: &Jobs) -> &JobSlot<Self::Request, Self::Outcome>;

    /// What was asked for.
    fn request(&self) -> Self::Request;

    /// Commands tried so far.
    fn done(&self) -> usize;

    /// Commands it makes.
    fn all(&self) -> usize;

    /// Does the next lot.
    fn step(&mut self, office: &Office, actor: &Actor) -> Result<(), OfficeError>;

    /// What it came to, also where it was stopped before it was through.
    fn end(self) -> Result<Self::Outcome, OfficeError>;
}

impl Office {
    /// Does a job and waits for it.
    pub(super) fn run_job<J: Job>(
        &self,
        actor: &Actor,
        mut job: J,
    ) -> Result<J::Outcome, OfficeError> {
        while job.done() < job.all() {
            job.step(self, actor)?;
        }
        job.end()
    }

    /// Starts a job in the background, unless one of its kind is under way. It holds the
    /// office only while it does a lot, so that it ends with it.
    pub(super) fn start_job<J: Job>(self: &Arc<Self>, actor: &Actor, job: J) {
        let slot = J::slot(&self.shared.jobs);
        let (by, begun) = (actor.login.clone(), self.now());
        let (request, all) = (job.request(), job.all());
        if !slot.begin(JobStatus { request, by, begun, done: 0, all, ended: None }) {
            return;
        }
        let (office, shared, actor) =
            (Arc::downgrade(self), Arc::clone(&self.shared), actor.clone());
        slot.hold(std::thread::spawn(move || go_on(job, &office, &shared, &actor)));
    }

    /// Has all jobs stop before their next lot and waits until they have; the next ones
    /// take in whom they did not reach. Needed before the office can be closed.
    pub fn stop_jobs(&self) {
        self.shared.jobs.stop();
        self.wait_for_jobs();
    }

    /// Waits until no job is under way.
    pub fn wait_for_jobs(&self) {
        self.shared.jobs.wait();
    }
}

fn go_on<J: Job>(mut job: J, office: &Weak<Office>, shared: &Shared, actor: &Actor) {
    let slot = J::slot(&shared.jobs);
    let mut stepped = Ok(());
    while stepped.is_ok() && job.done() < job.all() && !shared.jobs.is_stopping() {
        let Some(office) = office.upgrade() else { break };
        stepped = job.step(&office, actor);
        drop(office);
        slot.change(|status| status.done = job.done());
        shared.presence.notify(&Audience::All);
    }
    let ended = stepped.and_then(|()| job.end()).map(Arc::new);
    slot.change(|status| status.ended = Some(ended));
    shared.presence.notify(&Audience::All);
}
