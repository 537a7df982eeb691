//! Events of cases, and what their approval or undoing does to the person's file.

use super::books::promise;
use super::change::{changed, prepare, send_back, with_person};
use crate::base::{CaseId, Date, Instant, Money, PersonId};
use crate::casework::case::{
    Case, CaseKind, Decision, Involvement, Outcome, Payment, ReviewStep, Stage,
};
use crate::casework::event::{Approval, CaseEvent, Envelope};
use crate::casework::person::{
    ChoiceRecord, Confirmation, LegacyEnd, Person, Refund, Revoked, Subsidy, SubsidyState,
    Transition,
};
use crate::casework::roster_kind::RosterKind;
use crate::casework::state::State;
use crate::casework::{RefundOpened, RejectedLine, SubsidyClaimed, TransitionCarriedOut};
use std::sync::Arc;

pub(super) fn evolve(state: &mut State, envelope: &Envelope, event: &CaseEvent) {
    match event {
        CaseEvent::Opened { case, person, matter } => {
            open(state, envelope, *case, *person, matter.clone());
            if let (CaseKind::Choice { chosen_on, .. }, Some(file)) =
                (matter, state.people.get(person).filter(|_| !state.rejected_lines.is_empty()))
            {
                let keys = RejectedLine::choice_keys(file, *chosen_on);
                state.forget_rejected(RosterKind::Choices, keys);
            }
        }
        CaseEvent::SubsidyClaimed(claimed) => subsidy_claimed(state, envelope, claimed),
        CaseEvent::TransitionOpened(opened) => {
            open(state, envelope, opened.case, opened.person, CaseKind::Transition);
            with_person(state, envelope, opened.person, |file| {
                push_transition(file, opened.into())
            });
        }
        CaseEvent::TransitionCarriedOut(made) => carried_out(state, envelope, made),
        CaseEvent::RefundOpened(opened) => refund_opened(state, envelope, opened),
        _ => advance(state, envelope, event),
    }
}

fn open(state: &mut State, envelope: &Envelope, id: CaseId, person: PersonId, matter: CaseKind) {
    open_with(state, envelope, id, person, matter, |_| {});
}

/// Opens a case and changes the file in the same go.
fn open_with(
    state: &mut State,
    envelope: &Envelope,
    id: CaseId,
    person: PersonId,
    matter: CaseKind,
    change: impl FnOnce(&mut Person),
) {
    with_person(state, envelope, person, |file| {
        file.open_cases.push(id);
        change(file);
        if matter == CaseKind::Confirmation {
            file.confirmation = Confirmation::Open(id);
        }
    });
    let case = Case {
        id,
        person,
        stage: Stage::Waiting(matter.first_step()),
        matter,
        opened: envelope.at,
        since: envelope.at,
        handlers: vec![Involvement { by: envelope.actor.clone(), step: None }],
        household_asked: false,
        notice: None,
        objections: Vec::new(),
        returned: None,
        rejected: None,
        superseded_by: None,
        ground: String::new(),
        decision: None,
        payment: Payment::default(),
        version: envelope.seq,
    };
    state.cases.insert(id, Arc::new(case));
}

fn subsidy_claimed(state: &mut State, envelope: &Envelope, event: &SubsidyClaimed) {
    let SubsidyClaimed { case, person, year, scheme, amount, route, clause: _ } = *event;
    let claimed = Subsidy { year, scheme, amount, route, state: SubsidyState::Due, case };
    open_with(state, envelope, case, person, CaseKind::Claim { year }, |file| {
        file.subsidies.push(claimed);
    });
}

fn refund_opened(state: &mut State, envelope: &Envelope, event: &RefundOpened) {
    open(state, envelope, event.case, event.person, CaseKind::Refund);
    let opened = Refund {
        cause: event.cause,
        amount: event.amount,
        bank_account: event.bank_account.clone(),
        case: event.case,
        approved: None,
        paid: None,
        rejected: false,
    };
    with_person(state, envelope, event.person, |file| file.last_refund = Some(Box::new(opened)));
}

