//! Rejected lines mended by two people: a mended line of each kind leaves exactly what a file
//! with the line right would have left (K1b, X1).

use super::store::{Store, legacy};
use serde_json::Value;

/// A kind of file with one line that cannot be read, and how it is mended.
struct Faulty {
    kind: &'static str,
    by: &'static str,
    text: &'static str,
    /// Cell as it came, its column, and what it is to be.
    cell: (&'static str, &'static str, &'static str),
    /// Asked of both stores.
    asks: &'static [&'static str],
}

const KINDS: &[Faulty] = &[
    Faulty {
        kind: "legacy",
        by: "human-resources.clerk",
        text: "原参保人员名册,,单位：万元\n姓名,身份证号,乡镇,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准\n\
               张三,53012219620504001X,昆阳街道,L1,0.1,0,否,0\n\
               李四,53012219670712920,昆阳街道,L2,0.8,0.1,否,0\n",
        cell: ("53012219670712920", "身份证号", "530122196707129209"),
        asks: &["export persons --out out.jsonl", "export comparison --out out.jsonl"],
    },
    Faulty {
        kind: "resident",
        by: "human-resources.clerk",
        text: "姓名,公民身份号码,乡镇街道,参保状态,个人账户余额,月养老金\n\
               王五,530115194211302829,晋城街道,查无此人,2429.07,219.65\n",
        cell: ("查无此人", "参保状态", "待遇领取"),
        asks: &["export comparison --out out.jsonl"],
    },
    Faulty {
        kind: "employee",
        by: "human-resources.clerk",
        text: "姓名,公民身份号码,人员状态,单位名称\n王五,530115194211302829,不详,某厂\n",
        cell: ("不详", "人员状态", "领取待遇"),
        asks: &["export comparison --out out.jsonl"],
    },
    Faulty {
        kind: "household",
        by: "human-resources.clerk",
        text: "公民身份号码,姓名,户口状态,状态日期\n530115194211302829,王五,说不清,2020-03-01\n",
        cell: ("说不清", "户口状态", "死亡注销"),
        asks: &["export comparison --out out.jsonl"],
    },
    Faulty {
        kind: "candidates",
        by: "530115001.clerk",
        text: "昆阳街道拟确认人员登记表\n姓名,身份证号,类别,家庭承包面积,被征地面积,征地日期,联系电话\n\
               赵六,53012219620504001Y,新增,3,2,2019-05-01,13800000001\n",
        cell: ("53012219620504001Y", "身份证号", "53012219620504001X"),
        asks: &["export persons --out out.jsonl", "review list --step township"],
    },
    Faulty {
        kind: "projects",
        by: "natural-resources.clerk",
        text: "单位：万元\n项目编号,项目名称,乡镇街道,征地面积（亩）,应缴社会保障金,已缴社会保障金,应缴日期\n\
               P9,环湖路,昆阳街道,120,36,12,2020年13月1日\n",
        cell: ("2020年13月1日", "应缴日期", "2020-06-01"),
        asks: &["land list --json"],
    },
    Faulty {
        kind: "compensation",
        by: "natural-resources.clerk",
        text: "项目编号,姓名,公民身份号码,面积,金额\n\
               P9,钱七,53012219620504001X,1.5,3000\nP9,钱七,53012219620504001X,2亩半,4000\n",
        cell: ("2亩半", "面积", "2.5"),
        asks: &["list missing"],
    },
    Faulty {
        kind: "choices",
        by: "resident-pension.clerk",
        text: "公民身份号码,姓名,参保选择,选择日期\n530115194211302829,王五,看情况,2020-03-02\n",
        cell: ("看情况", "参保选择", "城乡居民"),
        asks: &["export persons --out out.jsonl", "review list --step choice"],
    },
    Faulty {
        kind: "contributions",
        by: "information.clerk",
        text: "公民身份号码,姓名,险种,年度,缴费金额,缴费日期,凭证号\n\
               530115194211302829,王五,城乡居民,2020,约两百,2020-03-02,PZ1\n",
        cell: ("约两百", "缴费金额", "200"),
        asks: &["export persons --out out.jsonl"],
    },
];

/// All that a store says to what is asked.
fn answers(store: &Store, faulty: &Faulty) -> Vec<String> {
    let ask = |line: &&str| {
        let _removed = std::fs::remove_file(store.path("out.jsonl"));
        let told = store.by("human-resources.supervisor").run(line).exits(0);
        match line.contains("out.jsonl") {
            true => store.read("out.jsonl"),
            false => told.out,
        }
    };
    faulty.asks.iter().map(ask).collect()
}

