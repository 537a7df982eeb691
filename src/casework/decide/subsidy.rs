//! Claiming a year's subsidy (A1–A7), recovery (R3), and payments by hand.

use super::given::{case, person, required};
use super::{batch, contribution};
use crate::base::{CaseId, Date, Money};
use crate::casework::case::{Case, CaseKind, Stage};
use crate::casework::command::SubsidyCommand;
use crate::casework::comparison::listed_death;
use crate::casework::context::Context;
use crate::casework::contradiction::{self, CaseTopic};
use crate::casework::event::{CaseEvent, Event};
use crate::casework::figures::payable_amount;
use crate::casework::fund::{BatchKind, kind_of};
use crate::casework::person::{Choice, Cohort, Contribution, Person, Route, Scheme, SubsidyState};
use crate::casework::{
    BatchRefusal, Refusal, ReviewRefusal, State, SubsidyClaimed, SubsidyRefusal,
};
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
    let Claimable { scheme, amount, route, rule } = claimable(state, file, year, handed_in, ctx)?;
    // From here it succeeds.
    let claimed = Event::Case(CaseEvent::SubsidyClaimed(SubsidyClaimed {
        case: state.next_case(),
        person: file.id,
        year,
        scheme,
        amount,
        route,
        clause: rule.clause().to_owned(),
    }));
    Ok(match handed_in {
        Some(new) => vec![contribution::recorded(file, new), claimed],
        None => vec![claimed],
    })
}

/// What a claim comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimable {
    /// Scheme, by the choice that covers the year.
    pub scheme: Scheme,
    /// Yuan, by the rate of the year.
    pub amount: Money,
    /// Where it goes.
    pub route: Route,
    /// What it rests on.
    pub rule: Rule,
}

/// What a claim of a year comes to, or what stands against it: the one judgement of the
/// single act, of the preview and of the annual round.
pub(in crate::casework) fn claimable(
    state: &State,
    file: &Person,
    year: u32,
    handed_in: Option<&Contribution>,
    ctx: &Context<'_>,
) -> Result<Claimable, Refusal> {
    contradiction::check(state, file, CaseTopic::Claim, None)?;
    let (scheme, amount) = free_year(file, year, ctx)?;
    let contribution = match handed_in {
        Some(new) if new.scheme != scheme || new.year != year => {
            return Err(SubsidyRefusal::OtherContribution { scheme }.into());
        }
        Some(new) => {
            contribution::check(state, file, new, ctx)?;
            new
        }
        None => contribution_of(file, scheme, year)?,
    };
    check_contributed(state, file, contribution)?;
    let (route, rule) = match scheme {
        Scheme::Resident => (Route::Account, Rule::A2),
        Scheme::Employee => (Route::Bank, Rule::A3),
    };
    Ok(Claimable { scheme, amount, route, rule })
}

/// The scheme and the sum of a year that is not subsidised yet (A1, A4).
fn free_year(
    file: &Person,
    year: u32,
    ctx: &Context<'_>,
) -> Result<(Scheme, Money), SubsidyRefusal> {
    let scheme = claimable_scheme(file, year, ctx)?;
    if let Some(taken) = file.subsidy_of(year) {
        return Err(SubsidyRefusal::YearTaken { case: taken.case });
    }
    let amount = ctx.rules_of_year(year).annual_subsidy;
    let years = ctx.rules().subsidy_years;
    let (used, subsidised) = (file.years_subsidised(), file.subsidised());
    if used >= years || subsidised + amount > ctx.rules().annual_subsidy * years {
        return Err(SubsidyRefusal::YearsUsed { years, subsidised });
    }
    Ok((scheme, amount))
}

/// Whether a year can be claimed, with its contribution handed in where none is on record.
pub(in crate::casework) fn claim_open(
    state: &State,
    file: &Person,
    year: u32,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    contradiction::check(state, file, CaseTopic::Claim, None)?;
    let (scheme, _) = free_year(file, year, ctx)?;
    if let Some(known) = file.contribution(scheme, year) {
        return Ok(check_contributed(state, file, known)?);
    }
    let first_day = Date::new(year as i32, 1, 1).unwrap_or(ctx.today());
    check_alive(state, file, first_day)?;
    Ok(check_account(file, scheme)?)
}

/// Whether a year can be claimed at all by now.
pub(in crate::casework) fn check_year(year: u32, ctx: &Context<'_>) -> Result<(), SubsidyRefusal> {
    let first = ctx.rules().first_subsidy_year;
    let present = ctx.today().year() as u32;
    if year < first {
        return Err(SubsidyRefusal::TooEarly { first, present });
    }
    if year > present { Err(SubsidyRefusal::YearNotCome { first, present }) } else { Ok(()) }
}

/// What bars approving a claim, after all that came since it was opened.
pub(super) fn check_claimed(
    state: &State,
    file: &Person,
    year: u32,
    ctx: &Context<'_>,
) -> Result<(), SubsidyRefusal> {
    let scheme = claimable_scheme(file, year, ctx)?;
    if file.subsidy_of(year).is_some_and(|claimed| claimed.scheme != scheme) {
        return Err(SubsidyRefusal::OtherContribution { scheme });
    }
    check_contributed(state, file, contribution_of(file, scheme, year)?)
}

