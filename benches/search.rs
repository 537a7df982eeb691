//! What one keystroke of a search costs, in CPU of this process, and whether the
//! person meant is on the first page; with two peers on the same people and the
//! same keystrokes: plain SkimMatcherV2 over a line a person, and SQLite FTS5.
//!
//! `cargo bench -p youyang-benches --bench search` makes up 42,000 people, with `-- --million` also
//! 1,000,000. CPU time, not wall time: neighbours on the machine do not count.

mod allocator;
mod people;
mod table;

use crate::people::{Citizen, District, Kind, Session, entry};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rustix::time::{ClockId, clock_gettime};
use std::collections::HashMap;
use std::hint::black_box;
use youyang::base::TownshipCode;
use youyang::search::Index;

const PAGE: usize = 20;

fn main() -> rusqlite::Result<()> {
    run(42_000, 5.0, 1500, [400, 6000])?;
    if std::env::args().any(|arg| arg == "--million") {
        run(1_000_000, 16.0, 1000, [14, 400])?;
    }
    Ok(())
}

/// One size of district: so many people, the most milliseconds a keystroke may
/// cost, so many typing sessions, so many keystrokes for each peer.
fn run(people: usize, target: f64, sessions: usize, peers: [usize; 2]) -> rusqlite::Result<()> {
    let district = District::new(people);
    println!("\n{people} people, {} names, {sessions} typing sessions", district.names());
    let sessions: Vec<Session> =
        (0..sessions).map(|seed| district.session(seed as u64 + 1)).collect();

    let (index, build, memory) = built(|| Index::build(district.people.iter().map(entry)));
    index.warm();
    let ask = |line: &str, scope: Option<&[TownshipCode]>| {
        let found = index.query(line, scope, PAGE);
        found.hits.iter().map(|hit| hit.person.0).collect::<Vec<u32>>()
    };
    let ours = measure("index", &sessions, usize::MAX, &district, |_, line| ask(line, None));
    ours.print(build, memory, None);
    let scoped = |session: &Session, line: &str| {
        ask(line, Some(&[district.people[session.person as usize - 1].township]))
    };
    measure("index, own township", &sessions, usize::MAX, &district, scoped).print(0.0, 0.0, None);
    ours.print_kinds();
    let p99 = ours.quantile(0.99);
    let met = if p99 < target { "met" } else { "missed" };
    println!("  target: p99 under {target} ms, {met} with {p99:.3} ms");
    upserts(index, &district);

    let (lines, build, _) =
        built(|| district.people.iter().map(Citizen::line).collect::<Vec<String>>());
    let bytes: usize = lines.iter().map(|line| line.capacity() + size_of::<String>()).sum();
    let memory = bytes as f64 / f64::from(1 << 20);
    let matcher = SkimMatcherV2::default().ignore_case();
    let peer = measure("SkimMatcherV2 over all", &sessions, peers[0], &district, |_, line| {
        by_skim(&matcher, &lines, line)
    });
    peer.print(build, memory, Some(&ours));
    drop(lines);

    let (store, build, memory) = built(|| Fts::new(&district));
    let store = store?;
    let peer =
        measure("SQLite FTS5 trigram", &sessions, peers[1], &district, |_, line| store.ask(line));
    peer.print(build, memory, Some(&ours));
    Ok(())
}

// What is measured.

struct Measured {
    name: &'static str,
    people: usize,
    /// CPU milliseconds a keystroke, with the kind of session.
    strokes: Vec<(Kind, f64)>,
    /// Sessions by whether the person meant was on the first page at the end.
    shown: HashMap<Kind, Shown>,
}

#[derive(Default)]
struct Shown {
    sessions: usize,
    shown: usize,
    /// Not shown, but more people than a page holds match just as well.
    crowded: usize,
}

/// Types the sessions, each beginning of the text a search, up to so many strokes.
fn measure(
    name: &'static str,
    sessions: &[Session],
    most: usize,
    district: &District,
    ask: impl Fn(&Session, &str) -> Vec<u32>,
) -> Measured {
    let mut measured = Measured {
        name,
        people: district.people.len(),
        strokes: Vec::new(),
        shown: HashMap::new(),
    };
    let strokes: usize = sessions.iter().map(|session| session.text.chars().count()).sum();
    // Peers type every so manieth session, so that all kinds come.
    let step = strokes.div_ceil(most).max(1);
    for session in sessions.iter().step_by(step) {
        let mut found = Vec::new();
        for (at, ch) in session.text.char_indices() {
            let line = &session.text[..at + ch.len_utf8()];
            let start = cpu_ms();
            found = black_box(ask(session, line));
            measured.strokes.push((session.kind, cpu_ms() - start));
        }
        let shown = measured.shown.entry(session.kind).or_default();
        shown.sessions += 1;
        if found.contains(&session.person) {
            shown.shown += 1;
        } else if district.equals(session) > PAGE {
            shown.crowded += 1;
        }
    }
    measured
}

