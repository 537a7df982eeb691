//! Who shares a bank account: other people, each once, and nobody with themselves.

use super::comparison::{arrives, unreadable};
use crate::base::PersonId;
use crate::casework::comparison::{CompareSubject, Comparison, RosterFinding, sharers_of};
use crate::casework::scenario::*;
use crate::casework::{Person, RegisterPerson, RejectedLine};

const ACCOUNT: &str = "6217007112345678";

/// Somebody on file with the account.
fn holder(s: &mut Scenario, name: &str) -> PersonId {
    let person = s.state.next_person();
    let registration = original(s.number(), person.0, 8_000, 5_600);
    let (name, bank_account) = (name.to_owned(), ACCOUNT.to_owned());
    s.does("clerk", register(RegisterPerson { name, bank_account, ..registration }));
    person
}

/// A rejected line with the account, by a legacy number, a name and what stands as number.
fn line(s: &Scenario, key: &str, name: &str, number: Result<PersonId, &str>) -> RejectedLine {
    let any = s.person(PersonId(1)).id_number;
    let on_file = number.ok().map(|person| s.person(person).id_number);
    let mut line = RejectedLine { key: key.to_owned(), ..unreadable(any, key) };
    let reading = line.reading.as_mut().expect("read");
    (reading.name, reading.bank_account) = (name.to_owned(), ACCOUNT.to_owned());
    reading.id_number = on_file;
    reading.number = match number {
        Ok(_) => on_file.map(|number| number.as_str().to_owned()).unwrap_or_default(),
        Err(text) => text.to_owned(),
    };
    line
}

fn sharers(s: &Scenario, person: PersonId) -> Vec<CompareSubject> {
    sharers_of(&s.state, &CompareSubject::Person(person))
}

fn is_found(s: &Scenario, key: &CompareSubject) -> bool {
    let rules = s.policy.on(s.today(), s.today());
    let found = Comparison::of(&s.state, rules, s.today());
    let row = found.row(key).expect("compared");
    row.result.findings.has(RosterFinding::SharedBankAccount)
}

#[test]
fn whoever_is_listed_again_on_a_line_set_aside_is_named_once() {
    let mut s = Scenario::new();
    let (own, other) = (holder(&mut s, "李秀英"), holder(&mut s, "普永昌"));
    let again = line(&s, "L9", "普永昌", Ok(other));
    s.does("clerk", arrives(&again));
    assert_eq!(sharers(&s, own), [CompareSubject::Person(other)]);
    assert_eq!(sharers(&s, other), [CompareSubject::Person(own)]);
    // Their own line that arrived anew, under a number that is nobody's.
    let legacy_no = |file: &Person| file.legacy.as_ref().map(|legacy| legacy.legacy_no.clone());
    let key = legacy_no(s.person(other)).expect("of the legacy roster");
    let anew = line(&s, &key, "普永昌", Err("53012219"));
    s.does("clerk", arrives(&anew));
    assert_eq!(sharers(&s, own), [CompareSubject::Person(other)]);
}

#[test]
fn a_line_of_ones_own_under_another_spelling_shares_nothing() {
    let mut s = Scenario::new();
    let own = holder(&mut s, "李秀英");
    let spelt = line(&s, "L9", "李秀瑛", Ok(own));
    s.does("clerk", arrives(&spelt));
    assert_eq!(sharers(&s, own), []);
    assert!(!is_found(&s, &CompareSubject::Person(own)));
    let other = line(&s, "L8", "李秀瑛", Err("53012219"));
    s.does("clerk", arrives(&other));
    assert!(is_found(&s, &CompareSubject::Person(own)));
    assert_eq!(sharers(&s, own), [CompareSubject::Rejected("L8".to_owned())]);
}

#[test]
fn of_several_lines_of_somebody_not_on_file_the_one_that_is_compared_is_named() {
    let mut s = Scenario::new();
    let own = holder(&mut s, "李秀英");
    let mut first = line(&s, "L7", "段文兰", Err("53012219"));
    first.reading.as_mut().expect("reading").bank_account = "6217007100000000".to_owned();
    let lines = [first, line(&s, "L8", "段文兰", Err("53012219"))];
    lines.iter().for_each(|line| s.does("clerk", arrives(line)));
    let twin = line(&s, "L9", "段文兰", Err("53012219"));
    s.does("clerk", arrives(&twin));
    let first = CompareSubject::Rejected("L7".to_owned());
    assert_eq!(sharers(&s, own), std::slice::from_ref(&first));
    assert!(!is_found(&s, &first), "its own account is nobody else's");
    assert_eq!(
        sharers_of(&s.state, &CompareSubject::Rejected("L8".to_owned())),
        [CompareSubject::Person(own)]
    );
}
