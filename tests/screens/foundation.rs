//! What every screen shares: the frame, the way in, keys, popups, languages.

use super::sample::{office, options};
use crate::support::desk::Driver;
use crate::support::snapshot::assert_screen;
use std::time::Duration;
use youyang::desk::{Colours, Ending, Look};
use youyang::words::Lang;

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const CLERK: &str = "530115001.clerk";

fn desk(size: (u16, u16)) -> Driver {
    Driver::new(office(), options(), size).signed_in(CLERK)
}

#[test]
fn the_way_in() {
    let driver = Driver::new(office(), options(), SMALL);
    assert_screen("sign-in-80", &driver.screen());
    let caret = driver.caret().expect("the caret stands in the login field");
    let driver = driver.keys("hr.clerk");
    assert_eq!(driver.caret(), Some((caret.0 + 8, caret.1)));
    let driver = driver.keys("<Enter>wrong");
    assert!(driver.sees("*****") && !driver.sees("wrong"));
    let driver = driver.keys("<Enter>");
    assert_screen("sign-in-refused-80", &driver.screen());
    let driver = driver.keys("demo<Enter>");
    assert!(driver.sees("欧阳文华") && driver.caret().is_none());
}

#[test]
fn leaving_is_asked_for_and_cancel_has_the_focus() {
    let driver = desk(SMALL).keys("<Esc>");
    assert_screen("leave-80", &driver.screen());
    let driver = driver.keys("<Enter>");
    assert_eq!(driver.ending(), None);
    assert_eq!(driver.keys("<Esc><Right><Enter>").ending(), Some(&Ending::Left));
}

#[test]
fn the_frame_at_both_sizes_and_in_both_languages() {
    for (name, size) in [("frame-80", SMALL), ("frame-120", LARGE)] {
        let driver = desk(size).keys("2<Down><Down>");
        assert_screen(name, &driver.screen());
        assert_screen(&format!("{name}-en"), &driver.keys("L").screen());
    }
}

#[test]
fn a_terminal_without_colours_or_boxes_shows_the_same() {
    let mut options = options();
    options.look = Look { colours: Colours::None, light: false, ascii: true };
    let driver = Driver::new(office(), options, LARGE).signed_in(CLERK).keys("2<Down>");
    let screen = driver.screen();
    assert_screen("frame-120-ascii", &screen);
    assert!(!screen.contains(['─', '│', '▸', '↑', '●']));
}

#[test]
fn a_list_scrolls_and_sends_only_what_changed() {
    let mut driver = desk(LARGE).keys("<Down>");
    assert!(driver.bytes_sent() < 900, "{} bytes for one step", driver.bytes_sent());
    driver = driver.keys("<PgDn><PgDn><End><Up>");
    assert!(driver.sees("199000.00"));
    assert_eq!(driver.leftover(), None);
}

#[test]
fn tabs_keep_what_was_typed_in_them() {
    let driver = desk(SMALL).keys("1i张三<Enter>1960");
    let driver = driver.keys("<Ctrl-P>bj").keys("<Enter>");
    assert!(!driver.sees("1960") && driver.sees("办件"));
    let driver = driver.keys("1");
    assert!(driver.sees("张三") && driver.sees("1960"));
}

#[test]
fn enter_goes_on_and_f2_saves_with_errors_at_their_fields() {
    let driver = desk(SMALL).keys("i<Enter>2020-13-01<Enter>12.345<F2>");
    assert_screen("form-errors-80", &driver.screen());
    let driver = driver.keys("张三<Enter><Ctrl-U>1960-1-2<Enter><Ctrl-U>12.30<Enter>2<Enter>");
    let driver = driver.keys("<F4>aygl");
    assert_screen("form-values-80", &driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("阿依古丽·买买提村4"));
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("已保存"));
}

#[test]
fn a_refusal_tells_the_cause_and_the_next_step() {
    let driver = desk(SMALL).keys("a");
    assert_screen("refusal-80", &driver.screen());
    let driver = driver.keys("<Enter>d");
    assert!(driver.sees("王芳") && driver.sees("C000042"));
    let driver = driver.keys("<Enter>f");
    assert!(driver.sees("故障"));
}

