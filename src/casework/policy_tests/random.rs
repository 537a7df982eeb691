//! Random staff at random work over the years, held against what must always be true.

use super::availability::check_available;
use super::next::check_next;
use crate::base::{CaseId, Login, Money, PersonId};
use crate::casework::command::*;
use crate::casework::event::{CaseEvent, Event, NoticeEvent};
use crate::casework::scenario::*;
use crate::casework::{
    AmendPerson, BatchKind, BatchStage, Case, CaseKind, ChangedFact, Choice, Confirmation,
    FundAccount, FundCommand, LegacyEnd, Outcome, PaymentEvent, Person, RefundCause, ReviewStep,
    Route, Scheme, Stage, State, evolve, tie_out,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::{BTreeMap, BTreeSet};

/// One random act: who, after how many days, and the dice that choose what.
#[derive(Clone, Copy, Debug)]
struct Act {
    actor: usize,
    days: u32,
    kind: u8,
    pick: usize,
    dice: u32,
}

const STAFF: [&str; 4] = ["an", "bo", "chen", "dai"];

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let days = prop_oneof![8 => Just(0), 4 => 1_u32..10, 1 => 100_u32..500];
    let act = (0..STAFF.len(), days, 0_u8..70, any::<usize>(), any::<u32>());
    let act = act.prop_map(|(actor, days, kind, pick, dice)| Act { actor, days, kind, pick, dice });
    proptest::collection::vec(act, 50..500)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 160,
        rng_seed: RngSeed::Fixed(20_200_402),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_staff_do_the_plan_holds(year in 2020..2040_i32, acts in acts()) {
        let mut s = Scenario::new();
        s.original();
        s.confirmed_with(Choice::Resident);
        s.on(&format!("{year}-03-12"));
        s.candidate();
        let mut undo = BTreeMap::new();
        for act in acts {
            step(&mut s, act, &mut undo)?;
        }
        for (id, file) in &s.state.people {
            let alone = alone(&s, *id);
            prop_assert_eq!(Some(&**file), alone.person(*id));
        }
        let mut again = State::default();
        for (envelope, event) in &s.log {
            evolve(&mut again, envelope, event);
        }
        prop_assert_eq!(&again, &s.state);
        check_books(&s.state)?;
    }
}

/// The books balance, hold nothing that cannot be, and tie out month by month (M2, M4).
fn check_books(state: &State) -> Result<(), TestCaseError> {
    let fund = &state.fund;
    let moved = || fund.turnover.values();
    let debits: Money = moved().map(|moved| moved.debit).sum();
    let credits: Money = moved().map(|moved| moved.credit).sum();
    prop_assert_eq!(debits, credits);
    for account in FundAccount::ALL {
        prop_assert!(!fund.balance(account).is_negative(), "{account:?}");
    }
    prop_assert_eq!(fund.promised(), fund.balance(FundAccount::Committed));
    prop_assert!(!fund.payable().is_negative());
    let promised: Money = state.cases.values().filter_map(|case| case.payment.promised).sum();
    prop_assert_eq!(fund.promised(), promised);
    let months: BTreeSet<_> = fund.turnover.keys().map(|(_, month)| *month).collect();
    for month in months {
        let tied = tie_out(state, month);
        prop_assert!(tied.breaks.is_empty(), "{:?}", tied.breaks);
    }
    Ok(())
}

type Undo = BTreeMap<CaseId, (Person, Case)>;

