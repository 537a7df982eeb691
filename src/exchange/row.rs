//! What the lines of each kind of roster say once they are read.

use crate::base::{Date, IdNumber, Money, TownshipCode, VillageCode};
use crate::casework::{EmployeeStatus, HouseholdStatus, ResidentStatus};
use rust_decimal::Decimal;
use std::fmt;

/// A line of any roster, read. Registers have the most lines: no kind needs much more room than
/// theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterRow {
    /// Of the old measure's roster.
    Legacy(Box<LegacyRow>),
    /// Of the residents' scheme.
    Resident(ResidentRow),
    /// Of the employees' scheme.
    Employee(EmployeeRow),
    /// Of public security.
    Household(HouseholdRow),
    /// Put forward for confirmation.
    Candidate(Box<CandidateRow>),
    /// A recorded choice.
    Choice(ChoiceRow),
    /// A contribution paid.
    Contribution(ContributionRow),
    /// A land project.
    Project(ProjectRow),
    /// Money into the special account.
    Allocation(AllocationRow),
    /// What became of a payment.
    BankResult(Box<BankResultRow>),
    /// Somebody whom a land project compensated.
    Compensation(CompensationRow),
}

/// 原参保人员名册.
#[derive(Clone, PartialEq, Eq)]
pub struct LegacyRow {
    /// The name in its one form.
    pub name: String,
    /// 公民身份号码.
    pub id_number: IdNumber,
    /// The person's township code.
    pub township: TownshipCode,
    /// The village, where the line names one that is known.
    pub village: Option<VillageCode>,
    /// 参保编号; a second line of the same person has a `-2` behind it.
    pub legacy_no: String,
    /// 个人账户余额.
    pub balance: Money,
    /// 已享受政府补贴.
    pub subsidy_enjoyed: Money,
    /// 是否领取待遇.
    pub drawing: bool,
    /// 月待遇标准; zero where nothing is drawn.
    pub monthly: Money,
    /// Telephone number, as written.
    pub phone: Option<String>,
    /// Bank account number.
    pub bank_account: Option<String>,
}

/// 城乡居民养老保险名册.
#[derive(Clone, PartialEq, Eq)]
pub struct ResidentRow {
    /// The name in its one form.
    pub name: String,
    /// 公民身份号码.
    pub id_number: IdNumber,
    /// The township, where the line names one that is known.
    pub township: Option<TownshipCode>,
    /// 参保状态.
    pub status: ResidentStatus,
    /// 个人账户余额.
    pub balance: Money,
    /// 月养老金; zero where nothing is drawn.
    pub monthly: Money,
}

/// 城镇职工养老保险名册.
#[derive(Clone, PartialEq, Eq)]
pub struct EmployeeRow {
    /// The name in its one form.
    pub name: String,
    /// 公民身份号码.
    pub id_number: IdNumber,
    /// 人员状态.
    pub status: EmployeeStatus,
    /// 单位名称.
    pub employer: Option<String>,
}

/// 户籍状态.
#[derive(Clone, PartialEq, Eq)]
pub struct HouseholdRow {
    /// 公民身份号码.
    pub id_number: IdNumber,
    /// The name in its one form.
    pub name: String,
    /// 户口状态.
    pub status: HouseholdStatus,
    /// 状态日期, where it is told.
    pub since: Option<Date>,
}

/// 拟确认人员登记表.
#[derive(Clone, PartialEq, Eq)]
pub struct CandidateRow {
    /// The name in its one form.
    pub name: String,
    /// 公民身份号码.
    pub id_number: IdNumber,
    /// The person's township code.
    pub township: TownshipCode,
    /// The village, where the line names one that is known.
    pub village: Option<VillageCode>,
    /// 类别: existing or new; where the file has no such column it follows from the date.
    pub cohort: CandidateCohort,
    /// 征地项目编号.
    pub project_no: Option<String>,
    /// 家庭承包面积 in 亩, at most two decimals.
    pub contracted_area: Option<Decimal>,
    /// 被征地面积 in 亩, at most two decimals.
    pub requisitioned_area: Decimal,
    /// 征地日期, where it is told.
    pub requisitioned_on: Option<Date>,
    /// Telephone number, as written.
    pub phone: Option<String>,
    /// Bank account number.
    pub bank_account: Option<String>,
}

/// 类别 of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CandidateCohort {
    /// 现有被征地人员
    Existing,
    /// 新产生被征地人员
    New,
}

/// 参保选择登记表.
#[derive(Clone, PartialEq, Eq)]
pub struct ChoiceRow {
    /// 公民身份号码.
    pub id_number: IdNumber,
    /// The name in its one form.
    pub name: String,
    /// 参保选择.
    pub choice: ChosenScheme,
    /// 选择日期.
    pub chosen_on: Date,
}

/// 参保选择 (E1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenScheme {
    /// 城乡居民
    Resident,
    /// 城镇职工
    Employee,
    /// 不参保
    Neither,
}

/// 缴费记录.
#[derive(Clone, PartialEq, Eq)]
pub struct ContributionRow {
    /// 公民身份号码.
    pub id_number: IdNumber,
    /// The name in its one form.
    pub name: String,
    /// 险种: the scheme paid into.
    pub scheme: PaidScheme,
    /// 年度: the contribution year.
    pub year: u16,
    /// 缴费金额.
    pub amount: Money,
    /// 缴费日期, where it is told.
    pub paid_on: Option<Date>,
    /// 凭证号.
    pub voucher: Option<String>,
}

