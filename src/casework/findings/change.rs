//! A change held against the file and the paper (X1).

use super::finding::{ChangeFinding, Finding};
use crate::base::{IdNumber, same_name};
use crate::casework::file_change::{ChangedFact, FileChange, check_digit_differs};
use crate::casework::person::Person;
use crate::casework::state::State;

/// What a reviewer looks at in a change, the account it would bring among it.
pub(super) fn findings(state: &State, file: &Person, change: &FileChange) -> Vec<Finding> {
    let checks = match &change.to {
        ChangedFact::BankAccount(account) => {
            let users = state.account_users.get(account).copied().unwrap_or(0);
            let own = u32::from(file.bank_account == *account);
            vec![
                (Finding::SharedBankAccount, users > own),
                (
                    Finding::Change(ChangeFinding::HolderDiffers),
                    !same_name(&change.holder, &file.name),
                ),
                (Finding::Change(ChangeFinding::AccountCheckDigit), check_digit_differs(account)),
            ]
        }
        ChangedFact::IdNumber(number) => {
            let told = |number: &IdNumber| (number.birth_date(), number.sex());
            let differs = told(number) != told(&file.id_number);
            vec![(Finding::Change(ChangeFinding::BirthOrSexDiffers), differs)]
        }
        to => vec![(Finding::Change(ChangeFinding::TypedFigure), to.field().is_figure())],
    };
    checks.into_iter().filter_map(|(finding, holds)| holds.then_some(finding)).collect()
}
