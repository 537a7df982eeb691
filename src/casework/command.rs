//! What staff can ask for: one enum an area, imperative.

mod account;
mod mend;
mod revocation;
mod roster;

pub use account::{AccountCommand, Objects, RevealedFact};
pub use mend::MendCommand;
pub use revocation::RevocationCommand;
pub use roster::{DecideComparison, NameColumn, RosterImport, RosterLines, TakeAmounts};

use super::case::ReviewStep;
use super::fund::FundCommand;
use super::person::{
    Arrived, Choice, Cohort, Contribution, LandFacts, LegacyRelation, RefundCause, Scheme,
};
use crate::base::{
    CaseId, Date, IdNumber, MendId, Money, ObjectionId, PersonId, TownshipCode, VillageCode,
};

/// One act of one member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Files of persons.
    Person(PersonCommand),
    /// Identity confirmation (C1–C3).
    Confirmation(ConfirmationCommand),
    /// Decisions on cases (C5).
    Review(ReviewCommand),
    /// Public notices (C4).
    Notice(NoticeCommand),
    /// An enrolment choice (E1–E4).
    Choose(RecordChoice),
    /// Subsidies, their recovery, and payments by hand (A, R3).
    Subsidy(SubsidyCommand),
    /// Transition of the originally insured (T).
    Transition(TransitionCommand),
    /// A refund of the legacy balance (R1, R2).
    Refund(OpenRefund),
    /// A land project and its levy (L1, L2).
    Land(super::project::RecordProject),
    /// A roster was read.
    Roster(RosterImport),
    /// Lines of another office's roster are taken in.
    Lines(RosterLines),
    /// A column of the actor's files is named by hand.
    NameColumn(NameColumn),
    /// A rejected line is mended by two people (X1).
    Mend(MendCommand),
    /// Passes such a line: it is taken in by what intake makes of it.
    PassMend {
        /// Which correction it is.
        mend: MendId,
        /// The commands by which a line of a file would have been taken in.
        brings: Vec<Command>,
    },
    /// Lines of a compensation list are taken in (S3).
    Compensation(super::compensation::CompensationLines),
    /// An item of a list is worked off.
    FinishItem(super::work_list::FinishItem),
    /// What the rosters leave open is settled.
    DecideComparison(DecideComparison),
    /// Proposes amounts that a roster does not tell, from the paper (T5, X1).
    TakeAmounts(TakeAmounts),
    /// Proposes a change of what identity or money rests on (X1).
    ProposeChange(super::file_change::ProposeChange),
    /// Revokes a confirmation, or recovers what was paid on it.
    Revocation(RevocationCommand),
    /// Staff accounts, sign-in, and the looks that are recorded.
    Account(AccountCommand),
    /// The special account and payment batches (M1–M3).
    Fund(FundCommand),
}

/// On whose file or case a command acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A person's file.
    Person(PersonId),
    /// A case.
    Case(CaseId),
}

/// Commands on a person's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonCommand {
    /// Takes a person into the register.
    Register(Box<RegisterPerson>),
    /// Edits facts of the file.
    Amend(AmendPerson),
    /// Records that a roster lists the person again.
    NoteListedAgain {
        /// Who.
        person: PersonId,
        /// The further legacy number.
        legacy_no: String,
        /// The name on the line.
        name: String,
        /// What the line says of the legacy scheme.
        relation: LegacyRelation,
        /// The roster's line.
        source: Arrived,
    },
    /// Takes in what a newer edition of the legacy roster says.
    AmendLegacy {
        /// Whose.
        person: PersonId,
        /// The name on the line.
        name: String,
        /// What the line says; its legacy number tells which line it is.
        relation: LegacyRelation,
        /// The roster's line.
        source: Arrived,
    },
    /// Records that a voucher of the person's was handed in again (A3).
    NoteVoucherAgain {
        /// Whose contribution it proves.
        person: PersonId,
        /// 凭证号
        voucher: String,
        /// The roster's line.
        source: Arrived,
    },
    /// Records a death (A7).
    RecordDeath {
        /// Who.
        person: PersonId,
        /// The day.
        died: Date,
    },
    /// Takes a contribution on record (A6).
    RecordContribution {
        /// Whose.
        person: PersonId,
        /// What was paid.
        contribution: Contribution,
    },
    /// Corrects a death that was recorded wrongly; both stay on record (A7).
    CorrectDeath {
        /// Whose.
        person: PersonId,
        /// The right day; `None` where the person lives.
        died: Option<Date>,
        /// Why it was wrong.
        reason: String,
    },
    /// Corrects a contribution on record; both stay on record (A6).
    CorrectContribution {
        /// Whose.
        person: PersonId,
        /// Its scheme.
        scheme: Scheme,
        /// Its year.
        year: u32,
        /// What is right of the same scheme and year; `None` where nothing was paid.
        right: Option<Contribution>,
        /// Why it was wrong.
        reason: String,
    },
}

