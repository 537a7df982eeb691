//! The comparison desk: what the rosters come to, and what staff find where they differ.

use super::{LARGE, SMALL, desk, desk_in};
use crate::support::district::{District, ERJIE, KUNYANG, original};
use crate::support::snapshot::assert_screen;
use youyang::base::{Cells, IdNumber, Money, PersonId};
use youyang::casework::comparison::{Class, CompareDecision, CompareSubject};
use youyang::casework::{
    Arrived, Command, HouseholdStatus, ListedLine, PartialReading, PersonCommand, Register,
    RegisterEntry, RejectedLine, ResidentStatus, RosterImport, RosterKind, RosterLines, TableHead,
};
use youyang::words::Lang;

const CLERK: &str = "human-resources.clerk";
const CHIEF: &str = "human-resources.supervisor";

/// 张桂兰 draws in both schemes; 李国珍 and 杨慧芬 stand under another name in the
/// residents' roster; 张桂兰 of 二街镇 is dead by the household register; 普永昌 is listed
/// twice; and one line cannot be read.
pub fn district() -> District {
    let district = District::new();
    for (name, order, township, legacy_no) in
        [("杨慧芬", 71, KUNYANG, "BZD000071"), ("普永昌", 75, ERJIE, "BZD000075")]
    {
        let register = PersonCommand::Register(Box::new(original(
            name,
            "1958-03-04",
            order,
            township,
            legacy_no,
        )));
        district.submit(CLERK, Command::Person(register));
    }
    lists(&district, 1, "张桂兰", drawing());
    lists(&district, 2, "李国真", drawing());
    lists(&district, 6, "张桂兰", drawing());
    lists(&district, 6, "张桂兰", deceased());
    lists(&district, 7, "杨惠芬", drawing());
    lists(&district, 8, "普永昌", drawing());
    list_again(&district, 8);
    let files = [
        (RosterKind::Resident, "城乡居民养老保险名册.csv"),
        (RosterKind::Household, "户籍状态.csv"),
    ];
    for (kind, file) in files {
        district.submit(CLERK, Command::Roster(import(kind, file, Vec::new())));
    }
    let legacy = import(RosterKind::Legacy, "原参保人员名册.csv", vec![aside()]);
    district.submit(CLERK, Command::Roster(legacy));
    district
}

fn import(kind: RosterKind, file: &str, rejected: Vec<RejectedLine>) -> RosterImport {
    let (file, digest) = (file.to_owned(), kind.code().to_owned());
    let headings: &[&str] = match kind {
        RosterKind::Legacy => &["姓名", "身份证号码", "个人账户余额（元）"],
        RosterKind::Resident => &["证件号码", "姓名", "账户余额"],
        _ => &[],
    };
    let headings = Cells::new(headings.iter().copied());
    RosterImport {
        kind,
        file,
        digest,
        lines: 7,
        rejected,
        headings,
        totals: Vec::new(),
        head: TableHead::default(),
    }
}

fn aside() -> RejectedLine {
    let reading = PartialReading {
        file: "原参保人员名册.csv".to_owned(),
        digest: "legacy".to_owned(),
        content: "530122197001011234".to_owned(),
        causes: vec![("id-check-character".to_owned(), "id_number".to_owned())],
        name: "李桂英".to_owned(),
        number: "530122197001011234".to_owned(),
        township: Some(KUNYANG),
        drawing: Some(false),
        balance: Some(Money::yuan(1_000)),
        monthly: Some(Money::ZERO),
        ..PartialReading::default()
    };
    RejectedLine {
        line: 17,
        column: "身份证号".to_owned(),
        cause: "id-check-character".to_owned(),
        key: "BZD000999".to_owned(),
        cells: Cells::new(["李桂英", "530122197001011234", "1,000.00"]),
        reading: Some(Box::new(reading)),
    }
}

fn number(district: &District, person: u32) -> IdNumber {
    let reader = district.office.reader(&district.actor(CLERK));
    reader.person(PersonId(person)).expect("there").id_number
}

pub fn lists(district: &District, person: u32, name: &str, says: RegisterEntry) {
    let register = says.register();
    let id_number = number(district, person);
    let cells = Cells::new([id_number.as_str(), name, "2,400.00"]);
    let line = ListedLine { id_number, name: name.to_owned(), says, line: 40, cells };
    let digest = register.code().to_owned();
    district.submit(CLERK, Command::Lines(RosterLines { register, digest, lines: vec![line] }));
}

