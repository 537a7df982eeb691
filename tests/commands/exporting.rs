//! Exports: keys, formats, masks, and what the journal says of them.

use super::store::Store;
use calamine::Reader;
use serde_json::Value;

const KEYS: [&str; 12] = [
    "id_number",
    "name",
    "cohort",
    "township",
    "village",
    "legacy_no",
    "confirmation",
    "choice",
    "years",
    "subsidised",
    "top_up",
    "refunded",
];

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
}

#[test]
fn persons_in_three_formats() {
    let store = Store::demo(60);
    let clerk = store.by("human-resources.clerk");
    for ending in ["jsonl", "csv", "xlsx"] {
        let told = clerk.run(&format!("export persons --out persons.{ending} --json")).exits(0);
        told.says("\"rows\":");
    }
    // Some of the sixty carry numbers that cannot be anybody's.
    let rows = lines(&store.read("persons.jsonl"));
    assert!((50..=60).contains(&rows.len()));
    for row in &rows {
        let keys: Vec<&String> = row.as_object().expect("an object").keys().collect();
        assert_eq!(keys.len(), KEYS.len(), "{row}");
        assert!(KEYS.iter().all(|key| row.get(key).is_some()), "{row}");
    }
    let csv = store.read("persons.csv");
    assert!(csv.starts_with("\u{feff}公民身份号码,姓名,人员类别,"), "{csv}");
    assert_eq!(csv.lines().count(), rows.len() + 1);
    let mut book = calamine::open_workbook_auto(store.path("persons.xlsx")).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    let headings: Vec<String> = sheet.rows().flatten().map(ToString::to_string).collect();
    assert!(headings.iter().any(|cell| cell == "公民身份号码"));
    clerk.run("export persons --out english.csv --lang en").exits(0);
    assert!(store.read("english.csv").starts_with("\u{feff}Identity number,Name,"));
}

#[test]
fn numbers_are_whole_only_for_those_who_may_and_the_journal_says_so() {
    let store = Store::demo(60);
    store.by("human-resources.clerk").run("export persons --out whole.jsonl").exits(0);
    store.by("530115001.clerk").run("export persons --out masked.jsonl").exits(0);
    let whole = lines(&store.read("whole.jsonl"));
    let masked = lines(&store.read("masked.jsonl"));
    let number = |row: &Value| row["id_number"].as_str().expect("a number").to_owned();
    assert!(whole.iter().all(|row| !number(row).contains('*')));
    assert!(masked.iter().all(|row| number(row).contains("********")));
    assert!(masked.len() < whole.len() && masked.iter().all(|row| row["township"] == "昆阳街道"));
    store.by("audit.clerk").run("export journal --out journal.jsonl").exits(0);
    let journal = store.read("journal.jsonl");
    let said = |unmasked: bool, rows: usize| {
        let exported =
            format!(r#"{{"Exported":{{"what":"persons","rows":{rows},"unmasked":{unmasked}}}}}"#);
        journal.contains(&exported)
    };
    assert!(said(true, whole.len()) && said(false, masked.len()));
}

#[test]
fn staff_and_journal_without_passwords() {
    let store = Store::demo(0);
    let audit = store.by("audit.clerk");
    audit.run("export staff --out staff.csv").exits(0);
    audit.run("export journal --out journal.csv").exits(0);
    let (staff, journal) = (store.read("staff.csv"), store.read("journal.csv"));
    assert!(staff.contains("530115001.clerk") && journal.contains("530115001.clerk"));
    assert!(!staff.contains("argon2") && !journal.contains("argon2"));
    store.by("human-resources.clerk").run("export journal --out no.jsonl").refuses("[三]");
    assert!(!store.path("no.jsonl").exists());
}

#[test]
fn what_cannot_be_written_is_refused_before_it_is_noted() {
    let store = Store::demo(0);
    let clerk = store.by("audit.clerk");
    let before = store.head();
    clerk.run("export persons --out persons.pdf").refuses(".csv、.xlsx 或 .jsonl");
    clerk.run("export persons --out nowhere/persons.csv").refuses("没有这个文件或目录");
    assert_eq!(store.head(), before);
}

#[cfg(unix)]
#[test]
fn an_export_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let store = Store::demo(0);
    store.by("audit.clerk").run("export staff --out staff.csv").exits(0);
    let mode = std::fs::metadata(store.path("staff.csv")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
