//! One generation of the state cache: a whole snapshot in a sled of its own, closed by a
//! mark. Written once, read when a store is opened, and open at no other time.

use super::fault::StoreFault;
use super::snapshot::Snapshot;
use super::tables::{
    DecodedChunk, EncodedChunk, LAYOUT, TABLES, decode_from, derive, encode_into, table,
};
use crate::base::{METER, Phase};
use crate::journal::{Head, Locator};
use serde::{Deserialize, Serialize};
use std::hash::Hasher;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The key of the closing mark; no table is called so.
const MARK: &str = "mark";

/// How long files that were just closed may still be locked.
const LOCKED: Duration = Duration::from_secs(1);

/// Not a bound on sled's memory, but the more of it, the more is used.
const CACHE_BYTES: u64 = 4 << 20;

/// Written last: a generation without it is not whole.
#[derive(Default, Serialize, Deserialize)]
struct ClosingMark {
    layout: u32,
    head: Head,
    place: Locator,
    chunks: u64,
    rows: u64,
    /// Sum of the chunks' checks.
    check: u64,
}

/// Writes a snapshot into a directory that is not there yet.
pub(super) fn write(dir: &Path, snapshot: &Snapshot) -> Result<(), StoreFault> {
    guarded(|| {
        let db = open(dir)?;
        let Snapshot { head, place, .. } = *snapshot;
        let mut mark = ClosingMark { layout: LAYOUT, head, place, ..ClosingMark::default() };
        for table in TABLES {
            let mut number = 0;
            (table.encode)(snapshot, &mut |chunk| {
                let key = format!("{}/{number:08}", table.name);
                let (value, check) = seal(&key, &chunk);
                db.insert(key, value).map_err(StoreFault::cache)?;
                number += 1;
                mark.chunks += 1;
                mark.rows += u64::from(chunk.rows);
                mark.check = mark.check.wrapping_add(check);
                Ok(())
            })?;
        }
        db.flush().map_err(StoreFault::cache)?;
        let mut bytes = Vec::new();
        encode_into(&mark, &mut bytes)?;
        let (value, _) = seal(MARK, &EncodedChunk { rows: 1, bytes: &bytes });
        db.insert(MARK, value).map_err(StoreFault::cache)?;
        db.flush().map_err(StoreFault::cache)?;
        Ok(())
    })
}

/// The snapshot in a directory, where a whole one of this layout is in it.
pub(super) fn read(dir: &Path) -> Result<Snapshot, StoreFault> {
    let (mark, mut chunks) = guarded(|| {
        let db = open(dir)?;
        let mark = closing_mark(&db)?;
        if mark.layout != LAYOUT {
            return Err(StoreFault::cache("of another layout"));
        }
        METER.begin(Phase::Opening, mark.rows);
        Ok((mark, read_chunks(&db)?))
    })?;
    let check = chunks.iter().fold(0, |sum: u64, chunk| sum.wrapping_add(chunk.check));
    if (chunks.len() as u64, check) != (mark.chunks, mark.check) {
        return Err(StoreFault::cache("not what was written"));
    }
    chunks.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    let mut snapshot = Snapshot { head: mark.head, place: mark.place, ..Snapshot::default() };
    chunks.into_iter().for_each(|chunk| (chunk.rows)(&mut snapshot));
    derive(&mut snapshot);
    Ok(snapshot)
}

/// The newest line that a whole generation in a directory holds, whatever its layout.
pub(super) fn head(dir: &Path) -> Result<Head, StoreFault> {
    guarded(|| Ok(closing_mark(&open(dir)?)?.head))
}

fn closing_mark(db: &sled::Db) -> Result<ClosingMark, StoreFault> {
    let mark = db.get(MARK).map_err(StoreFault::cache)?;
    let mark = mark.ok_or_else(|| StoreFault::cache("not whole"))?;
    decode_from(&mut unseal(MARK, &mark)?.0.bytes)
}

/// A chunk that was read, and its check.
struct ReadChunk {
    key: sled::IVec,
    check: u64,
    rows: DecodedChunk,
}

