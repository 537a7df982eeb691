//! A person's file: identity, confirmation, choice, subsidies, transition, refund.

use super::former_fact::FormerFact;
use super::registers::LineSource;
use super::whom::Whom;
use crate::base::{
    Area, CaseId, Cells, Date, IdNumber, Money, PersonId, TownshipCode, VillageCode,
};
use serde::{Deserialize, Serialize};

/// Which people of the plan a person belongs to (四).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cohort {
    /// 原参保人
    Original,
    /// 现有被征地人员
    Existing,
    /// 新产生被征地人员
    New,
}

impl Cohort {
    /// The code, as exports say it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Existing => "existing",
            Self::New => "new",
        }
    }
}

/// A pension scheme that a year's subsidy can belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// 城乡居民基本养老保险
    Resident,
    /// 城镇职工基本养老保险
    Employee,
}

/// What a person chose (E1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// 参加城乡居民基本养老保险
    Resident,
    /// 参加城镇职工基本养老保险
    Employee,
    /// 不参保
    Neither,
}

impl Choice {
    /// The choices in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Resident, Self::Employee, Self::Neither];

    /// The code, as exports and the command line say it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Employee => "employee",
            Self::Neither => "neither",
        }
    }

    /// The scheme chosen, if any.
    pub fn scheme(self) -> Option<Scheme> {
        match self {
            Self::Resident => Some(Scheme::Resident),
            Self::Employee => Some(Scheme::Employee),
            Self::Neither => None,
        }
    }
}

/// How far identity confirmation has come (C1–C5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confirmation {
    /// An originally insured person needs none (C1).
    NotNeeded,
    /// No case was opened yet.
    NotOpened,
    /// Under way in a case.
    Open(CaseId),
    /// Confirmed on a day.
    Confirmed(Date),
    /// Rejected with the case's reason.
    Rejected(CaseId),
    /// Found wrong and revoked (X5).
    Revoked(Revoked),
}

/// A confirmation that was revoked (X5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoked {
    /// The day on which it had been confirmed.
    pub confirmed: Date,
    /// The day from which it no longer holds.
    pub on: Date,
    /// The case that revoked it.
    pub case: CaseId,
}

impl Confirmation {
    /// Whether it held at the end of a day; of whom needs none, never.
    pub fn held_on(&self, day: Date) -> bool {
        match self {
            Self::Confirmed(confirmed) => *confirmed <= day,
            Self::Revoked(it) => it.confirmed <= day && day < it.on,
            Self::NotNeeded | Self::NotOpened | Self::Open(_) | Self::Rejected(_) => false,
        }
    }

    /// Whether it was found not to be given: rejected, or revoked since.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Rejected(_) | Self::Revoked(_))
    }

    /// The code, as exports say it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotNeeded => "not-needed",
            Self::NotOpened => "not-opened",
            Self::Open(_) => "open",
            Self::Confirmed(_) => "confirmed",
            Self::Rejected(_) => "rejected",
            Self::Revoked(_) => "revoked",
        }
    }
}

/// Land facts of a person who is to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LandFacts {
    /// 征地项目编号, where known.
    pub project: Option<String>,
    /// 家庭承包面积; `None` where the register does not tell it.
    pub contracted: Option<Area>,
    /// 被征地面积
    pub requisitioned: Area,
    /// 征地日期
    pub taken_on: Option<Date>,
}

impl LandFacts {
    /// Whether more land was taken than the household contracted, as far as that is known.
    pub fn takes_too_much(&self) -> bool {
        self.contracted.is_some_and(|contracted| self.requisitioned > contracted)
    }
}

/// What the old scheme's roster says of an originally insured person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegacyRelation {
    /// 参保编号
    pub legacy_no: String,
    /// 个人账户余额
    pub balance: Money,
    /// 已享受政府补贴
    pub enjoyed: Money,
    /// 是否领取待遇
    pub drawing: bool,
    /// 月待遇标准
    pub monthly: Money,
    /// How the relation ended, if it has.
    pub ended: Option<LegacyEnd>,
}

/// How a legacy relation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LegacyEnd {
    /// Merged into the residents' scheme (T1, T2).
    Merged(Date),
    /// Surrendered (T3, T4).
    Surrendered(Date),
}

/// Another line of the legacy roster that lists the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FurtherLine {
    /// 姓名 on it.
    pub name: String,
    /// What it says.
    pub relation: LegacyRelation,
    /// Where it came from.
    pub source: LineSource,
}

/// A line of a roster as it arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// Digest of the roster.
    pub roster: String,
    /// Line number as a person sees it in the file.
    pub line: u32,
    /// The cells as they stood there.
    pub cells: Cells,
}

