//! The chart of accounts of the special account (M1).

use serde::{Deserialize, Serialize};

/// An account of the books. Money lies in two of them; what came in, what is promised
/// and what was paid stand against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FundAccount {
    /// 专户存款: money at hand for payments.
    #[serde(rename = "special-account")]
    Special,
    /// 风险准备金存款: money set apart, not free for ordinary payment (M1).
    ReserveDeposit,
    /// 区级财政补助
    DistrictAllocation,
    /// 市级财政补助
    CityAllocation,
    /// 社会保障金, the levy on requisitions (L1).
    LandLevy,
    /// 风险准备金
    RiskReserve,
    /// 已批支出: what approved cases come to, until the money moved.
    Committed,
    /// 应付未付: promised by approval, not yet paid.
    Promised,
    /// 退回待付: promised, sent, and returned by the bank.
    Returned,
    /// 已付个人账户: credited to residents' personal accounts (A2, T1).
    PaidToAccounts,
    /// 已付银行账户: transferred to bank accounts (A3, R1).
    PaidToBanks,
    /// 追回款 (R3).
    Recovered,
}

impl FundAccount {
    /// Every account, in the order of the books.
    pub const ALL: [Self; 12] = [
        Self::Special,
        Self::ReserveDeposit,
        Self::DistrictAllocation,
        Self::CityAllocation,
        Self::LandLevy,
        Self::RiskReserve,
        Self::Committed,
        Self::Promised,
        Self::Returned,
        Self::PaidToAccounts,
        Self::PaidToBanks,
        Self::Recovered,
    ];

    /// The code, such as `land-levy`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Special => "special-account",
            Self::ReserveDeposit => "reserve-deposit",
            Self::DistrictAllocation => "district-allocation",
            Self::CityAllocation => "city-allocation",
            Self::LandLevy => "land-levy",
            Self::RiskReserve => "risk-reserve",
            Self::Committed => "committed",
            Self::Promised => "promised",
            Self::Returned => "returned",
            Self::PaidToAccounts => "paid-to-accounts",
            Self::PaidToBanks => "paid-to-banks",
            Self::Recovered => "recovered",
        }
    }

    /// Whether what it holds stands on the debit side.
    pub fn is_debit(self) -> bool {
        matches!(
            self,
            Self::Special
                | Self::ReserveDeposit
                | Self::Committed
                | Self::PaidToAccounts
                | Self::PaidToBanks
        )
    }
}

/// What money that comes into the special account is for (科目).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FundSubject {
    /// 财政补助 of the district.
    DistrictAllocation,
    /// 财政补助 of the city.
    CityAllocation,
    /// 社会保障金
    LandLevy,
    /// 风险准备金
    RiskReserve,
}

impl FundSubject {
    /// Where the money comes to lie, and the account that tells where it is from.
    pub fn accounts(self) -> (FundAccount, FundAccount) {
        match self {
            Self::DistrictAllocation => (FundAccount::Special, FundAccount::DistrictAllocation),
            Self::CityAllocation => (FundAccount::Special, FundAccount::CityAllocation),
            Self::LandLevy => (FundAccount::Special, FundAccount::LandLevy),
            Self::RiskReserve => (FundAccount::ReserveDeposit, FundAccount::RiskReserve),
        }
    }
}
