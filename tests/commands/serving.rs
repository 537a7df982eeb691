//! A server on the store: commands go through it, looks work beside it.

use super::store::Store;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A server process on a store.
struct Serving {
    child: Child,
    told: Vec<String>,
}

impl Serving {
    fn on(store: &Store, options: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_youyang"))
            .arg("serve")
            .arg("--store")
            .arg(store.home())
            .args(options)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a server");
        let lines = BufReader::new(child.stderr.take().expect("its messages")).lines();
        let told =
            lines.map_while(Result::ok).take(1 + options.iter().filter(|o| **o == "--ssh").count());
        let told = told.collect();
        Self { child, told }
    }

    fn stop(mut self) {
        let stopped = Command::new("kill").arg(self.child.id().to_string()).status();
        assert!(stopped.expect("kill").success());
        assert!(self.child.wait().expect("it ends").success());
    }
}

#[test]
fn commands_go_through_the_server_that_has_the_store() {
    let store = Store::demo(60);
    let alone = store.run("review list --json").json();
    let serving = Serving::on(&store, &["--today", "2020-05-20"]);
    assert_eq!(store.run("review list --json").json(), alone);
    store.write("new.txt", "kunming-2020\n");
    let hire = "staff add li.hua --name 李华 --department finance --level clerk \
                --new-password-file new.txt";
    store.by("human-resources.supervisor").run(hire).exits(0).says("li.hua");
    store.by("human-resources.supervisor").run(hire).refuses("li.hua");
    store.run("staff list").exits(0).says("李华");
    store.write("rsa.pub", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC3 laptop\n");
    let other = hire.replace("li.hua", "li.min") + " --ssh-key rsa.pub";
    store.by("human-resources.supervisor").run(&other).refuses("ssh-keygen -t ed25519");
    store.by("audit.clerk").run("export persons --out persons.csv").exits(0);
    assert!(store.read("persons.csv").lines().count() > 20, "written where it was asked for");
    store.run("verify").exits(0);
    store.run("backup copy.youyang").exits(0);
    store.run("rebuild").refuses("正由另一个程序使用");
    store.run("review pass --step nonsense C000001").exits(2);
    store.run("staff disable li.hua").exits(2);
    let (lines, head) = store.head();
    serving.stop();
    assert_eq!(store.head(), (lines, head), "a clean stop adds nothing");
    store.run("staff list").exits(0).says("李华");
    assert_eq!(store.run("doctor --json").exits(0).json()[0]["check"], "store");
}

#[test]
fn a_server_tells_where_it_listens_and_by_what_key_it_is_known() {
    let store = Store::demo(0);
    let serving = Serving::on(&store, &["--ssh", "127.0.0.1:0"]);
    let told = serving.told.join("\n");
    let fingerprint = told.split_whitespace().find(|word| word.starts_with("SHA256:"));
    let fingerprint = fingerprint.unwrap_or_else(|| panic!("{told}"));
    assert!(!told.contains("127.0.0.1:0"), "{told}");
    store.run("doctor").exits(0).says(fingerprint);
    store.run("serve").refuses("正由另一个程序使用");
    serving.stop();
    let mut killed = Serving::on(&store, &[]);
    killed.child.kill().expect("kill -9");
    killed.child.wait().expect("it is gone");
    store.run("staff list").exits(0).says("human-resources.supervisor");
    Serving::on(&store, &[]).stop();
    store.run("serve --ssh nowhere").exits(2);
}

#[test]
fn a_store_may_lie_deeper_than_a_socket_s_name_is_long() {
    let store = Store::demo(0);
    let deep = "a-folder-with-a-long-name/".repeat(6);
    std::fs::create_dir_all(store.path(&deep)).expect("folders");
    std::fs::rename(store.home(), store.path(&format!("{deep}store"))).expect("moved");
    let asked = format!("staff list --store {deep}store");
    let alone = store.run(&asked).exits(0).out;
    let mut child = Command::new(env!("CARGO_BIN_EXE_youyang"))
        .args(["serve", "--store"])
        .arg(store.path(&format!("{deep}store")))
        .stderr(Stdio::piped())
        .spawn()
        .expect("a server");
    let mut lines = BufReader::new(child.stderr.take().expect("its messages")).lines();
    assert!(lines.next().is_some_and(|line| line.is_ok()));
    assert_eq!(store.run(&asked).exits(0).out, alone);
    Serving { child, told: Vec::new() }.stop();
}
