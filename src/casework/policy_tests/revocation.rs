//! A confirmation found wrong is revoked; nothing more is claimed or paid, and the paid years
//! stand ready as recoveries in one step: X5, R3.

use crate::base::{CaseId, Money, PersonId};
use crate::casework::scenario::*;
use crate::casework::{
    BatchKind, CaseKind, Choice, Confirmation, ContradictionRefusal, FollowUp, FundCommand,
    FundEvent, Outcome, ReviewStep, Route, Scheme, Stage, SubsidyState,
};
use crate::casework::{CaseTopic, Command, Event};

/// Somebody confirmed, with a year paid and the next one claimed.
fn with_years(s: &mut Scenario) -> (PersonId, CaseId) {
    let person = s.confirmed_with(Choice::Resident);
    s.on("2021-06-01");
    s.subsidise(person, Scheme::Resident, 2020);
    let claimed = s.claims(person, Scheme::Resident, 2021);
    (person, claimed)
}

#[test]
fn x5_from_approval_on_nothing_is_claimed_and_what_is_open_ends_naming_it() {
    let mut s = Scenario::new();
    let (person, claimed) = with_years(&mut s);
    let choosing = s.opens("clerk", choose(person, Choice::Employee, s.today()));
    let case = s.opens("surveyor", revoke(person));
    assert!(s.person(person).is_confirmed(), "until it is decided the confirmation stands");
    assert_eq!(s.refused("surveyor", pass(case)), "OwnWork");
    s.does("resources", pass(case));
    let file = s.person(person);
    assert_eq!(file.confirmation.code(), "revoked");
    assert_eq!((file.choices.len(), file.open_cases.len()), (0, 0));
    assert!(!file.confirmation.held_on(s.today()) && file.confirmation.held_on(day("2021-05-31")));
    for ended in [claimed, choosing] {
        assert_eq!(s.case(ended).stage, Stage::Closed(Outcome::Superseded));
        assert_eq!(s.case(ended).superseded_by, Some(case));
    }
    assert_eq!(s.refused("clerk", claim(person, 2021, None)), "NotConfirmed");
    assert_eq!(s.refused("clerk", choose(person, Choice::Resident, s.today())), "NotConfirmed");
    assert_eq!(s.refused("resources", take_back(case)), "InForce");
    assert_eq!(s.refused("surveyor", revoke(person)), "Revoked");
    assert_eq!(s.state.fund.promised(), Money::ZERO);
}