fn drawing() -> RegisterEntry {
    RegisterEntry::Resident {
        status: ResidentStatus::Drawing,
        balance: Money::yuan(2_400),
        monthly: Money::fen(12_950),
        township: Some(KUNYANG),
    }
}

pub fn deceased() -> RegisterEntry {
    let since = Some(crate::support::district::day("2019-12-01"));
    RegisterEntry::Household { status: HouseholdStatus::Deceased, since }
}

/// Another line of the legacy roster, with 500 yuan more in the account.
fn list_again(district: &District, person: u32) {
    let reader = district.office.reader(&district.actor(CLERK));
    let file = reader.person(PersonId(person)).expect("there");
    let mut relation = file.legacy.clone().expect("originally insured");
    relation.legacy_no = "BZD000075-2".to_owned();
    relation.balance += Money::yuan(500);
    let again = PersonCommand::NoteListedAgain {
        person: PersonId(person),
        legacy_no: relation.legacy_no.clone(),
        name: file.name.clone(),
        relation,
        source: Arrived {
            roster: "legacy".to_owned(),
            line: 9,
            cells: Cells::new([&*file.name, file.id_number.as_str(), "12,845.67"]),
        },
    };
    district.submit(CLERK, Command::Person(again));
}

fn class(district: &District, person: u32) -> Class {
    let reader = district.office.reader(&district.actor(CLERK));
    let found = reader.comparison().result();
    found.row(&CompareSubject::Person(PersonId(person))).expect("compared").result.class
}

#[test]
fn the_overview_the_list_and_the_item_at_every_size_in_both_languages() {
    let district = district();
    for (size, cells) in [(SMALL, 80), (LARGE, 120)] {
        for (lang, tail) in [(Lang::Zh, ""), (Lang::En, "-en")] {
            let driver = desk_in(&district, CLERK, size, lang).keys("6");
            assert_screen(&format!("compare-{cells}{tail}"), &driver.screen());
            let driver = driver.keys("<Enter>");
            assert_screen(&format!("compare-list-{cells}{tail}"), &driver.screen());
            let mut driver = driver.keys("<Down><Enter>");
            assert_screen(&format!("compare-item-{cells}{tail}"), &driver.screen());
            assert_eq!(driver.leftover(), None);
        }
    }
}

#[test]
fn t5_another_name_is_cleared_in_three_keys_and_the_next_comes_up() {
    let district = district();
    assert_eq!(class(&district, 2), Class::Blocked);
    let driver = desk(&district, CLERK, SMALL).keys("6<Down><Enter>");
    assert!(driver.sees("▸ 李国珍"), "{}", driver.screen());
    let before = driver.press_count();
    let driver = driver.keys("<Enter>p");
    assert_screen("compare-same-person-80", &driver.screen());
    let driver = driver.keys("<Enter>");
    let keys = driver.press_count() - before;
    println!("another name cleared from the list: {keys} keys");
    assert!(keys <= 4);
    assert_eq!(class(&district, 2), Class::MergeBenefits);
    assert!(driver.sees("已决定：李国珍") && driver.sees("张桂兰  "), "{}", driver.screen());
    let next = driver.keys("<Esc>");
    assert!(next.sees("▸ 张桂兰") && !next.sees("李国珍"), "{}", next.screen());
}

#[test]
fn t5_a_newer_roster_reopens_the_decision_by_itself() {
    let district = district();
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter><Down><Enter>p<Enter><Home><Down>");
    assert!(driver.sees("✓ 同一人") && driver.sees("有效"), "{}", driver.screen());
    lists(&district, 2, "李国贞", drawing());
    let driver = driver.wait(std::time::Duration::from_secs(1));
    assert!(driver.sees("名册已变，须重新决定") && driver.sees("□待决定"), "{}", driver.screen());
    assert_screen("compare-reopened-80", &driver.screen());
    assert_eq!(class(&district, 2), Class::Blocked);
}

