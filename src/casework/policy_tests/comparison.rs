//! The comparison of rosters and the transition run (T1–T7): each finding, each class,
//! and what is carried out for whom.

use crate::base::{Cells, IdNumber, Money, PersonId};
use crate::casework::comparison::{
    Class, CompareDecision, Comparison, ComparisonResult, LineAmounts, RosterFinding, RunCause,
    RunStep, compare_person, is_on_file, run_step, valid_decisions,
};
use crate::casework::scenario::*;
use crate::casework::{
    CaseKind, Choice, Command, EmployeeStatus, HouseholdStatus, PartialReading, RefundCause,
    RejectedLine, ResidentStatus, RosterImport, Stage, TableHead, TakeAmounts,
};
use crate::policy::Rule;

fn result(s: &Scenario, person: PersonId) -> ComparisonResult {
    let rules = s.policy.on(s.today(), s.today());
    compare_person(&s.state, s.person(person), rules, s.today()).expect("of the legacy roster")
}

fn step(s: &Scenario, person: PersonId) -> RunStep {
    run_step(&s.state, s.person(person), &result(s, person))
}

/// An originally insured person whom the residents' roster lists too.
fn in_both(s: &mut Scenario, status: ResidentStatus) -> PersonId {
    let person = s.original();
    s.does("clerk", list(s.person(person).id_number, in_residents(status)));
    person
}

#[test]
fn t5_who_draws_in_both_gets_one_payment_of_both() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStatus::Drawing);
    let found = result(&s, person);
    assert_eq!((found.class, found.findings.codes()), (Class::MergeBenefits, String::new()));
    let figures = found.figures.expect("figures");
    assert_eq!(figures.top_up, Money::yuan(9_400));
    assert_eq!(figures.merged_account, Money::yuan(1_200 + 8_000 + 9_400));
    assert_eq!(figures.merged_monthly, Money::fen(34_486 + 12_950));
}

#[test]
fn t6_who_is_in_both_and_draws_in_one_only_has_accounts_merged() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStatus::Contributing);
    assert_eq!(result(&s, person).class, Class::MergeAccounts);
}

#[test]
fn t4_who_draws_the_employees_pension_surrenders_the_legacy_balance() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStatus::Contributing);
    let number = s.person(person).id_number;
    s.does("clerk", list(number, in_employees(EmployeeStatus::Drawing)));
    let found = result(&s, person);
    assert_eq!((found.class, found.refund), (Class::Surrender, Some(Money::yuan(8_000))));
    assert!(found.findings.has(RosterFinding::DualEnrolment) && found.figures.is_none());
    assert_eq!(step(&s, person), RunStep::OpenRefund(RunCause::Draws));
}

#[test]
fn e1_who_is_in_the_employees_roster_or_in_no_residents_roster_must_choose() {
    let mut s = Scenario::new();
    let nowhere = s.original();
    let left = in_both(&mut s, ResidentStatus::Terminated);
    let employed = in_both(&mut s, ResidentStatus::Contributing);
    let number = s.person(employed).id_number;
    s.does("clerk", list(number, in_employees(EmployeeStatus::Interrupted)));
    for person in [nowhere, left, employed] {
        assert_eq!(result(&s, person).class, Class::Choose);
        assert_eq!(step(&s, person), RunStep::MustChoose);
    }
    s.does("clerk", list(number, in_employees(EmployeeStatus::Terminated)));
    assert_eq!(result(&s, employed).class, Class::MergeAccounts, "a newer roster says so");
    s.chooses(nowhere, Choice::Resident);
    s.chooses(left, Choice::Neither);
    assert_eq!(step(&s, nowhere), RunStep::OpenTransition);
    assert_eq!(step(&s, left), RunStep::OpenRefund(RunCause::Neither));
}

