//! The tables of the state, as a generation of the state cache holds them: what their rows
//! are, and where a row belongs. A new table is named here and nowhere else; [`LAYOUT`] is
//! raised with it, as with every change to a row.

use super::fault::StoreFault;
use super::snapshot::Snapshot;
use crate::base::{IdNumber, Login, Month, PersonId, number_key};
use crate::casework::comparison::Decided;
use crate::casework::{
    Allocation, Batch, BookEntry, Case, CompensationEntry, CompensationKey, FileSender,
    FinishedItem, Mend, Objection, Peers, Person, Project, RegisterEntries, RejectedLine,
    ResultFile, RosterKind, RosterRecord, Staff, Work, WorkList,
};
use crate::journal::Locator;
use imbl::HashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::thread;

/// Number of the layout of all rows. A generation of another layout is not read: the state
/// is rebuilt from the journal.
pub(super) const LAYOUT: u32 = 21;

/// Rows encoded into one value of sled: many enough for few keys, few enough for a leaf of
/// sixteen values to fit into a segment of sled's.
const CHUNK_ROWS: usize = 128;

/// One table of the state.
trait Table {
    /// What is stored of an entry, its key included.
    type Row: Serialize + DeserializeOwned + Send + 'static;

    /// All rows of a snapshot, in the form of [`Table::Row`] when encoded.
    fn rows(from: &Snapshot) -> impl Iterator<Item: Serialize>;

    /// Puts a row back where it belongs; rows come in the order of [`Table::rows`].
    fn put(into: &mut Snapshot, row: Self::Row);
}

/// A table without its type, for those who go through all of them.
pub(super) struct StoredTable {
    /// Its name in the keys of sled.
    pub name: &'static str,
    /// Hands the rows of a snapshot on, encoded a chunk at a time.
    pub encode: fn(&Snapshot, &mut EncodedSink<'_>) -> Result<(), StoreFault>,
    /// Decodes one chunk.
    pub decode: fn(&EncodedChunk<'_>) -> Result<DecodedChunk, StoreFault>,
}

/// Takes encoded chunks.
pub(super) type EncodedSink<'a> = dyn FnMut(EncodedChunk<'_>) -> Result<(), StoreFault> + 'a;

/// Some rows of a table, one behind another.
pub(super) struct EncodedChunk<'a> {
    /// How many rows there are.
    pub rows: u32,
    /// Their bytes in bincode.
    pub bytes: &'a [u8],
}

/// Puts the rows of a chunk into a snapshot.
pub(super) type DecodedChunk = Box<dyn FnOnce(&mut Snapshot) + Send>;

/// The table of a name.
pub(super) fn table(name: &str) -> Option<&'static StoredTable> {
    TABLES.iter().find(|table| table.name == name)
}

macro_rules! tables {
    ($($name:literal: $row:ty, |$from:ident| $rows:expr, |$into:ident, $new:pat_param| $put:expr;)*) => {
        /// Every table there is.
        pub(super) const TABLES: &[StoredTable] = &[$({
            enum This {}

            impl Table for This {
                type Row = $row;

                fn rows($from: &Snapshot) -> impl Iterator<Item: Serialize> {
                    $rows
                }

                fn put($into: &mut Snapshot, $new: $row) {
                    $put;
                }
            }

            StoredTable { name: $name, encode: encode::<This>, decode: decode::<This> }
        }),*];
    };
}

tables! {
    "people": Arc<Person>,
        |from| from.state.people.values(),
        |into, person| into.state.people.insert(person.id, person);
    "history": (PersonId, Arc<Vec<Locator>>),
        |from| from.history.iter(),
        |into, (person, places)| into.history.insert(person, places);
    "decisions": (PersonId, Arc<Vec<Decided>>),
        |from| from.state.decisions.iter(),
        |into, (person, decided)| into.state.decisions.insert(person, decided);
    "cases": Arc<Case>,
        |from| from.state.cases.values(),
        |into, case| into.state.cases.insert(case.id, case);
    "objections": Arc<Objection>,
        |from| from.state.objections.values(),
        |into, objection| into.state.objections.insert(objection.id, objection);
    "projects": Arc<Project>,
        |from| from.state.projects.values(),
        |into, project| into.state.projects.insert(number_key(&project.number), project);
    "staff": Arc<Staff>,
        |from| from.state.staff.values(),
        |into, staff| into.state.staff.insert(staff.login.clone(), staff);
    "work": ((Month, Login), Work),
        |from| from.state.work.iter(),
        |into, (key, work)| into.state.work.insert(key, work);
    "rosters": (String, RosterRecord),
        |from| from.state.rosters.iter(),
        |into, (digest, roster)| into.state.rosters.insert(digest, roster);
    "roster-lines": (u64, String),
        |from| from.state.roster_of.iter().map(|(seq, digest)| (seq, &**digest)),
        |into, (seq, digest)| into.state.roster_of.insert(seq, Arc::from(digest.as_str()));
    "roster-records": (u64, Locator),
        |from| from.roster_records.iter(),
        |into, (seq, place)| into.roster_records.insert(seq, place);
    "registers": (IdNumber, Arc<RegisterEntries>),
        |from| from.state.listings.iter(),
        |into, (number, entries)| into.state.listings.insert(number, entries);
    "rejected-lines": ((RosterKind, String), RejectedLine),
        |from| from.state.rejected_lines.iter(),
        |into, ((kind, _), line)| into.state.keep_rejected(kind, line);
    "mends": Arc<Mend>,
        |from| from.state.mends.values(),
        |into, mend| into.state.mends.insert(mend.id, mend);
    "named-columns": ((FileSender, String), String),
        |from| from.state.named_columns.iter(),
        |into, (column, field)| into.state.named_columns.insert(column, field);
    "compensated": (CompensationKey, CompensationEntry),
        |from| from.state.compensated.iter(),
        |into, (key, entry)| into.state.compensated.insert(key, entry);
    "finished": ((WorkList, String), FinishedItem),
        |from| from.state.finished.iter(),
        |into, (key, finished)| into.state.finished.insert(key, finished);
    "books": BookEntry,
        |from| from.state.fund.entries.iter(),
        |into, entry| into.state.fund.book(entry);
    "batches": Arc<Batch>,
        |from| from.state.fund.batches.values(),
        |into, batch| into.state.fund.batches.insert(batch.id, batch);
    "allocations": ((String, u32), Allocation),
        |from| from.state.fund.allocations.iter(),
        |into, (key, allocation)| into.state.fund.allocations.insert(key, allocation);
    "results": (String, ResultFile),
        |from| from.state.fund.results.iter(),
        |into, (digest, file)| into.state.fund.results.insert(digest, file);
    "closed-month": Month,
        |from| from.state.fund.closed.iter(),
        |into, month| into.state.fund.closed = Some(month);
}

