//! What a payable case sends, to whom, and what keeps it out of a batch (M3).

use super::batch::BatchKind;
use crate::base::{BatchId, CaseId, Date, Login, Money};
use crate::casework::case::{Case, CaseKind, Stage};
use crate::casework::comparison::{ListedDeath, listed_death};
use crate::casework::figures::payable_amount;
use crate::casework::open_changes::changing_account;
use crate::casework::person::{Person, Route};
use crate::casework::state::State;

/// What a payable case would send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayLine {
    /// By which way.
    pub route: Route,
    /// 账号: the bank account, or the identity number that names a personal account.
    pub account: String,
    /// 户名
    pub holder: String,
    /// 金额
    pub amount: Money,
}

/// What keeps a case out of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It does not wait for money.
    NotPayable,
    /// It stands in a batch.
    InBatch(BatchId),
    /// The person died; paid by hand after a look, never automatically (A7).
    Deceased(Date),
    /// The household roster says so; it is recorded or set aside first (A7).
    ListedDead(ListedDeath),
    /// The account is being changed in a case; until it is decided no money leaves (X1).
    AccountChanging(CaseId),
    /// There is no bank account to pay to (A3, R2).
    AccountMissing,
    /// Whoever makes the batch approved the case, or changed its account since (四眼).
    OwnApproval,
    /// The bank returned it from this very account: the account is changed first, or
    /// somebody looks after it and decides to pay there again.
    Returned,
    /// The special account does not hold as much.
    NotEnough,
}

/// The kind of batch that pays a matter; `None` where no money moves.
pub fn kind_of(matter: &CaseKind) -> Option<BatchKind> {
    match matter {
        CaseKind::Claim { .. } => Some(BatchKind::Subsidy),
        CaseKind::Transition => Some(BatchKind::TopUp),
        CaseKind::Refund => Some(BatchKind::Refund),
        CaseKind::Recovery { .. } | CaseKind::TopUpRecovery { .. } => Some(BatchKind::Recovery),
        CaseKind::Confirmation
        | CaseKind::Choice { .. }
        | CaseKind::Change(_)
        | CaseKind::Revocation { .. } => None,
    }
}

/// What a case would send in a batch that somebody makes, or what holds it back.
pub fn pay_line(state: &State, case: &Case, maker: &Login) -> Result<PayLine, Hold> {
    let line = pay_line_again(state, case, maker)?;
    let failed = case.payment.failed.as_ref();
    if failed.is_some_and(|failed| failed.account == line.account) {
        return Err(Hold::Returned);
    }
    Ok(line)
}

/// The same where somebody decided to pay to the account from which it came back.
pub fn pay_line_again(state: &State, case: &Case, maker: &Login) -> Result<PayLine, Hold> {
    let line = sendable(state, case)?;
    if case.was_approved_by(maker) || case.was_edited_since_approval_by(maker) {
        return Err(Hold::OwnApproval);
    }
    Ok(line)
}

/// What a case would send in a batch, whoever makes it, or what holds it back.
pub(in crate::casework) fn sendable(state: &State, case: &Case) -> Result<PayLine, Hold> {
    if case.stage != Stage::Payable {
        return Err(Hold::NotPayable);
    }
    if let Some(batch) = case.payment.batch {
        return Err(Hold::InBatch(batch));
    }
    let file = state.person(case.person).ok_or(Hold::NotPayable)?;
    let amount = payable_amount(file, case).ok_or(Hold::NotPayable)?;
    let route = paid_route(file, case).ok_or(Hold::NotPayable)?;
    if let Some(died) = file.died {
        return Err(Hold::Deceased(died));
    }
    if let Some(listed) = listed_death(state, file) {
        return Err(Hold::ListedDead(listed));
    }
    if let Some(change) = changing_account(state, file).filter(|_| route == Route::Bank) {
        return Err(Hold::AccountChanging(change));
    }
    let account = account_of(file, case, route);
    if account.is_empty() {
        return Err(Hold::AccountMissing);
    }
    Ok(PayLine { route, account: account.to_owned(), holder: file.name.clone(), amount })
}

/// The account that a case's money would go to, whoever sends it; empty where none is on
/// record, `None` where no money moves.
pub fn paid_account<'s>(state: &'s State, case: &Case) -> Option<&'s str> {
    let file = state.person(case.person)?;
    Some(account_of(file, case, paid_route(file, case)?))
}

/// Whether a payment that came back would go to another account now.
pub fn is_mended(state: &State, case: &Case) -> bool {
    let now = paid_account(state, case);
    let failed = case.payment.failed.as_ref();
    failed.is_some_and(|failed| now.is_some_and(|now| now != failed.account))
}

fn account_of<'s>(file: &'s Person, case: &Case, route: Route) -> &'s str {
    match (route, &case.matter, file.refund()) {
        // A personal account has no number but its owner's.
        (Route::Account, ..) => file.id_number.as_str(),
        (Route::Bank, CaseKind::Refund, Some(refund)) => &refund.bank_account,
        (Route::Bank, ..) => &file.bank_account,
    }
}

/// The way a case's money goes: as the subsidy says, a top-up into the personal account
/// (T1), a refund to the bank (R1), a recovery back as the year was paid (R3).
pub(in crate::casework) fn paid_route(file: &Person, case: &Case) -> Option<Route> {
    match &case.matter {
        CaseKind::Claim { .. } => {
            file.subsidies.iter().find(|subsidy| subsidy.case == case.id).map(|s| s.route)
        }
        CaseKind::Transition | CaseKind::TopUpRecovery { .. } => Some(Route::Account),
        CaseKind::Refund => Some(Route::Bank),
        CaseKind::Recovery { year, .. } => file.subsidy_of(*year).map(|subsidy| subsidy.route),
        CaseKind::Confirmation
        | CaseKind::Choice { .. }
        | CaseKind::Change(_)
        | CaseKind::Revocation { .. } => None,
    }
}
