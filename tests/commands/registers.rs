//! Lines of other offices that cannot be read: nobody counts as "not listed" because of
//! them (K1), and names are held against each other by their keys (K12).

use super::store::Store;
use serde_json::Value;
use std::collections::BTreeMap;

/// Imports a file as offices sent it.
fn import(store: &Store, kind: &str, file: &str) -> Value {
    let path = format!("{}/tests/field/{file}", env!("CARGO_MANIFEST_DIR"));
    let clerk = store.by("human-resources.clerk");
    clerk.run(&format!("import {kind} {path} --json")).exits(0).json()
}

/// Class and findings by name.
fn found(store: &Store) -> BTreeMap<String, (String, String)> {
    store.by("human-resources.clerk").run("export comparison --out found.jsonl").exits(0);
    let text = store.read("found.jsonl");
    let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let of = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    rows.map(|row| (of(&row, "name"), (of(&row, "class"), of(&row, "findings")))).collect()
}

/// Whoever has a finding that a line cannot be read.
fn unread(found: &BTreeMap<String, (String, String)>) -> Vec<&str> {
    let unread = found.iter().filter(|(_, (_, findings))| findings.contains("unreadable"));
    unread.map(|(name, _)| name.as_str()).collect()
}

#[test]
fn k1_a_status_that_cannot_be_read_blocks_and_is_never_not_enrolled() {
    let store = Store::demo(0);
    for (kind, file) in [
        ("legacy", "60-employee-words-legacy.csv"),
        ("resident", "60-employee-words-resident.csv"),
        ("employee", "60-employee-words-employee.csv"),
    ] {
        import(&store, kind, file);
    }
    let found = found(&store);
    let merging = found.iter().filter(|(_, (class, _))| class.starts_with("merge"));
    let merging: Vec<&str> = merging.map(|(name, _)| name.as_str()).collect();
    // Terminated or never insured; whatever else the office says, nobody gets a top-up.
    for name in merging {
        assert!(["农3", "农5", "农14"].contains(&name), "{name} {:?}", found[name]);
    }
    assert_eq!(found.len(), 21);
}

#[test]
fn k1_a_household_line_that_cannot_be_read_blocks() {
    let store = Store::demo(0);
    import(&store, "legacy", "59-death-words-legacy.csv");
    let told = import(&store, "household", "59-death-words-household.csv");
    let found = found(&store);
    let aside = told["set_aside"].as_u64().expect("a count") as usize;
    assert_eq!(unread(&found).len(), aside, "each line is tied to somebody");
    let blocked = found.values().filter(|(class, _)| class == "blocked").count();
    assert!(blocked >= aside.max(2), "{found:?}");
}

#[test]
fn k1_lines_are_tied_by_number_by_name_and_township_and_by_seventeen_digits() {
    let store = Store::demo(0);
    import(&store, "legacy", "62-resident-unreadable-legacy.csv");
    import(&store, "resident", "62-resident-unreadable-resident.csv");
    let found = found(&store);
    assert_eq!(found["农1"], ("blocked".into(), "unreadable-amount".into()));
    assert_eq!(found["农2"], ("blocked".into(), "unreadable-amount".into()));
    assert_eq!(found["农3"], ("blocked".into(), "unreadable-line".into()));
    assert_eq!(found["农4"], ("blocked".into(), "unreadable-amount".into()));
    assert_eq!(found["农5"], ("merge-benefits".into(), String::new()));
}