fn encode<T: Table>(from: &Snapshot, sink: &mut EncodedSink<'_>) -> Result<(), StoreFault> {
    let mut all = T::rows(from);
    let mut bytes = Vec::new();
    loop {
        let mut rows = 0;
        bytes.clear();
        for row in all.by_ref().take(CHUNK_ROWS) {
            encode_into(&row, &mut bytes)?;
            rows += 1;
        }
        if rows == 0 {
            return Ok(());
        }
        sink(EncodedChunk { rows, bytes: &bytes })?;
    }
}

fn decode<T: Table>(chunk: &EncodedChunk<'_>) -> Result<DecodedChunk, StoreFault> {
    let mut rest = chunk.bytes;
    let mut rows: Vec<T::Row> = Vec::with_capacity(chunk.rows as usize);
    for _ in 0..chunk.rows {
        rows.push(decode_from(&mut rest)?);
    }
    if !rest.is_empty() {
        return Err(StoreFault::cache("bytes left over"));
    }
    Ok(Box::new(move |into| rows.into_iter().for_each(|row| T::put(into, row))))
}

/// Adds a value in bincode.
pub(super) fn encode_into(value: &impl Serialize, bytes: &mut Vec<u8>) -> Result<(), StoreFault> {
    bincode::serde::encode_into_std_write(value, bytes, bincode::config::standard())
        .map(|_| ())
        .map_err(StoreFault::cache)
}

/// Takes a value in bincode off the front of bytes.
pub(super) fn decode_from<T: DeserializeOwned>(bytes: &mut &[u8]) -> Result<T, StoreFault> {
    let (value, read) = bincode::serde::decode_from_slice(bytes, bincode::config::standard())
        .map_err(StoreFault::cache)?;
    *bytes = bytes.get(read..).unwrap_or_default();
    Ok(value)
}

/// Fills what is not stored because it follows from the rows.
pub(super) fn derive(snapshot: &mut Snapshot) {
    let Snapshot { state, queues, .. } = snapshot;
    let (people, cases) = (&state.people, &state.cases);
    let (by_number, account_users, (by_legacy_no, vouchers), peers) = thread::scope(|scope| {
        let shared = scope.spawn(|| Peers::of(people.values().map(|person| &**person)));
        let others = scope.spawn(|| {
            let (mut by_legacy_no, mut vouchers) = (HashMap::new(), HashMap::new());
            for (id, person) in people {
                let legacy = person.legacy.iter().map(|legacy| &legacy.legacy_no);
                for number in legacy.chain(&person.listed_again) {
                    by_legacy_no.insert(number_key(number), *id);
                }
                for paid in person.contributions.iter().filter(|paid| !paid.voucher.is_empty()) {
                    vouchers.insert(number_key(&paid.voucher), *id);
                }
            }
            for (_, case) in cases {
                if let Some(person) = people.get(&case.person) {
                    queues.move_case(person.township, None, case);
                }
            }
            (by_legacy_no, vouchers)
        });
        let (mut by_number, mut account_users) = (HashMap::new(), HashMap::new());
        for (id, person) in people {
            by_number.insert(person.id_number, *id);
            if !person.bank_account.is_empty() {
                *account_users.entry(person.bank_account.clone()).or_insert(0) += 1;
            }
        }
        let others = others.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let peers = shared.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (by_number, account_users, others, peers)
    });
    (state.by_number, state.account_users) = (by_number, account_users);
    (state.by_legacy_no, state.vouchers) = (by_legacy_no, vouchers);
    state.peers = peers;
}
