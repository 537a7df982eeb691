//! Opening a refund of the legacy balance (R1, R2, T3, T4).

use super::given::person;
use crate::base::same_name;
use crate::casework::command::OpenRefund;
use crate::casework::comparison::{holding, listed_twice};
use crate::casework::contradiction::{self, CaseTopic};
use crate::casework::event::{CaseEvent, Event};
use crate::casework::person::{Choice, LegacyEnd, LegacyRelation, Person, RefundCause};
use crate::casework::{RefundOpened, RefundRefusal, Refusal, State};
use crate::policy::Rule;

pub(super) fn decide(state: &State, command: &OpenRefund) -> Result<Vec<Event>, Refusal> {
    let file = person(state, command.person)?;
    let legacy = refundable(state, file, command.cause)?;
    if command.bank_account.trim().is_empty() {
        return Err(RefundRefusal::BankAccountMissing.into());
    }
    if !same_name(&command.account_holder, &file.name) {
        return Err(RefundRefusal::NotOwnAccount.into());
    }
    // From here it succeeds. An empty account is surrendered all the same.
    let rule = match command.cause {
        RefundCause::ChoseEmployee => Rule::T3,
        RefundCause::ChoseNeither | RefundCause::DrawsEmployeePension => Rule::T4,
    };
    Ok(vec![Event::Case(CaseEvent::RefundOpened(RefundOpened {
        case: state.next_case(),
        person: file.id,
        cause: command.cause,
        amount: holding(state, file).map_or(legacy.balance, |line| line.balance),
        bank_account: command.bank_account.trim().to_owned(),
        clause: rule.clause().to_owned(),
    }))])
}

/// The legacy relation that can be refunded to a person for a cause (R1, R2).
pub(in crate::casework) fn refundable<'a>(
    state: &State,
    file: &'a Person,
    cause: RefundCause,
) -> Result<&'a LegacyRelation, Refusal> {
    if file.lacks_figures() {
        return Err(RefundRefusal::FiguresUnread.into());
    }
    let legacy = file.legacy.as_ref().ok_or(RefundRefusal::NotOriginal)?;
    if let Some(refund) = file.refund() {
        return Err(RefundRefusal::AlreadyOpened { case: refund.case }.into());
    }
    contradiction::check(state, file, CaseTopic::Refund, None)?;
    check(state, file, legacy, cause)?;
    Ok(legacy)
}

/// What bars opening a refund, and approving it after all that came since.
pub(super) fn check(
    state: &State,
    file: &Person,
    legacy: &LegacyRelation,
    cause: RefundCause,
) -> Result<(), RefundRefusal> {
    if let Some(LegacyEnd::Merged(on)) = legacy.ended {
        return Err(RefundRefusal::Merged { on });
    }
    let choice = file.present_choice();
    let on_record = match cause {
        RefundCause::ChoseEmployee => choice == Some(Choice::Employee),
        RefundCause::ChoseNeither => choice == Some(Choice::Neither),
        // The employees' roster is the record; who chose the residents' scheme stays in it.
        RefundCause::DrawsEmployeePension => choice != Some(Choice::Resident),
    };
    if !on_record {
        return Err(RefundRefusal::CauseNotOnRecord { choice });
    }
    match listed_twice(state, file) {
        Some(legacy_no) => Err(RefundRefusal::ListedTwice { legacy_no }),
        None => Ok(()),
    }
}
