//! What the comparison says of one person: findings, class, figures.

use super::decision::settle;
use super::finding::{Class, Findings, RosterFinding};
use super::sharing::shares_account;
use super::subject::{Lines, aside_line};
use crate::base::{Date, Money};
use crate::casework::aside::Said;
use crate::casework::figures::{Figures, transition_figures};
use crate::casework::person::Person;
use crate::casework::registers::{
    EmployeeStanding, HouseholdStanding, Register, RegisterEntry, ResidentStanding,
};
use crate::casework::state::State;
use crate::policy::Rules;

/// What the rosters come to for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What is to become of them.
    pub class: Class,
    /// What was found.
    pub findings: Findings,
    /// Top-up, merged account and merged payment of both merge classes (T1, T2, T5).
    pub figures: Option<Figures>,
    /// The legacy balance of `surrender` (T4, R1).
    pub refund: Option<Money>,
    /// What the residents' scheme holds, where the person is in it: balance, monthly.
    pub residents: Option<(Money, Money)>,
}

/// The verdict on a person on file; `None` for whom the legacy roster does not list.
pub fn verdict_of_person(
    state: &State,
    file: &Person,
    rules: &Rules,
    today: Date,
) -> Option<Verdict> {
    file.legacy.as_ref()?;
    let mut lines = Lines::of_person(state, file);
    settle(state, file, &mut lines);
    Some(verdict(state, &lines, rules, today))
}

/// The verdict on a line that was set aside, by its legacy number, and how many other
/// such lines are of the same person.
pub fn verdict_of_aside(
    state: &State,
    key: &str,
    twins: usize,
    rules: &Rules,
    today: Date,
) -> Option<Verdict> {
    let said = aside_line(state, key)?.said.as_deref()?;
    Some(verdict(state, &Lines::of_aside(state, said, twins), rules, today))
}

fn verdict(state: &State, lines: &Lines<'_>, rules: &Rules, today: Date) -> Verdict {
    let resident = lines.line(Register::Resident).and_then(|line| match line.says {
        RegisterEntry::Resident { standing, balance, monthly, .. } => {
            let enrolled = standing != ResidentStanding::Terminated;
            enrolled.then_some((standing == ResidentStanding::Drawing, balance, monthly))
        }
        _ => None,
    });
    let employee = lines.line(Register::Employee).and_then(|line| match line.says {
        RegisterEntry::Employee { standing, .. } => Some(standing),
        _ => None,
    });
    let employee = employee.filter(|standing| *standing != EmployeeStanding::Terminated);
    let findings = findings(state, lines, employee.is_some(), rules, today);
    let class = match (employee, resident) {
        _ if findings.block() => Class::Blocked,
        (Some(EmployeeStanding::Drawing), _) => Class::Surrender,
        (Some(_), _) | (None, None) => Class::Choose,
        (None, Some((true, ..))) if lines.drawing => Class::MergeBenefits,
        (None, Some(_)) => Class::MergeAccounts,
    };
    let residents = resident.map(|(_, balance, monthly)| (balance, monthly));
    let merging = lines.legacy.as_ref().filter(|_| class.merges()).zip(residents);
    let surrendered = lines.legacy.as_ref().filter(|_| class == Class::Surrender);
    Verdict {
        class,
        findings,
        figures: merging.map(|(legacy, (balance, monthly))| {
            transition_figures(legacy, balance, monthly, rules)
        }),
        refund: surrendered.map(|legacy| legacy.balance),
        residents,
    }
}

fn findings(
    state: &State,
    lines: &Lines<'_>,
    in_employees: bool,
    rules: &Rules,
    today: Date,
) -> Findings {
    let household = lines.line(Register::Household).and_then(|line| match line.says {
        RegisterEntry::Household { standing, .. } => Some(standing),
        _ => None,
    });
    let too_young = |number: crate::base::IdNumber| number.age_on(today) < rules.pension_age as i32;
    let young = lines.id_number.is_some_and(too_young);
    let mut found = Findings::default();
    found.note(
        RosterFinding::Deceased,
        lines.died || household == Some(HouseholdStanding::Deceased),
    );
    found.note(RosterFinding::DrawingUnderAge, lines.drawing && young);
    found.note(RosterFinding::DualEnrolment, in_employees);
    found.note(RosterFinding::DuplicateInRoster, lines.listed_twice);
    found.note(RosterFinding::MovedOut, household == Some(HouseholdStanding::MovedOut));
    found.note(RosterFinding::NameMismatch, lines.names_differ());
    found.note(RosterFinding::SharedBankAccount, shares_account(state, lines));
    for said in &lines.aside {
        note_unreadable(&mut found, said);
    }
    found
}

/// Why a line was set aside, as findings; never none.
fn note_unreadable(found: &mut Findings, said: &Said) {
    const AMOUNTS: [&str; 3] = ["balance", "subsidy_enjoyed", "monthly"];
    for (cause, field) in &said.causes {
        let finding = match field.as_str() {
            "id_number" => RosterFinding::InvalidId,
            field if AMOUNTS.contains(&field) => RosterFinding::UnreadableAmount,
            _ => RosterFinding::UnreadableLine,
        };
        found.note(finding, !cause.is_empty());
    }
    found.note(RosterFinding::UnreadableLine, said.causes.is_empty());
}
