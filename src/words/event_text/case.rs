//! Events of cases and of public notices.

use super::builder::{EventBuilder, EventTexts};
use crate::base::CaseId;
use crate::casework::{
    Approval, CaseEvent, CaseKind, NoticeEvent, NoticePeriod, RefundOpened, ReviewStep,
    SubsidyClaimed, Transition,
};
use crate::words::names::{matter_title, refund_cause_name, route_name, scheme_name};
use crate::words::{change_from_text, changed_fact_text, yuan};

pub(super) fn text<'a>(texts: &'a EventTexts<'a>, event: &CaseEvent) -> EventBuilder<'a> {
    let words = texts.words;
    let text = match event {
        CaseEvent::Opened { matter, .. } => opened(texts, matter),
        CaseEvent::SubsidyClaimed(SubsidyClaimed {
            year, scheme, amount, route, clause, ..
        }) => opened(texts, &CaseKind::Claim { year: *year })
            .with("label-scheme", scheme_name(*scheme, words))
            .with_money("label-amount", *amount)
            .with("label-route", route_name(*route, words))
            .with("label-clause", clause),
        CaseEvent::TransitionOpened(made) => {
            with_figures(opened(texts, &CaseKind::Transition), &made.into(), &made.clause)
        }
        CaseEvent::TransitionCarriedOut(made) => {
            let text = texts.title("event-carried-out", &[]).with("label-day", made.on);
            with_figures(text, &made.into(), &made.clause)
        }
        CaseEvent::RefundOpened(RefundOpened { cause, amount, bank_account, clause, .. }) => {
            opened(texts, &CaseKind::Refund)
                .with("label-cause", refund_cause_name(*cause, words))
                .with_money("label-amount", *amount)
                .with_masked("label-bank-account", bank_account)
                .with("label-clause", clause)
        }
        CaseEvent::GroundGiven { ground, case: _ } => {
            texts.title("event-ground-given", &[]).with("change-ground", ground)
        }
        CaseEvent::Superseded { by, case: _ } => {
            texts.title("event-superseded", &[("by", &by.to_string())])
        }
        CaseEvent::HouseholdAsked { case: _ } => texts.title("event-household-asked", &[]),
        CaseEvent::Passed { step, next, case: _ } => {
            let (place, next) = (texts.place(*step), texts.place(*next));
            texts.title("event-passed", &[("place", &place), ("next", &next)])
        }
        CaseEvent::Approved { step, approval, payable, case: _ } => {
            approved(texts, *step, approval, *payable)
        }
        CaseEvent::Returned { step, to, reason, case: _ } => {
            let place = texts.place(*step);
            let text = match to {
                Some(to) => {
                    let to = texts.place(*to);
                    texts.title("event-returned", &[("place", &place), ("to", &to)])
                }
                None => texts.title("event-returned-to-opener", &[("place", &place)]),
            };
            text.with("label-reason", reason)
        }
        CaseEvent::Rejected { step, reason, case: _ } => {
            let place = texts.place(*step);
            texts.title("event-rejected", &[("place", &place)]).with("label-reason", reason)
        }
        CaseEvent::TakenBack { step, case: _ } => {
            texts.title("event-taken-back", &[("place", &texts.place(*step))])
        }
        CaseEvent::HandedIn { step, case: _ } => {
            texts.title("event-handed-in", &[("place", &texts.place(*step))])
        }
        CaseEvent::Withdrawn { case: _ } => texts.title("event-withdrawn", &[]),
        CaseEvent::PaymentRecorded { amount, paid_on, reference, case: _ } => texts
            .title("event-payment-recorded", &[("amount", &yuan(*amount, words))])
            .with("label-day", paid_on)
            .with("label-reference", reference),
    };
    text.with("label-case", event.case())
}

/// What a transition was reckoned with, opened for review or carried out at once.
fn with_figures<'a>(text: EventBuilder<'a>, made: &Transition, clause: &str) -> EventBuilder<'a> {
    text.with_money("label-residents-balance", made.residents_balance)
        .with_money("label-residents-monthly", made.residents_monthly)
        .with_money("label-top-up", made.top_up)
        .with_money("label-merged-account", made.merged_account)
        .with_money("label-merged-monthly", made.merged_monthly)
        .with("label-clause", clause)
}

fn opened<'a>(texts: &'a EventTexts<'a>, matter: &CaseKind) -> EventBuilder<'a> {
    let title = matter_title(matter, texts.words);
    let text = texts.title("event-opened", &[("matter", &title)]);
    match matter {
        CaseKind::Choice { chosen_on, .. } => text.with("label-chosen-on", chosen_on),
        CaseKind::Recovery { reason, .. } | CaseKind::TopUpRecovery { reason, .. } => {
            text.with("label-reason", reason)
        }
        CaseKind::Change(change) => {
            let to = changed_fact_text(&change.to, texts.places, texts.words);
            text.with("label-was", change_from_text(change, texts.places, texts.words))
                .with("change-to", to)
                .with("label-account-holder", &change.holder)
                .with("change-ground", &change.ground)
        }
        CaseKind::Revocation { reason, paper } => {
            text.with("label-reason", reason).with("revocation-paper", paper)
        }
        CaseKind::Confirmation
        | CaseKind::Claim { .. }
        | CaseKind::Transition
        | CaseKind::Refund => text,
    }
}

fn approved<'a>(
    texts: &'a EventTexts<'a>,
    step: ReviewStep,
    approval: &Approval,
    payable: bool,
) -> EventBuilder<'a> {
    let (key, on) = match approval {
        Approval::Identity { on } => ("event-approved-identity", Some(on)),
        Approval::Choice => ("event-approved-choice", None),
        Approval::Subsidy => ("event-approved-subsidy", None),
        Approval::Transition { on } => ("event-approved-transition", Some(on)),
        Approval::Refund { on } => ("event-approved-refund", Some(on)),
        Approval::Recovery => ("event-approved-recovery", None),
        Approval::Change => ("event-approved-change", None),
        Approval::Revocation { on } => ("event-approved-revocation", Some(on)),
    };
    let next = payable.then(|| texts.words.say("stage-payable"));
    texts
        .title(key, &[("place", &texts.place(step))])
        .with_some("label-day", on)
        .with_some("label-next", next)
}

pub(super) fn notice_text<'a>(texts: &'a EventTexts<'a>, event: &NoticeEvent) -> EventBuilder<'a> {
    let of = |text: EventBuilder<'a>, case: CaseId| text.with("label-case", case);
    match event {
        NoticeEvent::Posted { case, posted, until } => {
            let until = NoticePeriod { from: *posted, over: *until }.last_day();
            let text = texts.title("event-notice-posted", &[("until", &until.to_string())]);
            of(text.with("label-day", posted), *case)
        }
        NoticeEvent::Objected { objection, case, reason } => {
            let text = texts.title("event-objected", &[]);
            of(text.with("label-objection", objection).with("label-reason", reason), *case)
        }
        NoticeEvent::Settled { objection, case, upheld, finding } => {
            let key = if *upheld { "event-objection-upheld" } else { "event-objection-dismissed" };
            let text = texts.title(key, &[]);
            of(text.with("label-objection", objection).with("label-finding", finding), *case)
        }
    }
}
