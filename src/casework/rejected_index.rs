//! Rejected lines found by what could be read of them: whose they are, and who shares a
//! bank account with them.

use super::registers::Register;
use super::rejected_line::{PartialReading, RejectedLine};
use super::roster_kind::RosterKind;
use super::whom::Whom;
use crate::base::{IdNumber, TownshipCode, name_key};
use imbl::HashMap;

/// A rejected line whose identity number cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Unnumbered {
    key: String,
    number: String,
    township: Option<TownshipCode>,
}

impl Unnumbered {
    /// Whether it can be tied to somebody of the same name: by township, or by a number
    /// that differs in one character.
    fn is_of(&self, whom: &Whom<'_>) -> bool {
        let near = match &whom.id_number {
            Some(number) => number.is_near(&self.number),
            None => !self.number.is_empty() && self.number == whom.number,
        };
        near || self.township.is_some() && self.township == whom.township
    }
}

/// The rejected lines of one register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct RegisterIndex {
    numbers: HashMap<IdNumber, Vec<String>>,
    /// By the folded name.
    names: HashMap<String, Vec<Unnumbered>>,
}

/// Rejected lines, found by what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RejectedIndex {
    numbers: HashMap<IdNumber, Vec<String>>,
    accounts: HashMap<String, Vec<String>>,
    /// Legacy lines without a readable number, by the folded name.
    unnumbered: HashMap<String, Vec<Unnumbered>>,
    /// In the order of [`Register::ALL`].
    registers: [RegisterIndex; 3],
}

impl RejectedIndex {
    /// The keys of the legacy lines with an identity number.
    pub fn of_number(&self, number: &IdNumber) -> &[String] {
        self.numbers.get(number).map_or(&[], Vec::as_slice)
    }

    /// The names on legacy lines with a bank account.
    pub fn names_of_account(&self, account: &str) -> &[String] {
        self.accounts.get(account).map_or(&[], Vec::as_slice)
    }

    /// Whether a legacy line can be tied to somebody: by identity number, or where that
    /// cannot be read by name and a number that differs in one character.
    pub fn lists_in_legacy(&self, whom: &Whom<'_>) -> bool {
        let Some(number) = &whom.id_number else { return false };
        let named = self.unnumbered.get(&name_key(whom.name)).into_iter().flatten();
        self.numbers.contains_key(number)
            || named.into_iter().any(|line| number.is_near(&line.number))
    }

    /// The keys of a register's lines that can be tied to somebody: by identity number;
    /// where that cannot be read by name and township, or by name and a number that
    /// differs in one character.
    pub fn of_register(&self, register: Register, whom: &Whom<'_>) -> Vec<&str> {
        let index = &self.registers[register as usize];
        let mut keys: Vec<&str> = Vec::new();
        if let Some(numbered) = whom.id_number.and_then(|number| index.numbers.get(&number)) {
            keys.extend(numbered.iter().map(String::as_str));
        }
        if !index.names.is_empty() && !whom.name.is_empty() {
            let named = index.names.get(&name_key(whom.name)).into_iter().flatten();
            keys.extend(named.filter(|line| line.is_of(whom)).map(|line| &*line.key));
        }
        keys
    }

    /// Those among them that are tied by a number: equal, or one character off.
    pub fn of_numbers(&self, register: Register, whom: &Whom<'_>) -> Vec<&str> {
        let nowhere = Whom { township: None, ..*whom };
        self.of_register(register, &nowhere)
    }

    pub(super) fn add(&mut self, kind: RosterKind, line: &RejectedLine) {
        let Some(reading) = &line.reading else { return };
        if kind == RosterKind::Legacy {
            if let Some(number) = reading.id_number {
                put_in(self.numbers.entry(number).or_default(), &line.key);
            }
            if let Some((name, line)) = unnumbered(line, reading) {
                self.unnumbered.entry(name).or_default().push(line);
            }
            if !reading.bank_account.is_empty() {
                let names = self.accounts.entry(reading.bank_account.clone()).or_default();
                put_in(names, &reading.name);
            }
        }
        let Some(register) = Register::of_kind(kind) else { return };
        let index = &mut self.registers[register as usize];
        match reading.id_number {
            Some(number) => put_in(index.numbers.entry(number).or_default(), &line.key),
            None => {
                if let Some((name, line)) = unnumbered(line, reading) {
                    index.names.entry(name).or_default().push(line);
                }
            }
        }
    }

    pub(super) fn remove(&mut self, kind: RosterKind, line: &RejectedLine) {
        let Some(reading) = &line.reading else { return };
        if kind == RosterKind::Legacy {
            if let Some(number) = &reading.id_number {
                take_out(&mut self.numbers, number, |key| *key == line.key);
            }
            let name = name_key(&reading.name);
            take_out(&mut self.unnumbered, &name, |unnumbered| unnumbered.key == line.key);
            take_out(&mut self.accounts, &reading.bank_account, |name| *name == reading.name);
        }
        let Some(register) = Register::of_kind(kind) else { return };
        let index = &mut self.registers[register as usize];
        match &reading.id_number {
            Some(number) => take_out(&mut index.numbers, number, |key| *key == line.key),
            None => {
                let name = name_key(&reading.name);
                take_out(&mut index.names, &name, |unnumbered| unnumbered.key == line.key);
            }
        }
    }
}

/// A line without a readable number, by the folded name on it.
fn unnumbered(line: &RejectedLine, reading: &PartialReading) -> Option<(String, Unnumbered)> {
    let (key, number) = (line.key.clone(), reading.number.clone());
    let found = Unnumbered { key, number, township: reading.township };
    let named = reading.id_number.is_none() && !reading.name.is_empty();
    named.then(|| (name_key(&reading.name), found))
}

/// Puts a text into a sorted list, however often it stands there.
fn put_in(list: &mut Vec<String>, text: &str) {
    let at = list.partition_point(|kept| kept.as_str() < text);
    list.insert(at, text.to_owned());
}

/// Takes one entry out of a key's list, and an emptied list out of the map.
fn take_out<K, V>(lists: &mut HashMap<K, Vec<V>>, key: &K, is_it: impl Fn(&V) -> bool)
where
    K: Clone + Eq + std::hash::Hash,
    V: Clone,
{
    if let Some(list) = lists.get_mut(key) {
        if let Some(at) = list.iter().position(is_it) {
            list.remove(at);
        }
        if list.is_empty() {
            lists.remove(key);
        }
    }
}
