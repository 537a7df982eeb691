//! Files as offices really send them (`tests/field/`), by the kinds in which they fail.

use super::store::{Store, Told};
use serde_json::Value;

/// A file of the field, by its number.
fn file(number: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/field");
    let names = std::fs::read_dir(folder).expect("the field").flatten();
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let name = names.find(|name| name.starts_with(&format!("{number}-"))).expect("such a file");
    format!("{folder}/{name}")
}

/// A named file of the field, where several have its number.
fn named(name: &str) -> String {
    format!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/field/{}"), name)
}

/// Who takes in files of a kind.
pub(super) fn login(kind: &str) -> &'static str {
    match kind {
        "candidates" => "530115001.clerk",
        "allocations" => "finance.clerk",
        "bank-result" => "resident-pension.clerk",
        "contributions" => "information.clerk",
        "projects" | "compensation" => "natural-resources.clerk",
        _ => "human-resources.clerk",
    }
}

pub(super) fn import(store: &Store, kind: &str, path: &str) -> Told {
    store.by(login(kind)).run(&format!("import {kind} {path} --json"))
}

/// What a file comes to on an empty register, with its balance held.
#[track_caller]
fn taken(kind: &str, path: &str) -> Value {
    let store = Store::demo(0);
    let told = import(&store, kind, path).exits(0).json();
    balances(&told);
    told
}

/// Every line is read, known, changed, rejected, or no data.
#[track_caller]
pub(super) fn balances(told: &Value) {
    let count = |key: &str| told[key].as_u64().unwrap_or_else(|| panic!("{key} in {told}"));
    let ignored = told["ignored"].as_array().expect("a list").len() as u64;
    let keys = ["registered", "already", "changed", "set_aside"];
    assert_eq!(count("lines"), keys.map(count).iter().sum::<u64>() + ignored, "{told}");
}

#[track_caller]
pub(super) fn counts(told: &Value, registered: u64, set_aside: u64) {
    let found = (told["registered"].as_u64(), told["set_aside"].as_u64());
    assert_eq!(found, (Some(registered), Some(set_aside)), "{told}");
}

/// The causes for which lines are rejected or told of, by line.
pub(super) fn causes(told: &Value) -> Vec<(u64, String)> {
    let faults = told["faults"].as_array().expect("a list").iter();
    let cause = |fault: &Value| {
        (fault["line"].as_u64().expect("a line"), fault["cause"].as_str().expect("a cause").into())
    };
    faults.map(cause).collect()
}

/// A list as JSON lines.
pub(super) fn exported(store: &Store, login: &str, what: &str) -> String {
    let name = format!("{what}.jsonl");
    let out = store.path(&name);
    store.by(login).run(&format!("export {what} --out {}", out.display())).exits(0);
    store.read(&name)
}

/// The numbers and names of everybody on file.
pub(super) fn people(store: &Store) -> Vec<(String, String)> {
    let text = exported(store, "human-resources.supervisor", "persons");
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line"));
    let of = |line: &Value, key: &str| line[key].as_str().expect("text").to_owned();
    lines.map(|line| (of(&line, "id_number"), of(&line, "name"))).collect()
}

/// K3: a sheet a village, all of them read, each line with its sheet.
#[test]
fn k3_every_sheet_is_read_and_every_other_named() {
    let told = taken("candidates", &file("40"));
    counts(&told, 9, 0);
    let sheets = told["sheets"].as_array().expect("a list");
    assert!(sheets.len() == 3 && sheets.iter().all(|sheet| sheet["read"] == true));
    let store = Store::demo(0);
    let one = format!("import candidates {} --sheet 甸心村委会 --json", file("40"));
    let told = store.by("530115001.clerk").run(&one).exits(0).json();
    counts(&told, 4, 0);
    assert_eq!(told["sheets"][0]["state"], "not-asked");
    let none = format!("import candidates {} --sheet 别处", file("40"));
    store.by("530115001.clerk").run(&none).exits(1).warns("汉营村委会、甸心村委会、旧寨村委会");
}

/// K3: nobody is registered under the householder's number.
#[test]
fn k3_members_are_registered_under_their_own_numbers() {
    for (number, expected) in [
        ("44", vec!["530122196001010038", "530122196001010054", "530122196001010070"]),
        ("47", vec!["53012219500101005X", "530122195001010113"]),
        ("45", vec!["530122196001010054"]),
    ] {
        let store = Store::demo(0);
        let told = import(&store, "candidates", &file(number)).exits(0).json();
        balances(&told);
        let mut numbers: Vec<String> = people(&store).into_iter().map(|(id, _)| id).collect();
        numbers.sort();
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        expected.sort();
        assert_eq!(numbers, expected, "{number}");
        let unread = told["unread_columns"].to_string();
        assert!(unread.contains("户主"), "{number}: {unread}");
    }
    let told = taken("candidates", &file("45"));
    assert_eq!(causes(&told), [(2, "account-of-another".to_owned())]);
}

