//! What comes next for a person or a case: the next lawful step and the rule it rests on,
//! judged by the same checks as `decide`. Asked alike by every desk, list and paper.

use super::availability::subsidy_years;
use super::case::{Case, CaseKind, ReviewStep, Stage};
use super::comparison::{RunStep, compare_person, listed_death, listed_twice, run_step};
use super::context::Context;
use super::decide::{check_facts, claimable, owed_back};
use super::fund::{Hold, is_mended, sendable};
use super::person::{Choice, Confirmation, LegacyEnd, Person, RefundCause, Route, Scheme};
use super::refusal::{Refusal, SubsidyRefusal};
use super::state::State;
use crate::base::{BatchId, CaseId, Date, Money};
use crate::policy::Rule;

/// What comes next, for whom or for which case, and by which rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// The step itself, or why there is none.
    pub what: FollowUp,
    /// The open case it belongs to.
    pub case: Option<CaseId>,
    /// The rule it rests on.
    pub rule: Rule,
    /// Other cases of the person that are open besides.
    pub others: usize,
}

/// The next step somebody must take; who may, the office's table of roles says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// The case is decided at a step.
    Decide(ReviewStep),
    /// The returned case is corrected and handed in again (C5).
    HandIn,
    /// The notice is posted (C4).
    PostNotice,
    /// Objections, this many, are settled (C4).
    SettleObjections(usize),
    /// The notice runs until this first day after it (C4).
    AwaitNotice(Date),
    /// The approved money goes into a payment batch (M3).
    Batch,
    /// The approved money is paid by hand, since the person died (A7).
    PayByHand,
    /// The recovered money is to come back and be recorded (R3).
    Collect,
    /// The batch that holds the case is taken on (M3).
    GoOnWithBatch(BatchId),
    /// The bank returned the payment: the account is corrected first (M3).
    CorrectReturned,
    /// The account was corrected since: it is paid again (M3).
    PayAgain,
    /// The residents' scheme returned the payment: the cause is found out there (M3).
    AskScheme,
    /// A top-up paid in a transition that was reversed is recovered (R3, T7).
    RecoverTopUp(Money),
    /// Years paid on a confirmation that was revoked, this many, are recovered (R3, X5).
    RecoverRevoked(usize),
    /// A death that only the household roster tells of is recorded or set aside (A7).
    SettleDeath,
    /// The land facts, without which nobody is confirmed, are completed (C3).
    CompleteLandFacts,
    /// Identity confirmation is opened (C3).
    OpenConfirmation,
    /// Confirmation was rejected; it may be opened again if facts changed (C5).
    ReopenConfirmation,
    /// The roster lists the person twice; which line holds is settled (T1).
    SettleTwice,
    /// The comparison of rosters found what is to be settled (T5).
    SettleFindings,
    /// The enrolment choice is recorded (E1, E4).
    RecordChoice,
    /// The comparison cleared the person: the transition run merges both relations (T5, T6).
    RunTransition,
    /// The transition into the residents' scheme is opened (T1).
    OpenTransition,
    /// The refund of the legacy balance is opened (T3, T4).
    OpenRefund(RefundCause),
    /// The year is claimed (A2, A3, A7).
    Claim(u32),
    /// The year is claimed once its contribution or voucher is handed in (A6).
    Contribute(u32),
    /// The person's bank account is entered, without which nothing is paid (A3).
    EnterAccount,
    /// Nobody has to do anything.
    Nothing(AtRest),
}

/// Why nothing is left to do for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtRest {
    /// Died, and no year contributed before is owed (A7).
    Died,
    /// Merged into the residents' scheme, and made whole (A5).
    Merged,
    /// Surrendered since the employees' pension is drawn (T4).
    DrawsEmployeePension,
    /// Chose neither scheme (E1).
    NotEnrolled,
    /// Every year that can be subsidised is (A1).
    YearsUsed,
    /// Every year up to the present one is claimed or outside the choice (A4).
    YearsClaimed,
    /// The confirmation was revoked (X5).
    Revoked,
}

impl FollowUp {
    /// Whether it can only be waited for.
    pub fn waits(self) -> bool {
        matches!(self, Self::AwaitNotice(_) | Self::Nothing(_))
    }

    fn by(self, rule: Rule) -> Next {
        Next { what: self, case: None, rule, others: 0 }
    }
}

/// What comes next for a person: an open case first, then what is still to be asked for.
pub fn next_of_person(state: &State, file: &Person, ctx: &Context<'_>) -> Next {
    let open = || file.open_cases.iter().filter_map(|id| state.case(*id));
    // What is about to be revoked is not gone on with (X5).
    let revoking = open().find(|case| matches!(case.matter, CaseKind::Revocation { .. }));
    match revoking.or_else(|| open().next()) {
        Some(case) => {
            Next { others: file.open_cases.len() - 1, ..of_open_case(state, file, case, ctx) }
        }
        None => of_file(state, file, ctx),
    }
}

