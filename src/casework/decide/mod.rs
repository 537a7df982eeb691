//! From a command to events or a refusal: pure, one file an area.
//!
//! Each reads as checks in order of precedence, one refusal each; from where a
//! comment says so it succeeds; then the events.

mod account;
mod batch;
mod change;
mod choice;
mod comparison;
mod confirmation;
mod contribution;
mod correction;
mod fund;
mod given;
mod land;
mod mend;
mod notice;
mod person;
mod refund;
mod review;
mod revocation;
mod roster;
mod settle;
mod subsidy;
mod transition;
mod work_list;

pub use choice::choosable;
pub use comparison::amounts_on_file;
pub(super) use confirmation::check_facts;
pub use fund::closable;
pub use review::withdrawable;
pub use revocation::owed_back;
pub use subsidy::Claimable;
pub(super) use subsidy::{check_year, claim_open, claimable};

/// The checks with which acts begin, whatever was typed.
pub(super) mod checks {
    pub(in crate::casework) use super::change::openable as openable_change;
    pub(in crate::casework) use super::choice::recordable;
    pub(in crate::casework) use super::confirmation::{askable, openable};
    pub(in crate::casework) use super::contribution::not_on_record;
    pub(in crate::casework) use super::correction::{
        contribution_on_record, death_on_record, not_own_approval,
    };
    pub(in crate::casework) use super::person::no_death_yet;
    pub(in crate::casework) use super::refund::refundable;
    pub(in crate::casework) use super::revocation::{recoverable_at_once, revocable};
    pub(in crate::casework) use super::subsidy::{
        payable_by_hand, recoverable, top_up_recoverable,
    };
    pub(in crate::casework) use super::transition::{reversible, transitionable};
}

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
        Command::TakeAmounts(command) => change::propose_amounts(state, command, ctx),
        Command::Revocation(command) => revocation::decide(state, command),
        Command::ProposeChange(command) => change::propose(state, command, ctx),
        Command::Lines(command) => Ok(roster::list(state, command)),
        Command::Mend(command) => mend::decide(state, command, ctx),
        Command::PassMend { mend, brings } => mend::pass(state, (*mend, brings), ctx, judge),
        Command::NameColumn(command) => roster::name_column(state, command, ctx),
        Command::Compensation(command) => Ok(roster::compensated(state, command)),
        Command::FinishItem(command) => work_list::decide(state, command, ctx),
        Command::Account(command) => account::decide(state, command, ctx),
        Command::Fund(command) => fund::decide(state, command, ctx),
    }
}
