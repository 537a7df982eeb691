//! Surrender, refund and recovery: T3, T4, R1–R3.

use crate::base::Money;
use crate::casework::scenario::*;
use crate::casework::{
    CaseEvent, Choice, Event, LegacyEnd, Outcome, RefundCause, Scheme, Stage, SubsidyState,
};

#[test]
fn t3_into_the_employees_scheme_by_surrender_then_refund_then_years() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Employee);
    let contribution = s.contribution(Scheme::Employee, 2020);
    s.does("clerk", contribute(person, contribution));
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "SurrenderNotPaid");
    let case = s.opens("clerk", refund(person, RefundCause::ChoseEmployee));
    s.approve(case);
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "SurrenderNotPaid");
    s.pays(case);
    s.opens("clerk", claim(person, 2020, None));
}

#[test]
fn t3_an_empty_account_is_surrendered_without_a_payment() {
    let mut s = Scenario::new();
    let person = s.original_with(0, 5_600);
    s.chooses(person, Choice::Employee);
    let case = s.opens("clerk", refund(person, RefundCause::ChoseEmployee));
    s.approve(case);
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
    s.subsidise(person, Scheme::Employee, 2020);
}

#[test]
fn t4_neither_ends_the_relation_without_subsidy() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Neither);
    let case = s.opens("clerk", refund(person, RefundCause::ChoseNeither));
    s.approve(case);
    s.pays(case);
    let ended = s.person(person).legacy.as_ref().and_then(|legacy| legacy.ended);
    assert_eq!(ended, Some(LegacyEnd::Surrendered(s.today())));
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "ChoseNeither");
}

#[test]
fn t4_who_draws_the_employees_pension_is_surrendered_without_subsidy() {
    let mut s = Scenario::new();
    let person = s.original();
    let case = s.opens("clerk", refund(person, RefundCause::DrawsEmployeePension));
    s.approve(case);
    s.pays(case);
    s.chooses(person, Choice::Employee);
    let contribution = s.contribution(Scheme::Employee, 2020);
    let command = claim(person, 2020, Some(contribution));
    assert_eq!(s.refused("clerk", command), "DrawsEmployeePension");
}

#[test]
fn r1_the_refund_is_the_legacy_balance_once() {
    let mut s = Scenario::new();
    let person = s.surrendered();
    let paid = s.person(person).refund().expect("the refund");
    assert_eq!((paid.amount, paid.paid), (Money::yuan(8_000), Some(s.today())));
    let again = refund(person, RefundCause::ChoseEmployee);
    assert_eq!(s.refused("clerk", again), "AlreadyOpened");
}

#[test]
fn r1_never_of_a_balance_that_was_merged() {
    let mut s = Scenario::new();
    let (person, _) = s.merged();
    assert_eq!(s.refused("clerk", refund(person, RefundCause::ChoseEmployee)), "Merged");
}

#[test]
fn r1_a_rejected_refund_may_be_opened_again() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Neither);
    let first = s.opens("clerk", refund(person, RefundCause::ChoseNeither));
    s.does("chief", reject(first));
    assert_eq!(s.person(person).legacy.as_ref().and_then(|legacy| legacy.ended), None);
    let second = s.opens("clerk", refund(person, RefundCause::ChoseNeither));
    s.approve(second);
    s.pays(second);
}

#[test]
fn r2_needs_the_cause_on_record_an_own_account_and_a_second_person() {
    let mut s = Scenario::new();
    let person = s.original();
    let command = refund(person, RefundCause::ChoseEmployee);
    assert_eq!(s.refused("clerk", command.clone()), "CauseNotOnRecord");
    s.chooses(person, Choice::Employee);
    let case = s.opens("clerk", command);
    assert_eq!(s.refused("clerk", pass(case)), "OwnWork");
    s.does("chief", pass(case));
    assert_eq!(s.refused("chief", pay(case, s.today())), "OwnApproval");
}

#[test]
fn r3_recovery_is_a_case_of_its_own_and_frees_the_year() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.subsidise(person, Scheme::Resident, 2020);
    let recovery = s.opens("clerk", recover(person, 2020));
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "YearTaken");
    s.approve(recovery);
    assert_eq!(s.person(person).subsidised(), Money::yuan(1_000), "the money is not back yet");
    s.pays(recovery);
    assert_eq!(s.person(person).subsidised(), Money::ZERO);
    assert_eq!(s.person(person).subsidies[0].state, SubsidyState::Recovered);
    assert_eq!(s.refused("clerk", recover(person, 2020)), "NotPaid");
    let again = s.opens("clerk", claim(person, 2020, None));
    s.approve(again);
    s.pays(again);
    s.opens("clerk", recover(person, 2020));
}

#[test]
fn r3_a_rejected_recovery_changes_nothing() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.subsidise(person, Scheme::Resident, 2020);
    let recovery = s.opens("clerk", recover(person, 2020));
    s.does("chief", reject(recovery));
    assert_eq!(s.person(person).subsidy_of(2020).map(|s| s.state), Some(SubsidyState::Paid));
}

#[test]
fn r3_a_top_up_of_a_reversed_transition_is_recovered_once() {
    let mut s = Scenario::new();
    let (person, case) = s.merged();
    s.pays(case);
    assert_eq!(s.refused("clerk", recover_top_up(person)), "NoTopUpToRecover");
    s.does("chief", reverse(person));
    let recovery = s.opens("clerk", recover_top_up(person));
    assert_eq!(s.refused("clerk", recover_top_up(person)), "InTheWay");
    s.approve(recovery);
    assert!(s.person(person).was_topped_up(), "the money is not back yet");
    let paid = s.submit("cashier", &pay(recovery, s.today())).expect("paid");
    let top_up = s.person(person).transitions[0].top_up;
    assert!(top_up > Money::ZERO);
    assert!(matches!(
        &paid[..],
        [Event::Case(CaseEvent::PaymentRecorded { amount, .. })] if *amount == top_up
    ));
    let file = s.person(person);
    assert_eq!(file.transitions[0].recovered, Some(s.today()));
    assert!(!file.was_topped_up());
    assert_eq!(s.refused("clerk", recover_top_up(person)), "NoTopUpToRecover");
    let again = s.opens("clerk", transition(person));
    s.approve(again);
    assert_eq!(s.person(person).transitions.len(), 2, "the right one can be made now");
}