/// What comes next in one of a person's cases; once it is closed, for the person.
pub fn next_of_case(state: &State, file: &Person, case: &Case, ctx: &Context<'_>) -> Next {
    match case.is_closed() {
        true => next_of_person(state, file, ctx),
        false => of_open_case(state, file, case, ctx),
    }
}

fn of_open_case(state: &State, file: &Person, case: &Case, ctx: &Context<'_>) -> Next {
    // Money to an account that is being changed waits for that change (X1).
    if let Err(Hold::AccountChanging(change)) = sendable(state, case)
        && let Some(change) = state.case(change)
    {
        return of_open_case(state, file, change, ctx);
    }
    let next = match (case.stage, case.step_on(ctx.today())) {
        (Stage::Payable, _) => of_payable(state, case),
        (_, Some(ReviewStep::Notice)) => match (case.notice, case.objections.len()) {
            (None, _) => FollowUp::PostNotice,
            (Some(period), 0) => FollowUp::AwaitNotice(period.last_day()),
            (Some(_), open) => FollowUp::SettleObjections(open),
        }
        .by(Rule::C4),
        (_, Some(step)) => FollowUp::Decide(step).by(step.rule()),
        (_, None) if case.matter == CaseKind::Confirmation && check_facts(file).is_err() => {
            FollowUp::CompleteLandFacts.by(Rule::C3)
        }
        (_, None) => FollowUp::HandIn.by(Rule::C5),
    };
    Next { case: Some(case.id), ..next }
}

/// The way of approved money: what a batch would take goes into one, what came back waits
/// for another account, and what is held back waits for whoever removes the cause (M3).
fn of_payable(state: &State, case: &Case) -> Next {
    if let Some(batch) = case.in_batch() {
        return FollowUp::GoOnWithBatch(batch).by(Rule::M3);
    }
    match sendable(state, case) {
        Err(Hold::Deceased(_)) if !case.matter.is_recovery() => {
            return FollowUp::PayByHand.by(Rule::A7);
        }
        Err(Hold::ListedDead(_)) => return FollowUp::SettleDeath.by(Rule::A7),
        Err(Hold::AccountMissing) => {
            let rule = if case.matter == CaseKind::Refund { Rule::R2 } else { Rule::A3 };
            return FollowUp::EnterAccount.by(rule);
        }
        _ => {}
    }
    let Some(failed) = &case.payment.failed else {
        let recovers = case.matter.is_recovery();
        return if recovers {
            FollowUp::Collect.by(Rule::R3)
        } else {
            FollowUp::Batch.by(Rule::M3)
        };
    };
    let route = state.fund.batches.get(&failed.batch).map(|batch| batch.route);
    match route {
        Some(Route::Account) => FollowUp::AskScheme,
        _ if is_mended(state, case) => FollowUp::PayAgain,
        _ => FollowUp::CorrectReturned,
    }
    .by(Rule::M3)
}

/// What is to be asked for, for whom no case is open.
fn of_file(state: &State, file: &Person, ctx: &Context<'_>) -> Next {
    if let Some(made) = file.top_up_to_recover() {
        return FollowUp::RecoverTopUp(made.top_up).by(Rule::R3);
    }
    let owed_back = owed_back(state, file).len();
    if owed_back > 0 {
        return FollowUp::RecoverRevoked(owed_back).by(Rule::R3);
    }
    if file.died.is_some() {
        let owed = subsidy_years(ctx).find(|year| claimable(state, file, *year, None, ctx).is_ok());
        return match owed {
            Some(year) => FollowUp::Claim(year),
            None => FollowUp::Nothing(AtRest::Died),
        }
        .by(Rule::A7);
    }
    if listed_death(state, file).is_some() {
        return FollowUp::SettleDeath.by(Rule::A7);
    }
    match file.confirmation {
        Confirmation::NotOpened | Confirmation::Open(_) => match check_facts(file) {
            Ok(()) => FollowUp::OpenConfirmation.by(Rule::C3),
            Err(_) => FollowUp::CompleteLandFacts.by(Rule::C3),
        },
        Confirmation::Rejected(_) => FollowUp::ReopenConfirmation.by(Rule::C5),
        Confirmation::Revoked(_) => FollowUp::Nothing(AtRest::Revoked).by(Rule::X5),
        Confirmation::NotNeeded | Confirmation::Confirmed(_) => of_confirmed(state, file, ctx),
    }
}

