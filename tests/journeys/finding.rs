//! From the door to the right person's file, and what stands in it.

use super::{LARGE, SMALL, desk, desk_in};
use crate::support::desk::Driver;
use crate::support::district::{District, KUNYANG, day, original};
use crate::support::snapshot::assert_screen;
use std::time::Duration;
use youyang::base::{CaseId, IdNumber, PersonId};
use youyang::casework::{
    ChangedFact, Choice, Command, Contribution, NoticeCommand, PersonCommand, ProposeChange,
    RecordChoice, ReviewCommand, Scheme, SubsidyCommand,
};
use youyang::desk::home::tabs;
use youyang::desk::session::SessionOptions;
use youyang::desk::terminal::{Colours, Look};
use youyang::words::Lang;

const CLERK: &str = "530115001.clerk";
const HR: &str = "human-resources.clerk";

/// 张国良, confirmed, who chose the employees' scheme, with a year paid and one claimed.
fn with_years() -> District {
    let district = District::new();
    let person = PersonId(3);
    district.confirm(CaseId(1));
    let chosen_on = day("2020-05-11");
    let choose = RecordChoice { person, choice: Choice::Employee, chosen_on };
    let case = district.submit(CLERK, Command::Choose(choose)).case().expect("a case");
    district.pass("human-resources.supervisor", case);
    for year in [2020, 2021] {
        let contribution = Contribution {
            scheme: Scheme::Employee,
            year,
            amount: youyang::base::Money::yuan(9_600),
            paid_on: day(&format!("{year}-12-10")),
            voucher: format!("PZ{year}0001"),
        };
        let seconds = district.office.now().seconds_until(day(&format!("{year}-12-20")).start());
        district.clock.advance(seconds);
        let claim = SubsidyCommand::Claim { person, year, contribution: Some(contribution) };
        let case = district.submit(CLERK, Command::Subsidy(claim)).case().expect("a case");
        if year == 2020 {
            district.pass("resident-pension.supervisor", case);
            let paid_on = district.office.now().date();
            let reference = "HD20201220-17".to_owned();
            let pay = SubsidyCommand::RecordPayment { case, paid_on, reference };
            district.submit("finance.clerk", Command::Subsidy(pay));
        }
    }
    district
}

#[test]
fn from_initials_to_the_file_in_six_keys() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zgl");
    assert!(driver.sees("张桂兰") && driver.sees("张国良"), "{}", driver.screen());
    let driver = driver.keys("<Enter>");
    println!("search to file: {} keys", driver.press_count());
    assert!(driver.press_count() <= 6);
    assert!(driver.sees("概况") && driver.sees("P00000"), "{}", driver.screen());
    let driver = driver.keys("c");
    println!("search to the form of the choice: {} keys", driver.press_count());
    assert!(driver.press_count() <= 7);
    assert!(driver.sees("不参保") && driver.sees("一次性补足"), "{}", driver.screen());
}

#[test]
fn search_takes_anything_and_shows_nothing_without_it() {
    let district = District::new();
    let mut driver = desk(&district, HR, LARGE).keys("1");
    assert!(!driver.sees("张桂兰  女"));
    for (typed, name) in [
        ("张桂", "张桂兰"),
        ("zengxiaodan", "曾小单"),
        ("19660516", "张国良"),
        ("BZD000063", "李国珍"),
        ("13808710035", "普永福"),
    ] {
        driver = driver.keys(typed);
        assert!(driver.sees(name), "{typed}: {}", driver.screen());
        driver = driver.keys("<Esc>");
    }
    assert!(driver.keys("查无此人").sees("没有查到"));
}

#[test]
fn people_who_could_be_taken_for_one_another_are_warned_of() {
    let district = District::new();
    let twin = original("张桂兰", "1955-01-02", 43, KUNYANG, "BZD000099");
    district.submit(HR, Command::Person(PersonCommand::Register(Box::new(twin))));
    let driver = desk(&district, HR, SMALL).keys("1张桂兰");
    assert!(driver.sees("! 同名同村或同名同尾号另有 1 人"), "{}", driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("另有 1 人"), "{}", driver.screen());
}

#[test]
fn township_staff_find_their_own_people_only() {
    let district = District::new();
    let driver = desk(&district, "530115101.clerk", SMALL).keys("1zgl");
    assert!(driver.sees("张桂兰") && driver.sees("1 / 1 人"), "{}", driver.screen());
    assert!(!driver.sees("张国良"));
}

