//! Transition of one originally insured person, and its reversal (T1, T2, T5, T7).

use super::given::{person, required};
use crate::base::{CaseId, Money};
use crate::casework::case::Case;
use crate::casework::command::TransitionCommand;
use crate::casework::comparison::{Class, compare_person, holding, listed_twice, valid_decisions};
use crate::casework::context::Context;
use crate::casework::contradiction::{self, CaseTopic};
use crate::casework::event::{CaseEvent, Event, PersonEvent};
use crate::casework::figures::transition_figures;
use crate::casework::person::{Choice, LegacyEnd, LegacyRelation, Person};
use crate::casework::{
    BatchRefusal, Refusal, State, TransitionCarriedOut, TransitionOpened, TransitionRefusal,
};
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
        TransitionCommand::CarryOut { person: id } => carry_out(state, person(state, *id)?, ctx),
        TransitionCommand::Reverse { person: id, reason } => {
            reverse(state, person(state, *id)?, reason, ctx)
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
    let legacy = transitionable(state, file)?;
    if residents_balance.is_negative() || residents_monthly.is_negative() {
        return Err(TransitionRefusal::NegativeAmount.into());
    }
    // From here it succeeds.
    let legacy = holding(state, file).unwrap_or_else(|| legacy.clone());
    let figures = transition_figures(&legacy, residents_balance, residents_monthly, ctx.rules());
    Ok(vec![Event::Case(CaseEvent::TransitionOpened(TransitionOpened {
        case: state.next_case(),
        person: file.id,
        residents_balance,
        residents_monthly,
        top_up: figures.top_up,
        merged_account: figures.merged_account,
        merged_monthly: figures.merged_monthly,
        clause: Rule::T1.clause().to_owned(),
    }))])
}

/// The legacy relation whose transition can be opened (T1, T3, T7).
pub(in crate::casework) fn transitionable<'a>(
    state: &State,
    file: &'a Person,
) -> Result<&'a LegacyRelation, Refusal> {
    let legacy = legacy(file)?;
    contradiction::check(state, file, CaseTopic::Transition, None)?;
    if file.transition().is_some() || file.was_topped_up() {
        return Err(TransitionRefusal::AlreadyMade.into());
    }
    check(state, file, legacy)?;
    Ok(legacy)
}

/// The relation with its figures, where they can be read.
fn legacy(file: &Person) -> Result<&LegacyRelation, TransitionRefusal> {
    file.legacy.as_ref().ok_or(if file.lacks_figures() {
        TransitionRefusal::FiguresUnread
    } else {
        TransitionRefusal::NotOriginal
    })
}

/// For whom the comparison cleared, both relations are merged at once (T5, T6).
fn carry_out(state: &State, file: &Person, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let legacy = legacy(file)?;
    // One a person, ever: a reversed or rejected one is made again only by hand (T7).
    if !file.transitions.is_empty() {
        return Err(TransitionRefusal::AlreadyMade.into());
    }
    if let Some(LegacyEnd::Surrendered(on)) = legacy.ended {
        return Err(TransitionRefusal::Surrendered { on }.into());
    }
    contradiction::check(state, file, CaseTopic::Transition, None)?;
    let choice = file.present_choice();
    if choice.is_some_and(|choice| choice != Choice::Resident) {
        return Err(TransitionRefusal::NotChosen { choice }.into());
    }
    if valid_decisions(state, file).any(|decided| decided.by == *ctx.actor) {
        return Err(TransitionRefusal::OwnDecision.into());
    }
    let result = compare_person(state, file, ctx.rules(), ctx.today());
    let result = result.ok_or(TransitionRefusal::NotOriginal)?;
    let (Some(figures), Some((residents_balance, residents_monthly))) =
        (result.figures, result.residents)
    else {
        return Err(TransitionRefusal::NotCleared { class: result.class }.into());
    };
    // From here it succeeds.
    let rule = if result.class == Class::MergeBenefits { Rule::T5 } else { Rule::T6 };
    Ok(vec![Event::Case(CaseEvent::TransitionCarriedOut(TransitionCarriedOut {
        case: state.next_case(),
        person: file.id,
        on: ctx.today(),
        class: result.class.code().to_owned(),
        residents_balance,
        residents_monthly,
        top_up: figures.top_up,
        merged_account: figures.merged_account,
        merged_monthly: figures.merged_monthly,
        clause: rule.clause().to_owned(),
        promised: figures.top_up > Money::ZERO,
    }))])
}

/// What bars opening a transition, and approving it after all that came since.
pub(super) fn check(
    state: &State,
    file: &Person,
    legacy: &LegacyRelation,
) -> Result<(), TransitionRefusal> {
    if let Some(LegacyEnd::Surrendered(on)) = legacy.ended {
        return Err(TransitionRefusal::Surrendered { on });
    }
    if file.present_choice() != Some(Choice::Resident) {
        return Err(TransitionRefusal::NotChosen { choice: file.present_choice() });
    }
    if let Some(died) = file.died {
        return Err(TransitionRefusal::Died { died });
    }
    match listed_twice(state, file) {
        Some(legacy_no) => Err(TransitionRefusal::ListedTwice { legacy_no }),
        None => Ok(()),
    }
}

fn reverse(
    state: &State,
    file: &Person,
    reason: &str,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let case = reversible(state, file)?;
    let reason = required(reason, TransitionRefusal::ReasonMissing)?;
    // From here it succeeds. A top-up not yet paid is not to be paid any more.
    let on = ctx.today();
    let withdrawn = Event::Case(CaseEvent::Withdrawn { case });
    let reversed = Event::Person(PersonEvent::TransitionReversed { person: file.id, on, reason });
    let unpaid = file.open_cases.contains(&case);
    Ok(if unpaid { vec![withdrawn, reversed] } else { vec![reversed] })
}

/// The case of the transition that can be reversed (T7).
pub(in crate::casework) fn reversible(state: &State, file: &Person) -> Result<CaseId, Refusal> {
    let made = file.transition().filter(|made| made.carried_out.is_some());
    let case = made.ok_or(TransitionRefusal::NotMade)?.case;
    match state.case(case).and_then(Case::in_batch) {
        Some(batch) => Err(BatchRefusal::InBatch { case, batch }.into()),
        None => Ok(case),
    }
}
