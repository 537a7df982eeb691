//! A register's line that cannot be read, at the comparison desk (K1).

use super::{LARGE, desk};
use crate::support::district::{District, KUNYANG};
use youyang::base::{Cells, PersonId};
use youyang::casework::comparison::Class;
use youyang::casework::{
    Command, PartialReading, RejectedLine, RosterImport, RosterKind, TableHead,
};

const CLERK: &str = "human-resources.clerk";

fn class(district: &District, person: PersonId) -> Class {
    let reader = district.office.reader(&district.actor(CLERK));
    reader.comparison().of(person).expect("compared").class
}

/// A line of the employees' roster on somebody, under a word that nobody knows.
fn unread(district: &District, person: PersonId) -> Command {
    let reader = district.office.reader(&district.actor(CLERK));
    let file = reader.person(person).expect("there");
    let reading = PartialReading {
        file: "职工名册.xlsx".to_owned(),
        digest: "employee".to_owned(),
        content: "在职人员".to_owned(),
        causes: vec![("unknown-value".to_owned(), "standing".to_owned())],
        name: file.name.clone(),
        number: file.id_number.as_str().to_owned(),
        id_number: Some(file.id_number),
        township: Some(KUNYANG),
        standing: "在职人员".to_owned(),
        ..PartialReading::default()
    };
    let line = RejectedLine {
        line: 21,
        column: "人员状态".to_owned(),
        cause: "unknown-value".to_owned(),
        key: format!("{} {}", file.name, file.id_number.as_str()),
        cells: Cells::new([file.name.as_str(), "在职人员"]),
        reading: Some(Box::new(reading)),
    };
    Command::Roster(RosterImport {
        kind: RosterKind::Employee,
        file: "职工名册.xlsx".to_owned(),
        digest: "employee".to_owned(),
        lines: 1,
        rejected: vec![line],
        headings: Cells::new(["姓名", "人员状态"]),
        totals: Vec::new(),
        head: TableHead::default(),
    })
}

#[test]
fn k1_the_line_is_shown_beside_the_others_and_set_aside_with_a_key() {
    let district = super::comparing::district();
    let person = PersonId(1);
    assert_eq!(class(&district, person), Class::MergeBenefits);
    district.submit(CLERK, unread(&district, person));
    assert_eq!(class(&district, person), Class::Blocked);
    let driver = desk(&district, CLERK, LARGE).keys("6<Enter><Enter>");
    assert!(driver.sees("在职人员") && driver.sees("职工名册.xlsx"), "{}", driver.screen());
    let asked = driver.keys("w");
    assert!(asked.sees("城镇职工"), "the office in doubt comes first: {}", asked.screen());
    let driver = asked.keys("<Enter>");
    assert!(driver.sees("已决定：张桂兰"), "{}", driver.screen());
    assert_eq!(class(&district, person), Class::MergeBenefits);
}