/// The legacy relation comes to its end first; who has none, or surrendered it, chooses and
/// claims year by year.
fn of_confirmed(state: &State, file: &Person, ctx: &Context<'_>) -> Next {
    match file.legacy.as_ref().map(|legacy| legacy.ended) {
        None if file.lacks_figures() => FollowUp::SettleFindings.by(Rule::T1),
        Some(Some(LegacyEnd::Merged(_))) => FollowUp::Nothing(AtRest::Merged).by(Rule::A5),
        Some(None) => of_lasting(state, file, ctx),
        Some(Some(LegacyEnd::Surrendered(_))) | None => {
            if file.draws_employee_pension() {
                return FollowUp::Nothing(AtRest::DrawsEmployeePension).by(Rule::T4);
            }
            match file.present_choice() {
                Some(choice) => of_years(state, file, choice, ctx),
                None => FollowUp::RecordChoice.by(Rule::E4),
            }
        }
    }
}

/// How a legacy relation that lasts is ended: as the transition run would, and where that
/// stays away, by hand (T1–T7).
fn of_lasting(state: &State, file: &Person, ctx: &Context<'_>) -> Next {
    if listed_twice(state, file).is_some() {
        return FollowUp::SettleTwice.by(Rule::T1);
    }
    let found = compare_person(state, file, ctx.rules(), ctx.today());
    match found.map(|found| run_step(state, file, &found)) {
        Some(RunStep::Blocked) => FollowUp::SettleFindings.by(Rule::T5),
        Some(RunStep::CarryOut) => FollowUp::RunTransition.by(Rule::T5),
        // Who chose the residents' scheme stays in it, whatever the employees' roster says.
        Some(RunStep::OpenRefund(_)) if file.present_choice() == Some(Choice::Resident) => {
            FollowUp::OpenTransition.by(Rule::T1)
        }
        Some(RunStep::OpenRefund(cause)) => refund(cause.cause()),
        Some(RunStep::OpenTransition) => FollowUp::OpenTransition.by(Rule::T1),
        Some(RunStep::MustChoose) => FollowUp::RecordChoice.by(Rule::E4),
        // A transition or refund that was undone is made again by hand only (T7).
        _ => match (file.present_choice(), file.last_refund.as_ref().map(|undone| undone.cause)) {
            (Some(Choice::Resident), _) => FollowUp::OpenTransition.by(Rule::T1),
            (Some(Choice::Employee), _) => refund(RefundCause::ChoseEmployee),
            (Some(Choice::Neither), _) => refund(RefundCause::ChoseNeither),
            (None, Some(cause @ RefundCause::DrawsEmployeePension)) => refund(cause),
            (None, _) => FollowUp::RecordChoice.by(Rule::E4),
        },
    }
}

fn refund(cause: RefundCause) -> Next {
    let rule = if cause == RefundCause::ChoseEmployee { Rule::T3 } else { Rule::T4 };
    FollowUp::OpenRefund(cause).by(rule)
}

/// The first year that can be claimed as things are; else the first that lacks only a
/// contribution, its voucher or an account.
fn of_years(state: &State, file: &Person, choice: Choice, ctx: &Context<'_>) -> Next {
    let mut lacking = None;
    for year in subsidy_years(ctx) {
        let refusal = match claimable(state, file, year, None, ctx) {
            Ok(claim) => return FollowUp::Claim(year).by(claim.rule),
            Err(Refusal::Subsidy(refusal)) => refusal,
            Err(_) => continue,
        };
        let scheme = file.choice_for(year).and_then(Choice::scheme);
        let rule = if scheme == Some(Scheme::Employee) { Rule::A3 } else { Rule::A2 };
        let next = match refusal {
            SubsidyRefusal::YearsUsed { .. } => {
                return FollowUp::Nothing(AtRest::YearsUsed).by(Rule::A1);
            }
            SubsidyRefusal::NoContribution { .. } | SubsidyRefusal::VoucherMissing => {
                FollowUp::Contribute(year).by(rule)
            }
            SubsidyRefusal::BankAccountMissing => FollowUp::EnterAccount.by(Rule::A3),
            _ => continue,
        };
        lacking = lacking.or(Some(next));
    }
    match (choice, lacking) {
        // Nobody who left is asked to contribute for the years before.
        (Choice::Neither, _) => FollowUp::Nothing(AtRest::NotEnrolled).by(Rule::E1),
        (_, Some(next)) => next,
        (Choice::Employee, None) => FollowUp::Nothing(AtRest::YearsClaimed).by(Rule::A3),
        (Choice::Resident, None) => FollowUp::Nothing(AtRest::YearsClaimed).by(Rule::A2),
    }
}

impl ReviewStep {
    /// The rule on which a case is decided at the step.
    pub fn rule(self) -> Rule {
        match self {
            Self::Township | Self::LandArea | Self::Household | Self::Final => Rule::C3,
            Self::Notice => Rule::C4,
            Self::Choice => Rule::E1,
            Self::Claim => Rule::A1,
            Self::Transition => Rule::T1,
            Self::Refund => Rule::R1,
            Self::Recovery => Rule::R3,
            Self::Change => Rule::X1,
            Self::Revocation => Rule::X5,
        }
    }
}
