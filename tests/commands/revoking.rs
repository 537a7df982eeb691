//! `change revoke` and `recovery open` (X5, R3).

use super::store::Store;

#[test]
fn x5_a_confirmation_is_revoked_by_two_and_exported_as_revoked() {
    let store = Store::demo(200);
    let persons = |store: &Store| {
        let out = store.path("persons.jsonl");
        store
            .by("human-resources.supervisor")
            .run(&format!("export persons --out {}", out.display()))
            .exits(0);
        let text = std::fs::read_to_string(out).expect("the export");
        let lines = text.lines().map(|line| serde_json::from_str(line).expect("JSON"));
        lines.collect::<Vec<serde_json::Value>>()
    };
    let all = persons(&store);
    let (at, _) = all
        .iter()
        .enumerate()
        .find(|(_, one)| one["confirmation"] == "confirmed")
        .expect("somebody was confirmed");
    let whose = format!("P{:06}", at + 1);
    let clerk = store.by("natural-resources.clerk");
    let command = format!("change revoke {whose} --reason 冒名 --paper 证明 --json");
    let told = clerk.run(&command).exits(0).json();
    let case = told["case"].as_str().expect("a case").to_owned();
    assert!(clerk.run(&command).failed(), "it is open already");
    assert!(store.by("human-resources.supervisor").run(&format!("review pass {case}")).failed());
    let waiting = store.run("review list --step revocation --json").exits(0).json();
    assert_eq!(waiting[0]["case"], case.as_str());
    let supervisor = store.by("natural-resources.supervisor");
    supervisor.run(&format!("review pass --step revocation {case}")).exits(0);
    assert_eq!(persons(&store)[at]["confirmation"], "revoked");
    let recovering = store.by("human-resources.clerk");
    recovering.run(&format!("recovery open {whose}")).exits(2);
    recovering.run(&format!("recovery open {whose} --all --year 2020")).exits(2);
}