#[test]
fn t1_nothing_is_carried_out_for_whom_a_finding_blocks() {
    let mut s = Scenario::new();
    let [dead, gone, twice, named, shared] =
        [(); 5].map(|()| in_both(&mut s, ResidentStatus::Drawing));
    let number = |s: &Scenario, person| s.person(person).id_number;
    let other = list(number(&s, dead), in_household(HouseholdStatus::Deceased));
    s.does("clerk", other);
    let moved = list(number(&s, gone), in_household(HouseholdStatus::MovedOut));
    s.does("clerk", moved);
    s.does("clerk", list_again(twice, "L1-2"));
    s.does("clerk", alias(&s, named, "李秀兰"));
    let account = s.person(gone).bank_account.clone();
    s.takes_account(shared, &account);
    let codes = |person| result(&s, person).findings.codes();
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
    let person = in_both(&mut s, ResidentStatus::Drawing);
    let case = s.opens("chief", carry_out(person));
    assert_eq!(s.case(case).stage, Stage::Payable);
    // M1: it is promised from now on, as if it had been reviewed.
    assert_eq!(s.state.fund.promised(), Money::yuan(9_400));
    let made = s.person(person).transition().expect("made").clone();
    assert_eq!((made.top_up, made.carried_out), (Money::yuan(9_400), Some(s.today())));
    assert_eq!(s.refused("chief", carry_out(person)), "AlreadyMade");
    assert_eq!(step(&s, person), RunStep::Done);
    assert_eq!(s.refused("chief", pay(case, s.today())), "OwnApproval");
    s.pays(case);
    assert!(s.person(person).was_topped_up());
    assert_eq!(s.state.fund.promised(), Money::ZERO);
    let enjoyed = s.original_with(8_000, 15_000);
    s.does("clerk", list(s.person(enjoyed).id_number, in_residents(ResidentStatus::Drawing)));
    let case = s.opens("chief", carry_out(enjoyed));
    assert!(s.case(case).is_closed(), "nothing is left to pay");
    assert!(s.person(enjoyed).open_cases.is_empty());
}

#[test]
fn t7_a_reversed_transition_is_not_run_again_by_itself() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStatus::Drawing);
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
    let [chose, choosing, leaving] = [(); 3].map(|()| in_both(&mut s, ResidentStatus::Drawing));
    s.chooses(chose, Choice::Employee);
    assert_eq!(step(&s, chose), RunStep::OpenRefund(RunCause::Employee));
    assert_eq!(s.refused("chief", carry_out(chose)), "NotChosen");
    let case = s.opens("clerk", choose(choosing, Choice::Employee, s.today()));
    assert_eq!(step(&s, choosing), RunStep::ChoicePending(case));
    let case = s.opens("clerk", refund(leaving, RefundCause::DrawsEmployeePension));
    assert_eq!(s.case(case).matter, CaseKind::Refund);
    assert_eq!(step(&s, leaving), RunStep::UnderReview(case));
}

#[test]
fn t2_a_newer_legacy_roster_changes_figures_until_the_relation_ended() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStatus::Drawing);
    s.does("clerk", amend_legacy(person, 9_000));
    let figures = result(&s, person).figures.expect("figures");
    assert_eq!(figures.merged_account, Money::yuan(1_200 + 9_000 + 9_400));
    assert_eq!(s.refused("clerk", amend_legacy(person, 9_000)), "NothingChanged");
    s.does("chief", carry_out(person));
    let refusal = s.refusal("clerk", amend_legacy(person, 9_500));
    assert_eq!((refusal.code(), refusal.rule()), ("LegacyEnded", Rule::T7));
}

