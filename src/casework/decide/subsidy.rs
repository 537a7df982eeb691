//! Claiming a year's subsidy (A1–A7), recovery (R3), and payments by hand.

use super::person::{check_contribution, contribution_recorded};
use super::{Context, case, person, required};
use crate::base::{CaseId, Date};
use crate::casework::case::{Matter, Stage};
use crate::casework::command::SubsidyCommand;
use crate::casework::event::{CaseEvent, Event};
use crate::casework::figures::payable_amount;
use crate::casework::person::{Choice, Cohort, Contribution, Person, Route, Scheme, SubsidyState};
use crate::casework::{Refusal, ReviewRefusal, State, SubsidyRefusal};
use crate::policy::Rule;

pub(super) fn decide(
    state: &State,
    command: &SubsidyCommand,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    match command {
        SubsidyCommand::Claim { person: id, year, contribution } => {
            claim(state, person(state, *id)?, *year, contribution.as_ref(), ctx)
        }
        SubsidyCommand::OpenRecovery { person: id, year, reason } => {
            open_recovery(state, person(state, *id)?, *year, reason)
        }
        SubsidyCommand::OpenTopUpRecovery { person: id, reason } => {
            open_top_up_recovery(state, person(state, *id)?, reason)
        }
        SubsidyCommand::RecordPayment { case, paid_on, reference } => {
            record_payment(state, *case, *paid_on, reference, ctx)
        }
    }
}

fn claim(
    state: &State,
    file: &Person,
    year: u32,
    handed_in: Option<&Contribution>,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let scheme = claimable_scheme(file, year, ctx)?;
    if let Some(taken) = file.subsidy_of(year) {
        return Err(SubsidyRefusal::YearTaken { case: taken.case }.into());
    }
    let years = ctx.rules().subsidy_years;
    if file.years_subsidised() >= years {
        let subsidised = file.subsidised();
        return Err(SubsidyRefusal::YearsUsed { years, subsidised }.into());
    }
    let contribution = match handed_in {
        Some(new) if new.scheme != scheme || new.year != year => {
            return Err(SubsidyRefusal::OtherContribution { scheme }.into());
        }
        Some(new) => {
            check_contribution(state, file, new, ctx)?;
            new
        }
        None => contribution_of(file, scheme, year)?,
    };
    check_contributed(file, contribution)?;
    // From here it succeeds.
    let (route, rule) = match scheme {
        Scheme::Resident => (Route::Account, Rule::A2),
        Scheme::Employee => (Route::Bank, Rule::A3),
    };
    let mut events: Vec<Event> =
        handed_in.map(|new| contribution_recorded(file, new)).into_iter().collect();
    events.push(Event::Case(CaseEvent::SubsidyClaimed {
        case: state.next_case(),
        person: file.id,
        year,
        scheme,
        amount: ctx.rules_of_year(year).annual_subsidy,
        route,
        clause: rule.clause().to_owned(),
    }));
    Ok(events)
}

/// What bars approving a claim, after all that came since it was opened.
pub(super) fn check_claimed(
    file: &Person,
    year: u32,
    ctx: &Context<'_>,
) -> Result<(), SubsidyRefusal> {
    let scheme = claimable_scheme(file, year, ctx)?;
    if file.subsidy_of(year).is_some_and(|claimed| claimed.scheme != scheme) {
        return Err(SubsidyRefusal::OtherContribution { scheme });
    }
    check_contributed(file, contribution_of(file, scheme, year)?)
}

fn contribution_of(
    file: &Person,
    scheme: Scheme,
    year: u32,
) -> Result<&Contribution, SubsidyRefusal> {
    file.contribution(scheme, year).ok_or_else(|| {
        let in_other_scheme = file.contributions.iter().any(|c| c.year == year);
        SubsidyRefusal::NoContribution { scheme, in_other_scheme }
    })
}

/// Whether a contribution carries a subsidy (A3, A7).
fn check_contributed(file: &Person, contribution: &Contribution) -> Result<(), SubsidyRefusal> {
    if let Some(died) = file.died.filter(|died| *died < contribution.paid_on) {
        return Err(SubsidyRefusal::ContributedAfterDeath { died });
    }
    let employee = contribution.scheme == Scheme::Employee;
    if employee && contribution.voucher.trim().is_empty() {
        return Err(SubsidyRefusal::VoucherMissing);
    }
    if employee && file.bank_account.is_empty() {
        return Err(SubsidyRefusal::BankAccountMissing);
    }
    Ok(())
}

