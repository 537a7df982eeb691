//! sled: rows in one tree, in bincode, and their check when they are read again.

use super::kept_fund;
use super::snapshot::{Snapshot, Touched};
use crate::base::{IdNumber, Login, METER, Month, Phase};
use crate::casework::comparison::Decided;
use crate::casework::{
    Case, Objection, Person, Project, RegisterEntries, RejectedLine, RosterKind, RosterRecord,
    Staff, Work,
};
use crate::journal::{Head, JournalFault, Locator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::hash::Hasher;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Number of the layout of the rows; another number means another rebuild.
const LAYOUT: u32 = 10;

/// Larger batches pin gigabytes in sled 0.34.
const BATCH_ROWS: usize = 500;

/// So long rows that were just closed may still be locked.
const LOCKED: Duration = Duration::from_secs(1);

/// Not a bound on memory, but the more of it, the more is used.
const CACHE_BYTES: u64 = 4 << 20;

/// Why the store could not be opened, written or closed.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// The journal; the truth is at stake, so it says all it knows.
    #[error(transparent)]
    Journal(#[from] JournalFault),
    /// A file beside the journal.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line of the journal holds events that this program does not know.
    #[error(
        "journal line {seq}, column {column} of its events: unknown; was it written by a newer program?"
    )]
    Unreadable {
        /// The line's number.
        seq: u64,
        /// Where reading stopped.
        column: usize,
    },
    /// sled, which is made anew from the journal.
    #[error("the rows kept at hand: {0}; `youyang rebuild` makes them anew from the journal")]
    Kept(String),
}

/// What the last row written says of all rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub(super) struct Mark {
    layout: u32,
    pub(super) head: Head,
}

/// The rows of one store.
#[derive(Clone)]
pub(super) struct Kept {
    db: sled::Db,
}

pub(super) type Row = (Vec<u8>, Option<Vec<u8>>);

/// Of which roster each record holds lines, and where the records stand.
type SourcesRow = (Vec<(u64, String)>, Vec<(u64, Locator)>);

/// A file, where its records stand, and the decisions on what rosters say of it.
type PersonRow = (Person, Option<Vec<Locator>>, Option<Vec<Decided>>);

impl Kept {
    /// Opens the rows of a directory. sled may panic on damage; that is a fault too.
    pub(super) fn open(dir: &Path) -> Result<Self, StoreFault> {
        let config = sled::Config::new()
            .path(dir)
            .cache_capacity(CACHE_BYTES)
            .flush_every_ms(None)
            .use_compression(false);
        let begun = Instant::now();
        loop {
            let opened = guarded(|| config.open().map_err(|fault| fault.to_string()));
            match opened {
                // A thread of sled's may let go of what was closed a moment after it was.
                Err(StoreFault::Kept(cause))
                    if cause.contains("acquire lock") && begun.elapsed() < LOCKED =>
                {
                    std::thread::sleep(Duration::from_millis(10));
                }
                opened => return Ok(Self { db: opened? }),
            }
        }
    }

    /// Writes the rows of what was touched as the snapshot holds them, its mark last.
    pub(super) fn write(&self, snapshot: &Snapshot, touched: &Touched) -> Result<(), StoreFault> {
        let mark = Mark { layout: LAYOUT, head: snapshot.head };
        let mark = std::iter::once_with(|| row(key(b'm', b""), &mark));
        let mut rows = rows_of(snapshot, touched).chain(mark);
        // Encoded a batch at a time: after a fold all rows of the store come here.
        loop {
            let batch = rows.by_ref().take(BATCH_ROWS).collect::<Result<Vec<Row>, _>>()?;
            if batch.is_empty() {
                return Ok(());
            }
            self.apply(&batch)?;
        }
    }

    /// Makes all that was written durable, as far as sled does, and tells its check and
    /// how many rows there are.
    pub(super) fn settle(&self) -> Result<(u64, u64), StoreFault> {
        guarded(|| self.db.flush().map_err(|fault| fault.to_string()))?;
        let (mut check, mut rows) = (Check::default(), 0);
        guarded(|| {
            for row in self.db.iter() {
                let (key, value) = row.map_err(|fault| fault.to_string())?;
                check.take(&key, &value);
                rows += 1;
            }
            Ok(())
        })?;
        Ok((check.sum(), rows))
    }

