//! What may be done for a person now, whatever will be typed, and what forbids the rest:
//! answered by the checks that `decide` begins with.

use super::case::{Case, CaseKind, Stage};
use super::comparison::listed_death;
use super::context::Context;
use super::decide::{checks, claim_open};
use super::person::{Person, RefundCause, Scheme};
use super::refusal::{CompareRefusal, ConfirmationRefusal, Refusal, SubsidyRefusal};
use super::state::State;

/// Something that staff do on a person's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonAct {
    /// Records an enrolment choice (E1–E4).
    Choose,
    /// Claims a year's subsidy (A1–A7).
    Claim,
    /// Opens the refund of the legacy balance (R1, R2).
    Refund,
    /// Opens the transition into the residents' scheme (T1–T6).
    OpenTransition,
    /// Reverses a transition (T7).
    ReverseTransition,
    /// Opens the recovery of a year paid in error (R3).
    Recovery,
    /// Opens the recovery of a top-up whose transition was reversed (R3, T7).
    TopUpRecovery,
    /// Corrects facts of the file.
    Amend,
    /// Records a death (A7).
    RecordDeath,
    /// Sets the household roster's line of a death aside: it is another person's (A7).
    SetAsideDeath,
    /// Takes a contribution on record (A6).
    RecordContribution,
    /// Corrects a death recorded wrongly (A7).
    CorrectDeath,
    /// Corrects a contribution on record (A6).
    CorrectContribution,
    /// Opens identity confirmation (C3).
    OpenConfirmation,
    /// Asks for the household check (C3).
    AskHousehold,
    /// Records that the money of an approved case moved (M3).
    RecordPayment,
    /// Proposes a change of what identity or money rests on (X1).
    ProposeChange,
    /// Revokes the confirmation (X5).
    Revoke,
    /// Recovers at once all years paid on a confirmation that was revoked (R3, X5).
    RecoverAll,
}

impl PersonAct {
    /// Every act, those of the counter's day first.
    pub const ALL: [Self; 19] = [
        Self::Choose,
        Self::Claim,
        Self::Refund,
        Self::OpenTransition,
        Self::ReverseTransition,
        Self::Recovery,
        Self::TopUpRecovery,
        Self::Amend,
        Self::RecordDeath,
        Self::RecordContribution,
        Self::OpenConfirmation,
        Self::AskHousehold,
        Self::RecordPayment,
        Self::CorrectDeath,
        Self::CorrectContribution,
        Self::SetAsideDeath,
        Self::ProposeChange,
        Self::Revoke,
        Self::RecoverAll,
    ];
}

/// Whether an act may be done for a person now, or the refusal that forbids it.
pub fn available(
    state: &State,
    file: &Person,
    act: PersonAct,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let years = || subsidy_years(ctx).rev();
    match act {
        PersonAct::Choose => checks::recordable(state, file, ctx.today()),
        // The newest year's refusal is the one to tell: older ones are mostly taken.
        PersonAct::Claim => first_lawful(years().map(|year| claim_open(state, file, year, ctx))),
        PersonAct::Refund => {
            let causes = RefundCause::ALL.into_iter();
            first_lawful(causes.map(|cause| checks::refundable(state, file, cause).map(|_| ())))
        }
        PersonAct::OpenTransition => {
            checks::transitionable(state, file)?;
            Ok(())
        }
        PersonAct::ReverseTransition => checks::reversible(state, file).map(|_| ()),
        PersonAct::Recovery => {
            let years =
                file.counted().map(|subsidy| checks::recoverable(state, file, subsidy.year));
            let none = file.counted().next().is_none();
            let none = none.then(|| Err(SubsidyRefusal::NotPaid.into()));
            first_lawful(none.into_iter().chain(years))
        }
        PersonAct::TopUpRecovery => {
            checks::top_up_recoverable(state, file)?;
            Ok(())
        }
        PersonAct::Amend => Ok(checks::not_own_approval(state, file, ctx)?),
        PersonAct::RecordDeath => Ok(checks::no_death_yet(file)?),
        PersonAct::SetAsideDeath => match listed_death(state, file) {
            Some(_) => Ok(()),
            None => Err(CompareRefusal::NoSuchLine.into()),
        },
        PersonAct::RecordContribution => {
            let schemes = [Scheme::Resident, Scheme::Employee];
            let all = years().flat_map(|year| schemes.map(|scheme| (scheme, year)));
            first_lawful(all.map(|(scheme, year)| checks::not_on_record(file, scheme, year)))
        }
        PersonAct::CorrectDeath => {
            checks::death_on_record(state, file, ctx).map(|_| ()).map_err(Into::into)
        }
        PersonAct::CorrectContribution => match file.contributions.first() {
            Some(known) => {
                let key = (known.scheme, known.year);
                checks::contribution_on_record(state, file, key, ctx).map(|_| ())
            }
            None => {
                let (scheme, in_other_scheme) = (Scheme::Resident, false);
                Err(SubsidyRefusal::NoContribution { scheme, in_other_scheme }.into())
            }
        },
        PersonAct::OpenConfirmation => checks::openable(file, file.may_be_confirmed_anew()),
        PersonAct::AskHousehold => match open_confirmation(state, file) {
            Some(case) => Ok(checks::askable(case)?),
            None => Err(ConfirmationRefusal::HouseholdNotOpen.into()),
        },
        PersonAct::Revoke => checks::revocable(state, file),
        PersonAct::RecoverAll => checks::recoverable_at_once(state, file).map(|_| ()),
        PersonAct::ProposeChange => checks::openable_change(state, file, ctx),
        PersonAct::RecordPayment => payable(state, file, ctx),
    }
}