#[test]
fn escape_clears_what_was_typed_and_then_leaves() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zgl<Esc>");
    assert!(!driver.sees("张国良") && driver.sees("请输入要查的人"));
    assert!(driver.keys("<Esc>").sees("等我办的"));
}

#[test]
fn the_next_citizen_is_typed_over_the_last_one() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zgliang<Enter><Esc>");
    assert!(driver.sees("> zgliang"), "what was typed still stands");
    let driver = driver.keys("lgz");
    assert!(driver.sees("> lgz") && driver.sees("李国珍"), "{}", driver.screen());
}

#[test]
fn a_number_is_shown_for_twenty_seconds_and_masks_itself() {
    let district = District::new();
    let number =
        district.office.reader(&district.actor(HR)).person(PersonId(2)).expect("there").id_number;
    let driver = desk(&district, CLERK, SMALL).keys("1lgz<Enter>");
    assert!(!driver.sees(number.as_str()) && driver.sees(&number.masked()));
    let driver = driver.keys("x");
    assert!(driver.sees(number.as_str()), "{}", driver.screen());
    district.clock.advance(19);
    let driver = driver.wait(Duration::from_millis(500));
    assert!(driver.sees(number.as_str()));
    district.clock.advance(1);
    let driver = driver.wait(Duration::from_millis(500));
    assert!(!driver.sees(number.as_str()) && driver.sees(&number.masked()));
    let history = driver.keys("8");
    let records =
        district.office.reader(&district.actor(HR)).people().history(PersonId(2)).expect("read");
    assert_eq!(records.len(), 2, "the look is on record");
    assert!(history.sees("日志第"), "{}", history.screen());
}

#[test]
fn phone_and_account_follow_the_number() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1lgz<Enter>x");
    let driver = driver.keys("x");
    assert!(driver.sees("13808710063"), "{}", driver.screen());
    let driver = driver.keys("x");
    assert!(driver.sees("6217002735061200063") && !driver.sees("13808710063"));
    assert!(!driver.keys("x").sees("6217002735061200063"));
}

#[test]
fn the_file_of_any_day_can_be_looked_at() {
    let district = with_years();
    let driver = desk(&district, HR, LARGE).keys("1zhangguoliang<Enter>");
    assert!(driver.sees("2020■ 21▲ 22□") && driver.sees("2 年 2,000.00 元 · 余 13 年"));
    let driver = driver.keys("t20200504<Enter>");
    assert!(driver.sees("2020-05-04 当日终了时的档案"), "{}", driver.screen());
    assert!(driver.sees("0 年 0.00 元") && driver.sees("确认中"));
    assert_screen("person-as-of-120", &driver.keys("2").screen());
    let driver = desk(&district, HR, SMALL).keys("1zhangguoliang<Enter>t20200504<Enter><Esc>");
    assert!(!driver.sees("当日终了") && driver.sees("已确认"), "{}", driver.screen());
    let driver = driver.keys("t2020-05-03<Enter>");
    assert!(driver.sees("还没有登记这个人"), "{}", driver.screen());
}

#[test]
fn what_somebody_else_does_to_the_file_shows_by_itself() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zgliang<Enter>");
    assert!(driver.sees("乡镇复核"), "{}", driver.screen());
    district.pass("530115001.supervisor", CaseId(1));
    let driver = driver.wait(Duration::from_millis(500));
    assert!(driver.sees("核地"), "{}", driver.screen());
    assert!(driver.sees("530115001 supervisor 刚刚更新"), "{}", driver.screen());
    assert!(!driver.keys("2").sees("刚刚更新"));
}

#[test]
fn c3_the_path_shows_who_decided_each_layer_and_why_it_came_back() {
    let district = District::new();
    district.pass("530115001.supervisor", CaseId(1));
    let reason = "面积与承包台账不符".to_owned();
    let back = ReviewCommand::Return { case: CaseId(1), to: None, reason };
    district.submit("agriculture.supervisor", Command::Review(back));
    let driver = desk(&district, CLERK, SMALL).keys("1zgliang<Enter>2");
    assert!(driver.sees("面积与承包台账不符") && driver.sees("agriculture supervisor"));
    assert_screen("person-returned-80", &driver.screen());
}

