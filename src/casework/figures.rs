//! Figures with their working: what a case comes to, and what each choice brings.

use super::case::{Case, CaseKind};
use super::comparison::holding;
use super::context::Context;
use super::coverage::covered_from;
use super::person::{Choice, Cohort, LegacyRelation, Person, Route};
use super::state::State;
use crate::base::{Date, Money};
use crate::policy::{Rule, Rules};

/// The figures of a transition (T1, T2, T5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// T1: what is missing to the 15-year total, never negative.
    pub top_up: Money,
    /// T2: residents' balance, legacy balance where carried over, and top-up.
    pub merged_account: Money,
    /// T5: legacy and residents' monthly benefit together.
    pub merged_monthly: Money,
}

/// The reviewer's own run of a case's amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// The amount handed in.
    pub claimed: Money,
    /// The amount it comes to now.
    pub computed: Money,
    /// The terms that it is the sum of, in order; `None` where it is one rate.
    pub terms: Vec<Money>,
    /// The rule it rests on.
    pub rule: Rule,
}

/// What one choice brings a person (E4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionFigures {
    /// The choice.
    pub choice: Choice,
    /// T1, for the originally insured in the residents' scheme.
    pub top_up: Option<Money>,
    /// What was enjoyed already, from which the top-up is reckoned.
    pub enjoyed: Money,
    /// Legacy balance that moves into the residents' account (T2).
    pub carried_over: Option<Money>,
    /// Legacy balance paid back (R1).
    pub refund: Option<Money>,
    /// Subsidy a year, or why there is none.
    pub yearly: Result<Money, NoSubsidy>,
    /// The first year that the choice covers: of a change, the year after (E5).
    pub from_year: u32,
    /// Years of subsidy left.
    pub years_left: u32,
    /// Where the yearly subsidy or top-up goes.
    pub route: Option<Route>,
    /// The rule each of the above rests on, top-up, refund or carrying over, yearly.
    pub rules: [Rule; 3],
}

/// Why a choice brings no annual subsidy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSubsidy {
    /// Not enrolled (E1).
    NotEnrolled,
    /// Made whole by the top-up, or to be with this choice (A5).
    ToppedUp,
    /// The employees' pension is drawn already (T4).
    DrawsEmployeePension,
    /// Every year that can be subsidised is (A1).
    YearsUsed,
}

/// T1, T2 and T5 of a legacy relation and what the residents' scheme holds.
pub(super) fn transition_figures(
    legacy: &LegacyRelation,
    residents_balance: Money,
    residents_monthly: Money,
    rules: &Rules,
) -> Figures {
    let top_up = (total(rules) - legacy.enjoyed).or_zero();
    let carried = if rules.legacy_balance_carried { legacy.balance } else { Money::ZERO };
    Figures {
        top_up,
        merged_account: residents_balance + carried + top_up,
        merged_monthly: legacy.monthly + residents_monthly,
    }
}

/// The amount that a payable case moves.
pub(super) fn payable_amount(file: &Person, case: &Case) -> Option<Money> {
    match &case.matter {
        CaseKind::Claim { .. } => {
            file.subsidies.iter().find(|s| s.case == case.id).map(|subsidy| subsidy.amount)
        }
        CaseKind::Recovery { year, .. } => file.subsidy_of(*year).map(|subsidy| subsidy.amount),
        CaseKind::Refund => {
            file.last_refund.as_ref().filter(|r| r.case == case.id).map(|refund| refund.amount)
        }
        CaseKind::Transition => {
            file.transitions.iter().find(|made| made.case == case.id).map(|made| made.top_up)
        }
        CaseKind::TopUpRecovery { transition, .. } => {
            file.transitions.iter().find(|made| made.case == *transition).map(|made| made.top_up)
        }
        CaseKind::Confirmation
        | CaseKind::Choice { .. }
        | CaseKind::Change(_)
        | CaseKind::Revocation { .. } => None,
    }
}

/// The amount that a paid case moved, by the person's own file; a recovery brings back
/// what its claim paid.
pub(super) fn paid_amount(file: &Person, case: &Case) -> Option<Money> {
    match case.payment.recovers {
        Some(claim) => file.subsidies.iter().find(|s| s.case == claim).map(|s| s.amount),
        None => payable_amount(file, case),
    }
}

