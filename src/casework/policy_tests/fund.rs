//! The special account, its books and their tie-out: M1, M2, M4.

use crate::base::{CaseId, Date, Money, Month};
use crate::casework::event::{CaseEvent, Envelope, Event};
use crate::casework::scenario::*;
use crate::casework::{
    AllocateMoney, BatchKind, Choice, Command, FundAccount, FundCommand, FundSubject, Refusal,
    ResidentStatus, Route, Scheme, Stage, State, evolve, tie_out,
};

/// What every account holds; those that hold nothing left out.
fn held(state: &State) -> Vec<(FundAccount, i64)> {
    let all = FundAccount::ALL.map(|account| (account, state.fund.balance(account).as_fen() / 100));
    all.into_iter().filter(|(_, yuan)| *yuan != 0).collect()
}

fn close(month: &str) -> Command {
    Command::Fund(FundCommand::CloseMonth { month: month.parse().expect("a month") })
}

#[track_caller]
fn balanced(state: &State) {
    let sums = state.fund.turnover.values().fold((Money::ZERO, Money::ZERO), |sums, moved| {
        (sums.0 + moved.debit, sums.1 + moved.credit)
    });
    assert_eq!(sums.0, sums.1, "debits are credits");
}

#[test]
fn m1_what_comes_in_lies_in_the_special_account_and_the_reserve_apart() {
    let mut s = Scenario::new();
    s.does("treasurer", allocate(300, FundSubject::LandLevy, 2));
    s.does("treasurer", allocate(50, FundSubject::RiskReserve, 3));
    s.does("treasurer", allocate(20, FundSubject::CityAllocation, 4));
    let expected = [
        (FundAccount::Special, 1_000_320),
        (FundAccount::ReserveDeposit, 50),
        (FundAccount::DistrictAllocation, 1_000_000),
        (FundAccount::CityAllocation, 20),
        (FundAccount::LandLevy, 300),
        (FundAccount::RiskReserve, 50),
    ];
    assert_eq!(held(&s.state), expected);
    assert_eq!(s.state.fund.payable(), Money::yuan(1_000_320), "the reserve pays nothing");
    balanced(&s.state);
}

#[test]
fn m1_a_line_of_a_file_is_booked_once() {
    let mut s = Scenario::new();
    let before = s.state.clone();
    let again = s.submit("treasurer", &allocate(1_000_000, FundSubject::DistrictAllocation, 1));
    assert_eq!(again, Ok(Vec::new()));
    assert_eq!(s.state, before);
    s.does("treasurer", allocate(5, FundSubject::DistrictAllocation, 2));
}

#[test]
fn m2_approval_promises_and_payment_by_hand_pays() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    let case = s.payable(person, Scheme::Employee, 2020);
    let fund = &s.state.fund;
    assert_eq!(fund.promised(), Money::yuan(1_000));
    assert_eq!(fund.free(), Money::yuan(999_000));
    s.pays(case);
    let expected = [
        (FundAccount::Special, 999_000),
        (FundAccount::DistrictAllocation, 1_000_000),
        (FundAccount::PaidToBanks, 1_000),
    ];
    assert_eq!(held(&s.state), expected);
    balanced(&s.state);
    let own = s.state.fund.entries.iter().filter(|e| e.reference.case() == Some(case));
    assert_eq!(own.count(), 3, "promised, released, paid: each tied to the case");
}

#[test]
fn m2_a_decision_taken_back_or_a_transition_reversed_promises_nothing() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let case = s.payable(person, Scheme::Resident, 2020);
    s.does("chief", take_back(case));
    assert_eq!(s.state.fund.promised(), Money::ZERO);
    s.does("chief", pass(case));
    let (merged, _) = s.merged();
    assert_eq!(s.state.fund.promised(), Money::yuan(1_000 + 9_400));
    s.does("chief", reverse(merged));
    assert_eq!(s.state.fund.promised(), Money::yuan(1_000));
    balanced(&s.state);
}