#[test]
fn t5_everybody_comes_out_once_and_the_totals_tie_out() {
    let mut s = Scenario::new();
    let people = [(); 7].map(|()| in_both(&mut s, ResidentStatus::Drawing));
    s.does("clerk", list_again(people[0], "L1-2"));
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

/// The household register's line of a person under another name.
fn alias(s: &Scenario, person: PersonId, name: &str) -> crate::casework::Command {
    let number = s.person(person).id_number;
    let mut command = list(number, in_household(HouseholdStatus::Normal));
    if let crate::casework::Command::Lines(lines) = &mut command {
        lines.lines[0].name = name.to_owned();
    }
    command
}

#[test]
fn t5_a_decision_counts_until_a_newer_roster_changes_what_it_rested_on() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStatus::Drawing);
    s.does("clerk", alias(&s, person, "李秀兰"));
    assert_eq!(result(&s, person).class, Class::Blocked);
    s.does("clerk", decide_comparison(person, CompareDecision::SamePerson, "已核对户口簿"));
    assert_eq!(result(&s, person).class, Class::MergeBenefits);
    s.does("clerk", list(s.person(person).id_number, in_residents(ResidentStatus::Contributing)));
    assert_eq!(result(&s, person).class, Class::MergeAccounts, "names are what they were");
    s.does("clerk", alias(&s, person, "李秀芝"));
    assert_eq!(result(&s, person).findings.codes(), "name-mismatch", "open again");
    let register = crate::casework::Register::Household;
    s.does("clerk", decide_comparison(person, CompareDecision::AnotherPerson { register }, ""));
    assert_eq!(result(&s, person).class, Class::MergeAccounts, "the line does not count");
    s.does("clerk", alias(&s, person, "李秀兰"));
    let codes = result(&s, person).findings.codes();
    assert_eq!(codes, "", "the first decision counts again on its old facts");
}

#[test]
fn r1_t1_the_line_that_was_taken_is_the_one_that_is_reckoned_with() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStatus::Drawing);
    s.does("clerk", list_again(person, "L1-2"));
    s.does("clerk", take_line(person, "L1-2"));
    let figures = result(&s, person).figures.expect("settled");
    assert_eq!(figures.merged_account, Money::yuan(1_200 + 8_100 + 9_400));
    assert_eq!(s.refused("clerk", carry_out(person)), "OwnDecision");
    s.does("chief", carry_out(person));
    let leaving = s.original();
    s.chooses(leaving, Choice::Neither);
    s.does("clerk", list_again(leaving, "L-3"));
    assert_eq!(s.refused("clerk", refund(leaving, RefundCause::ChoseNeither)), "ListedTwice");
    s.does("clerk", take_line(leaving, "L-3"));
    let case = s.opens("clerk", refund(leaving, RefundCause::ChoseNeither));
    assert_eq!(s.person(leaving).refund().map(|r| r.amount), Some(Money::yuan(8_100)));
    s.approve(case);
}

#[test]
fn a7_dead_by_decision_is_on_file_and_stops() {
    let mut s = Scenario::new();
    let person = in_both(&mut s, ResidentStatus::Drawing);
    let died = day("2020-02-01");
    s.does("clerk", decide_comparison(person, CompareDecision::Dead { died }, ""));
    assert_eq!(s.person(person).died, Some(died));
    assert_eq!(result(&s, person).findings.codes(), "deceased");
    assert_eq!(step(&s, person), RunStep::Blocked);
    assert_eq!(valid_decisions(&s.state, s.person(person)).count(), 1);
    // Once it is corrected the decision settles nothing, and the person goes on.
    s.does("chief", correct_death(person, None));
    assert_eq!(valid_decisions(&s.state, s.person(person)).count(), 0);
    assert_eq!(step(&s, person), RunStep::CarryOut);
    s.does("clerk", decide_comparison(person, CompareDecision::Dead { died }, ""));
    assert_eq!(step(&s, person), RunStep::Blocked);
}

/// A line of the legacy roster whose balance cannot be read.
pub(super) fn unreadable(number: IdNumber, content: &str) -> RejectedLine {
    let reading = PartialReading {
        name: "李秀英".to_owned(),
        number: number.as_str().to_owned(),
        id_number: Some(number),
        township: Some(crate::base::TownshipCode(530_115_001)),
        drawing: Some(true),
        content: content.to_owned(),
        causes: vec![("not-an-amount".to_owned(), "balance".to_owned())],
        enjoyed: Some(Money::yuan(5_600)),
        monthly: Some(Money::yuan(300)),
        ..PartialReading::default()
    };
    RejectedLine {
        line: 7,
        column: "个人账户余额".to_owned(),
        cause: "not-an-amount".to_owned(),
        key: "L900".to_owned(),
        cells: crate::base::Cells::default(),
        reading: Some(Box::new(reading)),
    }
}

