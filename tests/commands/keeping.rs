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

/// A copy that broke off exactly between two lines looks whole line by line.
#[test]
fn a_backup_cut_at_a_line_is_refused_and_restored_only_as_far_as_it_goes() {
    let store = Store::demo(60);
    let (lines, _) = store.head();
    store.run("backup copy.youyang").exits(0);
    let copy = store.read("copy.youyang");
    let kept: Vec<&str> = copy.lines().take(lines as usize).collect();
    store.write("cut.youyang", format!("{}\n", kept.join("\n")));
    store.run("verify cut.youyang").refuses(&format!("到第 {lines} 行都完好"));
    store.run("restore cut.youyang --store again").refuses("--as-far-as-it-goes");
    assert!(!store.path("again").exists());
    let command = "restore cut.youyang --as-far-as-it-goes --store again --json";
    let told = store.run(command).exits(0).json();
    assert_eq!(told["lines"].as_u64(), Some(lines));
    assert!(told["lost"].as_str().is_some_and(|lost| lost.contains("收尾记录")), "{told}");
    assert_eq!(store.run("verify --store again --json").exits(0).json()["lines"], lines);
    store.run("backup store/journal/copy.youyang").refuses("在库的目录之内");
}

#[test]
fn a_journal_is_held_against_an_earlier_seal_and_backup() {
    let store = Store::demo(60);
    let (lines, head) = store.head();
    store.run("verify --seal sealed.json").exits(0).says("已封存");
    store.run("backup copy.youyang").exits(0);
    store.by("audit.clerk").run("export persons --out persons.csv").exits(0);
    let printed = format!("{lines}:{}", head.trim_matches('"'));
    for against in ["sealed.json", "copy.youyang", &printed] {
        let told = store.run(&format!("verify --against {against} --json")).exits(0).json();
        assert_eq!(told["against"]["continues"], true, "{told}");
        assert_eq!(told["against"]["since"], lines);
    }
    // A store of the same people made on another day is no continuation.
    let other = Store::demo(40);
    other
        .run(&format!("verify --against {}", store.path("copy.youyang").display()))
        .exits(1)
        .warns("被改写过");
    other
        .run(&format!("verify --against {} --lang en", store.path("sealed.json").display()))
        .exits(1)
        .warns("Not in agreement");
    // What was written since the copy is missing from it.
    store.run("backup later.youyang").exits(0);
    store.run("restore copy.youyang --store older").exits(0);
    store
        .run("verify --store older --against later.youyang")
        .exits(1)
        .warns("youyang repair --from");
    let told = store.run("repair --from later.youyang --store older").exits(0);
    told.says("日志已补全");
    let (now, _) = store.head();
    assert_eq!(store.run("verify --store older --json").exits(0).json()["lines"], now);
    store.run("verify --store older --against later.youyang").exits(0).says("一字未改");
}

#[test]
fn a_flipped_bit_is_healed_by_one_command_and_the_day_goes_on() {
    let store = Store::demo(60);
    store.run("backup copy.youyang").exits(0);
    store.by("audit.clerk").run("export persons --out persons.csv").exits(0);
    let (lines, head) = store.head();
    let segment = store.home().join("journal/000000000001.jsonl");
    let mut bytes = std::fs::read(&segment).expect("the segment");
    bytes[200] ^= 4;
    std::fs::write(&segment, bytes).expect("writes");
    store.run("verify").refuses("已损坏");
    store.run("repair --from none.youyang").refuses("没有这个文件或目录");
    store.run("repair --from copy.youyang --lang en").exits(0).says("The journal is whole again");
    assert_eq!(store.head(), (lines, head));
    store.by("audit.clerk").run("export persons --out again.csv").exits(0);
    store.run("repair --from copy.youyang").exits(0).says("无须修补");
}

/// Nobody was answered, so nothing is lost; but whoever keeps the store should know.
#[test]
fn a_write_that_was_cut_off_is_told_to_whoever_opens_the_store_next() {
    let store = Store::demo(0);
    let (lines, _) = store.head();
    let segment = store.home().join("journal/000000000001.jsonl");
    let mut bytes = std::fs::read(&segment).expect("the segment");
    bytes.extend(b"{\"seq\":");
    std::fs::write(&segment, bytes).expect("writes");
    let told = store.by("audit.clerk").run("export persons --out persons.csv").exits(0);
    told.warns(&format!("上次写第 {} 行时中断", lines + 1)).warns("末尾 7 字节");
    std::fs::write(store.home().join("journal/head.1"), "gone").expect("writes");
    let told = store.by("audit.clerk").run("export persons --out again.csv --lang en").exits(0);
    told.warns("head.1").warns("Check the disk");
    let told = store.by("audit.clerk").run("export persons --out third.csv").exits(0);
    assert!(!told.err.contains("head.1"), "said once: {}", told.err);
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
