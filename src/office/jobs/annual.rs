//! The annual round: seen as it would come, and carried out.

use crate::base::{METER, Money, Phase};
use crate::casework::{Command, RoundCause, RoundFate, RoundLine, Scheme, SubsidyCommand};
use crate::office::office::Office;
use crate::office::write::{Answer, Outcome, Submission};
use crate::office::{Actor, OfficeError, Permission};
use std::collections::VecDeque;

/// Claims that come into the journal together; between two such lots a round can stop,
/// and a desk's own act waits for no more than two of them.
const LOT: usize = 4000;

/// People of a round whom one processor looks at, at least.
pub(super) const A_SHARE: usize = 4000;

/// A year's round: everyone whom it concerns, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnualRound {
    /// Contribution year.
    pub year: u32,
    /// Only people who chose this scheme; everyone where `None`.
    pub scheme: Option<Scheme>,
    /// Everyone, in the order of registration.
    pub lines: Vec<RoundLine>,
}

/// What a round comes to: `due` = `issued` + `held` + `refused`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoundTally {
    /// People whom it concerns and who did not claim before.
    pub due: usize,
    /// Claims it makes, those to be looked at singly among them.
    pub issued: usize,
    /// Claims that must be looked at singly before they are approved (A7).
    pub to_review: usize,
    /// Not yet: something can still be mended.
    pub held: usize,
    /// Not at all.
    pub refused: usize,
    /// Claimed before.
    pub claimed: usize,
    /// Yuan of the claims it makes.
    pub amount: Money,
}

impl AnnualRound {
    /// The counts.
    pub fn tally(&self) -> RoundTally {
        let mut tally = RoundTally::default();
        for line in &self.lines {
            match line.fate {
                RoundFate::Due | RoundFate::Review => {
                    tally.issued += 1;
                    tally.to_review += usize::from(line.fate == RoundFate::Review);
                    tally.amount += line.amount;
                }
                RoundFate::Held => tally.held += 1,
                RoundFate::Refused => tally.refused += 1,
                RoundFate::Claimed => tally.claimed += 1,
            }
        }
        tally.due = tally.issued + tally.held + tally.refused;
        tally
    }

    fn claims(&self) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, line)| line.fate.is_claimed_now()).map(|(at, _)| at).collect()
    }
}

impl Office {
    /// Runs a year's round: everyone who is due claims as by a single act. `told` hears
    /// how many of how many are through after each lot, and may stop the round; whoever
    /// is not through yet is taken by the next run. What it comes to stands in the
    /// answer, the refusals that arose meanwhile included.
    pub fn run_round(
        &self,
        actor: &Actor,
        year: u32,
        scheme: Option<Scheme>,
        told: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<AnnualRound, OfficeError> {
        let mut round = {
            let reader = self.reader(actor);
            reader.must(Permission::RunClaims)?;
            reader.jobs().round(year, scheme)?
        };
        let claims = round.claims();
        let (mut through, mut left) = (0, &claims[..]);
        METER.begin(Phase::Judging, claims.len() as u64);
        // While one lot is written, the next is handed in.
        let mut handed_in: VecDeque<(&[usize], Answer)> = VecDeque::new();
        loop {
            let goes_on = told(through, claims.len());
            while goes_on && handed_in.len() < 2 && !left.is_empty() {
                let (lot, rest) = left.split_at(LOT.min(left.len()));
                handed_in.push_back((lot, self.claim_all(actor, &round, lot)?));
                left = rest;
            }
            let Some((lot, answer)) = handed_in.pop_front() else { break };
            for (at, outcome) in lot.iter().zip(answer.wait()?) {
                settle(&mut round.lines[*at], outcome)?;
            }
            through += lot.len();
        }
        lot_left(&mut round, left);
        Ok(round)
    }

    fn claim_all(
        &self,
        actor: &Actor,
        round: &AnnualRound,
        lot: &[usize],
    ) -> Result<Answer, OfficeError> {
        let submissions = lot.iter().map(|at| Submission {
            id: self.next_command(&actor.session),
            command: claim(round, *at),
            seen: None,
        });
        self.writer.submit(actor.clone(), submissions.collect())
    }
}

/// Those whom a stopped round did not reach are in nobody's count.
fn lot_left(round: &mut AnnualRound, left: &[usize]) {
    let mut at = 0..;
    round.lines.retain(|_| at.next().is_none_or(|at| left.binary_search(&at).is_err()));
}

fn claim(round: &AnnualRound, at: usize) -> Command {
    let person = round.lines[at].person;
    Command::Subsidy(SubsidyCommand::Claim { person, year: round.year, contribution: None })
}

/// What arose between the preview and the claim has the last word.
fn settle(line: &mut RoundLine, outcome: Outcome) -> Result<(), OfficeError> {
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
