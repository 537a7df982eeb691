//! People, what they chose and what they got, by township, cohort and scheme.

use super::figures::{Figure, FigureGroup, Section, townships};
use super::period::Period;
use crate::base::{CaseId, Date, Money};
use crate::casework::{Choice, Cohort, Confirmation, Person, Scheme};
use crate::office::Reader;
use std::collections::HashMap;

/// When each paid case was paid.
type PaidDays = HashMap<CaseId, Date>;

#[derive(Clone, Copy, Default)]
struct PeopleTally {
    registered: u64,
    confirmed: u64,
    not_needed: u64,
    resident: u64,
    employee: u64,
    neither: u64,
    claims: u64,
    subsidised: Money,
    topped_up: Money,
    refunded: Money,
}

const MEASURES: [&str; 10] = [
    "registered",
    "confirmed",
    "not-needed",
    "chose-resident",
    "chose-employee",
    "chose-neither",
    "grants-paid",
    "subsidised",
    "top-ups",
    "refunds",
];

pub(super) fn sections(period: Period, reader: &Reader) -> Vec<Section> {
    let paid = reader.cases().all().filter_map(|case| Some((case.id, case.payment.paid_on?)));
    let paid: PaidDays = paid.collect();
    let people: Vec<(&Person, PeopleTally)> =
        reader.people().all().map(|person| (person, tally(person, period, &paid))).collect();
    let section = |code, groups: Vec<(FigureGroup, PeopleTally)>| Section {
        code,
        measures: MEASURES.into(),
        rows: groups.into_iter().map(|(group, tally)| (group, tally.figures())).collect(),
    };
    let sum_of = |fits: &dyn Fn(&Person) -> bool| {
        let own = people.iter().filter(|(person, _)| fits(person));
        own.fold(PeopleTally::default(), |sum, (_, tally)| sum.plus(*tally))
    };
    let by_township = townships(reader)
        .map(|code| (FigureGroup::Township(code), sum_of(&|person| person.township == code)))
        .chain([(FigureGroup::Whole, sum_of(&|_| true))]);
    let cohorts = [Cohort::Original, Cohort::Existing, Cohort::New];
    let by_cohort = cohorts
        .map(|cohort| (FigureGroup::Cohort(cohort), sum_of(&|person| person.cohort == cohort)));
    vec![
        section("by-township", by_township.collect()),
        section("by-cohort", by_cohort.into()),
        by_scheme(period, &people, &paid),
    ]
}

/// Claims paid in the period by the scheme they were claimed under.
fn by_scheme(period: Period, people: &[(&Person, PeopleTally)], paid: &PaidDays) -> Section {
    let row = |scheme: Scheme| {
        let (mut persons, mut claims, mut amount) = (0, 0, Money::ZERO);
        for (person, _) in people {
            let own = person.subsidies.iter().filter(|subsidy| {
                subsidy.scheme == scheme
                    && paid.get(&subsidy.case).is_some_and(|day| period.contains(*day))
            });
            let before = claims;
            for subsidy in own {
                claims += 1;
                amount += subsidy.amount;
            }
            persons += u64::from(claims > before);
        }
        let figures = vec![Figure::Count(persons), Figure::Count(claims), Figure::Money(amount)];
        (FigureGroup::Scheme(scheme), figures)
    };
    Section {
        code: "by-scheme",
        measures: vec!["persons", "grants-paid", "subsidised"],
        rows: [Scheme::Resident, Scheme::Employee].map(row).into(),
    }
}

/// People as they stand at the period's end, money as it moved within it.
fn tally(person: &Person, period: Period, paid: &PaidDays) -> PeopleTally {
    let end = period.last_day();
    let mut tally = PeopleTally::default();
    if person.registered > end {
        return tally;
    }
    tally.registered = 1;
    // The originally insured need none (C1) and are counted apart, as on every other screen.
    match &person.confirmation {
        Confirmation::NotNeeded => tally.not_needed = 1,
        held if held.held_on(end) => tally.confirmed = 1,
        _ => {}
    }
    let choice = person.choices.iter().rev().find(|record| record.chosen_on <= end);
    match choice.map(|record| record.choice) {
        Some(Choice::Resident) => tally.resident = 1,
        Some(Choice::Employee) => tally.employee = 1,
        Some(Choice::Neither) => tally.neither = 1,
        None => {}
    }
    let within = |case: CaseId| paid.get(&case).is_some_and(|day| period.contains(*day));
    for subsidy in person.subsidies.iter().filter(|subsidy| within(subsidy.case)) {
        tally.claims += 1;
        tally.subsidised += subsidy.amount;
    }
    let top_ups = person.transitions.iter().filter(|made| within(made.case));
    tally.topped_up = top_ups.map(|made| made.top_up).sum();
    let refund = person.last_refund.as_ref().filter(|refund| within(refund.case));
    tally.refunded = refund.map_or(Money::ZERO, |refund| refund.amount);
    tally
}

impl PeopleTally {
    fn plus(self, other: Self) -> Self {
        Self {
            registered: self.registered + other.registered,
            confirmed: self.confirmed + other.confirmed,
            not_needed: self.not_needed + other.not_needed,
            resident: self.resident + other.resident,
            employee: self.employee + other.employee,
            neither: self.neither + other.neither,
            claims: self.claims + other.claims,
            subsidised: self.subsidised + other.subsidised,
            topped_up: self.topped_up + other.topped_up,
            refunded: self.refunded + other.refunded,
        }
    }

    fn figures(self) -> Vec<Figure> {
        let counts = [
            self.registered,
            self.confirmed,
            self.not_needed,
            self.resident,
            self.employee,
            self.neither,
            self.claims,
        ];
        let money = [self.subsidised, self.topped_up, self.refunded];
        counts.into_iter().map(Figure::Count).chain(money.into_iter().map(Figure::Money)).collect()
    }
}
