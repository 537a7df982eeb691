//! The way to confirmation through all departments, from the command line (C3, C4).

use super::store::{Clerk, Store, Told, candidates};
use serde_json::Value;

/// 昆阳街道.
const TOWNSHIP: &str = "530115001";

/// The sample candidates in the township's queue, brought in by natural resources.
fn with_candidates() -> Store {
    let store = Store::demo(0);
    let clerk = store.by("natural-resources.clerk").on("2020-05-20");
    clerk.run(&format!("import candidates {}", candidates())).exits(0);
    store
}

/// The cases that wait for somebody.
fn waiting(store: &Store, login: &str, day: &str) -> Vec<String> {
    let list = store.by(login).on(day).run("review list --json").exits(0).json();
    let rows = list.as_array().expect("a list").iter();
    rows.map(|row| row["case"].as_str().expect("a case").to_owned()).collect()
}

#[track_caller]
fn done(told: &Told) -> (u64, Vec<Value>) {
    let told = told.json();
    (told["done"].as_u64().expect("a count"), told["skipped"].as_array().expect("a list").clone())
}

/// Passes what goes together, then by number what is looked at one by one; how many.
#[track_caller]
fn passes_all(clerk: &Clerk, step: &str) -> u64 {
    let (together, singly) = done(&clerk.run(&format!("review pass --all{step} --json")).exits(0));
    assert!(singly.iter().all(|case| case["drawn"] == true || case["finding"].is_string()));
    let named: Vec<&str> = singly.iter().filter_map(|case| case["case"].as_str()).collect();
    if !named.is_empty() {
        clerk.run(&format!("review pass {}", named.join(" "))).exits(0);
    }
    together + named.len() as u64
}

#[test]
fn from_the_township_to_the_final_confirmation() {
    let store = with_candidates();
    let by = |department: &str, level: &str| format!("{department}.{level}");
    let (township, land) = (by(TOWNSHIP, "supervisor"), by("agriculture", "supervisor"));
    let (clerk, last) = (by("natural-resources", "clerk"), by("natural-resources", "supervisor"));
    let cases = waiting(&store, &township, "2020-05-20");
    let (one, two, count) = (&cases[0], &cases[1], cases.len() as u64);
    store.by(&by(TOWNSHIP, "clerk")).on("2020-05-20").run(&format!("review ask {two}")).exits(0);
    assert_eq!(passes_all(&store.by(&township).on("2020-05-20"), ""), count);
    assert_eq!(passes_all(&store.by(&land).on("2020-05-21"), " --step land-area"), count);
    let police = by("public-security", "supervisor");
    assert_eq!(waiting(&store, &police, "2020-05-22"), std::slice::from_ref(two));
    store.by(&police).on("2020-05-22").run(&format!("review pass --step household {two}")).exits(0);

    let poster = store.by(&clerk).on("2020-05-23");
    let told = poster.run(&format!("notice post --township {TOWNSHIP} --json")).exits(0);
    assert_eq!(done(&told), (count, Vec::new()));
    poster.run("notice list").exits(0).says("2020-05-29").says(one);
    poster.run("export notice --out notice.jsonl").exits(0);
    let wall = store.read("notice.jsonl");
    assert_eq!(wall.lines().count() as u64, count);
    assert!(
        wall.lines()
            .all(|line| line.contains("********") && line.contains("\"until\":\"2020-05-29\""))
    );
    let told = poster.run(&format!("notice object {one} --reason 该户没有被征地")).exits(0);
    told.says("异议 Y000001 已受理");
    let told = poster.run("notice list --json").exits(0).json();
    let noted = told.as_array().expect("a list").iter().find(|row| row["case"] == **one);
    let noted = noted.expect("the case");
    assert_eq!(noted["objections"][0]["id"], "Y000001");
    assert_eq!((&noted["id"], &noted["people"]), (&serde_json::json!(one), &1.into()));
    assert_eq!((&noted["from"], &noted["until"]), (&"2020-05-23".into(), &"2020-05-29".into()));
    assert!(noted["village"].as_str().is_some_and(|village| !village.is_empty()), "{noted}");

    let early = store.by(&last).on("2020-05-29");
    let told = early.run(&format!("review pass {two}")).exits(1);
    told.says("已办 0 件，跳过 1 件").warns("[五(二)]").warns("2020-05-30");
    let after = store.by(&last).on("2020-05-30");
    assert_eq!(passes_all(&after, " --step final"), count - 1);
    after.run(&format!("review pass {one}")).exits(1).warns("异议");
    after.run("notice settle Y000001 --reason 核实无误").exits(0).says("异议 Y000001 已处理");
    after.run("notice settle Y000001 --reason 核实无误").refuses("已经处理完毕");
    let told = store.by(&last).on("2020-06-10").run(&format!("review pass {one} --json"));
    assert_eq!(done(&told.exits(0)), (1, Vec::new()));

    store.by("audit.clerk").run("export persons --out persons.jsonl").exits(0);
    let persons = store.read("persons.jsonl");
    let confirmed = persons.lines().filter(|line| line.contains("\"confirmation\":\"confirmed\""));
    assert_eq!(confirmed.count() as u64, count);
}

