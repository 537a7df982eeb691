//! What may be done now: an act is available just when `decide` takes some command of it,
//! over random lives.

use crate::base::{Date, Login, Money};
use crate::casework::scenario::*;
use crate::casework::{
    AmendPerson, ChangedFact, Choice, Command, Context, Contribution, Person, PersonAct,
    RefundCause, Scheme, available, decide,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

const SCHEMES: [Scheme; 2] = [Scheme::Resident, Scheme::Employee];

/// Every kind of input that an act may be given for a person.
fn tries(s: &Scenario, file: &Person, act: PersonAct) -> Vec<Command> {
    let (person, today) = (file.id, s.today());
    let years = || 2020..=today.year().unsigned_abs();
    let paid = |scheme, year: u32| {
        let first = Date::new(year as i32, 1, 1).expect("a day");
        let paid_on = file.died.unwrap_or(today).max(first);
        Contribution { paid_on, ..s.contribution(scheme, year) }
    };
    let papers = || years().flat_map(|year| SCHEMES.map(|scheme| paid(scheme, year)));
    match act {
        PersonAct::Choose => Choice::ALL.map(|choice| choose(person, choice, today)).into(),
        PersonAct::Claim => {
            let handed_in = papers().map(|paper| claim(person, paper.year, Some(paper)));
            handed_in.chain(years().map(|year| claim(person, year, None))).collect()
        }
        PersonAct::Refund => RefundCause::ALL.map(|cause| refund(person, cause)).into(),
        PersonAct::OpenTransition => vec![transition(person)],
        PersonAct::ReverseTransition => vec![reverse(person)],
        PersonAct::Recovery => years().map(|year| recover(person, year)).collect(),
        PersonAct::TopUpRecovery => vec![recover_top_up(person)],
        PersonAct::Amend => {
            vec![amend(AmendPerson { phone: Some("1".to_owned()), ..amendment(person) })]
        }
        PersonAct::RecordDeath => vec![die(person, today)],
        PersonAct::SetAsideDeath => vec![not_theirs(person)],
        PersonAct::RecordContribution => papers().map(|paper| contribute(person, paper)).collect(),
        PersonAct::CorrectDeath => vec![correct_death(person, None)],
        PersonAct::CorrectContribution => {
            let known = file.contributions.iter().map(|known| {
                let key = (known.scheme, known.year);
                correct(person, key, Some(paid(known.scheme, known.year)))
            });
            known.collect()
        }
        PersonAct::ProposeChange => {
            let balance = file.legacy.as_ref().map_or(Money::ZERO, |legacy| legacy.balance);
            let facts = [
                ChangedFact::Name(format!("{}新", file.name)),
                ChangedFact::BankAccount(format!("{}1", file.bank_account)),
                ChangedFact::LegacyBalance(balance + Money::yuan(1)),
                ChangedFact::Drawing(file.legacy.as_ref().is_none_or(|legacy| !legacy.drawing)),
            ];
            facts.map(|fact| change(person, fact)).into()
        }
        PersonAct::OpenConfirmation => vec![open(person), open_anew(person)],
        PersonAct::Revoke => vec![revoke(person)],
        PersonAct::RecoverAll => vec![recover_all(person)],
        PersonAct::AskHousehold => {
            file.open_cases.iter().map(|case| ask_household(*case)).collect()
        }
        PersonAct::RecordPayment => file.open_cases.iter().map(|case| pay(*case, today)).collect(),
    }
}

/// Whether the answers on every act are what `decide` does.
pub(super) fn check_available(
    s: &Scenario,
    file: &Person,
    actor: &str,
) -> Result<(), TestCaseError> {
    let actor = Login::from(actor);
    let ctx = Context { actor: &actor, now: s.today().at(9, 0, 0), policy: &s.policy };
    for act in PersonAct::ALL {
        let may = available(&s.state, file, act, &ctx);
        let mut taken = tries(s, file, act).into_iter();
        let taken = taken.any(|command| decide(&s.state, &command, &ctx).is_ok());
        prop_assert_eq!(may.is_ok(), taken, "{:?}: {:?} for {:?}", act, may, file);
    }
    Ok(())
}

#[test]
fn w1_who_approved_a_layer_may_not_correct_the_file_and_is_told_so() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    s.does("chief", pass(case));
    let file = s.person(person);
    for (actor, may) in [("chief", false), ("clerk", true)] {
        let actor = Login::from(actor);
        let ctx = Context { actor: &actor, now: s.today().at(9, 0, 0), policy: &s.policy };
        assert_eq!(available(&s.state, file, PersonAct::Amend, &ctx).is_ok(), may, "{actor}");
    }
}

#[test]
fn r3_each_paid_year_can_be_recovered_though_another_is_being_recovered() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.on("2021-06-01");
    s.subsidise(person, Scheme::Resident, 2020);
    s.subsidise(person, Scheme::Resident, 2021);
    s.opens("clerk", recover(person, 2020));
    let actor = Login::from("clerk");
    let ctx = Context { actor: &actor, now: s.today().at(9, 0, 0), policy: &s.policy };
    assert_eq!(available(&s.state, s.person(person), PersonAct::Recovery, &ctx), Ok(()));
}
