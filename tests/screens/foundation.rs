//! What every screen shares: the frame, the way in, keys, popups, languages.

use super::sample::options;
use crate::support::desk::Driver;
use crate::support::district::{District, KUNYANG, candidate};
use crate::support::snapshot::assert_screen;
use std::time::Duration;
use youyang::casework::{Command, PersonCommand};
use youyang::desk::session::Ending;
use youyang::desk::terminal::{Colours, Look};
use youyang::words::Lang;

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const CLERK: &str = "530115001.clerk";

/// The sample desk, signed in; the district stays as long as its desk is used.
fn desk(size: (u16, u16)) -> (Driver, District) {
    let district = District::new();
    (Driver::new(district.office.clone(), options(), size).signed_in(CLERK), district)
}

#[test]
fn the_way_in() {
    let district = District::new();
    let driver = Driver::new(district.office.clone(), options(), SMALL);
    assert_screen("sign-in-80", &driver.screen());
    let caret = driver.caret().expect("the caret stands in the login field");
    let driver = driver.keys("530115001.clerk");
    assert_eq!(driver.caret(), Some((caret.0 + 15, caret.1)));
    let driver = driver.keys("<Enter>wrong");
    assert!(driver.sees("*****") && !driver.sees("wrong"));
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("! ") && !driver.sees("*****"), "the cause, and the password gone");
    let driver = driver.keys("demo<Enter>");
    assert!(driver.sees("欧阳文华") && driver.caret().is_none());
}

#[test]
fn leaving_is_asked_for_and_cancel_has_the_focus() {
    let (driver, _district) = desk(SMALL);
    let driver = driver.keys("<Esc>");
    assert_screen("leave-80", &driver.screen());
    let driver = driver.keys("1<Enter>");
    assert_eq!(driver.ending(), None, "the digit of a tab signs nobody out");
    assert_eq!(driver.keys("<Esc><Right><Enter>").ending(), Some(&Ending::Left));
}

#[test]
fn the_frame_at_both_sizes_and_in_both_languages() {
    for (name, size) in [("frame-80", SMALL), ("frame-120", LARGE)] {
        let (driver, _district) = desk(size);
        let driver = driver.keys("2<Down><Down>");
        assert_screen(name, &driver.screen());
        assert_screen(&format!("{name}-en"), &driver.keys("L").screen());
    }
}

#[test]
fn a_terminal_without_colours_or_boxes_shows_the_same() {
    let mut options = options();
    options.look = Look { colours: Colours::None, light: false, ascii: true };
    let district = District::new();
    let driver = Driver::new(district.office.clone(), options, LARGE).signed_in(CLERK);
    let driver = driver.keys("2<Down>");
    let screen = driver.screen();
    assert_screen("frame-120-ascii", &screen);
    assert!(!screen.contains(['─', '│', '▸', '↑', '●']));
}

#[test]
fn a_list_scrolls_and_sends_only_what_changed() {
    let (driver, _district) = desk(LARGE);
    let mut driver = driver.keys("<Down>");
    assert!(driver.bytes_sent() < 900, "{} bytes for one step", driver.bytes_sent());
    driver = driver.keys("<PgDn><PgDn><End><Up>");
    assert!(driver.sees("199000.00"));
    assert_eq!(driver.leftover(), None);
}

#[test]
fn tabs_keep_what_was_typed_in_them() {
    let (driver, _district) = desk(SMALL);
    let driver = driver.keys("1i张三<Enter>1960");
    let driver = driver.keys("<Ctrl-P>bj").keys("<Enter>");
    assert!(!driver.sees("1960") && driver.sees("办件"));
    let driver = driver.keys("1");
    assert!(driver.sees("张三") && driver.sees("1960"));
}

#[test]
fn enter_goes_on_and_f2_saves_with_errors_at_their_fields() {
    let (driver, _district) = desk(SMALL);
    let driver = driver.keys("i<Enter>2020-13-01<Enter>12.345<F2>");
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
    let (driver, _district) = desk(SMALL);
    let driver = driver.keys("a");
    for text in ["不能办理", "依据：", "下一步："] {
        assert!(driver.sees(text), "{text}");
    }
    assert!(driver.keys("<Enter>d").sees("内容已变动"));
}

#[test]
fn a_double_enter_submits_once() {
    let (driver, _district) = desk(LARGE);
    let driver = driver.keys("<Enter><Enter><Enter>");
    assert_eq!(driver.press_count(), 3);
    assert!(driver.sees("Some(1)"), "the second and third are no other act");
    let driver = driver.keys("<Down><Enter>");
    assert!(driver.sees("Some(2)"), "after another key it is");
}

