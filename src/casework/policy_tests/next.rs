//! What comes next: whoever has something to do is told so, and may do it; nobody whose
//! transition or surrender is done is asked to choose (E1–E5, T1–T7, A5, C1–C2).

use crate::base::{Login, PersonId};
use crate::casework::scenario::*;
use crate::casework::{
    AmendPerson, AtRest, BatchKind, BatchStage, Choice, Command, Context, EmployeeStatus, FollowUp,
    FundCommand, Next, Person, RefundCause, ResidentStatus, ReviewStep, Route, Scheme,
    SubsidyState, decide, kind_of, next_of_person, pay_line_again,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// Somebody who handled nothing of anybody.
const OUTSIDER: &str = "outsider";

fn with_context<T>(s: &Scenario, ask: impl FnOnce(&Context<'_>) -> T) -> T {
    let actor = Login::from(OUTSIDER);
    ask(&Context { actor: &actor, now: s.today().at(9, 0, 0), policy: &s.policy })
}

pub(super) fn next(s: &Scenario, person: PersonId) -> Next {
    with_context(s, |ctx| next_of_person(&s.state, s.person(person), ctx))
}

fn accepts(s: &Scenario, command: &Command) -> bool {
    with_context(s, |ctx| decide(&s.state, command, ctx).is_ok())
}

/// Any one of these carries out the step; none where it only is waited for, or rests on
/// rosters that random lives do not have.
fn ways(s: &Scenario, file: &Person, next: Next) -> Vec<Command> {
    let (person, case) = (file.id, next.case.unwrap_or(crate::base::CaseId(0)));
    let account = || {
        let bank_account = Some("6228480000000000001".to_owned());
        amend(AmendPerson { bank_account, ..amendment(person) })
    };
    let batch = |again: bool| {
        let found = s.case(case);
        let kind = kind_of(&found.matter).expect("it is paid");
        let line = pay_line_again(&s.state, found, &Login::from(OUTSIDER));
        let route = line.map_or(Route::Bank, |line| line.route);
        if again { pay_again(kind, route, &[case]) } else { make_batch(kind, route, &[case]) }
    };
    let one = match next.what {
        FollowUp::Decide(_) => return vec![pass(case), reject(case)],
        FollowUp::HandIn => hand_in(case),
        FollowUp::PostNotice => post(case),
        FollowUp::SettleObjections(_) => settle(s.case(case).objections[0].0, true),
        FollowUp::Batch | FollowUp::PayAgain => batch(false),
        FollowUp::AskScheme => batch(true),
        FollowUp::PayByHand | FollowUp::Collect => pay(case, s.today()),
        FollowUp::GoOnWithBatch(batch) => {
            let found = &s.state.fund.batches[&batch];
            let back = FundCommand::ReturnBatch { batch, reason: "人员已去世".to_owned() };
            return match found.stage {
                BatchStage::Made => vec![check(batch), Command::Fund(back)],
                BatchStage::Checked => vec![release(batch), Command::Fund(back)],
                _ => vec![result("next", None, s.result_of(batch, &[]))],
            };
        }
        FollowUp::CorrectReturned => change_account(person, "6228480000000000001"),
        FollowUp::EnterAccount => account(),
        FollowUp::RecoverTopUp(_) => recover_top_up(person),
        FollowUp::RecoverRevoked(_) => recover_all(person),
        FollowUp::SettleDeath => die(person, s.today()),
        FollowUp::CompleteLandFacts => {
            amend(AmendPerson { land: Some(land(500, 299)), ..amendment(person) })
        }
        FollowUp::OpenConfirmation => open(person),
        FollowUp::RecordChoice => {
            return Choice::ALL.map(|choice| choose(person, choice, s.today())).into();
        }
        FollowUp::RunTransition => carry_out(person),
        FollowUp::OpenTransition => transition(person),
        FollowUp::OpenRefund(cause) => refund(person, cause),
        FollowUp::Claim(year) => claim(person, year, None),
        FollowUp::Contribute(year) => {
            let scheme = file.choice_for(year).and_then(Choice::scheme).unwrap_or(Scheme::Resident);
            claim(person, year, Some(s.contribution(scheme, year)))
        }
        FollowUp::AwaitNotice(_)
        | FollowUp::Nothing(_)
        | FollowUp::ReopenConfirmation
        | FollowUp::SettleTwice
        | FollowUp::SettleFindings => return Vec::new(),
    };
    vec![one]
}

/// What is said to come next is lawful, and nothing that must be done goes unsaid.
pub(super) fn check_next(s: &Scenario, file: &Person) -> Result<(), TestCaseError> {
    let next = next(s, file.id);
    let ways = ways(s, file, next);
    let lawful = ways.is_empty() || ways.iter().any(|command| accepts(s, command));
    prop_assert!(lawful, "{:?} is refused for {:?}", next, file);
    if file.legacy.as_ref().is_some_and(|legacy| legacy.ended.is_some()) {
        prop_assert!(next.what != FollowUp::RecordChoice, "asked to choose again: {:?}", file);
    }
    if let FollowUp::Nothing(rest) = next.what {
        let years = 2020..=s.today().year().unsigned_abs();
        for year in years {
            prop_assert!(!accepts(s, &claim(file.id, year, None)), "{} is due: {:?}", year, file);
        }
        prop_assert!(!accepts(s, &transition(file.id)), "a transition is due: {:?}", file);
        prop_assert!(!accepts(s, &recover_top_up(file.id)));
        prop_assert!(!accepts(s, &recover_all(file.id)));
        for cause in [RefundCause::ChoseEmployee, RefundCause::ChoseNeither] {
            let due = rest != AtRest::Died && accepts(s, &refund(file.id, cause));
            prop_assert!(!due, "a refund is due: {:?}", file);
        }
    }
    Ok(())
}

#[test]
fn t1_who_was_merged_after_a_choice_is_not_asked_to_choose_again() {
    let mut s = Scenario::new();
    let (person, case) = s.merged();
    assert_eq!((next(&s, person).what, next(&s, person).case), (FollowUp::Batch, Some(case)));
    s.pays(case);
    assert_eq!(next(&s, person).what, FollowUp::Nothing(AtRest::Merged));
}

#[test]
fn t6_who_is_merged_by_the_run_never_chose_and_is_never_asked_to() {
    let mut s = Scenario::new();
    // With and without a top-up to be paid.
    for enjoyed in [5_600, 15_000] {
        let person = s.original_with(8_000, enjoyed);
        assert_eq!(next(&s, person).what, FollowUp::RecordChoice, "in no residents' roster");
        let number = s.person(person).id_number;
        s.does("clerk", list(number, in_residents(ResidentStatus::Drawing)));
        assert_eq!(next(&s, person).what, FollowUp::RunTransition, "cleared by the comparison");
        let case = s.opens("chief", carry_out(person));
        if enjoyed < 15_000 {
            assert_eq!(next(&s, person).what, FollowUp::Batch);
            s.pays(case);
        }
        assert!(s.person(person).choices.is_empty());
        assert_eq!(next(&s, person).what, FollowUp::Nothing(AtRest::Merged));
    }
}

#[test]
fn t4_who_draws_the_employees_pension_surrenders_without_choosing() {
    let mut s = Scenario::new();
    let person = s.original();
    let number = s.person(person).id_number;
    s.does("clerk", list(number, in_employees(EmployeeStatus::Drawing)));
    let cause = RefundCause::DrawsEmployeePension;
    assert_eq!(next(&s, person).what, FollowUp::OpenRefund(cause));
    let case = s.opens("clerk", refund(person, cause));
    assert_eq!(next(&s, person).what, FollowUp::Decide(ReviewStep::Refund));
    s.approve(case);
    s.pays(case);
    assert_eq!(next(&s, person).what, FollowUp::Nothing(AtRest::DrawsEmployeePension));
}

#[test]
fn t3_who_surrendered_for_the_employees_scheme_claims_year_by_year() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Employee);
    assert_eq!(next(&s, person).what, FollowUp::OpenRefund(RefundCause::ChoseEmployee));
    let case = s.opens("clerk", refund(person, RefundCause::ChoseEmployee));
    s.approve(case);
    s.pays(case);
    assert_eq!(next(&s, person).what, FollowUp::Contribute(2020));
    s.does("clerk", contribute(person, s.contribution(Scheme::Employee, 2020)));
    assert_eq!(next(&s, person).what, FollowUp::Claim(2020));
    let claimed = s.subsidise_up_to_approval(person, 2020);
    s.pays(claimed);
    assert_eq!(next(&s, person).what, FollowUp::Nothing(AtRest::YearsClaimed));
}

