//! Many reviewers on one queue, and clerks who take down objections, over lines that break
//! and freeze, at a server that is killed again and again: no act that somebody was told of
//! is lost, no case is decided twice, no objection sent again is taken down twice, and what
//! is kept at hand is what the journal comes to. `YOUYANG_CHAOS=STAFF,ITEMS,KILLS` for more
//! of it; every fourth of the staff is a clerk.

use super::caller::{Caller, Way};
use super::objectors;
use crate::support::district::{District, KUNYANG, candidate, day};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};
use youyang::base::{CaseId, FixedClock, Login, SessionId};
use youyang::casework::{ReviewStep, Stage};
use youyang::journal::{FileReader, JournalReader, verify};
use youyang::office::{Actor, Office};
use youyang::policy::Policy;

const REVIEWER: &str = "530115001.supervisor";

/// So long nothing comes when an answer is complete.
pub(super) const QUIET: Duration = Duration::from_millis(60);

/// What all of it together may take.
const LIMIT: Duration = Duration::from_secs(540);

/// How many of what.
struct Measure {
    staff: usize,
    items: usize,
    kills: usize,
}

/// What the staff share.
pub(super) struct Scene {
    /// Where the server listens; nowhere while it is dead.
    address: Mutex<Option<SocketAddr>>,
    /// Told of whenever the server comes, and whenever a line has broken.
    changed: Condvar,
    over: AtomicBool,
    /// Whose passing somebody read on their screen.
    told: Mutex<BTreeSet<String>>,
    pub broken: AtomicUsize,
    frozen: AtomicUsize,
    /// Objections that were submitted once more.
    pub again: AtomicUsize,
}

impl Scene {
    /// Where the server listens, as soon as it does; nowhere when all is over.
    pub fn address(&self) -> Option<SocketAddr> {
        let dead = |address: &mut Option<SocketAddr>| {
            address.is_none() && !self.over.load(Ordering::Acquire)
        };
        let address = self.address.lock().expect("alive");
        *self.changed.wait_while(address, dead).expect("alive")
    }

    /// Another line has broken; who waits looks again.
    pub fn broke(&self) {
        let _address = self.address.lock().expect("alive");
        self.broken.fetch_add(1, Ordering::Relaxed);
        self.changed.notify_all();
    }

    /// Waits until something is so, looking again whenever a line has broken.
    fn until(&self, time: Duration, so: impl Fn() -> bool) {
        let address = self.address.lock().expect("alive");
        let waited = self.changed.wait_timeout_while(address, time, |_| !so());
        drop(waited.expect("alive"));
    }

    fn set_address(&self, address: Option<SocketAddr>) {
        *self.address.lock().expect("alive") = address;
        self.changed.notify_all();
    }
}

/// Dice that fall alike for the same seed.
pub(super) fn dice(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move |sides| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random % sides
    }
}

#[test]
fn nothing_is_lost_or_done_twice_over_broken_lines_and_a_killed_server() {
    let measure = measure();
    let district = District::empty();
    let names: Vec<String> = (0..measure.items).map(name).collect();
    for (order, name) in names.iter().enumerate() {
        district.register(candidate(name, "1971-02-03", order as u32 % 900 + 1, KUNYANG));
    }
    let notices = objectors::notices(&district, (measure.staff / 4).max(1));
    let (office, folder) = district.take_apart();
    Arc::into_inner(office).expect("alone").close().expect("a clean stop");
    let store = folder.path();

    let scene = Arc::new(Scene {
        address: Mutex::new(None),
        changed: Condvar::new(),
        over: AtomicBool::new(false),
        told: Mutex::default(),
        broken: AtomicUsize::new(0),
        frozen: AtomicUsize::new(0),
        again: AtomicUsize::new(0),
    });
    let mut server = start(store, &scene);
    let reviewers = (0..measure.staff - notices.len()).map(|seed| {
        let scene = Arc::clone(&scene);
        std::thread::spawn(move || work(&scene, seed as u64))
    });
    let clerks = notices.iter().enumerate().map(|(at, case)| {
        let (scene, store, case) = (Arc::clone(&scene), store.to_owned(), *case);
        std::thread::spawn(move || objectors::object(&scene, &store, at, case))
    });
    let staff: Vec<_> = reviewers.chain(clerks).collect();
    let passed = || passed(store, &notices);
    let begun = Instant::now();
    for kill in 1..=measure.kills {
        let mark = measure.items * kill / (measure.kills + 1);
        scene.until(LIMIT, || passed().len() >= mark);
        scene.set_address(None);
        server.kill().expect("kill -9");
        server.wait().expect("it is gone");
        server = start(store, &scene);
    }
    scene.until(LIMIT, || passed().len() >= measure.items);
    scene.over.store(true, Ordering::Release);
    scene.changed.notify_all();
    staff.into_iter().for_each(|one| one.join().expect("no bug in the test"));
    for case in &notices {
        assert_eq!(objectors::taken_down(store, *case), 1, "{case} is objected to once");
    }
    Command::new("kill").arg(server.id().to_string()).status().expect("kill");
    assert!(server.wait().expect("it ends").success(), "a clean stop");

    verify(&store.join("journal")).expect("the chain is whole");
    let passed = passed();
    assert_eq!(passed.len(), measure.items, "every item is decided");
    assert!(passed.values().all(|times| *times == 1), "once: {passed:?}");
    let stages = stages(store);
    assert!(stages.values().all(|stage| *stage == Stage::Waiting(ReviewStep::LandArea)));
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
        "{} staff, {} items, {} objections, {} kills, {} broken lines, {} of them frozen, {} \
         objections sent again, {:?}: {} were told, none lost, none twice",
        measure.staff,
        measure.items,
        notices.len(),
        measure.kills,
        scene.broken.load(Ordering::Relaxed),
        scene.frozen.load(Ordering::Relaxed),
        scene.again.load(Ordering::Relaxed),
        begun.elapsed(),
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
    scene.set_address(Some(address.expect("an address")));
    server
}

