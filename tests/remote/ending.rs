//! How lines end: by leaving, by breaking, by a bug, by a stop of the server.

use super::caller::Way;
use super::served::Served;
use crate::screens::sample;
use crate::support::district::District;
use std::time::{Duration, Instant};
use youyang::desk::session::ENTER_SCREEN;
use youyang::policy::Policy;

const GIVES_BACK: &str = "\u{1b}[?25h\u{1b}[?1049l";

#[test]
fn leaving_gives_the_terminal_back_with_status_0() {
    let served = Served::new();
    let mut caller = served.desk_of("530115001.clerk").types("\x1b[21~\x1b[C\r");
    assert_eq!(caller.ends(), Some(0));
    let text = String::from_utf8_lossy(&caller.received).into_owned();
    assert!(text.starts_with(&String::from_utf8_lossy(ENTER_SCREEN).into_owned()));
    assert!(text.ends_with(GIVES_BACK), "{text:?}");
}

#[test]
fn a_stop_tells_everybody_and_keeps_what_was_typed() {
    let served = Served::start(District::new(), sample::options().menu);
    let caller = served.desk_of("530115001.clerk").types("i");
    let mut caller = caller.sees("出生日期").types("张三").sees("张三");
    let folder = served.stop();
    assert_eq!(caller.ends(), Some(1));
    let told = caller.received_after(GIVES_BACK);
    assert!(told.contains("草稿"), "{told}");

    let reopened = District::open(folder, Policy::district().expect("the policy"));
    let served = Served::start(reopened, sample::options().menu);
    let caller = served.desk_of("530115001.clerk").types("i").sees("上次填了没有提交");
    caller.types("1").sees("张三").sees("上次未提交");
}

#[test]
fn a_client_that_takes_nothing_costs_nobody_else_anything() {
    let served = Served::new();
    let mut frozen = served.desk_of("530115001.clerk");
    // It asks for whole frames and reads none of them.
    for _ in 0..400 {
        frozen = frozen.types("\x0c");
    }
    let begun = Instant::now();
    let mut other = served.desk_of("audit.clerk").types("1").sees("查人").types("\x1b[21~");
    other = other.types("\x1b[21~\x1b[C\r");
    assert_eq!(other.ends(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[test]
fn a_bug_ends_one_session_with_a_number_to_quote() {
    let served = Served::with_a_bug();
    let neighbour = served.desk_of("audit.clerk");
    let mut caller = served.desk_of("530115001.clerk").types("4");
    assert_eq!(caller.ends(), Some(1));
    let told = caller.received_after(GIVES_BACK);
    assert!(told.contains("编号"), "{told}");
    neighbour.types("1").sees("查人");
    let mut again = served.caller().signed_in("530115001.clerk", Way::Password("demo"));
    assert!(again.channel().is_some(), "and the person comes back in");
}
