//! Enrolment choices: E1–E4.

use crate::base::{Login, Money};
use crate::casework::scenario::*;
use crate::casework::{
    Choice, Context, NoSubsidy, OptionFigures, RefundCause, Route, Scheme, covered_years,
    options_for,
};

#[test]
fn e1_neither_means_no_subsidy() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Neither);
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "ChoseNeither");
}

#[test]
fn e1_no_choice_means_no_subsidy() {
    let mut s = Scenario::new();
    let person = s.confirmed();
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "NoChoice");
}

#[test]
fn e2_original_and_confirmed_people_choose_others_do_not() {
    let mut s = Scenario::new();
    let (original, confirmed) = (s.original(), s.confirmed());
    let (unconfirmed, _) = s.candidate();
    let today = s.today();
    s.opens("clerk", choose(original, Choice::Employee, today));
    s.opens("clerk", choose(confirmed, Choice::Employee, today));
    assert_eq!(s.refused("clerk", choose(unconfirmed, Choice::Employee, today)), "NotConfirmed");
}

#[test]
fn e3_the_first_choice_covers_the_years_before_it() {
    let mut s = Scenario::new();
    s.on("2023-05-01");
    let person = s.confirmed_with(Choice::Resident);
    s.subsidise(person, Scheme::Resident, 2020);
    s.subsidise(person, Scheme::Resident, 2023);
}

#[test]
fn e3_a_change_covers_the_years_after_its_own() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.on("2021-06-01");
    s.subsidise(person, Scheme::Resident, 2020);
    s.chooses(person, Choice::Employee);
    s.on("2022-06-01");
    let employee = s.contribution(Scheme::Employee, 2021);
    let of_the_year_of_change = claim(person, 2021, Some(employee));
    assert_eq!(s.refused("clerk", of_the_year_of_change), "OtherContribution");
    s.subsidise(person, Scheme::Resident, 2021);
    s.subsidise(person, Scheme::Employee, 2022);
    assert_eq!(s.person(person).years_subsidised(), 3);
}

#[test]
fn e3_years_already_subsidised_count_on_after_a_change() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.on("2022-06-01");
    s.subsidise(person, Scheme::Resident, 2022);
    // The form was signed a year ago: 2022 lies after the year of the change.
    s.on("2022-07-01");
    let case = s.opens("clerk", choose(person, Choice::Employee, day("2021-07-01")));
    s.approve(case);
    let employee = s.contribution(Scheme::Employee, 2022);
    assert_eq!(s.refused("clerk", claim(person, 2022, Some(employee))), "YearTaken");
    assert_eq!(s.person(person).subsidised(), Money::yuan(1_000));
}

#[test]
fn e3_a_claim_that_a_change_overtook_is_not_approved() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.on("2022-06-01");
    let claim = s.claims(person, Scheme::Resident, 2022);
    let change = s.opens("clerk", choose(person, Choice::Neither, day("2021-07-01")));
    s.approve(change);
    assert_eq!(s.refused("chief", pass(claim)), "ChoseNeither");
    s.does("chief", reject(claim));
}

#[test]
fn e3_one_change_at_a_time() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let today = s.today();
    s.opens("clerk", choose(person, Choice::Employee, today));
    assert_eq!(s.refused("clerk", choose(person, Choice::Neither, today)), "InTheWay");
}

#[test]
fn x7_a_choice_and_an_end_of_the_legacy_relation_wait_for_each_other() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Resident);
    let another = s.opens("clerk", choose(person, Choice::Employee, s.today()));
    assert_eq!(s.refused("clerk", transition(person)), "InTheWay");
    assert_eq!(s.refused("chief", carry_out(person)), "InTheWay");
    let draws = RefundCause::DrawsEmployeePension;
    assert_eq!(s.refused("clerk", refund(person, draws)), "InTheWay");
    s.does("clerk", withdraw(another));
    let merging = s.opens("clerk", transition(person));
    assert_eq!(
        s.refusal("clerk", choose(person, Choice::Employee, s.today())),
        crate::casework::ContradictionRefusal::InTheWay {
            case: merging,
            topic: crate::casework::CaseTopic::Transition
        }
        .into()
    );
    assert_eq!(s.refused("clerk", refund(person, draws)), "InTheWay");
    s.does("chief", reject(merging));
    let another = s.opens("clerk", choose(person, Choice::Employee, s.today()));
    assert_eq!(s.refused("chief", take_back(merging)), "GoneOn");
    s.does("chief", pass(another));
    assert_eq!(s.refused("clerk", transition(person)), "NotChosen");
}

