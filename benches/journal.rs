//! What a command costs in the journal, against a bare append and sync of the
//! same bytes and against SQLite (WAL, synchronous=FULL), in the same run on
//! the same disk; then how fast a journal is replayed and verified.
//!
//! The contenders take turns, so that what else the machine does hits all
//! alike. Trust the ratios more than the times.

mod allocator;
mod table;

use rusqlite::Connection;
use serde_json::value::RawValue;
use std::error::Error;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use youyang::base::Date;
use youyang::journal::{FileJournal, Head, Journal, LineDraft, LineGroup, Options, verify};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let temp = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    append("one command, one line", &temp.path().join("single"), 1, 3_000)?;
    append("1,000 commands at once", &temp.path().join("many"), 1_000, 60)?;
    replay(&temp.path().join("replay"), 100_000)
}

/// `rounds` appends of `count` lines each, by every contender in turn.
fn append(title: &str, dir: &Path, count: usize, rounds: usize) -> Result<()> {
    let lines = written(&dir.join("pattern"), count * rounds)?;
    let (mut journal, _) = FileJournal::open(&dir.join("journal"), Options::default())?;
    let mut bare = OpenOptions::new().append(true).create(true).open(dir.join("bare.jsonl"))?;
    let mut sqlite = sqlite(&dir.join("lines.db"))?;
    let mut times: [Vec<Duration>; 3] = Default::default();
    for (round, lines) in lines.chunks(count).enumerate() {
        let first = round * count;
        let groups = groups(first, count)?;
        let bytes = lines.concat();

        let start = Instant::now();
        journal.append(journal.head(), &groups)?;
        times[0].push(start.elapsed());

        let start = Instant::now();
        bare.write_all(bytes.as_bytes())?;
        bare.sync_data()?;
        times[1].push(start.elapsed());

        let start = Instant::now();
        insert(&mut sqlite, first, lines)?;
        times[2].push(start.elapsed());
    }
    assert_eq!(verify(&dir.join("journal"))?.lines, (count * rounds) as u64);
    let bytes = lines.iter().map(String::len).sum::<usize>() / lines.len();
    println!("\n{title} ({bytes} bytes a line, {rounds} rounds)");
    println!("{:22}{:>10}{:>10}{:>12}{:>16}", "", "p50 µs", "p99 µs", "lines/s", "journal is ×");
    times.iter_mut().for_each(|times| times.sort());
    let own = percentile(&times[0], 50);
    for (name, times) in ["journal", "bare write and sync", "SQLite"].iter().zip(&times) {
        let (p50, p99) = (percentile(times, 50), percentile(times, 99));
        let (rate, ratio) = (count as f64 / p50 * 1e6, own / p50);
        println!("{name:22}{p50:>10.0}{p99:>10.0}{rate:>12.0}{ratio:>16.2}");
        if *name != "journal" {
            let (ours, peer) = (format!("{own:.0} µs"), format!("{name}: {p50:.0} µs"));
            table::row("journal", &format!("{title}, p50"), &ours, &peer, &format!("{ratio:.2}"));
        }
    }
    Ok(())
}

/// Reads a journal as opening a desk does, checks it as `verify` does, and
/// reads the same lines out of SQLite, which checks nothing.
fn replay(dir: &Path, count: usize) -> Result<()> {
    let lines = written(&dir.join("journal"), count)?;
    let total: usize = lines.iter().map(String::len).sum();
    let mut sqlite = sqlite(&dir.join("lines.db"))?;
    insert(&mut sqlite, 0, &lines)?;
    let (journal, _) = FileJournal::open(&dir.join("journal"), Options::default())?;
    let reader = journal.reader();
    let mut times: [Vec<Duration>; 3] = Default::default();
    for _ in 0..9 {
        let start = Instant::now();
        for entry in reader.read_from(1) {
            assert!(!entry?.events.get().is_empty());
        }
        times[0].push(start.elapsed());

        let start = Instant::now();
        assert_eq!(verify(&dir.join("journal"))?.lines, count as u64);
        times[1].push(start.elapsed());

        let start = Instant::now();
        let mut select = sqlite.prepare("SELECT line FROM lines ORDER BY seq")?;
        let mut rows = select.query([])?;
        let mut bytes = 0;
        while let Some(row) = rows.next()? {
            bytes += row.get_ref(0)?.as_str()?.len();
        }
        assert_eq!(bytes, total);
        times[2].push(start.elapsed());
    }
    println!("\n{count} lines, {} MB", total / 1_000_000);
    println!("{:22}{:>10}{:>10}{:>12}", "", "best ms", "p50 ms", "lines/s");
    for (name, times) in ["replay, checked", "verify", "SQLite, unchecked"].iter().zip(&mut times) {
        times.sort();
        let (best, p50) = (percentile(times, 0) / 1e3, percentile(times, 50) / 1e3);
        let rate = count as f64 / best * 1e3;
        println!("{name:22}{best:>10.0}{p50:>10.0}{rate:>12.0}");
        table::row("journal", name, &format!("{rate:.0} lines/s"), "", "");
    }
    Ok(())
}

/// Lines as a journal makes them of numbered drafts.
fn written(dir: &Path, count: usize) -> Result<Vec<String>> {
    let (mut journal, _) = FileJournal::open(dir, Options::default())?;
    journal.append(Head::default(), &groups(0, count)?)?;
    let mut bytes = Vec::new();
    journal.reader().export(&mut bytes)?;
    Ok(String::from_utf8(bytes)?.split_inclusive('\n').map(str::to_owned).collect())
}

/// Commands of one line each.
fn groups(first: usize, count: usize) -> Result<Vec<LineGroup>> {
    (first..first + count).map(|number| Ok(vec![draft(number)?])).collect()
}

fn draft(number: usize) -> Result<LineDraft> {
    let events = format!(
        r#"[{{"SubsidyClaimed":{{"person":{number},"case":{number},"year":2020,"scheme":"resident","amount":"300.00","clause":"A3"}}}},{{"CaseOpened":{{"case":{number},"step":"claim","note":"本人到窗口办理"}}}}]"#
    );
    Ok(LineDraft {
        at: Date::new(2020, 3, 2).ok_or("no day")?.at(9, 41, 7).plus_seconds(number as i64),
        actor: "resident-pension.clerk".into(),
        session: "local-4711".into(),
        command: format!("01J{number:023}").as_str().into(),
        others: Vec::new(),
        policy: "2020-03-01/2020-02-18".to_owned(),
        events: RawValue::from_string(events)?,
    })
}

fn sqlite(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute("CREATE TABLE lines (seq INTEGER PRIMARY KEY, line TEXT NOT NULL)", [])?;
    Ok(connection)
}

fn insert(connection: &mut Connection, first: usize, lines: &[String]) -> Result<()> {
    let transaction = connection.transaction()?;
    {
        let mut insert = transaction.prepare_cached("INSERT INTO lines VALUES (?1, ?2)")?;
        for (line, seq) in lines.iter().zip(first + 1..) {
            insert.execute((seq as i64, line))?;
        }
    }
    Ok(transaction.commit()?)
}

/// Of sorted times, in microseconds.
fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    sorted.get(sorted.len() * percent / 100).map_or(f64::NAN, |time| time.as_secs_f64() * 1e6)
}
