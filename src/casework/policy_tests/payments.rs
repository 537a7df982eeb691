//! Payment batches: made, checked, released, settled, paid again, never twice (M3, W1).

use crate::base::{CaseId, Money, Month};
use crate::casework::scenario::*;
use crate::casework::{
    BankLine, BatchKind, BatchPlan, BatchStage, Choice, Command, FundAccount, FundCommand, Hold,
    LineOutcome, Outcome, RefundCause, Route, Scheme, Stage, SubsidyState, pay_line, tie_out,
};

const SUBSIDY: BatchKind = BatchKind::Subsidy;

/// Two employees with 2020 approved.
fn two() -> (Scenario, [CaseId; 2]) {
    let mut s = Scenario::new();
    let cases = [(); 2].map(|()| {
        let person = s.confirmed_with(Choice::Employee);
        s.payable(person, Scheme::Employee, 2020)
    });
    (s, cases)
}

fn give_up(batch: crate::base::BatchId) -> Command {
    Command::Fund(FundCommand::ReturnBatch { batch, reason: "账号待核".to_owned() })
}

fn write_file(batch: crate::base::BatchId) -> Command {
    let (file, digest) = ("批次.csv".to_owned(), "8a1f".to_owned());
    Command::Fund(FundCommand::NoteBatchFile { batch, file, digest })
}

#[test]
fn m3_a_batch_goes_its_way_and_its_lines_are_settled() {
    let (mut s, [first, second]) = two();
    let batch = s.sends(SUBSIDY, Route::Bank, &[first, second]);
    assert_eq!(s.state.fund.in_batches(), Money::yuan(2_000));
    s.settles(batch, &[second]);
    let sent = s.state.fund.batches.get(&batch).expect("the batch");
    assert_eq!(sent.stage, BatchStage::Settled);
    assert!(matches!(sent.lines[1].outcome, Some(LineOutcome::Failed(..))));
    assert_eq!(s.case(first).stage, Stage::Closed(Outcome::Passed));
    assert_eq!(s.case(first).payment.batch, Some(batch));
    assert_eq!(s.case(second).stage, Stage::Payable);
    assert_eq!(s.case(second).payment.batch, None);
    let paid = s.person(s.case(first).person).subsidies[0].state;
    assert_eq!(paid, SubsidyState::Paid);
    let fund = &s.state.fund;
    assert_eq!(fund.balance(FundAccount::PaidToBanks), Money::yuan(1_000));
    assert_eq!(fund.balance(FundAccount::Returned), Money::yuan(1_000));
    assert_eq!(fund.balance(FundAccount::Promised), Money::ZERO);
    assert!(tie_out(&s.state, Month::of(s.today())).breaks.is_empty());
}

#[test]
fn m3_a_returned_payment_goes_to_the_same_account_only_by_a_decision_on_it() {
    let (mut s, [first, second]) = two();
    let batch = s.sends(SUBSIDY, Route::Bank, &[first, second]);
    s.settles(batch, &[second]);
    let cases = [s.case(first), s.case(second)];
    let plan = BatchPlan::of(&s.state, &[SUBSIDY], &cases, (&"cashier".into(), 500));
    assert!(plan.batches.is_empty() && plan.held.contains(&(second, Hold::Returned)));
    s.does("cashier", pay_again(SUBSIDY, Route::Bank, &[second]));
    assert!(s.case(second).in_batch().is_some());
}

#[test]
fn m3_a_returned_payment_is_paid_again_after_correction_and_never_twice() {
    let (mut s, [first, second]) = two();
    let batch = s.sends(SUBSIDY, Route::Bank, &[first, second]);
    s.settles(batch, &[second]);
    let person = s.case(second).person;
    let maker = "cashier".into();
    assert_eq!(pay_line(&s.state, s.case(second), &maker), Err(Hold::Returned));
    let cases = [first, second];
    assert_eq!(s.refused("cashier", make_batch(SUBSIDY, Route::Bank, &cases)), "NothingPayable");
    s.takes_account(person, "6228480000000000001");
    let line = pay_line(&s.state, s.case(second), &maker).expect("payable");
    assert_eq!(line.account, "6228480000000000001");
    let again = s.sends(SUBSIDY, Route::Bank, &[first, second]);
    let lines = &s.state.fund.batches.get(&again).expect("the batch").lines;
    assert_eq!(lines.iter().map(|line| line.case).collect::<Vec<_>>(), [second]);
    s.settles(again, &[]);
    assert_eq!(s.state.fund.balance(FundAccount::PaidToBanks), Money::yuan(2_000));
    assert_eq!(s.state.fund.promised(), Money::ZERO);
    let more = make_batch(SUBSIDY, Route::Bank, &[first, second]);
    assert_eq!(s.refused("cashier", more), "NothingPayable");
    assert!(tie_out(&s.state, Month::of(s.today())).breaks.is_empty());
}