#[test]
fn k1_a_later_edition_that_can_be_read_clears_the_line() {
    const HEAD: &str = "姓名,公民身份号码,乡镇街道,参保状态,个人账户余额,月养老金\n";
    let store = Store::demo(0);
    import(&store, "legacy", "62-resident-unreadable-legacy.csv");
    import(&store, "resident", "62-resident-unreadable-resident.csv");
    let mended = "农1,530122195001010033,昆阳街道,待遇领取,2000.00,103.00\n\
                  农3,530122195001010076,昆阳街道,待遇领取,2000.00,103.00\n";
    let clerk = store.by("human-resources.clerk");
    store.write("mended.csv", format!("{HEAD}{mended}"));
    clerk.run("import resident mended.csv").exits(0);
    assert_eq!(unread(&found(&store)), ["农2", "农4"]);
    // The old file again brings nothing back.
    let again = import(&store, "resident", "62-resident-unreadable-resident.csv");
    assert_eq!((again["set_aside"].as_u64(), again["already"].as_u64()), (Some(2), Some(3)));
    assert_eq!(unread(&found(&store)), ["农2", "农4"]);
    // A newer edition in which the line cannot be read again blocks again.
    let spoiled = "农1,530122195001010033,昆阳街道,待遇领取,见附表,103.00\n";
    store.write("spoiled.csv", format!("{HEAD}{spoiled}"));
    clerk.run("import resident spoiled.csv").exits(0);
    assert_eq!(unread(&found(&store)), ["农1", "农2", "农4"]);
    store.write("again.csv", format!("{HEAD}{mended}\n"));
    clerk.run("import resident again.csv").exits(0);
    assert_eq!(unread(&found(&store)), ["农2", "农4"], "it says what it said, and is read");
}

#[test]
fn k12_no_name_differs_by_how_a_machine_wrote_it() {
    let store = Store::demo(0);
    import(&store, "legacy", "25-latin-legacy.csv");
    import(&store, "resident", "25-latin-resident.csv");
    for (name, (class, findings)) in found(&store) {
        assert_eq!((&*class, &*findings), ("merge-benefits", ""), "{name}");
    }
}

/// K12: private code points are read by their table; two as offices have sent them.
#[test]
fn k12_private_code_points_are_the_characters_they_stand_for() {
    let store = Store::demo(0);
    import(&store, "legacy", "20-pua-legacy.csv");
    import(&store, "resident", "20-pua-resident.csv");
    let found = found(&store);
    for name in ["张\u{e863}", "王\u{e81a}", "李\u{e854}"] {
        assert_eq!(found[name], ("merge-benefits".into(), String::new()), "{name}");
    }
}

#[test]
fn k1b_who_is_named_on_a_line_is_found_though_its_figures_cannot_be_read() {
    const HEAD: &str = "姓名,身份证号,乡镇（街道）,参保编号,个人账户余额,已享受政府补贴,\
                        是否领取待遇,月待遇标准（元）\n";
    let store = Store::demo(0);
    let clerk = store.by("human-resources.clerk");
    let lines = |first: &str, second: &str, third: &str| {
        format!(
            "{HEAD}张一,530122195001010033,昆阳街道,L1,{first},9000,是,300.00\n\
             张二,53012219500101005X,昆阳街道,L2,{second},9000,是,300.00\n\
             张三,530122195001010076,昆阳街道,L3,1000.00,9000,{third},300.00\n"
        )
    };
    store.write("legacy.csv", lines("见附件", "12.345", "待定"));
    let told = clerk.run("import legacy legacy.csv --json").exits(0).json();
    assert_eq!(told["set_aside"], 3);
    clerk.run("export persons --out persons.jsonl").exits(0);
    let persons = store.read("persons.jsonl");
    for (name, number) in [("张一", "L1"), ("张二", "L2"), ("张三", "L3")] {
        let line = persons.lines().find(|line| line.contains(name)).expect("registered");
        let told: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!((&told["cohort"], &told["legacy_no"]), (&"original".into(), &number.into()));
    }
    let before = found(&store);
    assert_eq!(before["张一"], ("blocked".into(), "unreadable-amount".into()));
    assert_eq!(before["张三"], ("blocked".into(), "unreadable-line".into()));
    let again = clerk.run("import legacy legacy.csv --json").exits(0).json();
    assert_eq!((&again["set_aside"], &again["registered"]), (&3.into(), &0.into()));
    store.write("mended.csv", lines("1000.00", "12.34", "是"));
    let mended = clerk.run("import legacy mended.csv --json").exits(0).json();
    assert_eq!((&mended["set_aside"], &mended["changed"]), (&0.into(), &3.into()));
    assert_eq!(found(&store)["张一"], ("choose".into(), String::new()));
    clerk.run("export persons --out persons.jsonl").exits(0);
    assert_eq!(store.read("persons.jsonl").lines().count(), 3);
}

const HOUSEHOLD: &str = "公民身份号码,姓名,户口状态,状态日期\n";

