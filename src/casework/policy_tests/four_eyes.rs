//! Nobody approves what they themselves handled: W1.

use crate::base::Money;
use crate::casework::scenario::*;
use crate::casework::{AmendPerson, Choice, Contribution, Outcome, ReviewStep, Scheme, Stage};

#[test]
fn w1_nobody_decides_what_they_opened() {
    let mut s = Scenario::new();
    let person = s.confirmed();
    let case = s.opens("chief", choose(person, Choice::Resident, s.today()));
    for command in [pass(case), give_back(case, None), reject(case)] {
        assert_eq!(s.refused("chief", command), "OwnWork");
    }
    s.does("deputy", pass(case));
}

#[test]
fn w1_nobody_decides_two_layers_of_a_confirmation() {
    let mut s = Scenario::new();
    let (_, case) = s.candidate();
    s.does("chief", pass(case));
    assert_eq!(s.refused("chief", pass(case)), "OwnWork");
    s.does("agriculture", pass(case));
    s.does("clerk", post(case));
    s.wait(7);
    for busy in ["clerk", "chief", "agriculture"] {
        assert_eq!(s.refused(busy, pass(case)), "OwnWork", "{busy}");
    }
}

#[test]
fn w1_who_edits_the_facts_prepared_the_case() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    let phone =
        |phone: &str| amend(AmendPerson { phone: Some(phone.to_owned()), ..amendment(person) });
    s.does("chief", phone("13888880000"));
    assert_eq!(s.refused("chief", pass(case)), "OwnWork");
    s.does("deputy", pass(case));
    assert_eq!(s.refused("deputy", phone("13888881111")), "OwnApproval");
}

#[test]
fn w1_who_hands_in_again_prepared_the_case() {
    let mut s = Scenario::new();
    let (_, case) = s.candidate();
    s.does("chief", give_back(case, None));
    s.does("chief", hand_in(case));
    assert_eq!(s.refused("chief", pass(case)), "OwnWork");
    assert_eq!(s.refused("clerk", pass(case)), "OwnWork");
    s.does("deputy", pass(case));
}

#[test]
fn w1_who_returned_a_case_may_decide_it_when_it_comes_back() {
    let mut s = Scenario::new();
    let (_, case) = s.candidate();
    s.does("chief", pass(case));
    s.does("agriculture", give_back(case, None));
    s.does("clerk", hand_in(case));
    s.does("chief", pass(case));
    s.does("agriculture", pass(case));
    assert_eq!(s.case(case).stage, Stage::Waiting(ReviewStep::Notice));
}

#[test]
fn w1_nobody_dismisses_an_objection_to_their_own_work() {
    let mut s = Scenario::new();
    let (_, case) = s.in_notice();
    s.does("clerk", object(case));
    assert_eq!(s.refused("clerk", settle(1, false)), "OwnWork");
    s.does("clerk", settle(1, true));
    assert_eq!(s.case(case).stage, Stage::Returned);
}

#[test]
fn w1_who_approved_the_money_does_not_pay_it() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let case = s.claims(person, Scheme::Resident, 2020);
    s.does("chief", pass(case));
    assert_eq!(s.refused("chief", pay(case, s.today())), "OwnApproval");
    s.does("clerk", pay(case, s.today()));
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
}

#[test]
fn w1_a_decision_is_taken_back_by_its_maker_until_it_has_gone_on() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let case = s.claims(person, Scheme::Resident, 2020);
    s.on("2021-03-01");
    let later = s.claims(person, Scheme::Resident, 2021);
    let waits_since = s.case(case).since;
    s.does("chief", pass(case));
    assert_eq!(s.refused("deputy", take_back(case)), "NotOwnDecision");
    s.does("chief", take_back(case));
    assert_eq!(s.case(case).since, waits_since, "it keeps its place in the queue");
    assert_eq!(s.person(person).open_cases, [case, later]);
    s.does("chief", pass(case));
    s.does("deputy", pass(later));
    assert_eq!(s.refused("chief", take_back(case)), "GoneOn");
    s.pays(case);
    assert_eq!(s.refused("chief", take_back(case)), "NotOwnDecision");
}

#[test]
fn w1_who_changes_the_account_after_approval_does_not_pay() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    let case = s.claims(person, Scheme::Employee, 2020);
    s.does("chief", pass(case));
    let account = |number: &str| change_account(person, number);
    assert_eq!(s.refused("chief", account("62220299")), "OwnApproval");
    // The clerk who opened the claim may pay it, but not to an account changed since.
    let changing = s.opens("clerk", account("62220211"));
    s.does("second", pass(changing));
    assert_eq!(s.refused("clerk", pay(case, s.today())), "OwnAccountChange");
    let changing = s.opens("cashier", account("62220212"));
    s.does("second", pass(changing));
    assert_eq!(s.refused("cashier", pay(case, s.today())), "OwnAccountChange");
    s.does("teller", pay(case, s.today()));
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
}

#[test]
fn w1_who_corrects_a_record_does_not_decide_on_it() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let case = s.claims(person, Scheme::Resident, 2020);
    let right = Contribution { amount: Money::yuan(300), ..s.contribution(Scheme::Resident, 2020) };
    s.does("chief", correct(person, (Scheme::Resident, 2020), Some(right)));
    assert_eq!(s.refused("chief", pass(case)), "OwnWork");
    s.does("deputy", pass(case));
    assert_eq!(s.refused("deputy", correct_death(person, None)), "NoDeathOnRecord");
    s.does("clerk", die(person, s.today()));
    assert_eq!(s.refused("deputy", correct_death(person, None)), "OwnApproval");
}