/// A recorded and approved choice (E3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceRecord {
    /// What was chosen.
    pub choice: Choice,
    /// Day of the signed form.
    pub chosen_on: Date,
    /// The case in which it was approved.
    pub case: CaseId,
}

/// A year's contribution on record (A6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Scheme.
    pub scheme: Scheme,
    /// Contribution year.
    pub year: u32,
    /// Amount paid by the person.
    pub amount: Money,
    /// Day of payment.
    pub paid_on: Date,
    /// 凭证号; needed for `Employee` (A3).
    pub voucher: String,
}

/// Where a subsidy goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// The residents' pension personal account (A2).
    Account,
    /// The person's bank account (A3).
    Bank,
}

/// How far a year's subsidy has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubsidyState {
    /// Claimed, waiting for review.
    Due,
    /// Approved, waiting for payment.
    Approved,
    /// Paid.
    Paid,
    /// Rejected in review; the year is free again.
    Rejected,
    /// Recovered after payment (R3); the year is free again.
    Recovered,
}

/// One year's subsidy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subsidy {
    /// Contribution year.
    pub year: u32,
    /// Scheme it was claimed under.
    pub scheme: Scheme,
    /// Amount.
    pub amount: Money,
    /// Where it goes.
    pub route: Route,
    /// How far it has come.
    pub state: SubsidyState,
    /// Its case.
    pub case: CaseId,
}

impl Subsidy {
    /// Whether the year counts as subsidised (A1, A4): claimed and not undone.
    pub fn counts(&self) -> bool {
        !matches!(self.state, SubsidyState::Rejected | SubsidyState::Recovered)
    }
}

/// The figures of a transition into the residents' scheme (T1, T2, T5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    /// Residents' personal account before.
    pub residents_balance: Money,
    /// Residents' monthly benefit before.
    pub residents_monthly: Money,
    /// T1.
    pub top_up: Money,
    /// T2.
    pub merged_account: Money,
    /// T5.
    pub merged_monthly: Money,
    /// Its case.
    pub case: CaseId,
    /// Day on which it was carried out, once approved.
    pub carried_out: Option<Date>,
    /// Day on which the top-up reached the account.
    pub paid_on: Option<Date>,
    /// Day and reason of a rejection, or of a supervisor's reversal (T7).
    pub reversed: Option<(Date, String)>,
    /// Day on which a top-up paid in error came back (R3).
    pub recovered: Option<Date>,
}

/// Why a legacy relation is surrendered (T3, T4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefundCause {
    /// The choice was `Employee` (T3).
    ChoseEmployee,
    /// The choice was neither (T4).
    ChoseNeither,
    /// Already draws the employees' pension (T4).
    DrawsEmployeePension,
}

impl RefundCause {
    /// Every cause, those that a choice leads to first.
    pub const ALL: [Self; 3] =
        [Self::ChoseEmployee, Self::ChoseNeither, Self::DrawsEmployeePension];
}

/// A refund of the legacy balance (R1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Why.
    pub cause: RefundCause,
    /// The legacy balance at termination.
    pub amount: Money,
    /// The person's own bank account.
    pub bank_account: String,
    /// Its case.
    pub case: CaseId,
    /// Day of approval; the legacy relation ended on it.
    pub approved: Option<Date>,
    /// Day on which the money reached the person; of an empty account, of approval.
    pub paid: Option<Date>,
    /// Rejected or withdrawn; another may be opened.
    pub rejected: bool,
}

/// A person's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Number in this store.
    pub id: PersonId,
    /// 公民身份号码
    pub id_number: IdNumber,
    /// 姓名
    pub name: String,
    /// 人员类别
    pub cohort: Cohort,
    /// 乡镇街道
    pub township: TownshipCode,
    /// 村（社区）
    pub village: Option<VillageCode>,
    /// 联系电话
    pub phone: String,
    /// 银行账号 in the person's own name.
    pub bank_account: String,
    /// Day of registration.
    pub registered: Date,
    /// Day of death, once known.
    pub died: Option<Date>,
    /// The old scheme's relation, of the originally insured.
    pub legacy: Option<LegacyRelation>,
    /// Further legacy numbers under which the person was listed again.
    pub listed_again: Vec<String>,
    /// What those lines say, as far as they were read.
    pub further_lines: Vec<FurtherLine>,
    /// The line of the roster that the file rests on.
    pub listed_at: Option<LineSource>,
    /// Land facts, of those to be confirmed.
    pub land: Option<LandFacts>,
    /// Identity confirmation.
    pub confirmation: Confirmation,
    /// The last revocation of a confirmation, also where it was given anew since (X5).
    pub revoked: Option<Revoked>,
    /// Approved choices, oldest first.
    pub choices: Vec<ChoiceRecord>,
    /// Contributions on record.
    pub contributions: Vec<Contribution>,
    /// Vouchers of theirs that were handed in again (A3).
    pub vouchers_again: Vec<String>,
    /// Subsidies, in the order of their claims.
    pub subsidies: Vec<Subsidy>,
    /// Transitions, the last one first in force.
    pub transitions: Vec<Transition>,
    /// The refund opened last; see [`Person::refund`].
    pub last_refund: Option<Box<Refund>>,
    /// Cases not yet closed.
    pub open_cases: Vec<CaseId>,
    /// Names, numbers and townships that stood on the file before, oldest first (X2).
    pub former: Vec<FormerFact>,
    /// Sequence number of the last record that changed the file.
    pub version: u64,
}

