//! Terminals of all sorts, and what is asked for that is not a desk.

use super::caller::Way;
use super::served::Served;
use crate::support::district::{District, KUNYANG, candidate};
use russh::ChannelMsg;
use std::time::Duration;
use youyang::base::CaseId;
use youyang::casework::{Command, PersonCommand, ReviewStep, Stage};
use youyang::desk::home::tabs;
use youyang::desk::session::{SessionOptions, start};

#[test]
fn a_terminal_of_no_size_is_80_by_24_and_a_huge_one_is_cut() {
    let served = Served::new();
    let caller = served.caller().signed_in("530115001.clerk", Way::Password("demo"));
    caller.at_a_terminal("xterm", (0, 0), &[]).sees("1查人");
    let caller = served.caller().signed_in("530115001.clerk", Way::Password("demo"));
    let caller = caller.at_a_terminal("xterm", (65_535, 65_535), &[]).sees("1查人");
    assert!(caller.received.len() < 64 * 1024, "{} bytes", caller.received.len());
}

#[test]
fn a_desk_follows_its_window_and_speaks_its_caller_s_language() {
    let served = Served::new();
    let caller = served.caller().signed_in("530115001.clerk", Way::Password("demo"));
    let english = [("LANG", "en_US.UTF-8"), ("LD_PRELOAD", "/tmp/x")];
    let caller = caller.at_a_terminal("xterm", (80, 24), &english).sees("1Find");
    let caller = caller.resizes((120, 40)).sees("1Find").resizes((20, 5)).sees("80");
    caller.resizes((80, 24)).sees("1Find");
}

#[test]
fn a_file_saved_over_ssh_stands_in_the_stores_own_folder() {
    let served = Served::new();
    let caller = served.desk_of("human-resources.clerk");
    let caller = caller.types("0").sees("报表").types("e").sees("exports");
    caller.types("\x15../a.csv\r").sees("没有保存").types("\r\x15a.csv\r").sees("在服务器上");
    let folder = served.district.folder();
    assert!(folder.join("exports/a.csv").is_file());
    assert!(!folder.join("a.csv").exists());
}

#[test]
fn without_a_terminal_there_is_one_line_and_status_1() {
    let served = Served::new();
    let caller = served.caller().signed_in("530115001.clerk", Way::Password("demo"));
    let mut caller = caller.asks(async |channel| {
        channel.request_shell(true).await.expect("sent");
    });
    assert_eq!(caller.ends(), Some(1));
    assert_eq!(caller.told.lines().count(), 1, "{}", caller.told);
    assert!(caller.told.contains("ssh -t") && caller.received.is_empty(), "{}", caller.told);
}

#[test]
fn everything_but_a_desk_is_refused_with_an_answer() {
    let served = Served::new();
    let caller = served.caller().signed_in("530115001.clerk", Way::Password("demo"));
    let mut caller = caller.asks(async |channel| {
        channel.exec(true, "id").await.expect("sent");
        channel.request_subsystem(true, "sftp").await.expect("sent");
        channel.request_x11(true, true, "MIT-MAGIC-COOKIE-1", "0", 0).await.expect("sent");
        channel.agent_forward(true).await.expect("sent");
    });
    for _ in 0..4 {
        assert!(matches!(caller.listen(), Some(ChannelMsg::Failure)));
    }
    assert!(!caller.can_forward(), "no tunnel");
    let caller = caller.asks(async |channel| {
        channel.request_pty(true, "xterm", 80, 24, 0, 0, &[]).await.expect("sent");
        channel.request_shell(true).await.expect("sent");
    });
    caller.sees("1查人");
}

#[test]
fn old_terminals_keys_and_colours_work_over_the_line() {
    let served = Served::new();
    let caller = served.caller().signed_in("530115001.clerk", Way::Password("demo"));
    let caller = caller.at_a_terminal("linux", (80, 24), &[]).sees("1查人");
    let text = String::from_utf8_lossy(&caller.received).into_owned();
    assert!(!text.contains("[38;2;") && !text.contains("[48;2;"), "sixteen colours");
    let pens = text.split("\x1b[").filter_map(|rest| rest.split_once('m').map(|(pen, _)| pen));
    let pens = pens.filter(|pen| pen.chars().all(|ch| ch.is_ascii_digit() || ch == ';'));
    let pens: Vec<&str> = pens.collect();
    assert!(pens.iter().all(|pen| !pen.contains("8;5;")), "sixteen colours");
    let named = |part: &str| part.parse().is_ok_and(|n: u8| matches!(n, 30..=37 | 90..=97));
    assert!(pens.iter().any(|pen| pen.split(';').any(named)), "in colour all the same");
    // The Linux console's F1, PuTTY's F1, and a name as GBK.
    let caller = caller.types(b"\x1b[[A").sees("帮助").types(b"\x1b").sees("1查人");
    let caller = caller.types(b"\x1b[11~").sees("帮助").types(b"\x1b");
    caller.types(b"1").sees("查人").types(b"\xd5\xc5").sees("UTF-8");
}

