//! The special account in sled: entries by the hundred, batches whole, sheets in one row.

use super::kept::{Row, StoreFault, decode, key, row};
use super::snapshot::FundTouched;
use crate::base::Month;
use crate::casework::{Allocation, Batch, BookEntry, Fund, ResultFile};
use std::sync::Arc;

/// Entries of one row: few enough to write a row anew with each entry, many enough for
/// a long life's books to be few rows.
const ENTRIES_A_ROW: usize = 256;

type Sheets = (Vec<((String, u32), Allocation)>, Vec<(String, ResultFile)>, Option<Month>);

pub(super) fn rows_of(
    fund: &Fund,
    touched: &FundTouched,
) -> impl Iterator<Item = Result<Row, StoreFault>> {
    let booked = fund.entries.len();
    let last = booked.div_ceil(ENTRIES_A_ROW);
    let first = touched.entries_from.map_or(last, |from| from / ENTRIES_A_ROW);
    let entries = (first..last).map(move |number| {
        let from = number * ENTRIES_A_ROW;
        let own = from..booked.min(from + ENTRIES_A_ROW);
        let entries: Vec<&BookEntry> = fund.entries.focus().narrow(own).into_iter().collect();
        row(key(b'e', &(number as u32).to_be_bytes()), &entries)
    });
    let batches = touched.batches.iter().filter_map(|id| {
        let batch = fund.batches.get(id)?;
        Some(row(key(b'b', &id.0.to_be_bytes()), &**batch))
    });
    let sheets = touched.sheets.then(|| {
        let allocations: Vec<_> = fund.allocations.iter().collect();
        let results: Vec<_> = fund.results.iter().collect();
        row(key(b'f', b""), &(allocations, results, fund.closed))
    });
    entries.chain(batches).chain(sheets)
}

pub(super) fn take_row(fund: &mut Fund, key: &[u8], value: &[u8]) -> Result<(), StoreFault> {
    match key.first() {
        Some(b'e') => {
            let entries: Vec<BookEntry> = decode(value)?;
            entries.into_iter().for_each(|entry| fund.book(entry));
        }
        Some(b'b') => {
            let batch: Batch = decode(value)?;
            fund.batches.insert(batch.id, Arc::new(batch));
        }
        Some(b'f') => {
            let (allocations, results, closed): Sheets = decode(value)?;
            fund.allocations = allocations.into_iter().collect();
            fund.results = results.into_iter().collect();
            fund.closed = closed;
        }
        _ => {}
    }
    Ok(())
}