/// Reads and decodes all chunks on two threads, in no order.
fn read_chunks(db: &sled::Db) -> Result<Vec<ReadChunk>, StoreFault> {
    let pairs = Mutex::new(db.iter());
    let next = || pairs.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || -> Result<Vec<ReadChunk>, StoreFault> {
        let mut read = Vec::new();
        while let Some(pair) = next() {
            let (key, value) = pair.map_err(StoreFault::cache)?;
            if key != MARK {
                read.push(read_chunk(key, &value)?);
            }
        }
        Ok(read)
    };
    let (own, other) = thread::scope(|scope| {
        let other = scope.spawn(|| guarded(work));
        (work(), other.join().unwrap_or_else(|_| Err(StoreFault::cache("its thread ended"))))
    });
    let mut all = own?;
    all.extend(other?);
    Ok(all)
}

fn read_chunk(key: sled::IVec, value: &[u8]) -> Result<ReadChunk, StoreFault> {
    let text = str::from_utf8(&key).map_err(StoreFault::cache)?;
    let name = text.split('/').next().unwrap_or_default();
    let table = table(name).ok_or_else(|| StoreFault::cache("a table nobody knows"))?;
    let (chunk, check) = unseal(text, value)?;
    let rows = (table.decode)(&chunk)?;
    METER.step(u64::from(chunk.rows));
    Ok(ReadChunk { key, check, rows })
}

/// A chunk as a value of sled: its check, its number of rows, its rows. bincode would take
/// many a flipped bit for another value.
fn seal(key: &str, chunk: &EncodedChunk<'_>) -> (Vec<u8>, u64) {
    let check = check(key, chunk);
    let mut value = Vec::with_capacity(12 + chunk.bytes.len());
    value.extend_from_slice(&check.to_le_bytes());
    value.extend_from_slice(&chunk.rows.to_le_bytes());
    value.extend_from_slice(chunk.bytes);
    (value, check)
}

fn unseal<'a>(key: &str, value: &'a [u8]) -> Result<(EncodedChunk<'a>, u64), StoreFault> {
    let parts = value.split_first_chunk().and_then(|(check, rest)| {
        let (rows, bytes) = rest.split_first_chunk()?;
        Some((u64::from_le_bytes(*check), EncodedChunk { rows: u32::from_le_bytes(*rows), bytes }))
    });
    let (written, chunk) = parts.ok_or_else(|| StoreFault::cache("a value cut short"))?;
    if check(key, &chunk) != written {
        return Err(StoreFault::cache("a damaged value"));
    }
    Ok((chunk, written))
}

/// Only ever compared with what this program wrote, so any good hash will do.
fn check(key: &str, chunk: &EncodedChunk<'_>) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(key.as_bytes());
    hasher.write_u32(chunk.rows);
    hasher.write(chunk.bytes);
    hasher.finish()
}

fn open(dir: &Path) -> Result<sled::Db, StoreFault> {
    let config = sled::Config::new()
        .path(dir)
        .cache_capacity(CACHE_BYTES)
        .flush_every_ms(None)
        .use_compression(false);
    let begun = Instant::now();
    loop {
        match config.open().map_err(StoreFault::cache) {
            // A thread of sled's may let go of what was closed a moment after it was.
            Err(StoreFault::Cache(cause))
                if cause.contains("acquire lock") && begun.elapsed() < LOCKED =>
            {
                thread::sleep(Duration::from_millis(10));
            }
            opened => return opened,
        }
    }
}

/// Runs what sled may panic in; a panic there only means that a generation is not used.
fn guarded<T>(work: impl FnOnce() -> Result<T, StoreFault>) -> Result<T, StoreFault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(StoreFault::cache("sled gave up")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_under_another_key_or_with_a_flipped_bit_is_damaged() {
        let (value, _) = seal("cases/00000001", &EncodedChunk { rows: 2, bytes: b"ab" });
        let (chunk, _) = unseal("cases/00000001", &value).expect("whole");
        assert_eq!((chunk.rows, chunk.bytes), (2, &b"ab"[..]));
        assert!(unseal("cases/00000002", &value).is_err());
        for at in 0..value.len() {
            let mut value = value.clone();
            value[at] ^= 1;
            assert!(unseal("cases/00000001", &value).is_err(), "byte {at}");
        }
        assert!(unseal("cases/00000001", &value[..11]).is_err());
    }
}
