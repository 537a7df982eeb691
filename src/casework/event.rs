//! What happened: the words the journal keeps for ever.
//!
//! A stored variant is never changed, only added to; new members need a default.

mod account;
mod opened;
mod registered;
mod roster;

pub use account::AccountEvent;
pub use opened::{RefundOpened, SubsidyClaimed, TransitionCarriedOut, TransitionOpened};
pub use registered::PersonRegistered;
pub use roster::RosterEvent;

use super::case::{CaseKind, ReviewStep};
use super::command::RevealedFact;
use super::comparison::CompareDecision;
use super::file_change::ChangedFact;
use super::fund::{FundEvent, PaymentEvent};
use super::land_event::LandEvent;
use super::person::{Arrived, Contribution, LandFacts, LegacyRelation};
use super::work_list::ListEvent;
use crate::base::{CaseId, Date, Instant, Login, Money, ObjectionId, PersonId, VillageCode};
use serde::{Deserialize, Serialize};

/// Who caused an event, when, and its place in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Sequence number of the record.
    pub seq: u64,
    /// Moment of the act.
    pub at: Instant,
    /// Who acted.
    pub actor: Login,
}

/// One thing that happened, by area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// To a person's file.
    Person(PersonEvent),
    /// To a case.
    Case(CaseEvent),
    /// To a public notice.
    Notice(NoticeEvent),
    /// To a land project.
    Land(LandEvent),
    /// To a roster.
    Roster(RosterEvent),
    /// To a staff account, or a recorded look.
    Account(AccountEvent),
    /// To the special account or a whole batch.
    Fund(FundEvent),
    /// To one case's payment in a batch.
    Payment(PaymentEvent),
    /// To an item of a list.
    List(ListEvent),
}

/// Events of a person's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonEvent {
    /// Taken into the register.
    Registered(PersonRegistered),
    /// Facts were corrected; what is `None` stayed.
    Amended {
        /// Whose.
        person: PersonId,
        /// 姓名
        name: Option<String>,
        /// 联系电话
        phone: Option<String>,
        /// 银行账号
        bank_account: Option<String>,
        /// 村（社区）
        village: Option<VillageCode>,
        /// Land facts.
        land: Option<LandFacts>,
    },
    /// A roster lists the person again.
    ListedAgain {
        /// Who.
        person: PersonId,
        /// The further legacy number.
        legacy_no: String,
        /// The name on the line.
        #[serde(default)]
        name: String,
        /// What the line says of the legacy scheme.
        #[serde(default)]
        relation: Option<LegacyRelation>,
        /// The roster's line.
        source: Arrived,
    },
    /// A newer edition of the legacy roster says something else.
    LegacyAmended {
        /// Whose.
        person: PersonId,
        /// The name on the line.
        name: String,
        /// What the line says; its legacy number tells which line it is.
        relation: LegacyRelation,
        /// The roster's line.
        source: Arrived,
    },
    /// A voucher of the person's was handed in again (A3).
    VoucherUsedAgain {
        /// Whose contribution it proves.
        person: PersonId,
        /// 凭证号
        voucher: String,
        /// The roster's line.
        source: Arrived,
    },
    /// What the rosters left open was settled.
    #[serde(rename = "CompareSettled")]
    ComparisonDecided {
        /// Whose.
        person: PersonId,
        /// What was found.
        decision: CompareDecision,
        /// The facts it rested on.
        facts: String,
        /// What was asked and seen.
        note: String,
    },
    /// Died (A7).
    DeathRecorded {
        /// Who.
        person: PersonId,
        /// The day.
        died: Date,
    },
    /// A contribution came on record (A6).
    ContributionRecorded {
        /// Whose.
        person: PersonId,
        /// What was paid.
        contribution: Contribution,
    },
    /// A death recorded wrongly was corrected (A7).
    DeathCorrected {
        /// Whose.
        person: PersonId,
        /// The day that was wrong.
        was: Date,
        /// The right day; `None` where the person lives.
        died: Option<Date>,
        /// Why it was wrong.
        reason: String,
    },
    /// A contribution on record was corrected (A6).
    ContributionCorrected {
        /// Whose.
        person: PersonId,
        /// What was wrong.
        was: Contribution,
        /// What is right; `None` where nothing was paid.
        right: Option<Contribution>,
        /// Why it was wrong.
        reason: String,
    },
    /// A transition was reversed by correction (T7).
    TransitionReversed {
        /// Whose.
        person: PersonId,
        /// Day of the correction.
        on: Date,
        /// Why.
        reason: String,
    },
    /// A fact that identity or money rests on was changed by a case (X1).
    Changed {
        /// Whose file was changed.
        person: PersonId,
        /// The case in which it was proposed and decided.
        case: CaseId,
        /// What was on file; `None` where nothing was.
        from: Option<ChangedFact>,
        /// What is on file now.
        to: ChangedFact,
    },
    /// A masked fact was shown in full.
    Revealed {
        /// Whose.
        person: PersonId,
        /// Which.
        fact: RevealedFact,
    },
}

