//! Identity confirmation and public notice: C1–C6.

use crate::casework::scenario::*;
use crate::casework::{
    AmendPerson, Choice, Cohort, Confirmation, NoticePeriod, Outcome, RegisterPerson, ReviewStep,
    Scheme, Stage,
};

#[test]
fn c1_the_originally_insured_need_no_confirmation() {
    let mut s = Scenario::new();
    let person = s.original();
    assert_eq!(s.refused("clerk", open(person)), "NotNeeded");
    s.chooses(person, Choice::Resident);
}

#[test]
fn c1_an_originally_insured_person_is_no_candidate() {
    let mut s = Scenario::new();
    let person = s.original();
    let again = candidate(s.person(person).id_number);
    assert_eq!(s.refused("clerk", register(again)), "OriginallyInsured");
}

#[test]
fn c2_no_subsidy_and_no_choice_before_confirmation() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    let contribution = s.contribution(Scheme::Resident, 2020);
    assert_eq!(s.refused("clerk", claim(person, 2020, Some(contribution))), "NotConfirmed");
    assert_eq!(s.refused("clerk", choose(person, Choice::Resident, s.today())), "NotConfirmed");
    s.approve(case);
    s.chooses(person, Choice::Resident);
    s.subsidise(person, Scheme::Resident, 2020);
}

#[test]
fn c3_layer_upon_layer_to_the_final_confirmation() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    assert_eq!(s.case(case).stage, Stage::Waiting(ReviewStep::Township));
    s.does("township", pass(case));
    assert_eq!(s.case(case).stage, Stage::Waiting(ReviewStep::LandArea));
    s.does("agriculture", pass(case));
    assert_eq!(s.case(case).stage, Stage::Waiting(ReviewStep::Notice));
    s.does("clerk", post(case));
    s.wait(7);
    assert_eq!(s.case(case).step_on(s.today()), Some(ReviewStep::Final));
    s.does("resources", pass(case));
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
    assert_eq!(s.person(person).confirmation, Confirmation::Confirmed(s.today()));
    assert_eq!(s.refused("clerk", open(person)), "AlreadyConfirmed");
}

#[test]
fn c3_household_registration_is_checked_only_when_asked() {
    let mut s = Scenario::new();
    let (_, case) = s.candidate();
    s.does("township", ask_household(case));
    s.does("township", pass(case));
    s.does("agriculture", pass(case));
    assert_eq!(s.case(case).stage, Stage::Waiting(ReviewStep::Household));
    s.does("police", pass(case));
    assert_eq!(s.case(case).stage, Stage::Waiting(ReviewStep::Notice));
    assert_eq!(s.refused("township", ask_household(case)), "HouseholdNotOpen");
}

#[test]
fn c3_facts_that_a_layer_passed_are_mended_only_after_a_return() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    let edited = |taken| amend(AmendPerson { land: Some(land(500, taken)), ..amendment(person) });
    s.does("clerk", edited(200));
    s.does("township", pass(case));
    assert_eq!(s.refused("clerk", edited(100)), "FactsUnderReview");
    s.does("agriculture", give_back(case, None));
    s.does("clerk", edited(100));
    s.does("clerk", hand_in(case));
    s.approve(case);
    assert_eq!(s.refused("clerk", edited(50)), "FactsConfirmed");
}

#[test]
fn c3_more_taken_than_contracted_is_never_confirmed() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    let land = Some(land(100, 300));
    s.does("clerk", amend(AmendPerson { land, ..amendment(person) }));
    assert_eq!(s.refused("township", pass(case)), "MoreTakenThanContracted");
}

#[test]
fn c3_of_the_new_cohort_as_of_the_existing() {
    let mut s = Scenario::new();
    let registration = RegisterPerson { cohort: Cohort::New, ..candidate(s.number()) };
    let case = s.opens("clerk", register(registration));
    s.approve(case);
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
}

#[test]
fn c4_a_notice_hangs_seven_days_and_cannot_be_left_out() {
    let mut s = Scenario::new();
    let (_, case) = s.candidate();
    s.does("township", pass(case));
    s.does("agriculture", pass(case));
    s.wait(30);
    assert_eq!(s.refused("resources", pass(case)), "InNotice");
    s.does("clerk", post(case));
    assert_eq!(s.case(case).notice, Some(NoticePeriod::of(day("2020-04-01"), 7)));
    s.on("2020-04-07");
    assert_eq!(s.refused("resources", pass(case)), "InNotice");
    s.on("2020-04-08");
    assert_eq!(s.refused("clerk", object(case)), "NoticeOver");
    s.does("resources", pass(case));
}

