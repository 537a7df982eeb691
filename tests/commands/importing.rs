//! Rosters taken in, again, tried, mended, mistaken.

use super::store::{Store, candidates, legacy};
use serde_json::Value;
use std::sync::Arc;
use youyang::base::{Date, FixedClock, IdNumber, SessionId};
use youyang::casework::RosterKind;
use youyang::exchange::naming;
use youyang::office::{Actor, Office};
use youyang::policy::Policy;

/// The counts of an import: all lines, and what together must be all of them.
#[track_caller]
fn counts(told: &Value) -> [u64; 6] {
    let keys = ["lines", "registered", "already", "changed", "set_aside"];
    let [lines, registered, already, changed, aside] =
        keys.map(|key| told[key].as_u64().expect("a count"));
    let ignored = told["ignored"].as_array().expect("a list").len() as u64;
    assert_eq!(lines, registered + already + changed + aside + ignored, "{told}");
    [lines, registered, already, changed, aside, ignored]
}

/// How many lines the store keeps aside until they are mended.
fn kept_aside(store: &Store) -> usize {
    let clock = Arc::new(FixedClock::on(Date::parse("2020-05-20").expect("a day")));
    let policy = Policy::district().expect("the policy");
    let office = Office::open(&store.home(), policy, clock).expect("opens");
    let kept =
        office.reader(&Actor::onlooker(SessionId::from("test"))).rosters().rejected_lines().len();
    office.close().expect("closes");
    kept
}

#[test]
fn the_sample_rosters_are_taken_in_line_by_line() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    let told = clerk.run(&format!("import legacy {}", legacy())).exits(0);
    let told = told.says("共 200 行，新登记 192 人，已在册 0 行，重复列名 1 行，未读入待更正 3 行，不予受理 0 行，不是数据 4 行");
    told.says("原参保人员名册.csv:30\t身份证号\t530122193802230311\t身份证号校验码不对");
    let told = clerk.run(&format!("import candidates {}", candidates())).exits(0);
    let told = told.says("共 68 行，新登记 64 人").says("拟确认人员登记表.xlsx:62\t身份证号");
    told.says("此人是原参保人（档案 P000124），不需要再做身份确认。 [四(一)] 请打开该档案");
    assert_eq!(kept_aside(&store), 4);
}

#[test]
fn the_same_again_changes_nothing_and_says_so() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    for (kind, file) in [("legacy", legacy()), ("candidates", candidates())] {
        let first = clerk.run(&format!("import {kind} {file} --json")).exits(0).json();
        let [lines, registered, .., aside, ignored] = counts(&first);
        let before = store.head().0;
        let again = clerk.run(&format!("import {kind} {file} --json")).exits(0).json();
        assert_eq!(counts(&again), [lines, 0, lines - aside - ignored, 0, aside, ignored]);
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
    let wrong = "530122193802230311";
    let right = "0123456789X".chars().map(|last| format!("{}{last}", &wrong[..17]));
    let right = right.into_iter().find(|number| IdNumber::parse(number).is_ok());
    let text = encoding_rs::GB18030.decode(&bytes).0.replace(wrong, &right.expect("one is right"));
    store.write("mended.csv", text);
    let told = clerk.run("import legacy mended.csv --json").exits(0).json();
    assert_eq!(counts(&told), [200, 1, 193, 0, 2, 4]);
    assert_eq!(kept_aside(&store), 2);
    // The roster as it was brings nothing back.
    let told = clerk.run(&format!("import legacy {} --json", legacy())).exits(0).json();
    assert_eq!(counts(&told), [200, 0, 194, 0, 2, 4]);
    assert_eq!(kept_aside(&store), 2);
}