#[test]
fn m3_a_file_that_the_bank_answered_is_not_written_again() {
    let (mut s, [first, second]) = two();
    let batch = s.sends(SUBSIDY, Route::Bank, &[first, second]);
    s.does("cashier", write_file(batch));
    s.settles(batch, &[second]);
    assert_eq!(s.refused("cashier", write_file(batch)), "Answered");
}

#[test]
fn m3_a_returned_refund_goes_to_the_mended_account() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Neither);
    let case = s.opens("clerk", refund(person, RefundCause::ChoseNeither));
    s.approve(case);
    let batch = s.sends(BatchKind::Refund, Route::Bank, &[case]);
    s.settles(batch, &[case]);
    s.takes_account(person, "6228480000000000001");
    let again = s.sends(BatchKind::Refund, Route::Bank, &[case]);
    s.settles(again, &[]);
    let refund = s.person(person).refund().expect("the refund");
    assert_eq!((refund.paid, &*refund.bank_account), (Some(s.today()), "6228480000000000001"));
}

#[test]
fn m3_top_ups_go_to_personal_accounts_by_identity_number() {
    let mut s = Scenario::new();
    let (person, case) = s.merged();
    let batch = s.sends(BatchKind::TopUp, Route::Account, &[case]);
    let line = s.state.fund.batches.get(&batch).expect("the batch").lines[0].clone();
    assert_eq!(line.account, s.person(person).id_number.as_str());
    s.settles(batch, &[]);
    assert!(s.person(person).was_topped_up());
    assert_eq!(s.state.fund.balance(FundAccount::PaidToAccounts), Money::yuan(9_400));
}

#[test]
fn r3_a_recovery_comes_back_by_a_batch_too() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    s.subsidise(person, Scheme::Employee, 2020);
    let recovery = s.opens("clerk", recover(person, 2020));
    s.approve(recovery);
    let batch = s.sends(BatchKind::Recovery, Route::Bank, &[recovery]);
    assert_eq!(s.state.fund.in_batches(), Money::ZERO, "it takes nothing out");
    s.settles(batch, &[]);
    assert_eq!(s.person(person).subsidies[0].state, SubsidyState::Recovered);
    assert_eq!(s.state.fund.balance(FundAccount::Recovered), Money::yuan(1_000));
    assert!(tie_out(&s.state, Month::of(s.today())).breaks.is_empty());
}

#[test]
fn m3_what_stands_in_a_batch_is_paid_no_other_way() {
    let (mut s, [first, _]) = two();
    let (merged, top_up) = s.merged();
    let batch = s.makes(SUBSIDY, Route::Bank, &[first]);
    assert_eq!(s.refused("cashier", pay(first, s.today())), "InBatch");
    assert_eq!(s.refused("chief", take_back(first)), "NotOwnDecision");
    let more = make_batch(SUBSIDY, Route::Bank, &[first]);
    assert_eq!(s.refused("cashier", more), "NothingPayable");
    s.makes(BatchKind::TopUp, Route::Account, &[top_up]);
    assert_eq!(s.refused("chief", reverse(merged)), "InBatch");
    s.does("cashier", give_up(batch));
    s.pays(first);
}

#[test]
fn a7_nobody_who_died_is_paid_automatically() {
    let (mut s, [first, second]) = two();
    let batch = s.makes(SUBSIDY, Route::Bank, &[first, second]);
    let dead = s.case(first).person;
    s.does("clerk", die(dead, s.today()));
    assert_eq!(s.refused("checker", check(batch)), "Deceased");
    s.does("checker", give_up(batch));
    let again = s.makes(SUBSIDY, Route::Bank, &[first, second]);
    assert_eq!(s.state.fund.batches.get(&again).expect("the batch").lines.len(), 1);
    let held = pay_line(&s.state, s.case(first), &"cashier".into());
    assert!(matches!(held, Err(Hold::Deceased(_))));
    s.pays(first);
}

#[test]
fn a7_dead_by_the_household_roster_alone_is_no_automatic_payment_either() {
    let (mut s, [first, second]) = two();
    let batch = s.makes(SUBSIDY, Route::Bank, &[first, second]);
    let listed = s.case(first).person;
    s.does("police", listed_dead(s.person(listed).id_number, "2020-03-05"));
    assert_eq!(s.refused("checker", check(batch)), "ListedDead");
    s.does("checker", give_up(batch));
    let held = pay_line(&s.state, s.case(first), &"cashier".into());
    assert!(matches!(held, Err(Hold::ListedDead(_))));
    s.does("clerk", not_theirs(listed));
    s.sends(SUBSIDY, Route::Bank, &[first, second]);
}