/// Nearly everybody has one at most: room is made for each, not for several.
fn push_transition(file: &mut Person, transition: Transition) {
    file.transitions.reserve_exact(1);
    file.transitions.push(transition);
}

/// A transition that was carried out without a review: its case opens approved.
fn carried_out(state: &mut State, envelope: &Envelope, event: &TransitionCarriedOut) {
    let (id, on) = (event.case, event.on);
    open(state, envelope, id, event.person, CaseKind::Transition);
    let payable = event.top_up > Money::ZERO;
    if let Some(case) = state.cases.get_mut(&id) {
        let case = Arc::make_mut(case);
        let by = envelope.actor.clone();
        case.handlers.push(Involvement { by, step: Some(ReviewStep::Transition) });
        case.stage = if payable { Stage::Payable } else { Stage::Closed(Outcome::Passed) };
    }
    with_person(state, envelope, event.person, |file| {
        push_transition(file, event.into());
        end_legacy(file, Some(LegacyEnd::Merged(on)));
        if !payable {
            file.open_cases.retain(|open| *open != id);
        }
    });
    if event.promised {
        promise(state, id, on);
    }
}

/// Events of a case that is there: moves it, then lets the file follow.
fn advance(state: &mut State, envelope: &Envelope, event: &CaseEvent) {
    let today = envelope.at.date();
    changed(
        state,
        envelope,
        event.case(),
        |case| move_case(case, envelope, event),
        |file, case| follow(file, case, event, today),
    );
}

/// The money of a case moved: closes it, then lets the file follow.
pub(super) fn paid(state: &mut State, envelope: &Envelope, id: CaseId, paid_on: Date) {
    let close = |case: &mut Case| {
        case.since = envelope.at;
        case.decision = None;
        case.stage = Stage::Closed(Outcome::Passed);
    };
    changed(state, envelope, id, close, |file, case| follow_payment(file, case, paid_on));
}

fn move_case(case: &mut Case, envelope: &Envelope, event: &CaseEvent) {
    if matches!(event, CaseEvent::HouseholdAsked { .. }) {
        case.household_asked = true;
        return;
    }
    if let CaseEvent::GroundGiven { ground, .. } = event {
        case.ground.clone_from(ground);
        return;
    }
    let since = std::mem::replace(&mut case.since, envelope.at);
    let decision = case.decision.take();
    match event {
        CaseEvent::Passed { step, next, .. } => {
            decided(case, envelope, *step, since);
            case.stage = Stage::Waiting(*next);
        }
        CaseEvent::Approved { step, payable, .. } => {
            decided(case, envelope, *step, since);
            case.stage = if *payable { Stage::Payable } else { Stage::Closed(Outcome::Passed) };
        }
        CaseEvent::Returned { step, to, reason, .. } => {
            let sent_back = send_back(case, envelope, (*step, *to), reason);
            decision_of(case, envelope, *step, since).sent_back = Some(Box::new(sent_back));
        }
        CaseEvent::Rejected { step, reason, .. } => {
            decided(case, envelope, *step, since);
            case.rejected = Some(reason.clone());
            case.stage = Stage::Closed(Outcome::Rejected);
        }
        CaseEvent::TakenBack { step, .. } => take_back(case, envelope, *step, decision),
        CaseEvent::HandedIn { step, .. } => {
            prepare(case, envelope);
            case.stage = Stage::Waiting(*step);
        }
        CaseEvent::Withdrawn { .. } => case.stage = Stage::Closed(Outcome::Withdrawn),
        CaseEvent::Superseded { by, .. } => {
            case.superseded_by = Some(*by);
            case.stage = Stage::Closed(Outcome::Superseded);
        }
        CaseEvent::PaymentRecorded { .. } => case.stage = Stage::Closed(Outcome::Passed),
        _ => {}
    }
}

