//! What the events of cases mean for the books: a promise, its release, a payment (M2).

use crate::base::{CaseId, Date, Money};
use crate::casework::case::{Case, CaseKind, HandPayment, Payment};
use crate::casework::event::{CaseEvent, Envelope};
use crate::casework::figures::payable_amount;
use crate::casework::fund::{BookEntry, FundAccount, Reference, kind_of, paid_route};
use crate::casework::person::Route;
use crate::casework::state::State;
use std::sync::Arc;

/// What the event of a case means for the books: a promise, its release, a payment.
/// Comes before the event changes the case, since paying closes what it speaks of.
pub(super) fn follow(state: &mut State, envelope: &Envelope, event: &CaseEvent) {
    let (id, today) = (event.case(), envelope.at.date());
    match event {
        CaseEvent::Approved { payable: true, .. } => promise(state, id, today),
        CaseEvent::TakenBack { .. }
        | CaseEvent::Withdrawn { .. }
        | CaseEvent::Superseded { .. }
        | CaseEvent::Rejected { .. } => {
            release(state, id, today);
        }
        CaseEvent::PaymentRecorded { amount, paid_on, reference, .. } => {
            let by_hand = HandPayment { amount: *amount, reference: reference.clone() };
            pay(state, id, *amount, *paid_on);
            with_payment(state, id, |payment| payment.by_hand = Some(by_hand));
        }
        _ => {}
    }
}

/// Approval promises the amount; a recovery promises nothing, its money comes in.
pub(super) fn promise(state: &mut State, id: CaseId, on: Date) {
    let Some(case) = state.case(id) else { return };
    let amount = state.person(case.person).and_then(|file| payable_amount(file, case));
    let Some(amount) = amount.filter(|_| !brings_money(case)) else { return };
    with_payment(state, id, |payment| payment.promised = Some(amount));
    let (debit, credit) = (FundAccount::Committed, FundAccount::Promised);
    let reference = Reference::Case(id);
    state.fund.book(BookEntry { day: on, debit, credit, amount, reference });
}

/// Nothing is promised any longer: it was paid, taken back or withdrawn.
fn release(state: &mut State, id: CaseId, on: Date) {
    let Some(case) = state.case(id) else { return };
    let Some(amount) = case.payment.promised else { return };
    let debit = match case.payment.failed {
        Some(_) => FundAccount::Returned,
        None => FundAccount::Promised,
    };
    let (credit, reference) = (FundAccount::Committed, reference_of(case));
    with_payment(state, id, |payment| {
        payment.promised = None;
        payment.failed = None;
    });
    state.fund.book(BookEntry { day: on, debit, credit, amount, reference });
}

/// The money of a case moved on a day.
pub(super) fn pay(state: &mut State, id: CaseId, amount: Money, paid_on: Date) {
    let Some(case) = state.case(id) else { return };
    let Some(file) = state.person(case.person) else { return };
    let reference = reference_of(case);
    let recovers = match case.matter {
        CaseKind::Recovery { year, .. } => file.subsidy_of(year).map(|claimed| claimed.case),
        _ => None,
    };
    let (debit, credit) = match paid_route(file, case) {
        _ if brings_money(case) => (FundAccount::Special, FundAccount::Recovered),
        Some(Route::Account) => (FundAccount::PaidToAccounts, FundAccount::Special),
        Some(Route::Bank) => (FundAccount::PaidToBanks, FundAccount::Special),
        None => return,
    };
    release(state, id, paid_on);
    state.fund.book(BookEntry { day: paid_on, debit, credit, amount, reference });
    with_payment(state, id, |payment| {
        payment.paid_on = Some(paid_on);
        payment.recovers = recovers;
    });
}

fn brings_money(case: &Case) -> bool {
    kind_of(&case.matter).is_some_and(|kind| !kind.pays_out())
}

fn reference_of(case: &Case) -> Reference {
    match case.in_batch() {
        Some(batch) => Reference::Line(case.id, batch),
        None => Reference::Case(case.id),
    }
}

fn with_payment(state: &mut State, id: CaseId, change: impl FnOnce(&mut Payment)) {
    if let Some(case) = state.cases.get_mut(&id) {
        change(&mut Arc::make_mut(case).payment);
    }
}
