//! The rosters compared, settled, carried out and paid, from small files of all kinds.

use super::store::Store;
use serde_json::Value;
use std::collections::BTreeMap;
use youyang::base::{Date, IdNumber};

const LEGACY: &str = "姓名,身份证号,乡镇（街道）,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,\
                      月待遇标准（元）,银行账号\n";
const RESIDENT: &str = "姓名,公民身份号码,乡镇街道,参保状态,个人账户余额,月养老金\n";
const EMPLOYEE: &str = "姓名,公民身份号码,人员状态,单位名称\n";
const HOUSEHOLD: &str = "公民身份号码,姓名,户口状态,状态日期\n";

fn number(order: u32) -> String {
    let born = Date::new(1950, 1, 2).expect("a day");
    IdNumber::compose(530_122, born, order).expect("a number").as_str().to_owned()
}

/// One district of nine people, each in another standing, line by line.
fn district() -> [(&'static str, &'static str, Vec<String>); 4] {
    let names = ["张一", "张二", "张三", "张四", "张五", "张六", "张七", "张八"];
    let legacy = names.iter().enumerate().map(|(at, name)| {
        let number = number(at as u32 + 1);
        format!("{name},{number},昆阳街道,L{at},1000.00,9000,是,300.00,621700000000000{at}\n")
    });
    let aside = ["张九,530122195001020000,昆阳街道,L8,1000.00,9000,是,300.00,6217000000000008\n"];
    let legacy = legacy.chain(aside.map(str::to_owned)).collect();
    let drawing = [0, 1, 2, 4, 6, 7];
    let resident = drawing.map(|at: usize| {
        // Of the seventh another name stands under the number.
        let name = if at == 6 { "王七" } else { names[at] };
        let standing = if at == 1 { "正常参保" } else { "待遇领取" };
        let monthly = if at == 1 { "0.00" } else { "100.00" };
        format!("{name},{},昆阳街道,{standing},500.00,{monthly}\n", number(at as u32 + 1))
    });
    let employee = [(2, "领取待遇"), (4, "正常缴费")].map(|(at, standing)| {
        format!("{},{},{standing},晋宁建材厂\n", names[at], number(at as u32 + 1))
    });
    let household = [format!("{},张八,死亡注销,2020-01-05\n", number(8))];
    [
        ("legacy", LEGACY, legacy),
        ("resident", RESIDENT, resident.into()),
        ("employee", EMPLOYEE, employee.into()),
        ("household", HOUSEHOLD, household.into()),
    ]
}

fn import(store: &Store, kind: &str, name: &str, text: &str) -> Value {
    store.write(name, text);
    store.by("human-resources.clerk").run(&format!("import {kind} {name} --json")).exits(0).json()
}

fn imported() -> Store {
    let store = Store::demo(0);
    for (kind, head, lines) in district() {
        import(&store, kind, &format!("{kind}.csv"), &(head.to_owned() + &lines.concat()));
    }
    store
}

/// Class, findings and figures by legacy number.
fn verdicts(store: &Store) -> BTreeMap<String, String> {
    let clerk = store.by("human-resources.clerk");
    clerk.run("export comparison --out comparison.jsonl").exits(0);
    let text = store.read("comparison.jsonl");
    let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    rows.map(|row| {
        let of = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let keys = ["class", "findings", "top_up", "merged_account", "merged_monthly", "refund"];
        (of("legacy_no"), keys.map(of).join("|"))
    })
    .collect()
}

#[test]
fn t5_everybody_comes_out_once_with_class_findings_and_figures() {
    let store = imported();
    let found = verdicts(&store);
    let expected = [
        "merge-benefits||6000.00|7500.00|400.00|",
        "merge-accounts||6000.00|7500.00|300.00|",
        "surrender|dual-enrolment||||1000.00",
        "choose|||||",
        "choose|dual-enrolment||||",
        "choose|||||",
        "blocked|name-mismatch||||",
        "blocked|deceased||||",
        "blocked|invalid-id||||",
    ];
    for (at, expected) in expected.iter().enumerate() {
        assert_eq!(found[&format!("L{at}")], *expected, "L{at}");
    }
    assert_eq!(found.len(), expected.len());
    let told = store.by("human-resources.clerk").run("compare --json").exits(0).json();
    assert_eq!((&told["people"], &told["control"]["ties"]), (&9.into(), &true.into()));
    store.by("human-resources.clerk").run("compare").exits(0).says("张九");
}

#[test]
fn t5_shuffled_lines_and_split_rosters_change_no_verdict() {
    let whole = verdicts(&imported());
    let store = Store::demo(0);
    for (kind, head, mut lines) in district().into_iter().rev() {
        lines.reverse();
        let (first, second) = lines.split_at(lines.len() / 2);
        for (part, lines) in [first, second].into_iter().enumerate().filter(|(_, l)| !l.is_empty())
        {
            let name = format!("{kind}-{part}.csv");
            import(&store, kind, &name, &(head.to_owned() + &lines.concat()));
        }
    }
    assert_eq!(verdicts(&store), whole);
}

