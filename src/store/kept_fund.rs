//! The special account in sled: entries by the hundred, batches whole, sheets in one row.

use super::kept::{Row, StoreFault, decode, encode, key};
use super::snapshot::FundTouched;
use crate::base::Month;
use crate::casework::{Allocation, Batch, BookEntry, Fund, ResultFile};
use std::sync::Arc;

/// Entries of one row: few enough to write a row anew with each entry, many enough for
/// a long life's books to be few rows.
const ENTRIES_A_ROW: usize = 256;

type Sheets = (Vec<((String, u32), Allocation)>, Vec<(String, ResultFile)>, Option<Month>);

pub(super) fn rows_of(fund: &Fund, touched: &FundTouched) -> Result<Vec<Row>, StoreFault> {
    let mut rows = Vec::new();
    if let Some(from) = touched.entries_from {
        for number in from / ENTRIES_A_ROW..fund.entries.len().div_ceil(ENTRIES_A_ROW) {
            let first = number * ENTRIES_A_ROW;
            let last = fund.entries.len().min(first + ENTRIES_A_ROW);
            let entries: Vec<&BookEntry> =
                fund.entries.focus().narrow(first..last).into_iter().collect();
            rows.push((key(b'e', &(number as u32).to_be_bytes()), Some(encode(&entries)?)));
        }
    }
    for id in &touched.batches {
        if let Some(batch) = fund.batches.get(id) {
            rows.push((key(b'b', &id.0.to_be_bytes()), Some(encode(&**batch)?)));
        }
    }
    if touched.sheets {
        let allocations: Vec<_> = fund.allocations.iter().collect();
        let results: Vec<_> = fund.results.iter().collect();
        rows.push((key(b'f', b""), Some(encode(&(allocations, results, fund.closed))?)));
    }
    Ok(rows)
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
