//! Files refused whole, and what they are told to be instead.

use super::*;
use std::path::Path;

fn refused(kind: RosterKind, bytes: &[u8]) -> RosterRefusal {
    read(kind, "名册", bytes).err().expect("refused")
}

const HOUSEHOLD: &str = "姓名,身份证号,户口状态\n张三,53012219400615826X,正常\n";

#[test]
fn a_file_that_is_another_roster_is_called_what_it_is() {
    for asked in RosterKind::ALL.into_iter().filter(|kind| *kind != RosterKind::Household) {
        let found = RosterKind::Household;
        let refusal = refused(asked, HOUSEHOLD.as_bytes());
        assert_eq!(refusal, RosterRefusal::LooksLike { asked, found });
    }
}

#[test]
fn files_that_are_no_roster_say_why() {
    let asked = RosterKind::Household;
    assert_eq!(refused(asked, b""), RosterRefusal::Empty);
    assert_eq!(refused(asked, b"hello"), RosterRefusal::NoHeadings { asked });
    assert_eq!(refused(asked, b"\xD0\xCF\x11\xE0\xA1\xB1"), RosterRefusal::OldWorkbook);
    assert_eq!(refused(asked, b"PK\x03\x04 and no more"), RosterRefusal::Damaged);
    let empty = "户籍状态\n姓名,身份证号,户口状态\n,,\n合计,0人,\n";
    assert_eq!(refused(asked, empty.as_bytes()), RosterRefusal::NoLines { asked });
    let units = format!("户籍状态,单位：元,单位：万元\n{HOUSEHOLD}");
    let refusal = refused(asked, units.as_bytes());
    let (first, second) = ("元".to_owned(), "万元".to_owned());
    assert_eq!(refusal, RosterRefusal::TwoUnits { line: 1, first, second });
}

#[test]
fn a_file_of_which_hardly_a_line_can_be_read_is_refused_with_the_first_cause() {
    let line = "张三,530122194006158261,正常\n";
    let text = format!("姓名,身份证号,户口状态\n{}", line.repeat(20_001));
    let refusal = refused(RosterKind::Household, text.as_bytes());
    let RosterRefusal::TooManyRejected { limit: 20_000, first } = refusal else { panic!() };
    assert_eq!((first.line, first.cause), (2, FaultCause::IdCheckCharacter));
    let text = format!("姓名,身份证号,户口状态\n{}", line.repeat(20_000));
    let roster = read(RosterKind::Household, "名册", text.as_bytes()).expect("read");
    assert_eq!(roster.unread.len(), 20_000);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let path = Path::new("没有这个文件.csv");
    let refusal =
        read_file(RosterKind::Legacy, path, &ReadingOptions::default()).err().expect("refused");
    let cause = std::io::ErrorKind::NotFound;
    assert_eq!(refusal, RosterRefusal::Unreadable { path: path.to_owned(), cause });
}
