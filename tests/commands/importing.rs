//! Rosters taken in, again, tried, mended, mistaken.

use super::store::{Store, candidates, legacy};
use serde_json::Value;
use std::sync::Arc;
use youyang::base::{Date, FixedClock, IdNumber, SessionId};
use youyang::office::{Actor, Office};
use youyang::policy::Policy;

/// The counts of an import; together they must be all lines.
#[track_caller]
fn counts(told: &Value) -> [u64; 6] {
    let keys = ["lines", "registered", "already", "listed_again", "set_aside"];
    let [lines, registered, already, again, aside] =
        keys.map(|k| told[k].as_u64().expect("a count"));
    let refused = told["refused"].as_array().expect("a list").len() as u64;
    assert_eq!(lines, registered + already + again + aside + refused, "{told}");
    [lines, registered, already, again, aside, refused]
}

/// How many lines the store keeps aside until they are mended.
fn kept_aside(store: &Store) -> usize {
    let clock = Arc::new(FixedClock::on(Date::parse("2020-05-20").expect("a day")));
    let policy = Policy::district().expect("the policy");
    let office = Office::open(&store.home(), policy, clock).expect("opens");
    let kept = office.reader(&Actor::onlooker(SessionId::from("test"))).set_aside().len();
    office.close().expect("closes");
    kept
}

#[test]
fn the_sample_rosters_are_taken_in_line_by_line() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    let told = clerk.run(&format!("import legacy {}", legacy())).exits(0);
    let told = told.says("共 196 行，新登记 193 人，已在册 0 行，重复列名 1 行，搁置待改 2 行");
    told.says("原参保人员名册.csv:30\t身份证号\t530122193802230317\t身份证号校验码不对");
    let told = clerk.run(&format!("import candidates {}", candidates())).exits(0);
    let told = told.says("共 66 行，新登记 64 人").says("拟确认人员登记表.xlsx:23\t身份证号");
    told.says("此人是原参保人（档案 P000097），不需要再做身份确认。 [四(一)] 请打开该档案");
    assert_eq!(kept_aside(&store), 3);
}

#[test]
fn the_same_again_changes_nothing_and_says_so() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    for (kind, file) in [("legacy", legacy()), ("candidates", candidates())] {
        let first = clerk.run(&format!("import {kind} {file} --json")).exits(0).json();
        let [lines, registered, .., aside, refused] = counts(&first);
        let before = store.head().0;
        let again = clerk.run(&format!("import {kind} {file} --json")).exits(0).json();
        assert_eq!(counts(&again), [lines, 0, lines - aside - refused, 0, aside, refused]);
        assert!(registered > 0);
        assert_eq!(store.head().0, before + 1, "only the sign-in is new");
        clerk.run(&format!("import {kind} {file}")).exits(0).says("没有新的内容");
    }
}

#[test]
fn a_trial_run_says_the_same_and_changes_nothing() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    let before = store.head().0;
    let file = legacy();
    let trial = clerk.run(&format!("import legacy {file} --dry-run --json")).exits(0).json();
    assert_eq!(store.head().0, before + 1, "only the sign-in is new");
    let told = clerk.run(&format!("import legacy {file} --json")).exits(0).json();
    assert_eq!(trial, told);
    clerk.run(&format!("import legacy {file} --dry-run")).exits(0).says("试算，未改动任何内容");
}

#[test]
fn a_mended_line_is_registered_and_no_longer_kept_aside() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    clerk.run(&format!("import legacy {}", legacy())).exits(0);
    let bytes = std::fs::read(legacy()).expect("the sample");
    let wrong = "530122193802230317";
    let right = "0123456789X".chars().map(|last| format!("{}{last}", &wrong[..17]));
    let right = right.into_iter().find(|number| IdNumber::parse(number).is_ok());
    let text = encoding_rs::GB18030.decode(&bytes).0.replace(wrong, &right.expect("one is right"));
    store.write("mended.csv", text);
    let told = clerk.run("import legacy mended.csv --json").exits(0).json();
    assert_eq!(counts(&told), [196, 1, 194, 0, 1, 0]);
    assert_eq!(kept_aside(&store), 1);
    // The roster as it was brings nothing back.
    let told = clerk.run(&format!("import legacy {} --json", legacy())).exits(0).json();
    assert_eq!(counts(&told), [196, 0, 195, 0, 1, 0]);
    assert_eq!(kept_aside(&store), 1);
}

#[test]
fn a_file_that_is_another_roster_or_none_is_refused_whole() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    let before = store.head();
    let told = clerk.run(&format!("import candidates {}", legacy()));
    told.refuses("这不是拟确认人员登记表，从表头看是原参保人员名册。请按原参保人员名册导入。");
    let told = clerk.run(&format!("import legacy {} --lang en", candidates()));
    told.refuses("by its headings it is");
    store.write("letter.csv", "各乡镇：\n请于月底前报送。\n");
    clerk.run("import legacy letter.csv").refuses("没有认得出的表头");
    store.write("empty.csv", "");
    clerk.run("import legacy empty.csv").refuses("文件是空的");
    clerk.run("import legacy none.csv").refuses("没有这个文件或目录");
    assert_eq!(store.head(), before, "nothing was written, not even a sign-in");
}

#[test]
fn a_township_may_not_import_the_originally_insured() {
    let store = Store::demo(0);
    let told = store.by("530115001.clerk").run(&format!("import legacy {}", legacy()));
    told.refuses("您的岗位不能办理“导入原参保人员名册”。 [三]");
}
