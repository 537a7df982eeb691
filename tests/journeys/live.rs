//! Several people at once: what one does shows on the others' desks.

use super::{LARGE, SMALL, desk};
use crate::support::desk::Driver;
use crate::support::district::{District, ERJIE, KUNYANG, candidate};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use youyang::base::CaseId;
use youyang::casework::{Command, PersonCommand};
use youyang::desk::home::tabs;
use youyang::desk::session::{Frontend, Session, SessionOptions};
use youyang::desk::terminal::Colours;

const TOWNSHIP: &str = "530115001.supervisor";
const CLERK: &str = "530115001.clerk";

/// As long as others' acts may take to be shown.
const FRAME: Duration = Duration::from_millis(60);

/// Nobody pressed a key here; somebody acted elsewhere.
fn frame(driver: Driver) -> Driver {
    driver.wait(FRAME)
}

#[test]
fn lists_counts_home_and_open_files_follow_an_act_elsewhere_within_a_frame() {
    let district = District::new();
    let home = desk(&district, TOWNSHIP, SMALL);
    assert!(home.sees("3审核 3"), "{}", home.screen());
    let list = desk(&district, "agriculture.supervisor", LARGE).keys("3");
    assert!(list.sees("没有待审核的办件"), "{}", list.screen());
    let file = desk(&district, CLERK, LARGE).keys("1张国良<Enter>");
    assert!(file.sees("张国良") && !file.sees("区农业农村局"), "{}", file.screen());
    district.pass(TOWNSHIP, CaseId(1));
    let home = frame(home);
    assert!(home.sees("3审核 2"), "{}", home.screen());
    let list = frame(list);
    assert!(list.sees("张国良") && list.sees("3审核 1"), "{}", list.screen());
    let file = frame(file);
    assert!(file.sees("区农业农村局"), "{}", file.screen());
}

#[test]
fn that_another_decided_what_one_reads_is_told_at_once_and_by_whom() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, SMALL).keys("3<Enter>");
    district.pass(TOWNSHIP, CaseId(1));
    let driver = frame(driver);
    let told = "张国良 已由 530115001 supervisor 办理，现在是下一件；看清再按";
    assert!(driver.sees(told), "{}", driver.screen());
    assert!(driver.keys("p").sees(told), "the first key decides nothing");
}

#[test]
fn nothing_is_sent_where_nothing_shown_changed() {
    let district = District::new();
    let kunyang = desk(&district, CLERK, LARGE);
    let register = PersonCommand::Register(Box::new(candidate("李桂英", "1970-01-01", 7, ERJIE)));
    district.submit("human-resources.clerk", Command::Person(register));
    assert_eq!(frame(kunyang).bytes_sent(), 0, "another township's affair");
    let another = desk(&district, "finance.clerk", LARGE).keys("1");
    district.pass(TOWNSHIP, CaseId(1));
    assert_eq!(frame(another).bytes_sent(), 0, "nothing of it is shown here");
}

#[test]
fn a_session_is_woken_once_for_many_acts_and_may_rest_until_then() {
    let district = District::new();
    let mut options = SessionOptions::new(tabs::menu);
    options.actor = Some(district.actor(TOWNSHIP));
    let mut session = Session::new(district.office.clone(), options);
    let woken = Arc::new(AtomicUsize::new(0));
    let count = woken.clone();
    session.wake_by(Arc::new(move || {
        count.fetch_add(1, Ordering::SeqCst);
    }));
    let rest = session.tick(Duration::ZERO);
    session.frame();
    assert!(rest > Duration::from_secs(30), "{rest:?}");
    (1..=3).for_each(|case| district.pass(TOWNSHIP, CaseId(case)));
    assert_eq!(woken.load(Ordering::SeqCst), 1);
    session.tick(Duration::from_secs(1));
    assert!(session.frame().is_some());
    district.pass("agriculture.supervisor", CaseId(1));
    assert_eq!(woken.load(Ordering::SeqCst), 2);
    let rest = session.tick(Duration::from_millis(1_020));
    assert_eq!(rest, Duration::from_millis(40), "many acts come together into one frame");
    assert!(session.frame().is_none());
}

