//! The comparison of rosters and the transition run (T1–T7): each finding, each class,
//! and what is carried out for whom.

use crate::base::{Money, PersonId};
use crate::casework::comparison::{
    Class, Comparison, RosterFinding, RunCause, RunStep, Verdict, run_step, verdict_of_person,
};
use crate::casework::scenario::*;
use crate::casework::{
    Choice, EmployeeStanding, HouseholdStanding, Matter, RefundCause, ResidentStanding, Stage,
};
use crate::policy::Rule;

fn verdict(s: &Scenario, person: PersonId) -> Verdict {
    let rules = s.policy.on(s.today(), s.today());
    verdict_of_person(&s.state, s.person(person), rules, s.today()).expect("of the legacy roster")
}

fn step(s: &Scenario, person: PersonId) -> RunStep {
    run_step(&s.state, s.person(person), &verdict(s, person))
}

/// An originally insured person whom the residents' roster lists too.
fn in_both(s: &mut Scenario, standing: ResidentStanding) -> PersonId {
    let person = s.original();
    s.does("clerk", list(s.person(person).id_number, in_residents(standing)));
    person
}

#[test]
fn t5_who_draws_in_both_gets_one_payment_of_both() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStanding::Drawing);
    let found = verdict(&s, person);
    assert_eq!((found.class, found.findings.codes()), (Class::MergeBenefits, String::new()));
    let figures = found.figures.expect("figures");
    assert_eq!(figures.top_up, Money::yuan(9_400));
    assert_eq!(figures.merged_account, Money::yuan(1_200 + 8_000 + 9_400));
    assert_eq!(figures.merged_monthly, Money::fen(34_486 + 12_950));
}

#[test]
fn t6_who_is_in_both_and_draws_in_one_only_has_accounts_merged() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStanding::Contributing);
    assert_eq!(verdict(&s, person).class, Class::MergeAccounts);
}

#[test]
fn t4_who_draws_the_employees_pension_surrenders_the_legacy_balance() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStanding::Contributing);
    let number = s.person(person).id_number;
    s.does("clerk", list(number, in_employees(EmployeeStanding::Drawing)));
    let found = verdict(&s, person);
    assert_eq!((found.class, found.refund), (Class::Surrender, Some(Money::yuan(8_000))));
    assert!(found.findings.has(RosterFinding::DualEnrolment) && found.figures.is_none());
    assert_eq!(step(&s, person), RunStep::OpenRefund(RunCause::Draws));
}

#[test]
fn e1_who_is_in_the_employees_roster_or_in_no_residents_roster_must_choose() {
    let mut s = Scenario::new();
    let nowhere = s.original();
    let left = in_both(&mut s, ResidentStanding::Terminated);
    let employed = in_both(&mut s, ResidentStanding::Contributing);
    let number = s.person(employed).id_number;
    s.does("clerk", list(number, in_employees(EmployeeStanding::Interrupted)));
    for person in [nowhere, left, employed] {
        assert_eq!(verdict(&s, person).class, Class::Choose);
        assert_eq!(step(&s, person), RunStep::MustChoose);
    }
    s.does("clerk", list(number, in_employees(EmployeeStanding::Terminated)));
    assert_eq!(verdict(&s, employed).class, Class::MergeAccounts, "a newer roster says so");
    s.chooses(nowhere, Choice::Resident);
    s.chooses(left, Choice::Neither);
    assert_eq!(step(&s, nowhere), RunStep::OpenTransition);
    assert_eq!(step(&s, left), RunStep::OpenRefund(RunCause::Neither));
}

#[test]
fn t1_nothing_is_carried_out_for_whom_a_finding_blocks() {
    let mut s = Scenario::new();
    let [dead, gone, twice, named, shared] =
        [(); 5].map(|()| in_both(&mut s, ResidentStanding::Drawing));
    let number = |s: &Scenario, person| s.person(person).id_number;
    let other = list(number(&s, dead), in_household(HouseholdStanding::Deceased));
    s.does("clerk", other);
    let moved = list(number(&s, gone), in_household(HouseholdStanding::MovedOut));
    s.does("clerk", moved);
    s.does("clerk", list_again(twice, "L-2"));
    let mut alias = list(number(&s, named), in_household(HouseholdStanding::Normal));
    if let crate::casework::Command::Lines(lines) = &mut alias {
        lines.lines[0].name = "李秀兰".to_owned();
    }
    s.does("clerk", alias);
    let account = s.person(gone).bank_account.clone();
    let same = crate::casework::AmendPerson { bank_account: Some(account), ..amendment(shared) };
    s.does("clerk", amend(same));
    let codes = |person| verdict(&s, person).findings.codes();
    assert_eq!(codes(dead), "deceased");
    assert_eq!(codes(twice), "duplicate-in-roster");
    assert_eq!(codes(named), "name-mismatch");
    assert_eq!(codes(gone), "moved-out;shared-bank-account");
    assert_eq!(codes(shared), "shared-bank-account");
    for person in [dead, twice, named] {
        assert_eq!(step(&s, person), RunStep::Blocked);
        assert_eq!(s.refused("chief", carry_out(person)), "NotCleared");
    }
    for person in [gone, shared] {
        assert_eq!(step(&s, person), RunStep::CarryOut);
    }
}

