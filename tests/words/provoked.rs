//! Whatever goes wrong is told in the reader's language: every fault that the command line
//! can be brought to, provoked in Chinese and in English.

use super::plain_language::stray;
use crate::commands::store::{Store, legacy};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use youyang::base::{Date, FixedClock};
use youyang::office::Office;
use youyang::policy::Policy;

/// Runs a command that cannot succeed in both languages, with this in the messages.
#[track_caller]
fn provoke(store: &Store, login: Option<&str>, command: &str, has: [&str; 2]) {
    for (lang, has) in ["zh-CN", "en"].into_iter().zip(has) {
        let asked = format!("{command} --lang {lang}");
        let told = match login {
            Some(login) => store.by(login).run(&asked),
            None => store.run(&asked),
        };
        assert!(told.failed(), "{asked} succeeded: {}", told.out);
        assert!(told.err.contains(has), "{asked} lacks {has}: {}", told.err);
        assert!(!told.err.contains("-next") && !told.err.contains("{ $"), "{}", told.err);
        if let Some(stray) = stray(&told.err, lang == "zh-CN") {
            panic!("{asked}: “{stray}” in {}", told.err);
        }
    }
}

#[test]
fn wrong_use_is_told_in_the_readers_language() {
    let store = Store::demo(0);
    for (command, zh, en) in [
        ("nonsense", "没有“nonsense”", "There is no command"),
        ("import", "还须写明", "Missing"),
        ("import strange x.csv", "可以是", "only one of"),
        ("--nope", "不认识", "unknown"),
        ("review pass C1 --step", "没有写内容", "needs a value"),
        ("--as a --as b review list", "重复", "twice"),
        ("staff list --today 2020-02-30", "不是日期", "not a day"),
        ("month show 2020", "不是月份", "not a month"),
        ("report finance --period spring --out a.csv", "不是时段", "not a period"),
        ("review pass C000001", "--as", "--as"),
        ("export persons --out a.xls", "结尾", "ending in"),
        ("export persons --out nowhere/a.csv", "没有这个文件或目录", "no such file"),
        ("serve --ssh 999", "不能是", "cannot be"),
    ] {
        provoke(&store, None, command, [zh, en]);
    }
    provoke(&Store::nowhere(), None, "review list", ["还没有库", "no store here"]);
    provoke(&store, None, "", ["终端", "terminal"]);
    let clerk = Some("human-resources.clerk");
    provoke(&store, clerk, "import legacy none.csv", ["没有这个文件或目录", "no such file"]);
    provoke(&store, clerk, "compare decide X1 dead", ["", ""]);
    provoke(
        &store,
        Some("nobody"),
        "export persons --out a.csv",
        ["登录不成功", "Signing in failed"],
    );
    provoke(&store, Some("audit.clerk"), "claims run --year 2020", ["岗位", "post"]);
    provoke(&store, clerk, "claims run --year 1990", ["", ""]);
    store.write("key.pub", "ssh-rsa nonsense");
    let add = "staff add a.b --name A --department audit --level clerk --ssh-key key.pub \
               --new-password-file password";
    provoke(&store, Some("human-resources.supervisor"), add, ["公钥", "public key"]);
}

