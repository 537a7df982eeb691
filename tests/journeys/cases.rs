//! Carrying cases on: handing in again, posting, objections, payment.

use super::{LARGE, SMALL, desk_in as desk, stage};
use crate::support::district::{District, KUNYANG, candidate, day};
use crate::support::snapshot::assert_screen;
use youyang::base::{CaseId, PersonId};
use youyang::casework::{
    Choice, Command, NoticeCommand, OpenRefund, Outcome, PersonCommand, RecordChoice, RefundCause,
    ReviewCommand, ReviewStep, Stage,
};
use youyang::words::Lang;

const CLERK: &str = "530115001.clerk";
const TOWNSHIP: &str = "530115001.supervisor";

fn give_back(district: &District, case: CaseId) {
    let reason = "征地面积或日期与台账不符".to_owned();
    let back = ReviewCommand::Return { case, to: None, reason };
    district.submit(TOWNSHIP, Command::Review(back));
}

/// Three candidates ready for their notice.
fn ready() -> District {
    let district = District::new();
    for case in [1, 2, 3].map(CaseId) {
        district.pass(TOWNSHIP, case);
        district.pass("agriculture.supervisor", case);
    }
    district
}

#[test]
fn c5_a_returned_case_is_handed_in_again_once_its_reason_was_shown() {
    let district = District::new();
    give_back(&district, CaseId(1));
    let driver = desk(&district, CLERK, SMALL, Lang::Zh).keys("2");
    assert!(
        driver.sees("张国良") && driver.sees("征地面积或日期与台账不符"),
        "{}",
        driver.screen()
    );
    let driver = driver.keys("r");
    assert!(driver.sees("重新报送 张国良 的办件 C000001"), "{}", driver.screen());
    assert!(driver.sees("退回理由：征地面积或日期与台账不符"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(1)), Stage::Returned, "not before it is asked");
    let driver = driver.keys("1");
    println!("a returned case handed in again: {} keys", driver.press_count());
    assert!(driver.sees("已重新报送 C000001"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(1)), Stage::Waiting(ReviewStep::Township));
}

#[test]
fn c5_a_returned_case_is_withdrawn_by_who_opened_it() {
    let district = District::new();
    give_back(&district, CaseId(1));
    let driver = desk(&district, "human-resources.clerk", SMALL, Lang::Zh);
    assert!(driver.keys("2").sees("待公示"), "no confirmations are prepared there");
    let choose =
        RecordChoice { person: PersonId(1), choice: Choice::Neither, chosen_on: day("2020-05-04") };
    let case = district.submit(CLERK, Command::Choose(choose)).case().expect("a case");
    give_back(&district, case);
    let driver = desk(&district, CLERK, SMALL, Lang::Zh).keys("2<Down>u");
    assert!(driver.sees("撤销 张桂兰 的办件"), "{}", driver.screen());
    let driver = driver.keys("1");
    assert!(driver.sees("已撤销 C"), "{}", driver.screen());
    assert_eq!(stage(&district, case), Stage::Closed(Outcome::Withdrawn));
}

#[test]
fn x6_ones_own_slip_is_withdrawn_from_the_file_in_two_keys() {
    let district = District::new();
    let choose =
        RecordChoice { person: PersonId(1), choice: Choice::Neither, chosen_on: day("2020-05-04") };
    let case = district.submit(CLERK, Command::Choose(choose)).case().expect("a case");
    let driver = desk(&district, CLERK, SMALL, Lang::Zh).keys("/张桂兰<Enter>");
    assert!(driver.sees("u 撤销"), "{}", driver.screen());
    let before = driver.press_count();
    let driver = driver.keys("u");
    assert!(driver.sees("撤销 张桂兰 的办件"), "{}", driver.screen());
    let driver = driver.keys("1");
    println!("one's own slip withdrawn: {} keys", driver.press_count() - before);
    assert_eq!(driver.press_count() - before, 2);
    assert_eq!(stage(&district, case), Stage::Closed(Outcome::Withdrawn));
    assert!(driver.keys("u").sees("没有您受理而尚未作出决定的办件"), "nothing is left");
}

#[test]
fn c4_all_are_posted_at_once_and_an_objection_is_taken_down_and_settled() {
    let district = ready();
    let driver = desk(&district, CLERK, SMALL, Lang::Zh).keys("2");
    assert!(driver.sees("▸待公示 3"), "{}", driver.screen());
    let driver = driver.keys("r2");
    println!("three notices posted: {} keys", driver.press_count());
    assert!(driver.sees("已办 3 件"), "{}", driver.screen());
    let driver = driver.keys("<Right>i本人已迁出<Enter>");
    assert!(driver.sees("异议 Y000001 已登记"), "{}", driver.screen());
    assert!(driver.sees("1 件异议") && driver.sees("本人已迁出"), "{}", driver.screen());
    let sheet = driver.keys("o");
    assert!(sheet.sees("昆阳街道 汉营") && sheet.sees("（3 人）"), "{}", sheet.screen());
    assert_screen("cases-sheet-80", &sheet.screen());
    drop(sheet.keys("y"));
    let driver = desk(&district, "natural-resources.supervisor", LARGE, Lang::Zh).keys("2r");
    assert_screen("cases-settle-120", &driver.screen());
    let driver = driver.keys("<F4>2户籍仍在本村<F2>");
    assert!(driver.sees("异议不成立"), "{}", driver.screen());
    let reader = district.office.reader(&district.actor(CLERK));
    assert!(reader.case(CaseId(1)).is_some_and(|case| case.objections.is_empty()));
    district.clock.advance(7 * 24 * 3600);
    assert_eq!(stage(&district, CaseId(1)), Stage::Waiting(ReviewStep::Notice));
    district.pass("natural-resources.supervisor", CaseId(1));
    assert_eq!(stage(&district, CaseId(1)), Stage::Closed(Outcome::Passed));
}