pub(super) fn arrives(line: &RejectedLine) -> Command {
    Command::Roster(RosterImport {
        kind: crate::casework::RosterKind::Legacy,
        file: "名册.csv".to_owned(),
        digest: format!("{:?}", line.reading.as_ref().map(|reading| &reading.content)),
        lines: 1,
        rejected: vec![line.clone()],
        headings: Cells::default(),
        totals: Vec::new(),
        head: TableHead::default(),
    })
}

pub(super) fn take_balance(legacy_no: &str, balance: Option<i64>, note: &str) -> Command {
    let balance = balance.map(Money::yuan);
    let amounts =
        LineAmounts { legacy_no: legacy_no.to_owned(), balance, ..LineAmounts::default() };
    Command::TakeAmounts(TakeAmounts { amounts, note: note.to_owned() })
}

fn compared(s: &Scenario) -> Comparison {
    let found = Comparison::of(&s.state, s.policy.on(s.today(), s.today()), s.today());
    assert!(found.totals.tie_out(), "{:?}", found.totals);
    assert_eq!((found.rows.len(), found.totals.lines.count), (1, 1), "one person, one line");
    found
}

#[test]
fn t5_an_amount_from_the_paper_stands_until_its_line_arrives_otherwise() {
    let mut s = Scenario::new();
    let number = s.number();
    let line = unreadable(number, "待查");
    assert_eq!(s.refused("clerk", take_balance("L900", Some(8_000), "缴费证")), "NoSuchLine");
    s.does("clerk", arrives(&line));
    s.does("clerk", list(number, in_residents(ResidentStatus::Drawing)));
    assert_eq!(compared(&s).count(Class::Blocked), 1);
    assert_eq!(s.refused("clerk", take_balance("L900", None, "缴费证")), "AmountsDiffer");
    assert_eq!(s.refused("clerk", take_balance("L900", Some(8_000), " ")), "PaperMissing");
    assert_eq!(s.refused("clerk", take_balance("L900", Some(-1), "缴费证")), "NegativeAmount");
    let case = s.opens("clerk", take_balance("L900", Some(8_000), "缴费证第 12 页"));
    s.does("deputy", pass(case));
    let found = compared(&s);
    assert_eq!(found.count(Class::MergeBenefits), 1);
    assert_eq!(found.totals.lines.balance, Money::yuan(8_000));
    let person = s.state.person_of(&number).expect("on file").id;
    assert_eq!(s.refused("deputy", carry_out(person)), "OwnDecision");
    // A newer roster with the same line says nothing new; one with another does.
    assert!(is_on_file(&s.state, &line));
    let newer = unreadable(number, "约 8000");
    assert!(!is_on_file(&s.state, &newer));
    s.does("clerk", arrives(&newer));
    let found = compared(&s);
    assert_eq!((found.count(Class::Blocked), found.totals.twice.count), (1, 0));
    assert_eq!(result(&s, person).findings.codes(), "unreadable-amount");
    assert_eq!(valid_decisions(&s.state, s.person(person)).count(), 0, "open again");
    let case = s.opens("clerk", take_balance("L900", Some(8_100), "缴费证第 13 页"));
    s.does("deputy", pass(case));
    let account = result(&s, person).figures.expect("settled").merged_account;
    assert_eq!(account, Money::yuan(1_200 + 8_100 + 9_400));
    s.does("chief", carry_out(person));
    compared(&s);
}

#[test]
fn t5_a_line_of_which_more_cannot_be_read_must_be_mended() {
    let mut s = Scenario::new();
    let mut line = unreadable(s.number(), "待查");
    if let Some(reading) = &mut line.reading {
        reading.causes.push(("missing".to_owned(), "township".to_owned()));
        reading.township = None;
    }
    s.does("clerk", arrives(&line));
    assert_eq!(s.refused("clerk", take_balance("L900", Some(8_000), "缴费证")), "LineToMend");
}
