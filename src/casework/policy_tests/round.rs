//! The annual round: everyone's single claim at once, and nobody's twice.

use crate::base::{Login, Money, PersonId};
use crate::casework::Context;
use crate::casework::command::Command;
use crate::casework::scenario::*;
use crate::casework::{
    Choice, Contribution, Finding, RoundFate, RoundLine, Scheme, State, check_round, round_line,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// What the dice make of one person.
#[derive(Clone, Copy, Debug)]
struct Fate {
    cohort: u8,
    choice: Option<usize>,
    /// For each of three years: nothing, residents', employees', both, no voucher.
    paid: [u8; 3],
    dies_after: Option<u32>,
    changes: bool,
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    let choice = prop_oneof![1 => Just(None), 6 => (0_usize..3).prop_map(Some)];
    let dies = prop_oneof![6 => Just(None), 1 => (0_u32..900).prop_map(Some)];
    let fate = (0_u8..4, choice, proptest::array::uniform3(0_u8..5), dies, any::<bool>());
    let fate = fate.prop_map(|(cohort, choice, paid, dies_after, changes)| Fate {
        cohort,
        choice,
        paid,
        dies_after,
        changes,
    });
    proptest::collection::vec(fate, 1..12)
}

fn round(s: &Scenario, year: u32) -> Vec<RoundLine> {
    let actor = Login::from("clerk");
    let ctx = Context { actor: &actor, now: s.today().at(9, 0, 0), policy: &s.policy };
    check_round(year, &ctx).expect("a year that has come");
    s.state.people.values().filter_map(|file| round_line(&s.state, file, year, &ctx)).collect()
}

fn run(s: &mut Scenario, year: u32) -> usize {
    let due = round(s, year).into_iter().filter(|line| line.fate.is_claimed_now());
    let commands: Vec<Command> = due.map(|line| claim(line.person, year, None)).collect();
    commands.iter().for_each(|command| s.does("clerk", command.clone()));
    commands.len()
}

fn settle(s: &mut Scenario, fate: Fate) -> PersonId {
    let person = match fate.cohort {
        0 => s.original(),
        1 => s.candidate().0,
        2 if fate.choice == Some(1) => s.surrendered(),
        _ => s.confirmed(),
    };
    let chosen = fate.choice.map(|at| Choice::ALL[at]);
    if let Some(choice) = chosen.filter(|_| s.person(person).choices.is_empty())
        && s.person(person).is_confirmed()
    {
        s.chooses(person, choice);
    }
    person
}

fn pay_in(s: &mut Scenario, people: &[(PersonId, Fate)], at: usize, year: u32) {
    for (person, fate) in people {
        let schemes: &[Scheme] = match fate.paid[at] {
            0 => &[],
            1 => &[Scheme::Resident],
            2 | 4 => &[Scheme::Employee],
            _ => &[Scheme::Resident, Scheme::Employee],
        };
        for scheme in schemes {
            let paid = s.contribution(*scheme, year);
            let voucher = if fate.paid[at] == 4 { String::new() } else { paid.voucher.clone() };
            s.does("clerk", contribute(*person, Contribution { voucher, ..paid }));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        rng_seed: RngSeed::Fixed(20_201_126),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_round_of_n_is_n_single_claims_and_a_second_run_adds_nothing(fates in fates()) {
        let mut s = Scenario::new();
        let people: Vec<(PersonId, Fate)> =
            fates.into_iter().map(|fate| (settle(&mut s, fate), fate)).collect();
        for (at, year) in (2020..2023).enumerate() {
            s.on(&format!("{year}-11-01"));
            pay_in(&mut s, &people, at, year);
            for (person, fate) in &people {
                if let Some(after) = fate.dies_after.filter(|_| at == 1) {
                    let died = day("2020-03-03").plus_days(after).min(s.today());
                    s.does("clerk", die(*person, died));
                }
            }
            let state = s.state.clone();
            let mut lines = round(&s, year);
            let mut singly = Scenario::new();
            singly.on(&format!("{year}-11-01"));
            singly.state = state.clone();
            for (person, _) in &people {
                let done = singly.submit("clerk", &claim(*person, year, None)).is_ok();
                let line = lines.iter().position(|line| line.person == *person);
                let line = line.map(|at| lines.swap_remove(at));
                prop_assert_eq!(line.is_some_and(|line| line.fate.is_claimed_now()), done);
            }
            let before: Money = total(&state);
            let claimed = run(&mut s, year);
            prop_assert_eq!(files(&s.state), files(&singly.state));
            prop_assert_eq!(total(&s.state), before + Money::yuan(1000) * claimed as u32);
            prop_assert_eq!(run(&mut s, year), 0);
            if at == 1 {
                for (person, fate) in &people {
                    let other = s.person(*person).present_choice().map(|choice| match choice {
                        Choice::Resident => Choice::Employee,
                        _ => Choice::Resident,
                    });
                    let free = s.person(*person).legacy.is_none() && s.person(*person).died.is_none();
                    if let Some(other) = other.filter(|_| fate.changes && free) {
                        s.chooses(*person, other);
                    }
                }
            }
        }
    }
}

/// What was claimed, in the order of the claims.
type Years = Vec<(u32, Scheme, Money)>;

/// Everybody's file but for the order in which the records came.
fn files(state: &State) -> Vec<(PersonId, Years)> {
    let of = |file: &std::sync::Arc<crate::casework::Person>| {
        let claims = file.subsidies.iter().map(|made| (made.year, made.scheme, made.amount));
        (file.id, claims.collect())
    };
    state.people.values().map(of).collect()
}

fn total(state: &State) -> Money {
    state.people.values().map(|file| file.subsidised()).sum()
}

#[test]
fn a7_the_round_claims_for_who_died_and_marks_it_for_a_look() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let contribution = s.contribution(Scheme::Resident, 2020);
    s.does("clerk", contribute(person, contribution));
    s.wait(30);
    s.does("clerk", die(person, s.today()));
    assert_eq!(round(&s, 2020)[0].fate, RoundFate::Review);
    assert_eq!(run(&mut s, 2020), 1);
    let case = s.person(person).subsidy_of(2020).expect("claimed").case;
    assert!(s.findings(case).contains(&Finding::Deceased));
    assert_eq!(round(&s, 2020)[0].fate, RoundFate::Claimed);
}

/// Candidates and the originally insured alike, by their identity number.
#[test]
fn a7_a_death_on_the_household_roster_alone_leads_to_review_until_it_is_settled() {
    let mut s = Scenario::new();
    let people = [s.confirmed_with(Choice::Employee), s.surrendered()];
    for person in people {
        let voucher = format!("V-{person}");
        let contribution = s.contribution(Scheme::Employee, 2020);
        s.does("clerk", contribute(person, Contribution { voucher, ..contribution }));
    }
    s.wait(30);
    let listed = s.today().to_string();
    for person in people {
        s.does("police", listed_dead(s.person(person).id_number, &listed));
    }
    let fates = |s: &Scenario| round(s, 2020).iter().map(|line| line.fate).collect::<Vec<_>>();
    assert_eq!(fates(&s), [RoundFate::Review; 2]);
    assert_eq!(round(&s, 2020)[0].cause.code(), "ListedDead");
    s.does("clerk", not_theirs(people[0]));
    s.does("clerk", die(people[1], s.today()));
    assert_eq!(fates(&s), [RoundFate::Due, RoundFate::Review]);
    assert_eq!(round(&s, 2020)[1].cause.code(), "Deceased");
    assert_eq!(run(&mut s, 2020), 2);
    let findings = |person| {
        let case = s.person(person).subsidy_of(2020).expect("claimed").case;
        s.findings(case)
    };
    assert!(!findings(people[0]).contains(&Finding::ListedDead));
    assert!(findings(people[1]).contains(&Finding::Deceased));
}

#[test]
fn a7_contributed_after_the_listed_death_is_held_until_it_is_settled() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    s.does("police", listed_dead(s.person(person).id_number, "2020-03-01"));
    let contribution = s.contribution(Scheme::Resident, 2020);
    s.does("clerk", contribute(person, contribution));
    let line = round(&s, 2020).remove(0);
    assert_eq!((line.fate, line.cause.code()), (RoundFate::Held, "ContributedAfterListedDeath"));
    assert_eq!(s.refused("clerk", claim(person, 2020, None)), "ContributedAfterListedDeath");
    s.does("clerk", not_theirs(person));
    assert_eq!(run(&mut s, 2020), 1);
    let case = s.person(person).subsidy_of(2020).expect("claimed").case;
    s.does("police", listed_dead(s.person(person).id_number, "2020-03-02"));
    let found = s.findings(case);
    assert!(!found.contains(&Finding::ListedDead), "settled on the same facts");
}

#[test]
fn c5_a_claim_that_was_rejected_is_not_made_again_by_the_round() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let case = s.claims(person, Scheme::Resident, 2020);
    s.does("chief", reject(case));
    let line = round(&s, 2020).remove(0);
    assert_eq!((line.fate, line.cause.code()), (RoundFate::Held, "Undone"));
    assert_eq!(run(&mut s, 2020), 0);
    s.opens("clerk", claim(person, 2020, None));
}

