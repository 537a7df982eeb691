//! Many submissions of one order share records, and come to what each alone would.

use super::*;
use crate::base::{
    CommandId, Date, FixedClock, IdNumber, Login, Money, PersonId, SessionId, TownshipCode,
};
use crate::casework::{
    AmendPerson, Choice, Cohort, Command, Event, LegacyRelation, PersonCommand, RecordChoice,
    RegisterPerson, ReviewCommand, State,
};
use crate::policy::Policy;
use crate::store::decode_events;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::path::Path;
use std::sync::Arc;

fn open(dir: &Path) -> Office {
    let clock = Arc::new(FixedClock::on(Date::new(2020, 5, 4).expect("day")));
    Office::open(dir, Policy::district().expect("policy"), clock).expect("opens")
}

fn actor(login: &str) -> Actor {
    Actor::founder(Login::from(login), SessionId::from(login))
}

fn legacy(order: u32) -> Command {
    let born = Date::new(1950, 1, 2).expect("day");
    let relation = LegacyRelation {
        legacy_no: format!("BZD{order:06}"),
        balance: Money::yuan(12_000),
        enjoyed: Money::yuan(9_000),
        drawing: true,
        monthly: Money::yuan(300),
        ended: None,
    };
    Command::Person(PersonCommand::Register(Box::new(RegisterPerson {
        id_number: IdNumber::compose(530_122, born, order).expect("number"),
        name: "张桂兰".to_owned(),
        cohort: Cohort::Original,
        township: TownshipCode(530_115_001),
        village: None,
        phone: String::new(),
        bank_account: String::new(),
        legacy: Some(relation),
        land: None,
        source: None,
    })))
}

fn amend(person: u32, phone: u32) -> Command {
    let person = PersonId(person);
    let phone = Some(phone.to_string());
    let none = AmendPerson { person, phone: None, bank_account: None, village: None, land: None };
    Command::Person(PersonCommand::Amend(AmendPerson { phone, ..none }))
}

fn choose(person: u32, choice: Choice) -> Command {
    let chosen_on = Date::new(2020, 5, 4).expect("day");
    Command::Choose(RecordChoice { person: PersonId(person), choice, chosen_on })
}

fn pass(case: u32) -> Command {
    Command::Review(ReviewCommand::Pass { case: crate::base::CaseId(case) })
}

fn take_back(case: u32) -> Command {
    Command::Review(ReviewCommand::TakeBack { case: crate::base::CaseId(case) })
}

/// One command out of some dice, on few people so that they often meet.
fn command_of((kind, pick): (u8, u32)) -> Command {
    let few = pick % 6 + 1;
    match kind {
        0..4 => legacy(pick % 40 + 1),
        4..6 => amend(few, pick),
        6 => choose(few, Choice::Resident),
        7 => choose(few, Choice::Employee),
        8..11 => pass(few),
        _ => take_back(few),
    }
}

/// Orders by two members of staff, so that some of what is prepared can be decided.
fn orders() -> impl Strategy<Value = Vec<(bool, Vec<(u8, u32)>)>> {
    let order = (any::<bool>(), proptest::collection::vec((0_u8..12, any::<u32>()), 1..40));
    proptest::collection::vec(order, 1..8)
}

/// The state without the numbers of records, which alone may differ.
fn unnumbered(mut state: State) -> State {
    let people: Vec<_> = state.people.iter().map(|(id, file)| (*id, (**file).clone())).collect();
    for (id, mut file) in people {
        file.version = 0;
        state.people.insert(id, Arc::new(file));
    }
    let cases: Vec<_> = state.cases.iter().map(|(id, case)| (*id, (**case).clone())).collect();
    for (id, mut case) in cases {
        case.version = 0;
        if let Some(decision) = &mut case.decision {
            decision.seq = 0;
        }
        state.cases.insert(id, Arc::new(case));
    }
    state
}