/// Carries an act out and holds the person concerned against the plan.
fn step(s: &mut Scenario, act: Act, undo: &mut Undo) -> Result<(), TestCaseError> {
    s.wait(act.days);
    let command = command_of(s, act);
    let before = s.state.clone();
    let Ok(events) = s.submit(STAFF[act.actor], &command) else { return Ok(()) };
    for event in &events {
        match event {
            Event::Case(CaseEvent::Passed { case, .. } | CaseEvent::Approved { case, .. })
            | Event::Case(CaseEvent::Rejected { case, .. } | CaseEvent::Returned { case, .. }) => {
                let was = before.case(*case).expect("the case").clone();
                undo.insert(*case, (before.person(was.person).expect("the file").clone(), was));
            }
            Event::Case(CaseEvent::TakenBack { case, .. }) => {
                let (file, was) = undo.remove(case).expect("a decision to take back");
                let now = s.case(*case);
                prop_assert_eq!((now.stage, &now.handlers), (was.stage, &was.handlers));
                let version = s.person(file.id).version;
                prop_assert_eq!(s.person(file.id), &Person { version, ..file });
            }
            _ => {}
        }
    }
    for file in s.state.people.values() {
        check_money(s, file)?;
        check_cases(&s.state, file)?;
        if act.dice.is_multiple_of(8) {
            check_next(s, file)?;
            check_available(s, file, STAFF[act.actor])?;
        }
    }
    Ok(())
}

/// Nearly half of the acts move an open case along its way; the others try anything.
fn command_of(s: &Scenario, act: Act) -> Command {
    let any_of = |count: usize| act.pick % count.max(1);
    let person = *s.state.people.keys().nth(any_of(s.state.people.len())).expect("a person");
    let file = s.person(person);
    let open: Vec<&Case> =
        s.state.cases.values().map(|case| &**case).filter(|case| !case.is_closed()).collect();
    let case = open.get(any_of(open.len())).map_or(CaseId(1), |case| case.id);
    let in_notice = open.iter().find(|case| case.stage == Stage::Waiting(ReviewStep::Notice));
    let in_notice = in_notice.map_or(case, |case| case.id);
    let any_case = CaseId(any_of(s.state.cases.len()) as u32 + 1);
    let year = 2019 + act.dice % (s.today().year() as u32 - 2018);
    let free = (2020..).find(|year| file.subsidy_of(*year).is_none()).unwrap_or(year);
    let paid = file.counted().next().map_or(year, |subsidy| subsidy.year);
    let scheme = [Scheme::Resident, Scheme::Employee][act.dice as usize / 7 % 2];
    let choice = Choice::ALL[[0, 0, 0, 1, 1, 1, 2][act.dice as usize % 7]];
    let steps =
        [None, Some(ReviewStep::Township), Some(ReviewStep::LandArea), Some(ReviewStep::Household)];
    let causes =
        [RefundCause::ChoseEmployee, RefundCause::ChoseNeither, RefundCause::DrawsEmployeePension];
    match act.kind {
        0..28 => next_step(s, case),
        28 => reject(case),
        29 => give_back(case, steps[act.dice as usize % 4]),
        30 | 31 => take_back(any_case),
        32 => withdraw(case),
        33 => object(in_notice),
        34 | 35 => settle(act.dice % 4 + 1, act.dice.is_multiple_of(3)),
        36 => ask_household(case),
        37 | 38 => open_or_register(s, person, act.dice),
        39..42 => choose(person, choice, s.today()),
        42..50 => claim(person, free, Some(s.contribution(wanted(file, free), free))),
        50 => claim(person, year, None),
        51 => contribute(person, s.contribution(scheme, year)),
        52 if act.dice.is_multiple_of(2) => recover(person, paid),
        52..57 => transition(person),
        57 | 58 => refund(person, causes[act.dice as usize % 3]),
        59 if act.dice.is_multiple_of(16) => die(person, s.today()),
        59 => reverse(person),
        60 => pay(any_case, s.today()),
        61 | 62 => batch_act(s, act.dice),
        63 | 64 => {
            let amount = Money::yuan(i64::from(act.dice % 16_000));
            let facts = [
                ChangedFact::LegacyBalance(amount),
                ChangedFact::Enjoyed(amount),
                ChangedFact::BankAccount(format!("62170000000{:05}", act.dice % 3)),
                ChangedFact::Drawing(act.dice.is_multiple_of(2)),
            ];
            change(person, facts[act.dice as usize / 3 % 4].clone())
        }
        66 => revoke(person),
        67 => recover_all(person),
        68 => open_anew(person),
        69 => withdraw(any_case),
        _ => amend(AmendPerson {
            phone: Some(format!("138{}", act.dice % 3)),
            land: act.dice.is_multiple_of(5).then(|| land(500, act.dice % 600)),
            ..amendment(person)
        }),
    }
}