#[test]
fn t3_a5_e1_each_in_the_round_by_cause() {
    let mut s = Scenario::new();
    let leaves = s.original();
    s.chooses(leaves, Choice::Employee);
    let stays = s.original();
    s.chooses(stays, Choice::Resident);
    let neither = s.confirmed_with(Choice::Neither);
    let silent = s.confirmed();
    for person in [leaves, stays, neither, silent] {
        let scheme = if person == stays { Scheme::Resident } else { Scheme::Employee };
        let paid = s.contribution(scheme, 2020);
        let voucher = format!("V-{person}");
        s.does("clerk", contribute(person, Contribution { voucher, ..paid }));
    }
    let lines = round(&s, 2020);
    let told: Vec<_> = lines.iter().map(|line| (line.fate, line.cause.code())).collect();
    let expected = [
        (RoundFate::Held, "SurrenderNotPaid"),
        (RoundFate::Refused, "ToppedUp"),
        (RoundFate::Refused, "ChoseNeither"),
        (RoundFate::Held, "NoChoice"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a4_a6_no_round_before_the_first_year_or_of_one_to_come() {
    let s = Scenario::new();
    let actor = Login::from("clerk");
    let ctx = Context { actor: &actor, now: s.today().at(9, 0, 0), policy: &s.policy };
    let code = |year| check_round(year, &ctx).map_err(|refusal| refusal.code());
    assert_eq!(code(2019), Err("TooEarly"));
    assert_eq!(code(2021), Err("YearNotCome"));
    assert_eq!(code(2020), Ok(()));
}
