//! The citizen's papers as files: a PDF of a page or two, or plain text.

use super::store::Store;
use serde_json::Value;

/// The day on which the practice district was made.
const DAY: &str = "2020-05-20";

#[test]
fn e4_the_form_to_sign_and_the_receipt_are_written_as_pdf_and_text() {
    let store = Store::demo(120);
    let clerk = store.by("human-resources.clerk").on(DAY);
    let person = first(&store, |file| file["confirmation"] == "confirmed");
    let form = format!("form choice {person} --choice resident --out");
    clerk.run(&format!("{form} form.pdf")).exits(0).says("form.pdf");
    clerk.run(&format!("{form} form.txt")).exits(0);
    let pdf = std::fs::read(store.path("form.pdf")).expect("written");
    assert!(pdf.starts_with(b"%PDF-1.") && pdf.len() < 200_000, "{} bytes", pdf.len());
    let named = String::from_utf8_lossy(&pdf);
    assert!(named.contains("/STSong-Light") && named.contains("/UniGB-UTF16-H"));
    let text = store.read("form.txt");
    assert!(text.contains("[√] 城乡居民") && text.contains("本人签字"), "{text}");
    assert!(text.contains("********"), "the number is masked:\n{text}");
    clerk.run("form receipt C000001 --out receipt.txt").exits(0);
    let receipt = store.read("receipt.txt");
    assert!(receipt.contains("受 理 回 执") && receipt.contains("C000001"), "{receipt}");

    clerk.run("form choice P999999 --out none.pdf").exits(1);
    clerk.run(&format!("form choice {person} --out form.doc")).exits(2);
    clerk.run("form choice somebody --out form.pdf").exits(2);
    assert!(!store.path("none.pdf").exists() && !store.path("form.doc").exists());
}

#[test]
fn e5_nobody_whose_transition_is_done_is_given_a_form_to_choose() {
    let store = Store::demo(60);
    let clerk = store.by("human-resources.clerk").on(DAY);
    let merged = first(&store, is_topped_up);
    let told = clerk.run(&format!("form choice {merged} --out again.pdf"));
    told.refuses("并轨");
    assert!(!store.path("again.pdf").exists());
}

#[test]
fn e5_the_form_of_a_change_names_the_year_it_begins_with() {
    let store = Store::demo(120);
    let clerk = store.by("human-resources.clerk").on(DAY);
    let enrolled =
        first(&store, |file| file["confirmation"] == "confirmed" && file["choice"] == "resident");
    clerk.run(&format!("form choice {enrolled} --out change.txt")).exits(0);
    let text = store.read("change.txt");
    assert!(text.contains("从 2021 年起") && !text.contains("从 2020 年起"), "{text}");
}

fn is_topped_up(file: &Value) -> bool {
    file["top_up"].to_string().contains(|ch| matches!(ch, '1'..='9'))
}

/// The number of the first person on file of whom something is so.
fn first(store: &Store, is: impl Fn(&Value) -> bool) -> String {
    store.by("human-resources.clerk").on(DAY).run("export persons --out persons.jsonl").exits(0);
    let persons = store.read("persons.jsonl");
    let files = persons.lines().map(|line| serde_json::from_str(line).expect("a person"));
    let at = files.into_iter().position(|file: Value| is(&file)).expect("such a person");
    format!("P{:06}", at + 1)
}
