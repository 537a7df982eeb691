//! `export persons`, `staff` and `notice`.

use crate::base::{Date, Money};
use crate::casework::{NoticePeriod, Person, Staff};
use crate::documents::table::{Cell, ColumnKind, DataColumn, DataTable};
use crate::office::{Queue, QueueRow, Reader};
use crate::words::Words;

/// Everybody on file.
pub(super) fn persons(reader: &Reader, unmasked: bool, words: &Words) -> DataTable {
    use ColumnKind::{List, Money as Yuan, Text};
    let columns = [
        ("id_number", Text),
        ("name", Text),
        ("cohort", Text),
        ("township", Text),
        ("village", Text),
        ("legacy_no", Text),
        ("confirmation", Text),
        ("choice", Text),
        ("years", List),
        ("subsidised", Yuan),
        ("top_up", Yuan),
        ("refunded", Yuan),
    ];
    DataTable {
        title: words.say("export-persons").to_owned(),
        columns: columns.map(|(key, kind)| DataColumn::named(key, kind, words)).into(),
        rows: reader.people().all().map(|person| person_row(reader, person, unmasked)).collect(),
    }
}

/// Every account of the staff.
pub(super) fn staff(reader: &Reader, words: &Words) -> DataTable {
    let keys = ["login", "name", "department", "level", "township", "disabled"];
    let row = |staff: &Staff| {
        let township = staff.township.map_or_else(String::new, |code| code.to_string());
        let cells = [
            staff.login.as_str(),
            &staff.name,
            staff.department.code(),
            staff.level.code(),
            &township,
            if staff.disabled { "true" } else { "false" },
        ];
        cells.map(Cell::text).into()
    };
    DataTable {
        title: words.say("export-staff").to_owned(),
        columns: keys.map(|key| DataColumn::named(key, ColumnKind::Text, words)).into(),
        rows: reader.staff().all().map(row).collect(),
    }
}

/// The lists for the wall: by village, identity numbers masked whoever asks (G2).
pub(super) fn notice(reader: &Reader, words: &Words) -> DataTable {
    let columns = ["township", "village", "name", "id_number", "case", "from", "until"];
    let cases = reader.cases().queue(Queue::InNotice);
    let mut posted: Vec<_> =
        cases.into_iter().filter_map(|case| reader.cases().row(case)).collect();
    posted.sort_by_key(|row| (row.person.township, row.person.village, row.case.id));
    let row = |row: QueueRow<'_>| {
        let places = reader.places();
        let village = row.person.village.map(|code| places.village_short(code));
        let day =
            |day: Option<Date>| Cell::Text(day.map(|day| day.to_string()).unwrap_or_default());
        vec![
            Cell::Text(places.township_name(row.person.township)),
            Cell::Text(village.unwrap_or_default()),
            Cell::text(&row.person.name),
            Cell::Text(row.person.id_number.masked()),
            Cell::Text(row.case.id.to_string()),
            day(row.case.notice.map(|period| period.from)),
            day(row.case.notice.map(NoticePeriod::last_day)),
        ]
    };
    DataTable {
        title: words.say("export-notice").to_owned(),
        columns: columns.map(|key| DataColumn::named(key, ColumnKind::Text, words)).into(),
        rows: posted.into_iter().map(row).collect(),
    }
}

fn person_row(reader: &Reader, person: &Person, unmasked: bool) -> Vec<Cell> {
    let number = &person.id_number;
    let number = if unmasked { number.as_str().to_owned() } else { number.masked() };
    let years = person.counted().map(|subsidy| Cell::Count(i64::from(subsidy.year))).collect();
    let made = person.transition().filter(|made| made.carried_out.is_some());
    let top_up = made.map_or(Money::ZERO, |made| made.top_up);
    let paid = person.refund().filter(|refund| refund.paid.is_some());
    let refunded = paid.map_or(Money::ZERO, |refund| refund.amount);
    let own = person.legacy.as_ref().map(|legacy| legacy.legacy_no.clone());
    let unread = || reader.rosters().unread_legacy_line(person.id).map(|line| line.key.clone());
    let legacy_no = own.or_else(unread);
    vec![
        Cell::Text(number),
        Cell::text(&person.name),
        Cell::text(person.cohort.code()),
        Cell::Text(reader.places().township_name(person.township)),
        Cell::Text(
            person.village.map(|code| reader.places().village_name(code)).unwrap_or_default(),
        ),
        Cell::Text(legacy_no.unwrap_or_default()),
        Cell::text(person.confirmation.code()),
        person.present_choice().map_or(Cell::Empty, |choice| Cell::text(choice.code())),
        Cell::List(years),
        Cell::Money(person.subsidised()),
        Cell::Money(top_up),
        Cell::Money(refunded),
    ]
}
