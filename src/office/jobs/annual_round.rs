//! A year's round: whom it concerns, and what it comes to.

use crate::base::Money;
use crate::casework::{RoundFate, RoundLine, Scheme};

/// Which claims a round makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundRequest {
    /// The contribution year that is claimed for.
    pub year: u32,
    /// Only people who chose this scheme; everyone where `None`.
    pub scheme: Option<Scheme>,
}

/// A year's round: everyone whom it concerns, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnualRound {
    /// The contribution year that is claimed for.
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
    /// Not yet: something can still be corrected.
    pub held: usize,
    /// Not at all.
    pub refused: usize,
    /// People who claimed for the year before.
    pub claimed: usize,
    /// Yuan of the claims it makes.
    pub amount: Money,
}

impl AnnualRound {
    /// Counts the lines by what becomes of them.
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

    /// The lines that claim now.
    pub(super) fn claims(&self) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, line)| line.fate.is_claimed_now()).map(|(at, _)| at).collect()
    }
}