#[test]
fn k14_a_column_named_for_a_sender_is_read_by_the_command_line_too() {
    let store = Store::demo(0);
    let line = "杨秀英,530122197001010211,昆阳街道,现有,1.5,2013-06-30,13887654321";
    store.write(
        "list.csv",
        format!("姓名,身份证号,乡镇街道,类别,被征地面积,征地日期,家里找谁\n{line}\n"),
    );
    let unread = |login: &str| {
        let told = store.by(login).run("import candidates list.csv --dry-run --json").json();
        told["unread_columns"].as_array().expect("a list").len()
    };
    let (own, other) = ("human-resources.clerk", "530115001.clerk");
    assert_eq!((unread(own), unread(other)), (1, 1));
    let clock = Arc::new(FixedClock::on(Date::parse("2020-05-20").expect("a day")));
    let policy = Policy::district().expect("the policy");
    let office = Office::open(&store.home(), policy, clock).expect("opens");
    let actor = office.sign_in(&own.into(), "demo", &SessionId::from("test")).expect("signs in");
    let named = naming(RosterKind::Candidates, "家里找谁", "phone").expect("a field");
    let id = office.next_command(&actor.session);
    office.submit(&actor, id, named, None).expect("named");
    office.close().expect("closes");
    assert_eq!((unread(own), unread(other)), (0, 1), "each sender's columns are their own");
    // A column without which the file is none is named so too.
    let text = store.read("list.csv").replace("被征地面积", "征收亩数合计");
    store.write("list.csv", text);
    store.by(own).run("import candidates list.csv --dry-run").refuses("缺少栏目“被征地面积”");
    let clock = Arc::new(FixedClock::on(Date::parse("2020-05-20").expect("a day")));
    let policy = Policy::district().expect("the policy");
    let office = Office::open(&store.home(), policy, clock).expect("opens");
    let named = naming(RosterKind::Candidates, "征收亩数合计", "requisitioned_area");
    let id = office.next_command(&actor.session);
    office.submit(&actor, id, named.expect("a field"), None).expect("named");
    office.close().expect("closes");
    assert_eq!(unread(own), 0);
    store.by(other).run("import candidates list.csv --dry-run").refuses("缺少栏目");
}

#[test]
fn a_file_that_is_another_roster_or_none_is_refused_whole() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    let before = store.head();
    let told = clerk.run(&format!("import candidates {}", legacy()));
    told.refuses("这不是拟确认人员登记表，从表头看是原参保人员名册。请按原参保人员名册导入。");
    let told = clerk.run(&format!("import legacy {} --lang en", candidates()));
    told.refuses("its headings are those of");
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

const CHOICES: &str = "\
公民身份号码,姓名,参保选择,选择日期
530122193012258481,毕珍,城镇职工,2020-04-02
530122195007302811,李芳珠,城乡居民,2020-04-02
530122193506141769,林秀国,不参保,2020/4/3
530122193506141769,林秀国,不参保,2020-04-03
530122197606178292,无名氏,城乡居民,2020-04-03
530122196007069989,黄海自,看情况,2020-04-03
";

#[test]
fn e2_choices_on_signed_forms_wait_for_review_as_if_a_clerk_had_taken_them() {
    let store = Store::demo(0);
    store.by("human-resources.clerk").run(&format!("import legacy {}", legacy())).exits(0);
    store.write("choices.csv", CHOICES);
    let clerk = store.by("resident-pension.clerk");
    let trial = clerk.run("import choices choices.csv --dry-run --json").exits(0).json();
    let told = clerk.run("import choices choices.csv --json").exits(0).json();
    assert_eq!(trial, told);
    assert_eq!(counts(&told), [7, 2, 1, 0, 3, 1]);
    assert_eq!(told["refused"][0]["refusal"], "Unknown");
    let causes: Vec<_> = told["faults"].as_array().expect("a list").iter().collect();
    assert!(causes.iter().any(|fault| fault["cause"] == "name-mismatch" && fault["line"] == 3));
    let waiting = clerk.run("review list --step choice --json").exits(0).json();
    assert_eq!(waiting.as_array().map(Vec::len), Some(2));
    let before = store.head().0;
    let again = clerk.run("import choices choices.csv").exits(0);
    again.says("已在册 3 行").says("没有新的内容");
    assert_eq!(store.head().0, before + 1, "only the sign-in is new");
    store.write("choices.csv", CHOICES.replace("李芳珠", "李芳珍").replace("看情况", "居保"));
    let mended = clerk.run("import choices choices.csv --json").exits(0).json();
    assert_eq!(counts(&mended), [7, 2, 3, 0, 1, 1]);
    assert_eq!(kept_aside(&store), 3, "those of the roster of people");
}

