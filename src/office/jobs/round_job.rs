//! The annual round carried out: everyone who is due claims as by a single act.

use super::annual_round::{AnnualRound, RoundRequest};
use super::job::Job;
use super::status::{JobSlot, Jobs};
use crate::base::{METER, Phase};
use crate::casework::{Command, RoundCause, RoundFate, RoundLine, Scheme, SubsidyCommand};
use crate::office::office::Office;
use crate::office::write::{PendingResults, Submission, SubmitResult};
use crate::office::{Actor, OfficeError, Permission};
use std::collections::VecDeque;
use std::sync::Arc;

/// Claims that come into the journal together; between two such lots a round can stop,
/// and another command waits for no more than two of them.
const LOT: usize = 4000;

/// A round under way.
struct RoundJob {
    round: AnnualRound,
    /// The lines that claim, ascending.
    claims: Vec<usize>,
    submitted: usize,
    settled: usize,
    /// Lots of claims that the writer has; while one is written, the next is handed in.
    pending: VecDeque<(usize, PendingResults)>,
}

impl RoundJob {
    fn planned(
        office: &Office,
        actor: &Actor,
        year: u32,
        scheme: Option<Scheme>,
    ) -> Result<Self, OfficeError> {
        let reader = office.reader(actor);
        reader.must(Permission::RunClaims)?;
        let round = reader.jobs().preview_round(year, scheme)?;
        let claims = round.claims();
        Ok(Self { round, claims, submitted: 0, settled: 0, pending: VecDeque::new() })
    }

    fn submit_lot(&mut self, office: &Office, actor: &Actor) -> Result<(), OfficeError> {
        let left = &self.claims[self.submitted..];
        let lot = &left[..LOT.min(left.len())];
        let submissions = lot.iter().map(|at| Submission {
            id: office.next_command(&actor.session),
            command: claim(&self.round, *at),
            seen: None,
        });
        let pending = office.writer.submit(actor.clone(), submissions.collect())?;
        self.submitted += lot.len();
        self.pending.push_back((lot.len(), pending));
        Ok(())
    }

    /// Waits for the oldest lot that the writer has.
    fn settle_lot(&mut self) -> Result<(), OfficeError> {
        let Some((count, pending)) = self.pending.pop_front() else { return Ok(()) };
        let lot = &self.claims[self.settled..self.settled + count];
        for (at, outcome) in lot.iter().zip(pending.wait()?) {
            settle(&mut self.round.lines[*at], outcome)?;
        }
        self.settled += count;
        Ok(())
    }
}

impl Job for RoundJob {
    type Request = RoundRequest;
    type Outcome = AnnualRound;

    fn slot(jobs: &Jobs) -> &JobSlot<RoundRequest, AnnualRound> {
        &jobs.round
    }

    fn request(&self) -> RoundRequest {
        RoundRequest { year: self.round.year, scheme: self.round.scheme }
    }

    fn done(&self) -> usize {
        self.settled
    }

    fn all(&self) -> usize {
        self.claims.len()
    }

    fn step(&mut self, office: &Office, actor: &Actor) -> Result<(), OfficeError> {
        while self.pending.len() < 2 && self.submitted < self.claims.len() {
            self.submit_lot(office, actor)?;
        }
        self.settle_lot()
    }

    /// Those whom a stopped round did not reach are in nobody's count: the next run takes
    /// them.
    fn end(mut self) -> Result<AnnualRound, OfficeError> {
        while !self.pending.is_empty() {
            self.settle_lot()?;
        }
        let left = &self.claims[self.submitted..];
        let mut at = 0..;
        self.round.lines.retain(|_| at.next().is_none_or(|at| left.binary_search(&at).is_err()));
        Ok(self.round)
    }
}

impl Office {
    /// Runs a year's round and waits until it is through. What it comes to is in the
    /// answer, the refusals that arose meanwhile included.
    pub fn run_round(
        &self,
        actor: &Actor,
        year: u32,
        scheme: Option<Scheme>,
    ) -> Result<AnnualRound, OfficeError> {
        let job = RoundJob::planned(self, actor, year, scheme)?;
        METER.begin(Phase::Judging, job.all() as u64);
        self.run_job(actor, job)
    }

    /// Starts a year's round in the background; one that is under way goes on alone.
    pub fn start_round(
        self: &Arc<Self>,
        actor: &Actor,
        year: u32,
        scheme: Option<Scheme>,
    ) -> Result<(), OfficeError> {
        self.start_job(actor, RoundJob::planned(self, actor, year, scheme)?);
        Ok(())
    }
}

fn claim(round: &AnnualRound, at: usize) -> Command {
    let person = round.lines[at].person;
    Command::Subsidy(SubsidyCommand::Claim { person, year: round.year, contribution: None })
}

/// What arose between the preview and the claim has the last word.
fn settle(line: &mut RoundLine, outcome: SubmitResult) -> Result<(), OfficeError> {
    match outcome {
        Ok(_) => Ok(()),
        Err(OfficeError::Refused(refusal)) => {
            line.fate = RoundFate::Held;
            line.cause = RoundCause::Refused(refusal);
            Ok(())
        }
        Err(error) => Err(error),
    }
}
