//! The annual subsidy: A1–A7.

use crate::base::Money;
use crate::casework::scenario::*;
use crate::casework::{Choice, Contribution, Finding, RefundCause, Route, Scheme, SubsidyState};

#[test]
fn a1_fifteen_years_of_a_thousand_and_no_more_whatever_the_mix() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    for year in 2020..2025 {
        s.on(&format!("{year}-10-01"));
        s.subsidise(person, Scheme::Resident, year);
    }
    s.chooses(person, Choice::Employee);
    for year in 2025..2035 {
        s.on(&format!("{year}-10-01"));
        s.subsidise(person, Scheme::Employee, year);
    }
    assert_eq!(s.person(person).years_subsidised(), 15);
    assert_eq!(s.person(person).subsidised(), Money::yuan(15_000));
    s.on("2035-10-01");
    let sixteenth = s.contribution(Scheme::Employee, 2035);
    assert_eq!(s.refused("clerk", claim(person, 2035, Some(sixteenth))), "YearsUsed");
}

#[test]
fn a1_a_recovered_or_rejected_year_gives_its_place_back() {
    let mut s = Scenario::new();
    s.on("2035-10-01");
    let person = s.confirmed_with(Choice::Resident);
    for year in 2020..2034 {
        s.subsidise(person, Scheme::Resident, year);
    }
    let last = s.claims(person, Scheme::Resident, 2034);
    let sixteenth = s.contribution(Scheme::Resident, 2035);
    s.does("clerk", contribute(person, sixteenth));
    assert_eq!(s.refused("clerk", claim(person, 2035, None)), "YearsUsed");
    s.does("chief", reject(last));
    s.opens("clerk", claim(person, 2035, None));
    assert_eq!(s.refused("clerk", claim(person, 2034, None)), "YearsUsed");
    let recovery = s.opens("clerk", recover(person, 2020));
    s.approve(recovery);
    assert_eq!(s.refused("clerk", claim(person, 2034, None)), "YearsUsed");
    s.pays(recovery);
    s.opens("clerk", claim(person, 2034, None));
    assert_eq!(s.person(person).subsidised(), Money::yuan(15_000));
}

#[test]
fn a2_the_residents_subsidy_goes_to_the_personal_account() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.loses_account(person);
    s.subsidise(person, Scheme::Resident, 2020);
    let subsidy = s.person(person).subsidy_of(2020).expect("the year");
    assert_eq!((subsidy.route, subsidy.amount), (Route::Account, Money::yuan(1_000)));
    assert_eq!(subsidy.state, SubsidyState::Paid);
}

#[test]
fn a3_the_employees_subsidy_needs_a_voucher_and_goes_to_the_bank() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    let without =
        Contribution { voucher: " ".to_owned(), ..s.contribution(Scheme::Employee, 2020) };
    assert_eq!(s.refused("clerk", claim(person, 2020, Some(without))), "VoucherMissing");
    s.subsidise(person, Scheme::Employee, 2020);
    assert_eq!(s.person(person).subsidy_of(2020).map(|s| s.route), Some(Route::Bank));
}

#[test]
fn a3_a_voucher_completes_the_contribution_that_came_without() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    let without = Contribution { voucher: String::new(), ..s.contribution(Scheme::Employee, 2020) };
    s.does("clerk", contribute(person, without));
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "VoucherMissing");
    s.subsidise(person, Scheme::Employee, 2020);
    assert_eq!(s.person(person).contributions.len(), 1);
    let again = s.contribution(Scheme::Employee, 2020);
    assert_eq!(s.refused("clerk", contribute(person, again)), "ContributionOnRecord");
}

#[test]
fn a3_a_voucher_proves_one_contribution_only() {
    let mut s = Scenario::new();
    let (one, other) = (s.confirmed_with(Choice::Employee), s.confirmed_with(Choice::Employee));
    let proof = Contribution { voucher: "V1".to_owned(), ..s.contribution(Scheme::Employee, 2020) };
    s.opens("clerk", claim(one, 2020, Some(proof.clone())));
    let copied = Contribution { voucher: " V1 ".to_owned(), ..proof };
    assert_eq!(s.refused("clerk", claim(other, 2020, Some(copied))), "VoucherUsed");
}

#[test]
fn a4_one_subsidy_a_year() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let case = s.claims(person, Scheme::Resident, 2020);
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "YearTaken");
    s.approve(case);
    s.pays(case);
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "YearTaken");
}

#[test]
fn a4_not_before_2020_and_not_before_the_year_has_come() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    assert_eq!(s.refused("clerk", claim(person, 2019, None)), "TooEarly");
    assert_eq!(s.refused("clerk", claim(person, 2021, None)), "YearNotCome");
}

#[test]
fn a5_the_topped_up_get_no_annual_subsidy() {
    let mut s = Scenario::new();
    let (person, case) = s.merged();
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "ToppedUp");
    s.pays(case);
    s.does("chief", reverse(person));
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "ToppedUp");
}

/// The money stays in the account after the correction, so it goes on counting.
#[test]
fn a5_a_top_up_that_was_paid_counts_on_after_the_surrender() {
    let mut s = Scenario::new();
    let (person, merging) = s.merged();
    s.pays(merging);
    s.does("chief", reverse(person));
    s.chooses(person, Choice::Employee);
    let surrender = s.opens("clerk", refund(person, RefundCause::ChoseEmployee));
    s.approve(surrender);
    s.pays(surrender);
    s.on("2021-06-01");
    let contribution = s.contribution(Scheme::Employee, 2021);
    assert_eq!(s.refused("clerk", claim(person, 2021, Some(contribution))), "ToppedUp");
}

