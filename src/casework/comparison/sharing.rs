//! Who shares a bank account with a compared person: people, not lines.

use super::subject::{CompareSubject, Lines, aside_line, is_another, whose};
use crate::casework::aside::Said;
use crate::casework::person::Person;
use crate::casework::state::State;
use std::collections::BTreeSet;

/// Whether anybody else gave the bank account, on file or on a line set aside.
pub(super) fn shares_account(state: &State, lines: &Lines<'_>) -> bool {
    let account = lines.bank_account;
    if account.is_empty() {
        return false;
    }
    let on_file = state.account_users.get(account).copied().unwrap_or(0);
    let own = u32::from(lines.legacy.is_some());
    let names = state.aside.names_of_account(account).iter();
    let others = names.filter(|name| *name != lines.name).count();
    // Their own lines under another spelling of the name are nobody else's.
    let own_number = lines.id_number.map(|number| state.aside.of_number(&number));
    let own_lines = own_number.into_iter().flatten().filter_map(|key| aside_line(state, key));
    let spelt = own_lines.filter_map(|line| line.said.as_deref());
    let spelt = spelt.filter(|said| said.bank_account == account && said.name != lines.name);
    on_file > own || others > 0 && others > spelt.count()
}

/// Everybody else who gave a compared person's bank account, on file or on a line set aside,
/// each once: whoever is on file by their file, the others by their first line.
pub fn sharers_of(state: &State, key: &CompareSubject) -> Vec<CompareSubject> {
    let (name, account, own) = match key {
        CompareSubject::Person(id) => match state.person(*id) {
            Some(file) => (&file.name, &file.bank_account, number_of(file)),
            None => return Vec::new(),
        },
        CompareSubject::Aside(line) => {
            match aside_line(state, line).and_then(|l| l.said.as_deref()) {
                Some(said) => (&said.name, &said.bank_account, subject(state, line, said)),
                None => return Vec::new(),
            }
        }
    };
    if account.is_empty() {
        return Vec::new();
    }
    let mut named = BTreeSet::from([own]);
    let mut found = Vec::new();
    for file in state.people.values().filter(|file| file.bank_account == *account) {
        if named.insert(number_of(file)) {
            found.push(CompareSubject::Person(file.id));
        }
    }
    for (line, said) in said_aside(state) {
        let who = subject(state, line, said);
        if said.bank_account == *account && said.name != *name && named.insert(who.clone()) {
            found.push(key_of(state, line, said, &who));
        }
    }
    found
}

/// By what whoever a line set aside is of is known: the number of whom is on file by the
/// line, what tells lines of one person together, or the line alone.
fn subject(state: &State, line: &String, said: &Said) -> String {
    let on_file = state.by_legacy_no.get(line).and_then(|id| state.person(*id));
    match on_file {
        Some(file) => number_of(file),
        None => whose(said).unwrap_or_else(|| line.clone()),
    }
}

fn key_of(state: &State, line: &String, said: &Said, who: &str) -> CompareSubject {
    let by_line = state.by_legacy_no.get(line).copied();
    let by_number = || Some(state.person_of(&said.id_number?)?.id);
    if let Some(id) = by_line.or_else(by_number) {
        return CompareSubject::Person(id);
    }
    let mut theirs = said_aside(state).filter(|(line, _)| is_another(state)(line));
    let first = theirs.find(|(line, said)| subject(state, line, said) == who);
    CompareSubject::Aside(first.map_or(line, |(first, _)| first).clone())
}

fn said_aside(state: &State) -> impl Iterator<Item = (&String, &Said)> {
    let legacy = state.set_aside.iter().filter(|((kind, _), _)| kind == "legacy");
    legacy.filter_map(|((_, line), aside)| Some((line, aside.said.as_deref()?)))
}

fn number_of(file: &Person) -> String {
    file.id_number.as_str().to_owned()
}
