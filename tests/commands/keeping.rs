//! Verify, rebuild, backup, restore, doctor, and a store that is in use.

use super::store::Store;
use std::sync::Arc;
use youyang::base::{Date, FixedClock};
use youyang::office::Office;
use youyang::policy::Policy;

/// The store held open, as a desk does.
fn held(store: &Store) -> Office {
    let clock = Arc::new(FixedClock::on(Date::parse("2020-05-20").expect("a day")));
    Office::open(&store.home(), Policy::district().expect("the policy"), clock).expect("opens")
}

#[test]
fn a_copied_file_is_verified_without_its_store() {
    let store = Store::demo(60);
    store.by("audit.clerk").run("export journal --out journal.jsonl").exits(0);
    let (lines, head) = store.head();
    let told =
        Store::nowhere().run(&format!("verify {} --json", store.path("journal.jsonl").display()));
    let told = told.exits(0).json();
    assert_eq!((told["lines"].as_u64(), told["head"].to_string()), (Some(lines), head));

    let mut bytes = store.read("journal.jsonl").into_bytes();
    let start = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(3);
    let start = start.expect("five lines").0 + 1;
    bytes[start + 30] ^= 1;
    store.write("changed.jsonl", bytes);
    store.run("verify changed.jsonl").refuses("changed.jsonl 第 5 行");
    store.run("verify changed.jsonl --lang en").refuses("line 5");
    store.write("other.jsonl", "{}\n");
    store.run("verify other.jsonl").refuses("不是办理日志的一行");
    store.run("verify none.jsonl").refuses("没有这个文件或目录");
}

#[test]
fn a_backup_is_made_while_the_store_is_in_use_and_comes_back_the_same() {
    let store = Store::demo(60);
    let desk = held(&store);
    store.run("backup copy.youyang").exits(0).says("已备份");
    store.run("verify").exits(0);
    store.run("doctor").exits(0);
    let told = store.by("audit.clerk").run("export persons --out persons.csv");
    told.refuses("正由另一个程序使用");
    store.run("rebuild").refuses("正由另一个程序使用");
    desk.close().expect("closes");

    let (lines, head) = store.head();
    store.run("restore copy.youyang --store again").exits(0).says(&format!("{lines} 行"));
    let again = store.run("verify --store again --json").exits(0).json();
    assert_eq!((again["lines"].as_u64(), again["head"].to_string()), (Some(lines), head));
    let list = "review list --json";
    assert_eq!(store.run(list).json(), store.run(&format!("{list} --store again")).json());

    store.run("restore copy.youyang --store again").refuses("这里已有库");
    std::fs::create_dir(store.path("full")).expect("a folder");
    store.write("full/letter.txt", "x");
    store.run("restore copy.youyang --store full").refuses("目录不是空的");
    let mut bytes = std::fs::read(store.path("copy.youyang")).expect("the copy");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    store.write("bad.youyang", bytes);
    store.run("restore bad.youyang --store third").refuses("已损坏");
    let left = std::fs::read_dir(store.path("")).expect("the folder").flatten();
    let left: Vec<String> = left.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    assert!(!left.iter().any(|name| name.contains("third") || name.ends_with(".part")), "{left:?}");
}

#[test]
fn rebuild_changes_nothing_that_can_be_asked() {
    let store = Store::demo(60);
    let (before, list) = (store.head(), store.run("review list --json").json());
    store.run("rebuild").exits(0).says(&format!("已按日志 {} 行重建", before.0));
    assert_eq!(store.head(), before);
    assert_eq!(store.run("review list --json").json(), list);
}

#[test]
fn doctor_says_what_is_right_and_what_would_mend_the_rest() {
    let store = Store::demo(0);
    let told = store.run("doctor --json").exits(0).json();
    let checks: Vec<&str> =
        told.as_array().expect("a list").iter().filter_map(|c| c["check"].as_str()).collect();
    let all = ["store", "journal", "permissions", "policy", "keys", "terminal", "locale"];
    assert_eq!(checks, all);
    store.run("doctor --store none").exits(1).says("有误  库").says("youyang init");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let open = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(store.home(), open).expect("opened");
        store.run("doctor").exits(1).says("有误  权限").says("chmod -R go=");
    }
}
