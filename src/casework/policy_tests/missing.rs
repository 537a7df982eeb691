//! Who is missing among those put forward: S3.

use crate::base::{Area, IdNumber, Money, TownshipCode, VillageCode};
use crate::casework::scenario::*;
use crate::casework::{
    Command, LandFacts, Missing, ProjectFacts, RecordProject, RegisterPerson, missing_of,
};

const TOWNSHIP: TownshipCode = TownshipCode(530_115_001);

fn number(order: u32) -> IdNumber {
    IdNumber::compose(530_122, day("1958-03-11"), order).expect("a number")
}

fn project(number: &str) -> Command {
    let facts = ProjectFacts {
        name: "环湖南路延长线".to_owned(),
        township: TOWNSHIP,
        area: Area::hundredths(36_703),
        levy_owed: Money::yuan(5_000),
        levy_paid: Money::ZERO,
        due_on: day("2020-05-15"),
    };
    Command::Land(RecordProject { number: number.to_owned(), facts, source: None })
}

fn forward(order: u32, name: &str, project: &str) -> Command {
    let land = LandFacts { project: Some(project.to_owned()), ..land(500, 300) };
    let name = name.to_owned();
    register(RegisterPerson { name, land: Some(land), ..candidate(number(order)) })
}

/// The items of the list.
fn items(s: &Scenario) -> Vec<String> {
    let rules = s.policy.on(s.today(), s.today());
    missing_of(&s.state, rules).into_iter().map(Missing::item).collect()
}

#[test]
fn s3_who_was_compensated_and_never_put_forward_is_missing() {
    let mut s = Scenario::new();
    s.does("resources", project("JN-1"));
    s.does("clerk", forward(1, "李秀英", "JN-1"));
    s.does("clerk", forward(2, "张国 良", "JN-1"));
    for (name, id) in [("李秀英", Some(1)), ("张国良", None), ("普永福", Some(3)), ("王五", None)]
    {
        s.does("resources", compensate("JN-1", name, id.map(number)));
    }
    // Another project's person of the name answers nothing.
    s.does("clerk", forward(4, "王五", "JN-2"));
    let missing = format!("JN-1 {}", number(3).as_str());
    assert_eq!(items(&s), [missing.as_str(), "JN-1 王五"]);
    // Who answers a line by the number answers no other by the name.
    s.does("resources", compensate("JN-1", "李秀英", Some(number(9))));
    assert_eq!(items(&s).len(), 3);
    s.does("clerk", forward(3, "普永福", "JN-1"));
    assert_eq!(items(&s).len(), 2);
}

#[test]
fn s3_a_project_with_area_and_without_people_is_missing_them() {
    let mut s = Scenario::new();
    s.does("resources", project("JN-1"));
    assert_eq!(items(&s), ["JN-1"]);
    let case = s.opens("clerk", forward(1, "李秀英", "JN-1"));
    assert_eq!(items(&s), [""; 0]);
    s.does("township", reject(case));
    assert_eq!(items(&s), ["JN-1"]);
}

#[test]
fn s3_a_village_far_below_its_share_is_looked_into() {
    let mut s = Scenario::new();
    let [many, few] = [530_115_001_201, 530_115_001_202].map(VillageCode);
    for (order, village) in (1..=40).map(|order| (order, if order % 2 == 0 { many } else { few })) {
        let person =
            RegisterPerson { village: Some(village), ..original(number(order), order, 1, 1) };
        s.does("clerk", register(person));
    }
    for order in 41..=80 {
        let village = Some(if order < 45 { few } else { many });
        s.does("clerk", register(RegisterPerson { village, ..candidate(number(order)) }));
    }
    let rules = s.policy.on(s.today(), s.today());
    let found = missing_of(&s.state, rules);
    assert_eq!(found, [Missing::Village { village: few, expected: 20, people: 4 }]);
}

#[test]
fn s3_what_was_worked_off_stays_with_its_outcome() {
    let mut s = Scenario::new();
    s.does("resources", project("JN-1"));
    s.does("clerk", finish("JN-1", "补报中"));
    assert_eq!(s.refused("clerk", finish("JN-1", "补报中")), "NothingChanged");
    s.does("township", finish("JN-1", "没有农户，征的是国有地"));
    let rules = s.policy.on(s.today(), s.today());
    let found = missing_of(&s.state, rules);
    let finished = found[0].finished(&s.state).expect("worked off");
    assert_eq!((finished.by.as_str(), &*finished.outcome), ("township", "没有农户，征的是国有地"));
}

#[test]
fn s3_the_same_list_again_says_nothing_new() {
    let mut s = Scenario::new();
    let line = compensate("JN-1", "李秀英", Some(number(1)));
    assert_eq!(s.submit("resources", &line).map(|events| events.len()), Ok(1));
    assert_eq!(s.submit("resources", &line), Ok(vec![]));
}

#[test]
fn s3_whatever_the_order_of_imports_the_same_are_missing() {
    let steps = || {
        vec![
            project("JN-1"),
            project("JN-3"),
            forward(1, "李秀英", "JN-1"),
            forward(2, "张国良", "JN-1"),
            compensate("JN-1", "李秀英", Some(number(1))),
            compensate("JN-1", "李秀英", Some(number(9))),
            compensate("JN-1", "张国良", None),
            compensate("JN-1", "普永福", Some(number(3))),
        ]
    };
    let count = steps().len();
    let told = |order: &mut dyn Iterator<Item = usize>| {
        let mut s = Scenario::new();
        let steps = steps();
        order.for_each(|at| s.does("office", steps[at].clone()));
        items(&s)
    };
    let expected = told(&mut (0..count));
    assert_eq!(expected.len(), 3, "{expected:?}");
    for start in 0..count {
        assert_eq!(told(&mut (0..count).map(|at| (start + at) % count)), expected, "{start}");
        assert_eq!(told(&mut (0..count).map(|at| (start + at * 3) % count)), expected, "{start}");
    }
    assert_eq!(told(&mut (0..count).rev()), expected);
}