fn balances(told: &Value) {
    let count = |key: &str| told[key].as_u64().unwrap_or_else(|| panic!("{key}: {told}"));
    let ignored = told["ignored"].as_array().map_or(0, Vec::len) as u64;
    let sum = count("registered").max(told["recorded"].as_u64().unwrap_or_default())
        + count("already")
        + count("changed")
        + count("set_aside")
        + ignored;
    assert_eq!(count("lines"), sum, "{told}");
}

#[test]
fn x1_a_mended_line_of_each_kind_leaves_what_a_right_file_would_have_left() {
    for faulty in KINDS {
        let Faulty { kind, by, text, cell: (came, column, right), .. } = faulty;
        let store = |text: &str| {
            let store = Store::demo(0);
            store.write("名册.csv", text);
            // Whoever the lines are about.
            if ["resident", "employee", "household", "choices", "contributions"].contains(kind) {
                let listed = "姓名,身份证号,乡镇,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准\n\
                              王五,530115194211302829,晋城街道,L7,1000,0,否,0\n";
                store.write("原.csv", listed);
                store.by("human-resources.clerk").run("import legacy 原.csv").exits(0);
            }
            let told = store.by(by).run(&format!("import {kind} 名册.csv --json")).exits(0).json();
            balances(&told);
            store
        };
        let (mended, whole) = (store(text), store(&text.replace(came, right)));
        let listed = mended.by(by).run("list rejected --json").exits(0).json();
        assert_eq!(listed.as_array().map(Vec::len), Some(1), "{kind}: {listed}");
        let handle = listed[0]["line"].as_str().expect("a handle");
        let mend = format!("change mend {kind} {handle} --ground 复印件 --set {column}=");
        mended.by(by).run(&format!("{mend}{came}")).exits(1);
        let told = mended.by(by).run(&format!("{mend}{right} --json")).exits(0).json();
        let number = told["mend"].as_str().expect("a number").to_owned();
        let pass = format!("review pass {number} --step change");
        mended.by(by).run(&pass).exits(1);
        let chief = || mended.by("human-resources.supervisor");
        let waiting = mended.run("review list --step change --json").exits(0).json();
        assert_eq!(waiting[0]["mend"], number.as_str(), "{kind}: {waiting}");
        chief().run(&pass).exits(0);
        let left = mended.by(by).run("list rejected --json").exits(0).json();
        assert_eq!(left, serde_json::json!([]), "{kind}");
        assert_eq!(answers(&mended, faulty), answers(&whole, faulty), "{kind}");

        // The same faulty file again brings nothing back.
        let again = mended.by(by).run(&format!("import {kind} 名册.csv --json")).exits(0).json();
        balances(&again);
        assert_eq!(again["set_aside"], 0, "{kind}: {again}");
        assert_eq!(again["changed"], 0, "{kind}: {again}");
        assert_eq!(answers(&mended, faulty), answers(&whole, faulty), "{kind} once more");
        let left = mended.by(by).run("list rejected --json").exits(0).json();
        assert_eq!(left, serde_json::json!([]), "{kind} once more");
        mended.run("verify").exits(0);
    }
}

#[test]
fn x1_a_correction_is_withdrawn_sent_back_or_does_not_go_in_bulk() {
    let store = Store::demo(0);
    let import = format!("import legacy {}", legacy());
    store.by("human-resources.clerk").run(&import).exits(0);
    let listed = store.by("human-resources.clerk").run("list rejected --json").exits(0).json();
    let number = |row: &&Value| row["cause"].as_str().is_some_and(|cause| cause.starts_with("id-"));
    let rows = listed.as_array().expect("rows");
    let row = rows.iter().find(number).expect("a number that cannot be read");
    let handle = row["line"].as_str().expect("a handle");
    let clerk = || store.by("human-resources.clerk");
    let mend = format!("change mend legacy {handle} --ground 复印件");
    clerk().run(&format!("{mend} --set 没有的栏=1")).exits(1);
    clerk().run(&format!("{mend} --set 身份证号")).exits(2);
    store.by("finance.clerk").run(&format!("{mend} --set 身份证号=53012219620504001X")).exits(1);
    let propose = format!("{mend} --set 身份证号=53012219620504001X --json");
    let first = clerk().run(&propose).exits(0).json()["mend"].clone();
    clerk().run(&propose).exits(1);
    let first = first.as_str().expect("a number");
    clerk().run(&format!("change withdraw {first}")).exits(0);
    let second = clerk().run(&propose).exits(0).json()["mend"].clone();
    let second = second.as_str().expect("a number");
    let chief = || store.by("human-resources.supervisor");
    let told = chief().run("review pass --step change --all --json").exits(0).json();
    assert_eq!(told["done"], 0, "{told}");
    chief().run(&format!("review return {second}")).exits(1);
    chief().run(&format!("review return {second} --reason 看不清")).exits(0);
    assert_eq!(
        store.run("review list --step change --json").exits(0).json(),
        serde_json::json!([])
    );
}