#[test]
fn t1_t2_a_cleared_person_is_merged_at_once_and_the_top_up_waits_payable() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStanding::Drawing);
    let case = s.opens("chief", carry_out(person));
    assert_eq!(s.case(case).stage, Stage::Payable);
    let made = s.person(person).transition().expect("made").clone();
    assert_eq!((made.top_up, made.carried_out), (Money::yuan(9_400), Some(s.today())));
    assert_eq!(s.refused("chief", carry_out(person)), "AlreadyMade");
    assert_eq!(step(&s, person), RunStep::Done);
    assert_eq!(s.refused("chief", pay(case, s.today())), "OwnApproval");
    s.pays(case);
    assert!(s.person(person).was_topped_up());
    let enjoyed = s.original_with(8_000, 15_000);
    s.does("clerk", list(s.person(enjoyed).id_number, in_residents(ResidentStanding::Drawing)));
    let case = s.opens("chief", carry_out(enjoyed));
    assert!(s.case(case).is_closed(), "nothing is left to pay");
    assert!(s.person(enjoyed).open_cases.is_empty());
}

#[test]
fn t7_a_reversed_transition_is_not_run_again_by_itself() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStanding::Drawing);
    let case = s.opens("chief", carry_out(person));
    s.does("inspector", reverse(person));
    assert!(s.case(case).is_closed());
    assert_eq!(step(&s, person), RunStep::Undone);
    assert_eq!(s.refused("chief", carry_out(person)), "AlreadyMade");
    assert_eq!(s.person(person).transitions.len(), 1, "both stay on record");
}

#[test]
fn t3_a_choice_on_record_or_under_review_comes_before_merging() {
    let mut s = Scenario::new();
    let [chose, choosing, leaving] = [(); 3].map(|()| in_both(&mut s, ResidentStanding::Drawing));
    s.chooses(chose, Choice::Employee);
    assert_eq!(step(&s, chose), RunStep::OpenRefund(RunCause::Employee));
    assert_eq!(s.refused("chief", carry_out(chose)), "NotChosen");
    let case = s.opens("clerk", choose(choosing, Choice::Employee, s.today()));
    assert_eq!(step(&s, choosing), RunStep::ChoicePending(case));
    let case = s.opens("clerk", refund(leaving, RefundCause::DrawsEmployeePension));
    assert_eq!(s.case(case).matter, Matter::Refund);
    assert_eq!(step(&s, leaving), RunStep::UnderReview(case));
}

#[test]
fn t2_a_newer_legacy_roster_changes_figures_until_the_relation_ended() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStanding::Drawing);
    s.does("clerk", amend_legacy(person, 9_000));
    let figures = verdict(&s, person).figures.expect("figures");
    assert_eq!(figures.merged_account, Money::yuan(1_200 + 9_000 + 9_400));
    assert_eq!(s.refused("clerk", amend_legacy(person, 9_000)), "NothingChanged");
    s.does("chief", carry_out(person));
    let refusal = s.refusal("clerk", amend_legacy(person, 9_500));
    assert_eq!((refusal.code(), refusal.rule()), ("LegacyEnded", Rule::T7));
}

#[test]
fn t5_everybody_comes_out_once_and_the_totals_tie_out() {
    let mut s = Scenario::new();
    let people = [(); 7].map(|()| in_both(&mut s, ResidentStanding::Drawing));
    s.does("clerk", list_again(people[0], "L-2"));
    s.original();
    s.candidate();
    let rules = s.policy.on(s.today(), s.today());
    let found = Comparison::of(&s.state, rules, s.today());
    assert_eq!(found.rows.len(), 8);
    assert_eq!((found.totals.lines.count, found.totals.twice.count), (9, 1));
    assert!(found.totals.tie_out());
    let classes = Class::ALL.map(|class| found.count(class));
    assert_eq!(classes, [1, 0, 1, 6, 0]);
}
