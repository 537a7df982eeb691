//! Reports from the command line, held against the exports they must agree with (M4).

use super::store::Store;
use calamine::Reader;
use serde_json::Value;
use std::collections::BTreeMap;

fn by(store: &Store, command: &str) {
    store.by("human-resources.clerk").on("2020-05-20").run(command).exits(0);
}

/// Section, group and measure of a report, with the figure as it stands there.
fn report(store: &Store, name: &str, period: &str) -> BTreeMap<[String; 3], String> {
    by(store, &format!("report {name} --period {period} --out report.jsonl"));
    let text = store.read("report.jsonl");
    let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let text = |row: &Value, key: &str| match &row[key] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    rows.map(|row| {
        (["section", "group", "measure"].map(|key| text(&row, key)), text(&row, "value"))
    })
    .collect()
}

fn figure(report: &BTreeMap<[String; 3], String>, at: [&str; 3]) -> i64 {
    let found = report.get(&at.map(str::to_owned)).unwrap_or_else(|| panic!("no {at:?}"));
    found.replace('.', "").parse().expect("a figure")
}

fn rows(store: &Store, what: &str) -> Vec<Value> {
    by(store, &format!("export {what} --out rows.jsonl"));
    store.read("rows.jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn fen(value: &Value) -> i64 {
    value.as_str().expect("money").replace('.', "").parse().expect("fen")
}

#[test]
fn m4_statistics_agree_with_the_people_and_payments_exported() {
    let store = Store::demo(400);
    let told = report(&store, "statistics", "2020");
    let people = rows(&store, "persons");
    let whole = |measure| figure(&told, ["by-township", "all", measure]);
    assert_eq!(whole("registered"), people.len() as i64);
    let of =
        |key: &str, wanted: &str| people.iter().filter(|row| row[key] == wanted).count() as i64;
    assert_eq!(figure(&told, ["by-cohort", "original", "registered"]), of("cohort", "original"));
    assert_eq!(whole("chose-employee"), of("choice", "employee"));
    assert_eq!(whole("confirmed"), of("confirmation", "confirmed"));
    assert_eq!(whole("not-needed"), of("confirmation", "not-needed"));
    let payments = rows(&store, "payments");
    let paid = |kind: &str| -> i64 {
        let own = payments.iter().filter(|row| row["kind"] == kind && row["state"] == "paid");
        own.map(|row| fen(&row["amount"])).sum()
    };
    assert!(paid("subsidy") > 0 && paid("top-up") > 0);
    assert_eq!(whole("subsidised"), paid("subsidy"));
    assert_eq!(whole("top-ups"), paid("top-up"));
    assert_eq!(whole("refunds"), paid("refund"));
    let schemes = ["resident", "employee"].map(|s| figure(&told, ["by-scheme", s, "subsidised"]));
    assert_eq!(schemes.iter().sum::<i64>(), paid("subsidy"));
    let townships: i64 = told
        .iter()
        .filter(|(at, _)| at[0] == "by-township" && at[1] != "all" && at[2] == "subsidised")
        .map(|(_, value)| value.replace('.', "").parse::<i64>().expect("money"))
        .sum();
    assert_eq!(townships, whole("subsidised"));
    assert_eq!(
        figure(&report(&store, "statistics", "2019"), ["by-township", "all", "registered"]),
        0
    );
}

#[test]
fn m4_finance_agrees_with_the_books_and_carries_the_journals_head() {
    let store = Store::demo(120);
    let told = report(&store, "finance", "2020-Q2");
    let entries = rows(&store, "fund");
    let quarter =
        |row: &&Value| ("2020-04-01".."2020-07-01").contains(&row["date"].as_str().expect("a day"));
    for account in ["special-account", "promised", "paid-to-banks", "risk-reserve"] {
        let sum = |side: &str| -> i64 {
            let own = entries.iter().filter(quarter).filter(|row| row[side] == account);
            own.map(|row| fen(&row["amount"])).sum()
        };
        assert_eq!(figure(&told, ["by-account", account, "debits"]), sum("debit"), "{account}");
        assert_eq!(figure(&told, ["by-account", account, "credits"]), sum("credit"), "{account}");
    }
    let [opening, debits, credits, closing] = ["opening", "debits", "credits", "closing"]
        .map(|measure| figure(&told, ["by-account", "special-account", measure]));
    assert_eq!(opening + debits - credits, closing);
    let hash = &told[&["about", "", "journal-hash"].map(str::to_owned)];
    assert_eq!(hash.len(), 64, "{hash}");
    assert_eq!(told[&["about", "", "period"].map(str::to_owned)], "2020-Q2");
}

#[test]
fn m4_progress_stands_against_the_plans_deadlines() {
    let store = Store::demo(120);
    let told = report(&store, "progress", "2020");
    let people = rows(&store, "persons");
    let existing: Vec<&Value> = people.iter().filter(|row| row["cohort"] == "existing").collect();
    let done = existing.iter().filter(|row| row["confirmation"] == "confirmed").count() as i64;
    let at = |measure| figure(&told, ["deadlines", "confirmation", measure]);
    assert_eq!((at("done"), at("whole")), (done, existing.len() as i64));
    assert_eq!(at("days-left"), 41, "from 2020-05-20 to 2020-06-30");
    assert_eq!(figure(&told, ["deadlines", "merge", "days-left"]), -20);
}

#[test]
fn m4_workbooks_have_a_sheet_for_each_section() {
    let store = Store::demo(40);
    by(&store, "report finance --period 2020 --out report.xlsx");
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook(store.path("report.xlsx")).expect("a workbook");
    let names = book.sheet_names();
    assert_eq!(names, ["说明", "按账户", "按月份", "按款项", "按乡镇街道"]);
    let about = book.worksheet_range("说明").expect("a sheet");
    assert!(about.rows().any(|row| row[1].to_string().len() == 64), "the journal's digest");
    let file = std::fs::File::open(store.path("report.xlsx")).expect("the workbook");
    let parts = zip::ZipArchive::new(file).expect("an archive");
    let chart = |name: &str| name.starts_with("xl/charts/chart");
    let mut names = parts.file_names().filter_map(Result::ok);
    assert!(names.any(|name| chart(&name)), "a workbook without a chart");
    by(&store, "report progress --period 2020-06 --out report.csv");
    assert!(store.read("report.csv").contains("身份确认"));
}

#[test]
fn m4_a_report_needs_a_period_and_somebody_who_may_see_it() {
    let store = Store::demo(0);
    let clerk = store.by("finance.clerk").on("2020-05-20");
    clerk.run("report finance --period 2020-Q5 --out a.csv").exits(2).warns("2020-Q2");
    clerk.run("report finance --out a.csv").exits(2);
    clerk.run("report gossip --period 2020 --out a.csv").exits(2);
    clerk.run("report finance --period 2020 --out a.pdf").exits(1);
    let township = store.by("530115001.clerk").on("2020-05-20");
    township.run("report finance --period 2020 --out a.csv").refuses("查看统计报表");
}