#[test]
fn c4_an_upheld_objection_sends_the_case_back() {
    let district = ready();
    district.submit(CLERK, Command::Notice(NoticeCommand::Post { case: CaseId(1) }));
    let reason = "承包人不是本人".to_owned();
    district.submit(CLERK, Command::Notice(NoticeCommand::Object { case: CaseId(1), reason }));
    let driver = desk(&district, TOWNSHIP, SMALL, Lang::Zh).keys("2");
    let driver = driver.keys("<Right>r<F4>1属实<F2>");
    assert!(driver.sees("异议成立"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(1)), Stage::Returned);
}

#[test]
fn c4_the_marked_are_posted_after_a_question() {
    let district = ready();
    let driver = desk(&district, CLERK, SMALL, Lang::Zh).keys("2<Space><Space>r");
    assert!(driver.sees("张贴 2 件，公示 7 天"), "{}", driver.screen());
    let driver = driver.keys("1");
    assert!(driver.sees("已办 2 件") && driver.sees("▸待公示 1"), "{}", driver.screen());
}

/// 张桂兰's refund approved, a case returned, one in notice and two ready for it.
fn busy() -> District {
    let district = ready();
    let person = PersonId(1);
    let choose = RecordChoice { person, choice: Choice::Neither, chosen_on: day("2020-05-04") };
    let case = district.submit(CLERK, Command::Choose(choose)).case().expect("a case");
    district.pass(TOWNSHIP, case);
    let refund = OpenRefund {
        person,
        cause: RefundCause::ChoseNeither,
        bank_account: "6217002735061200041".to_owned(),
        account_holder: "张桂兰".to_owned(),
    };
    let case = district.submit(CLERK, Command::Refund(refund)).case().expect("a case");
    district.pass("human-resources.supervisor", case);
    let more = candidate("李桂英", "1970-01-01", 100, KUNYANG);
    let register = Command::Person(PersonCommand::Register(Box::new(more)));
    district.submit("human-resources.clerk", register);
    give_back(&district, CaseId(6));
    district.submit(CLERK, Command::Notice(NoticeCommand::Post { case: CaseId(1) }));
    district
}

#[test]
fn money_is_recorded_from_the_list_and_home_leads_there() {
    let district = busy();
    let driver = desk(&district, "finance.clerk", LARGE, Lang::Zh);
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("▸待付款 1") && driver.sees("12,345.67"), "{}", driver.screen());
    assert_screen("cases-payable-120", &driver.screen());
    let driver = driver.keys("rHD-77<F2>1");
    assert!(driver.sees("已付 12,345.67"), "{}", driver.screen());
    assert!(driver.keys("<Esc>").sees("这里没有要办的件"));
}

#[test]
fn only_what_one_may_hand_in_again_is_counted_as_ones_own() {
    let district = District::new();
    give_back(&district, CaseId(1));
    let driver = desk(&district, "resident-pension.clerk", LARGE, Lang::Zh);
    assert!(!driver.sees("2办件 1"), "a township's identity file: {}", driver.screen());
    assert!(driver.keys("2").sees("▸退回待改 0"), "an identity is not theirs to prepare");
    let driver = desk(&district, CLERK, LARGE, Lang::Zh);
    assert!(driver.sees("2办件 1"), "{}", driver.screen());
}

#[test]
fn home_opens_the_list_it_names() {
    let district = busy();
    let home = || desk(&district, CLERK, LARGE, Lang::Zh);
    assert!(home().keys("<Enter>").sees("▸退回待改 1"), "{}", home().screen());
    assert!(home().keys("<Down><Enter>").sees("▸待公示 2"), "{}", home().screen());
    let driver = home().keys("2<Right>2<Esc><Down><Down><Enter>");
    assert!(driver.sees("▸公示中 1"), "{}", driver.screen());
}

#[test]
fn screens_of_cases() {
    let district = busy();
    for (name, size, lang) in [
        ("80", SMALL, Lang::Zh),
        ("120", LARGE, Lang::Zh),
        ("80-en", SMALL, Lang::En),
        ("120-en", LARGE, Lang::En),
    ] {
        let driver = desk(&district, CLERK, size, lang).keys("2");
        assert_screen(&format!("cases-returned-{name}"), &driver.screen());
        let driver = driver.keys("<Right>");
        assert_screen(&format!("cases-to-post-{name}"), &driver.screen());
        let driver = driver.keys("<Right>");
        assert_screen(&format!("cases-in-notice-{name}"), &driver.screen());
    }
}