#[test]
fn what_cannot_be_undone_is_typed() {
    let (driver, _district) = desk(SMALL);
    let driver = driver.keys("<End><Del><Enter>");
    assert_screen("irreversible-80", &driver.screen());
    assert!(driver.keys("确认<Enter>").sees("▸ 王芳"), "one row fewer, the last selected");
}

#[test]
fn help_and_palette_come_from_the_key_table() {
    let (driver, _district) = desk(SMALL);
    let driver = driver.keys("？");
    assert_screen("help-80", &driver.screen());
    let driver = driver.keys("<Esc><Ctrl-P>");
    assert_screen("palette-80", &driver.screen());
    assert!(driver.keys("lock").sees("离席锁屏"));
}

#[test]
fn the_screen_locks_when_nobody_types_and_shows_nothing() {
    let (driver, _district) = desk(SMALL);
    let driver = driver.wait(Duration::from_secs(301));
    assert_screen("locked-80", &driver.screen());
    let driver = driver.keys("wrong<Enter>");
    assert!(!driver.sees("欧阳文华"));
    assert!(driver.keys("demo<Enter>").sees("欧阳文华"));
}

#[test]
fn what_others_do_shows_by_itself() {
    let (driver, district) = desk(SMALL);
    assert!(driver.sees("2办件 5"));
    let person = candidate("杨绍云", "1970-01-01", 51, KUNYANG);
    let register = PersonCommand::Register(Box::new(person));
    district.submit("human-resources.clerk", Command::Person(register));
    assert!(driver.wait(Duration::from_millis(500)).sees("2办件 6"));
}

#[test]
fn a_window_too_small_says_so_and_recovers() {
    let (driver, _district) = desk(SMALL);
    let mut driver = driver.resize((79, 24));
    assert!(driver.sees("窗口太小，至少 80x24，现在 79x24"));
    for size in [(1, 1), (3, 2), (0, 0), (500, 200)] {
        driver = driver.resize(size);
        assert_eq!(driver.ending(), None, "{size:?}");
    }
    assert!(driver.resize(LARGE).sees("欧阳文华"));
}

#[test]
fn another_encoding_is_told_and_a_paste_is_no_command() {
    let (driver, _district) = desk(SMALL);
    let driver = driver.bytes(b"\xd5\xc5");
    assert!(driver.sees("UTF-8"));
    let driver = driver.keys("<Esc>").paste("q\ni");
    assert!(driver.ending().is_none() && !driver.sees("出生日期"));
    let driver = driver.keys("<Esc>i").paste("张\n三");
    assert!(driver.sees("张 三"));
}

#[test]
fn what_was_typed_and_not_saved_comes_back_at_another_terminal() {
    let (driver, district) = desk(SMALL);
    let driver = driver.keys("i张三<Enter>1960<Enter><Enter>2<Esc>");
    assert!(!driver.sees("1960"));
    let another = Driver::new(district.office.clone(), options(), SMALL).signed_in(CLERK);
    let another = another.keys("i");
    assert!(another.sees("上次填了没有提交（2020-05-04 09:00）"), "{}", another.screen());
    let another = another.keys("1");
    for text in ["张三", "1960", "城镇职工", "上次未提交"] {
        assert!(another.sees(text), "{text}");
    }
    let another = another.keys("<Enter><Ctrl-U>1960-01-02<F2>");
    assert!(another.sees("已保存"));
    assert!(!another.keys("i").sees("张三"), "what is saved is no draft any more");
}

#[test]
fn a_bug_ends_the_session_with_a_ticket() {
    let (driver, _district) = desk(SMALL);
    let driver = driver.keys("o");
    assert!(matches!(driver.ending(), Some(Ending::Broken { ticket }) if ticket.len() == 8));
}

#[test]
fn the_clipboard_is_asked_politely() {
    let (driver, _district) = desk(SMALL);
    let driver = driver.keys("y");
    assert!(driver.sees("已复制"));
}

#[test]
fn changes_add_up_to_what_a_whole_repaint_shows() {
    let mut random = 7u64;
    let keys = [
        "<Down>", "<PgDn>", "<Up>", "i", "张", "a", "<Esc>", "<Enter>", "2", "1", "<Ctrl-P>",
        "<Tab>", "?", "L", "<End>", "<Home>", "<F4>", "<Del>",
    ];
    let (mut driver, _district) = desk(SMALL);
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
    let district = District::new();
    let driver = Driver::new(district.office.clone(), options, SMALL);
    assert_screen("sign-in-80-en", &driver.screen());
}