#[test]
fn m2_a_batch_takes_what_the_account_holds_and_leaves_the_rest() {
    let mut s = Scenario::new();
    let person = s.original_with(998_500, 0);
    s.chooses(person, Choice::Neither);
    let refunded = s.opens("clerk", refund(person, RefundCause::ChoseNeither));
    s.approve(refunded);
    s.pays(refunded);
    let cases = [(); 2].map(|()| {
        let person = s.confirmed_with(Choice::Resident);
        s.payable(person, Scheme::Resident, 2020)
    });
    let batch = s.makes(SUBSIDY, Route::Account, &cases);
    let made = s.state.fund.batches.get(&batch).expect("the batch");
    assert_eq!((made.lines.len(), made.lines[0].case), (1, cases[0]));
    assert_eq!(s.state.fund.payable(), Money::yuan(500));
    assert_eq!(s.refused("cashier", pay(cases[1], s.today())), "NotEnough");
}

#[test]
fn w1_three_people_make_check_and_release() {
    let (mut s, cases) = two();
    let batch = s.makes(SUBSIDY, Route::Bank, &cases);
    assert_eq!(s.refused("treasurer", release(batch)), "OtherStage");
    assert_eq!(s.refused("cashier", check(batch)), "OwnWork");
    s.does("checker", check(batch));
    for own in ["cashier", "checker", "chief"] {
        assert_eq!(s.refused(own, release(batch)), "OwnWork", "{own}");
    }
    s.does("treasurer", release(batch));
    assert_eq!(s.refused("treasurer", give_up(batch)), "OtherStage");
    let own = make_batch(SUBSIDY, Route::Bank, &cases);
    assert_eq!(s.refused("chief", own), "NothingPayable", "whoever approved makes no batch of it");
}

#[test]
fn every_refusal_of_a_batch_and_a_result() {
    let (mut s, [first, second]) = two();
    let unknown = crate::base::BatchId(99);
    let silent = |batch| Command::Fund(FundCommand::ReturnBatch { batch, reason: " ".to_owned() });
    let batch = s.makes(SUBSIDY, Route::Bank, &[first, second]);
    let mut seen = vec![
        s.refusal("checker", check(unknown)),
        s.refusal("cashier", make_batch(SUBSIDY, Route::Bank, &[])),
        s.refusal("cashier", pay(first, s.today())),
        s.refusal("treasurer", release(batch)),
        s.refusal("cashier", check(batch)),
    ];
    let mut other = s.state.clone();
    std::mem::swap(&mut s.state, &mut other);
    let revocation = s.opens("clerk", revoke(s.case(first).person));
    s.does("resources", pass(revocation));
    seen.push(s.refusal("checker", check(batch)));
    s.state = other.clone();
    s.does("clerk", die(s.case(first).person, s.today()));
    seen.push(s.refusal("checker", check(batch)));
    s.state = other.clone();
    let number = s.person(s.case(first).person).id_number;
    s.does("police", listed_dead(number, "2020-03-03"));
    seen.push(s.refusal("checker", check(batch)));
    s.state = other;
    seen.push(s.refusal("cashier", silent(batch)));
    s.does("checker", check(batch));
    s.does("treasurer", release(batch));
    let lines = s.result_of(batch, &[]);
    let with = |change: fn(&mut BankLine)| {
        let mut lines = lines.clone();
        change(&mut lines[1]);
        result("other", None, lines)
    };
    seen.push(s.refusal("cashier", result("x", Some(Money::yuan(3_000)), lines.clone())));
    seen.push(s.refusal("cashier", with(|line| line.batch = "B000099".to_owned())));
    seen.push(s.refusal("cashier", with(|line| line.line = 3)));
    seen.push(s.refusal("cashier", with(|line| line.account.push('1'))));
    let twice = vec![lines[0].clone(), lines[0].clone()];
    seen.push(s.refusal("cashier", result("twice", None, twice)));
    let mut answered = s.state.clone();
    std::mem::swap(&mut s.state, &mut answered);
    s.does("cashier", result("half", None, vec![lines[0].clone()]));
    seen.push(s.refusal("cashier", write_file(batch)));
    s.state = answered;
    let codes: Vec<_> = seen.iter().map(crate::casework::Refusal::code).collect();
    assert_eq!(codes, crate::casework::BatchRefusal::CODES);
    assert_eq!(s.refused("cashier", with(|line| line.amount = Money::yuan(999))), "LineDiffers");
    assert_eq!(s.refused("cashier", with(|line| line.holder = "王五".into())), "LineDiffers");
}

#[test]
fn m3_a_result_is_taken_whole_and_once() {
    let (mut s, [first, second]) = two();
    let batch = s.sends(SUBSIDY, Route::Bank, &[first, second]);
    let lines = s.result_of(batch, &[]);
    let half = vec![lines[0].clone()];
    s.does("cashier", result("half", Some(Money::yuan(1_000)), half));
    assert_eq!(s.case(second).stage, Stage::Payable);
    let before = s.state.clone();
    assert_eq!(s.refused("cashier", result("whole", None, lines.clone())), "AlreadySettled");
    assert_eq!(s.state, before, "nothing of it was taken");
    s.does("cashier", result("rest", Some(Money::yuan(1_000)), vec![lines[1].clone()]));
    let again = s.submit("cashier", &result("half", None, vec![lines[0].clone()]));
    assert_eq!(again, Ok(Vec::new()), "the same file again changes nothing");
}
