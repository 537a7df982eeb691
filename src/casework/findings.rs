//! What a reviewer should look at before passing a case.

use super::case::{Case, CaseKind};
use super::comparison::listed_death;
use super::person::{Cohort, LandFacts, Person};
use super::state::State;
use crate::base::{Date, number_key};

/// Something about a case or its person that a reviewer must see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// Died (A7).
    Deceased,
    /// Dead by the household roster, not by the file (A7).
    ListedDead,
    /// The household roster has a line on the person that cannot be read (A7).
    HouseholdUnreadable,
    /// A roster lists the person twice.
    ListedTwice,
    /// Others gave the same bank account.
    SharedBankAccount,
    /// Contributed in both schemes in the year claimed (A6).
    BothSchemes,
    /// The voucher of the year claimed was handed in again (A3).
    VoucherUsedAgain,
    /// Under 16 on the day the land was taken.
    UnderAgeAtTaking,
    /// More land taken than contracted.
    MoreTakenThanContracted,
    /// The area that the household contracted is not known (C3).
    ContractedMissing,
    /// Returned before.
    ReturnedBefore,
    /// No village known.
    VillageUnknown,
    /// Of the `New` cohort without a project (L3).
    ProjectMissing,
}

impl Finding {
    /// The code, as machine output says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Deceased => "deceased",
            Self::ListedDead => "deceased-on-roster",
            Self::HouseholdUnreadable => "household-unreadable",
            Self::ListedTwice => "duplicate-in-roster",
            Self::SharedBankAccount => "shared-bank-account",
            Self::BothSchemes => "both-schemes",
            Self::VoucherUsedAgain => "voucher-used",
            Self::UnderAgeAtTaking => "under-age-at-taking",
            Self::MoreTakenThanContracted => "more-taken-than-contracted",
            Self::ContractedMissing => "contracted-missing",
            Self::ReturnedBefore => "returned-before",
            Self::VillageUnknown => "village-unknown",
            Self::ProjectMissing => "project-missing",
        }
    }
}

impl Finding {
    /// How much it adds to the risk of an item, in points: what could pay money that is not
    /// owed weighs most, what only lacks a fact of the file least.
    pub fn weight(self) -> u32 {
        match self {
            Self::Deceased | Self::ListedDead | Self::HouseholdUnreadable => 40,
            Self::ListedTwice | Self::VoucherUsedAgain => 30,
            Self::SharedBankAccount | Self::BothSchemes => 25,
            Self::UnderAgeAtTaking | Self::MoreTakenThanContracted | Self::ContractedMissing => 15,
            Self::ReturnedBefore => 10,
            Self::VillageUnknown | Self::ProjectMissing => 5,
        }
    }
}

/// The risk of an item: the sum of its findings' weights; 0 of a clean one.
pub fn risk_of(findings: &[Finding]) -> u32 {
    findings.iter().map(|finding| finding.weight()).sum()
}

/// The findings of a case, gravest first; an empty list is a clean item.
pub fn findings_of(state: &State, case: &Case) -> Vec<Finding> {
    let Some(file) = state.person(case.person) else { return Vec::new() };
    let listed = listed_death(state, file);
    let checks = [
        (Finding::Deceased, file.died.is_some()),
        (Finding::ListedDead, listed.is_some_and(|listed| !listed.unreadable)),
        (Finding::HouseholdUnreadable, listed.is_some_and(|listed| listed.unreadable)),
        (Finding::ListedTwice, !file.listed_again.is_empty()),
        (Finding::SharedBankAccount, shares_account(state, file)),
        (Finding::BothSchemes, contributed_twice(file, &case.matter)),
        (Finding::VoucherUsedAgain, voucher_used_again(file, &case.matter)),
        (Finding::UnderAgeAtTaking, case.matter == CaseKind::Confirmation && under_age(file)),
        (Finding::MoreTakenThanContracted, more_taken(file)),
        (Finding::ContractedMissing, contracted_missing(file)),
        (Finding::ReturnedBefore, case.returned.is_some()),
        (Finding::VillageUnknown, file.village.is_none()),
        (Finding::ProjectMissing, file.cohort == Cohort::New && project_missing(file)),
    ];
    checks.into_iter().filter_map(|(finding, holds)| holds.then_some(finding)).collect()
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

/// Land is contracted by households; a person recorded as a child needs a look.
fn under_age(file: &Person) -> bool {
    const WORKING_AGE: i32 = 16;
    let taken_on: Option<Date> = file.land.as_ref().and_then(|land| land.taken_on);
    taken_on.is_some_and(|day| file.id_number.age_on(day) < WORKING_AGE)
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
