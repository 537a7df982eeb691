//! Deciding on cases: pass, return, reject, take back, hand in, withdraw (C5, 四眼).

use super::correction::not_own_approval;
use super::given::{case, person, required};
use super::{change, choice, confirmation, refund, revocation, subsidy, transition};
use crate::base::Money;
use crate::casework::case::{Case, CaseKind, Outcome, ReviewStep, Stage};
use crate::casework::command::ReviewCommand;
use crate::casework::context::Context;
use crate::casework::contradiction::{self, CaseTopic};
use crate::casework::event::{Approval, CaseEvent, Event};
use crate::casework::figures::{payable_amount, working_of};
use crate::casework::person::Person;
use crate::casework::{ChangeRefusal, NoticePeriod, Refusal, ReviewRefusal, State};

pub(super) fn decide(
    state: &State,
    command: &ReviewCommand,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let case = case(state, command.case())?;
    let event = match command {
        ReviewCommand::Pass { .. } => return pass(state, case, ctx),
        ReviewCommand::Return { to, reason, .. } => {
            let step = decidable(case, ctx)?;
            let reason = required(reason, ReviewRefusal::ReasonMissing)?;
            if let Some(to) = to.filter(|to| !case.earlier_layers(step).contains(to)) {
                return Err(ReviewRefusal::NotEarlier { to }.into());
            }
            CaseEvent::Returned { case: case.id, step, to: *to, reason }
        }
        ReviewCommand::Reject { reason, .. } => {
            let step = decidable(case, ctx)?;
            let reason = required(reason, ReviewRefusal::ReasonMissing)?;
            CaseEvent::Rejected { case: case.id, step, reason }
        }
        ReviewCommand::TakeBack { .. } => take_back(state, case, ctx)?,
        ReviewCommand::HandIn { .. } => hand_in(state, case)?,
        ReviewCommand::Withdraw { .. } => {
            withdrawable(case, ctx)?;
            CaseEvent::Withdrawn { case: case.id }
        }
    };
    Ok(vec![Event::Case(event)])
}

/// The step at which this actor may decide now.
fn decidable(case: &Case, ctx: &Context<'_>) -> Result<ReviewStep, ReviewRefusal> {
    let step = match (case.stage, case.step_on(ctx.today())) {
        (Stage::Closed(outcome), _) => return Err(ReviewRefusal::Closed { outcome }),
        (_, Some(ReviewStep::Notice)) => {
            let objections = case.objections.len() as u32;
            return Err(ReviewRefusal::InNotice {
                until: case.notice.map(NoticePeriod::confirmed_from),
                objections,
            });
        }
        (_, Some(step)) => step,
        (_, None) => return Err(ReviewRefusal::NotWaiting),
    };
    if case.was_handled_by(ctx.actor) { Err(ReviewRefusal::OwnWork) } else { Ok(step) }
}

fn pass(state: &State, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let step = decidable(case, ctx)?;
    let on = ctx.today();
    if let Some(working) = working_of(state, case, ctx)
        && working.claimed != working.computed
    {
        let (claimed, computed) = (working.claimed, working.computed);
        return Err(ReviewRefusal::FiguresMoved { claimed, computed }.into());
    }
    let file = person(state, case.person)?;
    still_stands(state, file, case, ctx)?;
    let brought_about = match &case.matter {
        CaseKind::Change(change) => {
            not_own_approval(state, file, ctx)?;
            change::brought_about(state, file, case.id, change, ctx)?
        }
        CaseKind::Revocation { .. } => revocation::brought_about(state, file, case.id),
        _ => Vec::new(),
    };
    // From here it succeeds.
    let next = match step {
        ReviewStep::Township => Some(ReviewStep::LandArea),
        ReviewStep::LandArea if case.household_asked => Some(ReviewStep::Household),
        ReviewStep::LandArea | ReviewStep::Household => Some(ReviewStep::Notice),
        _ => None,
    };
    if let Some(next) = next {
        return Ok(vec![Event::Case(CaseEvent::Passed { case: case.id, step, next })]);
    }
    let approval = match case.matter {
        CaseKind::Confirmation => Approval::Identity { on },
        CaseKind::Choice { .. } => Approval::Choice,
        CaseKind::Claim { .. } => Approval::Subsidy,
        CaseKind::Transition => Approval::Transition { on },
        CaseKind::Refund => Approval::Refund { on },
        CaseKind::Recovery { .. } | CaseKind::TopUpRecovery { .. } => Approval::Recovery,
        CaseKind::Change(_) => Approval::Change,
        CaseKind::Revocation { .. } => Approval::Revocation { on },
    };
    let payable = payable_amount(file, case).is_some_and(|amount| amount > Money::ZERO);
    let approved = CaseEvent::Approved { case: case.id, step, approval, payable };
    Ok(std::iter::once(Event::Case(approved)).chain(brought_about).collect())
}

/// What bars opening a case bars passing it, whatever came between.
fn still_stands(
    state: &State,
    file: &Person,
    case: &Case,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    contradiction::check(state, file, CaseTopic::of(&case.matter), Some(case.id))?;
    match (&case.matter, &file.legacy, file.refund()) {
        (CaseKind::Revocation { .. }, ..) => revocation::check(file)?,
        (CaseKind::Confirmation, ..) => confirmation::check_layer(file, case)?,
        (CaseKind::Choice { choice, chosen_on }, ..) => {
            choice::check(file, *choice, *chosen_on, ctx)?;
        }
        (CaseKind::Claim { year }, ..) => subsidy::check_claimed(state, file, *year, ctx)?,
        (CaseKind::Transition, Some(legacy), _) => transition::check(state, file, legacy)?,
        (CaseKind::Refund, Some(legacy), Some(opened)) => {
            refund::check(state, file, legacy, opened.cause)?;
        }
        _ => {}
    }
    Ok(())
}

/// One's own last decision, as long as neither the case nor the person's file went on.
fn take_back(state: &State, case: &Case, ctx: &Context<'_>) -> Result<CaseEvent, Refusal> {
    let own = case.decision.as_ref().filter(|decision| decision.by == *ctx.actor);
    let decision = own.ok_or(ReviewRefusal::NotOwnDecision)?;
    let file = person(state, case.person)?;
    if case.version != decision.seq || file.version > decision.seq {
        return Err(ReviewRefusal::GoneOn.into());
    }
    let in_force = matches!(case.matter, CaseKind::Change(_) | CaseKind::Revocation { .. });
    if in_force && case.stage == Stage::Closed(Outcome::Passed) {
        return Err(ChangeRefusal::InForce.into());
    }
    contradiction::check(state, file, CaseTopic::of(&case.matter), Some(case.id))?;
    Ok(CaseEvent::TakenBack { case: case.id, step: decision.step })
}

/// Whether this actor withdraws a case now: they prepared it, and nobody decided on it (X6).
pub fn withdrawable(case: &Case, ctx: &Context<'_>) -> Result<(), ReviewRefusal> {
    match case.stage {
        Stage::Closed(outcome) => Err(ReviewRefusal::Closed { outcome }),
        _ if case.is_decided_on() || !case.was_prepared_by(ctx.actor) => {
            Err(ReviewRefusal::NotWithdrawable)
        }
        _ => Ok(()),
    }
}

fn hand_in(state: &State, case: &Case) -> Result<CaseEvent, Refusal> {
    if case.stage != Stage::Returned {
        return Err(ReviewRefusal::NotReturned.into());
    }
    if case.matter == CaseKind::Confirmation {
        confirmation::check_facts(person(state, case.person)?)?;
    }
    Ok(CaseEvent::HandedIn { case: case.id, step: case.matter.first_step() })
}
