//! `export claims`: every year claimed and not undone, as far as it has come.

use crate::casework::{Person, Route, Scheme, Subsidy, SubsidyState};
use crate::documents::table::{Cell, ColumnKind, DataColumn, DataTable};
use crate::office::Reader;
use crate::words::Words;

/// The claims of everyone, by person and year.
pub(super) fn claims(reader: &Reader, unmasked: bool, words: &Words) -> DataTable {
    use ColumnKind::{Count, Money, Text};
    let columns = [
        ("id_number", Text),
        ("name", Text),
        ("year", Count),
        ("scheme", Text),
        ("amount", Money),
        ("route", Text),
        ("state", Text),
        ("batch", Text),
    ];
    let rows = reader.people().all().flat_map(|person| {
        let mut claims: Vec<&Subsidy> = person.counted().collect();
        claims.sort_by_key(|claim| claim.year);
        claims.into_iter().map(move |claim| row(reader, person, claim, unmasked))
    });
    DataTable {
        title: words.say("export-claims").to_owned(),
        columns: columns.map(|(key, kind)| DataColumn::named(key, kind, words)).into(),
        rows: rows.collect(),
    }
}

fn row(reader: &Reader, person: &Person, claim: &Subsidy, unmasked: bool) -> Vec<Cell> {
    let payment = reader.case(claim.case).map(|case| &case.payment);
    let batch = payment.and_then(|payment| payment.batch);
    let number = &person.id_number;
    let number = if unmasked { number.as_str().to_owned() } else { number.masked() };
    vec![
        Cell::Text(number),
        Cell::text(&person.name),
        Cell::Count(i64::from(claim.year)),
        Cell::text(match claim.scheme {
            Scheme::Resident => "resident",
            Scheme::Employee => "employee",
        }),
        Cell::Money(claim.amount),
        Cell::text(match claim.route {
            Route::Account => "account",
            Route::Bank => "bank",
        }),
        Cell::text(match (claim.state, payment) {
            (SubsidyState::Approved, Some(payment)) if payment.batch.is_some() => "batched",
            (SubsidyState::Approved, Some(payment)) if payment.failed.is_some() => "failed",
            (SubsidyState::Approved, _) => "approved",
            (SubsidyState::Paid, _) => "paid",
            (SubsidyState::Due | SubsidyState::Rejected | SubsidyState::Recovered, _) => "due",
        }),
        batch.map_or(Cell::Empty, |batch| Cell::Text(batch.to_string())),
    ]
}
