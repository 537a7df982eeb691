//! From a command to events or a refusal: pure, one file an area.
//!
//! Each reads as checks in order of precedence, one refusal each; from where a
//! comment says so it succeeds; then the events.

mod account;
mod batch;
mod choice;
mod comparison;
mod confirmation;
mod contribution;
mod correction;
mod fund;
mod given;
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

use super::command::Command;
use super::context::Context;
use super::event::Event;
use super::refusal::Refusal;
use super::state::State;

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