/// As if it had not been decided: it keeps its place in the queue.
fn take_back(
    case: &mut Case,
    envelope: &Envelope,
    step: ReviewStep,
    decision: Option<Box<Decision>>,
) {
    case.since = decision.as_ref().map_or(envelope.at, |decision| decision.since);
    match decision.and_then(|decision| decision.sent_back) {
        Some(sent_back) => {
            case.handlers = sent_back.handlers;
            case.notice = sent_back.notice;
            case.returned = sent_back.returned;
        }
        None => case.handlers.retain(|handled| handled.step != Some(step)),
    }
    case.rejected = None;
    // The final layer decides on a notice that is over, and waits there again.
    let step = if step == ReviewStep::Final { ReviewStep::Notice } else { step };
    case.stage = Stage::Waiting(step);
}

/// A decision that stands until it is taken back or the case is returned.
fn decided(case: &mut Case, envelope: &Envelope, step: ReviewStep, since: Instant) {
    let by = envelope.actor.clone();
    case.handlers.push(Involvement { by, step: Some(step) });
    decision_of(case, envelope, step, since);
}

/// Remembers a decision for as long as it can be taken back.
fn decision_of<'c>(
    case: &'c mut Case,
    envelope: &Envelope,
    step: ReviewStep,
    since: Instant,
) -> &'c mut Decision {
    let (by, seq) = (envelope.actor.clone(), envelope.seq);
    case.decision.insert(Box::new(Decision { by, step, seq, since, sent_back: None }))
}

/// What a case's event does to the file it belongs to.
fn follow(file: &mut Person, case: &Case, event: &CaseEvent, on: Date) {
    match event {
        CaseEvent::Approved { approval, .. } => approve(file, case, approval),
        CaseEvent::Rejected { .. } | CaseEvent::Withdrawn { .. } | CaseEvent::Superseded { .. } => {
            close(file, case, event, on)
        }
        CaseEvent::TakenBack { .. } => reopen(file, case),
        CaseEvent::PaymentRecorded { paid_on, .. } => follow_payment(file, case, *paid_on),
        _ => {}
    }
}

fn follow_payment(file: &mut Person, case: &Case, paid_on: Date) {
    match &case.matter {
        CaseKind::Claim { .. } => set_subsidy(file, case.id, SubsidyState::Paid),
        CaseKind::Recovery { year, .. } => {
            let recovered = file.subsidy_of(*year).map(|subsidy| subsidy.case);
            if let Some(claim) = recovered {
                set_subsidy(file, claim, SubsidyState::Recovered);
            }
        }
        CaseKind::Refund => with_refund(file, case.id, |refund| refund.paid = Some(paid_on)),
        CaseKind::Transition => {
            with_transition(file, case.id, |made| made.paid_on = Some(paid_on));
        }
        CaseKind::TopUpRecovery { transition, .. } => {
            with_transition(file, *transition, |made| made.recovered = Some(paid_on));
        }
        CaseKind::Confirmation
        | CaseKind::Choice { .. }
        | CaseKind::Change(_)
        | CaseKind::Revocation { .. } => {}
    }
}

fn approve(file: &mut Person, case: &Case, approval: &Approval) {
    match approval {
        Approval::Identity { on } => file.confirmation = Confirmation::Confirmed(*on),
        Approval::Revocation { on } => revoke(file, case.id, *on),
        Approval::Choice => {
            if let CaseKind::Choice { choice, chosen_on } = case.matter {
                file.choices.push(ChoiceRecord { choice, chosen_on, case: case.id });
            }
        }
        Approval::Subsidy => set_subsidy(file, case.id, SubsidyState::Approved),
        Approval::Transition { on } => {
            with_transition(file, case.id, |made| made.carried_out = Some(*on));
            end_legacy(file, Some(LegacyEnd::Merged(*on)));
        }
        Approval::Refund { on } => {
            with_refund(file, case.id, |refund| {
                refund.approved = Some(*on);
                // Nothing is left to pay out of an empty account.
                refund.paid = (refund.amount == Money::ZERO).then_some(*on);
            });
            end_legacy(file, Some(LegacyEnd::Surrendered(*on)));
        }
        // What a change brings about stands in an event of the file.
        Approval::Recovery | Approval::Change => {}
    }
}