impl Measured {
    fn print(&self, build: f64, memory: f64, ours: Option<&Measured>) {
        let [p50, p99, max] = [0.5, 0.99, 1.0].map(|at| self.quantile(at));
        println!(
            "{:24} n {:6}  CPU ms p50 {p50:8.3}  p99 {p99:8.3}  max {max:8.3}  build {build:5.2} s  {memory:6.1} MiB  {}",
            self.name,
            self.strokes.len(),
            self.pages(|_| true),
        );
        if let Some(ours) = ours {
            let (half, most) = (p50 / ours.quantile(0.5), p99 / ours.quantile(0.99));
            println!("{:24} p50 {half:.1} times, p99 {most:.1} times the index", "");
            let figures =
                |of: &Measured| format!("{:.2} / {:.1} ms", of.quantile(0.5), of.quantile(0.99));
            let what = format!("a keystroke at {} people, CPU p50 / p99", self.people);
            let peer = format!("{}: {}", self.name, figures(self));
            let ratio = format!("{:.2}, {:.2}", 1.0 / half, 1.0 / most);
            table::row("search", &what, &figures(ours), &peer, &ratio);
        }
    }

    fn quantile(&self, at: f64) -> f64 {
        let all: Vec<f64> = self.strokes.iter().map(|(_, ms)| *ms).collect();
        quantile(&all, at)
    }

    fn print_kinds(&self) {
        for kind in Kind::ALL {
            let own: Vec<f64> =
                self.strokes.iter().filter(|(of, _)| *of == kind).map(|(_, ms)| *ms).collect();
            println!(
                "  {:22} n {:6}  CPU ms p50 {:8.3}  p99 {:8.3}  max {:8.3}  {}",
                format!("{kind:?}"),
                own.len(),
                quantile(&own, 0.5),
                quantile(&own, 0.99),
                quantile(&own, 1.0),
                self.pages(|of| of == kind),
            );
        }
    }

    fn pages(&self, of: impl Fn(Kind) -> bool) -> String {
        let mut sum = Shown::default();
        for (_, shown) in self.shown.iter().filter(|(kind, _)| of(**kind)) {
            sum.sessions += shown.sessions;
            sum.shown += shown.shown;
            sum.crowded += shown.crowded;
        }
        let missed = sum.sessions - sum.shown - sum.crowded;
        format!(
            "first page {}/{}, crowded out {}, missed {missed}",
            sum.shown, sum.sessions, sum.crowded
        )
    }
}

fn upserts(mut index: Index, district: &District) {
    let mut took = Vec::new();
    for citizen in district.people.iter().step_by(41).take(1000) {
        let mut entry = entry(citizen);
        entry.phone = "13900000000".to_owned();
        let start = cpu_ms();
        index.upsert(entry);
        took.push(cpu_ms() - start);
    }
    println!(
        "  one person changed       n {:6}  CPU ms p50 {:8.3}  p99 {:8.3}  max {:8.3}",
        took.len(),
        quantile(&took, 0.5),
        quantile(&took, 0.99),
        quantile(&took, 1.0)
    );
}

fn built<T>(make: impl FnOnce() -> T) -> (T, f64, f64) {
    let (before, start) = (resident_mib(), cpu_ms());
    let made = make();
    (made, (cpu_ms() - start) / 1e3, resident_mib() - before)
}

fn cpu_ms() -> f64 {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    spent.tv_sec as f64 * 1e3 + spent.tv_nsec as f64 / 1e6
}

fn resident_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    let kib: f64 = line.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0.0);
    kib / 1024.0
}

fn quantile(values: &[f64], at: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = ((sorted.len() as f64 * at).ceil() as usize).clamp(1, sorted.len().max(1));
    sorted.get(place - 1).copied().unwrap_or(f64::NAN)
}

// The peers.

fn by_skim(matcher: &SkimMatcherV2, lines: &[String], query: &str) -> Vec<u32> {
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut scored: Vec<(i64, u32)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let score =
            words.iter().try_fold(0, |sum, word| Some(sum + matcher.fuzzy_match(line, word)?));
        scored.extend(score.map(|score| (-score, at as u32 + 1)));
    }
    scored.sort_unstable();
    scored.into_iter().take(PAGE).map(|(_, person)| person).collect()
}

struct Fts(rusqlite::Connection);

impl Fts {
    fn new(district: &District) -> rusqlite::Result<Self> {
        let store = rusqlite::Connection::open_in_memory()?;
        store.execute_batch(
            "BEGIN; CREATE VIRTUAL TABLE people USING fts5(line, tokenize = 'trigram');",
        )?;
        for citizen in &district.people {
            let mut insert =
                store.prepare_cached("INSERT INTO people (rowid, line) VALUES (?1, ?2)")?;
            insert.execute((citizen.person, citizen.line()))?;
        }
        store.execute_batch("COMMIT; INSERT INTO people (people) VALUES ('optimize');")?;
        Ok(Self(store))
    }

    /// Words of three characters by the index, shorter ones by LIKE.
    fn ask(&self, query: &str) -> Vec<u32> {
        let mut clauses = Vec::new();
        let mut values = Vec::new();
        for word in query.split_whitespace() {
            let long = word.chars().count() >= 3;
            clauses.push(if long { "people MATCH ?" } else { "line LIKE ?" });
            values.push(if long { format!("\"{word}\"") } else { format!("%{word}%") });
        }
        if clauses.is_empty() {
            return Vec::new();
        }
        let sql = format!("SELECT rowid FROM people WHERE {} LIMIT 200", clauses.join(" AND "));
        let found = self.0.prepare_cached(&sql).and_then(|mut select| {
            let rows = select.query_map(rusqlite::params_from_iter(values), |row| row.get(0))?;
            rows.collect::<rusqlite::Result<Vec<u32>>>()
        });
        let mut found = found.unwrap_or_else(|fault| panic!("{sql}: {fault}"));
        found.truncate(PAGE);
        found
    }
}