#[test]
fn k2_the_later_status_date_counts_and_not_the_later_file() {
    let store = Store::demo(0);
    import(&store, "legacy", "62-resident-unreadable-legacy.csv");
    let read = |name: &str, lines: &str| {
        store.write(name, format!("{HOUSEHOLD}{lines}"));
        let human = store.by("human-resources.clerk");
        human.run(&format!("import household {name} --json")).exits(0).json()
    };
    read("march.csv", "530122195001010033,农1,死亡注销,2020-02-10\n");
    assert_eq!(found(&store)["农1"].1, "deceased");
    // A file of January, read in March.
    let old = read("january.csv", "530122195001010033,农1,正常,2020-01-05\n");
    assert_eq!(old["older"][0]["name"], "农1");
    assert_eq!((&old["changed"], &old["set_aside"]), (&0.into(), &0.into()));
    assert_eq!(found(&store)["农1"].1, "deceased");
    // Of one day later: nobody comes back to life by a file.
    let lifting = read("april.csv", "530122195001010033,农1,正常,2020-03-05\n");
    assert_eq!((&lifting["changed"], &lifting["set_aside"]), (&0.into(), &1.into()));
    assert_eq!(lifting["faults"][0]["cause"], "lifts-death");
    assert_eq!(found(&store)["农1"].1, "deceased;unreadable-line");
    // Within one file likewise.
    let both = read(
        "both.csv",
        "53012219500101005X,农2,死亡注销,2020-02-10\n53012219500101005X,农2,正常,2020-03-10\n",
    );
    assert_eq!((&both["registered"], &both["set_aside"]), (&1.into(), &1.into()));
    // The death told again clears the line that contradicted it.
    read("may.csv", "530122195001010033,农1,死亡注销,2020-02-10\n\n");
    assert_eq!(found(&store)["农1"].1, "deceased");
}

fn by_township(store: &Store, township: u32, file: &str) -> Value {
    let path = format!("{}/tests/field/{file}", env!("CARGO_MANIFEST_DIR"));
    let login = format!("{township}.clerk");
    store.by(&login).run(&format!("import candidates {path} --json")).exits(0).json()
}

#[test]
fn k9_a_claim_of_another_township_is_told_and_listed() {
    let store = Store::demo(0);
    assert_eq!(by_township(&store, 530_115_001, "110-two-townships-a.csv")["registered"], 1);
    let told = by_township(&store, 530_115_003, "110-two-townships-b.csv");
    assert_eq!((&told["registered"], &told["already"]), (&1.into(), &0.into()));
    let claims = told["differences"].as_array().expect("a list");
    assert_eq!(claims[0]["field"], "township");
    assert_eq!(claims[0]["from"], "昆阳街道");
    let causes: Vec<&str> = told["faults"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|fault| fault["cause"].as_str().expect("a cause"))
        .collect();
    assert!(causes.contains(&"other-township"), "{causes:?}");
    // Both townships and human-resources see the claim, others do not.
    let seen = |login: &str| {
        store.by(login).run("export faults --out faults.csv").exits(0);
        store.read("faults.csv").matches("已由其他乡镇（街道）登记").count()
    };
    for login in ["530115001.clerk", "530115003.clerk", "human-resources.clerk"] {
        assert_eq!(seen(login), 1, "{login}");
    }
    assert_eq!(seen("530115002.clerk"), 0);
}

#[test]
fn k9_another_name_or_another_area_is_not_already_registered() {
    let store = Store::demo(0);
    by_township(&store, 530_115_001, "116-again-a.csv");
    let told = by_township(&store, 530_115_001, "116-again-b.csv");
    assert_eq!((&told["already"], &told["set_aside"]), (&0.into(), &2.into()));
    let of = |line: u64| -> Vec<&str> {
        let all = told["differences"].as_array().expect("a list").iter();
        let all = all.filter(|one| one["line"] == line);
        all.map(|one| one["field"].as_str().expect("a field")).collect()
    };
    assert_eq!(of(2), ["name"]);
    assert_eq!(of(3), ["contracted_area", "requisitioned_area", "bank_account"]);
    let causes = told["faults"].as_array().expect("a list").iter().map(|fault| &fault["cause"]);
    let causes: Vec<&Value> = causes.collect();
    assert_eq!(causes, ["name-mismatch", "differs", "differs", "differs"]);
    let same = by_township(&store, 530_115_001, "116-again-a.csv");
    assert_eq!((&same["already"], &same["set_aside"]), (&2.into(), &0.into()));
}

