//! Help, completions, manual pages, languages and wrong use.

use super::store::Store;

#[test]
fn help_is_in_the_language_asked_for() {
    let store = Store::nowhere();
    let zh = store.run("staff add --help").exits(0);
    assert!(zh.out.contains("例：\n  youyang") && zh.out.contains("选项:"), "{}", zh.out);
    assert!(!zh.out.contains("Options:"), "{}", zh.out);
    let en = store.run("staff add --help --lang en").exits(0);
    assert!(en.out.contains("Example:\n  youyang"), "{}", en.out);
    let all = store.run("--help").exits(0);
    all.says("import").says("serve");
}

#[test]
fn completions_and_manual_pages_are_there() {
    let store = Store::nowhere();
    for shell in ["bash", "zsh", "fish"] {
        store.run(&format!("completions {shell}")).exits(0).says("import");
    }
    store.run("man").exits(0).says(".TH youyang 1");
    store.run("man pages").exits(0);
    assert!(store.read("pages/youyang-staff-add.1").contains("ssh"));
}

#[test]
fn wrong_use_is_told_in_the_language_asked_for() {
    let store = Store::nowhere();
    store.run("nonsense").exits(2).warns("没有“nonsense”这个命令");
    store.run("import").exits(2).warns("还须写明：<KIND> <FILE>");
    store.run("import strange x.csv").exits(2).warns("legacy、resident");
    store.run("review pass C1 --step nowhere --lang en").exits(2).warns("cannot be “nowhere”");
    store.run("--nope").exits(2).warns("不认识“--nope”");
    store.run("staff list --today 2020-02-30").exits(2).warns("不是日期");
    store.run("review list").refuses("这里还没有库");
    store.run("verify").refuses("这里还没有库");
    store.run("review list --lang en").refuses("no store here yet");
}

#[test]
fn a_practice_store_is_made_once() {
    let store = Store::demo(0);
    let before = store.head();
    store.run("demo --no-desk").exits(0).says("没有改动");
    assert_eq!(store.head(), before);
    store.run("").exits(1).warns("youyang");
}

#[test]
fn what_the_sign_in_says_of_ascii_borders_is_an_option() {
    let told = Store::nowhere().run("--help").exits(0);
    told.says("--ascii");
    Store::nowhere().run("--ascii man").exits(0);
}
