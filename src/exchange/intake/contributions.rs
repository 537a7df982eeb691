//! 缴费记录: contributions on record, and with a voucher the application for a year (A3, A6).

use super::sorted::{Arrival, Count, Sorted, arrived, aside, fault, known, said};
use crate::base::{PersonId, number_key, same_name, tidy_name};
use crate::casework::{Command, Contribution, Person, PersonCommand, RejectedLine, Scheme};
use crate::exchange::{ContributionRow, FaultCause, Line, PaidScheme, Roster, RosterRow, Unread};
use crate::office::Reader;
use std::collections::{HashMap, HashSet};

/// Whose contribution, of which scheme and year.
type Paid = (PersonId, Scheme, u32);

/// What the lines before a line said.
#[derive(Default)]
struct Before {
    paid: HashMap<Paid, Contribution>,
    vouchers: HashMap<String, Paid>,
}

/// What becomes of one line.
enum Fate {
    /// A contribution not yet on record.
    New,
    /// On record as it says.
    Known,
    /// Another line of the file says the same.
    Twice,
    /// At odds with the file or with another line.
    Aside(&'static str, FaultCause),
}

/// Lines of contributions that are not on record; a voucher used twice is a finding.
pub(super) fn sort<'a>(roster: &'a Roster, reader: &Reader) -> Sorted<'a> {
    let (mut sorted, mut before) = (Sorted::default(), Before::default());
    for line in &roster.lines {
        let RosterRow::Contribution(row) = &line.row else { continue };
        let file = match known(reader, line) {
            Ok(file) => file,
            Err(refused) => {
                sorted.refused.push(refused);
                continue;
            }
        };
        let Some(contribution) = contribution(row) else {
            set_aside(&mut sorted, (roster, line), (file, row), ("paid_on", FaultCause::Missing));
            continue;
        };
        let fate = fate(reader, &before, file, row, &contribution);
        let voucher = contribution.voucher.clone();
        let again = |person| {
            let (voucher, source) = (voucher.clone(), arrived(roster, line));
            Command::Person(PersonCommand::NoteVoucherAgain { person, voucher, source })
        };
        match fate {
            Fate::New => {
                let paid = (file.id, contribution.scheme, contribution.year);
                before.paid.insert(paid, contribution.clone());
                before.vouchers.insert(number_key(&voucher), paid);
                let command = PersonCommand::RecordContribution { person: file.id, contribution };
                let command = Command::Person(command);
                sorted.arrivals.push(Arrival { line, command, count: Count::Taken });
            }
            Fate::Known => {
                let paid = (file.id, contribution.scheme, contribution.year);
                before.paid.insert(paid, contribution);
                sorted.already += 1;
            }
            Fate::Twice if voucher.is_empty() => sorted.listed_again += 1,
            Fate::Twice => {
                let told = fault(roster, line, "voucher", FaultCause::VoucherUsed, false);
                sorted.findings.push(told);
                sorted.arrivals.push(Arrival {
                    line,
                    command: again(file.id),
                    count: Count::Again,
                });
            }
            Fate::Aside(field, cause) => {
                if cause == FaultCause::VoucherUsed {
                    let owner =
                        before.vouchers.get(&number_key(&voucher)).map(|(owner, ..)| *owner);
                    sorted
                        .notes
                        .extend(owner.or(reader.people().voucher_owner(&voucher)).map(again));
                }
                set_aside(&mut sorted, (roster, line), (file, row), (field, cause));
            }
        }
    }
    sorted
}

/// A voucher proves one contribution: used here or before, by whomever, it proves no other.
fn fate(
    reader: &Reader,
    before: &Before,
    file: &Person,
    row: &ContributionRow,
    said: &Contribution,
) -> Fate {
    let paid = (file.id, said.scheme, said.year);
    if let Some(earlier) = before.paid.get(&paid) {
        if is_same(earlier, said) {
            return Fate::Twice;
        }
    } else if file.contribution(said.scheme, said.year).is_some_and(|known| is_same(known, said)) {
        return Fate::Known;
    }
    if !same_name(&file.name, &row.name) {
        return Fate::Aside("name", FaultCause::NameMismatch);
    }
    let used_here =
        before.vouchers.get(&number_key(&said.voucher)).is_some_and(|other| *other != paid);
    let used = used_here || reader.people().voucher_owner(&said.voucher).is_some();
    if used && !said.voucher.is_empty() {
        return Fate::Aside("voucher", FaultCause::VoucherUsed);
    }
    Fate::New
}

/// Whether two say the same, however the voucher's number is written (A10).
fn is_same(known: &Contribution, said: &Contribution) -> bool {
    let voucher = number_key(&said.voucher);
    number_key(&known.voucher) == voucher
        && *known == Contribution { voucher: known.voucher.clone(), ..said.clone() }
}

fn set_aside<'a>(
    sorted: &mut Sorted<'a>,
    (roster, line): (&'a Roster, &'a Line),
    (file, row): (&Person, &ContributionRow),
    (field, cause): (&str, FaultCause),
) {
    let fault = fault(roster, line, field, cause, true);
    let key = RejectedLine::contribution_key(file.id_number.as_str(), scheme(row), row.year.into());
    sorted.set_aside.push(aside(roster, line, &fault, key));
    sorted.findings.push(fault);
}

/// What tells an unreadable line apart in a mended roster: the voucher, else the name.
pub(super) fn key(roster: &Roster, unread: &Unread) -> String {
    match said(roster, unread, "voucher") {
        "" => tidy_name(said(roster, unread, "name")),
        voucher => voucher.to_owned(),
    }
}

/// Whether a line of that key was taken in.
pub(super) fn known_keys(reader: &Reader) -> impl Fn(&str) -> bool + '_ {
    let unproven = |file: &&Person| file.contributions.iter().any(|paid| paid.voucher.is_empty());
    let names: HashSet<&str> =
        reader.people().all().filter(unproven).map(|file| &*file.name).collect();
    move |key| reader.people().voucher_owner(key).is_some() || names.contains(key)
}

fn scheme(row: &ContributionRow) -> Scheme {
    match row.scheme {
        PaidScheme::Resident => Scheme::Resident,
        PaidScheme::Employee => Scheme::Employee,
    }
}

/// A contribution without its day cannot be held against a death (A7).
fn contribution(row: &ContributionRow) -> Option<Contribution> {
    Some(Contribution {
        scheme: scheme(row),
        year: row.year.into(),
        amount: row.amount,
        paid_on: row.paid_on?,
        voucher: row.voucher.clone().unwrap_or_default(),
    })
}
