//! The whole district compared: everybody of the legacy roster exactly once, and the
//! control totals that must tie out.

use super::finding::{Class, RosterFinding};
use super::subject::{CompareSubject, aside_line, is_another, whose};
use super::verdict::{Verdict, verdict_of_aside, verdict_of_person};
use crate::base::{Date, Money, TownshipCode};
use crate::casework::aside::Said;
use crate::casework::person::{LegacyRelation, Person};
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

/// The district's verdicts as of one state and day; copies share their rows.
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
            Some((CompareSubject::Person(*id), Part::of_person(state, file, rules, today)?))
        });
        let asides = asides(state).into_iter().filter_map(|(key, twins)| {
            let part = Part::of_aside(state, &key, &twins, rules, today)?;
            Some((CompareSubject::Aside(key), part))
        });
        for (key, part) in people.chain(asides) {
            found.add(&part);
            let Part { township, verdict, .. } = part;
            found.rows.push_back(Compared { key, township, verdict });
        }
        let aside = state.set_aside.iter().filter(|((kind, _), _)| kind == "legacy");
        let aside = aside.filter(|((_, key), _)| is_another(state)(key));
        let aside = aside.filter_map(|(_, line)| line.said.as_deref()).map(sum_said);
        let people = state.people.values().map(|file| lines_of(file));
        people.chain(aside).for_each(|lines| found.totals.lines += lines);
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

    /// Adds one person to what verdicts account for.
    pub(super) fn add(&mut self, part: &Part) {
        *self.totals.people.entry(part.verdict.class).or_default() += part.own;
        self.totals.twice += part.twice;
        for finding in part.verdict.findings.iter() {
            *self.findings.entry(finding).or_default() += 1;
        }
    }

    /// Takes one person, who was added, out again.
    pub(super) fn take_out(&mut self, part: &Part) {
        *self.totals.people.entry(part.verdict.class).or_default() -= part.own;
        self.totals.people.retain(|_, sum| sum.count > 0);
        self.totals.twice -= part.twice;
        for finding in part.verdict.findings.iter() {
            *self.findings.entry(finding).or_default() -= 1;
        }
        self.findings.retain(|_, people| *people > 0);
    }
}

/// What one person adds to a comparison.
pub(super) struct Part {
    pub township: Option<TownshipCode>,
    pub verdict: Verdict,
    /// The line that counts.
    own: Sum,
    /// Further lines.
    twice: Sum,
}

impl Part {
    /// Of a person on file; `None` for whom the legacy roster does not list.
    pub(super) fn of_person(
        state: &State,
        file: &Person,
        rules: &Rules,
        today: Date,
    ) -> Option<Self> {
        let verdict = verdict_of_person(state, file, rules, today)?;
        let own = file.legacy.as_ref().map(sum_of).unwrap_or_default();
        let mut twice = Sum::default();
        file.further_lines.iter().for_each(|line| twice += sum_of(&line.relation));
        let aside = state.aside.of_number(&file.id_number).iter();
        let aside = aside.filter(|key| is_another(state)(key));
        aside.filter_map(|key| sum_aside(state, key)).for_each(|line| twice += line);
        Some(Self { township: Some(file.township), verdict, own, twice })
    }

    /// Of a line set aside and of further such lines of the same person.
    fn of_aside(
        state: &State,
        key: &str,
        twins: &[String],
        rules: &Rules,
        today: Date,
    ) -> Option<Self> {
        let verdict = verdict_of_aside(state, key, twins.len(), rules, today)?;
        let own = sum_aside(state, key)?;
        let mut twice = Sum::default();
        twins.iter().filter_map(|key| sum_aside(state, key)).for_each(|line| twice += line);
        let township = aside_line(state, key)?.said.as_deref()?.township;
        Some(Self { township, verdict, own, twice })
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

fn sum_said(said: &Said) -> Sum {
    let amount = |amount: Option<Money>| amount.unwrap_or_default();
    Sum { count: 1, balance: amount(said.balance), monthly: amount(said.monthly) }
}

fn sum_aside(state: &State, key: &str) -> Option<Sum> {
    aside_line(state, key)?.said.as_deref().map(sum_said)
}

/// The lines of the legacy roster in a file, told from the lines alone and not from the
/// verdict: the totals must tie out.
pub(super) fn lines_of(file: &Person) -> Sum {
    let mut all = Sum::default();
    file.legacy.iter().for_each(|line| all += sum_of(line));
    file.further_lines.iter().for_each(|line| all += sum_of(&line.relation));
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
        if said.id_number.as_ref().is_some_and(on_file) || !is_another(state)(key) {
            continue;
        }
        let who = whose(said);
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
