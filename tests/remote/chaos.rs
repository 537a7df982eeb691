//! Many reviewers on one queue over lines that break, at a server that is killed again
//! and again: no act that somebody was told of is lost, no case is decided twice, and what
//! is kept at hand is what the journal comes to. `YOUYANG_CHAOS=STAFF,ITEMS,KILLS` for
//! more of it.

use super::caller::{Caller, Way};
use crate::support::district::{District, KUNYANG, candidate, day};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use youyang::base::{FixedClock, Login, SessionId};
use youyang::casework::{Stage, Step};
use youyang::journal::{FileReader, JournalReader, verify};
use youyang::office::{Actor, Office};
use youyang::policy::Policy;

const REVIEWER: &str = "530115001.supervisor";

/// What all of it together may take.
const LIMIT: Duration = Duration::from_secs(540);

/// How many of what.
struct Measure {
    staff: usize,
    items: usize,
    kills: usize,
}

/// What the staff share.
struct Scene {
    /// Where the server listens; nowhere while it is dead.
    address: Mutex<Option<SocketAddr>>,
    over: AtomicBool,
    /// Whose passing somebody read on their screen.
    told: Mutex<BTreeSet<String>>,
    broken: AtomicUsize,
}

#[test]
fn nothing_is_lost_or_done_twice_over_broken_lines_and_a_killed_server() {
    let measure = measure();
    let district = District::empty();
    let names: Vec<String> = (0..measure.items).map(name).collect();
    for (order, name) in names.iter().enumerate() {
        district.register(candidate(name, "1971-02-03", order as u32 % 900 + 1, KUNYANG));
    }
    let (office, folder) = district.take_apart();
    Arc::into_inner(office).expect("alone").close().expect("a clean stop");
    let store = folder.path();

    let scene = Arc::new(Scene {
        address: Mutex::new(None),
        over: AtomicBool::new(false),
        told: Mutex::default(),
        broken: AtomicUsize::new(0),
    });
    let mut server = start(store, &scene);
    let staff: Vec<_> = (0..measure.staff)
        .map(|seed| {
            let scene = Arc::clone(&scene);
            std::thread::spawn(move || work(&scene, seed as u64))
        })
        .collect();
    let begun = Instant::now();
    for kill in 1..=measure.kills {
        let mark = measure.items * kill / (measure.kills + 1);
        while passed(store).len() < mark && begun.elapsed() < LIMIT {
            std::thread::yield_now();
            std::thread::sleep(Duration::from_millis(20));
        }
        *scene.address.lock().expect("alive") = None;
        server.kill().expect("kill -9");
        server.wait().expect("it is gone");
        server = start(store, &scene);
    }
    while passed(store).len() < measure.items && begun.elapsed() < LIMIT {
        std::thread::sleep(Duration::from_millis(50));
    }
    scene.over.store(true, Ordering::Release);
    staff.into_iter().for_each(|one| one.join().expect("no bug in the test"));
    Command::new("kill").arg(server.id().to_string()).status().expect("kill");
    assert!(server.wait().expect("it ends").success(), "a clean stop");

    verify(&store.join("journal")).expect("the chain is whole");
    let passed = passed(store);
    assert_eq!(passed.len(), measure.items, "every item is decided");
    assert!(passed.values().all(|times| *times == 1), "once: {passed:?}");
    let stages = stages(store);
    assert!(stages.values().all(|stage| *stage == Stage::Waiting(Step::LandArea)));
    let told = scene.told.lock().expect("alive").clone();
    assert!(told.iter().all(|name| stages.contains_key(name)), "{told:?}");
    assert!(!told.is_empty());
    Command::new(env!("CARGO_BIN_EXE_youyang"))
        .args(["rebuild", "--store"])
        .arg(store)
        .stdout(Stdio::null())
        .status()
        .expect("rebuilds");
    assert_eq!(self::stages(store), stages, "what is kept is what the journal comes to");
    println!(
        "{} staff, {} items, {} kills, {} broken lines: {} were told, none lost, none twice",
        measure.staff,
        measure.items,
        measure.kills,
        scene.broken.load(Ordering::Relaxed),
        told.len()
    );
}