#[test]
fn a_newer_roster_brings_only_what_changed_and_names_who_is_gone() {
    let store = imported();
    let [_, (kind, head, lines), ..] = district();
    let again = import(&store, kind, "resident.csv", &(head.to_owned() + &lines.concat()));
    assert_eq!((&again["registered"], &again["already"]), (&0.into(), &6.into()));
    let newer = lines[1..].concat().replace("500.00,100.00", "600.00,100.00");
    let told = import(&store, kind, "newer.csv", &(head.to_owned() + &newer));
    assert_eq!(
        (&told["registered"], &told["changed"], &told["already"]),
        (&0.into(), &4.into(), &1.into())
    );
    assert_eq!(told["gone"][0]["name"], "张一");
    assert!(verdicts(&store)["L0"].starts_with("merge-benefits"), "who is gone stays");
}

#[test]
fn t1_t4_the_run_carries_out_once_and_tells_everybody_else() {
    let store = imported();
    let (clerk, chief) =
        (store.by("human-resources.clerk"), store.by("human-resources.supervisor"));
    let trial = chief.run("transition run --dry-run --json").exits(0).json();
    let told = clerk.run("transition run --json").exits(0).json();
    assert_eq!(trial["steps"], told["steps"]);
    assert_eq!(told["steps"]["carry-out"]["people"], 2);
    assert_eq!(told["steps"]["carry-out"]["amount"], "12000.00");
    assert_eq!(told["steps"]["open-refund"]["people"], 1);
    assert_eq!(told["done"], 3);
    assert_eq!(told["left"].as_array().map(Vec::len), Some(6), "{told}");
    let again = chief.run("transition run --json").exits(0).json();
    assert_eq!(again["done"], 0);
    chief.run("transition run").exits(0).says("本次没有可办理的人").says("张九");
}

#[test]
fn t5_the_payroll_pays_both_and_names_who_draws_and_is_left_out() {
    let store = imported();
    store.by("human-resources.supervisor").run("transition run").exits(0);
    let clerk = store.by("human-resources.clerk");
    clerk.run("export payroll --out payroll.jsonl").exits(0);
    let text = store.read("payroll.jsonl");
    let rows: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let paid: Vec<&Value> = rows.iter().filter(|row| row["state"] == "paid").collect();
    let monthly: Vec<&str> = paid.iter().filter_map(|row| row["merged_monthly"].as_str()).collect();
    assert_eq!(monthly, ["400.00", "300.00"]);
    assert_eq!(rows.len(), 9, "everybody draws");
    assert!(rows.iter().filter(|row| row["state"] != "paid").all(|row| row["cause"] != ""));
    clerk.run("export payroll --out payroll.csv").exits(0);
    assert!(store.read("payroll.csv").contains("合计,,2,,600.00,100.00,700.00"));
    clerk.run("export refunds --out refunds.jsonl").exits(0);
    assert!(store.read("refunds.jsonl").contains("\"amount\":\"1000.00\""));
    clerk.run("export faults --out faults.csv").exits(0);
    assert!(store.read("faults.csv").contains("legacy.csv"));
}

#[test]
fn t5_a_decision_settles_one_person() {
    let store = imported();
    let clerk = store.by("human-resources.clerk");
    clerk.run("compare decide L6 same-person --reason 已核对户口簿").exits(0).says("合并发放");
    assert!(verdicts(&store)["L6"].starts_with("merge-benefits"));
    clerk.run("compare decide L6 same-person").refuses("已经作过同样的核实");
    clerk.run("compare decide L0 dead").exits(2);
}

#[test]
fn t5_an_amount_is_taken_from_the_paper_and_asked_for_again_when_its_line_changes() {
    let store = imported();
    let line = |balance: &str| {
        let number = number(9);
        format!("{LEGACY}张十,{number},昆阳街道,L9,{balance},9000,是,300.00,\n")
    };
    import(&store, "legacy", "more.csv", &line("待查"));
    assert!(verdicts(&store)["L9"].starts_with("blocked|unreadable-amount|"));
    let clerk = store.by("human-resources.clerk");
    let decide = "compare decide L9 take-amount --balance";
    clerk.run(&format!("{decide} 八千 --reason 缴费证")).exits(2);
    clerk.run(&format!("{decide} 1000.00")).refuses("须写明依据的材料");
    clerk.run(&format!("{decide} 1000.00 --monthly 5 --reason 缴费证")).refuses("无法识别的金额");
    clerk.run(&format!("{decide} 1000.00 --reason 缴费证第12页")).exits(0).says("由另一人审核");
    assert!(verdicts(&store)["L9"].starts_with("blocked|unreadable-amount|"), "one person's word");
    clerk.run("review pass --step change --all").exits(0).says("已办 0 件");
    store.by("human-resources.supervisor").run("review pass C000001 --step change").exits(0);
    assert!(verdicts(&store)["L9"].starts_with("choose||"));
    // The same line in a newer file says nothing new.
    import(&store, "legacy", "again.csv", &(line("待查") + "张十一,,,,,,,,\n"));
    assert!(verdicts(&store)["L9"].starts_with("choose||"));
    import(&store, "legacy", "newer.csv", &line("约一千"));
    assert!(verdicts(&store)["L9"].starts_with("blocked|unreadable-amount|"));
    import(&store, "legacy", "mended.csv", &line("1000.00"));
    assert!(verdicts(&store)["L9"].starts_with("choose||"), "it can be read now");
}
