//! Lines of registers that cannot be read: they stop what they may speak of until they are
//! mended or set aside (K1, A7).

use super::comparison::{arrives, take_balance, unreadable};
use crate::base::{Cells, IdNumber, Login, Money, PersonId, TownshipCode};
use crate::casework::comparison::{
    Class, CompareDecision, CompareSubject, Compared, Comparison, Likeness, NearIndex,
    compare_person, listed_death, sharers_of,
};
use crate::casework::scenario::*;
use crate::casework::{
    Choice, Command, EmployeeStatus, Finding, Hold, HouseholdStatus, PartialReading, PersonCommand,
    RefundCause, Refusal, Register, RegisterEntry, RegisterPerson, RejectedLine, ResidentStatus,
    RosterImport, Scheme, TableHead, pay_line,
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
        totals: Vec::new(),
        head: TableHead::default(),
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
    assert!(s.findings(case).contains(&Finding::HouseholdUnreadable));
    s.does("clerk", another(person, Register::Household));
    assert_eq!(listed_death(&s.state, s.person(person)), None);
    assert!(pay_line(&s.state, s.case(case), &maker).is_ok());
    s.does("police", list(number, in_household(HouseholdStatus::Normal)));
    assert!(s.state.rejected_lines.is_empty(), "a readable line takes its place");
}

/// Whom a line names of which the balance cannot be read, and the line.
fn named(s: &mut Scenario) -> (PersonId, IdNumber) {
    let (id, number) = (s.state.next_person(), s.number());
    let (whole, source) = (original(number, 900, 0, 0), Some(arrived(7)));
    s.does("clerk", register(RegisterPerson { legacy: None, source, ..whole }));
    s.does("clerk", arrives(&unreadable(number, "见附件")));
    (id, number)
}

fn row(s: &Scenario, key: &CompareSubject) -> Option<Compared> {
    let rules = s.policy.on(s.today(), s.today());
    Comparison::of(&s.state, rules, s.today()).row(key).cloned()
}

#[test]
fn k1b_whom_a_line_names_is_on_file_and_nothing_that_needs_a_figure_is_done() {
    let mut s = Scenario::new();
    let (person, _) = named(&mut s);
    let key = CompareSubject::Rejected("L900".to_owned());
    let found = row(&s, &key).expect("they are compared by the line, as before");
    assert_eq!((found.result.class, found.result.findings.codes().as_str()), {
        (Class::Blocked, "unreadable-amount")
    });
    assert_eq!(row(&s, &CompareSubject::Person(person)), None, "and once only");
    s.chooses(person, Choice::Resident);
    assert_eq!(s.refused("clerk", transition(person)), "FiguresUnread");
    assert_eq!(s.refused("chief", carry_out(person)), "FiguresUnread");
    let cause = RefundCause::DrawsEmployeePension;
    assert_eq!(s.refused("clerk", refund(person, cause)), "FiguresUnread");
    assert!(matches!(s.refusal("clerk", claim(person, 2020, None)), Refusal::Subsidy(_)));
}

#[test]
fn k1b_x1_amounts_from_the_paper_or_a_mended_line_set_the_relation() {
    for mended in [false, true] {
        let mut s = Scenario::new();
        let (person, _) = named(&mut s);
        if mended {
            let (name, source) = ("李秀英".to_owned(), arrived(9));
            let relation = original(s.number(), 900, 123, 5_600).legacy.expect("a relation");
            let amend = PersonCommand::AmendLegacy { person, name, relation, source };
            s.does("clerk", Command::Person(amend));
        } else {
            let case = s.opens("clerk", take_balance("L900", Some(123), "缴费证"));
            s.does("chief", pass(case));
        }
        let legacy = s.person(person).legacy.clone().expect("a relation");
        assert_eq!((&*legacy.legacy_no, legacy.balance), ("L900", Money::yuan(123)));
        assert!(s.state.rejected_lines.is_empty());
        let found = row(&s, &CompareSubject::Person(person)).expect("compared as a file");
        assert_eq!(found.result.findings.codes(), "");
        assert_eq!(s.state.people.len(), 1);
    }
}