/// The next step of the newest batch, or another batch.
fn batch_act(s: &Scenario, dice: u32) -> Command {
    let newest = s.state.fund.batches.values().next_back().filter(|batch| batch.stage.is_open());
    let Some(batch) = newest else {
        let kind = BatchKind::ALL[dice as usize % 4];
        let route = [Route::Account, Route::Bank][dice as usize / 4 % 2];
        let cases: Vec<CaseId> = s.state.cases.keys().copied().collect();
        return make_batch(kind, route, &cases);
    };
    let id = batch.id;
    match batch.stage {
        _ if dice.is_multiple_of(7) => {
            let reason = "账号待核".to_owned();
            Command::Fund(FundCommand::ReturnBatch { batch: id, reason })
        }
        BatchStage::Made => Command::Fund(FundCommand::CheckBatch { batch: id }),
        BatchStage::Checked => Command::Fund(FundCommand::ReleaseBatch { batch: id }),
        _ => {
            let open = batch.lines.iter().zip(0_u32..).filter(|(line, _)| line.outcome.is_none());
            let failed: Vec<CaseId> =
                open.filter(|(_, n)| dice >> n & 1 == 1).map(|(line, _)| line.case).collect();
            result(&format!("{id}-{dice}"), None, s.result_of(id, &failed))
        }
    }
}

/// What an open case waits for.
fn next_step(s: &Scenario, case: CaseId) -> Command {
    match s.state.case(case).map(|case| (case.stage, case.step_on(s.today()))) {
        Some((Stage::Returned, _)) => hand_in(case),
        Some((Stage::Payable, _)) => pay(case, s.today()),
        Some((_, Some(ReviewStep::Notice))) => post(case),
        _ => pass(case),
    }
}

fn open_or_register(s: &Scenario, person: PersonId, dice: u32) -> Command {
    match dice % 4 {
        0 if s.state.people.len() < 6 => register(candidate(s.number())),
        1 if s.state.people.len() < 6 => {
            register(original(s.number(), s.state.next_person().0, 6_000, i64::from(dice % 20_000)))
        }
        _ => open(person),
    }
}

fn wanted(file: &Person, year: u32) -> Scheme {
    file.choice_for(year).and_then(Choice::scheme).unwrap_or(Scheme::Resident)
}

/// Money, reckoned from the payments alone (A1, A4, R1, T1, T7).
fn check_money(s: &Scenario, file: &Person) -> Result<(), TestCaseError> {
    let (mut subsidies, mut years) = (Money::ZERO, BTreeMap::<u32, i32>::new());
    let (mut refunds, mut top_ups) = (0, 0);
    for (_, event) in &s.log {
        let (Event::Case(CaseEvent::PaymentRecorded { case, amount, .. })
        | Event::Payment(PaymentEvent::Settled { case, amount, .. })) = event
        else {
            continue;
        };
        let case = s.case(*case);
        if case.person != file.id {
            continue;
        }
        prop_assert!(*amount > Money::ZERO);
        match case.matter {
            CaseKind::Claim { year } => {
                *years.entry(year).or_default() += 1;
                subsidies += *amount;
            }
            CaseKind::Recovery { year, .. } => {
                *years.entry(year).or_default() -= 1;
                subsidies -= *amount;
            }
            CaseKind::TopUpRecovery { .. } => {
                top_ups -= 1;
                subsidies -= *amount;
            }
            CaseKind::Transition => {
                top_ups += 1;
                subsidies += *amount;
            }
            CaseKind::Refund => {
                let balance = file.legacy.as_ref().map(|legacy| legacy.balance);
                prop_assert_eq!(Some(*amount), balance);
                refunds += 1;
            }
            CaseKind::Confirmation
            | CaseKind::Choice { .. }
            | CaseKind::Change(_)
            | CaseKind::Revocation { .. } => prop_assert!(false, "no money there"),
        }
        prop_assert!(years.values().all(|times| (0..=1).contains(times)), "a year twice");
    }
    prop_assert!(Money::ZERO <= subsidies && subsidies <= Money::yuan(15_000));
    prop_assert!(refunds <= 1 && top_ups <= 1);
    prop_assert!(file.years_subsidised() <= 15 && file.subsidised() <= Money::yuan(15_000));
    let distinct: BTreeSet<u32> = file.counted().map(|subsidy| subsidy.year).collect();
    prop_assert_eq!(distinct.len(), file.counted().count());
    if let (Some(made), Some(legacy)) = (file.transition(), &file.legacy) {
        prop_assert_eq!(made.top_up, (Money::yuan(15_000) - legacy.enjoyed).or_zero());
        prop_assert_eq!(made.merged_account, made.residents_balance + legacy.balance + made.top_up);
    }
    Ok(())
}