    /// The snapshot that the rows add up to, and their check; `None` where they are
    /// of another layout or incomplete. About so many are expected; 0 where nobody knows.
    pub(super) fn load(&self, expected: u64) -> Result<Option<(Snapshot, u64)>, StoreFault> {
        let mut snapshot = Snapshot::default();
        let mut check = Check::default();
        let mut mark = None;
        METER.begin(Phase::Opening, expected);
        guarded(|| {
            for row in self.db.iter() {
                METER.step(1);
                let (key, value) = row.map_err(|fault| fault.to_string())?;
                check.take(&key, &value);
                take_row(&mut snapshot, &mut mark, &key, &value).map_err(|f| f.to_string())?;
            }
            Ok(())
        })?;
        let Some(mark) = mark.filter(|mark: &Mark| mark.layout == LAYOUT) else { return Ok(None) };
        snapshot.head = mark.head;
        index(&mut snapshot);
        Ok(Some((snapshot, check.sum())))
    }

    fn apply(&self, rows: &[Row]) -> Result<(), StoreFault> {
        let mut batch = sled::Batch::default();
        for (key, value) in rows {
            match value {
                Some(value) => batch.insert(key.as_slice(), value.as_slice()),
                None => batch.remove(key.as_slice()),
            }
        }
        guarded(|| self.db.apply_batch(batch).map_err(|fault| fault.to_string()))
    }
}

/// Runs what sled may panic in; a panic there only means a rebuild.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, StoreFault> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err("sled gave up".to_owned()))
        .map_err(StoreFault::Kept)
}

fn rows_of(
    snapshot: &Snapshot,
    touched: &Touched,
) -> impl Iterator<Item = Result<Row, StoreFault>> {
    let state = &snapshot.state;
    let people = touched.people.iter().filter_map(|id| {
        let person = state.people.get(id)?;
        let trail = snapshot.trails.get(id).map(|trail| &**trail);
        let decided = state.decisions.get(id).map(|decided| &**decided);
        Some(row(key(b'p', &id.0.to_be_bytes()), &(&**person, trail, decided)))
    });
    let cases = touched.cases.iter().filter_map(|id| {
        state.cases.get(id).map(|case| row(key(b'c', &id.0.to_be_bytes()), &**case))
    });
    let objections = touched.objections.iter().filter_map(|id| {
        let objection = state.objections.get(id)?;
        Some(row(key(b'o', &id.0.to_be_bytes()), &**objection))
    });
    let staff = touched.staff.iter().filter_map(|login| {
        let staff = state.staff.get(login)?;
        Some(row(key(b's', login.as_str().as_bytes()), &**staff))
    });
    let projects = touched.projects.iter().filter_map(|number| {
        let project = state.projects.get(number)?;
        Some(row(key(b'j', number.as_bytes()), &**project))
    });
    let listings = touched.listings.iter().filter_map(|number| {
        let listing = state.listings.get(number)?;
        Some(row(key(b'l', number.as_str().as_bytes()), &**listing))
    });
    let work = touched.months.iter().map(|month| {
        let first = (*month, Login::from(""));
        let work = state.work.range(first..).take_while(|((of, _), _)| of == month);
        let work: Vec<(&Login, &Work)> = work.map(|((_, login), work)| (login, work)).collect();
        row(key(b'w', month.to_string().as_bytes()), &(month, work))
    });
    let rosters = touched.rosters.then(|| {
        let aside: Vec<_> = state.rejected_lines.iter().collect();
        let rosters: Vec<_> = state.rosters.iter().collect();
        let digests: Vec<_> = state.roster_of.iter().map(|(seq, of)| (*seq, &**of)).collect();
        let places: Vec<_> = snapshot.roster_records.iter().collect();
        [
            row(key(b'a', b""), &aside),
            row(key(b'r', b""), &rosters),
            row(key(b'q', b""), &(digests, places)),
        ]
    });
    let fund = kept_fund::rows_of(&state.fund, &touched.fund);
    let sheets = rosters.into_iter().flatten();
    let others = objections.chain(staff).chain(projects).chain(work).chain(listings);
    people.chain(cases).chain(others).chain(sheets).chain(fund)
}

/// A row to be written.
pub(super) fn row(key: Vec<u8>, value: &impl Serialize) -> Result<Row, StoreFault> {
    Ok((key, Some(encode(value)?)))
}