impl PersonEvent {
    /// Whose file it belongs to.
    pub fn person(&self) -> PersonId {
        match self {
            Self::Registered(PersonRegistered { person, .. })
            | Self::Amended { person, .. }
            | Self::ListedAgain { person, .. }
            | Self::LegacyAmended { person, .. }
            | Self::ComparisonDecided { person, .. }
            | Self::VoucherUsedAgain { person, .. }
            | Self::DeathRecorded { person, .. }
            | Self::ContributionRecorded { person, .. }
            | Self::DeathCorrected { person, .. }
            | Self::ContributionCorrected { person, .. }
            | Self::TransitionReversed { person, .. }
            | Self::Changed { person, .. }
            | Self::Revealed { person, .. } => *person,
        }
    }
}

/// What an approved case brings into force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Approval {
    /// Identity confirmed (C3).
    Identity {
        /// Day of confirmation.
        on: Date,
    },
    /// The choice stands (E3).
    Choice,
    /// The year's subsidy is to be paid (A1).
    Subsidy,
    /// The transition was carried out (T1, T2).
    Transition {
        /// Day.
        on: Date,
    },
    /// The legacy relation ended and its balance is to be refunded (R1).
    Refund {
        /// Day of termination.
        on: Date,
    },
    /// The money is to come back (R3).
    Recovery,
    /// The change is on file (X1).
    Change,
    /// The confirmation no longer holds (X5).
    Revocation {
        /// The day from which it no longer holds.
        on: Date,
    },
}

/// Events of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CaseEvent {
    /// Opened without figures: confirmation, choice, recovery.
    Opened {
        /// Number given.
        case: CaseId,
        /// Whose.
        person: PersonId,
        /// About what.
        matter: CaseKind,
    },
    /// A year was claimed (A1–A6), with the figures used.
    SubsidyClaimed(SubsidyClaimed),
    /// A transition was opened, with the figures used (T1, T2, T5).
    TransitionOpened(TransitionOpened),
    /// Both relations were merged at once, with the figures used (T1, T2, T5, T6).
    TransitionCarriedOut(TransitionCarriedOut),
    /// A refund was opened, with the amount (R1).
    RefundOpened(RefundOpened),
    /// Why it was opened though an earlier confirmation was revoked (X5).
    GroundGiven {
        /// The case opened anew.
        case: CaseId,
        /// What is different now.
        ground: String,
    },
    /// The household check was asked for (C3).
    HouseholdAsked {
        /// The case.
        case: CaseId,
    },
    /// A layer passed it on to the next.
    Passed {
        /// The case.
        case: CaseId,
        /// The layer.
        step: ReviewStep,
        /// The next layer.
        next: ReviewStep,
    },
    /// The last layer approved it.
    Approved {
        /// The case.
        case: CaseId,
        /// The layer.
        step: ReviewStep,
        /// What came into force.
        approval: Approval,
        /// Whether money is to move before the case closes.
        payable: bool,
    },
    /// Returned (C5).
    Returned {
        /// The case.
        case: CaseId,
        /// The layer that returned it.
        step: ReviewStep,
        /// To which layer; `None` for the opener.
        to: Option<ReviewStep>,
        /// Why.
        reason: String,
    },
    /// Rejected (C5).
    Rejected {
        /// The case.
        case: CaseId,
        /// The layer.
        step: ReviewStep,
        /// Why.
        reason: String,
    },
    /// The last decision was taken back; it waits where it was.
    TakenBack {
        /// The case.
        case: CaseId,
        /// The layer at which it waits again.
        step: ReviewStep,
    },
    /// Handed in again after a return.
    HandedIn {
        /// The case.
        case: CaseId,
        /// The layer at which it waits.
        step: ReviewStep,
    },
    /// Withdrawn.
    Withdrawn {
        /// The case.
        case: CaseId,
    },
    /// Ended, since what it rests on ended by the approval of another case.
    Superseded {
        /// The case that ended.
        case: CaseId,
        /// The case that was approved.
        by: CaseId,
    },
    /// The money moved, by hand.
    PaymentRecorded {
        /// The case.
        case: CaseId,
        /// Amount.
        amount: Money,
        /// Day.
        paid_on: Date,
        /// Reference of the bank or pension system.
        reference: String,
    },
}

