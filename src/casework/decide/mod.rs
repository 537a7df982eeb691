//! From a command to events or a refusal: pure, one file an area.
//!
//! Each reads as checks in order of precedence, one refusal each; from where a
//! comment says so it succeeds; then the events.

mod account;
mod batch;
mod choice;
mod comparison;
mod confirmation;
mod correction;
mod fund;
mod land;
mod notice;
mod person;
mod refund;
mod review;
mod roster;
mod settle;
mod subsidy;
mod transition;

pub use fund::closable;
pub use subsidy::Claimable;
pub(super) use subsidy::{check_year, claimable};

use super::case::Case;
use super::command::Command;
use super::event::Event;
use super::person::Person;
use super::refusal::{PersonRefusal, Refusal, ReviewRefusal};
use super::state::State;
use crate::base::{CaseId, Date, Instant, Login, PersonId};
use crate::policy::{Policy, Rules};

/// Who acts, when, and by which policy; never asked for, always given.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who acts.
    pub actor: &'a Login,
    /// The moment of the act.
    pub now: Instant,
    /// The office's policy.
    pub policy: &'a Policy,
}

impl Context<'_> {
    /// The day of the act.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// What applies today, as far as is known today.
    pub fn rules(&self) -> &Rules {
        self.policy.on(self.today(), self.today())
    }

    /// What applies to a contribution year, as far as is known today: its last day's.
    pub fn rules_of_year(&self, year: u32) -> &Rules {
        let last_day = Date::new(year as i32, 12, 31).unwrap_or(self.today());
        self.policy.on(last_day, self.today())
    }
}

/// Judges a command on a state. Never writes, never asks a clock.
pub fn decide(state: &State, command: &Command, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let events = judge(state, command, ctx)?;
    fund::check_open(state, &events, ctx.today())?;
    Ok(events)
}

fn judge(state: &State, command: &Command, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Person(command) => person::decide(state, command, ctx),
        Command::Confirmation(command) => confirmation::decide(state, command),
        Command::Review(command) => review::decide(state, command, ctx),
        Command::Notice(command) => notice::decide(state, command, ctx),
        Command::Choose(command) => choice::decide(state, command, ctx),
        Command::Subsidy(command) => subsidy::decide(state, command, ctx),
        Command::Transition(command) => transition::decide(state, command, ctx),
        Command::Refund(command) => refund::decide(state, command),
        Command::Roster(command) => Ok(roster::decide(state, command)),
        Command::Land(command) => land::decide(state, command),
        Command::DecideComparison(command) => comparison::decide(state, command, ctx),
        Command::TakeAmounts(command) => comparison::take_amounts(state, command),
        Command::Lines(command) => Ok(roster::list(state, command)),
        Command::Account(command) => account::decide(state, command, ctx),
        Command::Fund(command) => fund::decide(state, command, ctx),
    }
}

fn person(state: &State, id: PersonId) -> Result<&Person, Refusal> {
    state.person(id).ok_or_else(|| PersonRefusal::Unknown.into())
}

fn case(state: &State, id: CaseId) -> Result<&Case, Refusal> {
    state.case(id).ok_or_else(|| ReviewRefusal::Unknown.into())
}

/// A text with something in it, trimmed; else the refusal.
fn required(text: &str, refusal: impl Into<Refusal>) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(refusal.into()) } else { Ok(text.to_owned()) }
}
