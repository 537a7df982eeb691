//! Land projects and their levy: L1, L2.

use crate::base::{Area, Money, TownshipCode};
use crate::casework::command::Command;
use crate::casework::scenario::*;
use crate::casework::{LandRefusal, ProjectFacts, RecordProject};

fn project(number: &str, paid: i64) -> Command {
    let facts = ProjectFacts {
        name: "环湖南路延长线".to_owned(),
        township: TownshipCode(530_115_001),
        area: Area::hundredths(36_703),
        levy_owed: Money::yuan(5_000),
        levy_paid: Money::yuan(paid),
        due_on: day("2020-05-15"),
    };
    Command::Land(RecordProject { number: number.to_owned(), facts, source: None })
}

#[test]
fn l1_only_a_levy_paid_in_full_lets_the_requisition_be_approved() {
    let mut s = Scenario::new();
    s.does("clerk", project("JN-1", 4_999));
    assert!(!s.state.project("JN-1").expect("on record").is_paid_in_full());
    s.does("clerk", project("JN-1", 5_000));
    assert!(s.state.project("JN-1").expect("on record").is_paid_in_full());
    s.does("clerk", project("JN-1", 6_000));
    assert_eq!(s.state.project("JN-1").expect("on record").outstanding(), Money::ZERO);
}

#[test]
fn l2_arrears_have_an_age_from_the_day_after_they_were_due() {
    let mut s = Scenario::new();
    s.does("clerk", project("JN-1", 2_000));
    let known = s.state.project("JN-1").expect("on record");
    assert_eq!(known.outstanding(), Money::yuan(3_000));
    assert_eq!(known.days_in_arrears(day("2020-05-15")), None);
    assert_eq!(known.days_in_arrears(day("2020-05-25")), Some(10));
    s.does("clerk", project("JN-1", 5_000));
    assert_eq!(
        s.state.project("JN-1").expect("on record").days_in_arrears(day("2021-05-25")),
        None
    );
}

#[test]
fn every_refusal_of_a_land_project() {
    let mut s = Scenario::new();
    s.does("clerk", project("JN-1", 2_000));
    let seen = [
        s.refused("clerk", project(" ", 2_000)),
        s.refused("clerk", project("JN-2", -1)),
        s.refused("clerk", project("JN-1", 2_000)),
        s.refused("clerk", finish("JN-1", " ")),
        s.refused("clerk", finish("JN-9", "已核实")),
    ];
    assert_eq!(seen, LandRefusal::CODES);
}
