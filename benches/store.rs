//! The store with 42,000 people: first frame and all read after a clean stop and after a
//! kill with a day's lines behind the newest generation, memory, how long a new generation
//! takes, and a command from the desk to the disk. Peers in the same run: SQLite
//! reading the same people, and a bare append-and-sync of the same bytes.
//!
//! `cargo bench -p youyang-benches --bench store`

mod allocator;
mod table;

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;
use std::time::{Duration, Instant};
use youyang::base::{Date, FixedClock, Login, SessionId};
use youyang::casework::{AccountCommand, Command, RevealedFact};
use youyang::cli::MadeUp;
use youyang::desk::home::tabs;
use youyang::desk::session::{Frontend, Session, SessionOptions};
use youyang::exchange::{ReadingOptions, RosterKind, read_file, take_in};
use youyang::office::{Actor, Office};
use youyang::policy::Policy;

const PEOPLE: usize = 42_000;
const OPENINGS: usize = 7;
const COMMANDS: usize = 400;

/// Lines that a killed process leaves behind the newest generation.
const TAIL: usize = 500;

fn main() {
    let mut given = std::env::args().skip(1).filter(|word| word != "--bench");
    match (given.next().as_deref(), given.next()) {
        (Some("open"), Some(store)) => open_once(Path::new(&store)),
        (Some("kill"), Some(store)) => work_and_die(Path::new(&store)),
        _ => measure(),
    }
}

fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    settle(&store);
    let stopped = folder.path().join("killed");
    copy_folder(&store, &stopped);
    in_child("kill", &stopped);
    let sqlite = fill_sqlite(&folder.path().join("peer.sqlite"), &store);
    let (mut clean, mut killed, mut peer, mut memory) = (vec![], vec![], vec![], vec![]);
    let (mut clean_read, mut killed_read) = (vec![], vec![]);
    for _ in 0..OPENINGS {
        for (store, frames, reads) in
            [(&store, &mut clean, &mut clean_read), (&stopped, &mut killed, &mut killed_read)]
        {
            let (frame, read, kilobytes) = open_in_child(store);
            frames.push(frame);
            reads.push(read);
            memory.push(kilobytes);
        }
        peer.push(read_sqlite(&sqlite));
    }
    let (clean, killed, peer) = (median(clean), median(killed), median(peer));
    let (clean_read, killed_read) = (median(clean_read), median(killed_read));
    let memory = memory.iter().max().map_or(0.0, |kb| *kb as f64 / 1024.0);
    let ms = |time: Duration| format!("{:.1} ms", milliseconds(time));
    let both = |clean, killed| format!("{} / {}", ms(clean), ms(killed));
    let what = format!("first frame with {PEOPLE} people, after a clean stop / a kill");
    table::row("store", &what, &both(clean, killed), "", "");
    let ratios = format!("{:.2}, {:.2}", ratio(clean_read, peer), ratio(killed_read, peer));
    let sqlite = format!("SQLite reads them: {}", ms(peer));
    let what = "all of them read, after a clean stop / a kill";
    table::row("store", what, &both(clean_read, killed_read), &sqlite, &ratios);
    table::row("store", "memory with search, at most", &format!("{memory:.0} MB"), "", "");
    println!("{PEOPLE} people, median of {OPENINGS} openings, each in a process of its own");
    println!("first frame after a clean stop  {:>8.1} ms", milliseconds(clean));
    println!("first frame after a kill        {:>8.1} ms", milliseconds(killed));
    println!("all read after a clean stop     {:>8.1} ms", milliseconds(clean_read));
    println!("all read after a kill           {:>8.1} ms", milliseconds(killed_read));
    println!("SQLite reads the same people    {:>8.1} ms", milliseconds(peer));
    println!("ratio clean, all read : SQLite  {:>8.2}", ratio(clean_read, peer));
    println!("ratio all read, killed : clean  {:>8.2}", ratio(killed_read, clean_read));
    println!("memory, search included, at most {memory:>7.1} MB");
    commands(&store);
}

fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::on(Date::parse("2020-05-04").expect("a day")))
}

fn open(store: &Path) -> Office {
    Office::open(store, Policy::district().expect("policy"), clock()).expect("opens")
}

fn founder() -> Actor {
    Actor::founder(Login::from("human-resources.supervisor"), SessionId::from("bench"))
}

fn settle(store: &Path) {
    let rosters = tempfile::tempdir().expect("a folder");
    let [legacy, candidates] =
        MadeUp::new(PEOPLE, 1).write_rosters(rosters.path()).expect("written");
    let office = open(store);
    for (kind, path) in [(RosterKind::Legacy, legacy), (RosterKind::Candidates, candidates)] {
        let roster = read_file(kind, &path, &ReadingOptions::default()).expect("read");
        take_in(&office, &founder(), &roster, false).expect("taken in");
    }
    office.close().expect("closed");
}