/// Whether the money of any open case may be recorded by hand.
fn payable(state: &State, file: &Person, ctx: &Context<'_>) -> Result<(), Refusal> {
    let cases = payable_cases(state, file).into_iter();
    let any = cases.map(|case| checks::payable_by_hand(state, case, ctx).map(|_| ()));
    let mut any = any.peekable();
    match any.peek() {
        Some(_) => first_lawful(any),
        None => Err(SubsidyRefusal::NotPayable.into()),
    }
}

/// The years that can be subsidised up to the present one, oldest first.
pub fn subsidy_years(ctx: &Context<'_>) -> impl DoubleEndedIterator<Item = u32> + use<> {
    ctx.rules().first_subsidy_year..=ctx.today().year().unsigned_abs()
}

/// The years a person may claim, those with a contribution on record first.
pub fn claimable_years(state: &State, file: &Person, ctx: &Context<'_>) -> Vec<u32> {
    let lawful = |year: &u32| claim_open(state, file, *year, ctx).is_ok();
    let mut years: Vec<u32> = subsidy_years(ctx).filter(lawful).collect();
    years.sort_by_key(|year| {
        let scheme = file.choice_for(*year).and_then(|choice| choice.scheme());
        scheme.and_then(|scheme| file.contribution(scheme, *year)).is_none()
    });
    years
}

/// The causes for which the legacy balance can be refunded, those of a choice first.
pub fn refund_causes(state: &State, file: &Person) -> Vec<RefundCause> {
    let lawful = |cause: &RefundCause| checks::refundable(state, file, *cause).is_ok();
    RefundCause::ALL.into_iter().filter(lawful).collect()
}

/// The years paid that can be recovered (R3).
pub fn recoverable_years(state: &State, file: &Person) -> Vec<u32> {
    let years = file.counted().map(|subsidy| subsidy.year);
    years.filter(|year| checks::recoverable(state, file, *year).is_ok()).collect()
}

/// The open cases of a person whose money is to move.
pub fn payable_cases<'a>(state: &'a State, file: &Person) -> Vec<&'a Case> {
    let open = file.open_cases.iter().filter_map(|id| state.case(*id));
    open.filter(|case| case.stage == Stage::Payable).collect()
}

/// The confirmation of a person that is under way.
pub fn open_confirmation<'a>(state: &'a State, file: &Person) -> Option<&'a Case> {
    let mut open = file.open_cases.iter().filter_map(|id| state.case(*id));
    open.find(|case| case.matter == CaseKind::Confirmation)
}

/// Lawful if one of them is; else what forbids the first.
fn first_lawful<E: Into<Refusal>>(
    tried: impl IntoIterator<Item = Result<(), E>>,
) -> Result<(), Refusal> {
    let mut first = None;
    for verdict in tried {
        match verdict {
            Ok(()) => return Ok(()),
            Err(refusal) => first = first.or(Some(refusal)),
        }
    }
    first.map_or(Ok(()), |refusal| Err(refusal.into()))
}
