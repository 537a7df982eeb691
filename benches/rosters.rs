//! The district's rosters: four files taken in, everybody compared, the transition run of
//! whom the comparison cleared, all in the synced journal; and what one decision costs
//! afterwards. The peer in the same run is SQLite (WAL, synchronous=FULL) with full outer
//! joins over the same cleaned rows; its classes and sums are held against ours.
//!
//! `cargo bench -p youyang-benches --bench rosters`, of ten such districts `-- --tenfold`, and
//! what small files take that mean harm `-- --hostile`

mod allocator;
mod hostile;
mod joined;
mod table;

use joined::ClassSum;
use rustix::time::{ClockId, clock_gettime};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command as Process;
use std::sync::Arc;
use std::time::{Duration, Instant};
use youyang::base::{Date, FixedClock, Login, PersonId, SessionId};
use youyang::casework::comparison::{
    Class, CompareDecision, CompareSubject, Comparison, RosterFinding,
};
use youyang::casework::{Command, DecideComparison};
use youyang::cli::MadeUp;
use youyang::exchange::{ReadingOptions, Roster, RosterKind, read_file, take_in};
use youyang::office::{Actor, CompareList, Office, TransitionLine};
use youyang::policy::Policy;

const DISTRICT: usize = 31_800;
const TENFOLD: usize = 318_000;
const DECISIONS: usize = 15;
const SEED: u64 = 2020;

/// The rosters that are compared, by their files' names.
const FILES: [(RosterKind, &str); 4] = [
    (RosterKind::Legacy, "原参保人员名册.csv"),
    (RosterKind::Resident, "城乡居民养老保险名册.csv"),
    (RosterKind::Employee, "城镇职工养老保险名册.xlsx"),
    (RosterKind::Household, "户籍状态.csv"),
];

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["make", people, folder] => {
            make(people.parse().expect("a number"), Path::new(folder));
        }
        ["read", file] => hostile::read(Path::new(file), cpu_time, peak_megabytes),
        ["--tenfold"] => measure(TENFOLD),
        ["--hostile"] => hostile::measure(),
        _ => measure(DISTRICT),
    }
}

/// Writes the rosters of a district of so many originally insured people.
fn make(people: usize, folder: &Path) {
    let district = MadeUp::new(people * 4 / 3, SEED);
    assert_eq!(district.legacy.len(), people);
    district.write_rosters(folder).expect("written");
    district.write_registers(folder).expect("written");
}

/// The files are made by a child, so that this process needs room for its own work only.
fn measure(people: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let program = std::env::current_exe().expect("this program");
    let made =
        Process::new(program).arg("make").arg(people.to_string()).arg(folder.path()).status();
    assert!(made.expect("a child").success());
    let store = folder.path().join("store");
    let clock = Arc::new(FixedClock::on(Date::parse("2020-03-01").expect("a day")));
    let policy = Policy::district().expect("policy");
    let office = Office::open(&store, policy, clock).expect("opens");

    let before = cpu_time();
    let done = carry_out(&office, folder.path());
    let cpu = cpu_time() - before;
    println!("{people} people");
    let mut together = Duration::ZERO;
    for TimedStep { what, took, peak } in &done.steps {
        println!("{what:<34} {:>9.1} ms {peak:>9.1} MB at most", milliseconds(*took));
        together += *took;
    }
    println!(
        "together                           {:>9.1} ms, of CPU {:.1} ms",
        milliseconds(together),
        milliseconds(cpu)
    );
    let (seconds, busy) = (together.as_secs_f64(), cpu.as_secs_f64());
    let ours = format!("{seconds:.1} s, {busy:.1} s of CPU, {:.0} MB", peak_megabytes());
    let what = format!("four rosters of {people} people taken in, compared, carried out");
    table::row("rosters", &what, &ours, "", "");
    decide(&office, &done.compared);
    let begun = Instant::now();
    office.close().expect("closed");
    println!("store closed                       {:>9.1} ms", milliseconds(begun.elapsed()));
    against_sqlite(folder.path(), &done);
}

/// What was done, with the memory it had needed by its end.
struct TimedStep {
    what: String,
    took: Duration,
    peak: f64,
}

impl TimedStep {
    fn ended(what: String, begun: Instant) -> Self {
        Self { what, took: begun.elapsed(), peak: peak_megabytes() }
    }
}

/// What was done step by step, and what it came to.
struct Transition {
    steps: Vec<TimedStep>,
    /// Of `steps` what SQLite does too: taking in what was read, without reading.
    taking_in: Duration,
    comparing: Duration,
    compared: Arc<Comparison>,
}

fn carry_out(office: &Office, folder: &Path) -> Transition {
    let actor = actor();
    let mut steps = Vec::new();
    let mut taking_in = Duration::ZERO;
    let mut lines = 0;
    for (kind, file) in FILES {
        let begun = Instant::now();
        let roster = cleaned(kind, &folder.join(file));
        let read = begun.elapsed();
        let intake = take_in(office, &actor, &roster, false).expect("taken in");
        let count = intake.lines;
        drop((roster, intake));
        let step = TimedStep::ended(format!("import {kind}, {count} lines"), begun);
        taking_in += step.took - read;
        steps.push(step);
        lines += count;
    }
    let begun = Instant::now();
    let compared = office.reader(&actor).comparison().result();
    let step = TimedStep::ended("comparison".to_owned(), begun);
    let comparing = step.took;
    steps.push(step);
    assert!(compared.totals.tie_out() && compared.totals.lines.count < lines);
    let begun = Instant::now();
    let run = office.run_transitions(&actor, false).expect("a run");
    steps.push(TimedStep::ended("transition run".to_owned(), begun));
    // Whoever is refunded must have given a bank account; all others are done.
    let cleared = |line: &&TransitionLine| line.class.merges() || line.class == Class::Surrender;
    let left = |line: &&TransitionLine| cleared(line) && !line.is_done();
    assert!(run.iter().filter(left).all(|line| line.class == Class::Surrender));
    assert!(run.iter().filter(left).count() * 1000 < run.len());
    Transition { steps, taking_in, comparing, compared }
}

