//! The stored form: events as JSON for ever, state as bincode and back.

use crate::base::{Login, ObjectionId};
use crate::casework::command::*;
use crate::casework::event::*;
use crate::casework::scenario::*;
use crate::casework::{
    BatchKind, CaseKind, ChangedFact, Choice, Cohort, Department, FundAccount, FundEvent,
    FundSubject, LandEvent, LegacyEnd, Level, ListEvent, MendEvent, PaymentEvent, RefundCause,
    ReviewStep, Route, Scheme,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// One line of each event ever written. Lines are added, never changed.
const EVER_WRITTEN: &str = include_str!("../../../tests/golden/events.jsonl");

#[test]
fn every_event_ever_written_reads_and_keeps_what_it_said() {
    for (at, line) in EVER_WRITTEN.lines().enumerate() {
        let event: Event =
            serde_json::from_str(line).unwrap_or_else(|fault| panic!("line {}: {fault}", at + 1));
        let old: Value = serde_json::from_str(line).expect("JSON");
        let new = serde_json::to_value(&event).expect("JSON");
        assert!(keeps(&old, &new), "line {}:\n{old}\nbecame\n{new}", at + 1);
    }
}

#[test]
fn every_variant_has_a_line() {
    let lines: Vec<Value> =
        EVER_WRITTEN.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let written: BTreeSet<String> = lines.iter().map(name_of).collect();
    let mut all = BTreeSet::new();
    for (area, variants) in [
        ("Person", variants_of::<PersonEvent>()),
        ("Case", variants_of::<CaseEvent>()),
        ("Notice", variants_of::<NoticeEvent>()),
        ("Land", variants_of::<LandEvent>()),
        ("Roster", variants_of::<RosterEvent>()),
        ("Account", variants_of::<AccountEvent>()),
        ("Fund", variants_of::<FundEvent>()),
        ("Payment", variants_of::<PaymentEvent>()),
        ("List", variants_of::<ListEvent>()),
    ] {
        all.extend(variants.iter().map(|variant| format!("{area}.{variant}")));
    }
    assert_eq!(variants_of::<Event>().len(), 9);
    assert_eq!(written, all);

    let mut words = BTreeSet::new();
    lines.iter().for_each(|line| collect_words(line, &mut words));
    let nested = [
        variants_of::<Approval>(),
        variants_of::<BatchKind>(),
        variants_of::<ChangedFact>(),
        variants_of::<Choice>(),
        variants_of::<Cohort>(),
        variants_of::<Department>(),
        variants_of::<RevealedFact>(),
        variants_of::<FundAccount>(),
        variants_of::<FundSubject>(),
        variants_of::<LegacyEnd>(),
        variants_of::<MendEvent>(),
        variants_of::<Level>(),
        variants_of::<CaseKind>(),
        variants_of::<RefundCause>(),
        variants_of::<Route>(),
        variants_of::<Scheme>(),
        variants_of::<ReviewStep>(),
    ];
    for word in nested.concat() {
        assert!(words.contains(&word), "no line says {word}");
    }
}

#[test]
fn what_sled_keeps_comes_back_as_it_was() {
    let mut s = Scenario::new();
    s.surrendered();
    let (person, merging) = s.merged();
    s.does("chief", reverse(person));
    s.does("clerk", list_again(person, "L2-2"));
    s.does("clerk", die(person, s.today()));
    let (_, case) = s.in_notice();
    s.does("reception", object(case));
    let returned = s.candidate().1;
    s.does("chief", ask_household(returned));
    s.does("chief", give_back(returned, None));
    let person = s.confirmed_with(Choice::Employee);
    s.subsidise(person, Scheme::Employee, 2020);
    let recovery = s.opens("clerk", recover(person, 2020));
    s.does("chief", reject(recovery));
    s.does("root", add_account("530115001.clerk"));
    s.does("530115001.clerk", Command::Account(AccountCommand::FailSignIn { from: None }));
    assert!(s.case(merging).is_closed());

    s.state.people.values().for_each(|file| round_trip(&**file));
    s.state.cases.values().for_each(|case| round_trip(&**case));
    s.state.staff.values().for_each(|staff| round_trip(&**staff));
    s.state.objections.values().for_each(|objection| round_trip(&**objection));
    assert!(s.state.objections.contains_key(&ObjectionId(1)));
    for line in EVER_WRITTEN.lines() {
        round_trip(&serde_json::from_str::<Event>(line).expect("an event"));
    }
}

fn add_account(login: &str) -> Command {
    Command::Account(AccountCommand::Add {
        login: Login::from(login),
        name: "杨云".to_owned(),
        department: Department::Township,
        level: Level::Clerk,
        township: Some(crate::base::TownshipCode(530_115_001)),
        password: "$argon2id$".to_owned(),
        ssh_key: None,
    })
}

#[track_caller]
fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let config = bincode::config::standard();
    let bytes = bincode::serde::encode_to_vec(value, config).expect("encodes");
    let (back, read): (T, usize) =
        bincode::serde::decode_from_slice(&bytes, config).expect("decodes");
    assert_eq!((&back, read), (value, bytes.len()));
}

/// Whether all that the old form says stands in the new; a new member may be added.
fn keeps(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            old.iter().all(|(key, value)| new.get(key).is_some_and(|new| keeps(value, new)))
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| keeps(old, new))
        }
        _ => old == new,
    }
}

/// Area and variant, such as `Case.Opened`.
fn name_of(line: &Value) -> String {
    let (area, event) = line.as_object().and_then(|map| map.iter().next()).expect("an area");
    let variant = event.as_object().and_then(|map| map.keys().next()).expect("a variant");
    format!("{area}.{variant}")
}

/// The names of an enum's variants, as the refusal of an unknown one lists them.
fn variants_of<T: DeserializeOwned + Debug>() -> Vec<String> {
    let fault = serde_json::from_str::<T>("\"?\"").expect_err("no variant of this name");
    fault.to_string().split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

fn collect_words(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            words.insert(key.clone());
            collect_words(value, words);
        }),
        Value::Array(values) => values.iter().for_each(|value| collect_words(value, words)),
        Value::String(text) => {
            words.insert(text.clone());
        }
        _ => {}
    }
}
