//! How far the plan's tasks have come at the end of a period, against their deadlines.

use super::figures::{Figure, FigureGroup, Section, Task, townships};
use super::period::Period;
use crate::base::Date;
use crate::casework::{Cohort, LegacyEnd, Person};
use crate::office::Reader;

/// How many are done of how many.
type DoneOf = (u64, u64);

pub(super) fn sections(period: Period, reader: &Reader) -> Vec<Section> {
    let people: Vec<(&Person, [DoneOf; 3])> = reader
        .people()
        .all()
        .filter(|person| person.registered <= period.last_day())
        .map(|person| (person, Task::ALL.map(|task| share(person, task, period.last_day()))))
        .collect();
    let mut sections = vec![deadlines(period, reader, &people)];
    sections.extend(Task::ALL.into_iter().enumerate().map(|(at, task)| {
        let rows = townships(reader).map(|code| {
            let own = people.iter().filter(|(person, _)| person.township == code);
            let (done, whole) = sum(own.map(|(_, shares)| shares[at]));
            (FigureGroup::Township(code), vec![Figure::Count(done), Figure::Count(whole)])
        });
        Section { code: task.code(), measures: vec!["done", "whole"], rows: rows.collect() }
    }));
    sections
}

/// The day by which a task is to be done.
fn deadline(task: Task, reader: &Reader) -> Date {
    let rules = reader.rules();
    match task {
        Task::MergedPayment => rules.merged_payment_deadline,
        Task::Merge => rules.comparison_deadline,
        Task::Confirmation => rules.confirmation_deadline,
    }
}

fn deadlines(period: Period, reader: &Reader, people: &[(&Person, [DoneOf; 3])]) -> Section {
    // A period that is not over is looked at as of today.
    let seen_on = period.last_day().min(reader.today());
    let rows = Task::ALL.into_iter().enumerate().map(|(at, task)| {
        let (done, whole) = sum(people.iter().map(|(_, shares)| shares[at]));
        let until = deadline(task, reader);
        let figures = vec![
            Figure::Day(until),
            Figure::Days(seen_on.days_until(until)),
            Figure::Count(done),
            Figure::Count(whole),
        ];
        (FigureGroup::Task(task), figures)
    });
    Section {
        code: "deadlines",
        measures: vec!["deadline", "days-left", "done", "whole"],
        rows: rows.collect(),
    }
}

/// Whether a person belongs to a task, and whether it is done for them on a day.
fn share(person: &Person, task: Task, on: Date) -> DoneOf {
    let ended = person.legacy.as_ref().and_then(|legacy| legacy.ended).is_some_and(|end| {
        let (LegacyEnd::Merged(day) | LegacyEnd::Surrendered(day)) = end;
        day <= on
    });
    let (belongs, done) = match task {
        Task::MergedPayment => (person.legacy.as_ref().is_some_and(|legacy| legacy.drawing), ended),
        Task::Merge => (person.cohort == Cohort::Original, ended),
        Task::Confirmation => (person.cohort == Cohort::Existing, person.confirmation.held_on(on)),
    };
    (u64::from(belongs && done), u64::from(belongs))
}

fn sum(shares: impl Iterator<Item = DoneOf>) -> DoneOf {
    shares.fold((0, 0), |sum, share| (sum.0 + share.0, sum.1 + share.1))
}