#[test]
fn t5_of_two_lines_one_is_taken_and_each_is_seen_as_it_arrived() {
    let district = district();
    let driver = desk(&district, CLERK, LARGE).keys("6<Enter><Down><Down><Down><Down><Enter>");
    assert!(driver.sees("!12,845.67") && driver.sees("BZD000075-2"), "{}", driver.screen());
    let driver = driver.keys("d");
    assert!(driver.sees("2,400.00") && !driver.sees("个人账户  "), "{}", driver.screen());
    assert_screen("compare-arrived-120", &driver.screen());
    let driver = driver.keys("l<Down>");
    assert_screen("compare-take-line-120", &driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("已决定：普永昌"), "{}", driver.screen());
    assert_eq!(class(&district, 8), Class::MergeBenefits);
}

#[test]
fn a7_a_death_is_found_with_the_registers_day_and_the_office_is_told_what_is_wrong() {
    let district = district();
    let driver = desk(&district, CLERK, SMALL).keys("6<Down><Enter><Down><Enter>D");
    assert!(driver.sees("2019-12-01"), "{}", driver.screen());
    assert!(driver.sees("› 决定后：停办"), "{}", driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("已决定：张桂兰"), "{}", driver.screen());
    let reader = district.office.reader(&district.actor(CLERK));
    let died = reader.person(PersonId(6)).expect("there").died;
    assert_eq!(died, Some(crate::support::district::day("2019-12-01")));
    let driver = driver.keys("b<Enter>");
    assert!(driver.sees("须写明问题"), "{}", driver.screen());
    let driver = driver.keys("<Enter>姓名请核对<Enter>");
    assert!(driver.sees("已决定：杨慧芬"), "{}", driver.screen());
    let reader = district.office.reader(&district.actor(CLERK));
    let decisions = reader.comparison().decisions(PersonId(7));
    assert_eq!(decisions[0].0.decision, CompareDecision::SendBack);
    assert_eq!(decisions[0].0.note, "姓名请核对");
}

#[test]
fn t5_t6_the_run_is_looked_at_confirmed_by_a_word_and_told_by_cause() {
    let district = district();
    let same = youyang::casework::DecideComparison {
        person: PersonId(2),
        decision: CompareDecision::SamePerson,
        note: String::new(),
    };
    district.submit(CLERK, Command::DecideComparison(same));
    let driver = desk(&district, "human-resources.supervisor", SMALL).keys("6r");
    assert_screen("compare-run-80", &driver.screen());
    let driver = driver.keys("r");
    assert_screen("compare-run-asked-80", &driver.screen());
    let driver = driver.keys("确认<Enter>");
    let reader = || district.office.reader(&district.actor(CLERK));
    district.office.wait_for_jobs();
    let driver = driver.wait(std::time::Duration::from_secs(1));
    println!("a transition run: {} keys", driver.press_count() - "确认".chars().count());
    assert!(driver.sees("已办理 2 人"), "{}", driver.screen());
    assert_screen("compare-run-done-80", &driver.screen());
    let merged = |person| {
        reader().person(PersonId(person)).expect("there").transition().expect("merged").top_up
    };
    assert_eq!(merged(1) + merged(2), Money::yuan(12_000));
    let again = driver.keys("<Esc>r");
    assert!(again.sees("现在没有可以办理的人"), "{}", again.screen());
    assert_screen("compare-run-again-80", &again.screen());
    let driver = desk_in(&district, CLERK, LARGE, Lang::En).keys("6r");
    assert_screen("compare-run-120-en", &driver.screen());
}

#[test]
fn townships_see_their_own_and_information_only_looks() {
    let district = district();
    let driver = desk(&district, "530115101.clerk", SMALL).keys("6<Enter>");
    assert!(driver.sees("普永昌") && !driver.sees("李国珍"), "{}", driver.screen());
    let driver = desk(&district, "information.clerk", SMALL).keys("6<Enter><Down><Enter>p");
    assert!(driver.sees("不能办理") || driver.sees("无权"), "{}", driver.screen());
    assert_eq!(class(&district, 2), Class::Blocked);
    let driver = desk(&district, "finance.clerk", SMALL).keys("6");
    assert!(!driver.sees("6比对"), "{}", driver.screen());
}

#[test]
fn another_persons_line_does_not_count() {
    let district = district();
    let driver = desk(&district, CLERK, SMALL).keys("6<Down><Enter><Enter>w<Enter>");
    assert!(driver.sees("已决定：李国珍"), "{}", driver.screen());
    assert_eq!(class(&district, 2), Class::Choose);
    let reader = district.office.reader(&district.actor(CLERK));
    let decisions = reader.comparison().decisions(PersonId(2));
    let register = Register::Resident;
    assert_eq!(decisions[0].0.decision, CompareDecision::AnotherPerson { register });
}