/// Registration of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterPerson {
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
    /// 银行账号
    pub bank_account: String,
    /// Of the originally insured, and only theirs.
    pub legacy: Option<LegacyRelation>,
    /// Of those to be confirmed.
    pub land: Option<LandFacts>,
    /// The roster line it comes from.
    pub source: Option<Arrived>,
}

/// New values for facts of a file that one clerk edits (X1); what is `None` stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendPerson {
    /// Whose.
    pub person: PersonId,
    /// 联系电话
    pub phone: Option<String>,
    /// 银行账号, where none is on file yet: another one is changed by a case (X1).
    pub bank_account: Option<String>,
    /// 村（社区）
    pub village: Option<VillageCode>,
    /// Land facts.
    pub land: Option<LandFacts>,
}

/// Commands on identity confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfirmationCommand {
    /// Opens the case of a registered person with the land facts of the file (C3).
    Open {
        /// Who.
        person: PersonId,
    },
    /// Opens it once more after the first one was revoked (X5).
    OpenAnew {
        /// Who is to be confirmed.
        person: PersonId,
        /// What is different now.
        ground: String,
    },
    /// Asks for the household check (C3).
    AskHousehold {
        /// The case.
        case: CaseId,
    },
}

/// Commands on a case, of whatever matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewCommand {
    /// Passes the step it waits at.
    Pass {
        /// The case.
        case: CaseId,
    },
    /// Returns it with a reason, to an earlier layer or to its opener (C5).
    Return {
        /// The case.
        case: CaseId,
        /// The earlier layer; `None` for its opener.
        to: Option<ReviewStep>,
        /// Why.
        reason: String,
    },
    /// Rejects it with a reason (C5).
    Reject {
        /// The case.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// Takes one's own last decision back, as long as nothing followed.
    TakeBack {
        /// The case.
        case: CaseId,
    },
    /// Hands a returned case in again.
    HandIn {
        /// The case.
        case: CaseId,
    },
    /// Withdraws a case that was returned or not yet decided.
    Withdraw {
        /// The case.
        case: CaseId,
    },
}

/// Commands on public notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeCommand {
    /// Posts a case that is ready (C4).
    Post {
        /// The case.
        case: CaseId,
    },
    /// Records an objection (C4).
    Object {
        /// The case in notice.
        case: CaseId,
        /// What is objected.
        reason: String,
    },
    /// Settles an objection (C4).
    Settle {
        /// The objection.
        objection: ObjectionId,
        /// Whether it was right; the case then goes back to its opener.
        upheld: bool,
        /// What was found.
        finding: String,
    },
}

/// A choice, of the day of the signed form (E4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChoice {
    /// Who.
    pub person: PersonId,
    /// What.
    pub choice: Choice,
    /// Day of the signed form.
    pub chosen_on: Date,
}

/// Commands on subsidies and on money that moves by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubsidyCommand {
    /// Claims a year (A1–A7), with the contribution where it is not yet on record.
    Claim {
        /// Who.
        person: PersonId,
        /// Contribution year.
        year: u32,
        /// The contribution handed in with it.
        contribution: Option<Contribution>,
    },
    /// Opens the recovery of a paid year (R3).
    OpenRecovery {
        /// Who.
        person: PersonId,
        /// The year.
        year: u32,
        /// Why it was an error.
        reason: String,
    },
    /// Opens the recovery of a top-up whose transition was reversed (R3, T7).
    OpenTopUpRecovery {
        /// Who.
        person: PersonId,
        /// Why it was an error.
        reason: String,
    },
    /// Records that the money of an approved case moved.
    RecordPayment {
        /// The case.
        case: CaseId,
        /// Day of the payment, or of the money's return in a recovery.
        paid_on: Date,
        /// The bank's or pension system's reference.
        reference: String,
    },
}