#[test]
fn a_double_enter_submits_once() {
    let driver = desk(LARGE).keys("<Enter><Enter><Enter>");
    assert!(driver.sees("Some(1)"), "the second is not another act");
    let driver = driver.keys("<Down><Enter>");
    assert!(driver.sees("Some(2)"), "after another key it is");
}

#[test]
fn what_cannot_be_undone_is_typed() {
    let driver = desk(SMALL).keys("<End><Del><Enter>");
    assert_screen("irreversible-80", &driver.screen());
    assert!(driver.keys("确认<Enter>").sees("▸ 王芳"), "one row fewer, the last selected");
}

#[test]
fn help_and_palette_come_from_the_key_table() {
    let driver = desk(SMALL).keys("？");
    assert_screen("help-80", &driver.screen());
    let driver = driver.keys("<Esc><Ctrl-P>");
    assert_screen("palette-80", &driver.screen());
    assert!(driver.keys("lock").sees("离席锁屏"));
}

#[test]
fn the_screen_locks_when_nobody_types_and_shows_nothing() {
    let driver = desk(SMALL).wait(Duration::from_secs(301));
    assert_screen("locked-80", &driver.screen());
    let driver = driver.keys("wrong<Enter>");
    assert!(!driver.sees("欧阳文华"));
    assert!(driver.keys("demo<Enter>").sees("欧阳文华"));
}

#[test]
fn what_others_do_shows_by_itself() {
    let office = office();
    let driver = Driver::new(office.clone(), options(), SMALL).signed_in(CLERK);
    assert!(driver.sees("2办件 12"));
    office.touch();
    assert!(driver.wait(Duration::from_millis(500)).sees("2办件 24"));
}

#[test]
fn a_window_too_small_says_so_and_recovers() {
    let driver = desk(SMALL).resize((79, 24));
    assert!(driver.sees("窗口太小，至少 80x24，现在 79x24"));
    for size in [(1, 1), (3, 2), (0, 0), (500, 200)] {
        assert_eq!(desk(SMALL).resize(size).ending(), None, "{size:?}");
    }
    assert!(driver.resize(LARGE).sees("欧阳文华"));
}

#[test]
fn another_encoding_is_told_and_a_paste_is_no_command() {
    let driver = desk(SMALL).bytes(b"\xd5\xc5");
    assert!(driver.sees("UTF-8"));
    let driver = driver.keys("<Esc>").paste("q\ni");
    assert!(driver.ending().is_none() && !driver.sees("出生日期"));
    let driver = driver.keys("<Esc>i").paste("张\n三");
    assert!(driver.sees("张 三"));
}

#[test]
fn a_bug_ends_the_session_with_a_ticket() {
    let driver = desk(SMALL).keys("o");
    assert!(matches!(driver.ending(), Some(Ending::Broken { ticket }) if ticket.len() == 8));
}

#[test]
fn the_clipboard_is_asked_politely() {
    let driver = desk(SMALL).keys("y");
    assert!(driver.sees("已复制"));
}

#[test]
fn changes_add_up_to_what_a_whole_repaint_shows() {
    let mut random = 7u64;
    let keys = [
        "<Down>", "<PgDn>", "<Up>", "i", "张", "a", "<Esc>", "<Enter>", "2", "1", "<Ctrl-P>",
        "<Tab>", "?", "L", "<End>", "<Home>", "<F4>", "<Del>",
    ];
    let mut driver = desk(SMALL);
    for step in 0..500 {
        random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        driver = driver.keys(keys[(random >> 33) as usize % keys.len()]);
        if driver.sees(" 离开 ") || driver.sees(" Leave ") {
            driver = driver.keys("<Esc>");
        }
        assert_eq!(driver.leftover(), None, "after {step} keys");
    }
    assert!(driver.ending().is_none());
}

#[test]
fn english_says_so_from_the_start() {
    let mut options = options();
    options.lang = Lang::En;
    assert_screen("sign-in-80-en", &Driver::new(office(), options, SMALL).screen());
}