#[test]
fn n1_who_comes_on_the_last_printed_day_is_heard() {
    let mut s = Scenario::new();
    let (_, case) = s.in_notice();
    let period = s.case(case).notice.expect("posted");
    assert_eq!((period.from, period.last_day()), (day("2020-03-02"), day("2020-03-08")));
    s.on("2020-03-08");
    s.does("reception", object(case));
    s.does("inspector", settle(1, false));
    assert_eq!(s.case(case).step_on(day("2020-03-08")), Some(ReviewStep::Notice));
    s.on("2020-03-09");
    assert_eq!(s.refused("reception", object(case)), "NoticeOver");
    assert_eq!(s.case(case).step_on(day("2020-03-09")), Some(ReviewStep::Final));
}

#[test]
fn n1_a_notice_hangs_at_least_a_day_whatever_is_set() {
    let posted = day("2020-04-01");
    for days in [0, 1] {
        let period = NoticePeriod::of(posted, days);
        assert_eq!((period.last_day(), period.is_over(posted)), (posted, false), "{days}");
        assert_eq!(period.confirmed_from(), day("2020-04-02"));
    }
    let stored = NoticePeriod { from: posted, over: posted };
    assert!(!stored.is_over(posted), "a notice of no days in an old journal");
}

#[test]
fn c4_an_objection_stops_confirmation_until_it_is_settled() {
    let mut s = Scenario::new();
    let (_, case) = s.in_notice();
    s.does("reception", object(case));
    s.wait(30);
    assert_eq!(s.refused("resources", pass(case)), "InNotice");
    s.does("inspector", settle(1, false));
    s.does("resources", pass(case));
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
}

#[test]
fn c4_an_upheld_objection_sends_it_back_and_a_new_notice_hangs() {
    let mut s = Scenario::new();
    let (person, case) = s.in_notice();
    s.does("reception", object(case));
    s.does("inspector", settle(1, true));
    assert_eq!(s.case(case).stage, Stage::Returned);
    s.does("clerk", hand_in(case));
    s.does("township", pass(case));
    s.does("agriculture", pass(case));
    s.wait(30);
    assert_eq!(s.refused("resources", pass(case)), "InNotice");
    s.approve(case);
    assert!(s.person(person).is_confirmed());
}

#[test]
fn c4_an_objection_upheld_after_the_end_reopens_nothing() {
    let mut s = Scenario::new();
    let (person, case) = s.in_notice();
    s.does("reception", object(case));
    s.does("reception", object(case));
    s.does("inspector", settle(1, true));
    s.does("clerk", withdraw(case));
    s.does("inspector", settle(2, true));
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Withdrawn));
    assert!(s.case(case).objections.is_empty());
    assert_eq!(s.person(person).open_cases, []);
}

#[test]
fn c5_layers_from_the_return_on_are_decided_anew() {
    let mut s = Scenario::new();
    let (_, case) = s.candidate();
    s.does("township", pass(case));
    s.does("agriculture", pass(case));
    s.does("clerk", post(case));
    s.wait(7);
    s.does("resources", give_back(case, Some(ReviewStep::LandArea)));
    assert_eq!(s.case(case).stage, Stage::Waiting(ReviewStep::LandArea));
    assert_eq!(s.case(case).notice, None);
    assert_eq!(s.refused("township", pass(case)), "OwnWork");
    s.approve(case);
    assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
}

#[test]
fn c5_a_rejection_stays_on_record_and_another_case_may_follow() {
    let mut s = Scenario::new();
    let (person, first) = s.candidate();
    s.does("township", reject(first));
    assert_eq!(s.person(person).confirmation, Confirmation::Rejected(first));
    assert_eq!(s.case(first).rejected.as_deref(), Some("不符合条件"));
    let second = s.opens("clerk", open(person));
    assert_eq!(s.refused("township", take_back(first)), "GoneOn");
    s.approve(second);
    assert_eq!(s.case(first).stage, Stage::Closed(Outcome::Rejected));
}

#[test]
fn c5_a_decision_taken_back_leaves_the_file_as_it_was() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    s.does("township", pass(case));
    s.does("agriculture", pass(case));
    s.does("clerk", post(case));
    s.wait(7);
    for decision in [pass(case), reject(case)] {
        let (file, stage) = (s.person(person).clone(), s.case(case).stage);
        s.does("resources", decision);
        s.does("resources", take_back(case));
        assert_eq!(s.person(person).confirmation, file.confirmation);
        assert_eq!(s.person(person).open_cases, file.open_cases);
        assert_eq!(s.case(case).stage, stage);
    }
    s.does("resources", pass(case));
}

#[test]
fn c6_the_deadline_bars_nobody() {
    let mut s = Scenario::new();
    assert_eq!(
        s.policy.on(s.today(), s.today()).confirmation_deadline,
        day("2020-06-30"),
        "五: by the end of June 2020"
    );
    s.on("2020-09-01");
    let person = s.confirmed();
    assert!(s.person(person).is_confirmed());
}
