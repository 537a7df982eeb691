//! The whole district compared: everybody of the legacy roster exactly once, and the
//! control totals that must tie out.

use super::finding::{Class, RosterFinding};
use super::result::{ComparisonResult, compare_person, compare_rejected};
use super::subject::{CompareSubject, is_another, whose};
use crate::base::{Date, Money, TownshipCode};
use crate::casework::person::{LegacyRelation, Person};
use crate::casework::rejected_line::PartialReading;
use crate::casework::state::State;
use crate::policy::Rules;
use imbl::Vector;
use std::collections::BTreeMap;
use std::ops::{AddAssign, SubAssign};

/// One person and what the comparison says of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Who.
    pub key: CompareSubject,
    /// Their township, where the roster names one that is known.
    pub township: Option<TownshipCode>,
    /// What the rosters come to.
    pub result: ComparisonResult,
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

/// What the legacy roster holds, line by line, beside what the results account for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ControlTotals {
    /// Every line of the legacy roster as it stands, those rejected among them.
    pub lines: Sum,
    /// People by class, with the line that counts for each.
    pub people: BTreeMap<Class, Sum>,
    /// Further lines of people who are listed more than once.
    pub twice: Sum,
}

/// The district's results as of one state and day; copies share their rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Everybody of the legacy roster, those on file first.
    pub rows: Vector<Compared>,
    /// How many people a finding is about.
    pub findings: BTreeMap<RosterFinding, usize>,
    /// The control totals.
    pub totals: ControlTotals,
}

impl Comparison {
    /// Compares everybody.
    pub fn of(state: &State, rules: &Rules, today: Date) -> Self {
        let mut found = Self::default();
        let people = state.people.iter().filter_map(|(id, file)| {
            Some((CompareSubject::Person(*id), TotalsShare::of_person(state, file, rules, today)?))
        });
        let rejected = rejected_people(state).into_iter().filter_map(|(key, twins)| {
            let part = TotalsShare::of_rejected(state, &key, &twins, rules, today)?;
            Some((CompareSubject::Rejected(key), part))
        });
        for (key, part) in people.chain(rejected) {
            found.add(&part);
            let TotalsShare { township, result, .. } = part;
            found.rows.push_back(Compared { key, township, result });
        }
        let rejected = state.rejected_legacy_lines().filter(|(key, _)| is_another(state)(key));
        let rejected = rejected.filter_map(|(_, line)| line.reading.as_deref()).map(sum_of_reading);
        let people = state.people.values().map(|file| lines_of(file));
        people.chain(rejected).for_each(|lines| found.totals.lines += lines);
        found
    }

    /// What is said of one person.
    pub fn row(&self, key: &CompareSubject) -> Option<&Compared> {
        self.rows.get(self.place(key)?)
    }

    /// How many people are in a class.
    pub fn count(&self, class: Class) -> usize {
        self.totals.people.get(&class).map_or(0, |sum| sum.count)
    }

    /// Where somebody's row is.
    pub(super) fn place(&self, key: &CompareSubject) -> Option<usize> {
        self.rows.binary_search_by(|row| row.key.cmp(key)).ok()
    }

    /// Adds one person to what results account for.
    pub(super) fn add(&mut self, part: &TotalsShare) {
        *self.totals.people.entry(part.result.class).or_default() += part.own;
        self.totals.twice += part.twice;
        for finding in part.result.findings.iter() {
            *self.findings.entry(finding).or_default() += 1;
        }
    }

    /// Takes one person, who was added, out again.
    pub(super) fn take_out(&mut self, part: &TotalsShare) {
        *self.totals.people.entry(part.result.class).or_default() -= part.own;
        self.totals.people.retain(|_, sum| sum.count > 0);
        self.totals.twice -= part.twice;
        for finding in part.result.findings.iter() {
            *self.findings.entry(finding).or_default() -= 1;
        }
        self.findings.retain(|_, people| *people > 0);
    }
}

/// What one person adds to a comparison.
pub(super) struct TotalsShare {
    pub township: Option<TownshipCode>,
    pub result: ComparisonResult,
    /// The line that counts.
    own: Sum,
    /// Further lines.
    twice: Sum,
}

impl TotalsShare {
    /// Of a person on file; `None` for whom the legacy roster does not list.
    pub(super) fn of_person(
        state: &State,
        file: &Person,
        rules: &Rules,
        today: Date,
    ) -> Option<Self> {
        let result = compare_person(state, file, rules, today)?;
        let own = file.legacy.as_ref().map(sum_of).unwrap_or_default();
        let mut twice = Sum::default();
        file.further_lines.iter().for_each(|line| twice += sum_of(&line.relation));
        let rejected = state.rejected_index.of_number(&file.id_number).iter();
        let rejected = rejected.filter(|key| is_another(state)(key));
        rejected.filter_map(|key| sum_rejected(state, key)).for_each(|line| twice += line);
        Some(Self { township: Some(file.township), result, own, twice })
    }

    /// Of a rejected line and of further such lines of the same person.
    fn of_rejected(
        state: &State,
        key: &str,
        twins: &[String],
        rules: &Rules,
        today: Date,
    ) -> Option<Self> {
        let result = compare_rejected(state, key, twins.len(), rules, today)?;
        let own = sum_rejected(state, key)?;
        let mut twice = Sum::default();
        twins.iter().filter_map(|key| sum_rejected(state, key)).for_each(|line| twice += line);
        let township = state.rejected_legacy_line(key)?.reading.as_deref()?.township;
        Some(Self { township, result, own, twice })
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

impl SubAssign for Sum {
    fn sub_assign(&mut self, other: Self) {
        self.count -= other.count;
        self.balance -= other.balance;
        self.monthly -= other.monthly;
    }
}

fn sum_of(line: &LegacyRelation) -> Sum {
    Sum { count: 1, balance: line.balance, monthly: line.monthly }
}

fn sum_of_reading(reading: &PartialReading) -> Sum {
    let amount = |amount: Option<Money>| amount.unwrap_or_default();
    Sum { count: 1, balance: amount(reading.balance), monthly: amount(reading.monthly) }
}

fn sum_rejected(state: &State, key: &str) -> Option<Sum> {
    state.rejected_legacy_line(key)?.reading.as_deref().map(sum_of_reading)
}

/// The lines of the legacy roster in a file, taken from the lines alone and not from the
/// result: the totals must tie out.
pub(super) fn lines_of(file: &Person) -> Sum {
    let mut all = Sum::default();
    file.legacy.iter().for_each(|line| all += sum_of(line));
    file.further_lines.iter().for_each(|line| all += sum_of(&line.relation));
    all
}

/// The rejected lines of people who are not on file: of each person the first by its
/// key, and the others.
fn rejected_people(state: &State) -> BTreeMap<String, Vec<String>> {
    let mut first_of: BTreeMap<String, String> = BTreeMap::new();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, line) in state.rejected_legacy_lines() {
        let Some(reading) = line.reading.as_deref() else { continue };
        let on_file = |number| state.person_of(number).is_some_and(|file| file.legacy.is_some());
        if reading.id_number.as_ref().is_some_and(on_file) || !is_another(state)(key) {
            continue;
        }
        let who = whose(reading);
        match who.as_ref().and_then(|who| first_of.get(who)) {
            Some(first) => found.entry(first.clone()).or_default().push(key.clone()),
            None => {
                first_of.extend(who.map(|who| (who, key.clone())));
                found.insert(key.clone(), Vec::new());
            }
        }
    }
    found
}
