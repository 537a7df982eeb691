//! Who is missing among those put forward, and who was sent back: `list`.

use super::store::{Store, legacy};
use youyang::base::{Date, IdNumber};

const PROJECTS: &str = "\
项目编号,项目名称,乡镇街道,征地面积（亩）,应缴社会保障金,已缴社会保障金,应缴日期
JN2020-001,环湖南路延长线,昆阳街道,367.03,5366280.47,2683140.24,2020-05-15
JN2020-002,晋城古镇提升改造,二街镇,763.39,3411300.12,3411300.12,2020-06-15
";

fn number(order: u32) -> String {
    let born = Date::parse("1966-04-09").expect("a day");
    IdNumber::compose(530_122, born, order).expect("a number").as_str().to_owned()
}

/// A store with two projects and a compensation list of the first.
fn compensated() -> Store {
    let store = Store::demo(0);
    store.write("projects.csv", PROJECTS);
    let put_forward = format!(
        "姓名,公民身份号码,乡镇街道,村,类别,征地项目编号,家庭承包面积（亩）,被征地面积（亩）,征地日期\n\
         李秀英,{},昆阳街道,,新增,JN2020-001,3,1.2,2020-04-15\n",
        number(11)
    );
    store.write("candidates.csv", put_forward);
    let list = format!(
        "征地补偿名册\n项目编号,姓名,公民身份号码,面积（亩）,金额（元）\n\
         JN2020-001,李秀英,{},1.2,36000\nJN2020-001,普永福,{},0.8,24000\n\
         JN2020-001,张国良,,0.5,15000\nJN2020-001,普永福,{},0.2,6000\n合计,4人,,2.7,81000\n",
        number(11),
        number(13),
        number(13),
    );
    store.write("paid.csv", list);
    store.by("natural-resources.clerk").run("import projects projects.csv").exits(0);
    store.by("human-resources.clerk").run("import candidates candidates.csv").exits(0);
    store
}

#[test]
fn s3_a_compensation_list_tells_who_was_never_put_forward() {
    let store = compensated();
    let clerk = store.by("natural-resources.clerk");
    store.by("human-resources.clerk").run("import compensation paid.csv").refuses("补偿名册");
    let told = clerk.run("import compensation paid.csv --json").exits(0).json();
    assert_eq!((&told["registered"], &told["already"]), (&3.into(), &1.into()), "{told}");
    let again = clerk.run("import compensation paid.csv --json").exits(0).json();
    assert_eq!((&again["registered"], &again["already"]), (&0.into(), &4.into()));
    let list = clerk.run("list missing --json").exits(0).json();
    let kinds: Vec<_> = list.as_array().expect("a list").iter().map(|row| &row["kind"]).collect();
    assert_eq!(kinds, ["person", "person", "project"], "{list}");
    assert_eq!((&list[0]["name"], &list[0]["area"]), (&"普永福".into(), &"1.00".into()));
    assert_eq!(list[0]["id_number"], "530122********0137");
    assert_eq!((&list[1]["name"], &list[1]["id_number"]), (&"张国良".into(), &().into()));
    assert_eq!(list[2]["project"], "JN2020-002");
    let whole = store.by("human-resources.clerk").run("list missing --json").exits(0).json();
    assert_eq!(whole[0]["id_number"], number(13));
    store.run("rebuild").exits(0);
    assert_eq!(clerk.run("list missing --json").exits(0).json(), list);
}