#[test]
fn nobody_passes_their_own_work_and_all_skips_it_saying_so() {
    let store = Store::demo(0);
    let supervisor = store.by("530115001.supervisor").on("2020-05-20");
    let told = supervisor.run(&format!("import candidates {} --json", candidates())).exits(0);
    let own = told.json()["registered"].as_u64().expect("a count");
    let told = supervisor.run("review pass --all --json").exits(0);
    let (passed, skipped) = done(&told);
    assert_eq!((passed, skipped.len() as u64), (0, own));
    assert_eq!(skipped[0]["refusal"], "OwnWork", "{:?}", skipped[0]);
    assert!(told.err.contains("C000001: "), "{}", told.err);
    let one = skipped[0]["case"].as_str().expect("a case").to_owned();
    supervisor.run(&format!("review pass {one}")).exits(1).warns(&one).warns("[");
}

#[test]
fn c5_a_bulk_pass_leaves_findings_and_what_was_drawn_to_a_look_at_each() {
    let store = Store::demo(240);
    let pension = store.by("resident-pension.supervisor").on("2020-05-20");
    let claims = pension.run("review list --step claim --json").exits(0).json();
    let claims = claims.as_array().expect("a list");
    assert!(!claims.is_empty() && claims.iter().all(|row| row["amount"] == "1000.00"));
    let supervisor = store.by("530115001.supervisor").on("2020-05-20");
    let list = supervisor.run("review list --step township --json").exits(0).json();
    let rows = list.as_array().expect("a list");
    assert!(rows.iter().all(|row| row["drawn"].is_boolean() && row["amount"].is_null()));
    let apart = |row: &&Value| row["drawn"] == true || row["findings"] != Value::Array(vec![]);
    let apart: Vec<&Value> = rows.iter().filter(apart).map(|row| &row["case"]).collect();
    assert!(!apart.is_empty() && apart.len() < rows.len(), "{} of {}", apart.len(), rows.len());
    let told = supervisor.run("review pass --step township --all --json").exits(0);
    let (passed, skipped) = done(&told);
    assert_eq!(passed as usize + apart.len(), rows.len());
    assert_eq!(skipped.iter().map(|left| &left["case"]).collect::<Vec<_>>(), apart);
    for left in skipped {
        let case = left["case"].as_str().expect("a case");
        assert!(left["drawn"] == true || left["finding"].is_string(), "{left}");
        assert!(told.err.contains(case), "{case} is told why:\n{}", told.err);
    }
}

#[test]
fn returned_and_rejected_only_with_a_reason_and_at_their_step() {
    let store = with_candidates();
    let supervisor = store.by("530115001.supervisor").on("2020-05-20");
    let cases = waiting(&store, "530115001.supervisor", "2020-05-20");
    let (one, two) = (&cases[0], &cases[1]);
    supervisor.run(&format!("review return {one}")).exits(1).warns("理由");
    supervisor.run(&format!("review return {one} --reason 资料不全")).exits(0).says("已办 1 件");
    supervisor
        .run(&format!("review reject {two} --reason 不在保障范围"))
        .exits(0)
        .says("已办 1 件");
    supervisor.run(&format!("review pass {two}")).exits(1).warns(two);
    let three = &cases[2];
    let told = supervisor.run(&format!("review pass --step final {three}"));
    told.refuses("现在不在“最终确认”环节");
    supervisor.run("review pass C999999").refuses("没有“C999999”这个办件");
    supervisor.run("review pass").exits(2).warns("--all");
    supervisor.run(&format!("review pass --all {three}")).exits(2).warns("--all");
}

#[test]
fn townships_see_and_decide_only_their_own() {
    let store = with_candidates();
    let own = waiting(&store, "530115001.supervisor", "2020-05-20");
    let others = waiting(&store, "530115002.supervisor", "2020-05-20");
    assert!(!own.is_empty() && !others.is_empty());
    assert!(others.iter().all(|case| !own.contains(case)));
    let told = store.by("530115001.supervisor").run(&format!("review pass {}", others[0]));
    told.refuses("不在您的办理范围内");
}