#[test]
fn k1b_a_named_person_shares_a_bank_account_with_others_only() {
    let mut s = Scenario::new();
    let (person, number) = named(&mut s);
    let mut line = unreadable(number, "见附表");
    let account = s.person(person).bank_account.clone();
    line.reading.iter_mut().for_each(|reading| reading.bank_account.clone_from(&account));
    s.does("clerk", arrives(&line));
    let key = CompareSubject::Rejected("L900".to_owned());
    assert_eq!(row(&s, &key).expect("compared").result.findings.codes(), "unreadable-amount");
    let bank_account = account;
    let name = "普永昌".to_owned();
    let other = RegisterPerson { bank_account, name, ..original(s.number(), 901, 1, 1) };
    s.does("clerk", register(other));
    let findings = row(&s, &key).expect("compared").result.findings.codes();
    assert_eq!(findings, "shared-bank-account;unreadable-amount");
    let other = CompareSubject::Person(PersonId(person.0 + 1));
    assert_eq!(sharers_of(&s.state, &key), std::slice::from_ref(&other));
    assert_eq!(sharers_of(&s.state, &other), [key]);
}

/// A line of the residents' roster in a township, under the name that everybody has here.
fn resident_in(number: IdNumber, township: u32) -> Command {
    let says = match in_residents(ResidentStatus::Drawing) {
        RegisterEntry::Resident { status, balance, monthly, .. } => {
            let township = Some(TownshipCode(township));
            RegisterEntry::Resident { status, balance, monthly, township }
        }
        other => other,
    };
    list(number, says)
}

#[test]
fn k16_a_namesake_of_the_township_is_near_unless_on_file_or_enrolled() {
    let mut s = Scenario::new();
    let person = s.original();
    let key = CompareSubject::Person(person);
    let other = |order| IdNumber::compose(530_102, day("1961-11-23"), order).expect("a number");
    s.does("clerk", resident_in(other(77), 530_115_001));
    s.does("clerk", resident_in(other(88), 530_115_002));
    let near = NearIndex::of(&s.state).matches(&key);
    assert_eq!(near.iter().map(|one| one.id_number).collect::<Vec<_>>(), [other(77)]);
    assert_eq!(near[0].likeness, Likeness::Township);
    s.does("clerk", register(candidate(other(77))));
    assert_eq!(NearIndex::of(&s.state).matches(&key), [], "they are somebody themselves");
    s.does("clerk", resident_in(other(99), 530_115_001));
    s.does("clerk", resident_in(s.person(person).id_number, 530_115_001));
    assert_eq!(NearIndex::of(&s.state).matches(&key), [], "enrolled");
}

#[test]
fn k2_a_death_is_lifted_by_a_decision_only() {
    let mut s = Scenario::new();
    let person = s.original();
    let number = s.person(person).id_number;
    s.does("police", listed_dead(number, "2020-02-10"));
    let normal = |on: &str| {
        let (status, since) = (HouseholdStatus::Normal, Some(day(on)));
        list(number, RegisterEntry::Household { status, since })
    };
    for later in ["2020-01-05", "2020-03-01"] {
        assert_eq!(s.submit("police", &normal(later)).map(|events| events.len()), Ok(0));
        assert_eq!(class(&s, person).1, "deceased", "{later}");
    }
    s.does("clerk", another(person, Register::Household));
    s.does("police", normal("2020-03-01"));
    assert_eq!(class(&s, person).1, "");
    assert_eq!(s.state.decisions.len(), 1);
}

#[test]
fn k1b_a_line_without_a_legacy_number_is_mended_by_one_that_has_it() {
    let mut s = Scenario::new();
    let (id, number) = (s.state.next_person(), s.number());
    let (whole, source) = (original(number, 900, 123, 5_600), Some(arrived(7)));
    let relation = whole.legacy.clone().expect("a relation");
    s.does("clerk", register(RegisterPerson { legacy: None, source, ..whole }));
    let mut line = unreadable(number, "见附件");
    line.key = "0a1b2c3d:7".to_owned();
    s.does("clerk", arrives(&line));
    let rules =
        |s: &Scenario| Comparison::of(&s.state, s.policy.on(s.today(), s.today()), s.today());
    let before = (s.state.clone(), rules(&s));
    s.does("clerk", die(id, s.today()));
    let found = row(&s, &CompareSubject::Rejected(line.key)).expect("compared by the line");
    assert_eq!(found.result.findings.codes(), "deceased;unreadable-amount");
    let today = s.today();
    let followed = before.1.after(&before.0, &s.state, s.policy.on(today, today), today);
    assert!(followed.is_none_or(|followed| followed == rules(&s)));
    let (name, source) = ("李秀英".to_owned(), arrived(9));
    let amend = PersonCommand::AmendLegacy { person: id, name, relation, source };
    s.does("clerk", Command::Person(amend));
    let found = row(&s, &CompareSubject::Person(id)).expect("compared as a file");
    assert_eq!(found.result.findings.codes(), "deceased", "and not listed twice");
}
