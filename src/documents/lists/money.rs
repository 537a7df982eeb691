//! The exports of payments and of the special account's books.

use crate::base::{Money, mask_tail};
use crate::casework::{Batch, BatchLine, Case, LineOutcome, kind_of};
use crate::documents::table::{Cell, ColumnKind, DataColumn, DataTable};
use crate::office::Reader;
use crate::words::{Words, bank_cause};

/// Every line of every batch, then the payments by hand.
pub(super) fn payments(reader: &Reader, unmasked: bool, words: &Words) -> DataTable {
    use ColumnKind::{Count, Money as Yuan, Text};
    let columns = [
        ("batch", Text),
        ("line", Count),
        ("kind", Text),
        ("id_number", Text),
        ("name", Text),
        ("account", Text),
        ("amount", Yuan),
        ("state", Text),
        ("cause", Text),
    ];
    let batches = reader.fund().account().batches.values();
    let lines = batches.flat_map(|batch| {
        let lines = batch.lines.iter().zip(1..);
        lines.map(|(line, number)| line_row(reader, batch, (number, line), unmasked, words))
    });
    let by_hand = reader.cases().all().filter_map(|case| hand_row(reader, case, unmasked));
    DataTable {
        title: words.say("export-payments").to_owned(),
        columns: columns.map(|(key, kind)| DataColumn::named(key, kind, words)).into(),
        rows: lines.chain(by_hand).collect(),
    }
}

/// Every refund opened and not rejected, as far as it has come.
pub(super) fn refunds(reader: &Reader, unmasked: bool, words: &Words) -> DataTable {
    use ColumnKind::{Money as Yuan, Text};
    let columns = [("id_number", Text), ("name", Text), ("amount", Yuan), ("state", Text)];
    let rows = reader.people().all().filter_map(|person| {
        let refund = person.refund()?;
        let payment = reader.case(refund.case).map(|case| &case.payment);
        let batched = payment.is_some_and(|payment| payment.batch.is_some());
        let failed = payment.is_some_and(|payment| payment.failed.is_some());
        let state = match (refund.approved, refund.paid) {
            (_, Some(_)) => "paid",
            (Some(_), None) if batched => "batched",
            (Some(_), None) if failed => "failed",
            (Some(_), None) => "approved",
            (None, None) => "due",
        };
        Some(vec![
            Cell::Text(shown_number(person.id_number, unmasked)),
            Cell::text(&person.name),
            Cell::Money(refund.amount),
            Cell::text(state),
        ])
    });
    DataTable {
        title: words.say("export-refunds").to_owned(),
        columns: columns.map(|(key, kind)| DataColumn::named(key, kind, words)).into(),
        rows: rows.collect(),
    }
}

/// Every entry of the books.
pub(super) fn fund(reader: &Reader, words: &Words) -> DataTable {
    use ColumnKind::{Count, Date, Money as Yuan, Text};
    let columns = [
        ("entry", Count),
        ("date", Date),
        ("debit", Text),
        ("credit", Text),
        ("amount", Yuan),
        ("case", Text),
    ];
    let entries = reader.fund().account().entries.iter().zip(1..);
    let row = |(entry, number): (&crate::casework::BookEntry, i64)| {
        let case = entry.reference.case();
        vec![
            Cell::Count(number),
            Cell::Date(entry.day),
            Cell::text(entry.debit.code()),
            Cell::text(entry.credit.code()),
            Cell::Money(entry.amount),
            case.map_or(Cell::Empty, |case| Cell::Text(case.to_string())),
        ]
    };
    DataTable {
        title: words.say("export-fund").to_owned(),
        columns: columns.map(|(key, kind)| DataColumn::named(key, kind, words)).into(),
        rows: entries.map(row).collect(),
    }
}

fn line_row(
    reader: &Reader,
    batch: &Batch,
    (number, line): (i64, &BatchLine),
    unmasked: bool,
    words: &Words,
) -> Vec<Cell> {
    let (state, cause) = match &line.outcome {
        Some(LineOutcome::Paid(_)) => ("paid", ""),
        Some(LineOutcome::Failed(_, cause)) => ("failed", bank_cause(cause, words)),
        None => (batch.stage.code(), ""),
    };
    let file = reader.person(line.person);
    let id_number = file.map(|file| shown_number(file.id_number, unmasked));
    vec![
        Cell::Text(batch.id.to_string()),
        Cell::Count(number),
        Cell::text(batch.kind.code()),
        Cell::Text(id_number.unwrap_or_default()),
        Cell::text(&line.holder),
        Cell::Text(shown_account(&line.account, unmasked)),
        Cell::Money(line.amount),
        Cell::text(state),
        Cell::text(cause),
    ]
}

fn hand_row(reader: &Reader, case: &Case, unmasked: bool) -> Option<Vec<Cell>> {
    let by_hand = case.payment.by_hand.as_ref()?;
    let amount: Money = by_hand.amount;
    let file = reader.person(case.person)?;
    Some(vec![
        Cell::Empty,
        Cell::Empty,
        Cell::text(kind_of(&case.matter)?.code()),
        Cell::Text(shown_number(file.id_number, unmasked)),
        Cell::text(&file.name),
        Cell::Empty,
        Cell::Money(amount),
        Cell::text("paid"),
        Cell::Empty,
    ])
}

fn shown_number(number: crate::base::IdNumber, unmasked: bool) -> String {
    if unmasked { number.as_str().to_owned() } else { number.masked() }
}

fn shown_account(account: &str, unmasked: bool) -> String {
    if unmasked { account.to_owned() } else { mask_tail(account, 4) }
}