/// A case's amount run again from the file as it stands; `None` where none moves.
pub fn working_of(state: &State, case: &Case, ctx: &Context<'_>) -> Option<Working> {
    let file = state.person(case.person)?;
    let claimed = payable_amount(file, case)?;
    let holds = holding(state, file);
    let (terms, rule) = match &case.matter {
        CaseKind::Claim { year } => (vec![ctx.rules_of_year(*year).annual_subsidy], Rule::A1),
        CaseKind::Recovery { .. } | CaseKind::TopUpRecovery { .. } => (vec![claimed], Rule::R3),
        CaseKind::Refund => (vec![holds.or(file.legacy.clone())?.balance], Rule::R1),
        CaseKind::Transition => {
            let enjoyed = holds.or(file.legacy.clone())?.enjoyed;
            (vec![total(ctx.rules()), -enjoyed], Rule::T1)
        }
        CaseKind::Confirmation
        | CaseKind::Choice { .. }
        | CaseKind::Change(_)
        | CaseKind::Revocation { .. } => return None,
    };
    let computed = terms.iter().copied().sum::<Money>().or_zero();
    Some(Working { claimed, computed, terms, rule })
}

/// What each choice brings this person if the form is signed on a day, in the order of
/// [`Choice::ALL`] (E4, E5, G3).
pub fn options_for(file: &Person, signed: Date, ctx: &Context<'_>) -> [OptionFigures; 3] {
    let rules = ctx.rules();
    let from_year = covered_from(file, signed, rules);
    let barred = file.was_topped_up() || file.draws_employee_pension();
    let left = rules.subsidy_years.saturating_sub(file.years_subsidised());
    let legacy = file.legacy.as_ref().filter(|legacy| legacy.ended.is_none());
    Choice::ALL.map(|choice| {
        let resident = choice == Choice::Resident;
        let topped_up = resident && file.cohort == Cohort::Original && file.refund().is_none();
        let yearly = match choice {
            Choice::Neither => Err(NoSubsidy::NotEnrolled),
            _ if topped_up || file.was_topped_up() => Err(NoSubsidy::ToppedUp),
            _ if file.draws_employee_pension() => Err(NoSubsidy::DrawsEmployeePension),
            _ if left == 0 => Err(NoSubsidy::YearsUsed),
            _ => Ok(rules.annual_subsidy),
        };
        let figures = legacy.filter(|_| topped_up && !barred);
        let figures = figures.map(|l| transition_figures(l, Money::ZERO, Money::ZERO, rules));
        let balance = legacy.map(|legacy| legacy.balance);
        OptionFigures {
            choice,
            top_up: figures.map(|figures| figures.top_up),
            enjoyed: legacy.map_or(Money::ZERO, |legacy| legacy.enjoyed),
            carried_over: balance.filter(|_| resident && rules.legacy_balance_carried),
            refund: balance.filter(|_| !resident),
            yearly,
            from_year,
            years_left: if yearly.is_ok() { left } else { 0 },
            route: match choice {
                Choice::Resident => Some(Route::Account),
                Choice::Employee => Some(Route::Bank),
                Choice::Neither => None,
            },
            rules: match choice {
                Choice::Resident => [Rule::T1, Rule::T2, yearly.err().map_or(Rule::A2, barring)],
                Choice::Employee => [Rule::T1, Rule::R1, yearly.err().map_or(Rule::A3, barring)],
                Choice::Neither => [Rule::T4, Rule::R1, Rule::E1],
            },
        }
    })
}

/// The rule by which there is no annual subsidy.
fn barring(why: NoSubsidy) -> Rule {
    match why {
        NoSubsidy::NotEnrolled => Rule::E1,
        NoSubsidy::ToppedUp => Rule::A5,
        NoSubsidy::DrawsEmployeePension => Rule::T4,
        NoSubsidy::YearsUsed => Rule::A1,
    }
}

/// The plan's 15-year total.
fn total(rules: &Rules) -> Money {
    rules.annual_subsidy * rules.subsidy_years
}