/// Commands on transitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransitionCommand {
    /// Opens one person's transition with what the residents' scheme holds (T1, T2, T5).
    Open {
        /// Who.
        person: PersonId,
        /// Residents' personal account.
        residents_balance: Money,
        /// Residents' monthly benefit, zero where not drawn.
        residents_monthly: Money,
    },
    /// Merges both relations of whom the comparison cleared, without a choice (T5, T6).
    CarryOut {
        /// Who.
        person: PersonId,
    },
    /// Reverses one by a supervisor's correction; both stay on record (T7).
    Reverse {
        /// Who.
        person: PersonId,
        /// Why.
        reason: String,
    },
}

/// Opens a refund; the amount is computed, never given (R1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRefund {
    /// Who.
    pub person: PersonId,
    /// Why the legacy relation ends.
    pub cause: RefundCause,
    /// The account, where it is not the one on file.
    pub bank_account: String,
    /// In whose name the account is; must be the person's own (R2).
    pub account_holder: String,
}

impl Command {
    /// How many lines of a roster it brings; others bring one matter.
    pub fn lines(&self) -> u64 {
        match self {
            Self::Lines(command) => command.lines.len() as u64,
            Self::Compensation(command) => command.lines.len() as u64,
            _ => 1,
        }
    }

    /// The file or case it acts on; `None` where it makes a new one or none.
    pub fn subject(&self) -> Option<Subject> {
        match self {
            Self::Person(command) => command.person().map(Subject::Person),
            Self::Confirmation(
                ConfirmationCommand::Open { person } | ConfirmationCommand::OpenAnew { person, .. },
            ) => Some(Subject::Person(*person)),
            Self::Confirmation(ConfirmationCommand::AskHousehold { case }) => {
                Some(Subject::Case(*case))
            }
            Self::Review(command) => Some(Subject::Case(command.case())),
            Self::Notice(NoticeCommand::Post { case } | NoticeCommand::Object { case, .. }) => {
                Some(Subject::Case(*case))
            }
            Self::Notice(NoticeCommand::Settle { .. })
            | Self::Land(_)
            | Self::Roster(_)
            | Self::Lines(_)
            | Self::NameColumn(_)
            | Self::Mend(_)
            | Self::PassMend { .. }
            | Self::Compensation(_)
            | Self::FinishItem(_)
            | Self::TakeAmounts(_) => None,
            Self::Choose(command) => Some(Subject::Person(command.person)),
            Self::DecideComparison(command) => Some(Subject::Person(command.person)),
            Self::ProposeChange(command) => Some(Subject::Person(command.person)),
            Self::Revocation(
                RevocationCommand::Open { person, .. } | RevocationCommand::Recover { person },
            ) => Some(Subject::Person(*person)),
            Self::Subsidy(
                SubsidyCommand::Claim { person, .. }
                | SubsidyCommand::OpenRecovery { person, .. }
                | SubsidyCommand::OpenTopUpRecovery { person, .. },
            ) => Some(Subject::Person(*person)),
            Self::Subsidy(SubsidyCommand::RecordPayment { case, .. }) => Some(Subject::Case(*case)),
            Self::Transition(
                TransitionCommand::Open { person, .. }
                | TransitionCommand::CarryOut { person }
                | TransitionCommand::Reverse { person, .. },
            ) => Some(Subject::Person(*person)),
            Self::Refund(command) => Some(Subject::Person(command.person)),
            Self::Account(AccountCommand::Reveal { person, .. }) => Some(Subject::Person(*person)),
            Self::Account(_) | Self::Fund(_) => None,
        }
    }
}

impl PersonCommand {
    fn person(&self) -> Option<PersonId> {
        match self {
            Self::Register(_) => None,
            Self::Amend(command) => Some(command.person),
            Self::NoteListedAgain { person, .. }
            | Self::AmendLegacy { person, .. }
            | Self::NoteVoucherAgain { person, .. }
            | Self::RecordDeath { person, .. }
            | Self::RecordContribution { person, .. }
            | Self::CorrectDeath { person, .. }
            | Self::CorrectContribution { person, .. } => Some(*person),
        }
    }
}

impl ReviewCommand {
    /// The case it acts on.
    pub fn case(&self) -> CaseId {
        match self {
            Self::Pass { case }
            | Self::Return { case, .. }
            | Self::Reject { case, .. }
            | Self::TakeBack { case }
            | Self::HandIn { case }
            | Self::Withdraw { case } => *case,
        }
    }
}
