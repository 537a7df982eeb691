//! The file that goes to the bank, and the one that comes back (M3).

use super::table::table_bytes;
use super::{
    BankOutcome, Cell, Column, ColumnKind, Roster, Row, Table, WriteFault, table::write_whole,
};
use crate::base::Money;
use crate::casework::{BankLine, Batch, Command, Event, FundCommand, FundEvent};
use crate::office::{Actor, Office, OfficeError};
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

/// What a result file came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultIntake {
    /// Lines paid.
    pub paid: usize,
    /// Lines that the bank returned.
    pub failed: usize,
    /// Whether the file was read before; then nothing changed.
    pub already: bool,
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
    let table = Table {
        title: batch.id.to_string(),
        columns: columns
            .map(|(key, heading, kind)| Column { key, heading: heading.to_owned(), kind })
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

/// Settles the lines of the bank's result, all of them or none; with `dry_run` only tells
/// what they would come to. The caller has seen to it that every line could be read.
pub fn take_bank_result(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<ResultIntake, OfficeError> {
    let lines = roster.lines.iter().filter_map(|line| match &line.row {
        Row::BankResult(row) => Some(BankLine {
            batch: row.batch.clone(),
            line: row.line,
            account: row.account.clone(),
            holder: row.holder.clone(),
            amount: row.amount,
            failed: match row.outcome {
                BankOutcome::Paid => None,
                BankOutcome::Failed => Some(row.cause.clone().unwrap_or_default()),
            },
        }),
        _ => None,
    });
    let command = Command::Fund(FundCommand::Settle {
        file: roster.file_name.clone(),
        digest: roster.digest.clone(),
        total: roster.total,
        lines: lines.collect(),
    });
    let events = if dry_run {
        office.reader(actor).foresee(&command)?
    } else {
        let receipt = office.submit(actor, office.next_command(&actor.session), command, None)?;
        receipt.events.to_vec()
    };
    let read = events.iter().find_map(|event| match event {
        Event::Fund(FundEvent::ResultRead { paid, failed, .. }) => {
            Some((*paid as usize, *failed as usize))
        }
        _ => None,
    });
    let (paid, failed) = read.unwrap_or_default();
    Ok(ResultIntake { paid, failed, already: read.is_none() })
}
