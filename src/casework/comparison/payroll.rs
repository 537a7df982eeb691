//! The merged payroll (T5): who gets one monthly payment of both benefits, and who draws
//! one of them and is not on it, with the cause.

use super::district::Compared;
use super::finding::{Class, Findings};
use super::plan::{RunStep, run_step};
use super::subject::CompareSubject;
use crate::base::Money;
use crate::casework::person::Person;
use crate::casework::state::State;

/// One person who draws a benefit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayrollLine {
    /// The legacy monthly benefit.
    pub legacy: Money,
    /// The residents' monthly benefit.
    pub residents: Money,
    /// Both together; `None` for whom the payroll leaves out.
    pub merged: Option<Money>,
    /// Why it leaves them out, where it does.
    pub cause: Option<OffPayroll>,
}

/// Why somebody who draws is not on the payroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffPayroll {
    /// What the transition run does for them, or why it does nothing.
    pub step: RunStep,
    /// What the comparison found.
    pub findings: Findings,
}

/// A compared person's line; `None` for who draws nothing.
pub fn payroll_line(state: &State, compared: &Compared) -> Option<PayrollLine> {
    let result = &compared.result;
    let residents = result.residents.map_or(Money::ZERO, |(_, monthly)| monthly);
    let file = match &compared.key {
        CompareSubject::Person(id) => state.person(*id)?,
        CompareSubject::Rejected(key) => {
            let reading = state.rejected_legacy_line(key)?.reading.as_deref()?;
            let legacy = reading.monthly.unwrap_or_default();
            let draws = reading.drawing == Some(true) || legacy + residents > Money::ZERO;
            let cause = OffPayroll { step: RunStep::Blocked, findings: result.findings };
            return draws.then_some(PayrollLine {
                legacy,
                residents,
                merged: None,
                cause: Some(cause),
            });
        }
    };
    let step = run_step(state, file, result);
    if let Some(line) = merged(file, compared, step) {
        return (line.legacy + line.residents > Money::ZERO).then_some(line);
    }
    let legacy = file.legacy.as_ref()?;
    let draws = legacy.drawing || legacy.monthly + residents > Money::ZERO;
    draws.then_some(PayrollLine {
        legacy: legacy.monthly,
        residents,
        merged: None,
        cause: Some(OffPayroll { step, findings: result.findings }),
    })
}

/// Of whom was merged the figures on record, of whom the run would merge those it would
/// use; whom a finding blocks meanwhile gets nothing until it is settled.
fn merged(file: &Person, compared: &Compared, step: RunStep) -> Option<PayrollLine> {
    if compared.result.class == Class::Blocked {
        return None;
    }
    let (residents, merged) = match file.transition().filter(|made| made.carried_out.is_some()) {
        Some(made) => (made.residents_monthly, made.merged_monthly),
        None => {
            let figures = compared.result.figures.filter(|_| step == RunStep::CarryOut)?;
            (compared.result.residents?.1, figures.merged_monthly)
        }
    };
    Some(PayrollLine { legacy: merged - residents, residents, merged: Some(merged), cause: None })
}
