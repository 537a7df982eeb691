//! What is typed and not submitted: found again whatever ended the desk, and never an act
//! done twice.

use super::acts::open_from_list;
use super::{LARGE, SMALL, desk, desk_in};
use crate::support::desk::Driver;
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use youyang::base::{Login, PersonId};
use youyang::casework::{AmendPerson, Command, NoticeCommand, PersonCommand};
use youyang::words::Lang;

const TOWNSHIP: &str = "530115001.supervisor";
const CLERK: &str = "530115001.clerk";

/// Waits until what is typed is on the disk, as it is a moment after the last key.
fn until_on_disk(district: &District, text: &str) {
    let begun = std::time::Instant::now();
    let file = district.folder().join("drafts");
    while !std::fs::read_to_string(&file).expect("there").contains(text) {
        assert!(begun.elapsed().as_secs() < 20, "{text} is not written");
        std::thread::yield_now();
    }
}

/// The empty form that mends 张国良's file, from the list of acts.
fn amend(driver: Driver, lang: Lang) -> Driver {
    let word = if lang == Lang::Zh { "修改档案" } else { "Change the file" };
    open_from_list(driver.keys("1张国良<Enter>a"), word)
}

#[test]
fn a_form_survives_the_client_the_server_and_is_offered_at_another_terminal() {
    let district = District::new();
    let driver = amend(desk(&district, CLERK, SMALL), Lang::Zh);
    let driver = driver.keys("13900006666");
    let shown = driver.screen();
    assert!(shown.contains("13900006666"), "{shown}");
    until_on_disk(&district, "13900006666");
    // kill -9 of the server; the client goes with it.
    let after = district.killed();
    drop(driver);
    let driver = desk(&after, CLERK, LARGE);
    assert!(
        driver.sees("没有提交的表单") && driver.sees("修改档案  张国良"),
        "{}",
        driver.screen()
    );
    assert_screen("home-left-120", &driver.screen());
    let driver = driver.keys("<End><Enter>");
    assert!(driver.sees("上次填了没有提交"), "{}", driver.screen());
    assert_screen("draft-offered-120", &driver.screen());
    let driver = driver.keys("1");
    assert!(driver.sees("13900006666"), "{}", driver.screen());
    let another = desk(&after, "530115001.supervisor", SMALL);
    assert!(!another.sees("没有提交的表单"), "nobody else's affair");
    // Begun anew, it is gone for good.
    let driver = driver.keys("<Esc><Esc><Esc>");
    // Whoever types at once, as if the form were there, loses nothing.
    let driver = amend(driver, Lang::Zh).keys("26");
    assert!(driver.sees("上次填了没有提交"), "{}", driver.screen());
    let driver = driver.keys("<Down><Enter>");
    assert!(!driver.sees("13900006666"), "{}", driver.screen());
    assert!(after.office.drafts().of(&Login::from(CLERK)).is_empty());
}

#[test]
fn a_choice_an_objection_and_a_reason_are_kept_too() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1张桂兰<Enter>c2");
    drop(driver);
    let driver = desk(&district, CLERK, SMALL).keys("1张桂兰<Enter>c1");
    assert!(driver.sees("已恢复上次未提交的内容"), "{}", driver.screen());
    drop(driver.keys("<F2>"));
    let left = district.office.drafts().of(&Login::from(CLERK));
    assert_eq!(left.len(), 1);
    assert!(left[0].form == "act-choose P000001" && left[0].text.starts_with("1 2020-05-04"));

    let driver = desk(&district, TOWNSHIP, SMALL).keys("3r9台账缺页");
    drop(driver);
    let driver = desk(&district, TOWNSHIP, SMALL);
    assert!(driver.sees("退回  张国良"), "{}", driver.screen());
    let driver = driver.keys("3r1<Enter>");
    assert!(driver.sees("已退回"), "{}", driver.screen());
    assert!(district.office.drafts().of(&Login::from(TOWNSHIP)).is_empty(), "done is done");

    let case = youyang::base::CaseId(2);
    district.pass(TOWNSHIP, case);
    district.pass("agriculture.supervisor", case);
    district.submit(CLERK, Command::Notice(NoticeCommand::Post { case }));
    let driver = desk(&district, CLERK, SMALL).keys("2<Right><Right>i村里有人说不是本村人");
    assert!(driver.sees("不是本村人"), "{}", driver.screen());
    drop(driver);
    let driver = desk(&district, CLERK, SMALL).keys("2<Right><Right>i1");
    assert!(driver.sees("不是本村人"), "{}", driver.screen());
}

#[test]
fn submitting_on_what_changed_shows_the_change_and_keeps_what_was_typed() {
    for (lang, name) in [(Lang::Zh, "changed-80"), (Lang::En, "changed-80-en")] {
        let district = District::new();
        let driver = amend(desk_in(&district, CLERK, SMALL, lang), lang);
        let mend = AmendPerson {
            person: PersonId(3),
            phone: Some("13700009876".to_owned()),
            bank_account: None,
            village: None,
            land: None,
        };
        district.submit(TOWNSHIP, Command::Person(PersonCommand::Amend(mend)));
        let driver = driver.keys("13900001234<F2>");
        assert!(driver.sees("9876") && driver.sees("530115001 supervisor"), "{}", driver.screen());
        assert_screen(name, &driver.screen());
        let driver = driver.keys("<Enter>");
        assert!(driver.sees("13900001234"), "{}", driver.screen());
        let driver = driver.keys("<F2>");
        let reader = district.office.reader(&district.actor(CLERK));
        let phone = reader.person(PersonId(3)).map(|file| file.phone.clone());
        assert_eq!(phone.as_deref(), Some("13900001234"), "{}", driver.screen());
    }
}

#[test]
fn a_double_enter_and_a_resend_after_a_kill_do_an_act_once() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1张桂兰<Enter>c2 <F2>");
    let done = driver.keys("<F2><F2>");
    let reader = district.office.reader(&district.actor(CLERK));
    assert_eq!(reader.cases().of_person(PersonId(1)).len(), 1, "{}", done.screen());
}
