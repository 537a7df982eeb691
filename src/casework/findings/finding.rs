//! The findings themselves: their codes, and what each adds to the risk of an item.

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
    /// Younger than the scope asks for on the day the land was taken (S1).
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
    /// Another office's roster says something of a candidate (S2).
    Listed(ListedFinding),
    /// Somebody else on file is like a candidate (S2).
    Alike(AlikeFinding),
    /// The land is at odds with its project or its contract (S2).
    Land(LandFinding),
    /// Outside the scope, as the office has set it (S1).
    Scope(ScopeFinding),
    /// A change brings something that is held against the paper (X1).
    Change(ChangeFinding),
}

/// What the rosters of other offices say of a candidate (S2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListedFinding {
    /// The legacy roster lists them, if only on a line that was rejected (X4).
    Legacy,
    /// Draws the employees' pension.
    DrawsEmployee,
    /// A register has their number under another name.
    AnotherName,
    /// The residents' or employees' register has a line on them that cannot be read.
    Unreadable,
    /// Moved out, by the household register.
    MovedOut,
    /// Draws the residents' pension already: first in every queue (C6).
    DrawsResident,
    /// In the residents' scheme.
    InResidents,
}

/// In what somebody else on file is like a candidate (S2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlikeFinding {
    /// The same folded name and birth date under another number.
    NameAndBirth,
    /// The same phone.
    Phone,
}

/// What the land of a candidate is at odds with (S2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LandFinding {
    /// The people of the project together had more taken than its area.
    AreaOverProject,
    /// The people of one household together had more taken than it contracted.
    SharesOverContract,
    /// No project of that number is on record.
    UnknownProject,
    /// Taken long before or after the project.
    DateOutsideProject,
}

/// Why a candidate is outside the scope (S1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScopeFinding {
    /// More farmland left a head than the scope allows.
    LandLeft,
    /// Taken on the scope's day or before it.
    TakenBefore,
    /// The scope asks for the day, and it is not known.
    DayUnknown,
}

/// What is looked at in a change (X1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeFinding {
    /// A figure that was typed by hand.
    TypedFigure,
    /// The bank account is in another name than the person's.
    HolderDiffers,
    /// The card number's check digit does not fit.
    AccountCheckDigit,
    /// The new identity number tells another birth date or sex.
    BirthOrSexDiffers,
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
            Self::Listed(ListedFinding::Legacy) => "on-legacy-roster",
            Self::Listed(ListedFinding::DrawsEmployee) => "draws-employee-pension",
            Self::Listed(ListedFinding::AnotherName) => "name-mismatch",
            Self::Listed(ListedFinding::Unreadable) => "register-unreadable",
            Self::Listed(ListedFinding::MovedOut) => "moved-out",
            Self::Listed(ListedFinding::DrawsResident) => "draws-resident-pension",
            Self::Listed(ListedFinding::InResidents) => "in-resident-scheme",
            Self::Alike(AlikeFinding::NameAndBirth) => "same-name-and-birth",
            Self::Alike(AlikeFinding::Phone) => "shared-phone",
            Self::Land(LandFinding::AreaOverProject) => "over-project-area",
            Self::Land(LandFinding::SharesOverContract) => "shares-over-contract",
            Self::Land(LandFinding::UnknownProject) => "project-unknown",
            Self::Land(LandFinding::DateOutsideProject) => "date-outside-project",
            Self::Scope(ScopeFinding::LandLeft) => "land-left-above-scope",
            Self::Scope(ScopeFinding::TakenBefore) => "taken-before-scope",
            Self::Scope(ScopeFinding::DayUnknown) => "taking-day-unknown",
            Self::Change(ChangeFinding::TypedFigure) => "typed-figure",
            Self::Change(ChangeFinding::HolderDiffers) => "holder-differs",
            Self::Change(ChangeFinding::AccountCheckDigit) => "account-check-digit",
            Self::Change(ChangeFinding::BirthOrSexDiffers) => "birth-or-sex-differs",
        }
    }

    /// How much it adds to the risk of an item, in points: what could pay money that is not
    /// owed weighs most, what only lacks a fact of the file least; what is only told, nothing.
    pub fn weight(self) -> u32 {
        match self {
            Self::Deceased | Self::ListedDead | Self::HouseholdUnreadable => 40,
            Self::Listed(ListedFinding::Legacy | ListedFinding::DrawsEmployee) => 40,
            Self::ListedTwice | Self::VoucherUsedAgain => 30,
            Self::Listed(ListedFinding::AnotherName) => 30,
            Self::Alike(AlikeFinding::NameAndBirth) => 30,
            Self::SharedBankAccount | Self::BothSchemes => 25,
            Self::Change(ChangeFinding::TypedFigure) => 10,
            Self::Change(_) => 30,
            Self::Listed(ListedFinding::Unreadable) => 25,
            Self::Scope(ScopeFinding::LandLeft | ScopeFinding::TakenBefore) => 25,
            Self::Land(LandFinding::AreaOverProject | LandFinding::SharesOverContract) => 20,
            Self::UnderAgeAtTaking | Self::MoreTakenThanContracted | Self::ContractedMissing => 15,
            Self::Land(LandFinding::UnknownProject) => 15,
            Self::ReturnedBefore | Self::Listed(ListedFinding::MovedOut) => 10,
            Self::Land(LandFinding::DateOutsideProject) => 10,
            Self::Scope(ScopeFinding::DayUnknown) => 10,
            Self::VillageUnknown | Self::ProjectMissing => 5,
            Self::Alike(AlikeFinding::Phone) => 5,
            Self::Listed(ListedFinding::DrawsResident | ListedFinding::InResidents) => 0,
        }
    }
}

/// The risk of an item: the sum of its findings' weights; 0 of a clean one.
pub fn risk_of(findings: &[Finding]) -> u32 {
    findings.iter().map(|finding| finding.weight()).sum()
}

/// Whether an item is clean: nothing was found, or only what is told and weighs nothing.
pub fn is_clean(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.weight() == 0)
}

/// Whether an item stands before the others: who draws the residents' pension already is
/// confirmed first (C6).
pub fn comes_first(findings: &[Finding]) -> bool {
    findings.contains(&Finding::Listed(ListedFinding::DrawsResident))
}
