//! The whole district compared: everybody of the legacy roster exactly once, and the
//! control totals that must tie out.

use super::finding::{Class, RosterFinding};
use super::subject::{ComparedKey, aside_line, township_of};
use super::verdict::{Verdict, verdict_of_aside, verdict_of_person};
use crate::base::{Date, Money, TownshipCode};
use crate::casework::aside::Said;
use crate::casework::person::LegacyRelation;
use crate::casework::state::State;
use crate::policy::Rules;
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// One person and what the comparison says of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Who.
    pub key: ComparedKey,
    /// Their township, where the roster names one that is known.
    pub township: Option<TownshipCode>,
    /// What the rosters come to.
    pub verdict: Verdict,
}

/// Lines or people, and the money that stands on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many.
    pub count: usize,
    /// Legacy personal accounts.
    pub balance: Money,
    /// Legacy monthly benefits.
    pub monthly: Money,
}

/// What the legacy roster holds, line by line, beside what the verdicts account for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ControlTotals {
    /// Every line of the legacy roster as it stands, those set aside among them.
    pub lines: Sum,
    /// People by class, with the line that counts for each.
    pub people: BTreeMap<Class, Sum>,
    /// Further lines of people who are listed more than once.
    pub twice: Sum,
}

/// The district's verdicts as of one state and day.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Everybody of the legacy roster, those on file first.
    pub rows: Vec<Compared>,
    /// How many people a finding is about.
    pub findings: BTreeMap<RosterFinding, usize>,
    /// The control totals.
    pub totals: ControlTotals,
}

impl Comparison {
    /// Compares everybody.
    pub fn of(state: &State, rules: &Rules, today: Date) -> Self {
        let mut found = Self::default();
        for (id, file) in &state.people {
            let Some(verdict) = verdict_of_person(state, file, rules, today) else { continue };
            let own = file.legacy.as_ref().map(sum_of).unwrap_or_default();
            let further = file.further_lines.iter().map(|line| sum_of(&line.relation));
            let aside = state
                .aside
                .of_number(&file.id_number)
                .iter()
                .filter_map(|key| aside_line(state, key)?.said.as_deref().map(sum_said));
            found.take(ComparedKey::Person(*id), Some(file.township), verdict, own);
            further.chain(aside).for_each(|line| found.totals.twice += line);
        }
        for (key, twins) in asides(state) {
            let verdict = verdict_of_aside(state, &key, twins.len(), rules, today);
            let said = |key: &str| aside_line(state, key)?.said.as_deref().map(sum_said);
            if let Some((verdict, own)) = verdict.zip(said(&key)) {
                let key = ComparedKey::Aside(key);
                let township = township_of(state, &key);
                found.take(key, township, verdict, own);
                twins.iter().filter_map(|key| said(key)).for_each(|s| found.totals.twice += s);
            }
        }
        found.totals.lines = lines_of(state);
        found
    }

    /// What is said of one person.
    pub fn row(&self, key: &ComparedKey) -> Option<&Compared> {
        let at = self.rows.binary_search_by(|row| row.key.cmp(key)).ok()?;
        self.rows.get(at)
    }

    /// How many people are in a class.
    pub fn count(&self, class: Class) -> usize {
        self.totals.people.get(&class).map_or(0, |sum| sum.count)
    }

    fn take(
        &mut self,
        key: ComparedKey,
        township: Option<TownshipCode>,
        verdict: Verdict,
        own: Sum,
    ) {
        *self.totals.people.entry(verdict.class).or_default() += own;
        for finding in verdict.findings.iter() {
            *self.findings.entry(finding).or_default() += 1;
        }
        self.rows.push(Compared { key, township, verdict });
    }
}

impl ControlTotals {
    /// The people of all classes together.
    pub fn everybody(&self) -> Sum {
        let mut all = Sum::default();
        self.people.values().for_each(|sum| all += *sum);
        all
    }

    /// Whether every line, and every yuan on it, is accounted for: lines = people +
    /// further lines.
    pub fn tie_out(&self) -> bool {
        let mut accounted = self.everybody();
        accounted += self.twice;
        accounted == self.lines
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.balance += other.balance;
        self.monthly += other.monthly;
    }
}

fn sum_of(line: &LegacyRelation) -> Sum {
    Sum { count: 1, balance: line.balance, monthly: line.monthly }
}

fn sum_said(said: &Said) -> Sum {
    let amount = |amount: Option<Money>| amount.unwrap_or_default();
    Sum { count: 1, balance: amount(said.balance), monthly: amount(said.monthly) }
}

/// Every line of the legacy roster, told from the lines alone and not from verdicts.
fn lines_of(state: &State) -> Sum {
    let mut all = Sum::default();
    for legacy in state.people.values().filter_map(|file| file.legacy.as_ref()) {
        all += sum_of(legacy);
    }
    for file in state.people.values() {
        file.further_lines.iter().for_each(|line| all += sum_of(&line.relation));
    }
    let aside = state.set_aside.iter().filter(|((kind, _), _)| kind == "legacy");
    aside.filter_map(|(_, line)| line.said.as_deref()).for_each(|said| all += sum_said(said));
    all
}

/// The lines set aside of people who are not on file: of each person the first by its
/// key, and the others.
fn asides(state: &State) -> BTreeMap<String, Vec<String>> {
    let mut first_of: BTreeMap<String, String> = BTreeMap::new();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for ((_, key), line) in state.set_aside.iter().filter(|((kind, _), _)| kind == "legacy") {
        let Some(said) = line.said.as_deref() else { continue };
        let on_file = |number| state.person_of(number).is_some_and(|file| file.legacy.is_some());
        if said.id_number.as_ref().is_some_and(on_file) {
            continue;
        }
        // A number that is nobody's tells people apart only together with the name.
        let who = match &said.id_number {
            Some(number) => number.as_str().to_owned(),
            None => format!("{}|{}", said.number, said.name),
        };
        match first_of.get(&who).filter(|_| !said.number.is_empty()) {
            Some(first) => found.entry(first.clone()).or_default().push(key.clone()),
            None => {
                first_of.insert(who, key.clone());
                found.insert(key.clone(), Vec::new());
            }
        }
    }
    found
}
