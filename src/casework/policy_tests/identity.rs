//! Number, township and cohort are changed by two people, and what stood before is kept: X1, X2.

use crate::base::{IdNumber, PersonId, TownshipCode};
use crate::casework::scenario::*;
use crate::casework::{
    ChangeFinding, ChangedFact, Cohort, Finding, FormerFact, RegisterPerson, is_clean,
};

const OTHER: TownshipCode = TownshipCode(530_115_002);

fn number(text: &str) -> ChangedFact {
    ChangedFact::IdNumber(IdNumber::parse(text).expect("a number"))
}

/// Somebody to be confirmed for whom no confirmation was opened.
fn put_forward(s: &mut Scenario) -> PersonId {
    let (person, number) = (s.state.next_person(), s.number());
    s.does("town", register(RegisterPerson { land: None, ..candidate(number) }));
    person
}

#[test]
fn x1_a_number_is_changed_by_two_and_found_by_the_new_one() {
    let mut s = Scenario::new();
    let person = s.original();
    let old = s.person(person).id_number;
    let ChangedFact::IdNumber(new) = number("530122196707129209") else { panic!("a number") };
    let case = s.opens("clerk", change(person, ChangedFact::IdNumber(new)));
    assert_eq!(s.person(person).id_number, old, "the old one stands");
    assert_eq!(s.refused("clerk", pass(case)), "OwnWork");
    assert!(!is_clean(&s.findings(case)), "birth date or sex differ");
    s.does("chief", pass(case));
    assert_eq!(s.person(person).id_number, new);
    assert_eq!(s.state.by_number.get(&new), Some(&person));
    assert_eq!(s.state.by_number.get(&old), None, "the old one may be somebody's else");
    assert_eq!(s.person(person).former, [FormerFact::IdNumber(old)]);
}

#[test]
fn x1_a_number_of_another_file_is_refused_naming_it_when_proposed_and_when_decided() {
    let mut s = Scenario::new();
    let (one, other) = (s.original(), s.original());
    let taken = ChangedFact::IdNumber(s.person(other).id_number);
    assert_eq!(s.refused("clerk", change(one, taken)), "AlreadyRegistered");
    let (one_case, other_case) = (
        s.opens("clerk", change(one, number("530122196707129209"))),
        s.opens("clerk", change(other, number("530122196707129209"))),
    );
    s.does("chief", pass(one_case));
    assert_eq!(s.refused("chief", pass(other_case)), "AlreadyRegistered");
}

#[test]
fn x1_a_township_is_changed_by_two_and_its_village_is_not_kept() {
    let mut s = Scenario::new();
    let person = s.original();
    let old = s.person(person).township;
    let case = s.opens("clerk", change(person, ChangedFact::Township(OTHER)));
    assert_eq!(s.person(person).township, old);
    s.does("chief", pass(case));
    assert_eq!((s.person(person).township, s.person(person).village), (OTHER, None));
    assert_eq!(s.person(person).former, [FormerFact::Township(old)]);
    let name = ChangedFact::Name("李改名".to_owned());
    let before = s.person(person).name.clone();
    let case = s.opens("clerk", change(person, name));
    s.does("chief", pass(case));
    assert_eq!(s.person(person).former[1..], [FormerFact::Name(before)]);
}

#[test]
fn x1_a_cohort_is_changed_only_while_no_confirmation_rests_on_it() {
    let mut s = Scenario::new();
    let (person, confirmed, original) = (put_forward(&mut s), s.confirmed(), s.original());
    let to = |person, cohort| change(person, ChangedFact::Cohort(cohort));
    assert_eq!(s.refused("clerk", to(confirmed, Cohort::New)), "CohortConfirmed");
    assert_eq!(s.refused("clerk", to(original, Cohort::New)), "CohortOfRoster");
    assert_eq!(s.refused("clerk", to(confirmed, Cohort::Original)), "CohortOfRoster");
    let case = s.opens("clerk", to(person, Cohort::New));
    s.does("chief", pass(case));
    assert_eq!(s.person(person).cohort, Cohort::New);
    assert!(s.person(person).former.is_empty(), "nobody is looked for by a cohort");
}

#[test]
fn x1_a_number_that_tells_another_birth_or_sex_is_looked_at() {
    let mut s = Scenario::new();
    let person = s.original();
    let case = s.opens("clerk", change(person, number("530122196707129209")));
    let differs = Finding::Change(ChangeFinding::BirthOrSexDiffers);
    assert!(s.findings(case).contains(&differs));
}