/// K4: units are honoured wherever they stand, and said.
#[test]
fn k4_money_in_ten_thousands_is_booked_in_yuan() {
    for number in ["122", "124"] {
        let told = taken("allocations", &file(number));
        assert_eq!(told["amount"], "1000000.00", "{number}");
        assert!(told["notices"].to_string().contains("万元"), "{number}: {told}");
    }
}

/// K5: printed totals are held against the lines; a difference stops money.
#[test]
fn k5_totals_that_differ_are_told_and_stop_money() {
    let told = taken("legacy", &file("49"));
    counts(&told, 2, 0);
    let totals = told["totals"].as_array().expect("a list");
    let differing: Vec<&Value> = totals.iter().filter(|total| total["equal"] == false).collect();
    let [total] = differing[..] else { panic!("{told}") };
    assert_eq!((&total["column"], &total["line"]), (&"个人账户余额".into(), &4.into()));
    assert_eq!((&total["printed"], &total["counted"]), (&"13000".into(), &"3000".into()));
    let store = Store::demo(0);
    import(&store, "legacy", &file("49")).exits(0);
    let compared = store.by("human-resources.clerk").run("compare").exits(0);
    compared.says("“个人账户余额”是 13,000.00，各行相加是 3,000.00，不符");
    import(&store, "allocations", &file("120")).exits(1);
    let booked = exported(&store, "finance.clerk", "fund");
    assert_eq!(booked, "", "nothing is booked");
}

/// K5: what another file told already waits for somebody else's word.
#[test]
fn k5_the_same_money_in_another_file_waits() {
    let store = Store::demo(0);
    import(&store, "allocations", &file("122")).exits(0);
    let told = import(&store, "allocations", &file("125")).exits(0).json();
    balances(&told);
    counts(&told, 1, 1);
    let second = format!("import allocations {} --second 2 --json", file("125"));
    let own = store.by("finance.clerk").run(&second).exits(0).json();
    assert_eq!(own["booked"], 0, "not by whoever booked the first");
    let other = store.by("finance.supervisor").run(&second).exits(0).json();
    assert_eq!(other["booked"], 1);
}

/// K6: sub-totals, column numbers, banners, remarks and forms not filled in are nobody.
#[test]
fn k6_lines_that_are_nobody_become_nobody() {
    for (kind, number, people) in [
        ("candidates", "41", 3),
        ("candidates", "42", 3),
        ("legacy", "48", 3),
        ("legacy", "50", 1),
        ("legacy", "52", 1),
    ] {
        let told = taken(kind, &file(number));
        counts(&told, people, 0);
        let totals = told["totals"].as_array().expect("a list").iter();
        assert!(totals.clone().all(|total| total["equal"] == true), "{number}: {told}");
    }
}

/// K10: one voucher however it is written, and one legacy number.
#[test]
fn k10_numbers_are_compared_however_they_are_written() {
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    let head = "姓名,身份证号,乡镇,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准\n";
    let people = [
        "农1,530122195001010033,昆阳街道,BZD-000001,1000.00,0,否,",
        "农2,53012219500101005X,昆阳街道,BZD000002,1000.00,0,否,",
        "农3,530122195001010076,昆阳街道,BZD000003,1000.00,0,否,",
    ];
    store.write("legacy.csv", format!("{head}{}\n", people.join("\n")));
    let told = clerk.run("import legacy legacy.csv --json").exits(0).json();
    counts(&told, 3, 0);
    let again = people.join("\n").replace("BZD-000001", "bzd 000001");
    store.write("again.csv", format!("{head}{again}\n"));
    let told = clerk.run("import legacy again.csv --json").exits(0).json();
    assert_eq!((&told["already"], &told["changed"]), (&3.into(), &0.into()), "{told}");
    let clerk = store.by("information.clerk").on("2020-05-20");
    let told = clerk.run(&format!("import contributions {} --json", file("64"))).exits(0).json();
    balances(&told);
    assert_eq!(told["registered"], 2, "{told}");
    let used = (3, "voucher-used".to_owned());
    assert!(causes(&told).contains(&used), "{told}");
}

