//! kill -9 at random moments: what was answered with yes is there afterwards, the
//! chain is whole, and what the state cache comes to is what a replay comes to.

use super::generations::generations;
use crate::support::district::{ERJIE, candidate, day};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use youyang::base::{FixedClock, Login, SessionId};
use youyang::casework::{Command, Person, PersonCommand};
use youyang::journal::verify;
use youyang::office::{Actor, Office};
use youyang::policy::Policy;
use youyang::store::OpeningKind;

const STORE: &str = "YOUYANG_TEST_STORE";
const ROUNDS: &str = "YOUYANG_KILL_ROUNDS";

fn open(store: &Path) -> Office {
    let clock = Arc::new(FixedClock::on(day("2020-05-04")));
    Office::open(store, Policy::district().expect("policy"), clock).expect("a store")
}

fn founder(session: &str) -> Actor {
    Actor::founder(Login::from("human-resources.supervisor"), SessionId::from(session))
}

/// The process that is killed: registers people and says each that is in the journal.
#[test]
#[ignore = "run by the test below as a process of its own"]
fn child() {
    let Some(store) = std::env::var_os(STORE) else { return };
    let office = open(Path::new(&store));
    let session = format!("child-{}", std::process::id());
    let actor = founder(&session);
    let first = office.reader(&actor).people().count() as u32 + 1;
    for order in first.. {
        let born = day("1940-01-01").plus_days(order);
        let person = candidate("张三", &born.to_string(), order % 900 + 1, ERJIE);
        let command = Command::Person(PersonCommand::Register(Box::new(person)));
        let id = office.next_command(&actor.session);
        let receipt = office.submit(&actor, id, command, None).expect("registered");
        println!("\nACK {}", receipt.seq);
        std::io::stdout().flush().expect("the parent listens");
    }
}

/// Kills one store lives through; a fresh one then keeps the rounds short.
const KILLS: u64 = 20;

#[test]
fn nothing_acknowledged_is_lost_by_kill_9() {
    let rounds: u64 = std::env::var(ROUNDS).ok().and_then(|text| text.parse().ok()).unwrap_or(6);
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let (mut done, mut acknowledged) = (0, 0);
    while done < rounds {
        let folder = tempfile::tempdir().expect("a folder");
        let kills = KILLS.min(rounds - done);
        acknowledged += one_store(&folder.path().join("store"), kills, &mut random);
        done += kills;
    }
    println!("{rounds} kills, {acknowledged} acknowledged, none lost");
}

/// Kills one store again and again; tells how many lines were acknowledged.
fn one_store(store: &Path, kills: u64, random: &mut u64) -> u64 {
    let mut acknowledged = 0;
    for kill in 1..=kills {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        acknowledged = acknowledged.max(run_and_kill(store, *random % 40));
        let found = verify(&store.join("journal")).expect("the chain is whole");
        assert!(found.lines >= acknowledged, "kill {kill}: {} of {acknowledged}", found.lines);
        if kill % 5 == 0 || kill == kills {
            same_by_cache_and_by_replay(store, found.lines);
        }
    }
    acknowledged
}

/// What is opened after the kill, and what is replayed, is what the journal says.
fn same_by_cache_and_by_replay(store: &Path, lines: u64) {
    let opened = open(store);
    let reader = opened.reader(&founder("opened"));
    assert_eq!(reader.people().count() as u64, lines, "every line registered one person");
    let people: Vec<Person> = reader.people().all().cloned().collect();
    drop(reader);
    opened.close().expect("a clean stop");
    for kind in [OpeningKind::Cached, OpeningKind::Replayed] {
        if kind == OpeningKind::Replayed {
            generations(store).iter().for_each(|one| std::fs::remove_dir_all(one).expect("gone"));
        }
        let again = open(store);
        assert_eq!(again.opening().expect("read"), kind);
        let reader = again.reader(&founder("again"));
        assert!(reader.people().all().eq(&people), "{kind:?} comes to the same");
        assert_eq!(reader.head().seq, lines);
        drop(reader);
        again.close().expect("a clean stop");
    }
}

/// Lets a child work until it has acknowledged so many, kills it, and tells the last
/// line it acknowledged.
fn run_and_kill(store: &Path, after: u64) -> u64 {
    let mut child = Process::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "simulation::kill::child", "--ignored", "--nocapture"])
        .env(STORE, store)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let (mut last, mut seen) = (0, 0);
    for line in lines.map_while(Result::ok) {
        let Some(seq) = line.strip_prefix("ACK ") else { continue };
        last = seq.parse().expect("a number");
        seen += 1;
        if seen > after {
            // By the time the signal comes, the child is anywhere in its next commands.
            break;
        }
    }
    child.kill().expect("kill -9");
    child.wait().expect("it is gone");
    last
}