#[test]
fn k8_without_a_contracted_area_the_case_is_opened_all_the_same() {
    let store = Store::demo(0);
    assert_eq!(by_township(&store, 530_115_001, "53-no-contracted-area.csv")["registered"], 3);
    let clerk = store.by("530115001.supervisor");
    let queue = clerk.run("review list --step township --json").exits(0).json();
    let text = queue.to_string();
    assert_eq!(text.matches("contracted-missing").count(), 3, "{text}");
}

#[test]
fn k16_near_matches_stand_beside_whoever_seems_not_enrolled() {
    let store = Store::demo(0);
    import(&store, "legacy", "57-15-18-legacy.csv");
    import(&store, "resident", "57-15-18-resident.csv");
    let clerk = store.by("human-resources.clerk");
    let told = clerk.run("compare --json").exits(0).json();
    let near = told["near_matches"].as_array().expect("a list").iter();
    let near: Vec<(&str, &str)> = near
        .map(|one| {
            let of = |key: &str| one[key].as_str().expect("a text");
            (of("name"), of("likeness"))
        })
        .collect();
    assert_eq!(near, [("错号乙", "one-digit"), ("重名丙", "one-digit")]);
    assert_eq!(found(&store)["错号乙"], ("choose".into(), String::new()), "it decides nothing");
    clerk.run("compare").exits(0).says("身份证号差一位");
}

#[test]
fn k16_another_senders_people_are_not_gone() {
    let store = Store::demo(0);
    for kind in ["legacy", "resident"] {
        for town in ["a", "b"] {
            let told = import(&store, kind, &format!("132-{kind}-town-{town}.csv"));
            assert_eq!(told["gone"], Value::Array(Vec::new()), "{kind} {town}");
            assert_eq!(told["registered"], 3);
        }
    }
    const HEAD: &str = "姓名,公民身份号码,乡镇街道,参保状态,个人账户余额,月养老金\n";
    let lines = "农4,530122195001010092,二街镇,待遇领取,2000.00,103.00\n\
                 农5,530122195001010113,二街镇,待遇领取,2000.00,103.00\n";
    store.write("newer.csv", format!("{HEAD}{lines}"));
    let clerk = store.by("human-resources.clerk");
    let told = clerk.run("import resident newer.csv --json").exits(0).json();
    assert_eq!(told["gone"].as_array().map(Vec::len), Some(1));
    assert_eq!(told["gone"][0]["name"], "农6");
}

#[test]
fn k8_whoever_is_registered_without_a_case_is_told() {
    const HEAD: &str = "姓名,身份证号,乡镇（街道）,村（社区）,类别,家庭承包面积（亩）,\
                        被征地面积（亩）,征地日期\n";
    let store = Store::demo(0);
    let lines = "农一,530122196001010038,昆阳街道,汉营村委会,现有,1.00,2.00,2013-06-30\n\
                 农二,530122196001010054,昆阳街道,汉营村委会,现有,2.00,1.00,2013-06-30\n";
    store.write("candidates.csv", format!("{HEAD}{lines}"));
    let clerk = store.by("530115001.clerk");
    let told = clerk.run("import candidates candidates.csv --json").exits(0).json();
    assert_eq!((&told["registered"], &told["without_case"]), (&2.into(), &1.into()));
    assert_eq!(told["faults"][0]["cause"], "takes-too-much");
    assert_eq!(told["faults"][0]["line"], 2);
}

#[test]
fn k1_two_of_one_name_without_numbers_are_both_kept() {
    const HEAD: &str = "姓名,公民身份号码,乡镇街道,参保状态,个人账户余额,月养老金\n";
    let store = Store::demo(0);
    import(&store, "legacy", "62-resident-unreadable-legacy.csv");
    let lines = "农5,见附件,昆阳街道,待遇领取,2000.00,103.00\n\
                 农5,见附件,晋城街道,待遇领取,2000.00,103.00\n";
    store.write("resident.csv", format!("{HEAD}{lines}"));
    store.by("human-resources.clerk").run("import resident resident.csv").exits(0);
    assert_eq!(found(&store)["农5"], ("blocked".into(), "unreadable-line".into()));
}
