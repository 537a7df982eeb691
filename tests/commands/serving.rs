//! A server on the store: commands go through it, looks work beside it.

use super::store::Store;
use crate::remote::caller::Caller;
use russh::{Preferred, kex};
use std::io::{BufRead, BufReader, Lines};
use std::net::TcpListener;
use std::process::{Child, ChildStderr, Command, Stdio};

/// A server process on a store.
struct Serving {
    child: Child,
    told: Vec<String>,
    telling: Lines<BufReader<ChildStderr>>,
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
        let mut telling = BufReader::new(child.stderr.take().expect("its messages")).lines();
        let lines = 1 + options.iter().filter(|o| **o == "--ssh").count();
        let told = telling.by_ref().map_while(Result::ok).take(lines).collect();
        Self { child, told, telling }
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
    store.run("rebuild").refuses("正由另一个程序使用").warns("youyang serve");
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
fn an_address_that_is_taken_is_named_and_the_store_stays_whole() {
    let store = Store::demo(0);
    let (other, head) = (TcpListener::bind("127.0.0.1:0").expect("a port"), store.head());
    let taken = other.local_addr().expect("its address").to_string();
    let refused = store.run(&format!("serve --ssh {taken}"));
    refused.refuses(&taken).warns("--ssh");
    assert_eq!(store.head(), head);
    drop(other);
    Serving::on(&store, &["--ssh", &taken]).stop();
}

#[test]
fn whoever_runs_the_server_learns_of_a_client_too_old_for_it() {
    let store = Store::demo(0);
    let mut serving = Serving::on(&store, &["--ssh", "127.0.0.1:0"]);
    let address = serving.told[1].split(&[' ', '，', '：']).find_map(|word| word.parse().ok());
    let older = Preferred { kex: vec![kex::DH_G14_SHA256].into(), ..Preferred::default() };
    assert!(Caller::by(address.expect("where it listens"), older).is_err());
    let told = serving.telling.next().expect("a line").expect("text");
    assert!(told.contains("127.0.0.1") && told.contains("post_quantum_only"), "{told}");
    serving.stop();
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
    let mut telling = BufReader::new(child.stderr.take().expect("its messages")).lines();
    assert!(telling.next().is_some_and(|line| line.is_ok()));
    assert_eq!(store.run(&asked).exits(0).out, alone);
    Serving { child, told: Vec::new(), telling }.stop();
}