#[test]
fn m2_nothing_is_paid_that_is_not_there() {
    let mut s = Scenario::new();
    let person = s.original_with(999_500, 0);
    s.chooses(person, Choice::Neither);
    let refunded = s.opens("clerk", refund(person, crate::casework::RefundCause::ChoseNeither));
    s.approve(refunded);
    s.pays(refunded);
    let person = s.confirmed_with(Choice::Resident);
    let case = s.payable(person, Scheme::Resident, 2020);
    assert_eq!(s.refused("cashier", pay(case, s.today())), "NotEnough");
    let batch = make_batch(BatchKind::Subsidy, Route::Account, &[case]);
    assert_eq!(s.refused("cashier", batch.clone()), "NotEnough");
    s.does("treasurer", allocate(10_000, FundSubject::RiskReserve, 2));
    assert_eq!(s.refused("cashier", batch.clone()), "NotEnough", "the reserve is set apart");
    s.does("treasurer", allocate(500, FundSubject::LandLevy, 3));
    s.does("cashier", batch);
}

#[test]
fn r3_recovered_money_comes_back_into_the_account() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    s.subsidise(person, Scheme::Employee, 2020);
    let recovery = s.opens("clerk", recover(person, 2020));
    s.approve(recovery);
    assert_eq!(s.state.fund.promised(), Money::ZERO, "what comes in is not promised out");
    s.pays(recovery);
    assert_eq!(s.state.fund.balance(FundAccount::Recovered), Money::yuan(1_000));
    assert_eq!(s.state.fund.balance(FundAccount::Special), Money::yuan(1_000_000));
    assert!(tie_out(&s.state, Month::of(s.today())).breaks.is_empty());
}

#[test]
fn m4_a_month_ties_out_and_closes_once_it_is_over() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    let case = s.subsidise(person, Scheme::Employee, 2020);
    let march: Month = "2020-03".parse().expect("a month");
    let tied = tie_out(&s.state, march);
    let banks = tied.rows.iter().find(|row| row.account == FundAccount::PaidToBanks);
    let banks = banks.expect("the account");
    assert_eq!([banks.ledger, banks.bank, banks.people], [Money::yuan(1_000); 3]);
    assert_eq!(s.refused("treasurer", close("2020-03")), "MonthNotOver");
    s.on("2020-05-02");
    assert_eq!(s.refused("treasurer", close("2020-04")), "EarlierOpen");
    s.does("treasurer", close("2020-03"));
    assert_eq!(s.refused("treasurer", close("2020-03")), "MonthClosed");
    s.does("treasurer", close("2020-04"));
    assert!(s.case(case).is_closed());
}

#[test]
fn m4_a_closed_month_takes_no_entry() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    let case = s.payable(person, Scheme::Employee, 2020);
    let approved = s.today();
    s.on("2020-04-02");
    s.does("treasurer", close("2020-03"));
    assert_eq!(s.refused("cashier", pay(case, approved)), "MonthClosed");
    assert_eq!(s.refused("treasurer", allocate(5, FundSubject::LandLevy, 9)), "MonthClosed");
    s.pays(case);
    // A clock set back comes to days whose month is closed.
    let person = s.confirmed_with(Choice::Employee);
    let late = s.claims(person, Scheme::Employee, 2020);
    s.on("2020-03-20");
    assert_eq!(s.refused("chief", pass(late)), "MonthClosed");
}

#[test]
fn m4_a_merging_of_before_the_books_promised_it_books_nothing_when_it_is_read_again() {
    let mut s = Scenario::new();
    let person = s.original();
    s.does("clerk", list(s.person(person).id_number, in_residents(ResidentStatus::Drawing)));
    let mut old = s.state.clone();
    let case = s.opens("chief", carry_out(person));
    assert_eq!(s.state.fund.promised(), Money::yuan(9_400));
    let (envelope, event) = s.log.last().expect("carried out");
    let mut stored = serde_json::to_value(event).expect("JSON");
    let members = stored["Case"]["TransitionCarriedOut"].as_object_mut().expect("the event");
    assert_eq!(members.remove("promised"), Some(true.into()));
    let entries = old.fund.entries.clone();
    evolve(&mut old, envelope, &serde_json::from_value(stored).expect("the old shape reads"));
    assert_eq!(old.fund.entries, entries);
    assert_eq!(old.case(case).map(|case| case.stage), Some(Stage::Payable));
}