#[test]
fn a5_an_original_of_the_employees_scheme_starts_from_nothing() {
    let mut s = Scenario::new();
    let person = s.surrendered();
    assert_eq!(s.person(person).years_subsidised(), 0);
    s.subsidise(person, Scheme::Employee, 2020);
    assert_eq!(s.person(person).subsidised(), Money::yuan(1_000));
}

#[test]
fn a5_who_surrendered_and_later_joins_the_residents_was_never_topped_up() {
    let mut s = Scenario::new();
    let person = s.surrendered();
    s.subsidise(person, Scheme::Employee, 2020);
    s.chooses(person, Choice::Resident);
    s.on("2021-06-01");
    s.subsidise(person, Scheme::Resident, 2021);
    assert_eq!(s.refused("clerk", transition(person)), "Surrendered");
    assert_eq!(s.person(person).years_subsidised(), 2);
}

#[test]
fn a6_a_year_needs_a_contribution_of_the_scheme_chosen() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "NoContribution");
    let employee = s.contribution(Scheme::Employee, 2020);
    s.does("clerk", contribute(person, employee.clone()));
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "NoContribution");
    assert_eq!(s.refused("clerk", claim(person, 2020, Some(employee))), "OtherContribution");
}

#[test]
fn a6_contributing_in_both_schemes_is_flagged_and_subsidised_once() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let employee = s.contribution(Scheme::Employee, 2020);
    s.does("clerk", contribute(person, employee));
    let case = s.claims(person, Scheme::Resident, 2020);
    assert!(s.findings(case).contains(&Finding::BothSchemes));
    s.approve(case);
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "YearTaken");
    assert_eq!(s.person(person).subsidised(), Money::yuan(1_000));
}

#[test]
fn a7_a_year_contributed_before_death_goes_to_review() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let contribution = s.contribution(Scheme::Resident, 2020);
    s.wait(30);
    s.does("clerk", die(person, s.today()));
    let case = s.opens("clerk", claim(person, 2020, Some(contribution)));
    assert!(s.findings(case).contains(&Finding::Deceased));
    s.approve(case);
    s.pays(case);
}

#[test]
fn a7_nothing_is_owed_for_what_was_paid_in_after_death() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let died = s.today();
    s.wait(30);
    let pending = s.claims(person, Scheme::Resident, 2020);
    s.does("clerk", die(person, died));
    assert_eq!(s.refused("chief", pass(pending)), "ContributedAfterDeath");
    s.does("chief", reject(pending));
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "ContributedAfterDeath");
}

#[test]
fn a7_a_wrong_death_is_corrected_and_both_stay_on_record() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let today = s.today();
    s.does("clerk", die(person, today));
    assert_eq!(s.refused("chief", correct_death(person, Some(today))), "NothingChanged");
    let born = s.person(person).id_number.birth_date();
    let before_birth = day(&format!("{}-01-01", born.year() - 1));
    assert_eq!(s.refused("chief", correct_death(person, Some(before_birth))), "ImpossibleDeath");
    s.does("chief", correct_death(person, Some(day("2020-03-01"))));
    assert_eq!(s.person(person).died, Some(day("2020-03-01")));
    s.does("chief", correct_death(person, None));
    assert_eq!(s.person(person).died, None);
    s.claims(person, Scheme::Resident, 2020);
}

#[test]
fn a6_a_wrong_contribution_is_corrected_and_frees_its_voucher() {
    let mut s = Scenario::new();
    let [person, other] = [(); 2].map(|()| s.confirmed_with(Choice::Employee));
    let of = (Scheme::Employee, 2020);
    let wrong = s.contribution(Scheme::Employee, 2020);
    s.does("clerk", contribute(person, wrong.clone()));
    let same = correct(person, of, Some(wrong.clone()));
    assert_eq!(s.refused("chief", same), "NothingChanged");
    let right = |voucher: &str| Contribution { voucher: voucher.into(), ..wrong.clone() };
    s.does("clerk", contribute(other, right("V-OTHER")));
    assert_eq!(s.refused("chief", correct(person, of, Some(right("V-OTHER")))), "VoucherUsed");
    let later = Contribution { year: 2021, ..right("V-NEW") };
    assert_eq!(s.refused("chief", correct(person, of, Some(later))), "OtherContribution");
    s.does("chief", correct(person, of, Some(right("V-NEW"))));
    assert_eq!(s.person(person).contributions, [right("V-NEW")]);
    assert!(!s.state.vouchers.contains_key(&wrong.voucher));
    s.does("chief", correct(person, of, None));
    assert_eq!(s.refused("chief", correct(person, of, None)), "NoContribution");
    s.does("clerk", contribute(person, wrong));
}

#[test]
fn a6_a_contribution_that_money_was_paid_on_is_struck_out_after_recovery_only() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let of = (Scheme::Resident, 2020);
    let case = s.claims(person, Scheme::Resident, 2020);
    s.approve(case);
    assert_eq!(s.refused("auditor", correct(person, of, None)), "SubsidisedOnIt");
    s.pays(case);
    assert_eq!(s.refused("auditor", correct(person, of, None)), "SubsidisedOnIt");
    let recovery = s.opens("clerk", recover(person, 2020));
    s.approve(recovery);
    s.pays(recovery);
    s.does("auditor", correct(person, of, None));
    assert!(s.person(person).contributions.is_empty());
}