fn all_events(office: &Office) -> Vec<Event> {
    let entries = office.records.read_from(1).map(|entry| entry.expect("a line"));
    entries.flat_map(|entry| decode_events(&entry).expect("events")).collect()
}

fn told(outcome: &SubmitResult) -> Result<Vec<Event>, String> {
    match outcome {
        Ok(receipt) => Ok(receipt.events.to_vec()),
        Err(error) => Err(format!("{error:?}")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        rng_seed: RngSeed::Fixed(20_200_301),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_bulk_is_what_its_single_acts_are(orders in orders()) {
        let (one, many) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let (singles, bulk) = (open(one.path()), open(many.path()));
        for (n, (first, dice)) in orders.into_iter().enumerate() {
            let actor = actor(if first { "an" } else { "bo" });
            let commands: Vec<Command> = dice.into_iter().map(command_of).collect();
            let submissions = commands.iter().enumerate().map(|(at, command)| Submission {
                id: CommandId::from(format!("{n}-{at}").as_str()),
                command: command.clone(),
                seen: None,
            });
            let together = bulk.submit_all(&actor, submissions.collect()).expect("answered");
            for (command, outcome) in commands.into_iter().zip(&together) {
                let id = singles.next_command(&actor.session);
                let alone = singles.submit(&actor, id, command, None);
                prop_assert_eq!(told(&alone), told(outcome));
            }
        }
        prop_assert_eq!(all_events(&singles), all_events(&bulk));
        prop_assert!(bulk.snapshot().head.seq <= singles.snapshot().head.seq);
        let (alone, together) = (singles.snapshot(), bulk.snapshot());
        prop_assert_eq!(&alone.queues, &together.queues);
        for person in together.state.people.keys() {
            let of = |office: &Office| -> Vec<Event> {
                let records = office.reader(&actor("an")).people().history(*person).expect("readable");
                records.into_iter().flat_map(|record| record.events).collect()
            };
            prop_assert_eq!(of(&singles), of(&bulk));
            let day = Date::new(2020, 5, 4).expect("day");
            let then = bulk.reader(&actor("an")).people().on_day(*person, day).expect("readable");
            prop_assert_eq!(then.as_ref(), together.state.person(*person));
        }
        prop_assert_eq!(unnumbered(alone.state), unnumbered(together.state.clone()));
        bulk.close().expect("closed");
        crate::store::forget_cache(many.path());
        let folded = open(many.path());
        prop_assert_eq!(folded.snapshot().state, together.state, "a replay gives the same");
    }
}

#[test]
fn a_bulk_shares_records_and_answers_each_command_again_by_its_own_events() {
    let dir = tempfile::tempdir().expect("dir");
    let office = open(dir.path());
    let actor = actor("an");
    let submissions = || -> Vec<Submission> {
        let one = |order| Submission {
            id: CommandId::from(format!("bulk-{order}").as_str()),
            command: legacy(order),
            seen: None,
        };
        (1..=600).map(one).collect()
    };
    let bulk = || office.submit_all(&actor, submissions()).expect("answered");
    let (first, again) = (bulk(), bulk());
    assert_eq!(office.snapshot().head.seq, 3, "256 submissions a record");
    for (n, (first, again)) in first.iter().zip(&again).enumerate() {
        let (first, again) = (first.as_ref().expect("done"), again.as_ref().expect("told again"));
        assert_eq!(first.registered(), Some(PersonId(n as u32 + 1)));
        assert_eq!((first.seq, &first.events), (again.seq, &again.events));
        assert_eq!(first.events.len(), 1);
    }
    office.close().expect("closed");
    let office = open(dir.path());
    let again = office.submit_all(&actor, submissions()).expect("answered");
    assert_eq!(office.snapshot().head.seq, 3, "nothing is done again after an opening either");
    for (first, again) in first.iter().zip(&again) {
        let (first, again) = (first.as_ref().expect("done"), again.as_ref().expect("told again"));
        assert_eq!((first.seq, &first.events), (again.seq, &again.events));
    }
}
