//! Candidates held against rosters, each other, projects, contracts and the scope: S1, S2.

use crate::base::{IdNumber, VillageCode};
use crate::casework::scenario::*;
use crate::casework::{
    AlikeFinding, AmendPerson, Cohort, Command, EmployeeStatus, Finding, HouseholdStatus,
    LandFacts, LandFinding, ListedFinding, PartialReading, ProjectFacts, RecordProject,
    RegisterPerson, RejectedLine, ResidentStatus, RosterImport, RosterKind, ScopeFinding, State,
    TableHead, figures_of, is_clean,
};
use crate::policy::Policy;
use std::collections::BTreeMap;

/// A number of its own birth date.
fn number(order: u32) -> IdNumber {
    let birth = format!("19{:02}-{:02}-11", 50 + order % 30, 1 + order % 12);
    IdNumber::compose(530_122, day(&birth), 1 + order).expect("a number")
}

/// A candidate who shares nothing with any other, in a village, with 3.00 of 5.00 mu taken.
fn alone(order: u32) -> RegisterPerson {
    RegisterPerson {
        name: format!("李{order}"),
        village: Some(VillageCode(530_115_001_001)),
        phone: format!("138{order:08}"),
        bank_account: format!("6217{order:012}"),
        ..candidate(number(order))
    }
}

fn on_project(contracted: u32, taken: u32, on: &str) -> Option<LandFacts> {
    let project = Some("JN2020-001".to_owned());
    Some(LandFacts { project, taken_on: Some(day(on)), ..land(contracted, taken) })
}

/// A project of so many hundredths of a mu.
fn project(area: u32) -> Command {
    Command::Land(RecordProject {
        number: "JN2020-001".to_owned(),
        facts: ProjectFacts {
            name: "环湖南路延长线".to_owned(),
            township: candidate(number(1)).township,
            area: crate::base::Area::hundredths(area),
            levy_owed: crate::base::Money::yuan(1_000),
            levy_paid: crate::base::Money::ZERO,
            due_on: day("2020-05-15"),
        },
        source: None,
    })
}

/// A rejected line of a roster, as far as it was read.
fn rejected(kind: RosterKind, reading: PartialReading) -> Command {
    Command::Roster(RosterImport {
        kind,
        file: "名册.csv".to_owned(),
        digest: format!("{kind} {}", reading.number),
        lines: 1,
        rejected: vec![RejectedLine {
            line: 2,
            column: "个人账户余额".to_owned(),
            cause: "no-amount".to_owned(),
            key: format!("BZD{}", reading.number),
            cells: Default::default(),
            reading: Some(Box::new(reading)),
        }],
        headings: Default::default(),
        totals: Vec::new(),
        head: TableHead::default(),
    })
}

fn of_number(text: &str, name: &str) -> PartialReading {
    PartialReading {
        name: name.to_owned(),
        number: text.to_owned(),
        id_number: IdNumber::parse(text).ok(),
        ..PartialReading::default()
    }
}

fn with_scope(name: &str, value: &str) -> Policy {
    let text = format!(
        "[{name}]\nrule = \"S1\"\nclause = \"五(二)\"\norigin = \"office\"\n[[{name}.period]]\n\
         value = {value}\neffective = \"2020-01-01\"\nknown = \"2020-01-01\"\nsource = \"会议纪要\"\n"
    );
    Policy::of_store([("scope.toml", text.as_str())]).expect("a policy")
}

#[test]
fn s2_a_candidate_like_nobody_is_clean() {
    let mut s = Scenario::new();
    let one = s.opens("clerk", register(alone(1)));
    let other = s.opens("clerk", register(alone(2)));
    assert_eq!([s.findings(one), s.findings(other)], [vec![], vec![]]);
}

#[test]
fn s2_candidates_are_held_against_the_registers() {
    let mut s = Scenario::new();
    let case = s.opens("clerk", register(alone(1)));
    let id = number(1);
    let found = |s: &Scenario, finding| s.findings(case).contains(&Finding::Listed(finding));
    s.does("office", list(id, in_employees(EmployeeStatus::Contributing)));
    assert!(!found(&s, ListedFinding::DrawsEmployee));
    s.does("office", list(id, in_employees(EmployeeStatus::Drawing)));
    assert!(found(&s, ListedFinding::DrawsEmployee));
    // Everybody whom a test lists has the one name.
    assert!(found(&s, ListedFinding::AnotherName));
    s.does("office", list(id, in_household(HouseholdStatus::MovedOut)));
    assert!(found(&s, ListedFinding::MovedOut));
    let weights: Vec<u32> = s.findings(case).iter().map(|finding| finding.weight()).collect();
    assert!(weights.is_sorted_by(|one, next| one >= next), "gravest first: {weights:?}");
}