/// K13: what is no name, and a number that nobody can have, is rejected with its cause.
#[test]
fn k13_no_names_and_impossible_numbers_are_rejected() {
    let told = taken("candidates", &file("113"));
    counts(&told, 0, 13);
    let told = taken("candidates", &file("58"));
    counts(&told, 2, 8);
    let told: Vec<String> = causes(&told).into_iter().map(|(_, cause)| cause).collect();
    let expected = ["id-age", "id-age", "id-region", "mojibake", "mojibake", "too-long"];
    assert_eq!(told[..6], expected.map(str::to_owned));
    let told = taken("candidates", &file("115"));
    counts(&told, 1, 0);
    let expected = [(2, "id-sex-differs".to_owned()), (2, "id-birth-differs".to_owned())];
    assert_eq!(causes(&told), expected);
}

/// K14: columns that are not read are named, always.
#[test]
fn k14_columns_that_are_not_read_are_named() {
    let told = taken("candidates", &file("114"));
    assert_eq!(told["unread_columns"], serde_json::json!(["家庭人口", "备注"]));
    let store = Store::demo(0);
    let baseline = store.by("human-resources.clerk").run(&format!("import legacy {}", file("00")));
    baseline.exits(0).says("未读的栏目：无");
}

/// K7: quotation marks that do not pair melt nobody into anybody.
#[test]
fn k7_stray_quotation_marks_melt_nobody() {
    let store = Store::demo(0);
    let told = import(&store, "candidates", &file("106")).exits(0).json();
    balances(&told);
    counts(&told, 4, 0);
    let mut names: Vec<String> = people(&store).into_iter().map(|(_, name)| name).collect();
    names.sort();
    assert_eq!(names, ["农一", "农三", "农二", "农四"]);
    assert!(told["notices"].to_string().contains("引号"), "{told}");
    counts(&taken("candidates", &file("112")), 4, 0);
}

/// K15: every form of file that offices send.
#[test]
fn k15_every_form_of_file_is_read() {
    for number in ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "15"] {
        counts(&taken("legacy", &file(number)), 3, 0);
    }
    for (number, said) in
        [("138", "密码"), ("140", "压缩包"), ("141", "扫描件"), ("33", "文字编码")]
    {
        let store = Store::demo(0);
        import(&store, "legacy", &file(number)).exits(1).warns(said);
    }
}

/// K15: everyday forms.
#[test]
fn k15_the_township_may_stand_in_the_title_or_be_told() {
    counts(&taken("candidates", &file("114")), 1, 0);
    let store = Store::demo(0);
    store.write("none.csv", "姓名,身份证号,类别,被征地面积\n农一,530122196001010038,现有,0.5\n");
    let clerk = store.by("530115001.clerk");
    clerk.run("import candidates none.csv").exits(1).warns("--township");
    clerk.run("import candidates none.csv --township 昆阳街道").exits(0).says("新登记 1 人");
    store.write(
        "short.csv",
        "姓名,身份证号,乡镇,类别,被征地面积\n农二,530122196001010054,昆阳,现有,0.5\n",
    );
    clerk.run("import candidates short.csv").exits(0).says("新登记 1 人");
}

/// What was right stays right.
#[test]
fn layouts_that_were_read_are_read() {
    for (kind, number, registered, set_aside) in [
        ("candidates", "100", 2, 0),
        ("candidates", "101", 4, 0),
        ("candidates", "104", 2, 0),
        ("legacy", "16", 3, 0),
        ("candidates", "93", 3, 0),
        ("legacy", "131", 26, 0),
    ] {
        let told = taken(kind, &file(number));
        counts(&told, registered, set_aside);
    }
    counts(&taken("candidates", &named("102-merged-as-csv.csv")), 2, 2);
}

const LEGACY: &str =
    "姓名,身份证号,乡镇,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准\n";
const RESIDENT: &str = "姓名,身份证号,乡镇街道,参保状态,个人账户余额,月养老金\n";

/// Somebody of both rosters, whom nothing keeps from merging.
fn merging(store: &Store) {
    let numbers = ["530122195001010033", "53012219500101005X", "530122195001010076"];
    let line = |(at, number): (usize, &&str)| {
        format!("农{at},{number},昆阳街道,L{at},1000.00,9000,是,300.00\n")
    };
    let legacy: String = numbers.iter().enumerate().map(line).collect();
    store.write("legacy.csv", format!("{LEGACY}{legacy}"));
    let line = |(at, number): (usize, &&str)| {
        format!("农{at},{number},昆阳街道,待遇领取,2000.00,103.00\n")
    };
    let resident: String = numbers.iter().enumerate().map(line).collect();
    store.write("resident.csv", format!("{RESIDENT}{resident}"));
    let clerk = store.by("human-resources.clerk");
    clerk.run("import legacy legacy.csv").exits(0);
    clerk.run("import resident resident.csv").exits(0);
}