#[test]
fn m4_a_month_with_a_break_cannot_be_closed_and_the_break_is_a_person() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    let case = s.payable(person, Scheme::Employee, 2020);
    // A journal's line that paid another amount than was approved.
    wrongly_paid(&mut s, case, Money::yuan(900), day("2020-03-10"));
    let broken = tie_out(&s.state, Month::of(day("2020-03-10")));
    let found: Vec<_> = broken.breaks.iter().map(|b| (b.case, b.person)).collect();
    assert_eq!(found, [(case, Some(person))]);
    let sides = broken.breaks[0].sides;
    assert_eq!([sides.ledger, sides.bank], [Money::yuan(900); 2]);
    assert_eq!(sides.people, Money::yuan(1_000));
    s.on("2020-04-02");
    let refusal = s.refusal("treasurer", close("2020-03"));
    assert!(matches!(refusal, Refusal::Fund(_)) && refusal.code() == "Breaks");
}

#[test]
fn every_refusal_of_the_fund() {
    let mut s = Scenario::new();
    let person = s.original_with(2_000_000, 0);
    s.chooses(person, Choice::Neither);
    let dear = s.opens("clerk", refund(person, crate::casework::RefundCause::ChoseNeither));
    s.approve(dear);
    let mut seen = vec![
        s.refusal("cashier", pay(dear, s.today())),
        s.refusal("treasurer", allocate(0, FundSubject::LandLevy, 2)),
    ];
    let early = {
        s.on("2020-03-01");
        s.refusal("treasurer", allocate(5, FundSubject::LandLevy, 2))
    };
    seen.push(early);
    s.on("2020-03-02");
    s.does("treasurer", allocate(7, FundSubject::LandLevy, 3));
    seen.push(s.refusal("treasurer", equal_of_another_file(7, false)));
    seen.push(s.refusal("treasurer", equal_of_another_file(7, true)));
    s.on("2020-05-02");
    s.does("treasurer", close("2020-03"));
    seen.push(s.refusal("treasurer", allocate(5, FundSubject::LandLevy, 2)));
    seen.push(s.refusal("treasurer", close("2020-05")));
    let person = s.confirmed_with(Choice::Employee);
    let case = s.payable(person, Scheme::Employee, 2020);
    let approved = s.today();
    s.on("2020-07-02");
    seen.push(s.refusal("treasurer", close("2020-06")));
    wrongly_paid(&mut s, case, Money::yuan(900), approved);
    seen.push(s.refusal("treasurer", close("2020-05")));
    let codes: Vec<_> = seen.iter().map(Refusal::code).collect();
    assert_eq!(codes, crate::casework::FundRefusal::CODES);
}

/// The line of another file that says what [`allocate`] says.
fn equal_of_another_file(yuan: i64, second: bool) -> Command {
    let Command::Fund(FundCommand::Allocate(command)) = allocate(yuan, FundSubject::LandLevy, 9)
    else {
        unreachable!("an allocation")
    };
    let (roster, memo) = ("another file".to_owned(), format!(" {}　", command.memo));
    Command::Fund(FundCommand::Allocate(AllocateMoney { roster, memo, second, ..command }))
}

#[test]
fn m5_money_equal_to_what_another_file_told_waits_until_somebody_else_confirms_it() {
    let mut s = Scenario::new();
    s.does("treasurer", allocate(7, FundSubject::LandLevy, 3));
    assert_eq!(s.refused("treasurer", equal_of_another_file(7, false)), "BookedBefore");
    assert_eq!(s.refused("treasurer", equal_of_another_file(7, true)), "SecondByTheSame");
    s.does("cashier", equal_of_another_file(7, true));
    let sevens = s.state.fund.allocations.values().filter(|a| a.amount == Money::yuan(7));
    assert_eq!(sevens.count(), 2);
}

fn wrongly_paid(s: &mut Scenario, case: CaseId, amount: Money, paid_on: Date) {
    let envelope = Envelope { seq: 999, at: paid_on.at(9, 0, 0), actor: "cashier".into() };
    let reference = "GK-9".to_owned();
    let event = CaseEvent::PaymentRecorded { case, amount, paid_on, reference };
    evolve(&mut s.state, &envelope, &Event::Case(event));
}