#[test]
fn a_file_that_is_no_roster_is_told_in_the_readers_language() {
    let store = Store::demo(0);
    let head = "姓名,身份证号,户口状态,状态日期\n";
    let line = "张三,53012219400615826X,正常,\n";
    store.write("empty.csv", "");
    store.write("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]);
    store.write("damaged.xlsx", b"PK\x03\x04nothing more");
    store.write("scan.pdf", "%PDF-1.4");
    store.write("packed.rar", "Rar!\u{1a}\u{7}");
    store.write("unicode.csv", [0xFF, 0xFE, 0, 0, b'x', 0, 0, 0]);
    store.write("garbled.csv", [0xFF; 64]);
    store.write("unit.csv", format!("单位：万元,单位：元,,\n{head}{line}"));
    store.write("few.csv", "姓名,身份证号,乡镇街道,参保编号\n");
    store.write("stranger.csv", "日期,温度\n2020-03-01,21\n");
    store.write("none.csv", head);
    for (command, zh, en) in [
        ("household empty.csv", "空的", "empty"),
        ("household old.xls", "打不开", "cannot be opened"),
        ("household scan.pdf", "扫描件", "scan"),
        ("household packed.rar", "解压", "Unpack"),
        ("household unicode.csv", "UTF-32", "UTF-32"),
        ("household garbled.csv", "乱码", "garbled"),
        ("household /dev/null", "普通文件", "regular file"),
        ("household damaged.xlsx", "已损坏", "damaged"),
        ("household unit.csv", "万元", "unit"),
        ("legacy few.csv", "缺少栏目", "lacks the columns"),
        ("legacy stranger.csv", "认得出的表头", "no known headings"),
        ("household none.csv", "只有表头", "no lines"),
        ("household .", "是目录", "directory"),
    ] {
        provoke(&store, None, &format!("import {command}"), [zh, en]);
    }
    provoke(&store, None, &format!("import household {}", legacy()), ["请按", "Import it as"]);
}

#[test]
fn broken_settings_are_told_with_place_and_remedy() {
    let store = Store::demo(0);
    let setting = |name: &str, periods: &[(&str, &str)]| {
        let head = format!("[{name}]\nrule = \"C4\"\nclause = \"五(二)\"\norigin = \"office\"\n");
        let period = |(value, days): &(&str, &str)| {
            format!(
                "[[{name}.period]]\nvalue = {value}\n{days}\nknown = \"2020-03-01\"\nsource = \"x\"\n"
            )
        };
        head + &periods.iter().map(period).collect::<String>()
    };
    let from = "effective = \"2020-03-01\"";
    let until = "effective = \"2020-03-01\"\nuntil = \"2020-12-31\"";
    for (text, zh, en) in [
        ("[notice_days\n".to_owned(), "第 1 行", "line 1"),
        (setting("notice_dais", &[("7", from)]), "notice_dais", "unknown setting"),
        (setting("notice_days", &[("\"x\"", from)]), "整数", "whole number"),
        (setting("annual_subsidy", &[("7", from)]), "金额", "an amount"),
        (setting("confirmation_deadline", &[("7", from)]), "日期", "a day"),
        (setting("post_quantum_only", &[("7", from)]), "true", "true"),
        (setting("notice_days", &[("7", from), ("8", from)]), "until", "until"),
        (setting("notice_days", &[("7", until)]), "没有值", "no value"),
    ] {
        std::fs::create_dir_all(store.home().join("policy")).expect("a folder");
        std::fs::write(store.home().join("policy/own.toml"), text).expect("written");
        provoke(&store, None, "review list", [zh, en]);
        for lang in ["zh-CN", "en"] {
            let told = store.run(&format!("doctor --lang {lang}"));
            let policy: String =
                told.out.lines().filter(|line| line.contains("own.toml")).collect();
            assert_eq!(stray(&policy, lang == "zh-CN"), None, "{policy}");
        }
    }
    let twice = setting("notice_days", &[("7", from)]);
    std::fs::write(store.home().join("policy/own.toml"), &twice).expect("written");
    std::fs::write(store.home().join("policy/two.toml"), &twice).expect("written");
    provoke(&store, None, "review list", ["两个文件", "two files"]);
}

#[test]
fn a_damaged_or_busy_store_is_told_in_the_readers_language() {
    let store = Store::demo(0);
    let clock = Arc::new(FixedClock::on(Date::parse("2020-05-20").expect("a day")));
    let policy = Policy::district().expect("the policy");
    let desk = Office::open(&store.home(), policy, clock).expect("opens");
    provoke(
        &store,
        Some("audit.clerk"),
        "export staff --out a.csv",
        ["另一个程序", "another program"],
    );
    desk.close().expect("closes");
    provoke(&store, None, "restore none.youyang --store new", ["没有这个文件", "no such file"]);
    provoke(&store, None, "restore x --store store", ["已有库", "store here already"]);
    store.by("audit.clerk").run("export journal --out journal.jsonl").exits(0);
    let journal = store.read("journal.jsonl");
    let lines: Vec<&str> = journal.lines().collect();
    let swapped = [lines[1], lines[0]].join("\n") + "\n";
    let cut = &journal[..journal.len() - 20];
    let altered = journal.replacen("human-resources", "human-resourceS", 1);
    for (text, zh, en) in [
        ("{}\n", "不是办理日志", "not a line"),
        (swapped.as_str(), "序号", "sequence"),
        (cut, "已损坏", "damaged"),
        (altered.as_str(), "已损坏", "damaged"),
    ] {
        store.write("bad.jsonl", text);
        provoke(&store, None, "verify bad.jsonl", [zh, en]);
    }
    provoke(&store, None, "verify none.jsonl", ["没有这个文件", "no such file"]);
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address");
    provoke(&store, None, &format!("serve --ssh {address}"), ["占用", "used by another"]);
    provoke(&store, None, "serve --ssh 192.0.2.1:2222", ["本机没有这个地址", "no such address"]);
    std::fs::write(store.home().join("ssh-host-key"), "nonsense").expect("written");
    provoke(&store, None, "serve --ssh 127.0.0.1:0", ["密钥", "host key"]);
    let folder = std::fs::read_dir(store.home().join("journal")).expect("the journal").flatten();
    let is_lines = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "jsonl");
    let lines = folder.map(|entry| entry.path()).find(is_lines);
    let lines = lines.expect("lines of the journal");
    let mut bytes = std::fs::read(&lines).expect("lines");
    bytes[40] ^= 1;
    std::fs::write(&lines, bytes).expect("written");
    provoke(&store, None, "verify", ["已损坏", "damaged"]);
}