/// The first year that a change covers whose form was signed on a day (E3).
pub(super) fn changed_from(signed: Date) -> u32 {
    signed.year().unsigned_abs() + 1
}

impl Person {
    /// The choice that covers a year (E3): the first covers every year before the
    /// change; a change covers the years after the year of the change.
    pub fn choice_for(&self, year: u32) -> Option<Choice> {
        let covers =
            |at: usize, record: &ChoiceRecord| at == 0 || changed_from(record.chosen_on) <= year;
        let mut covering =
            self.choices.iter().enumerate().filter(|(at, record)| covers(*at, record));
        covering.next_back().map(|(_, record)| record.choice)
    }

    /// The choice made last.
    pub fn present_choice(&self) -> Option<Choice> {
        self.choices.last().map(|record| record.choice)
    }

    /// Subsidies that count (A1).
    pub fn counted(&self) -> impl Iterator<Item = &Subsidy> {
        self.subsidies.iter().filter(|subsidy| subsidy.counts())
    }

    /// Number of years subsidised (A1).
    pub fn years_subsidised(&self) -> u32 {
        self.counted().count() as u32
    }

    /// Yuan subsidised (A1).
    pub fn subsidised(&self) -> Money {
        self.counted().map(|subsidy| subsidy.amount).sum()
    }

    /// The counting subsidy of a year (A4).
    pub fn subsidy_of(&self, year: u32) -> Option<&Subsidy> {
        self.counted().find(|subsidy| subsidy.year == year)
    }

    /// The contribution of a scheme and year (A6).
    pub fn contribution(&self, scheme: Scheme, year: u32) -> Option<&Contribution> {
        self.contributions.iter().find(|c| c.scheme == scheme && c.year == year)
    }

    /// The refund under review, approved or paid (R1); a rejected one no longer is.
    pub fn refund(&self) -> Option<&Refund> {
        self.last_refund.as_deref().filter(|refund| !refund.rejected)
    }

    /// The transition in force or under review (T7); a reversed one no longer is.
    pub fn transition(&self) -> Option<&Transition> {
        self.transitions.last().filter(|transition| transition.reversed.is_none())
    }

    /// Whether the legacy relation is surrendered because the employees' pension is
    /// drawn already (T4).
    pub fn draws_employee_pension(&self) -> bool {
        self.refund().is_some_and(|refund| refund.cause == RefundCause::DrawsEmployeePension)
    }

    /// Whether a top-up reached the account; it counts even where the transition was
    /// reversed since, as long as the money has not come back (A5, T7, R3).
    pub fn was_topped_up(&self) -> bool {
        self.transitions.iter().any(|made| made.paid_on.is_some() && made.recovered.is_none())
    }

    /// The transition whose top-up is to come back: paid, reversed since, and not yet
    /// recovered (R3, T7).
    pub fn top_up_to_recover(&self) -> Option<&Transition> {
        let owed = |made: &&Transition| {
            made.paid_on.is_some() && made.reversed.is_some() && made.recovered.is_none()
        };
        self.transitions.iter().find(owed)
    }

    /// Whether the line of the legacy roster names the person and its figures cannot be
    /// read: nothing that rests on them is done until they are mended (X1).
    pub fn lacks_figures(&self) -> bool {
        self.cohort == Cohort::Original && self.legacy.is_none()
    }

    /// Whom a roster's lines are held against.
    pub fn whom(&self) -> Whom<'_> {
        let (id_number, township) = (Some(self.id_number), Some(self.township));
        Whom { id_number, number: "", name: &self.name, township }
    }

    /// Whether a confirmation was revoked, so that another needs a ground (X5).
    pub fn may_be_confirmed_anew(&self) -> bool {
        matches!(self.confirmation, Confirmation::Revoked(_))
    }

    /// Whether identity is settled: originally insured or confirmed (C1, C2).
    pub fn is_confirmed(&self) -> bool {
        matches!(self.confirmation, Confirmation::NotNeeded | Confirmation::Confirmed(_))
    }
}