#[test]
fn s3_an_item_is_worked_off_with_its_outcome_by_whom_and_when() {
    let store = compensated();
    store.by("natural-resources.clerk").run("import compensation paid.csv").exits(0);
    let town = store.by("530115001.clerk");
    let mine = town.run("list missing --json").exits(0).json();
    assert_eq!(mine.as_array().expect("a list").len(), 2, "of the own township only: {mine}");
    let done = format!("list done missing {} --outcome 已通知本人", number(13));
    town.run(&done).exits(0).says("已记下 1 项的结果");
    town.run(&done).refuses("没有变化");
    town.run(&format!("list done missing {} --outcome 已查", number(99))).refuses("清单里没有");
    let list = town.run("list missing --json").exits(0).json();
    let row = &list[0];
    assert_eq!((&row["state"], &row["outcome"]), (&"done".into(), &"已通知本人".into()));
    assert_eq!(row["by"], "530115001.clerk");
    assert!(row["at"].as_str().is_some_and(|at| at.starts_with("20")), "{row}");
    assert_eq!(list[1]["state"], "open");
    town.run("list missing").exits(0).says("已通知本人");
    store.by("finance.clerk").run("list missing").refuses("应报未报");
}

#[test]
fn what_is_sent_back_is_a_list_with_note_and_state() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    clerk.run(&format!("import legacy {}", legacy())).exits(0);
    let none = clerk.run("list sent-back --json").exits(0).json();
    assert_eq!(none, serde_json::json!([]));
    let people = clerk.run("export persons --out people.jsonl");
    people.exits(0);
    let first: serde_json::Value =
        serde_json::from_str(store.read("people.jsonl").lines().next().expect("a line"))
            .expect("JSON");
    let legacy_no = first["legacy_no"].as_str().expect("a number");
    let decide = format!("compare decide {legacy_no} send-back --reason 余额与台账不符");
    clerk.run(&decide).exits(0);
    let list = clerk.run("list sent-back --json").exits(0).json();
    assert_eq!((&list[0]["legacy_no"], &list[0]["state"]), (&legacy_no.into(), &"waiting".into()));
    assert_eq!(list[0]["note"], "余额与台账不符");
    clerk.run("list sent-back").exits(0).says("等原单位答复");
    clerk.run("export sent-back --out back.csv").exits(0);
    let file = store.read("back.csv");
    assert!(file.contains(legacy_no) && file.contains("余额与台账不符"), "{file}");
    assert!(file.contains("waiting"), "{file}");
}

#[test]
fn what_a_township_must_mend_is_a_file_of_its_own_to_print() {
    let store = Store::demo(0);
    let headings = "姓名,公民身份号码,乡镇街道,类别,被征地面积（亩）,征地日期\n";
    let line = |name: &str, township: &str| {
        format!("{name},530122197001011234,{township},现有,1.5,2013-06-30\n")
    };
    let file = format!("{headings}{}{}", line("张国良", "昆阳街道"), line("周家旺", "二街镇"));
    store.write("登记表.csv", file);
    let clerk = store.by("human-resources.clerk");
    clerk.run("import candidates 登记表.csv").exits(0);
    clerk.run("export to-mend --township 昆阳街道 --out mine.txt").exits(0).says("1");
    let page = store.read("mine.txt");
    for told in ["待更正清单", "张国良", "校验码不对", "对照身份证原件", "备注  ____"]
    {
        assert!(page.contains(told), "{told} in {page}");
    }
    assert!(!page.contains("周家旺"), "{page}");
    clerk.run("export to-mend --out all.csv").exits(0);
    let all = store.read("all.csv");
    assert!(all.contains("张国良") && all.contains("周家旺"), "{all}");
    clerk.run("export faults --township 二街镇 --out faults.jsonl").exits(0);
    assert_eq!(store.read("faults.jsonl").lines().count(), 1);
    clerk.run("export persons --township 二街镇 --out p.csv").refuses("不分乡镇");
    clerk.run("export to-mend --township 火星街道 --out p.csv").refuses("火星街道");
    store.by("finance.clerk").run("export missing --out m.csv").refuses("应报未报");
    let town = store.by("530115001.clerk");
    town.run("export to-mend --out town.txt").exits(0);
    let town = store.read("town.txt");
    assert!(town.contains("张国良") && !town.contains("周家旺"), "of their own only: {town}");
    assert!(!town.contains("530122197001011234"), "masked: {town}");
}
