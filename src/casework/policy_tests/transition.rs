//! Transition of the originally insured: T1, T2, T5–T7.

use crate::base::Money;
use crate::casework::scenario::*;
use crate::casework::{Choice, LegacyEnd, Outcome, Stage, Transition};

#[test]
fn t1_the_top_up_is_what_is_missing_to_fifteen_thousand() {
    for (enjoyed, top_up) in [(0, 15_000), (5_600, 9_400), (14_999, 1), (15_000, 0), (16_800, 0)] {
        let mut s = Scenario::new();
        let person = s.original_with(8_000, enjoyed);
        s.chooses(person, Choice::Resident);
        s.opens("clerk", transition(person));
        let made = s.person(person).transition().expect("the transition");
        assert_eq!(made.top_up, Money::yuan(top_up), "{enjoyed} enjoyed");
    }
}

#[test]
fn t1_is_made_once_and_paid_by_another_than_approved_it() {
    let mut s = Scenario::new();
    let (person, case) = s.merged();
    assert_eq!(s.case(case).stage, Stage::Payable);
    assert_eq!(s.refused("chief", pay(case, s.today())), "OwnApproval");
    s.pays(case);
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
    assert_eq!(s.refused("cashier", pay(case, s.today())), "Closed");
    assert_eq!(s.refused("clerk", transition(person)), "AlreadyMade");
}

#[test]
fn t1_without_a_difference_nothing_is_to_pay() {
    let mut s = Scenario::new();
    let person = s.original_with(8_000, 16_800);
    s.chooses(person, Choice::Resident);
    let case = s.opens("clerk", transition(person));
    s.approve(case);
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
    let ended = s.person(person).legacy.as_ref().and_then(|legacy| legacy.ended);
    assert_eq!(ended, Some(LegacyEnd::Merged(s.today())));
}

#[test]
fn t1_only_into_the_residents_scheme() {
    let mut s = Scenario::new();
    let person = s.original();
    assert_eq!(s.refused("clerk", transition(person)), "NotChosen");
    s.chooses(person, Choice::Employee);
    assert_eq!(s.refused("clerk", transition(person)), "NotChosen");
    let confirmed = s.confirmed_with(Choice::Resident);
    assert_eq!(s.refused("clerk", transition(confirmed)), "NotOriginal");
}

#[test]
fn t1_what_came_to_light_since_the_opening_stops_the_approval() {
    let mut s = Scenario::new();
    let (dead, twice) = (s.original(), s.original());
    let [of_dead, of_twice] = [dead, twice].map(|person| {
        s.chooses(person, Choice::Resident);
        s.opens("clerk", transition(person))
    });
    s.does("clerk", die(dead, s.today()));
    s.does("clerk", list_again(twice, "L2-2"));
    assert_eq!(s.refused("chief", pass(of_dead)), "Died");
    assert_eq!(s.refused("chief", pass(of_twice)), "ListedTwice");
}

#[test]
fn t2_the_merged_account_is_all_three_together() {
    let mut s = Scenario::new();
    let (person, _) = s.merged();
    let made = in_force(&s, person);
    assert_eq!(made.merged_account, Money::yuan(1_200 + 8_000 + 9_400));
}

#[test]
fn t5_the_merged_monthly_amount_is_both_together() {
    let mut s = Scenario::new();
    let (person, _) = s.merged();
    assert_eq!(in_force(&s, person).merged_monthly, Money::fen(34_486 + 12_950));
}

#[test]
fn t7_one_transition_a_person_and_no_other_choice_after_it() {
    let mut s = Scenario::new();
    let (person, case) = s.merged();
    s.pays(case);
    s.on("2022-01-10");
    assert_eq!(s.refused("clerk", transition(person)), "AlreadyMade");
    assert_eq!(s.refused("clerk", choose(person, Choice::Employee, s.today())), "Transitioned");
}

#[test]
fn t7_a_reversal_leaves_both_on_record_and_ends_the_case() {
    let mut s = Scenario::new();
    let (person, case) = s.merged();
    s.does("chief", reverse(person));
    let file = s.person(person);
    assert_eq!(file.transitions.len(), 1);
    assert_eq!(file.transitions[0].reversed, Some((s.today(), "并错人员".to_owned())));
    assert_eq!((file.transition(), &file.open_cases[..]), (None, &[][..]));
    assert_eq!(file.legacy.as_ref().and_then(|legacy| legacy.ended), None);
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Withdrawn));
    assert_eq!(s.refused("cashier", pay(case, s.today())), "Closed");
    assert_eq!(s.refused("chief", take_back(case)), "NotOwnDecision");
    assert_eq!(s.refused("chief", reverse(person)), "NotMade");
}

#[test]
fn t7_after_a_reversal_before_payment_the_right_one_can_be_made() {
    let mut s = Scenario::new();
    let (person, _) = s.merged();
    s.does("chief", reverse(person));
    let right = s.opens("clerk", transition(person));
    s.approve(right);
    assert_eq!(s.person(person).transitions.len(), 2);
    assert_eq!(in_force(&s, person).case, right);
}

#[test]
fn t7_a_paid_top_up_is_never_made_twice() {
    let mut s = Scenario::new();
    let (person, case) = s.merged();
    s.pays(case);
    s.does("chief", reverse(person));
    assert_eq!(s.refused("clerk", transition(person)), "AlreadyMade");
}

#[track_caller]
fn in_force(s: &Scenario, person: crate::base::PersonId) -> Transition {
    s.person(person).transition().expect("a transition").clone()
}
