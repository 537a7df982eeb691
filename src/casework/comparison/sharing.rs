//! Who shares a bank account with a compared person: people, not lines.

use super::subject::{CompareSubject, Lines, is_another, whose};
use crate::base::same_name;
use crate::casework::person::Person;
use crate::casework::rejected_line::PartialReading;
use crate::casework::state::State;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whether anybody else gave the bank account, on file or on a rejected line.
pub(super) fn shares_account(state: &State, lines: &Lines<'_>) -> bool {
    let account = lines.bank_account;
    if account.is_empty() {
        return false;
    }
    let on_file = state.account_users.get(account).copied().unwrap_or(0);
    let own = u32::from(lines.on_file);
    let names = state.rejected_index.names_of_account(account).iter();
    let others = names.filter(|name| !same_name(name, lines.name)).count();
    // Their own lines under another spelling of the name are nobody else's.
    let own_number = lines.id_number.map(|number| state.rejected_index.of_number(&number));
    let own_lines =
        own_number.into_iter().flatten().filter_map(|key| state.rejected_legacy_line(key));
    let spelt = own_lines.filter_map(|line| line.reading.as_deref());
    let spelt = spelt
        .filter(|reading| reading.bank_account == account && !same_name(&reading.name, lines.name));
    on_file > own || others > 0 && others > spelt.count()
}

/// Everybody else who gave a compared person's bank account, on file or on a rejected line,
/// each once: whoever is on file by their file, the others by their first line.
pub fn sharers_of(state: &State, key: &CompareSubject) -> Vec<CompareSubject> {
    let (name, account, own) = match key {
        CompareSubject::Person(id) => match state.person(*id) {
            Some(file) => (&file.name, &file.bank_account, number_of(file)),
            None => return Vec::new(),
        },
        CompareSubject::Rejected(line) => {
            match state.rejected_legacy_line(line).and_then(|l| l.reading.as_deref()) {
                Some(reading) => {
                    (&reading.name, &reading.bank_account, subject(state, line, reading))
                }
                None => return Vec::new(),
            }
        }
    };
    if account.is_empty() {
        return Vec::new();
    }
    let mut named = BTreeSet::from([own]);
    let mut found = Vec::new();
    // Whose figures cannot be read is known by the line.
    let theirs = |file: &&Arc<Person>| file.bank_account == *account && !file.lacks_figures();
    for file in state.people.values().filter(theirs) {
        if named.insert(number_of(file)) {
            found.push(CompareSubject::Person(file.id));
        }
    }
    for (line, reading) in readings_of_rejected(state) {
        let who = subject(state, line, reading);
        let another = reading.bank_account == *account && !same_name(&reading.name, name);
        if another && named.insert(who.clone()) {
            found.push(key_of(state, line, reading, &who));
        }
    }
    found
}

/// By what whoever a rejected line is of is known: the number of whom is on file by the
/// line, what tells lines of one person together, or the line alone.
fn subject(state: &State, line: &str, reading: &PartialReading) -> String {
    let on_file = state.holder_of(line).and_then(|id| state.person(id));
    match on_file {
        Some(file) => number_of(file),
        None => whose(reading).unwrap_or_else(|| line.to_owned()),
    }
}

fn key_of(state: &State, line: &String, reading: &PartialReading, who: &str) -> CompareSubject {
    let by_line = state.holder_of(line);
    let by_number = || {
        let file = state.person_of(&reading.id_number?)?;
        (!file.lacks_figures()).then_some(file.id)
    };
    if let Some(id) = by_line.or_else(by_number) {
        return CompareSubject::Person(id);
    }
    let mut theirs = readings_of_rejected(state).filter(|(line, _)| is_another(state)(line));
    let first = theirs.find(|(line, reading)| subject(state, line, reading) == who);
    CompareSubject::Rejected(first.map_or(line, |(first, _)| first).clone())
}

fn readings_of_rejected(state: &State) -> impl Iterator<Item = (&String, &PartialReading)> {
    let lines = state.rejected_legacy_lines();
    lines.filter_map(|(legacy_no, line)| Some((legacy_no, line.reading.as_deref()?)))
}

fn number_of(file: &Person) -> String {
    file.id_number.as_str().to_owned()
}