/// In a child: opens, draws the first frame, waits until all is read and for search,
/// tells times and memory.
fn open_once(store: &Path) {
    let begun = Instant::now();
    let policy = Policy::district().expect("policy");
    let office = Arc::new(Office::begin(store, policy, clock()).expect("begins"));
    let mut options = SessionOptions::new(tabs::menu);
    options.size = (120, 40);
    let mut session = Session::new(Arc::clone(&office), options);
    let frame = session.frame().expect("a first frame");
    let took = begun.elapsed();
    assert!(!frame.is_empty());
    office.opening().expect("read");
    let loaded = begun.elapsed();
    office.wait_for_search();
    println!("{} {} {}", took.as_micros(), loaded.as_micros(), resident_kilobytes());
    std::io::stdout().flush().expect("the parent listens");
    // Closed, it might leave another store to the next opening.
    std::process::abort();
}

/// In a child: does what leaves so many lines, and is gone without closing anything.
fn work_and_die(store: &Path) {
    let office = open(store);
    let actor = founder();
    let person = office.reader(&actor).people().all().next().expect("somebody").id;
    for _ in 0..TAIL {
        let command =
            Command::Account(AccountCommand::Reveal { person, fact: RevealedFact::Phone });
        let id = office.next_command(&actor.session);
        office.submit(&actor, id, command, None).expect("done");
    }
    std::process::abort();
}

fn in_child(what: &str, store: &Path) -> String {
    let program = std::env::current_exe().expect("this program");
    let output = Process::new(program).arg(what).arg(store).output().expect("a child");
    String::from_utf8(output.stdout).expect("text")
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy_folder(&path, &copy),
            false => drop(std::fs::copy(&path, &copy).expect("copied")),
        }
    }
}

fn open_in_child(store: &Path) -> (Duration, Duration, u64) {
    let text = in_child("open", store);
    let mut numbers = text.split_whitespace().map(|word| word.parse::<u64>().expect("a number"));
    let mut time = || Duration::from_micros(numbers.next().expect("a time"));
    let (frame, read) = (time(), time());
    (frame, read, numbers.next().expect("memory"))
}

/// The most memory this process had resident.
fn resident_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// One command from submission to answer, and the same bytes appended and synced bare,
/// in turn.
fn commands(store: &Path) {
    let office = open(store);
    let actor = founder();
    let bare = store.join("bare");
    let mut file = OpenOptions::new().create(true).append(true).open(&bare).expect("a file");
    let person = office.reader(&actor).people().all().next().expect("somebody").id;
    let line = vec![b'x'; line_length(store)];
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..COMMANDS {
        let command =
            Command::Account(AccountCommand::Reveal { person, fact: RevealedFact::Phone });
        let id = office.next_command(&actor.session);
        let begun = Instant::now();
        office.submit(&actor, id, command, None).expect("done");
        ours.push(begun.elapsed());
        let begun = Instant::now();
        append(&mut file, &line);
        theirs.push(begun.elapsed());
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("a command, journal synced       {:>8.3} ms at p50 of {COMMANDS}", milliseconds(ours));
    println!("a bare append and sync          {:>8.3} ms", milliseconds(theirs));
    println!("ratio                           {:>8.2}", ratio(ours, theirs));
    let figure = |time| format!("{:.2} ms", milliseconds(time));
    let (peer, ratio) = (
        format!("bare append and sync: {}", figure(theirs)),
        format!("{:.2}", ratio(ours, theirs)),
    );
    table::row("store", "submit to answer, p50", &figure(ours), &peer, &ratio);
    office.close().expect("closed");
}

fn append(file: &mut File, line: &[u8]) {
    file.write_all(line).expect("written");
    file.sync_data().expect("synced");
}

fn line_length(store: &Path) -> usize {
    let segment = store.join("journal").join("000000000001.jsonl");
    let text = std::fs::read(segment).expect("the journal");
    text.split(|byte| *byte == b'\n').rev().find(|line| !line.is_empty()).map_or(600, <[u8]>::len)
}

fn fill_sqlite(path: &Path, store: &Path) -> PathBuf {
    let office = open(store);
    let mut peer = rusqlite::Connection::open(path).expect("sqlite");
    peer.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
         CREATE TABLE people (id INTEGER PRIMARY KEY, body BLOB NOT NULL);",
    )
    .expect("a table");
    let all = peer.transaction().expect("a transaction");
    for person in office.reader(&founder()).people().all() {
        let body =
            bincode::serde::encode_to_vec(person, bincode::config::standard()).expect("encoded");
        all.execute("INSERT INTO people VALUES (?1, ?2)", (person.id.0, body)).expect("inserted");
    }
    all.commit().expect("committed");
    office.close().expect("closed");
    path.to_owned()
}

/// Opens, reads and decodes everybody.
fn read_sqlite(path: &Path) -> Duration {
    let begun = Instant::now();
    let peer = rusqlite::Connection::open(path).expect("sqlite");
    let mut query = peer.prepare("SELECT body FROM people").expect("a query");
    let rows = query.query_map([], |row| row.get::<_, Vec<u8>>(0)).expect("rows");
    let mut people = Vec::with_capacity(PEOPLE);
    for body in rows {
        let body = body.expect("a row");
        let (person, _): (youyang::casework::Person, usize) =
            bincode::serde::decode_from_slice(&body, bincode::config::standard()).expect("decoded");
        people.push(person);
    }
    assert!(people.len() > PEOPLE * 9 / 10);
    begun.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
