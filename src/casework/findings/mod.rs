//! What a reviewer should look at before passing a case.

mod alike;
mod change;
mod figures;
mod finding;
mod land;
mod listed;
mod scope;

pub use figures::figures_of;
pub use finding::{
    AlikeFinding, ChangeFinding, Finding, LandFinding, ListedFinding, ScopeFinding, comes_first,
    is_clean, risk_of,
};

use super::case::{Case, CaseKind};
use super::comparison::listed_death;
use super::person::{Cohort, LandFacts, Person};
use super::state::State;
use crate::base::number_key;
use crate::policy::Rules;
use std::cmp::Reverse;

/// The findings of a case under the rules of the day, gravest first; an empty list is a
/// clean item. Each takes a few look-ups, however many people there are.
pub fn findings_of(state: &State, case: &Case, rules: &Rules) -> Vec<Finding> {
    let Some(file) = state.person(case.person) else { return Vec::new() };
    let listed = listed_death(state, file);
    let original = file.cohort == Cohort::Original;
    let confirming = case.matter == CaseKind::Confirmation;
    let checks = [
        (Finding::Deceased, file.died.is_some()),
        (Finding::ListedDead, listed.is_some_and(|listed| !listed.unreadable)),
        (Finding::HouseholdUnreadable, listed.is_some_and(|listed| listed.unreadable)),
        (Finding::ListedTwice, original && !file.listed_again.is_empty()),
        (Finding::SharedBankAccount, shares_account(state, file)),
        (Finding::BothSchemes, contributed_twice(file, &case.matter)),
        (Finding::VoucherUsedAgain, voucher_used_again(file, &case.matter)),
        (Finding::UnderAgeAtTaking, confirming && scope::is_under_age(file, rules)),
        (Finding::MoreTakenThanContracted, more_taken(file)),
        (Finding::ContractedMissing, contracted_missing(file)),
        (Finding::ReturnedBefore, case.returned.is_some()),
        (Finding::VillageUnknown, file.village.is_none()),
        (Finding::ProjectMissing, file.cohort == Cohort::New && project_missing(file)),
    ];
    let holding = |(finding, holds): (Finding, bool)| holds.then_some(finding);
    let mut found: Vec<Finding> = checks.into_iter().filter_map(holding).collect();
    if !original {
        found.extend(listed::findings(state, file, confirming).into_iter().map(Finding::Listed));
    }
    if !original && confirming {
        found.extend(alike::findings(state, file).into_iter().map(Finding::Alike));
        found.extend(land::findings(state, file, rules).into_iter().map(Finding::Land));
        found.extend(scope::findings(state, file, rules).into_iter().map(Finding::Scope));
    }
    if let CaseKind::Change(change) = &case.matter {
        let lasting = |finding: &Finding| !matches!(finding, Finding::SharedBankAccount);
        found.retain(lasting);
        found.extend(change::findings(state, file, change));
    }
    found.sort_by_key(|finding| Reverse(finding.weight()));
    found
}

fn shares_account(state: &State, file: &Person) -> bool {
    state.account_users.get(&file.bank_account).is_some_and(|users| *users > 1)
}

fn contributed_twice(file: &Person, matter: &CaseKind) -> bool {
    let CaseKind::Claim { year } = matter else { return false };
    file.contributions.iter().filter(|contribution| contribution.year == *year).count() > 1
}

fn voucher_used_again(file: &Person, matter: &CaseKind) -> bool {
    let CaseKind::Claim { year } = matter else { return false };
    let scheme = file.subsidy_of(*year).map(|claimed| claimed.scheme);
    let paid = scheme.and_then(|scheme| file.contribution(scheme, *year));
    paid.is_some_and(|paid| {
        let key = number_key(&paid.voucher);
        file.vouchers_again.iter().any(|again| number_key(again) == key)
    })
}

fn more_taken(file: &Person) -> bool {
    file.land.as_ref().is_some_and(LandFacts::takes_too_much)
}

fn contracted_missing(file: &Person) -> bool {
    file.land.as_ref().is_some_and(|land| land.contracted.is_none())
}

fn project_missing(file: &Person) -> bool {
    file.land.as_ref().is_none_or(|land| land.project.is_none())
}