/// 险种 that contributions are paid to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaidScheme {
    /// 城乡居民
    Resident,
    /// 城镇职工
    Employee,
}

/// 征地项目.
#[derive(Clone, PartialEq, Eq)]
pub struct ProjectRow {
    /// 项目编号.
    pub project_no: String,
    /// 项目名称.
    pub project_name: String,
    /// The project's township code.
    pub township: TownshipCode,
    /// 征地面积 in 亩, at most two decimals.
    pub area: Decimal,
    /// 应缴社会保障金.
    pub levy_due: Money,
    /// 已缴社会保障金.
    pub levy_paid: Money,
    /// 应缴日期.
    pub due_on: Date,
}

/// 资金划拨.
#[derive(Clone, PartialEq, Eq)]
pub struct AllocationRow {
    /// 日期: the day of the allocation.
    pub date: Date,
    /// 科目: what the money is for.
    pub subject: AllocationSubject,
    /// 金额: the sum in yuan.
    pub amount: Money,
    /// 摘要: the note beside it.
    pub memo: Option<String>,
}

/// 科目 of an allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllocationSubject {
    /// 财政补助, the district's where nothing else is said
    FiscalSubsidy,
    /// 市级财政补助
    CitySubsidy,
    /// 社会保障金
    Levy,
    /// 风险准备金
    RiskReserve,
}

/// 补偿名册.
#[derive(Clone, PartialEq, Eq)]
pub struct CompensationRow {
    /// 项目编号.
    pub project_no: String,
    /// The name in its one form.
    pub name: String,
    /// 公民身份号码, where the line tells a readable one.
    pub id_number: Option<IdNumber>,
    /// 面积 in 亩, at most two decimals.
    pub area: Decimal,
    /// 金额 in yuan.
    pub amount: Money,
    /// The township, where the line names one that is known.
    pub township: Option<TownshipCode>,
    /// The village, where the line names one that is known.
    pub village: Option<VillageCode>,
}

/// 银行回盘.
#[derive(Clone, PartialEq, Eq)]
pub struct BankResultRow {
    /// 批次号.
    pub batch: String,
    /// 序号 within the batch.
    pub line: u32,
    /// 账号: the account paid to.
    pub account: String,
    /// 户名 in its one form.
    pub holder: String,
    /// 金额: the sum in yuan.
    pub amount: Money,
    /// 结果: paid or failed.
    pub outcome: BankOutcome,
    /// 原因 of a failure.
    pub cause: Option<String>,
}

/// 结果 of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankOutcome {
    /// 成功: the bank paid.
    Paid,
    /// 失败: the bank did not pay.
    Failed,
}

impl RosterRow {
    /// The identity number, in the kinds that are about people.
    pub fn id_number(&self) -> Option<IdNumber> {
        match self {
            Self::Legacy(row) => Some(row.id_number),
            Self::Resident(row) => Some(row.id_number),
            Self::Employee(row) => Some(row.id_number),
            Self::Household(row) => Some(row.id_number),
            Self::Candidate(row) => Some(row.id_number),
            Self::Choice(row) => Some(row.id_number),
            Self::Contribution(row) => Some(row.id_number),
            Self::Compensation(row) => row.id_number,
            Self::Project(_) | Self::Allocation(_) | Self::BankResult(_) => None,
        }
    }
}

impl RosterRow {
    /// The figure under one of our keys, in 元 or 亩, in the kinds that have it.
    pub fn figure(&self, key: &str) -> Option<Decimal> {
        match (self, key) {
            (Self::Legacy(row), "balance") => Some(row.balance.decimal()),
            (Self::Legacy(row), "subsidy_enjoyed") => Some(row.subsidy_enjoyed.decimal()),
            (Self::Legacy(row), "monthly") => Some(row.monthly.decimal()),
            (Self::Resident(row), "balance") => Some(row.balance.decimal()),
            (Self::Resident(row), "monthly") => Some(row.monthly.decimal()),
            (Self::Candidate(row), "contracted_area") => row.contracted_area,
            (Self::Candidate(row), "requisitioned_area") => Some(row.requisitioned_area),
            (Self::Contribution(row), "amount") => Some(row.amount.decimal()),
            (Self::Project(row), "area") => Some(row.area),
            (Self::Project(row), "levy_due") => Some(row.levy_due.decimal()),
            (Self::Project(row), "levy_paid") => Some(row.levy_paid.decimal()),
            (Self::Allocation(row), "amount") => Some(row.amount.decimal()),
            (Self::BankResult(row), "amount") => Some(row.amount.decimal()),
            (Self::Compensation(row), "area") => Some(row.area),
            (Self::Compensation(row), "amount") => Some(row.amount.decimal()),
            _ => None,
        }
    }
}

/// Only what may stand in a log: the kind of row and the masked identity number.
macro_rules! debug_masked {
    ($($row:ident { $($shown:ident),* })*) => {$(
        impl fmt::Debug for $row {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($row))$(.field(stringify!($shown), &self.$shown))*
                    .finish_non_exhaustive()
            }
        }
    )*};
}

debug_masked! {
    LegacyRow { id_number }
    ResidentRow { id_number }
    EmployeeRow { id_number }
    HouseholdRow { id_number }
    CandidateRow { id_number }
    ChoiceRow { id_number }
    ContributionRow { id_number }
    ProjectRow { project_no }
    AllocationRow { date }
    BankResultRow { batch, line }
    CompensationRow { project_no }
}
