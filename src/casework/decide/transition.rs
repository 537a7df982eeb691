//! Transition of one originally insured person, and its reversal (T1, T2, T5, T7).

use super::{Context, person, required};
use crate::base::Money;
use crate::casework::command::TransitionCommand;
use crate::casework::event::{CaseEvent, Event, PersonEvent};
use crate::casework::figures::transition_figures;
use crate::casework::person::{Choice, LegacyEnd, Person};
use crate::casework::{Refusal, State, TransitionRefusal};
use crate::policy::Rule;

pub(super) fn decide(
    state: &State,
    command: &TransitionCommand,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    match command {
        TransitionCommand::Open { person: id, residents_balance, residents_monthly } => {
            open(state, person(state, *id)?, *residents_balance, *residents_monthly, ctx)
        }
        TransitionCommand::Reverse { person: id, reason } => {
            let file = person(state, *id)?;
            if file.transition().is_none_or(|made| made.carried_out.is_none()) {
                return Err(TransitionRefusal::NotMade.into());
            }
            let reason = required(reason, TransitionRefusal::ReasonMissing)?;
            let on = ctx.today();
            Ok(vec![Event::Person(PersonEvent::TransitionReversed { person: file.id, on, reason })])
        }
    }
}

fn open(
    state: &State,
    file: &Person,
    residents_balance: Money,
    residents_monthly: Money,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let legacy = file.legacy.as_ref().ok_or(TransitionRefusal::NotOriginal)?;
    if file.transition().is_some() {
        return Err(TransitionRefusal::AlreadyMade.into());
    }
    if let Some(LegacyEnd::Surrendered(on)) = legacy.ended {
        return Err(TransitionRefusal::Surrendered { on }.into());
    }
    if file.present_choice() != Some(Choice::Resident) {
        return Err(TransitionRefusal::NotChosen { choice: file.present_choice() }.into());
    }
    if let Some(died) = file.died {
        return Err(TransitionRefusal::Died { died }.into());
    }
    if let Some(legacy_no) = file.listed_again.first() {
        return Err(TransitionRefusal::ListedTwice { legacy_no: legacy_no.clone() }.into());
    }
    if residents_balance.is_negative() || residents_monthly.is_negative() {
        return Err(TransitionRefusal::NegativeAmount.into());
    }
    // From here it succeeds.
    let figures = transition_figures(legacy, residents_balance, residents_monthly, ctx.rules());
    Ok(vec![Event::Case(CaseEvent::TransitionOpened {
        case: state.next_case(),
        person: file.id,
        residents_balance,
        residents_monthly,
        top_up: figures.top_up,
        merged_account: figures.merged_account,
        merged_monthly: figures.merged_monthly,
        clause: Rule::T1.clause().to_owned(),
    })])
}
