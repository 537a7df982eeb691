//! The changes of a file that wait for their second person, and what they hold up (X1).

use super::case::{Case, CaseKind};
use super::file_change::ChangeField;
use super::person::Person;
use super::state::State;
use crate::base::CaseId;

/// The open case that changes a figure of somebody's legacy relation: until it is decided
/// nothing is done that rests on the figures.
pub fn changing_figures(state: &State, file: &Person) -> Option<CaseId> {
    changes_of(state, file).find(|(_, field)| field.is_figure()).map(|(case, _)| case)
}

/// The open case that changes somebody's bank account: until it is decided no money leaves.
pub(super) fn changing_account(state: &State, file: &Person) -> Option<CaseId> {
    let account = |(_, field): &(CaseId, ChangeField)| *field == ChangeField::BankAccount;
    changes_of(state, file).find(account).map(|(case, _)| case)
}

fn changes_of<'a>(
    state: &'a State,
    file: &'a Person,
) -> impl Iterator<Item = (CaseId, ChangeField)> + 'a {
    let open = file.open_cases.iter().filter_map(|id| state.case(*id));
    open.filter_map(|case: &Case| match &case.matter {
        CaseKind::Change(change) => Some((case.id, change.to.field())),
        _ => None,
    })
}