/// Cases and the file they belong to (C5, W1, T7).
fn check_cases(state: &State, file: &Person) -> Result<(), TestCaseError> {
    let own = || state.cases.values().filter(|case| case.person == file.id);
    let open: Vec<CaseId> = own().filter(|case| !case.is_closed()).map(|case| case.id).collect();
    prop_assert_eq!(&open, &file.open_cases);
    for case in own() {
        let approvers: Vec<&Login> =
            case.handlers.iter().filter(|h| h.step.is_some()).map(|h| &h.by).collect();
        let distinct: BTreeSet<&Login> = approvers.iter().copied().collect();
        prop_assert_eq!(distinct.len(), approvers.len(), "two layers by one person");
        prop_assert!(!approvers.iter().any(|by| case.was_prepared_by(by)), "own work approved");
        if matches!(
            case.stage,
            Stage::Closed(Outcome::Rejected | Outcome::Withdrawn | Outcome::Superseded)
        ) {
            prop_assert!(leaves_nothing(file, case.id), "{:?} left something", case);
        }
    }
    let ended = file.legacy.as_ref().and_then(|legacy| legacy.ended);
    let merged = file.transition().and_then(|made| made.carried_out);
    let surrendered = file.refund().and_then(|refund| refund.approved);
    prop_assert!(merged.is_none() || surrendered.is_none(), "merged and refunded");
    prop_assert!(merged.is_none() || file.present_choice() == Some(Choice::Resident));
    let expected = merged.map(LegacyEnd::Merged).or(surrendered.map(LegacyEnd::Surrendered));
    prop_assert_eq!(ended, expected);
    Ok(())
}

/// Whether a rejected or withdrawn case has no effect on the file (C5).
fn leaves_nothing(file: &Person, case: CaseId) -> bool {
    file.choices.iter().all(|record| record.case != case)
        && file.counted().all(|subsidy| subsidy.case != case)
        && file.transition().is_none_or(|made| made.case != case)
        && file.refund().is_none_or(|refund| refund.case != case)
        && file.confirmation != Confirmation::Open(case)
}

/// The state that one person's records come to alone: those that name the person or
/// one of the person's cases.
fn alone(s: &Scenario, person: PersonId) -> State {
    let mut state = State::default();
    for (envelope, event) in &s.log {
        let of_person = match event {
            Event::Person(event) => event.person() == person,
            Event::Case(event) => s.case(event.case()).person == person,
            Event::Notice(
                NoticeEvent::Posted { case, .. }
                | NoticeEvent::Objected { case, .. }
                | NoticeEvent::Settled { case, .. },
            ) => s.case(*case).person == person,
            Event::Payment(event) => s.case(event.case()).person == person,
            Event::Land(_)
            | Event::Roster(_)
            | Event::Account(_)
            | Event::Fund(_)
            | Event::List(_) => false,
        };
        if of_person {
            evolve(&mut state, envelope, event);
        }
    }
    state
}