#[test]
fn t4_who_chose_neither_and_was_refunded_has_nothing_left_to_do() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Neither);
    let case = s.opens("clerk", refund(person, RefundCause::ChoseNeither));
    s.approve(case);
    s.pays(case);
    assert_eq!(next(&s, person).what, FollowUp::Nothing(AtRest::NotEnrolled));
}

#[test]
fn t7_who_has_a_reversed_transition_begins_again_once_the_top_up_is_back() {
    let mut s = Scenario::new();
    let (person, case) = s.merged();
    s.pays(case);
    s.does("chief", reverse(person));
    assert!(matches!(next(&s, person).what, FollowUp::RecoverTopUp(_)));
    let recovery = s.opens("clerk", recover_top_up(person));
    s.approve(recovery);
    assert_eq!(next(&s, person).what, FollowUp::Collect, "no batch pays it out");
    s.pays(recovery);
    assert_eq!(next(&s, person).what, FollowUp::OpenTransition);
}

#[test]
fn a7_a_year_owed_to_the_dead_is_claimed_and_paid_by_hand() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.does("clerk", contribute(person, s.contribution(Scheme::Resident, 2020)));
    s.wait(3);
    s.does("clerk", die(person, s.today()));
    assert_eq!(next(&s, person).what, FollowUp::Claim(2020));
    let case = s.subsidise_up_to_approval(person, 2020);
    assert_eq!(next(&s, person).what, FollowUp::PayByHand);
    s.pays(case);
    assert_eq!(next(&s, person).what, FollowUp::Nothing(AtRest::Died));
}

