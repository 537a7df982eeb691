//! The life of a person in the plan: what may be done, and what follows.
//!
//! Owns the commands, the events, the state they add up to, `decide` (pure: state
//! and command to events or a refusal) and `evolve` (total: state and event to
//! state). Never reads a disk or a clock, and never words anything for people:
//! refusals are facts.

mod availability;
mod bulk;
mod case;
mod command;
pub mod comparison;
mod compensation;
mod context;
mod contradiction;
mod coverage;
mod decide;
mod differing_total;
mod event;
mod evolve;
mod figures;
mod file_change;
mod findings;
mod former_fact;
mod fund;
mod land_event;
mod mend;
mod missing;
mod named_column;
mod next;
mod notice_period;
mod open_changes;
mod open_mends;
mod peers;
mod person;
#[cfg(test)]
pub(crate) mod policy_tests;
mod progress;
mod project;
mod refusal;
mod registers;
mod rejected_index;
mod rejected_line;
mod roster_kind;
mod round;
#[cfg(test)]
pub(crate) mod scenario;
mod staff;
mod state;
mod succession;
mod table_head;
mod whom;
mod work;
mod work_list;

pub use availability::{
    PersonAct, available, claimable_years, open_confirmation, payable_cases, recoverable_years,
    refund_causes, subsidy_years,
};
pub use bulk::{Singly, passed_together};
pub use case::{
    Case, CaseKind, Decision, FailedPayment, HandPayment, Involvement, Outcome, Payment, Return,
    ReviewStep, Stage,
};
pub use command::{
    AccountCommand, AmendPerson, Command, ConfirmationCommand, DecideComparison, MendCommand,
    NameColumn, NoticeCommand, Objects, OpenRefund, PersonCommand, RecordChoice, RegisterPerson,
    RevealedFact, ReviewCommand, RevocationCommand, RosterImport, RosterLines, Subject,
    SubsidyCommand, TakeAmounts, TransitionCommand,
};
pub use compensation::{
    Compensated, CompensatedLine, CompensationEntry, CompensationKey, CompensationLines,
};
pub use context::Context;
pub use contradiction::CaseTopic;
pub use coverage::{covered_from, covered_years};
pub use decide::amounts_on_file;
pub use decide::{Claimable, choosable, closable, decide, owed_back, withdrawable};
pub use differing_total::DifferingTotal;
pub use event::{
    AccountEvent, Approval, CaseEvent, Envelope, Event, NoticeEvent, PersonEvent, PersonRegistered,
    RefundOpened, RosterEvent, SubsidyClaimed, TransitionCarriedOut, TransitionOpened,
};
pub use evolve::evolve;
pub use figures::{Figures, NoSubsidy, OptionFigures, Working, options_for, working_of};
pub use file_change::{ChangeField, ChangedFact, FileChange, ProposeChange};
pub use findings::{
    AlikeFinding, ChangeFinding, Finding, LandFinding, ListedFinding, ScopeFinding, comes_first,
    figures_of, findings_of, is_clean, risk_of,
};
pub use former_fact::FormerFact;
pub use fund::FundSubject;
pub use fund::{
    Act, AllocateMoney, Allocation, BankLine, Batch, BatchKind, BatchLine, BatchPlan, BatchStage,
    BookEntry, Break, Fund, FundAccount, FundCommand, FundEvent, Hold, LineOutcome, MoneyAllocated,
    PayLine, PaymentEvent, PaymentFailed, PlannedBatch, Reference, ResultFile, SettleResult,
    TieOut, TieRow, Turnover, is_mended, kind_of, paid_account, pay_line, pay_line_again, tie_out,
};
pub use land_event::LandEvent;
pub use mend::{Mend, MendDecision, MendEvent, MendVerdict, MendedCell};
pub use missing::{Missing, missing_of};
pub use named_column::{FileSender, NamedColumn};
pub use next::{AtRest, FollowUp, Next, next_of_case, next_of_person};
pub use notice_period::NoticePeriod;
pub use open_changes::changing_figures;
pub use peers::{Peers, Shares};
pub use person::{
    Arrived, Choice, ChoiceRecord, Cohort, Confirmation, Contribution, FurtherLine, LandFacts,
    LegacyEnd, LegacyRelation, Person, Refund, RefundCause, Revoked, Route, Scheme, Subsidy,
    SubsidyState, Transition,
};
pub use progress::{ConfirmationProgress, Layer, LayerOutcome};
pub use project::{Project, ProjectFacts, RecordProject};
pub use refusal::{
    AccountRefusal, BatchRefusal, ChangeRefusal, ChoiceRefusal, CompareRefusal,
    ConfirmationRefusal, ContradictionRefusal, FundRefusal, LandRefusal, LineField, MendRefusal,
    PersonRefusal, RefundRefusal, Refusal, ReviewRefusal, SubsidyRefusal, TransitionRefusal,
};
pub use registers::{
    EmployeeStatus, HouseholdStatus, LineSource, ListedLine, PresentLine, Register,
    RegisterEntries, RegisterEntry, ResidentStatus,
};
pub use rejected_index::RejectedIndex;
pub use rejected_line::{PartialReading, RejectedLine};
pub use roster_kind::{RosterKind, UnknownKind};
pub use round::{RoundCause, RoundFate, RoundLine, check_round, round_line};
pub use staff::{Department, Deputy, Level, Staff};
pub use state::{Objection, RosterRecord, State};
pub use succession::Succession;
pub use table_head::TableHead;
pub use whom::Whom;
pub use work::Work;
pub use work_list::{FinishItem, FinishedItem, ListEvent, WorkList};
