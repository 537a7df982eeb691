//! `change propose`, and its decision by another person (X1).

use super::store::Store;

#[test]
fn x1_a_new_account_waits_for_a_second_person() {
    let store = Store::demo(60);
    let clerk = || store.by("human-resources.clerk");
    let command = "change propose P000001 --field bank-account --to 6230521990000001 --ground 换卡";
    let told = clerk().run(&format!("{command} --json")).exits(0).json();
    let case = told["case"].as_str().expect("a case").to_owned();
    assert_eq!((&told["person"], &told["field"]), (&"P000001".into(), &"bank-account".into()));

    let waiting = store.run("review list --step change --json").exits(0).json();
    assert_eq!(waiting.as_array().map(Vec::len), Some(1), "{waiting}");
    assert_eq!(waiting[0]["field"], "bank-account");
    assert!(!waiting.to_string().contains("6230521990000001"), "the account is masked: {waiting}");

    clerk().run(&command.replace("换卡", "又换")).exits(1);
    assert!(clerk().run(&format!("review pass {case} --step change")).failed(), "her own");
    let supervisor = store.by("human-resources.supervisor");
    supervisor.run("review pass --step change --all").exits(0);
    let left = store.run("review list --step change --json").exits(0).json();
    assert_eq!(left.as_array().map(Vec::len), Some(1), "a typed figure is not passed in bulk");
    supervisor.run(&format!("review pass {case} --step change")).exits(0);
    assert_eq!(
        store.run("review list --step change --json").exits(0).json(),
        serde_json::json!([])
    );
}

#[test]
fn x1_what_cannot_be_proposed_is_refused_with_its_cause() {
    let store = Store::demo(60);
    let clerk = store.by("human-resources.clerk");
    for (rest, code) in [
        ("P000001 --field township --to 530999001 --ground 迁居", 2),
        ("P000001 --field id-number --to 530122196707129200 --ground 抄错", 2),
        ("P000001 --field cohort --to original --ground 抄错", 2),
        ("P000001 --field cohort --to new --ground 抄错", 1),
        ("P000001 --field legacy-balance --to 12.345 --ground 抄错", 2),
        ("P999999 --field name --to 张三 --ground 改名", 1),
        ("P000001 --field drawing --to maybe --ground 抄错", 2),
    ] {
        clerk.run(&format!("change propose {rest}")).exits(code);
    }
    assert_eq!(
        store.run("review list --step change --json").exits(0).json(),
        serde_json::json!([])
    );
}

#[test]
fn x1_a_number_and_a_township_are_changed_by_two() {
    let store = Store::demo(60);
    let exported = |path: &str| {
        store.by("human-resources.supervisor").run(&format!("export persons --out {path}"));
        let first = store.read(path).lines().next().map(str::to_owned).expect("a person");
        serde_json::from_str::<serde_json::Value>(&first).expect("JSON")
    };
    let before = exported("before.jsonl");
    let changes = [("id-number", "530122196707129209"), ("township", "二街镇")];
    for (field, to) in changes {
        let propose = format!("change propose P000001 --field {field} --to {to} --ground 户口簿");
        let told = store.by("human-resources.clerk").run(&format!("{propose} --json"));
        let case = told.exits(0).json()["case"].as_str().expect("a case").to_owned();
        let waiting = store.run("review list --step change --json").exits(0).json();
        let own = waiting.as_array().expect("rows").iter().find(|row| row["field"] == field);
        assert!(own.is_some(), "{waiting}");
        assert!(!waiting.to_string().contains("530122196707129209"), "masked: {waiting}");
        store.by("human-resources.clerk").run(&format!("review pass {case}")).exits(1);
        store.by("human-resources.supervisor").run(&format!("review pass {case}")).exits(0);
    }
    let after = exported("after.jsonl");
    assert_ne!(before["id_number"], after["id_number"]);
    assert_ne!(before["township"], after["township"], "{after}");
    let by_new = "change propose 530122196707129209 --field name --to 李改名 --ground 户口簿";
    store.by("human-resources.clerk").run(by_new).exits(0);
    store.run("verify").exits(0);
}
