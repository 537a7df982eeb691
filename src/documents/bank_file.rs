//! The file of a batch that goes to the bank (M3).

use super::format::table_bytes;
use super::table::{Cell, ColumnKind, DataColumn, DataTable};
use super::whole_file::write_whole;
use super::write_fault::WriteFault;
use crate::base::Money;
use crate::casework::Batch;
use data_encoding::HEXLOWER;
use sm3::{Digest, Sm3};
use std::io::Write;
use std::path::Path;

/// A batch as the bank gets it.
pub struct BankFile {
    /// SM3 (GB/T 32905) of the bytes in hex.
    pub digest: String,
    /// The sum of all lines.
    pub total: Money,
    /// How many lines.
    pub lines: usize,
    bytes: Vec<u8>,
}

/// Makes a batch's file, CSV or XLSX by the path's ending: 批次号, 序号, 账号, 户名, 金额,
/// and a last line 合计. The headings are the bank's and never translated.
pub fn bank_file(batch: &Batch, path: &Path) -> Result<BankFile, WriteFault> {
    let columns = [
        ("batch", "批次号", ColumnKind::Text),
        ("line", "序号", ColumnKind::Count),
        ("account", "账号", ColumnKind::Text),
        ("holder", "户名", ColumnKind::Text),
        ("amount", "金额", ColumnKind::Money),
    ];
    let rows = batch.lines.iter().zip(1..).map(|(line, number)| {
        vec![
            Cell::Text(batch.id.to_string()),
            Cell::Count(number),
            Cell::text(&line.account),
            Cell::text(&line.holder),
            Cell::Money(line.amount),
        ]
    });
    let total = batch.total();
    let last = vec![Cell::text("合计"), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Money(total)];
    let table = DataTable {
        title: batch.id.to_string(),
        columns: columns
            .map(|(key, heading, kind)| DataColumn { key, heading: heading.to_owned(), kind })
            .into(),
        rows: rows.chain([last]).collect(),
    };
    let bytes = table_bytes(&table, path)?;
    let digest = HEXLOWER.encode(&Sm3::digest(&bytes));
    Ok(BankFile { digest, total, lines: batch.lines.len(), bytes })
}

impl BankFile {
    /// The file as text, where it is CSV.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Writes it; the file appears whole, for its owner only, or not at all.
    pub fn write(&self, path: &Path) -> Result<(), WriteFault> {
        write_whole(path, |out| out.write_all(&self.bytes))
    }
}
