//! Lines of registers that cannot be read: they stop what they may speak of until they are
//! mended or set aside (K1, A7).

use crate::base::{Cells, IdNumber, Login, PersonId, TownshipCode};
use crate::casework::comparison::{Class, CompareDecision, compare_person, listed_death};
use crate::casework::scenario::*;
use crate::casework::{
    Choice, Command, EmployeeStatus, Finding, Hold, HouseholdStatus, PartialReading, Register,
    RejectedLine, ResidentStatus, RosterImport, Scheme, findings_of, pay_line,
};

/// A register's line whose status cannot be read, as far as the number and place can.
fn unread(register: Register, number: &str, township: Option<TownshipCode>) -> Command {
    let reading = PartialReading {
        content: "查无此人".to_owned(),
        causes: vec![("unknown-value".to_owned(), "standing".to_owned())],
        name: "李 秀英".to_owned(),
        number: number.to_owned(),
        id_number: IdNumber::parse(number).ok(),
        township,
        ..PartialReading::default()
    };
    let line = RejectedLine {
        line: 7,
        column: "状态".to_owned(),
        cause: "unknown-value".to_owned(),
        key: format!("李秀英 {number}"),
        cells: Cells::default(),
        reading: Some(Box::new(reading)),
    };
    Command::Roster(RosterImport {
        kind: register.into(),
        file: "名册.csv".to_owned(),
        digest: format!("{register:?} {number} {township:?}"),
        lines: 1,
        rejected: vec![line],
        headings: Cells::default(),
    })
}

fn class(s: &Scenario, person: PersonId) -> (Class, String) {
    let rules = s.policy.on(s.today(), s.today());
    let found = compare_person(&s.state, s.person(person), rules, s.today()).expect("compared");
    (found.class, found.findings.codes())
}

fn another(person: PersonId, register: Register) -> Command {
    decide_comparison(person, CompareDecision::AnotherPerson { register }, "")
}

#[test]
fn k1_a_rejected_line_blocks_by_number_by_place_and_by_seventeen_digits() {
    for register in Register::ALL {
        let mut s = Scenario::new();
        let person = s.original();
        let file = s.person(person).clone();
        let number = file.id_number.as_str().to_owned();
        s.does("clerk", list(file.id_number, in_residents(ResidentStatus::Drawing)));
        assert_eq!(class(&s, person).0, Class::MergeBenefits);
        let wrong = format!("{}{}", &number[..17], if number.ends_with('1') { '2' } else { '1' });
        let elsewhere = Some(TownshipCode(530_115_999));
        for (told, township, ties) in [
            (&*number, None, true),
            (&*wrong, elsewhere, true),
            ("见附件", Some(file.township), true),
            ("见附件", elsewhere, false),
            ("见附件", None, false),
        ] {
            let before = s.state.clone();
            s.does("clerk", unread(register, told, township));
            let expected = if ties {
                (Class::Blocked, "unreadable-line".to_owned())
            } else {
                (Class::MergeBenefits, String::new())
            };
            assert_eq!(class(&s, person), expected, "{register:?} {told} {township:?}");
            s.state = before;
        }
    }
}

#[test]
fn k1_another_persons_line_is_set_aside_and_the_readable_one_stays() {
    let mut s = Scenario::new();
    let person = s.original();
    let number = s.person(person).id_number;
    s.does("clerk", list(number, in_residents(ResidentStatus::Drawing)));
    s.does("clerk", unread(Register::Resident, number.as_str(), None));
    assert_eq!(class(&s, person).0, Class::Blocked);
    s.does("clerk", another(person, Register::Resident));
    assert_eq!(class(&s, person).0, Class::MergeBenefits, "the readable line still counts");
    s.does("clerk", unread(Register::Employee, number.as_str(), None));
    s.does("clerk", decide_comparison(person, CompareDecision::SendBack, "请更正"));
    assert_eq!(class(&s, person).0, Class::Blocked);
    s.does("clerk", list(number, in_employees(EmployeeStatus::Terminated)));
    assert_eq!(class(&s, person).0, Class::MergeBenefits, "mended");
}

#[test]
fn a7_a_household_line_that_cannot_be_read_stops_a_payment() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Resident);
    let case = s.payable(person, Scheme::Resident, 2020);
    let number = s.person(person).id_number;
    let maker = Login::from("maker");
    assert!(pay_line(&s.state, s.case(case), &maker).is_ok());
    s.does("police", unread(Register::Household, number.as_str(), None));
    let held = pay_line(&s.state, s.case(case), &maker);
    assert!(matches!(held, Err(Hold::ListedDead(listed)) if listed.unreadable), "{held:?}");
    assert!(findings_of(&s.state, s.case(case)).contains(&Finding::HouseholdUnreadable));
    s.does("clerk", another(person, Register::Household));
    assert_eq!(listed_death(&s.state, s.person(person)), None);
    assert!(pay_line(&s.state, s.case(case), &maker).is_ok());
    s.does("police", list(number, in_household(HouseholdStatus::Normal)));
    assert!(s.state.rejected_lines.is_empty(), "a readable line takes its place");
}
