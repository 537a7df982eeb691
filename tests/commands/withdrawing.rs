//! `case withdraw` and `review take-back` (X6).

use super::store::Store;

#[test]
fn x6_a_case_is_withdrawn_by_who_prepared_it_and_a_return_is_taken_back() {
    let store = Store::demo(60);
    let clerk = || store.by("human-resources.clerk");
    let propose = "change propose P000001 --field bank-account --to 6230521990000001 --ground 换卡";
    let case = |told: serde_json::Value| told["case"].as_str().expect("a case").to_owned();
    let first = case(clerk().run(&format!("{propose} --json")).exits(0).json());
    assert!(store.by("530115001.clerk").run(&format!("case withdraw {first}")).failed());
    clerk().run(&format!("case withdraw {first}")).exits(0);
    assert!(clerk().run(&format!("case withdraw {first}")).failed(), "it is closed");
    assert!(clerk().run("case withdraw C999999").failed());

    let again = case(clerk().run(&format!("{propose} --json")).exits(0).json());
    let supervisor = store.by("human-resources.supervisor");
    supervisor.run(&format!("review return {again} --reason 缺复印件")).exits(0);
    assert!(clerk().run(&format!("review take-back {again}")).failed());
    supervisor.run(&format!("review take-back {again}")).exits(0);
    let waiting = store.run("review list --step change --json").exits(0).json();
    assert_eq!(waiting[0]["case"], again.as_str());
    supervisor.run(&format!("review return {again} --reason 缺复印件")).exits(0);
    clerk().run(&format!("case withdraw {again}")).exits(0);
}
