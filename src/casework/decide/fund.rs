//! Money that comes in, and months that are closed (M1, M4).

use super::{batch, settle};
use crate::base::{Date, Money, Month};
use crate::casework::context::Context;
use crate::casework::event::{CaseEvent, Event};
use crate::casework::fund::{FundAccount, FundCommand, FundEvent, PaymentEvent, TieOut, tie_out};
use crate::casework::{
    AllocateMoney, FundRefusal, MoneyAllocated, PaymentFailed, Refusal, State, TransitionCarriedOut,
};

pub(super) fn decide(
    state: &State,
    command: &FundCommand,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    match command {
        FundCommand::Allocate(command) => allocate(state, command, ctx),
        FundCommand::MakeBatch { kind, route, cases, again } => {
            batch::make(state, (*kind, *route), (cases, *again), ctx)
        }
        FundCommand::CheckBatch { batch } => batch::check(state, *batch, ctx),
        FundCommand::ReleaseBatch { batch } => batch::release(state, *batch, ctx),
        FundCommand::ReturnBatch { batch, reason } => batch::give_up(state, *batch, reason),
        FundCommand::NoteBatchFile { batch, file, digest } => {
            batch::note_file(state, *batch, file, digest)
        }
        FundCommand::SettleResult(command) => settle::decide(state, command, ctx),
        FundCommand::CloseMonth { month } => close_month(state, *month, ctx),
    }
}

fn allocate(
    state: &State,
    command: &AllocateMoney,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let AllocateMoney { day, subject, amount, memo, roster, line, second } = command.clone();
    // The same line of the same file again changes nothing.
    if state.fund.allocations.contains_key(&(roster.clone(), line)) {
        return Ok(Vec::new());
    }
    if amount <= Money::ZERO {
        return Err(FundRefusal::AmountMissing.into());
    }
    if day > ctx.today() {
        return Err(FundRefusal::ImpossibleDay { day }.into());
    }
    if let Some(equal) = state.fund.equal_allocation(command) {
        match second {
            false => {
                let number = equal.number;
                return Err(FundRefusal::BookedBefore { number, day, amount }.into());
            }
            true if equal.by == *ctx.actor => return Err(FundRefusal::SecondByTheSame.into()),
            true => {}
        }
    }
    // From here it succeeds.
    let number = state.fund.allocations.len() as u32 + 1;
    let event =
        FundEvent::Allocated(MoneyAllocated { number, day, subject, amount, memo, roster, line });
    Ok(vec![Event::Fund(event)])
}

/// Whether a month, held against itself, can be closed on a day: it is over, those before it
/// are closed, and it ties out (M4).
pub fn closable(state: &State, tied: &TieOut, today: Date) -> Result<(), Refusal> {
    let (fund, month) = (&state.fund, tied.month);
    if fund.closed.is_some_and(|closed| month <= closed) {
        return Err(FundRefusal::MonthClosed { month }.into());
    }
    if month.last_day() >= today {
        return Err(FundRefusal::MonthNotOver { month }.into());
    }
    let open = fund.turnover.keys().map(|(_, booked)| *booked);
    let open = open.filter(|booked| fund.closed.is_none_or(|closed| *booked > closed));
    if let Some(earlier) = open.min().filter(|earlier| *earlier < month) {
        return Err(FundRefusal::EarlierOpen { month: earlier }.into());
    }
    match tied.breaks.first() {
        Some(first) => {
            let (breaks, case) = (tied.breaks.len() as u32, first.case);
            Err(FundRefusal::Breaks { month, breaks, case }.into())
        }
        None => Ok(()),
    }
}

fn close_month(state: &State, month: Month, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    closable(state, &tie_out(state, month), ctx.today())?;
    // From here it succeeds.
    let held = |account: FundAccount| (account, state.fund.balance_at(account, month));
    let balances = FundAccount::ALL.map(held).into();
    Ok(vec![Event::Fund(FundEvent::MonthClosed { month, balances })])
}

/// A closed month takes no entry, whatever the act (M4).
pub(super) fn check_open(state: &State, events: &[Event], today: Date) -> Result<(), Refusal> {
    let days = events.iter().filter_map(|event| booked_on(state, event, today));
    match days.into_iter().find(|day| state.fund.is_closed(*day)) {
        Some(day) => Err(FundRefusal::MonthClosed { month: Month::of(day) }.into()),
        None => Ok(()),
    }
}

/// The day on which an event books something; `None` where it books nothing.
fn booked_on(state: &State, event: &Event, today: Date) -> Option<Date> {
    match event {
        Event::Case(CaseEvent::Approved { payable, .. }) => payable.then_some(today),
        Event::Case(CaseEvent::TransitionCarriedOut(TransitionCarriedOut {
            on, promised, ..
        })) => promised.then_some(*on),
        Event::Case(CaseEvent::PaymentRecorded { paid_on, .. }) => Some(*paid_on),
        Event::Case(
            CaseEvent::TakenBack { case, .. }
            | CaseEvent::Withdrawn { case }
            | CaseEvent::Rejected { case, .. },
        ) => state.case(*case)?.payment.promised.map(|_| today),
        Event::Fund(FundEvent::Allocated(MoneyAllocated { day, .. })) => Some(*day),
        Event::Payment(PaymentEvent::Settled { paid_on, .. }) => Some(*paid_on),
        Event::Payment(PaymentEvent::Failed(PaymentFailed { on, .. })) => Some(*on),
        _ => None,
    }
}
