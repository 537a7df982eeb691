//! Standing in for a colleague who is away, and who handled how many: W1.

use crate::base::{Login, Month, TownshipCode};
use crate::casework::scenario::*;
use crate::casework::{AccountCommand, Choice, Command, Department, Level};

fn hire(s: &mut Scenario, login: &str, department: Department, level: Level) {
    let township = (department == Department::Township).then_some(TownshipCode(530_115_001));
    let add = AccountCommand::Add {
        login: Login::from(login),
        name: login.to_owned(),
        department,
        level,
        township,
        password: "$argon2id$".to_owned(),
        ssh_key: None,
    };
    s.does("founder", Command::Account(add));
}

fn ask(s: &Scenario, to: &str, from: u32, until: u32) -> Command {
    let (from, until) = (s.today().plus_days(from), s.today().plus_days(until));
    Command::Account(AccountCommand::Delegate { to: Login::from(to), from, until })
}

fn staffed() -> Scenario {
    let mut s = Scenario::new();
    for login in ["chief", "deputy"] {
        hire(&mut s, login, Department::HumanResources, Level::Supervisor);
    }
    hire(&mut s, "clerk", Department::HumanResources, Level::Clerk);
    hire(&mut s, "other", Department::Agriculture, Level::Supervisor);
    s
}

#[test]
fn w1_a_colleague_of_the_same_department_and_level_stands_in_for_a_span_of_days() {
    let mut s = staffed();
    for no_peer in ["clerk", "other", "chief"] {
        let asked = ask(&s, no_peer, 0, 3);
        assert_eq!(s.refused("chief", asked), "NoPeer", "{no_peer}");
    }
    let asked = ask(&s, "deputy", 3, 2);
    assert_eq!(s.refused("chief", asked), "ImpossibleSpan");
    let asked = ask(&s, "deputy", 1, 2);
    s.does("chief", asked);
    let deputy = Login::from("deputy");
    let absent = |s: &Scenario| s.state.absent_for(&deputy, s.today()).count();
    let counts: Vec<usize> = (0..4)
        .map(|_| {
            let count = absent(&s);
            s.wait(1);
            count
        })
        .collect();
    assert_eq!(counts, [0, 1, 1, 0], "from the first day to the last, both included");
    let end = || Command::Account(AccountCommand::EndDelegation);
    assert_eq!(s.refused("chief", end()), "NoDelegation", "it is over by itself");
    let asked = ask(&s, "deputy", 0, 9);
    s.does("chief", asked);
    s.does("chief", end());
    assert_eq!(absent(&s), 0);
}

#[test]
fn w1_whoever_stands_in_still_decides_nothing_of_their_own() {
    let mut s = staffed();
    let asked = ask(&s, "deputy", 0, 9);
    s.does("chief", asked);
    let person = s.confirmed();
    let case = s.opens("deputy", choose(person, Choice::Resident, s.today()));
    assert_eq!(s.refused("deputy", pass(case)), "OwnWork");
}

#[test]
fn w1_acts_are_counted_by_month_and_by_who_did_them() {
    let mut s = Scenario::new();
    let (_, case) = s.candidate();
    s.does("chief", give_back(case, None));
    s.does("clerk", hand_in(case));
    s.does("chief", pass(case));
    s.does("chief", take_back(case));
    s.wait(31);
    s.does("deputy", reject(case));
    let work = |month: &str, login: &str| {
        let month: Month = month.parse().expect("a month");
        s.state.work.get(&(month, Login::from(login))).copied().unwrap_or_default()
    };
    let clerk = work("2020-03", "clerk");
    assert_eq!((clerk.prepared, clerk.acts()), (2, 2));
    let chief = work("2020-03", "chief");
    assert_eq!((chief.returned, chief.passed, chief.taken_back, chief.rejected), (1, 1, 1, 0));
    assert_eq!((work("2020-04", "deputy").rejected, work("2020-04", "chief").acts()), (1, 0));
}