impl CaseEvent {
    /// Whose case it opens; `None` where it goes on with one that is there.
    pub fn opens_for(&self) -> Option<PersonId> {
        match self {
            Self::Opened { person, .. }
            | Self::SubsidyClaimed(SubsidyClaimed { person, .. })
            | Self::TransitionOpened(TransitionOpened { person, .. })
            | Self::TransitionCarriedOut(TransitionCarriedOut { person, .. })
            | Self::RefundOpened(RefundOpened { person, .. }) => Some(*person),
            Self::GroundGiven { .. }
            | Self::HouseholdAsked { .. }
            | Self::Passed { .. }
            | Self::Approved { .. }
            | Self::Returned { .. }
            | Self::Rejected { .. }
            | Self::TakenBack { .. }
            | Self::HandedIn { .. }
            | Self::Withdrawn { .. }
            | Self::Superseded { .. }
            | Self::PaymentRecorded { .. } => None,
        }
    }

    /// The case it belongs to.
    pub fn case(&self) -> CaseId {
        match self {
            Self::Opened { case, .. }
            | Self::SubsidyClaimed(SubsidyClaimed { case, .. })
            | Self::TransitionOpened(TransitionOpened { case, .. })
            | Self::TransitionCarriedOut(TransitionCarriedOut { case, .. })
            | Self::RefundOpened(RefundOpened { case, .. })
            | Self::GroundGiven { case, .. }
            | Self::HouseholdAsked { case }
            | Self::Passed { case, .. }
            | Self::Approved { case, .. }
            | Self::Returned { case, .. }
            | Self::Rejected { case, .. }
            | Self::TakenBack { case, .. }
            | Self::HandedIn { case, .. }
            | Self::Withdrawn { case }
            | Self::Superseded { case, .. }
            | Self::PaymentRecorded { case, .. } => *case,
        }
    }
}

/// Events of public notices (C4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeEvent {
    /// Posted.
    Posted {
        /// The case.
        case: CaseId,
        /// Day of posting.
        posted: Date,
        /// First day after the notice.
        until: Date,
    },
    /// Objected to.
    Objected {
        /// Number given.
        objection: ObjectionId,
        /// The case.
        case: CaseId,
        /// What is objected.
        reason: String,
    },
    /// An objection was settled.
    Settled {
        /// The objection.
        objection: ObjectionId,
        /// The case.
        case: CaseId,
        /// Whether it was right; the case then went back to its opener.
        upheld: bool,
        /// What was found.
        finding: String,
    },
}

impl NoticeEvent {
    /// The case it belongs to.
    pub fn case(&self) -> CaseId {
        match self {
            Self::Posted { case, .. }
            | Self::Objected { case, .. }
            | Self::Settled { case, .. } => *case,
        }
    }
}