/// Decisions on people whose names differ, one by one, each until the desk has its next
/// comparison.
fn decide(office: &Office, compared: &Comparison) {
    let actor = actor();
    let reader = office.reader(&actor);
    let found =
        reader.comparison().list(compared, CompareList::Finding(RosterFinding::NameMismatch));
    let people: Vec<PersonId> = found
        .into_iter()
        .filter_map(|at| match compared.rows[at].key {
            CompareSubject::Person(person) => Some(person),
            CompareSubject::Rejected(_) => None,
        })
        .take(DECISIONS)
        .collect();
    assert_eq!(people.len(), DECISIONS);
    let (mut judged, mut waited, mut listed) = (Vec::new(), Vec::new(), Vec::new());
    let mut before = reader.comparison().result();
    for person in people {
        let (decision, note) = (CompareDecision::SamePerson, String::new());
        let command = Command::DecideComparison(DecideComparison { person, decision, note });
        let begun = Instant::now();
        let id = office.next_command(&actor.session);
        office.submit(&actor, id, command, None).expect("decided");
        judged.push(begun.elapsed());
        let begun = Instant::now();
        let reader = office.reader(&actor);
        let after = reader.comparison().result();
        waited.push(begun.elapsed());
        let begun = Instant::now();
        assert!(!reader.comparison().list(&after, CompareList::ToDecide).is_empty());
        listed.push(begun.elapsed());
        let count = |found: &Comparison| found.findings[&RosterFinding::NameMismatch];
        assert_eq!(count(&after) + 1, count(&before));
        before = after;
    }
    let [judged, waited, listed] = [judged, waited, listed].map(|took| milliseconds(median(took)));
    println!("one decision, journal synced, p50  {judged:>9.1} ms");
    println!("the comparison after it, p50       {waited:>9.2} ms");
    println!("the list of what is to decide, p50 {listed:>9.1} ms");
    let what = "one decision, journal synced / the comparison after it / the work list, p50";
    table::row("rosters", what, &format!("{judged:.1} / {waited:.2} / {listed:.1} ms"), "", "");
}

fn against_sqlite(folder: &Path, done: &Transition) {
    let read = |(kind, file)| cleaned(kind, &folder.join(file));
    let rosters: Vec<Roster> = FILES.into_iter().map(read).collect();
    let begun = Instant::now();
    let peer = joined::load(&folder.join("peer.sqlite"), &rosters);
    let loading = begun.elapsed();
    let begun = Instant::now();
    let theirs = joined::compare(&peer);
    let joining = begun.elapsed();
    assert_eq!(sums(&done.compared), theirs);
    println!("SQLite, the same rows inserted     {:>9.1} ms", milliseconds(loading));
    println!("SQLite, full outer joins           {:>9.1} ms", milliseconds(joining));
    println!("SQLite : comparison                {:>9.2}", ratio(joining, done.comparing));
    let ms = |time| format!("{:.0} ms", milliseconds(time));
    let row = |what, ours, peer: &str, theirs| {
        let peer = format!("SQLite, {peer}: {}", ms(theirs));
        table::row("rosters", what, &ms(ours), &peer, &format!("{:.2}", ratio(ours, theirs)));
    };
    row("comparison alone", done.comparing, "full outer joins", joining);
    let (ours, theirs) = (done.taking_in + done.comparing, loading + joining);
    row("taking in and comparison, journal synced", ours, "rows inserted and joined", theirs);
    println!("SQLite : taking in and comparison  {:>9.2}", ratio(theirs, ours));
    for (class, sum) in sums(&done.compared) {
        println!("  {:>7} {}", sum.people, class.code());
    }
}

fn sums(compared: &Comparison) -> BTreeMap<Class, ClassSum> {
    let mut sums: BTreeMap<Class, ClassSum> = BTreeMap::new();
    for verdict in compared.rows.iter().map(|row| &row.result) {
        let sum = sums.entry(verdict.class).or_default();
        sum.people += 1;
        if let Some(figures) = &verdict.figures {
            sum.top_up += figures.top_up;
            sum.account += figures.merged_account;
            sum.monthly += figures.merged_monthly;
        }
        sum.refund += verdict.refund.unwrap_or_default();
    }
    sums
}

fn actor() -> Actor {
    Actor::founder(Login::from("human-resources.supervisor"), SessionId::from("bench"))
}

/// What all threads of this process took of the processors.
fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// The most memory this process had resident.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: Option<f64> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kilobytes.map_or(f64::NAN, |kilobytes| kilobytes / 1024.0)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// A roster, of the registers without the lines that cannot be read: whom those block, the
/// peer's joins cannot tell.
fn cleaned(kind: RosterKind, path: &Path) -> Roster {
    let mut roster = read_file(kind, path, &ReadingOptions::default()).expect("read");
    if kind != RosterKind::Legacy {
        roster.unread.clear();
    }
    roster
}
