//! The citizen's papers as files: a PDF of a page or two, or plain text.

use super::store::Store;

#[test]
fn e4_the_form_to_sign_and_the_receipt_are_written_as_pdf_and_text() {
    let store = Store::demo(60);
    let clerk = store.by("human-resources.clerk");
    clerk.run("form choice P000001 --choice resident --out form.pdf").exits(0).says("form.pdf");
    clerk.run("form choice P000001 --choice resident --out form.txt").exits(0);
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
    clerk.run("form choice P000001 --out form.doc").exits(2);
    clerk.run("form choice somebody --out form.pdf").exits(2);
    assert!(!store.path("none.pdf").exists() && !store.path("form.doc").exists());
}