#[test]
fn a_list_is_narrowed_by_what_is_typed_and_by_township() {
    let district = district();
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter>/0075");
    assert!(driver.sees("普永昌") && !driver.sees("李国珍"), "{}", driver.screen());
    let driver = driver.keys("<Esc>y");
    assert!(driver.sees("已复制 6 人（共 6 人）"), "{}", driver.screen());
    let driver = driver.keys("<Right>");
    assert!(driver.sees("< 昆阳街道 >") && !driver.sees("普永昌"), "{}", driver.screen());
    let driver = driver.keys("f");
    assert!(driver.sees("李国珍") && !driver.sees("合并发放"), "{}", driver.screen());
}

/// 段文兰, whose balance cannot be read, drawing in both schemes.
fn unreadable(district: &District) {
    let number = IdNumber::parse("53012219400615826X").expect("valid");
    let reading = PartialReading {
        name: "段文兰".to_owned(),
        number: number.as_str().to_owned(),
        id_number: Some(number),
        content: "约三千".to_owned(),
        causes: vec![("not-an-amount".to_owned(), "balance".to_owned())],
        balance: None,
        monthly: Some(Money::fen(31_240)),
        enjoyed: Some(Money::yuan(9_000)),
        drawing: Some(true),
        ..*aside().reading.expect("said")
    };
    let line = RejectedLine {
        column: "个人账户余额".to_owned(),
        cause: "not-an-amount".to_owned(),
        key: "BZD000998".to_owned(),
        cells: Cells::new(["段文兰", "53012219400615826X", "约三千"]),
        reading: Some(Box::new(reading)),
        ..aside()
    };
    let file = RosterImport {
        digest: "newer".to_owned(),
        ..import(RosterKind::Legacy, "补报.csv", vec![line])
    };
    district.submit(CLERK, Command::Roster(file));
    let says = drawing();
    let lines = vec![ListedLine {
        line: 90,
        cells: Cells::new(["段文兰"]),
        id_number: number,
        name: "段文兰".to_owned(),
        says,
    }];
    let lines = RosterLines { register: Register::Resident, digest: "newer".to_owned(), lines };
    district.submit(CLERK, Command::Lines(lines));
}

#[test]
fn t5_an_amount_that_cannot_be_read_is_taken_from_the_paper() {
    let district = district();
    unreadable(&district);
    let driver = desk(&district, CLERK, SMALL).keys("6<Down><Enter><End>");
    assert!(driver.sees("▸ 段文兰") && driver.sees("□待决定"), "{}", driver.screen());
    let before = driver.press_count();
    let driver = driver.keys("<Enter>l");
    assert!(driver.sees("约三千"), "{}", driver.screen());
    let driver = driver.keys("3000<Enter>缴费证第12页");
    assert_screen("compare-take-amount-80", &driver.screen());
    let driver = driver.keys("<Enter>");
    println!("an amount from the paper: {} keys", driver.press_count() - before);
    assert!(driver.sees("已提交：段文兰，待另一人审核"), "{}", driver.screen());
    let reader = district.office.reader(&district.actor(CLERK));
    assert_eq!(reader.people().by_legacy_no("BZD000998"), None, "one person's word");
    let chief = desk(&district, CHIEF, LARGE).keys("3<Enter>");
    for told in ["变更（名册上读不出的金额）", "名册上读不出", "3,000.00", "缴费证第12页", "约三千"]
    {
        assert!(chief.sees(told), "{told}: {}", chief.screen());
    }
    let chief = chief.keys("p");
    assert!(chief.sees("段文兰"), "{}", chief.screen());
    let reader = district.office.reader(&district.actor(CLERK));
    let file = reader.people().by_legacy_no("BZD000998").expect("on file");
    assert_eq!(file.legacy.as_ref().expect("legacy").balance, Money::yuan(3_000));
    assert_eq!(class(&district, file.id.0), Class::MergeBenefits);
    let driver = desk_in(&district, CLERK, LARGE, Lang::En).keys("6<Enter><End><Up><Enter>");
    assert!(driver.sees("take the amount from the paper"), "{}", driver.screen());
}
