//! The annual round: each person's year, judged as the single claim would be (A1–A7).

use super::comparison::{ListedDeath, listed_death};
use super::context::Context;
use super::decide::{check_year, claimable};
use super::person::{Person, Scheme};
use super::refusal::{Refusal, SubsidyRefusal};
use super::state::State;
use crate::base::{CaseId, Money, PersonId};
use crate::policy::Rule;

/// Where a person stands in the round of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundLine {
    /// Who.
    pub person: PersonId,
    /// The scheme chosen for the year; `None` without one.
    pub scheme: Option<Scheme>,
    /// Yuan claimed or claimable; zero where none is.
    pub amount: Money,
    /// What becomes of it.
    pub fate: RoundFate,
    /// Why it is so.
    pub cause: RoundCause,
}

/// What becomes of a person's year in the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoundFate {
    /// Is claimed.
    Due,
    /// Is claimed, and must be looked at singly before it is approved (A7).
    Review,
    /// Not yet: something can still be corrected.
    Held,
    /// Not at all.
    Refused,
    /// Was claimed before.
    Claimed,
}

/// Why a person's year stands where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundCause {
    /// By this rule it is claimable.
    Claimable(Rule),
    /// Died, with the contribution paid before (A7).
    Deceased,
    /// Dead by the household roster alone, with the contribution paid before (A7).
    ListedDead(ListedDeath),
    /// Claimed in this case.
    Claimed(CaseId),
    /// A claim of the year was rejected, withdrawn or recovered; only a single act
    /// claims it again.
    Undone(CaseId),
    /// The rules refuse the claim.
    Refused(Refusal),
}

impl RoundFate {
    /// The code, as machine output says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Review => "review",
            Self::Held => "held",
            Self::Refused => "refused",
            Self::Claimed => "claimed",
        }
    }

    /// Whether the round claims it.
    pub fn is_claimed_now(self) -> bool {
        matches!(self, Self::Due | Self::Review)
    }
}

impl RoundCause {
    /// The code, as machine output says it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Claimable(_) => "Claimable",
            Self::Deceased => "Deceased",
            Self::ListedDead(listed) if listed.unreadable => "HouseholdUnreadable",
            Self::ListedDead(_) => "ListedDead",
            Self::Claimed(_) => "Claimed",
            Self::Undone(_) => "Undone",
            Self::Refused(refusal) => refusal.code(),
        }
    }

    /// The rule it rests on.
    pub fn rule(&self) -> Rule {
        match self {
            Self::Claimable(rule) => *rule,
            Self::Deceased | Self::ListedDead(_) => Rule::A7,
            Self::Claimed(_) => Rule::A4,
            Self::Undone(_) => Rule::C5,
            Self::Refused(refusal) => refusal.rule(),
        }
    }
}

/// Whether a round of that year can be run at all (A4, A6).
pub fn check_round(year: u32, ctx: &Context<'_>) -> Result<(), Refusal> {
    Ok(check_year(year, ctx)?)
}

/// Where a person stands in a year's round; `None` for whom the year does not concern:
/// who neither contributed in it nor chose a scheme for it.
pub fn round_line(state: &State, file: &Person, year: u32, ctx: &Context<'_>) -> Option<RoundLine> {
    let scheme = file.choice_for(year).and_then(|choice| choice.scheme());
    let contributed = || file.contributions.iter().any(|paid| paid.year == year);
    if scheme.is_none() && !contributed() {
        return None;
    }
    let undone = file.subsidies.iter().rev().find(|made| made.year == year && !made.counts());
    let (fate, amount, cause) = match (claimable(state, file, year, None, ctx), undone) {
        (Ok(_), Some(made)) => (RoundFate::Held, Money::ZERO, RoundCause::Undone(made.case)),
        (Ok(claim), None) if file.died.is_some() => {
            (RoundFate::Review, claim.amount, RoundCause::Deceased)
        }
        (Ok(claim), None) => match listed_death(state, file) {
            Some(listed) => (RoundFate::Review, claim.amount, RoundCause::ListedDead(listed)),
            None => (RoundFate::Due, claim.amount, RoundCause::Claimable(claim.rule)),
        },
        (Err(refusal), _) => match file.subsidy_of(year) {
            Some(made) => (RoundFate::Claimed, made.amount, RoundCause::Claimed(made.case)),
            None => (fate_of(&refusal), Money::ZERO, RoundCause::Refused(refusal)),
        },
    };
    Some(RoundLine { person: file.id, scheme, amount, fate, cause })
}

/// What can still be corrected is held; what no act of the person changes is refused.
fn fate_of(refusal: &Refusal) -> RoundFate {
    use SubsidyRefusal as No;
    match refusal {
        Refusal::Subsidy(
            No::NotConfirmed
            | No::NoChoice
            | No::SurrenderNotPaid
            | No::NoContribution { .. }
            | No::VoucherMissing
            | No::BankAccountMissing
            | No::ContributedAfterListedDeath { .. },
        ) => RoundFate::Held,
        _ => RoundFate::Refused,
    }
}
