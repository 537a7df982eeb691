//! What a reviewer is told of a finding: its short name, and what to look at, with the
//! figures behind it.

use super::Words;
use crate::casework::{
    AlikeFinding, ChangeFinding, Finding, LandFinding, ListedFinding, ScopeFinding,
};
use fluent_bundle::FluentValue;

/// What a reviewer should look at.
pub fn finding_name(finding: Finding, words: &Words) -> &str {
    words.say(match finding {
        Finding::Deceased => "finding-deceased",
        Finding::ListedDead => "finding-deceased-on-roster",
        Finding::HouseholdUnreadable => "finding-household-unreadable",
        Finding::ListedTwice => "finding-duplicate-in-roster",
        Finding::SharedBankAccount => "finding-shared-bank-account",
        Finding::BothSchemes => "finding-both-schemes",
        Finding::VoucherUsedAgain => "finding-voucher-used-again",
        Finding::UnderAgeAtTaking => "finding-under-age-at-taking",
        Finding::MoreTakenThanContracted => "finding-more-taken-than-contracted",
        Finding::ContractedMissing => "finding-contracted-missing",
        Finding::ReturnedBefore => "finding-returned-before",
        Finding::VillageUnknown => "finding-village-unknown",
        Finding::ProjectMissing => "finding-project-missing",
        Finding::Listed(ListedFinding::Legacy) => "finding-on-legacy-roster",
        Finding::Listed(ListedFinding::DrawsEmployee) => "finding-draws-employee-pension",
        Finding::Listed(ListedFinding::AnotherName) => "finding-name-mismatch",
        Finding::Listed(ListedFinding::Unreadable) => "finding-register-unreadable",
        Finding::Listed(ListedFinding::MovedOut) => "finding-moved-out",
        Finding::Listed(ListedFinding::DrawsResident) => "finding-draws-resident-pension",
        Finding::Listed(ListedFinding::InResidents) => "finding-in-resident-scheme",
        Finding::Alike(AlikeFinding::NameAndBirth) => "finding-same-name-and-birth",
        Finding::Alike(AlikeFinding::Phone) => "finding-shared-phone",
        Finding::Land(LandFinding::AreaOverProject) => "finding-area-over-project",
        Finding::Land(LandFinding::SharesOverContract) => "finding-shares-over-contract",
        Finding::Land(LandFinding::UnknownProject) => "finding-project-unknown",
        Finding::Land(LandFinding::DateOutsideProject) => "finding-date-outside-project",
        Finding::Scope(ScopeFinding::LandLeft) => "finding-land-left-above-scope",
        Finding::Scope(ScopeFinding::TakenBefore) => "finding-taken-before-scope",
        Finding::Scope(ScopeFinding::DayUnknown) => "finding-taking-day-unknown",
        Finding::Change(ChangeFinding::TypedFigure) => "finding-typed-figure",
        Finding::Change(ChangeFinding::HolderDiffers) => "finding-holder-differs",
        Finding::Change(ChangeFinding::AccountCheckDigit) => "finding-account-check-digit",
        Finding::Change(ChangeFinding::BirthOrSexDiffers) => "finding-birth-or-sex-differs",
    })
}

/// What to look at before an item with a finding is passed, with the figures of the finding.
pub fn finding_look(finding: Finding, figures: &[(&'static str, String)], words: &Words) -> String {
    let gaps: Vec<(&'static str, FluentValue<'_>)> =
        figures.iter().map(|(name, figure)| (*name, figure.as_str().into())).collect();
    words.say_with(look_key(finding), &gaps)
}

fn look_key(finding: Finding) -> &'static str {
    match finding {
        Finding::Deceased => "review-look-deceased",
        Finding::ListedDead => "review-look-listed-dead",
        Finding::HouseholdUnreadable => "review-look-household-unreadable",
        Finding::ListedTwice => "review-look-listed-twice",
        Finding::SharedBankAccount => "review-look-shared-account",
        Finding::BothSchemes => "review-look-both-schemes",
        Finding::VoucherUsedAgain => "review-look-voucher",
        Finding::UnderAgeAtTaking => "review-look-under-age",
        Finding::MoreTakenThanContracted => "review-look-more-taken",
        Finding::ContractedMissing => "review-look-contracted-missing",
        Finding::ReturnedBefore => "review-look-returned",
        Finding::VillageUnknown => "review-look-village",
        Finding::ProjectMissing => "review-look-project",
        Finding::Listed(ListedFinding::Legacy) => "review-look-legacy",
        Finding::Listed(ListedFinding::DrawsEmployee) => "review-look-draws-employee",
        Finding::Listed(ListedFinding::AnotherName) => "review-look-another-name",
        Finding::Listed(ListedFinding::Unreadable) => "review-look-register-unreadable",
        Finding::Listed(ListedFinding::MovedOut) => "review-look-moved-out",
        Finding::Listed(ListedFinding::DrawsResident) => "review-look-draws-resident",
        Finding::Listed(ListedFinding::InResidents) => "review-look-in-residents",
        Finding::Alike(AlikeFinding::NameAndBirth) => "review-look-name-and-birth",
        Finding::Alike(AlikeFinding::Phone) => "review-look-phone",
        Finding::Land(LandFinding::AreaOverProject) => "review-look-area-over-project",
        Finding::Land(LandFinding::SharesOverContract) => "review-look-shares-over-contract",
        Finding::Land(LandFinding::UnknownProject) => "review-look-project-unknown",
        Finding::Land(LandFinding::DateOutsideProject) => "review-look-date-outside-project",
        Finding::Scope(ScopeFinding::LandLeft) => "review-look-land-left",
        Finding::Scope(ScopeFinding::TakenBefore) => "review-look-taken-before",
        Finding::Scope(ScopeFinding::DayUnknown) => "review-look-taking-day",
        Finding::Change(ChangeFinding::TypedFigure) => "review-look-typed-figure",
        Finding::Change(ChangeFinding::HolderDiffers) => "review-look-holder-differs",
        Finding::Change(ChangeFinding::AccountCheckDigit) => "review-look-account-check-digit",
        Finding::Change(ChangeFinding::BirthOrSexDiffers) => "review-look-birth-or-sex-differs",
    }
}