/// One member of staff: comes, passes what is on top, and loses the line in every way.
fn work(scene: &Scene, seed: u64) {
    let mut roll = dice(seed);
    while !scene.over.load(Ordering::Acquire) {
        let Some(address) = scene.address() else { return };
        let Ok(mut line) = Caller::try_to(address) else { continue };
        if !line.tries(REVIEWER, &Way::Password("demo")).0 || !line.tries_a_desk() {
            continue;
        }
        line.tries_typing("3");
        for _ in 0..roll(8) {
            if scene.over.load(Ordering::Acquire) || !line.hears(QUIET) {
                break;
            }
            // Whatever popped up goes away, then the item on top is passed: by one press,
            // by a double one, or by one whose answer nobody waits for.
            let kind = roll(6);
            line.tries_typing(if kind == 0 { "\x1bpp" } else { "\x1bp" });
            if kind == 1 {
                break;
            }
            line.hears(QUIET);
            let screen = line.screen();
            let said = screen.split("已通过：").nth(1);
            let name = said.map(|rest| rest.chars().take(3).collect::<String>());
            scene.told.lock().expect("alive").extend(name);
            if kind == 2 {
                // Frozen: nothing is read any more, much is asked for.
                while roll(200) > 0 && line.tries_typing("\x0c") {}
                scene.frozen.fetch_add(1, Ordering::Relaxed);
                let (now, more) = (scene.broken.load(Ordering::Relaxed), roll(8) as usize);
                let others = || scene.broken.load(Ordering::Relaxed) > now + more;
                scene.until(QUIET * 60, others);
                break;
            }
        }
        scene.broke();
    }
}

/// How often the journal says of each case of the queue that the township passed it.
fn passed(store: &Path, notices: &[CaseId]) -> BTreeMap<String, usize> {
    let mut passed = BTreeMap::new();
    let notices: Vec<String> = notices.iter().map(|case| case.0.to_string()).collect();
    for event in events(store) {
        let decided = &event["Case"]["Passed"];
        let case = decided["case"].to_string();
        if decided["step"] == "township" && !notices.contains(&case) {
            *passed.entry(case).or_default() += 1;
        }
    }
    passed
}

/// All that the journal says has happened.
pub(super) fn events(store: &Path) -> Vec<serde_json::Value> {
    let reader = FileReader::open(&store.join("journal")).expect("a journal");
    // The end of the last line may still be on its way.
    let entries = reader.read_from(1).map_while(Result::ok);
    let events = entries.map(|entry| serde_json::from_str(entry.events.get()).expect("JSON"));
    events.flat_map(|events: Vec<serde_json::Value>| events).collect()
}

/// Where everybody's case stands, by name.
fn stages(store: &Path) -> BTreeMap<String, Stage> {
    let clock = Arc::new(FixedClock::on(day("2026-11-30")));
    let policy = Policy::district().expect("the policy");
    let office = Office::open(store, policy, clock).expect("a store");
    let founder = Actor::founder(Login::from("audit"), SessionId::from("audit"));
    let reader = office.reader(&founder);
    let of = |person: &youyang::casework::Person| {
        let case = reader.cases().of_person(person.id)[0];
        (person.name.clone(), case.stage)
    };
    let queue = reader.people().all().filter(|person| !person.name.starts_with(objectors::SURNAME));
    let stages = queue.map(of).collect();
    drop(reader);
    office.close().expect("a clean stop");
    stages
}
