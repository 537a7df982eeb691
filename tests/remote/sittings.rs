//! Who is on, and that the keepers of accounts can end it.

use super::caller::Way;
use super::served::Served;
use crate::support::desk::Driver;
use crate::support::snapshot::assert_screen;
use std::time::Duration;
use youyang::desk::home::tabs;
use youyang::desk::session::{Ending, SessionOptions};
use youyang::words::Lang;

const KEEPER: &str = "human-resources.supervisor";

fn keeper(served: &Served) -> Driver {
    keeper_at(served, (80, 24), Lang::Zh)
}

fn keeper_at(served: &Served, size: (u16, u16), lang: Lang) -> Driver {
    let office = served.district.office.clone();
    let driver =
        Driver::new(office, SessionOptions { lang, ..SessionOptions::new(tabs::menu) }, size);
    let name = if lang == Lang::Zh { "在线" } else { "who is signed in" };
    driver.signed_in(KEEPER).keys("<Ctrl-P>").keys(name).keys("<Enter>")
}

#[test]
fn s1_a_keeper_sees_who_is_on_and_ends_a_session() {
    let served = Served::new();
    let mut caller = served.desk_of("530115001.clerk");
    let driver = keeper(&served);
    assert!(driver.sees("在线 2 处") && driver.sees("127.0.0.1"), "{}", driver.screen());
    assert_screen("sittings-80", &driver.screen());
    for (name, size, lang) in [
        ("sittings-80-en", (80, 24), Lang::En),
        ("sittings-120", (120, 40), Lang::Zh),
        ("sittings-120-en", (120, 40), Lang::En),
    ] {
        assert_screen(name, &keeper_at(&served, size, lang).screen());
    }
    let driver = driver.keys("<Home><Del>1");
    assert_eq!(caller.ends(), Some(1));
    let told = caller.received_after("\u{1b}[?25h\u{1b}[?1049l");
    assert!(told.contains("账号管理人员"), "{told}");
    let driver = driver.wait(Duration::from_secs(1));
    assert!(driver.sees("在线 1 处"), "{}", driver.screen());
    served.desk_of("530115001.clerk").types("1").sees("查人");
}

#[test]
fn s1_disabling_an_account_ends_its_sessions_wherever_they_are() {
    let served = Served::new();
    let mut caller = served.desk_of("530115001.clerk");
    let office = served.district.office.clone();
    let here = Driver::new(office, SessionOptions::new(tabs::menu), (80, 24));
    let here = here.signed_in("530115001.clerk");
    keeper(&served).keys("<Home>m1");
    assert_eq!(caller.ends(), Some(1));
    assert_eq!(here.wait(Duration::from_secs(1)).ending(), Some(&Ending::Dismissed));
    assert!(!served.caller().tries("530115001.clerk", &Way::Password("demo")).0);
}

#[test]
fn others_do_not_see_who_is_on() {
    let served = Served::new();
    let _caller = served.desk_of("530115001.clerk");
    let office = served.district.office.clone();
    let driver = Driver::new(office, SessionOptions::new(tabs::menu), (80, 24));
    let driver = driver.signed_in("audit.clerk").keys("<Ctrl-P>在线人员");
    assert!(driver.sees("没有符合的"), "not offered: {}", driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(!driver.sees("127.0.0.1"), "{}", driver.screen());
    assert!(!driver.keys("<Del>").sees("结束登录"));
}