const CONTRIBUTIONS: &str = "\
公民身份号码,姓名,险种,年度,缴费金额,缴费日期,凭证号
530122193012258481,毕珍,城镇职工,2019,1000.00,2019-06-10,PZ1
530122193012258481,毕珍,城镇职工,2020,1000.00,2020-04-10,PZ2
530122193012258481,毕珍,城镇职工,2020,1000.00,2020-04-10,PZ2
530122195007302811,李芳珍,城乡居民,2020,200.00,2020-04-10,PZ2
530122193506141769,林秀果,城乡居民,2020,200.00,2020-04-10,PZ4
530122193508197168,陈贵红,城乡居民,2020,200.00,,PZ5
530122196007069989,黄海自,城乡居民,2020,200.00,2021-04-10,PZ6
";

#[test]
fn a3_a_voucher_used_twice_is_a_finding_and_a6_contributions_come_on_record() {
    let store = Store::demo(0);
    store.by("human-resources.clerk").run(&format!("import legacy {}", legacy())).exits(0);
    store.write("paid.csv", CONTRIBUTIONS);
    let clerk = store.by("information.clerk").on("2020-05-20");
    let trial = clerk.run("import contributions paid.csv --dry-run --json").exits(0).json();
    let told = clerk.run("import contributions paid.csv --json").exits(0).json();
    assert_eq!(trial, told);
    assert_eq!(counts(&told), [8, 2, 1, 0, 4, 1]);
    assert_eq!(told["refused"][0]["refusal"], "ImpossibleContribution");
    let cause = |line: u64| {
        let mut faults = told["faults"].as_array().expect("a list").iter();
        faults.find(|fault| fault["line"] == line).map(|fault| fault["cause"].clone())
    };
    assert_eq!(cause(4).expect("said"), "voucher-used");
    assert_eq!(cause(5).expect("said"), "voucher-used");
    assert_eq!(cause(6).expect("said"), "name-mismatch");
    assert_eq!(cause(7).expect("said"), "missing");
    let before = store.head().0;
    let again = clerk.run("import contributions paid.csv").exits(0);
    again.says("已在册 3 行").says("没有新的内容");
    assert_eq!(store.head().0, before + 1, "only the sign-in is new");
    let mended = CONTRIBUTIONS.replace("林秀果", "林秀国").replace(",,PZ5", ",2020-05-01,PZ5");
    store.write("paid.csv", mended);
    let told = clerk.run("import contributions paid.csv --json").exits(0).json();
    assert_eq!(counts(&told), [8, 2, 3, 0, 2, 1]);
    assert_eq!(kept_aside(&store), 4, "the voucher of two people, and three of the people");
}

const PROJECTS: &str = "\
项目编号,项目名称,乡镇街道,征地面积（亩）,应缴社会保障金,已缴社会保障金,应缴日期
JN2020-001,环湖南路延长线,宝峰街道,367.03,5366280.47,2683140.24,2020-05-15
JN2020-002,晋城古镇提升改造,上蒜镇,763.39,3411300.12,3411300.12,2020-06-15
";

#[test]
fn l2_a_newer_edition_of_the_projects_changes_the_amounts_and_an_old_one_nothing() {
    let store = Store::demo(0);
    store.write("old.csv", PROJECTS);
    store.write("new.csv", PROJECTS.replace("2683140.24", "5366280.47"));
    let clerk = store.by("natural-resources.clerk").on("2020-06-15");
    let listed = || clerk.run("land list --json").exits(0).json()["projects"].clone();
    let told = clerk.run("import projects old.csv --json").exits(0).json();
    assert_eq!(counts(&told), [3, 2, 0, 0, 0, 1]);
    let first = listed()[0].clone();
    assert_eq!((&first["outstanding"], &first["days"]), (&"2683140.23".into(), &31.into()));
    assert_eq!(first["approvable"], false);
    let told = clerk.run("import projects new.csv --json").exits(0).json();
    assert_eq!((&told["changed"], &told["already"]), (&1.into(), &1.into()));
    let again = clerk.run("import projects old.csv --json").exits(0).json();
    assert_eq!((&again["changed"], &again["already"]), (&0.into(), &2.into()));
    assert_eq!(listed()[0]["approvable"], true);
    store.run("rebuild").exits(0);
    assert_eq!(listed()[0]["approvable"], true);
    clerk.run("export land --out land.csv").exits(0);
    assert!(store.read("land.csv").contains("JN2020-001,环湖南路延长线,宝峰街道"));
    store.by("530115001.clerk").run("import projects new.csv").refuses("登记征地项目和社会保障金");
}