#[test]
fn c2_confirmation_comes_before_the_choice_and_land_facts_before_confirmation() {
    let mut s = Scenario::new();
    let mut bare = candidate(s.number());
    bare.land = None;
    let person = s.state.next_person();
    s.does("clerk", register(bare));
    assert_eq!(next(&s, person).what, FollowUp::CompleteLandFacts);
    s.does("clerk", amend(AmendPerson { land: Some(land(500, 300)), ..amendment(person) }));
    assert_eq!(next(&s, person).what, FollowUp::OpenConfirmation);
    let case = s.opens("clerk", open(person));
    s.approve(case);
    assert_eq!(next(&s, person).what, FollowUp::RecordChoice);
}

#[test]
fn m3_a_returned_payment_waits_for_another_account() {
    let mut s = Scenario::new();
    let person = s.surrendered();
    let case = s.payable(person, Scheme::Employee, 2020);
    let batch = s.sends(BatchKind::Subsidy, Route::Bank, &[case]);
    assert_eq!(next(&s, person).what, FollowUp::GoOnWithBatch(batch));
    s.settles(batch, &[case]);
    assert_eq!(next(&s, person).what, FollowUp::CorrectReturned);
    s.takes_account(person, "6228480000000000001");
    assert_eq!(next(&s, person).what, FollowUp::PayAgain);
    assert_eq!(s.person(person).subsidy_of(2020).map(|s| s.state), Some(SubsidyState::Approved));
}
