//! The office's own errands: accounts, lines kept aside, rosters.

use crate::support::desk::Driver;
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use youyang::base::Cells;
use youyang::casework::{Command, RejectedLine, RosterImport, TableHead};
use youyang::desk::home::tabs;
use youyang::desk::session::SessionOptions;

const SMALL: (u16, u16) = (80, 24);
const KEEPER: &str = "human-resources.supervisor";

fn desk(district: &District, login: &str) -> Driver {
    Driver::new(district.office.clone(), SessionOptions::new(tabs::menu), SMALL).signed_in(login)
}

fn signs_in(district: &District, login: &str, password: &str) -> bool {
    let driver = Driver::new(district.office.clone(), SessionOptions::new(tabs::menu), SMALL);
    let driver = driver.keys(login).keys("<Enter>").keys(password).keys("<Enter>");
    driver.sees("1查人")
}

#[test]
fn staff_are_added_and_sign_in_and_are_disabled_again() {
    let district = District::new();
    let driver = desk(&district, KEEPER).keys("<Ctrl-P>账号<Enter>");
    assert_screen("staff-80", &driver.screen());
    let driver = driver.keys("ilihua<Enter>李华<Enter><F4>1<F4>");
    assert_screen("staff-townships-80", &driver.screen());
    let driver = driver.keys("<Enter><Enter>short<Enter>short<F2>");
    assert!(driver.sees("! 至少"), "{}", driver.screen());
    assert_screen("staff-add-80", &driver.screen());
    let driver = driver.keys("<Ctrl-U>kunming-2020<Enter><Ctrl-U>kunming-2021<F2>");
    assert!(driver.sees("两次输入的密码不一样"), "{}", driver.screen());
    let driver = driver.keys("<Ctrl-U>kunming-2020<F2>");
    println!("an account added: {} keys", driver.press_count());
    assert!(driver.sees("lihua") && driver.sees("已办"), "{}", driver.screen());
    assert!(signs_in(&district, "lihua", "kunming-2020"));
    let driver = driver.keys("mjinning-2020<Enter>jinning-2020<F2>");
    assert!(driver.sees("已办"), "{}", driver.screen());
    assert!(signs_in(&district, "lihua", "jinning-2020"));
    let driver = driver.keys("<Del>1");
    assert!(driver.sees("✗ 已停用"), "{}", driver.screen());
    assert!(!signs_in(&district, "lihua", "jinning-2020"));
}

#[test]
fn an_account_locked_by_wrong_passwords_is_unlocked() {
    let district = District::new();
    for _ in 0..5 {
        assert!(!signs_in(&district, "finance.clerk", "wrong"));
    }
    assert!(!signs_in(&district, "finance.clerk", "demo"));
    let driver = desk(&district, KEEPER).keys("<Ctrl-P>账号<Enter>");
    assert!(driver.sees("! 锁定到"), "{}", driver.screen());
    let mut driver = driver;
    while !driver.sees("▸ finance.clerk") {
        driver = driver.keys("<Down>");
        assert!(driver.press_count() < 40, "{}", driver.screen());
    }
    let driver = driver.keys("u");
    assert!(!driver.sees("! 锁定到"), "{}", driver.screen());
    assert!(signs_in(&district, "finance.clerk", "demo"));
}

#[test]
fn others_only_read_the_accounts() {
    let district = District::new();
    let driver = desk(&district, "finance.clerk").keys("<Ctrl-P>账号<Enter>");
    assert!(driver.sees("这里只能看"), "{}", driver.screen());
    assert!(!driver.keys("i").sees("新增账号"));
}

#[test]
fn lines_kept_aside_are_listed_with_their_cause_and_masked() {
    let district = District::new();
    let aside = RejectedLine {
        line: 17,
        column: "身份证号".to_owned(),
        cause: "id-check-character".to_owned(),
        key: "BZD000999".to_owned(),
        cells: Cells::new(["BZD000999", "李桂英", "530122197001011234", "1970-01-01", "1,000.00"]),
        reading: None,
    };
    let import = RosterImport {
        kind: youyang::casework::RosterKind::Legacy,
        file: "原参保人员名册.csv".to_owned(),
        digest: "made-up".to_owned(),
        lines: 1_200,
        rejected: vec![aside],
        headings: Cells::default(),
        totals: Vec::new(),
        head: TableHead::default(),
    };
    district.submit("human-resources.clerk", Command::Roster(import));
    let driver = desk(&district, "human-resources.clerk").keys("<Ctrl-P>未读入<Enter>");
    assert!(driver.sees("校验码不对") && driver.sees("1970-01-01"), "{}", driver.screen());
    assert!(driver.sees("1234") && !driver.sees("530122197001011234"), "{}", driver.screen());
    assert_screen("set-aside-80", &driver.screen());
    let driver = driver.keys("<Esc><Ctrl-P>已读<Enter>");
    assert!(driver.sees("原参保人员名册.csv") && driver.sees("1,200"), "{}", driver.screen());
    let driver = desk(&district, "530115001.clerk").keys("<Ctrl-P>未读入<Enter>");
    assert!(driver.sees("由区级部门处理"), "{}", driver.screen());
}

#[test]
fn who_is_on_is_offered_to_those_who_keep_the_accounts() {
    let district = District::new();
    let offered = |login| desk(&district, login).keys("<Ctrl-P>").keys("在线人员");
    let clerk = offered("530115001.clerk");
    assert!(clerk.sees("没有符合的"), "{}", clerk.screen());
    let keeper = offered(KEEPER);
    assert!(!keeper.sees("没有符合的"), "{}", keeper.screen());
}