pub(super) fn contribution_of(
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
fn check_contributed(
    state: &State,
    file: &Person,
    contribution: &Contribution,
) -> Result<(), SubsidyRefusal> {
    check_alive(state, file, contribution.paid_on)?;
    if contribution.scheme == Scheme::Employee && contribution.voucher.trim().is_empty() {
        return Err(SubsidyRefusal::VoucherMissing);
    }
    check_account(file, contribution.scheme)
}

/// Whether a person lived on the day of a contribution, as far as is known (A7).
fn check_alive(state: &State, file: &Person, paid_on: Date) -> Result<(), SubsidyRefusal> {
    let before = |died: &Date| *died < paid_on;
    if let Some(died) = file.died.filter(before) {
        return Err(SubsidyRefusal::ContributedAfterDeath { died });
    }
    if let Some(died) = listed_death(state, file).and_then(|listed| listed.on).filter(before) {
        return Err(SubsidyRefusal::ContributedAfterListedDeath { died });
    }
    Ok(())
}

/// Whether there is an account to pay to, where it is the person's own (A3).
fn check_account(file: &Person, scheme: Scheme) -> Result<(), SubsidyRefusal> {
    match scheme {
        Scheme::Employee if file.bank_account.is_empty() => Err(SubsidyRefusal::BankAccountMissing),
        _ => Ok(()),
    }
}

/// The scheme under which a year can be claimed, by identity, year and choice.
fn claimable_scheme(file: &Person, year: u32, ctx: &Context<'_>) -> Result<Scheme, SubsidyRefusal> {
    if !file.is_confirmed() {
        return Err(SubsidyRefusal::NotConfirmed);
    }
    check_year(year, ctx)?;
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
    recoverable(state, file, year)?;
    let reason = required(reason, SubsidyRefusal::ReasonMissing)?;
    Ok(vec![Event::Case(CaseEvent::Opened {
        case: state.next_case(),
        person: file.id,
        matter: CaseKind::Recovery { year, reason },
    })])
}

/// Whether the recovery of a paid year can be opened (R3).
pub(in crate::casework) fn recoverable(
    state: &State,
    file: &Person,
    year: u32,
) -> Result<(), Refusal> {
    let paid = file.subsidy_of(year).is_some_and(|s| s.state == SubsidyState::Paid);
    if !paid {
        return Err(SubsidyRefusal::NotPaid.into());
    }
    Ok(contradiction::check(state, file, CaseTopic::Recovery(year), None)?)
}

/// The case of the transition whose top-up can be recovered (R3, T7).
pub(in crate::casework) fn top_up_recoverable(
    state: &State,
    file: &Person,
) -> Result<CaseId, Refusal> {
    let transition = file.top_up_to_recover().ok_or(SubsidyRefusal::NoTopUpToRecover)?.case;
    contradiction::check(state, file, CaseTopic::TopUpRecovery, None)?;
    Ok(transition)
}

fn open_top_up_recovery(state: &State, file: &Person, reason: &str) -> Result<Vec<Event>, Refusal> {
    let transition = top_up_recoverable(state, file)?;
    let reason = required(reason, SubsidyRefusal::ReasonMissing)?;
    Ok(vec![Event::Case(CaseEvent::Opened {
        case: state.next_case(),
        person: file.id,
        matter: CaseKind::TopUpRecovery { transition, reason },
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
    let amount = payable_by_hand(state, case, ctx)?;
    if paid_on > ctx.today() || paid_on < case.since.date() {
        return Err(SubsidyRefusal::ImpossibleDay.into());
    }
    let reference = required(reference, SubsidyRefusal::ReferenceMissing)?;
    Ok(vec![Event::Case(CaseEvent::PaymentRecorded { case: case.id, amount, paid_on, reference })])
}

/// The amount of a case whose payment this actor may record by hand (M2, M3, 四眼).
pub(in crate::casework) fn payable_by_hand(
    state: &State,
    case: &Case,
    ctx: &Context<'_>,
) -> Result<Money, Refusal> {
    match case.stage {
        Stage::Payable => {}
        Stage::Closed(outcome) => return Err(ReviewRefusal::Closed { outcome }.into()),
        _ => return Err(SubsidyRefusal::NotPayable.into()),
    }
    if let Some(batch) = case.in_batch() {
        return Err(BatchRefusal::InBatch { case: case.id, batch }.into());
    }
    if case.was_approved_by(ctx.actor) {
        return Err(SubsidyRefusal::OwnApproval.into());
    }
    if case.was_edited_since_approval_by(ctx.actor) {
        return Err(SubsidyRefusal::OwnAccountChange.into());
    }
    let amount = payable_amount(person(state, case.person)?, case);
    let amount = amount.ok_or(SubsidyRefusal::NotPayable)?;
    if kind_of(&case.matter).is_some_and(BatchKind::pays_out) {
        batch::check_held(state, amount)?;
    }
    Ok(amount)
}