/// The classes of the people of [`merging`].
fn classes(store: &Store) -> Vec<String> {
    let text = exported(store, "human-resources.clerk", "comparison");
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line"));
    lines.map(|line| line["class"].as_str().expect("a class").to_owned()).collect()
}

/// K1, K6: a line melted into one cell, a remark with a number in it, a number in the wrong
/// cell: somebody's, and blocked until mended.
#[test]
fn k1_melted_and_shifted_lines_block_whom_they_name() {
    for line in [
        "\"1,农0,530122195001010033,领取待遇,某厂\",,,,",
        "2，农0，530122195001010033，领取待遇，某厂,,,,",
        "注：农0 530122195001010033 已领取职工养老金,,,,",
        "530122195001010033,,,,",
        "3,农0 530122195001010033,,领取待遇,某厂",
        ",农0（已故）,530122195001010033,正常缴费,某厂",
    ] {
        let store = Store::demo(0);
        merging(&store);
        assert_eq!(classes(&store), ["merge-benefits"; 3]);
        let text = format!(
            "序号,姓名,证件号码,人员状态,单位名称\n9,别人,530122194803030154,正常缴费,x\n{line}\n"
        );
        store.write("employee.csv", text);
        let told = store.by("human-resources.clerk").run("import employee employee.csv --json");
        let told = told.exits(0).json();
        balances(&told);
        counts(&told, 1, 1);
        assert_eq!(classes(&store), ["blocked", "merge-benefits", "merge-benefits"], "{line}");
    }
}

/// K9: one legacy number twice in a file, or with another identity number, is swallowed nowhere.
#[test]
fn k9_a_legacy_number_listed_twice_or_for_somebody_else_is_told() {
    let store = Store::demo(0);
    merging(&store);
    let clerk = store.by("human-resources.clerk");
    let run = |text: &str| {
        store.write("next.csv", format!("{LEGACY}{text}"));
        let told = clerk.run("import legacy next.csv --json").exits(0).json();
        balances(&told);
        told
    };
    let told = run("李秀英,530122195102020249,昆阳街道,L1,1000.00,9000,是,300.00\n");
    counts(&told, 0, 1);
    let twice = "农九,530122194803030154,昆阳街道,L9,1000.00,0,否,\n\
                 农九,530122194803030154,昆阳街道,L9,5000.00,0,否,\n\
                 农九,530122194803030154,昆阳街道,L9,1000.00,0,否,\n";
    let told = run(twice);
    counts(&told, 1, 0);
    assert_eq!(told["listed_again"], 2, "{told}");
    let text = exported(&store, "human-resources.clerk", "comparison");
    let own = text.lines().find(|line| line.contains("农九")).expect("compared");
    assert!(own.contains("duplicate-in-roster"), "{own}");
    // A newer edition whose balance cannot be read takes nothing for granted.
    let told = run("农0,530122195001010033,昆阳街道,L0,见附件,9000,是,300.00\n");
    counts(&told, 0, 1);
    let text = exported(&store, "human-resources.clerk", "comparison");
    let own = text.lines().find(|line| line.contains("农0")).expect("compared");
    assert!(own.contains("blocked") && own.contains("unreadable-amount"), "{own}");
}

/// K5: a total that nobody can hold against the lines stops money as one that differs does.
#[test]
fn k5_totals_in_words_and_other_columns_are_held_or_stop_money() {
    let lines = "日期,科目,金额,摘要\n2020-03-05,财政补助,1000000.00,首批\n\
                 2020-03-06,社会保障金,2000000.00,征地\n";
    for (total, exits) in [
        ("合计：3500000元,,,", 1),
        ("合计,,350万元,", 1),
        ("合计,3500000,,", 1),
        ("共2笔，合计350万元,,,", 1),
        ("合计（大写）,,叁佰伍拾万元整,", 1),
        ("合计,,见附件,", 1),
        (",总额,3500000,", 1),
        ("合计：3000000元,,,", 0),
        ("合计,,300万元,", 0),
        ("合计,2笔,3000000.00,", 0),
    ] {
        let store = Store::demo(0);
        store.write("a.csv", format!("{lines}{total}\n"));
        store.by("finance.clerk").run("import allocations a.csv").exits(exits);
    }
}
