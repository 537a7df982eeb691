//! Who prepared a case withdraws it until somebody decided on it, and whoever decided takes
//! it back, be it a pass, a return or a rejection: X6.

use crate::base::{Money, PersonId};
use crate::casework::scenario::*;
use crate::casework::{
    AmendPerson, Case, ChangedFact, Choice, Command, LegacyEnd, Outcome, Person, RefundCause,
    ReviewStep, Scheme, Stage,
};

/// What opens one case of each matter, each with whose it is.
fn one_of_each(s: &mut Scenario) -> Vec<(PersonId, Command)> {
    let (candidate, opened) = s.candidate();
    s.does("clerk", withdraw(opened));
    let [merging, leaving, choosing, changing] = [(); 4].map(|()| s.original());
    s.chooses(merging, Choice::Resident);
    s.chooses(leaving, Choice::Neither);
    let (claiming, recovering) =
        (s.confirmed_with(Choice::Resident), s.confirmed_with(Choice::Resident));
    s.does("clerk", contribute(claiming, s.contribution(Scheme::Resident, 2020)));
    s.subsidise(recovering, Scheme::Resident, 2020);
    vec![
        (candidate, open(candidate)),
        (choosing, choose(choosing, Choice::Employee, day("2020-03-02"))),
        (claiming, claim(claiming, 2020, None)),
        (merging, transition(merging)),
        (leaving, refund(leaving, RefundCause::ChoseNeither)),
        (recovering, recover(recovering, 2020)),
        (changing, change(changing, ChangedFact::Enjoyed(Money::yuan(4_000)))),
    ]
}

/// A file without what only tells that a case was there.
fn in_force(file: &Person) -> Person {
    let mut file = file.clone();
    file.version = 0;
    file.subsidies.retain(|subsidy| subsidy.counts());
    file.last_refund = file.last_refund.filter(|refund| !refund.rejected);
    file
}

#[test]
fn x6_whoever_prepared_a_case_of_any_matter_withdraws_it_and_nothing_is_left() {
    let mut s = Scenario::new();
    for (person, command) in one_of_each(&mut s) {
        let before = in_force(s.person(person));
        let case = s.opens("clerk", command.clone());
        assert_eq!(s.refused("deputy", withdraw(case)), "NotWithdrawable", "{command:?}");
        s.does("clerk", withdraw(case));
        assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Withdrawn));
        assert_eq!(in_force(s.person(person)), before, "{command:?}");
        assert_eq!(s.refused("clerk", withdraw(case)), "Closed");
        let again = s.opens("clerk", command);
        assert_ne!(again, case, "it can be applied for again");
    }
}

#[test]
fn x6_what_somebody_decided_on_stands_and_what_came_back_is_withdrawn() {
    let mut s = Scenario::new();
    for (person, command) in one_of_each(&mut s) {
        let before = in_force(s.person(person));
        let case = s.opens("clerk", command.clone());
        s.does("chief", give_back(case, None));
        s.does("clerk", hand_in(case));
        s.does("chief", pass(case));
        let decided = s.refused("clerk", withdraw(case));
        assert!(["NotWithdrawable", "Closed"].contains(&decided), "{command:?}: {decided}");
        let taken_back = s.submit("chief", &take_back(case));
        if taken_back.is_ok() {
            s.does("clerk", withdraw(case));
            assert_eq!(in_force(s.person(person)), before, "{command:?}");
        }
    }
}

#[test]
fn x6_a_confirmation_that_an_earlier_layer_passed_is_not_withdrawn() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    s.does("township", pass(case));
    s.does("agriculture", give_back(case, Some(ReviewStep::Township)));
    assert_eq!(s.case(case).stage, Stage::Waiting(ReviewStep::Township));
    s.does("clerk", withdraw(case));
    let case = s.opens("clerk", open(person));
    s.does("township", pass(case));
    s.does("agriculture", pass(case));
    s.does("clerk", post(case));
    s.wait(7);
    s.does("resources", give_back(case, Some(ReviewStep::LandArea)));
    assert_eq!(s.refused("clerk", withdraw(case)), "NotWithdrawable", "the township passed it");
    s.does("agriculture", give_back(case, None));
    s.does("clerk", withdraw(case));
}

#[test]
fn x6_a_transition_withdrawn_before_anybody_decided_was_none() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Resident);
    let case = s.opens("clerk", transition(person));
    s.does("clerk", withdraw(case));
    assert_eq!(s.person(person).transitions, []);
    let made = s.opens("clerk", transition(person));
    s.does("chief", pass(made));
    s.does("chief", reverse(person));
    assert_eq!(s.person(person).transitions.len(), 1, "T7: what was made stays on record");
    assert!(s.person(person).transitions[0].reversed.is_some());
}

#[test]
fn x6_a_return_is_taken_back_like_a_pass() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    s.does("township", give_back(case, None));
    s.does("clerk", hand_in(case));
    s.does("township", pass(case));
    s.does("agriculture", pass(case));
    s.does("clerk", post(case));
    s.wait(7);
    for to in [None, Some(ReviewStep::Township), Some(ReviewStep::LandArea)] {
        let (before, file) = (s.case(case).clone(), s.person(person).clone());
        s.does("resources", give_back(case, to));
        assert_eq!(s.refused("deputy", take_back(case)), "NotOwnDecision");
        s.wait(1);
        s.does("resources", take_back(case));
        let version = s.case(case).version;
        assert_eq!(*s.case(case), Case { version, ..before }, "{to:?}");
        assert_eq!(s.person(person).confirmation, file.confirmation);
    }
    s.does("resources", pass(case));
    assert!(s.person(person).is_confirmed());
}

#[test]
fn x6_a_return_or_rejection_that_has_gone_on_stands() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let case = s.claims(person, Scheme::Resident, 2020);
    s.does("chief", give_back(case, None));
    s.does("clerk", hand_in(case));
    assert_eq!(s.refused("chief", take_back(case)), "NotOwnDecision");
    s.does("chief", give_back(case, None));
    s.does(
        "clerk",
        amend(AmendPerson { phone: Some("13800000000".to_owned()), ..amendment(person) }),
    );
    assert_eq!(s.refused("chief", take_back(case)), "GoneOn");
    s.does("clerk", hand_in(case));
    s.does("chief", reject(case));
    let again = s.opens("clerk", claim(person, 2020, None));
    assert_eq!(s.refused("chief", take_back(case)), "GoneOn");
    s.does("clerk", withdraw(again));
}

#[test]
fn x6_a_refund_returned_and_taken_back_goes_on_to_the_end_of_the_relation() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Neither);
    let case = s.opens("clerk", refund(person, RefundCause::ChoseNeither));
    s.does("chief", give_back(case, None));
    s.does("chief", take_back(case));
    s.does("chief", pass(case));
    let legacy = s.person(person).legacy.as_ref().expect("legacy");
    assert_eq!(legacy.ended, Some(LegacyEnd::Surrendered(s.today())));
}