/// From here on nothing is claimed on the confirmation, and whoever is confirmed anew
/// chooses anew (X5).
fn revoke(file: &mut Person, case: CaseId, on: Date) {
    if let Confirmation::Confirmed(confirmed) = file.confirmation {
        let revoked = Revoked { confirmed, on, case };
        file.confirmation = Confirmation::Revoked(revoked);
        file.revoked = Some(revoked);
    }
    file.choices.clear();
}

/// A case that ended without approval leaves the file as if it had not been opened.
fn close(file: &mut Person, case: &Case, event: &CaseEvent, on: Date) {
    let withdrawn = matches!(event, CaseEvent::Withdrawn { .. });
    match case.matter {
        CaseKind::Confirmation => {
            file.confirmation = match withdrawn {
                true => file.revoked.map_or(Confirmation::NotOpened, Confirmation::Revoked),
                false => Confirmation::Rejected(case.id),
            };
        }
        CaseKind::Claim { .. } => set_subsidy(file, case.id, SubsidyState::Rejected),
        // Withdrawn before anybody decided, it was never made: T7 counts the others.
        CaseKind::Transition if withdrawn => {
            file.transitions.retain(|made| made.case != case.id || made.carried_out.is_some());
        }
        CaseKind::Transition => with_transition(file, case.id, |made| {
            made.reversed = Some((on, case.rejected.clone().unwrap_or_default()));
        }),
        CaseKind::Refund => with_refund(file, case.id, |refund| refund.rejected = true),
        CaseKind::Choice { .. }
        | CaseKind::Recovery { .. }
        | CaseKind::TopUpRecovery { .. }
        | CaseKind::Change(_)
        | CaseKind::Revocation { .. } => {}
    }
}

/// A decision taken back undoes what it brought into force.
fn reopen(file: &mut Person, case: &Case) {
    match case.matter {
        CaseKind::Confirmation => file.confirmation = Confirmation::Open(case.id),
        CaseKind::Choice { .. } => file.choices.retain(|record| record.case != case.id),
        CaseKind::Claim { .. } => set_subsidy(file, case.id, SubsidyState::Due),
        CaseKind::Transition => {
            with_transition(file, case.id, |made| {
                made.carried_out = None;
                made.reversed = None;
            });
            end_legacy(file, None);
        }
        CaseKind::Refund => {
            with_refund(file, case.id, |refund| {
                refund.approved = None;
                refund.paid = None;
                refund.rejected = false;
            });
            end_legacy(file, None);
        }
        CaseKind::Recovery { .. }
        | CaseKind::TopUpRecovery { .. }
        | CaseKind::Change(_)
        | CaseKind::Revocation { .. } => {}
    }
}

fn set_subsidy(file: &mut Person, case: CaseId, state: SubsidyState) {
    if let Some(subsidy) = file.subsidies.iter_mut().find(|subsidy| subsidy.case == case) {
        subsidy.state = state;
    }
}

fn with_transition(file: &mut Person, case: CaseId, change: impl FnOnce(&mut Transition)) {
    if let Some(made) = file.transitions.iter_mut().find(|made| made.case == case) {
        change(made);
    }
}

fn with_refund(file: &mut Person, case: CaseId, change: impl FnOnce(&mut Refund)) {
    if let Some(refund) = file.last_refund.as_mut().filter(|refund| refund.case == case) {
        change(refund);
    }
}

fn end_legacy(file: &mut Person, end: Option<LegacyEnd>) {
    if let Some(legacy) = &mut file.legacy {
        legacy.ended = end;
    }
}