#[test]
fn s2_c6_who_draws_the_residents_pension_is_told_and_stays_clean() {
    let mut s = Scenario::new();
    let named = RegisterPerson { name: "李秀英".to_owned(), ..alone(1) };
    let case = s.opens("clerk", register(named));
    s.does("office", list(number(1), in_residents(ResidentStatus::Contributing)));
    assert_eq!(s.findings(case), [Finding::Listed(ListedFinding::InResidents)]);
    s.does("office", list(number(1), in_residents(ResidentStatus::Drawing)));
    assert_eq!(s.findings(case), [Finding::Listed(ListedFinding::DrawsResident)]);
    assert!(is_clean(&s.findings(case)));
}

#[test]
fn s2_x4_a_line_of_the_legacy_roster_bars_a_clean_pass_even_where_it_was_rejected() {
    let legacy = Finding::Listed(ListedFinding::Legacy);
    let mut s = Scenario::new();
    let person = s.state.next_person();
    let case = s.opens("clerk", register(alone(1)));
    s.does("clerk", list_again(person, "BZD1"));
    assert_eq!(s.findings(case), [legacy]);

    let own = number(2).as_str().to_owned();
    let last = if own.ends_with('1') { "2" } else { "1" };
    let miswritten = format!("{}{last}", &own[..17]);
    let far = format!("{}0000", &own[..14]);
    for (text, listed) in [(own, true), (miswritten, true), (far, false)] {
        let mut s = Scenario::new();
        let case = s.opens("clerk", register(alone(2)));
        s.does("office", rejected(RosterKind::Legacy, of_number(&text, "李2")));
        assert_eq!(s.findings(case) == [legacy], listed, "{text}");
    }
}

#[test]
fn s2_a_line_of_a_register_that_cannot_be_read_is_found() {
    let mut s = Scenario::new();
    let case = s.opens("clerk", register(alone(1)));
    let line = rejected(RosterKind::Employee, of_number(number(1).as_str(), "李1"));
    s.does("office", line);
    assert_eq!(s.findings(case), [Finding::Listed(ListedFinding::Unreadable)]);
}

#[test]
fn s2_candidates_are_held_against_each_other() {
    let mut s = Scenario::new();
    let first = s.opens("clerk", register(alone(1)));
    let birth = number(1).birth_date();
    let twin = IdNumber::compose(530_122, birth, 77).expect("a number");
    let second = RegisterPerson { id_number: twin, name: "李 1".to_owned(), ..alone(2) };
    let second = s.opens("clerk", register(second));
    let alike = [Finding::Alike(AlikeFinding::NameAndBirth)];
    assert_eq!(s.findings(first), alike);
    assert_eq!(s.findings(second), alike);
    let person = s.case(second).person;
    let phone = Some(alone(1).phone);
    s.takes_name(person, "王五");
    s.does("clerk", amend(AmendPerson { phone, ..amendment(person) }));
    assert!(s.findings(first).contains(&Finding::Alike(AlikeFinding::Phone)));
    assert!(!s.findings(first).contains(&alike[0]), "they have another name now");
}

#[test]
fn s2_land_is_held_against_its_project() {
    let mut s = Scenario::new();
    let with = |order, taken_on| RegisterPerson {
        cohort: Cohort::New,
        land: on_project(500, 300, taken_on),
        ..alone(order)
    };
    let first = s.opens("clerk", register(with(1, "2020-04-01")));
    let unknown = [Finding::Land(LandFinding::UnknownProject)];
    assert_eq!(s.findings(first), unknown);
    s.does("resources", project(500));
    assert_eq!(s.findings(first), []);
    let second = s.opens("clerk", register(with(2, "2018-04-01")));
    let over = Finding::Land(LandFinding::AreaOverProject);
    assert_eq!(s.findings(first), [over]);
    assert_eq!(s.findings(second), [over, Finding::Land(LandFinding::DateOutsideProject)]);
    let rules = s.policy.on(s.today(), s.today());
    let figures = figures_of(&s.state, s.person(s.case(first).person), rules, over);
    let told = [("people", "2"), ("taken", "6.00"), ("area", "5.00")];
    assert_eq!(figures, told.map(|(name, figure)| (name, figure.to_owned())));
    // Who is rejected no longer takes part; whose rejection is taken back does.
    s.does("township", reject(second));
    assert_eq!(s.findings(first), []);
    s.does("township", take_back(second));
    assert_eq!(s.findings(first), [over]);
}

#[test]
fn s2_shares_of_one_household_are_held_against_its_contract() {
    let over = Finding::Land(LandFinding::SharesOverContract);
    let mut s = Scenario::new();
    let first = s.opens("clerk", register(alone(1)));
    let other_village = Some(VillageCode(530_115_001_002));
    let account = alone(1).bank_account;
    let elsewhere = RegisterPerson { village: other_village, bank_account: account, ..alone(2) };
    let elsewhere = s.opens("clerk", register(elsewhere));
    assert!(!s.findings(elsewhere).contains(&over), "another village, another household");
    let wife = RegisterPerson { phone: alone(1).phone, ..alone(3) };
    let wife = s.opens("clerk", register(wife));
    assert!(s.findings(first).contains(&over) && s.findings(wife).contains(&over));
    let person = s.case(wife).person;
    let less = AmendPerson { land: Some(land(500, 200)), ..amendment(person) };
    s.does("clerk", amend(less));
    assert!(!s.findings(first).contains(&over), "3.00 and 2.00 of 5.00 mu");
    // Without phone and account the contract itself tells a household.
    let bare = |order, taken| RegisterPerson {
        phone: String::new(),
        bank_account: String::new(),
        land: on_project(410, taken, "2020-04-01"),
        ..alone(order)
    };
    let one = s.opens("clerk", register(bare(4, 300)));
    assert!(!s.findings(one).contains(&over));
    s.does("clerk", register(bare(5, 200)));
    assert!(s.findings(one).contains(&over));
}