#[test]
fn a_terminal_that_only_prints_gets_a_menu_that_searches_looks_and_reviews() {
    let served = Served::new();
    let caller = served.caller().signed_in("530115001.supervisor", Way::Password("demo"));
    let caller = caller.at_a_terminal("dumb", (80, 24), &[]).sees("0. 退出");
    let caller = caller.types("1\r").sees("查谁").types("zgl\r").sees("找到 2 人");
    let caller = caller.types("1\r").sees("身份证号: ").sees("530122");
    let caller = caller.sees("下一步: 参保选择 · 昆阳街道");
    let caller = caller.types("0\r").sees("2. 审核（等您办的 3 件）").types("2\r");
    let caller = caller.sees("等待审核 3 件").types("1\r").sees("经手: ").sees("3. 不予通过");
    let caller = caller.types("7\r").sees("没有这一项").types("1\r").sees("等待审核 2 件");
    let caller =
        caller.types("1\r").sees("2. 退回").types("2\r").sees("3. 征地面积或日期与台账不符");
    let caller = caller.types("面积不\u{7f}\u{7f}对不上\r").sees("等待审核 1 件");
    let mut caller = caller.types("0\r3\r").sees("Find a person").types("0\r");
    assert_eq!(caller.ends(), Some(0));
    let text = String::from_utf8_lossy(&caller.received).into_owned();
    assert!(!text.contains('\u{1b}'), "nothing but lines: {text:?}");
    let district = &served.district;
    let waiting =
        |case| district.office.reader(&district.actor("audit.clerk")).case(case).map(|c| c.stage);
    assert_eq!(waiting(CaseId(1)), Some(Stage::Waiting(ReviewStep::LandArea)));
    assert_eq!(waiting(CaseId(2)), Some(Stage::Returned));
}

#[test]
fn the_plain_menu_asks_for_the_password_and_locks() {
    let district = District::new();
    let options = SessionOptions { plain: true, ..SessionOptions::new(tabs::menu) };
    let mut plain = start(district.office.clone(), options);
    let mut typed = |text: &str, now: u64| {
        plain.feed(text.as_bytes());
        plain.tick(Duration::from_secs(now));
        String::from_utf8(plain.frame().unwrap_or_default()).expect("text")
    };
    assert!(typed("", 0).contains("用户名"));
    assert!(typed("audit.clerk\n", 1).contains("密码"));
    let told = typed("wrong\n", 2);
    assert!(told.contains("登录") && !told.contains("wrong"), "{told}");
    typed("audit.clerk\n", 3);
    assert!(typed("demo\n", 4).contains("1. 查人"));
    assert!(typed("", 4000).contains("已锁"));
    assert!(!typed("1\n", 4001).contains("查谁"));
    assert!(typed("demo\n", 4002).contains("1. 查人"));
}

#[test]
fn all_that_waits_is_reached_on_the_plain_desk() {
    let district = District::new();
    for order in 100..125 {
        let person = candidate("李桂英", "1970-01-01", order, KUNYANG);
        let register = PersonCommand::Register(Box::new(person));
        district.submit("human-resources.clerk", Command::Person(register));
    }
    let options = SessionOptions { plain: true, ..SessionOptions::new(tabs::menu) };
    let actor = Some(district.actor("530115001.supervisor"));
    let options = SessionOptions { actor, ..options };
    let mut plain = start(district.office.clone(), options);
    let mut typed = |text: &str| {
        plain.feed(text.as_bytes());
        plain.tick(Duration::from_secs(1));
        String::from_utf8(plain.frame().unwrap_or_default()).expect("text")
    };
    typed("");
    let first = typed("2\n");
    assert!(first.contains("等待审核 28 件") && first.contains("29. 下一页"), "{first}");
    assert!(first.contains("\n20. ") && !first.contains("\n21. "), "{first}");
    let second = typed("29\n");
    assert!(second.contains("28. ") && !second.contains("下一页"), "{second}");
    assert!(typed("5\n").contains("3. 不予通过"), "any number of the list works");
}