#[test]
fn x5_the_paid_years_are_recovered_in_one_step_for_the_reason_of_the_revocation() {
    let mut s = Scenario::new();
    let (person, claimed) = with_years(&mut s);
    s.approve(claimed);
    s.pays(claimed);
    let single = s.opens("clerk", recover(person, 2021));
    let case = s.opens("surveyor", revoke(person));
    s.does("resources", pass(case));
    s.does("clerk", withdraw(single));
    let first = s.opens("clerk", recover_all(person));
    let years: Vec<(u32, String)> = [first.0, first.0 + 1]
        .into_iter()
        .map(|id| match &s.case(CaseId(id)).matter {
            CaseKind::Recovery { year, reason } => (*year, reason.clone()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(years, [2020, 2021].map(|year| (year, "冒名顶替".to_owned())));
    assert_eq!(s.refused("clerk", recover_all(person)), "NotPaid", "each once");
    for id in [first.0, first.0 + 1].map(CaseId) {
        s.approve(id);
        s.pays(id);
    }
    assert_eq!(s.person(person).subsidised(), Money::ZERO);
}

#[test]
fn x5_what_stands_in_a_batch_is_not_released_and_ends_when_it_is_given_up() {
    let mut s = Scenario::new();
    let (person, claimed) = with_years(&mut s);
    s.approve(claimed);
    let batch = s.makes(BatchKind::Subsidy, Route::Account, &[claimed]);
    let case = s.opens("surveyor", revoke(person));
    s.does("resources", pass(case));
    assert_eq!(s.case(claimed).stage, Stage::Payable, "it stands in a batch");
    assert_eq!(s.refused("checker", check(batch)), "Revoked");
    let reason = "确认已撤销".to_owned();
    s.does("checker", Command::Fund(FundCommand::ReturnBatch { batch, reason }));
    assert_eq!(s.case(claimed).superseded_by, Some(case));
    assert_eq!(s.state.fund.promised(), Money::ZERO);
    assert_eq!(s.person(person).subsidies[1].state, SubsidyState::Rejected);
    assert!(
        !s.log
            .iter()
            .any(|(_, event)| matches!(event, Event::Fund(FundEvent::BatchReleased { .. })))
    );
}

#[test]
fn x5_what_the_bank_has_already_is_recovered_once_paid_and_ends_where_it_comes_back() {
    for comes_back in [false, true] {
        let mut s = Scenario::new();
        let (person, claimed) = with_years(&mut s);
        s.approve(claimed);
        let batch = s.sends(BatchKind::Subsidy, Route::Account, &[claimed]);
        let case = s.opens("surveyor", revoke(person));
        s.does("resources", pass(case));
        let failed = if comes_back { vec![claimed] } else { Vec::new() };
        s.settles(batch, &failed);
        if comes_back {
            assert_eq!(s.case(claimed).superseded_by, Some(case));
        } else {
            assert_eq!(s.case(claimed).stage, Stage::Closed(Outcome::Passed));
        }
        let first = s.opens("clerk", recover_all(person));
        let both = s.state.case(CaseId(first.0 + 1)).is_some();
        assert_eq!(both, !comes_back, "two years to recover where both were paid");
        assert!(
            crate::casework::tie_out(&s.state, crate::base::Month::of(s.today())).breaks.is_empty()
        );
    }
}

#[test]
fn x7_while_a_revocation_is_open_nothing_is_claimed_or_passed_and_it_is_named() {
    let mut s = Scenario::new();
    let (person, claimed) = with_years(&mut s);
    let case = s.opens("surveyor", revoke(person));
    let named = ContradictionRefusal::InTheWay { case, topic: CaseTopic::Revocation };
    assert_eq!(s.refusal("chief", pass(claimed)), named.clone().into());
    assert_eq!(s.refusal("clerk", claim(person, 2021, None)), named.clone().into());
    assert_eq!(s.refusal("clerk", choose(person, Choice::Neither, s.today())), named.into());
    assert_eq!([s.refused("surveyor", revoke(person))], ContradictionRefusal::CODES);
    s.does("surveyor", withdraw(case));
    s.does("chief", pass(claimed));
}

#[test]
fn x5_it_is_confirmed_anew_with_a_ground_only_and_whoever_is_chooses_anew() {
    let mut s = Scenario::new();
    let (person, _) = with_years(&mut s);
    let case = s.opens("surveyor", revoke(person));
    s.does("resources", pass(case));
    let next = |s: &Scenario| {
        let actor = crate::base::Login::from("clerk");
        let now = s.today().at(9, 0, 0);
        let ctx = crate::casework::Context { actor: &actor, now, policy: &s.policy };
        crate::casework::next_of_person(&s.state, s.person(person), &ctx).what
    };
    assert_eq!(next(&s), FollowUp::RecoverRevoked(1));
    assert_eq!(s.refused("clerk", open(person)), "Revoked");
    let again = s.opens("clerk", open_anew(person));
    assert_eq!(s.case(again).ground, "经复核确系本人");
    s.does("clerk", withdraw(again));
    assert!(matches!(s.person(person).confirmation, Confirmation::Revoked(_)));
    let again = s.opens("clerk", open_anew(person));
    s.approve(again);
    assert!(s.person(person).is_confirmed());
    assert_eq!(s.refused("clerk", recover_all(person)), "NotRevoked");
    assert_eq!(s.person(person).years_subsidised(), 1, "the paid year counts on");
    s.chooses(person, Choice::Employee);
    let year = s.claims(person, Scheme::Employee, 2021);
    s.approve(year);
}

#[test]
fn x5_only_what_was_confirmed_is_revoked() {
    let mut s = Scenario::new();
    let original = s.original();
    let (candidate, _) = s.candidate();
    assert_eq!(s.refused("surveyor", revoke(original)), "NotNeeded");
    assert_eq!(s.refused("surveyor", revoke(candidate)), "NotConfirmed");
    let person = s.confirmed();
    assert_eq!(s.refused("clerk", open_anew(person)), "AlreadyConfirmed");
}

#[test]
fn x5_an_open_revocation_comes_before_whatever_else_is_open() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    let claim = s.claims(person, Scheme::Employee, 2020);
    let case = s.opens("surveyor", revoke(person));
    let next = super::next::next(&s, person);
    assert_eq!((next.what, next.case), (FollowUp::Decide(ReviewStep::Revocation), Some(case)));
    assert_eq!(next.others, 1, "the claim {claim}");
}
