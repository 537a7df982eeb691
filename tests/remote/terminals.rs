//! Terminals of all sorts, and what is asked for that is not a desk.

use super::caller::Way;
use super::served::Served;
use russh::ChannelMsg;

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
    let colours = text.split("8;5;").skip(1).map(|rest| {
        let number = rest.split(|ch: char| !ch.is_ascii_digit()).next().unwrap_or_default();
        number.parse::<u8>().expect("a number")
    });
    assert!(colours.clone().count() > 0 && colours.max() < Some(16), "sixteen colours");
    // The Linux console's F1, PuTTY's F1, and a name as GBK.
    let caller = caller.types(b"\x1b[[A").sees("帮助").types(b"\x1b").sees("1查人");
    let caller = caller.types(b"\x1b[11~").sees("帮助").types(b"\x1b");
    caller.types(b"1").sees("查人").types(b"\xd5\xc5").sees("UTF-8");
}