/// The scheme under which a year can be claimed, by identity, year and choice.
fn claimable_scheme(file: &Person, year: u32, ctx: &Context<'_>) -> Result<Scheme, SubsidyRefusal> {
    if !file.is_confirmed() {
        return Err(SubsidyRefusal::NotConfirmed);
    }
    let first = ctx.rules().first_subsidy_year;
    if year < first {
        return Err(SubsidyRefusal::TooEarly { first });
    }
    let present = ctx.today().year() as u32;
    if year > present {
        return Err(SubsidyRefusal::YearNotCome { present });
    }
    let scheme = match file.choice_for(year) {
        None => return Err(SubsidyRefusal::NoChoice),
        Some(Choice::Neither) => return Err(SubsidyRefusal::ChoseNeither),
        Some(Choice::Resident) => Scheme::Resident,
        Some(Choice::Employee) => Scheme::Employee,
    };
    if file.draws_employee_pension() {
        return Err(SubsidyRefusal::DrawsEmployeePension);
    }
    if file.was_topped_up() {
        return Err(SubsidyRefusal::ToppedUp);
    }
    if file.cohort == Cohort::Original {
        let surrendered = file.refund().is_some_and(|refund| refund.paid.is_some());
        match scheme {
            Scheme::Resident if !surrendered => return Err(SubsidyRefusal::ToppedUp),
            Scheme::Employee if !surrendered => return Err(SubsidyRefusal::SurrenderNotPaid),
            _ => {}
        }
    }
    Ok(scheme)
}

fn open_recovery(
    state: &State,
    file: &Person,
    year: u32,
    reason: &str,
) -> Result<Vec<Event>, Refusal> {
    let paid = file.subsidy_of(year).is_some_and(|s| s.state == SubsidyState::Paid);
    if !paid {
        return Err(SubsidyRefusal::NotPaid.into());
    }
    let recovers = |id: &&CaseId| {
        let matter = state.case(**id).map(|case| &case.matter);
        matches!(matter, Some(Matter::Recovery { year: other, .. }) if *other == year)
    };
    if let Some(case) = file.open_cases.iter().find(recovers) {
        return Err(SubsidyRefusal::RecoveryOpen { case: *case }.into());
    }
    let reason = required(reason, SubsidyRefusal::ReasonMissing)?;
    Ok(vec![Event::Case(CaseEvent::Opened {
        case: state.next_case(),
        person: file.id,
        matter: Matter::Recovery { year, reason },
    })])
}

fn open_top_up_recovery(state: &State, file: &Person, reason: &str) -> Result<Vec<Event>, Refusal> {
    let transition = file.top_up_to_recover().ok_or(SubsidyRefusal::NoTopUpToRecover)?.case;
    let recovers = |id: &&CaseId| {
        let matter = state.case(**id).map(|case| &case.matter);
        matches!(matter, Some(Matter::TopUpRecovery { .. }))
    };
    if let Some(case) = file.open_cases.iter().find(recovers) {
        return Err(SubsidyRefusal::RecoveryOpen { case: *case }.into());
    }
    let reason = required(reason, SubsidyRefusal::ReasonMissing)?;
    Ok(vec![Event::Case(CaseEvent::Opened {
        case: state.next_case(),
        person: file.id,
        matter: Matter::TopUpRecovery { transition, reason },
    })])
}

fn record_payment(
    state: &State,
    id: CaseId,
    paid_on: Date,
    reference: &str,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let case = case(state, id)?;
    match case.stage {
        Stage::Payable => {}
        Stage::Closed(outcome) => return Err(ReviewRefusal::Closed { outcome }.into()),
        _ => return Err(SubsidyRefusal::NotPayable.into()),
    }
    if case.was_approved_by(ctx.actor) {
        return Err(SubsidyRefusal::OwnApproval.into());
    }
    if case.was_mended_since_approval_by(ctx.actor) {
        return Err(SubsidyRefusal::OwnAccountChange.into());
    }
    if paid_on > ctx.today() || paid_on < case.since.date() {
        return Err(SubsidyRefusal::ImpossibleDay.into());
    }
    let reference = required(reference, SubsidyRefusal::ReferenceMissing)?;
    let amount = payable_amount(person(state, case.person)?, case);
    let amount = amount.ok_or(SubsidyRefusal::NotPayable)?;
    Ok(vec![Event::Case(CaseEvent::PaymentRecorded { case: case.id, amount, paid_on, reference })])
}