fn measure() -> Measure {
    let asked = std::env::var("YOUYANG_CHAOS").unwrap_or_default();
    let mut numbers = asked.split(',').map(|number| number.trim().parse::<usize>().ok());
    let mut next = |usual| numbers.next().flatten().unwrap_or(usual);
    Measure { staff: next(4), items: next(16), kills: next(1) }
}

/// A name that nobody else has.
fn name(at: usize) -> String {
    let sign = |at: usize| char::from_u32(0x4e00 + at as u32).expect("a sign");
    format!("李{}{}", sign(at / 50 + 100), sign(at % 50 + 300))
}

fn start(store: &Path, scene: &Scene) -> Child {
    let mut server = Command::new(env!("CARGO_BIN_EXE_youyang"))
        .args(["serve", "--ssh", "127.0.0.1:0", "--store"])
        .arg(store)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a server");
    let mut lines = BufReader::new(server.stderr.take().expect("its messages")).lines();
    let address = lines.find_map(|line| {
        let line = line.ok()?;
        let at = line.find("127.0.0.1:")?;
        let text: String =
            line[at..].chars().take_while(|ch| "0123456789.:".contains(*ch)).collect();
        text.parse().ok()
    });
    *scene.address.lock().expect("alive") = Some(address.expect("an address"));
    server
}

/// One member of staff: comes, passes what is on top, and loses the line in every way.
fn work(scene: &Scene, seed: u64) {
    let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut roll = move |sides: u64| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random % sides
    };
    let quiet = Duration::from_millis(60);
    while !scene.over.load(Ordering::Acquire) {
        let address = *scene.address.lock().expect("alive");
        let Some(address) = address else {
            std::thread::sleep(quiet);
            continue;
        };
        let Ok(mut line) = Caller::try_to(address) else { continue };
        if !line.tries(REVIEWER, &Way::Password("demo")).0 || !line.tries_a_desk() {
            continue;
        }
        line.tries_typing("3");
        for _ in 0..roll(8) {
            if scene.over.load(Ordering::Acquire) || !line.hears(quiet) {
                break;
            }
            // Whatever popped up goes away, then the item on top is passed: by one press,
            // by a double one, or by one whose answer nobody waits for.
            let kind = roll(6);
            line.tries_typing(if kind == 0 { "\x1bpp" } else { "\x1bp" });
            if kind == 1 {
                break;
            }
            line.hears(quiet);
            let screen = line.screen();
            let said = screen.split("已通过：").nth(1);
            let name = said.map(|rest| rest.chars().take(3).collect::<String>());
            scene.told.lock().expect("alive").extend(name);
            if kind == 2 {
                // Frozen: nothing is read any more, much is asked for.
                while roll(20) > 0 && line.tries_typing("\x0c") {}
                std::thread::sleep(quiet);
                break;
            }
        }
        scene.broken.fetch_add(1, Ordering::Relaxed);
    }
}

/// How often the journal says of each case that the township passed it.
fn passed(store: &Path) -> BTreeMap<String, usize> {
    let mut passed = BTreeMap::new();
    let reader = FileReader::open(&store.join("journal")).expect("a journal");
    // The end of the last line may still be on its way.
    for entry in reader.read_from(1).map_while(Result::ok) {
        let events: serde_json::Value = serde_json::from_str(entry.events.get()).expect("JSON");
        for event in events.as_array().into_iter().flatten() {
            let decided = &event["Case"]["Passed"];
            if decided["step"] == "township" {
                *passed.entry(decided["case"].to_string()).or_default() += 1;
            }
        }
    }
    passed
}

/// Where everybody's case stands, by name.
fn stages(store: &Path) -> BTreeMap<String, Stage> {
    let clock = Arc::new(FixedClock::on(day("2026-11-30")));
    let policy = Policy::district().expect("the policy");
    let office = Office::open(store, policy, clock).expect("a store");
    let founder = Actor::founder(Login::from("audit"), SessionId::from("audit"));
    let reader = office.reader(&founder);
    let of = |person: &youyang::casework::Person| {
        let case = reader.cases_of(person.id)[0];
        (person.name.clone(), case.stage)
    };
    let stages = reader.people().map(of).collect();
    drop(reader);
    office.close().expect("a clean stop");
    stages
}
