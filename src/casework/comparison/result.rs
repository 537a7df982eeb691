//! What the comparison says of one person: findings, class, figures.

use super::finding::{Class, Findings, RosterFinding};
use super::sharing::shares_account;
use super::subject::Lines;
use super::validity::apply_decisions;
use crate::base::{Date, Money};
use crate::casework::figures::{Figures, transition_figures};
use crate::casework::person::Person;
use crate::casework::registers::{
    EmployeeStatus, HouseholdStatus, Register, RegisterEntry, ResidentStatus,
};
use crate::casework::rejected_line::PartialReading;
use crate::casework::state::State;
use crate::policy::Rules;

/// What the rosters come to for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonResult {
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

/// The result on a person on file; `None` for whom the legacy roster does not list.
pub fn compare_person(
    state: &State,
    file: &Person,
    rules: &Rules,
    today: Date,
) -> Option<ComparisonResult> {
    file.legacy.as_ref()?;
    let mut lines = Lines::of_person(state, file);
    apply_decisions(state, file, &mut lines);
    Some(result(state, &lines, rules, today))
}

/// The result on a line that was rejected, by its legacy number, and how many other
/// such lines are of the same person.
pub fn compare_rejected(
    state: &State,
    key: &str,
    twins: usize,
    rules: &Rules,
    today: Date,
) -> Option<ComparisonResult> {
    let reading = state.rejected_legacy_line(key)?.reading.as_deref()?;
    Some(result(state, &Lines::of_rejected(state, reading, twins), rules, today))
}

fn result(state: &State, lines: &Lines<'_>, rules: &Rules, today: Date) -> ComparisonResult {
    let resident = lines.line(Register::Resident).and_then(|line| match line.says {
        RegisterEntry::Resident { status, balance, monthly, .. } => {
            let enrolled = status != ResidentStatus::Terminated;
            enrolled.then_some((status == ResidentStatus::Drawing, balance, monthly))
        }
        _ => None,
    });
    let employee = lines.line(Register::Employee).and_then(|line| match line.says {
        RegisterEntry::Employee { status, .. } => Some(status),
        _ => None,
    });
    let employee = employee.filter(|status| *status != EmployeeStatus::Terminated);
    let findings = findings(state, lines, employee.is_some(), rules, today);
    let class = match (employee, resident) {
        _ if findings.block() => Class::Blocked,
        (Some(EmployeeStatus::Drawing), _) => Class::Surrender,
        (Some(_), _) | (None, None) => Class::Choose,
        (None, Some((true, ..))) if lines.drawing => Class::MergeBenefits,
        (None, Some(_)) => Class::MergeAccounts,
    };
    let residents = resident.map(|(_, balance, monthly)| (balance, monthly));
    let merging = lines.legacy.as_ref().filter(|_| class.merges()).zip(residents);
    let surrendered = lines.legacy.as_ref().filter(|_| class == Class::Surrender);
    ComparisonResult {
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
        RegisterEntry::Household { status, .. } => Some(status),
        _ => None,
    });
    let too_young = |number: crate::base::IdNumber| number.age_on(today) < rules.pension_age as i32;
    let young = lines.id_number.is_some_and(too_young);
    let mut found = Findings::default();
    found.note(RosterFinding::Deceased, lines.died || household == Some(HouseholdStatus::Deceased));
    found.note(RosterFinding::DrawingUnderAge, lines.drawing && young);
    found.note(RosterFinding::DualEnrolment, in_employees);
    found.note(RosterFinding::DuplicateInRoster, lines.listed_twice);
    found.note(RosterFinding::MovedOut, household == Some(HouseholdStatus::MovedOut));
    found.note(RosterFinding::NameMismatch, lines.names_differ());
    found.note(RosterFinding::SharedBankAccount, shares_account(state, lines));
    for reading in &lines.rejected {
        note_unreadable(&mut found, reading);
    }
    for (_, line) in &lines.unread {
        let amounts = line.reading.as_deref().is_some_and(PartialReading::lacks_amounts_only);
        found.note(RosterFinding::UnreadableAmount, amounts);
        found.note(RosterFinding::UnreadableLine, !amounts);
    }
    found
}

/// Why a line was rejected, as findings; never none.
fn note_unreadable(found: &mut Findings, reading: &PartialReading) {
    const AMOUNTS: [&str; 3] = ["balance", "subsidy_enjoyed", "monthly"];
    for (cause, field) in &reading.causes {
        let finding = match field.as_str() {
            "id_number" => RosterFinding::InvalidId,
            field if AMOUNTS.contains(&field) => RosterFinding::UnreadableAmount,
            _ => RosterFinding::UnreadableLine,
        };
        found.note(finding, !cause.is_empty());
    }
    found.note(RosterFinding::UnreadableLine, reading.causes.is_empty());
}
