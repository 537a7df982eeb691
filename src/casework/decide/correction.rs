//! Corrections of what was recorded wrongly; both stay on record (A6, A7).

use super::contribution::check_paid;
use super::given::required;
use crate::base::Date;
use crate::casework::context::Context;
use crate::casework::event::{Event, PersonEvent};
use crate::casework::person::{Contribution, Person, Scheme, SubsidyState};
use crate::casework::{PersonRefusal, Refusal, State, SubsidyRefusal};

pub(super) fn death(
    state: &State,
    file: &Person,
    died: Option<Date>,
    reason: &str,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let was = death_on_record(state, file, ctx)?;
    if died == Some(was) {
        return Err(PersonRefusal::NothingChanged.into());
    }
    if let Some(died) = died
        && (died > ctx.today() || died < file.id_number.birth_date())
    {
        return Err(PersonRefusal::ImpossibleDeath { died }.into());
    }
    let reason = required(reason, PersonRefusal::ReasonMissing)?;
    Ok(vec![Event::Person(PersonEvent::DeathCorrected { person: file.id, was, died, reason })])
}

pub(super) fn contribution(
    state: &State,
    file: &Person,
    (scheme, year): (Scheme, u32),
    right: Option<&Contribution>,
    reason: &str,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let was = contribution_on_record(state, file, (scheme, year), ctx)?;
    let right = right
        .map(|right| Contribution { voucher: right.voucher.trim().to_owned(), ..right.clone() });
    match &right {
        Some(right) if right == was => return Err(PersonRefusal::NothingChanged.into()),
        Some(right) if (right.scheme, right.year) != (scheme, year) => {
            return Err(SubsidyRefusal::OtherContribution { scheme }.into());
        }
        Some(right) => check_paid(state, right, &was.voucher, ctx)?,
        None => not_subsidised_on(file, scheme, year)?,
    }
    let reason = required(reason, PersonRefusal::ReasonMissing)?;
    let (person, was) = (file.id, was.clone());
    Ok(vec![Event::Person(PersonEvent::ContributionCorrected { person, was, right, reason })])
}

/// The death that this actor may correct (A7).
pub(in crate::casework) fn death_on_record(
    state: &State,
    file: &Person,
    ctx: &Context<'_>,
) -> Result<Date, PersonRefusal> {
    let was = file.died.ok_or(PersonRefusal::NoDeathOnRecord)?;
    not_own_approval(state, file, ctx)?;
    Ok(was)
}

/// The contribution that this actor may correct (A6).
pub(in crate::casework) fn contribution_on_record<'a>(
    state: &State,
    file: &'a Person,
    (scheme, year): (Scheme, u32),
    ctx: &Context<'_>,
) -> Result<&'a Contribution, Refusal> {
    let was = super::subsidy::contribution_of(file, scheme, year)?;
    not_own_approval(state, file, ctx)?;
    Ok(was)
}

/// A contribution that money was approved or paid on is not struck out: the approval
/// is taken back or the money recovered first (R3).
fn not_subsidised_on(file: &Person, scheme: Scheme, year: u32) -> Result<(), SubsidyRefusal> {
    let moved = |state| matches!(state, SubsidyState::Approved | SubsidyState::Paid);
    match file.subsidy_of(year) {
        Some(subsidy) if subsidy.scheme == scheme && moved(subsidy.state) => {
            Err(SubsidyRefusal::SubsidisedOnIt { case: subsidy.case })
        }
        _ => Ok(()),
    }
}

/// Who approved a layer of an open case does not correct what it rests on (四眼).
pub(in crate::casework) fn not_own_approval(
    state: &State,
    file: &Person,
    ctx: &Context<'_>,
) -> Result<(), PersonRefusal> {
    let mut open = file.open_cases.iter().filter_map(|id| state.case(*id));
    match open.find(|case| case.was_approved_by(ctx.actor)) {
        Some(case) => Err(PersonRefusal::OwnApproval { case: case.id }),
        None => Ok(()),
    }
}
