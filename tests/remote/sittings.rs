//! Who is on, and that the keepers of accounts can end it.

use super::caller::Way;
use super::served::Served;
use crate::support::desk::Driver;
use crate::support::snapshot::assert_screen;
use std::time::Duration;
use youyang::desk::{Ending, SessionOptions, tabs};

const KEEPER: &str = "human-resources.supervisor";

fn keeper(served: &Served) -> Driver {
    let office = served.district.office.clone();
    let driver = Driver::new(office, SessionOptions::new(tabs::menu), (80, 24));
    driver.signed_in(KEEPER).keys("<Ctrl-P>在线<Enter>")
}

#[test]
fn s1_a_keeper_sees_who_is_on_and_ends_a_session() {
    let served = Served::new();
    let mut caller = served.desk_of("530115001.clerk");
    let driver = keeper(&served);
    assert!(driver.sees("在线 2 处") && driver.sees("127.0.0.1"), "{}", driver.screen());
    assert_screen("sittings-80", &driver.screen());
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
    let driver = driver.signed_in("audit.clerk").keys("<Ctrl-P>在线<Enter>");
    assert!(!driver.sees("127.0.0.1") && driver.sees("区人社局"), "{}", driver.screen());
    assert!(!driver.keys("<Del>").sees("结束登录"));
}