#[test]
fn e3_a_choice_waits_until_the_refund_is_paid() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Employee);
    let surrender = s.opens("clerk", refund(person, RefundCause::ChoseEmployee));
    let back = choose(person, Choice::Resident, s.today());
    assert_eq!(s.refused("clerk", back.clone()), "InTheWay");
    s.approve(surrender);
    assert_eq!(s.refused("clerk", back.clone()), "Surrendering");
    s.pays(surrender);
    let change = s.opens("clerk", back);
    s.does("chief", pass(change));
    assert_eq!(s.refused("clerk", transition(person)), "Surrendered");
}

#[test]
fn e4_each_choice_is_shown_with_what_it_brings_an_original() {
    let mut s = Scenario::new();
    let person = s.original();
    let [resident, employee, neither] = options(&s, person);
    assert_eq!(resident.top_up, Some(Money::yuan(9_400)));
    assert_eq!(resident.enjoyed, Money::yuan(5_600));
    assert_eq!(resident.carried_over, Some(Money::yuan(8_000)));
    assert_eq!(
        (resident.refund, resident.yearly, resident.years_left),
        (None, Err(NoSubsidy::ToppedUp), 0)
    );
    assert_eq!(employee.refund, Some(Money::yuan(8_000)));
    assert_eq!((employee.yearly, employee.years_left), (Ok(Money::yuan(1_000)), 15));
    assert_eq!((employee.route, employee.top_up), (Some(Route::Bank), None));
    assert_eq!(
        (neither.refund, neither.yearly),
        (Some(Money::yuan(8_000)), Err(NoSubsidy::NotEnrolled))
    );
}

#[test]
fn e4_each_choice_is_shown_with_what_it_brings_a_confirmed_person() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.subsidise(person, Scheme::Resident, 2020);
    let [resident, employee, neither] = options(&s, person);
    assert_eq!((resident.yearly, resident.years_left), (Ok(Money::yuan(1_000)), 14));
    assert_eq!((resident.route, resident.top_up), (Some(Route::Account), None));
    assert_eq!((employee.yearly, employee.years_left), (Ok(Money::yuan(1_000)), 14));
    assert_eq!(
        (neither.yearly, neither.refund, neither.route),
        (Err(NoSubsidy::NotEnrolled), None, None)
    );
}

#[test]
fn e4_what_is_shown_after_a_surrender_is_what_can_be_claimed() {
    let mut s = Scenario::new();
    let person = s.surrendered();
    let [resident, employee, _] = options(&s, person);
    assert_eq!((resident.top_up, resident.carried_over, employee.refund), (None, None, None));
    assert_eq!((resident.years_left, employee.years_left), (15, 15));
    let (merged, _) = s.merged();
    assert!(options(&s, merged).iter().all(|option| option.top_up.is_none()));
}

#[test]
fn e4_the_signed_form_is_of_a_day_of_the_plan() {
    let mut s = Scenario::new();
    let person = s.confirmed();
    for signed in ["2020-02-29", "2030-01-01"] {
        let command = choose(person, Choice::Resident, day(signed));
        assert_eq!(s.refused("clerk", command), "ImpossibleDay", "{signed}");
    }
    s.opens("clerk", choose(person, Choice::Resident, day("2020-03-01")));
}

#[test]
fn e5_the_years_a_choice_covers_are_those_it_is_claimed_under() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let new = s.confirmed();
    assert!(options(&s, new).iter().all(|option| option.from_year == 2020));
    s.on("2022-06-01");
    assert!(options(&s, person).iter().all(|option| option.from_year == 2023), "a change");
    s.chooses(person, Choice::Employee);
    s.on("2024-02-01");
    s.chooses(person, Choice::Neither);
    let file = s.person(person);
    let covered = covered_years(file, s.policy.on(s.today(), s.today()));
    assert_eq!(covered, [(2020, Some(2022)), (2023, Some(2024)), (2025, None)]);
    for ((from, until), record) in covered.into_iter().zip(&file.choices) {
        for year in from..=until.unwrap_or(2035) {
            assert_eq!(file.choice_for(year), Some(record.choice), "{year}");
        }
    }
}

fn options(s: &Scenario, person: crate::base::PersonId) -> [OptionFigures; 3] {
    let actor = Login::from("clerk");
    let ctx = Context { actor: &actor, now: s.today().start(), policy: &s.policy };
    options_for(s.person(person), s.today(), &ctx)
}
