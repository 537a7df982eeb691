//! 参保选择登记表: choices on signed forms, each handed in for review (E1–E4).

use super::sorted::{Arrival, Count, Sorted, aside, fault, known, said};
use crate::base::{Date, PersonId, same_name, tidy_name};
use crate::casework::{CaseKind, Choice, Command, Person, RecordChoice, RejectedLine};
use crate::exchange::{ChoiceRow, ChosenScheme, FaultCause, Roster, RosterRow, Unread};
use crate::office::Reader;
use std::collections::HashSet;

/// What tells a signed form apart from every other.
type Form = (PersonId, Choice, Date);

/// A form handed in before, whatever became of it, is not handed in again.
pub(super) fn sort<'a>(roster: &'a Roster, reader: &Reader) -> Sorted<'a> {
    let handed_in: HashSet<Form> = forms(reader).collect();
    let mut seen: HashSet<Form> = HashSet::new();
    let mut sorted = Sorted::default();
    for line in &roster.lines {
        let RosterRow::Choice(row) = &line.row else { continue };
        let file = match known(reader, line) {
            Ok(file) => file,
            Err(refused) => {
                sorted.refused.push(refused);
                continue;
            }
        };
        let form = (file.id, chosen(row), row.chosen_on);
        if handed_in.contains(&form) {
            sorted.already += 1;
        } else if !same_name(&file.name, &row.name) {
            let fault = fault(roster, line, "name", FaultCause::NameMismatch, true);
            let key = RejectedLine::choice_key(file.id_number.as_str(), Some(row.chosen_on));
            sorted.set_aside.push(aside(roster, line, &fault, key));
            sorted.findings.push(fault);
        } else if !seen.insert(form) {
            sorted.listed_again += 1;
        } else {
            sorted.arrivals.push(Arrival { line, command: record(form), count: Count::Taken });
        }
    }
    sorted
}

/// What tells an unreadable line apart in a mended roster.
pub(super) fn key(roster: &Roster, unread: &Unread) -> String {
    let day = Date::parse(said(roster, unread, "chosen_on")).ok();
    RejectedLine::choice_key(&tidy_name(said(roster, unread, "name")), day)
}

/// Whether a line of that key was taken in.
pub(super) fn known_keys(reader: &Reader) -> impl Fn(&str) -> bool + '_ {
    let person = |id: PersonId| reader.person(id);
    let keys = |(id, _, day): Form| {
        let names = move |file: &Person| RejectedLine::choice_keys(file, day);
        person(id).map(names).into_iter().flatten()
    };
    let known: HashSet<String> = forms(reader).flat_map(keys).collect();
    move |key| known.contains(key)
}

/// Every form ever handed in.
fn forms(reader: &Reader) -> impl Iterator<Item = Form> + '_ {
    reader.cases().all().filter_map(|case| match case.matter {
        CaseKind::Choice { choice, chosen_on } => Some((case.person, choice, chosen_on)),
        _ => None,
    })
}

fn chosen(row: &ChoiceRow) -> Choice {
    match row.choice {
        ChosenScheme::Resident => Choice::Resident,
        ChosenScheme::Employee => Choice::Employee,
        ChosenScheme::Neither => Choice::Neither,
    }
}

fn record((person, choice, chosen_on): Form) -> Command {
    Command::Choose(RecordChoice { person, choice, chosen_on })
}
