//! `export claims`: every year claimed and not undone, as far as it has come.

use super::Desk;
use crate::casework::{Person, Route, Scheme, Subsidy, SubsidyState};
use crate::exchange::{Cell, ColumnKind, Table};
use crate::office::Reader;

impl Desk {
    /// The claims of everyone, by person and year.
    pub(super) fn claims_table(&self, reader: &Reader, unmasked: bool) -> Table {
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
        let rows = reader.people().flat_map(|person| {
            let mut claims: Vec<&Subsidy> = person.counted().collect();
            claims.sort_by_key(|claim| claim.year);
            claims.into_iter().map(move |claim| row(person, claim, unmasked))
        });
        Table {
            title: self.words.say("export-claims").to_owned(),
            columns: columns.map(|(key, kind)| self.heading(key, kind)).into(),
            rows: rows.collect(),
        }
    }
}

fn row(person: &Person, claim: &Subsidy, unmasked: bool) -> Vec<Cell> {
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
        Cell::text(match claim.state {
            SubsidyState::Approved => "approved",
            SubsidyState::Paid => "paid",
            SubsidyState::Due | SubsidyState::Rejected | SubsidyState::Recovered => "due",
        }),
        Cell::Empty,
    ]
}