#[test]
fn the_second_at_a_file_is_told_who_is_there_and_so_is_the_first() {
    let district = District::new();
    let first = desk(&district, CLERK, LARGE).keys("1zgl<Enter>");
    assert!(!first.sees("同时在看"), "{}", first.screen());
    let second = desk(&district, TOWNSHIP, SMALL).keys("1zgl<Enter>");
    assert!(second.sees("! 同时在看：530115001 clerk"), "{}", second.screen());
    let first = frame(first);
    assert!(first.sees("! 同时在看：530115001 supervisor"), "{}", first.screen());
    // A form for the same person is the same file.
    let second = second.keys("c");
    assert!(second.sees("同时在看"), "{}", second.screen());
    drop(second);
    assert!(!frame(first).sees("同时在看"), "whoever has left is named no more");
}

/// A desk as over SSH, where bytes count.
fn far(district: &District, size: (u16, u16)) -> Driver {
    let mut options = SessionOptions::new(tabs::menu);
    options.look.colours = Colours::Many;
    options.actor = Some(district.actor(TOWNSHIP));
    Driver::new(district.office.clone(), options, size)
}

#[test]
fn a_key_on_an_idle_screen_and_a_new_page_cost_few_bytes() {
    let district = District::new();
    for order in 100..150 {
        let name = ["李桂英", "李国珍", "普永福"][order as usize % 3];
        let register = Box::new(candidate(name, "1970-01-01", order, KUNYANG));
        district
            .submit("human-resources.clerk", Command::Person(PersonCommand::Register(register)));
    }
    for size in [SMALL, LARGE] {
        let mut driver = far(&district, size);
        let mut page = driver.bytes_sent();
        for (name, open, keys) in [
            ("home", "", "Down Down Up"),
            ("review", "3", "Down Down Up"),
            ("search", "1l", "Down Down Up"),
        ] {
            for press in open.chars() {
                driver = driver.keys(&press.to_string());
                page = page.max(driver.bytes_sent());
            }
            let columns = size.0;
            println!("{name} at {columns} columns: a page {page} bytes");
            assert!(page < 8_000, "{name} takes {page} bytes");
            for key in keys.split(' ') {
                driver = driver.hasty(key);
                let sent = driver.bytes_sent();
                driver = frame(driver);
                let rest = driver.bytes_sent();
                println!("{name} at {columns} columns: {key} {sent} bytes, {rest} once it rests");
                assert!(sent < 200 && rest < 400, "{key} at {name} takes {sent}, {rest} bytes");
            }
            page = 0;
        }
        for letter in ["z", "v", "v"] {
            driver = driver.keys(letter);
            println!("search at {} columns: a letter {} bytes", size.0, driver.bytes_sent());
        }
        assert!(driver.bytes_sent() < 200);
    }
}

#[test]
fn what_stands_beside_the_list_follows_once_the_selection_rests() {
    let district = District::new();
    let driver = far(&district, LARGE).keys("3");
    assert!(driver.screen().matches("张国良").count() > 1, "{}", driver.screen());
    let driver = driver.hasty("Down").hasty("Down").hasty("Up");
    assert!(driver.screen().matches("张国良").count() > 1, "{}", driver.screen());
    let mut driver = frame(driver);
    assert!(driver.screen().matches("张国良").count() == 1, "{}", driver.screen());
    assert!(driver.screen().matches("曾小单").count() > 1, "{}", driver.screen());
    assert_eq!(driver.leftover(), None);
    // What stands over the list is drawn at once.
    let driver = driver.hasty("Down").hasty("F1");
    assert!(driver.screen().contains("帮助"), "{}", driver.screen());
}
