//! Events of cases and of public notices.

use super::{EventText, Teller};
use crate::base::CaseId;
use crate::casework::{
    Approval, CaseEvent, CaseKind, NoticeEvent, RefundOpened, ReviewStep, SubsidyClaimed,
    Transition,
};
use crate::words::names::{matter_title, refund_cause_name, route_name, scheme_name};
use crate::words::yuan;

pub(super) fn tell<'a>(teller: &'a Teller<'a>, event: &CaseEvent) -> EventText<'a> {
    let words = teller.words;
    let telling = match event {
        CaseEvent::Opened { matter, .. } => opened(teller, matter),
        CaseEvent::SubsidyClaimed(SubsidyClaimed {
            year, scheme, amount, route, clause, ..
        }) => opened(teller, &CaseKind::Claim { year: *year })
            .with("label-scheme", scheme_name(*scheme, words))
            .with_money("label-amount", *amount)
            .with("label-route", route_name(*route, words))
            .with("label-clause", clause),
        CaseEvent::TransitionOpened(made) => {
            with_figures(opened(teller, &CaseKind::Transition), &made.into(), &made.clause)
        }
        CaseEvent::TransitionCarriedOut(made) => {
            let text = teller.title("event-carried-out", &[]).with("label-day", made.on);
            with_figures(text, &made.into(), &made.clause)
        }
        CaseEvent::RefundOpened(RefundOpened { cause, amount, bank_account, clause, .. }) => {
            opened(teller, &CaseKind::Refund)
                .with("label-cause", refund_cause_name(*cause, words))
                .with_money("label-amount", *amount)
                .with_masked("label-bank-account", bank_account)
                .with("label-clause", clause)
        }
        CaseEvent::HouseholdAsked { case: _ } => teller.title("event-household-asked", &[]),
        CaseEvent::Passed { step, next, case: _ } => {
            let (place, next) = (teller.place(*step), teller.place(*next));
            teller.title("event-passed", &[("place", &place), ("next", &next)])
        }
        CaseEvent::Approved { step, approval, payable, case: _ } => {
            approved(teller, *step, approval, *payable)
        }
        CaseEvent::Returned { step, to, reason, case: _ } => {
            let place = teller.place(*step);
            let telling = match to {
                Some(to) => {
                    let to = teller.place(*to);
                    teller.title("event-returned", &[("place", &place), ("to", &to)])
                }
                None => teller.title("event-returned-to-opener", &[("place", &place)]),
            };
            telling.with("label-reason", reason)
        }
        CaseEvent::Rejected { step, reason, case: _ } => {
            let place = teller.place(*step);
            teller.title("event-rejected", &[("place", &place)]).with("label-reason", reason)
        }
        CaseEvent::TakenBack { step, case: _ } => {
            teller.title("event-taken-back", &[("place", &teller.place(*step))])
        }
        CaseEvent::HandedIn { step, case: _ } => {
            teller.title("event-handed-in", &[("place", &teller.place(*step))])
        }
        CaseEvent::Withdrawn { case: _ } => teller.title("event-withdrawn", &[]),
        CaseEvent::PaymentRecorded { amount, paid_on, reference, case: _ } => teller
            .title("event-payment-recorded", &[("amount", &yuan(*amount, words))])
            .with("label-day", paid_on)
            .with("label-reference", reference),
    };
    telling.with("label-case", event.case())
}

/// What a transition was reckoned with, opened for review or carried out at once.
fn with_figures<'a>(text: EventText<'a>, made: &Transition, clause: &str) -> EventText<'a> {
    text.with_money("label-residents-balance", made.residents_balance)
        .with_money("label-residents-monthly", made.residents_monthly)
        .with_money("label-top-up", made.top_up)
        .with_money("label-merged-account", made.merged_account)
        .with_money("label-merged-monthly", made.merged_monthly)
        .with("label-clause", clause)
}

fn opened<'a>(teller: &'a Teller<'a>, matter: &CaseKind) -> EventText<'a> {
    let title = matter_title(matter, teller.words);
    let telling = teller.title("event-opened", &[("matter", &title)]);
    match matter {
        CaseKind::Choice { chosen_on, .. } => telling.with("label-chosen-on", chosen_on),
        CaseKind::Recovery { reason, .. } | CaseKind::TopUpRecovery { reason, .. } => {
            telling.with("label-reason", reason)
        }
        CaseKind::Confirmation
        | CaseKind::Claim { .. }
        | CaseKind::Transition
        | CaseKind::Refund => telling,
    }
}

fn approved<'a>(
    teller: &'a Teller<'a>,
    step: ReviewStep,
    approval: &Approval,
    payable: bool,
) -> EventText<'a> {
    let (key, on) = match approval {
        Approval::Identity { on } => ("event-approved-identity", Some(on)),
        Approval::Choice => ("event-approved-choice", None),
        Approval::Subsidy => ("event-approved-subsidy", None),
        Approval::Transition { on } => ("event-approved-transition", Some(on)),
        Approval::Refund { on } => ("event-approved-refund", Some(on)),
        Approval::Recovery => ("event-approved-recovery", None),
    };
    let next = payable.then(|| teller.words.say("stage-payable"));
    teller
        .title(key, &[("place", &teller.place(step))])
        .with_some("label-day", on)
        .with_some("label-next", next)
}

pub(super) fn tell_notice<'a>(teller: &'a Teller<'a>, event: &NoticeEvent) -> EventText<'a> {
    let of = |telling: EventText<'a>, case: CaseId| telling.with("label-case", case);
    match event {
        NoticeEvent::Posted { case, posted, until } => {
            let telling = teller.title("event-notice-posted", &[("until", &until.to_string())]);
            of(telling.with("label-day", posted), *case)
        }
        NoticeEvent::Objected { objection, case, reason } => {
            let telling = teller.title("event-objected", &[]);
            of(telling.with("label-objection", objection).with("label-reason", reason), *case)
        }
        NoticeEvent::Settled { objection, case, upheld, finding } => {
            let key = if *upheld { "event-objection-upheld" } else { "event-objection-dismissed" };
            let telling = teller.title(key, &[]);
            of(telling.with("label-objection", objection).with("label-finding", finding), *case)
        }
    }
}