#[test]
fn s1_the_scope_is_dated_settings_each_a_finding_with_its_figure() {
    let mut s = Scenario::new();
    let taken = RegisterPerson { land: on_project(500, 300, "2004-06-30"), ..alone(1) };
    let case = s.opens("clerk", register(taken));
    s.does("resources", project(10_000));
    let file = s.case(case).person;
    let found = |s: &Scenario, name, value, finding| {
        let policy = with_scope(name, value);
        let rules = policy.on(s.today(), s.today());
        let found = crate::casework::findings_of(&s.state, s.case(case), rules);
        assert!(!is_clean(&found) || !found.contains(&finding));
        let figures = figures_of(&s.state, s.person(file), rules, finding);
        let figures: Vec<String> = figures.into_iter().map(|(_, figure)| figure).collect();
        found.contains(&finding).then(|| figures.join(" "))
    };
    let age = Finding::UnderAgeAtTaking;
    assert_eq!(found(&s, "scope_least_age", "16", age), None);
    assert_eq!(found(&s, "scope_least_age", "60", age).as_deref(), Some("53 60"));
    assert_eq!(found(&s, "scope_least_age", "\"none\"", age), None);
    let left = Finding::Scope(ScopeFinding::LandLeft);
    assert_eq!(found(&s, "scope_land_left", "\"2.00\"", left), None);
    assert_eq!(found(&s, "scope_land_left", "\"0.30\"", left).as_deref(), Some("2.00 0.30"));
    let before = Finding::Scope(ScopeFinding::TakenBefore);
    let dated = found(&s, "scope_taken_after", "\"2005-01-01\"", before);
    assert_eq!(dated.as_deref(), Some("2004-06-30 2005-01-01"));
    assert_eq!(found(&s, "scope_taken_after", "\"2004-06-29\"", before), None);
    let none = land(500, 300);
    s.does("clerk", amend(AmendPerson { land: Some(none), ..amendment(file) }));
    let unknown = Finding::Scope(ScopeFinding::DayUnknown);
    let dated = found(&s, "scope_taken_after", "\"2005-01-01\"", unknown);
    assert_eq!(dated.as_deref(), Some("2005-01-01"));
}

/// The findings of everybody by number.
fn all_findings(s: &Scenario) -> BTreeMap<String, Vec<Finding>> {
    let state: &State = &s.state;
    let of = |case: &crate::casework::Case| {
        let file = state.person(case.person).expect("the person");
        (file.id_number.as_str().to_owned(), s.findings(case.id))
    };
    state.cases.values().map(|case| of(case)).collect()
}

#[test]
fn s2_whatever_the_order_of_imports_the_findings_are_the_same() {
    let steps = || {
        let household = RegisterPerson { phone: alone(1).phone, ..alone(2) };
        let twin = IdNumber::compose(530_122, number(1).birth_date(), 77).expect("a number");
        let twin = RegisterPerson { id_number: twin, name: "李1".to_owned(), ..alone(3) };
        let of_project = RegisterPerson { land: on_project(900, 800, "2020-04-01"), ..alone(4) };
        let unclear = of_number(number(4).as_str(), "李4");
        vec![
            register(alone(1)),
            register(household),
            register(twin),
            register(of_project),
            project(700),
            list(number(1), in_employees(EmployeeStatus::Drawing)),
            list(number(2), in_residents(ResidentStatus::Drawing)),
            list(number(3), in_household(HouseholdStatus::MovedOut)),
            rejected(RosterKind::Legacy, unclear.clone()),
            rejected(RosterKind::Resident, unclear),
        ]
    };
    let told = |order: &[usize]| {
        let mut s = Scenario::new();
        let steps = steps();
        order.iter().for_each(|at| s.does("office", steps[*at].clone()));
        all_findings(&s)
    };
    let count = steps().len();
    let expected = told(&(0..count).collect::<Vec<_>>());
    assert!(expected.values().filter(|found| found.len() > 1).count() >= 3, "{expected:?}");
    // Every rotation, forwards and backwards, and a stride that leaves no two together.
    for start in 0..count {
        let order: Vec<usize> = (0..count).map(|at| (start + at) % count).collect();
        let back: Vec<usize> = order.iter().rev().copied().collect();
        let strided: Vec<usize> = (0..count).map(|at| (start + at * 3) % count).collect();
        for order in [order, back, strided] {
            assert_eq!(told(&order), expected, "{order:?}");
        }
    }
}
