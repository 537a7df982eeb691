//! A rejected line is mended at the desk by two people, and gone from the list (X1, K1b).

use super::{LARGE, SMALL, desk_in};
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use youyang::exchange::{ReadingOptions, RosterKind, read, take_in};
use youyang::words::Lang;

const TEXT: &str = "昆阳街道拟确认人员登记表\n\
    姓名,身份证号,类别,家庭承包面积,被征地面积,征地日期,联系电话\n\
    赵六,53012219620504001Y,新增,3,二亩,2019-05-01,13800000001\n";

/// Two people under one legacy number: each line can be read.
const DOUBLE: &str = "姓名,身份证号,乡镇,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准\n\
    张三,53012219620504001X,昆阳街道,L1,1000,0,否,0\n\
    李四,530122196707129209,昆阳街道,L1,8000,0,否,0\n";

fn district() -> District {
    with_one_set_aside(RosterKind::Candidates, TEXT, "530115001.clerk")
}

fn with_one_set_aside(kind: RosterKind, text: &str, by: &str) -> District {
    let district = District::new();
    let roster = read(kind, "登记表.csv", text.as_bytes(), &ReadingOptions::default());
    let actor = district.actor(by);
    let intake = take_in(&district.office, &actor, &roster.expect("readable"), false);
    assert_eq!(intake.expect("taken in").set_aside.len(), 1);
    district
}

#[test]
fn x1_a_line_is_mended_beside_what_came_and_another_passes_it() {
    let district = district();
    let clerk = desk_in(&district, "530115001.clerk", SMALL, Lang::Zh);
    let clerk = clerk.keys("<Ctrl-P>未读入<Enter><Enter>");
    assert_screen("mend-line-80", &clerk.screen());
    // What is still wrong is said at its field, before anything is saved.
    let clerk = clerk.keys("53012219620504001X<Enter>");
    assert!(clerk.sees("! "), "{}", clerk.screen());
    let clerk = clerk.keys("<F2>");
    assert!(clerk.sees("二亩"), "{}", clerk.screen());
    let clerk = clerk.keys("<Ctrl-U>2<F2>");
    assert!(clerk.sees("写明依据"), "{}", clerk.screen());
    let clerk = clerk.keys("身份证复印件<F2>");
    assert!(clerk.sees("改正待审（G000001）"), "{}", clerk.screen());
    assert!(clerk.keys("<Enter>p").sees("现在不能通过"), "nobody decides their own");

    let chief = desk_in(&district, "human-resources.supervisor", SMALL, Lang::Zh);
    let chief = chief.keys("<Ctrl-P>审核名册行<Enter>");
    assert!(chief.sees("赵六"), "{}", chief.screen());
    let chief = chief.keys("<Enter>");
    assert_screen("mend-decide-80", &chief.screen());
    let chief = chief.keys("p");
    assert!(chief.sees("没有待审的名册行改正"), "{}", chief.screen());
    let clerk = desk_in(&district, "530115001.clerk", SMALL, Lang::Zh);
    let clerk = clerk.keys("<Ctrl-P>未读入<Enter>");
    assert!(!clerk.sees("赵六"), "{}", clerk.screen());
}

#[test]
fn x1_the_form_and_the_decision_fit_a_wide_screen_in_english() {
    let district = district();
    let clerk = desk_in(&district, "530115001.clerk", LARGE, Lang::En);
    let clerk = clerk.keys("<Ctrl-P>not imported<Enter><Enter>");
    assert_screen("mend-line-120-en", &clerk.screen());
    let clerk = clerk.keys("53012219620504001X<F2><Ctrl-U>2<F2>copy of the card<F2>");
    assert!(clerk.sees("G000001"), "{}", clerk.screen());
    let chief = desk_in(&district, "human-resources.supervisor", LARGE, Lang::En);
    let chief = chief.keys("<Ctrl-P>Review corrected<Enter><Enter>");
    assert_screen("mend-decide-120-en", &chief.screen());
    let chief = chief.keys("rnot legible<F2>");
    let clerk = desk_in(&district, "530115001.clerk", LARGE, Lang::En);
    let clerk = clerk.keys("<Ctrl-P>not imported<Enter>");
    assert!(!clerk.sees("G000001"), "{}\n{}", clerk.screen(), chief.screen());
}

#[test]
fn what_is_typed_into_a_line_is_found_again() {
    let district = district();
    let clerk = desk_in(&district, "530115001.clerk", SMALL, Lang::Zh);
    let clerk = clerk.keys("<Ctrl-P>未读入<Enter><Enter>53012219620504001X<Esc>");
    drop(clerk);
    let clerk = desk_in(&district, "530115001.clerk", SMALL, Lang::Zh);
    assert!(clerk.sees("改正名册行"), "{}", clerk.screen());
    let clerk = clerk.keys("<Ctrl-P>未读入<Enter><Enter>");
    assert!(clerk.sees("上次填了没有提交"), "{}", clerk.screen());
    let clerk = clerk.keys("1");
    assert!(clerk.sees("53012219620504001X"), "{}", clerk.screen());
}

/// What can be read and yet is not taken in has its cause at its cell too, as soon as it is seen.
#[test]
fn k9_a_line_that_differs_from_the_file_says_where_and_is_mended() {
    let by = "human-resources.clerk";
    let district = with_one_set_aside(RosterKind::Legacy, DOUBLE, by);
    let clerk = desk_in(&district, by, SMALL, Lang::Zh).keys("<Ctrl-P>未读入<Enter><Enter>");
    assert_screen("mend-double-80", &clerk.screen());
    let clerk = clerk.keys("<Ctrl-U>L2<Down>");
    assert!(!clerk.sees("! "), "{}", clerk.screen());
    let clerk = clerk.keys("<F2>参保手册<F2>");
    assert!(clerk.sees("改正待审（G000001）"), "{}", clerk.screen());
}
