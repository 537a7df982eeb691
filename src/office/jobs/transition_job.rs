//! The transition run (T1–T6): for everybody whom the comparison cleared, by the same
//! commands that staff would give one by one.

use super::job::Job;
use super::status::{JobSlot, Jobs};
use super::transition_line::TransitionLine;
use crate::base::{METER, Phase};
use crate::casework::Command;
use crate::casework::comparison::CompareSubject;
use crate::office::office::Office;
use crate::office::read::Reader;
use crate::office::write::Submission;
use crate::office::{Actor, OfficeError, Permission};
use std::sync::Arc;

/// People for whom a run acts at once: another command waits for no more than these, and
/// what they need in memory is let go of before the next.
const LOT: usize = 512;

/// A run under way.
struct TransitionJob {
    lines: Vec<TransitionLine>,
    /// The lines for which there is something to do.
    acting: Vec<usize>,
    tried: usize,
}

impl TransitionJob {
    fn planned(reader: &Reader) -> Self {
        let lines = reader.jobs().plan_transitions();
        let acting = (0..lines.len()).filter(|at| lines[*at].is_done()).collect();
        Self { lines, acting, tried: 0 }
    }
}

impl Job for TransitionJob {
    type Request = ();
    type Outcome = Vec<TransitionLine>;

    fn slot(jobs: &Jobs) -> &JobSlot<(), Vec<TransitionLine>> {
        &jobs.transition
    }

    fn request(&self) {}

    fn done(&self) -> usize {
        self.tried
    }

    fn all(&self) -> usize {
        self.acting.len()
    }

    fn step(&mut self, office: &Office, actor: &Actor) -> Result<(), OfficeError> {
        let reader = office.reader(actor);
        let end = self.acting.len().min(self.tried.saturating_add(LOT));
        let acting = &self.acting[self.tried..end];
        let commands = acting.iter().filter_map(|at| command(&reader, &self.lines[*at]));
        let submissions = commands.map(|command| Submission {
            id: office.next_command(&actor.session),
            command,
            seen: None,
        });
        let outcomes = office.submit_all(actor, submissions.collect())?;
        for (at, outcome) in acting.iter().zip(outcomes) {
            self.lines[*at].refused = outcome.err();
        }
        self.tried = end;
        Ok(())
    }

    fn end(self) -> Result<Vec<TransitionLine>, OfficeError> {
        Ok(self.lines)
    }
}

impl Office {
    /// Carries the transition run out, or with `dry_run` only says what it would come to:
    /// everybody of the legacy roster once. Run again it does nothing twice, and goes on
    /// where it was broken off between two people.
    pub fn run_transitions(
        &self,
        actor: &Actor,
        dry_run: bool,
    ) -> Result<Vec<TransitionLine>, OfficeError> {
        if dry_run {
            return Ok(self.reader(actor).jobs().preview_transitions());
        }
        let job = TransitionJob::planned(&self.reader(actor));
        METER.begin(Phase::Judging, job.all() as u64);
        self.run_job(actor, job)
    }

    /// Starts the transition run in the background; one that is under way goes on alone.
    pub fn start_transitions(self: &Arc<Self>, actor: &Actor) -> Result<(), OfficeError> {
        let reader = self.reader(actor);
        reader.must(Permission::RunTransition)?;
        self.start_job(actor, TransitionJob::planned(&reader));
        Ok(())
    }
}

/// The command for a line; `None` where it waits.
fn command(reader: &Reader, line: &TransitionLine) -> Option<Command> {
    let CompareSubject::Person(person) = line.key else { return None };
    reader.jobs().transition_command(person, line.step)
}