fn take_row(
    snapshot: &mut Snapshot,
    mark: &mut Option<Mark>,
    key: &[u8],
    value: &[u8],
) -> Result<(), StoreFault> {
    let state = &mut snapshot.state;
    match key.first() {
        Some(b'p') => {
            let (person, trail, decided): PersonRow = decode(value)?;
            if let Some(trail) = trail {
                snapshot.trails.insert(person.id, Arc::new(trail));
            }
            if let Some(decided) = decided {
                state.decisions.insert(person.id, Arc::new(decided));
            }
            state.people.insert(person.id, Arc::new(person));
        }
        Some(b'c') => {
            let case: Case = decode(value)?;
            state.cases.insert(case.id, Arc::new(case));
        }
        Some(b'o') => {
            let objection: Objection = decode(value)?;
            state.objections.insert(objection.id, Arc::new(objection));
        }
        Some(b'j') => {
            let project: Project = decode(value)?;
            state.projects.insert(project.number.clone(), Arc::new(project));
        }
        Some(b's') => {
            let staff: Staff = decode(value)?;
            state.staff.insert(staff.login.clone(), Arc::new(staff));
        }
        Some(b'a') => {
            let aside: Vec<((RosterKind, String), RejectedLine)> = decode(value)?;
            aside.into_iter().for_each(|((kind, _), line)| state.keep_rejected(kind, line));
        }
        Some(b'l') => {
            let number = str::from_utf8(&key[1..]).ok().and_then(|n| IdNumber::parse(n).ok());
            let number = number.ok_or_else(|| StoreFault::Kept("a row of nobody".into()))?;
            state.listings.insert(number, Arc::new(decode::<RegisterEntries>(value)?));
        }
        Some(b'q') => {
            let (digests, places): SourcesRow = decode(value)?;
            let digests =
                digests.into_iter().map(|(seq, digest)| (seq, Arc::from(digest.as_str())));
            state.roster_of = digests.collect();
            snapshot.roster_records = places.into_iter().collect();
        }
        Some(b'r') => {
            let rosters: Vec<(String, RosterRecord)> = decode(value)?;
            state.rosters = rosters.into_iter().collect();
        }
        Some(b'w') => {
            let (month, work): (Month, Vec<(Login, Work)>) = decode(value)?;
            state.work.extend(work.into_iter().map(|(login, work)| ((month, login), work)));
        }
        Some(b'm') => *mark = Some(decode(value)?),
        _ => kept_fund::take_row(&mut state.fund, key, value)?,
    }
    Ok(())
}

/// What is not kept because it follows from the rows.
fn index(snapshot: &mut Snapshot) {
    let Snapshot { state, queues, .. } = snapshot;
    for (id, person) in &state.people {
        state.by_number.insert(person.id_number, *id);
        if !person.bank_account.is_empty() {
            *state.account_users.entry(person.bank_account.clone()).or_insert(0) += 1;
        }
        let legacy = person.legacy.iter().map(|legacy| &legacy.legacy_no);
        for number in legacy.chain(&person.listed_again) {
            state.by_legacy_no.insert(number.clone(), *id);
        }
        for contribution in person.contributions.iter().filter(|c| !c.voucher.is_empty()) {
            state.vouchers.insert(contribution.voucher.clone(), *id);
        }
    }
    for (_, case) in &state.cases {
        if let Some(person) = state.people.get(&case.person) {
            queues.move_case(person.township, None, case);
        }
    }
}

pub(super) fn key(kind: u8, rest: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + rest.len());
    key.push(kind);
    key.extend_from_slice(rest);
    key
}

fn encode(value: &impl Serialize) -> Result<Vec<u8>, StoreFault> {
    bincode::serde::encode_to_vec(value, bincode::config::standard())
        .map_err(|fault| StoreFault::Kept(fault.to_string()))
}

pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, StoreFault> {
    let (value, read) = bincode::serde::decode_from_slice(bytes, bincode::config::standard())
        .map_err(|fault| StoreFault::Kept(fault.to_string()))?;
    if read == bytes.len() { Ok(value) } else { Err(StoreFault::Kept("bytes left over".into())) }
}

/// A sum over all rows in the order of their keys; a flipped bit or a row too few
/// changes it. Only ever compared with itself, so any good hash will do.
#[derive(Default)]
struct Check(std::hash::DefaultHasher);

impl Check {
    fn take(&mut self, key: &[u8], value: &[u8]) {
        self.0.write(key);
        self.0.write_usize(value.len());
        self.0.write(value);
    }

    fn sum(&self) -> u64 {
        self.0.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_number() {
        let mut keys: Vec<Vec<u8>> =
            [256_u32, 1, 70_000].iter().map(|n| key(b'c', &n.to_be_bytes())).collect();
        keys.sort();
        assert_eq!(keys[0], key(b'c', &1_u32.to_be_bytes()));
    }

    #[test]
    fn the_check_sees_a_flipped_bit_and_a_lost_row() {
        let sum = |rows: &[(&[u8], &[u8])]| {
            let mut check = Check::default();
            rows.iter().for_each(|(key, value)| check.take(key, value));
            check.sum()
        };
        let whole = sum(&[(b"p1", b"abc"), (b"p2", b"def")]);
        assert_ne!(whole, sum(&[(b"p1", b"abb"), (b"p2", b"def")]));
        assert_ne!(whole, sum(&[(b"p1", b"abc")]));
    }
}