#[test]
fn c4_notice_days_and_objections_stand_on_the_page() {
    let district = District::new();
    district.pass("530115001.supervisor", CaseId(1));
    district.pass("agriculture.supervisor", CaseId(1));
    district.submit(CLERK, Command::Notice(NoticeCommand::Post { case: CaseId(1) }));
    let driver = desk(&district, CLERK, SMALL).keys("1zgliang<Enter>2");
    assert!(driver.sees("还有 6 天"), "{}", driver.screen());
    let reason = "本人已迁出".to_owned();
    let object = NoticeCommand::Object { case: CaseId(1), reason };
    district.submit(CLERK, Command::Notice(object));
    let driver = driver.wait(Duration::from_millis(500));
    assert!(driver.sees("本人已迁出") && driver.sees("1 件异议"), "{}", driver.screen());
}

#[test]
fn what_may_not_be_done_is_greyed_with_its_clause() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zgliang<Enter>a");
    assert!(driver.sees("可办事项") && driver.sees("✗"), "{}", driver.screen());
    let driver = driver.keys("<Esc>c");
    assert!(driver.sees("可办事项"), "an act refused tells why: {}", driver.screen());
}

#[test]
fn screens_of_people() {
    let district = with_years();
    for (name, size, lang) in
        [("80", SMALL, Lang::Zh), ("120", LARGE, Lang::Zh), ("80-en", SMALL, Lang::En)]
    {
        let mut options = SessionOptions::new(tabs::menu);
        options.lang = lang;
        let driver = Driver::new(district.office.clone(), options, size).signed_in(CLERK);
        assert_screen(&format!("home-{name}"), &driver.screen());
        let driver = driver.keys("1");
        assert_screen(&format!("search-empty-{name}"), &driver.screen());
        let driver = driver.keys("zgl");
        assert_screen(&format!("search-{name}"), &driver.screen());
        let mut driver = driver.keys("<Esc>zhangguoliang<Enter>");
        for page in 1..=8 {
            driver = driver.keys(&page.to_string());
            assert_screen(&format!("person-{page}-{name}"), &driver.screen());
        }
        let driver = driver.keys("<Esc>liguozhen<Enter>6");
        assert_screen(&format!("person-original-{name}"), &driver.screen());
    }
}

#[test]
fn without_colours_or_boxes_the_file_says_the_same() {
    let district = with_years();
    let mut options = SessionOptions::new(tabs::menu);
    options.look = Look { colours: Colours::None, light: false, ascii: true };
    let driver = Driver::new(district.office.clone(), options, SMALL).signed_in(CLERK);
    let driver = driver.keys("1zhangguoliang<Enter>5");
    assert!(!driver.screen().contains(['■', '▲', '□', '─', '▸']));
    assert!(driver.sees("2020#") && driver.sees("21^"), "{}", driver.screen());
}

#[test]
fn x2_old_names_and_numbers_find_the_file_and_stand_in_it() {
    let district = District::new();
    let person = PersonId(3);
    let old = district.office.reader(&district.actor(HR)).person(person).expect("there").id_number;
    let facts = [
        ChangedFact::Name("普永昌".to_owned()),
        ChangedFact::IdNumber(IdNumber::parse("530122196707129209").expect("a number")),
    ];
    for to in facts {
        let (holder, ground) = (String::new(), "户口簿".to_owned());
        let change = Command::ProposeChange(ProposeChange { person, to, holder, ground });
        let case = district.submit(HR, change).case().expect("a case");
        district.pass("human-resources.supervisor", case);
    }
    let driver = desk(&district, CLERK, SMALL).keys("1").paste(old.as_str());
    assert!(driver.sees("普永昌") && driver.sees("原号尾 0176"), "{}", driver.screen());
    let driver = desk(&district, CLERK, SMALL).keys("1zgl");
    assert!(driver.sees("原名 张国良"), "{}", driver.screen());
    assert_screen("search-former-80", &driver.screen());
    let driver = desk(&district, CLERK, LARGE).keys("1pyc<Enter>");
    assert!(driver.sees("曾用名") && driver.sees("张国良"), "{}", driver.screen());
    let driver = desk_in(&district, CLERK, LARGE, Lang::En).keys("1pyc<Enter>");
    assert!(driver.sees("Former name  张国良"), "{}", driver.screen());
    assert_screen("file-former-120-en", &driver.screen());
}
