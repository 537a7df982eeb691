//! The rules' no, as facts: which rule, what stands against it, what would correct it.

macro_rules! refusals {
    ($($(#[$doc:meta])* $area:ident::$name:ident {
        $($(#[$vdoc:meta])* $rule:ident $variant:ident $({ $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })?,)*
    })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub enum $name {
                $($(#[$vdoc])* $variant $({ $($(#[$fdoc])* $field: $type,)* })?,)*
            }

            impl From<$name> for Refusal {
                fn from(refusal: $name) -> Self {
                    Self::$area(refusal)
                }
            }

            impl $name {
                /// The names of all of them, in the order of the list.
                #[cfg(test)]
                pub(in crate::casework) const CODES: &[&str] = &[$(stringify!($variant),)*];

                /// The rule that refuses.
                pub fn rule(&self) -> Rule {
                    match self { $(Self::$variant { .. } => Rule::$rule,)* }
                }

                /// The refusal's name, as tests and machine output say it.
                pub fn code(&self) -> &'static str {
                    match self { $(Self::$variant { .. } => stringify!($variant),)* }
                }
            }
        )*

    };
}

mod change;
mod compare;
mod contradiction;
mod land;
mod mend;
mod money;
mod subsidy;

pub use change::ChangeRefusal;
pub use compare::CompareRefusal;
pub use contradiction::ContradictionRefusal;
pub use land::LandRefusal;
pub use mend::MendRefusal;
pub use money::{BatchRefusal, FundRefusal, LineField};
pub use subsidy::SubsidyRefusal;

use super::case::{Outcome, ReviewStep};
use super::comparison::Class;
use super::person::{Choice, Cohort};
use crate::base::{CaseId, Date, Instant, Login, Money, PersonId};
use crate::policy::Rule;

macro_rules! areas {
    ($($(#[$doc:meta])* $area:ident($name:ident),)*) => {
        /// A refusal by area.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Refusal {
            $($(#[$doc])* $area($name),)*
        }

        impl Refusal {
            /// The rule that refuses.
            pub fn rule(&self) -> Rule {
                match self { $(Self::$area(refusal) => refusal.rule(),)* }
            }

            /// The refusal's name, as tests and machine output say it.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$area(refusal) => refusal.code(),)* }
            }
        }
    };
}

areas! {
    /// Of a person's file.
    Person(PersonRefusal),
    /// Of identity confirmation and notices.
    Confirmation(ConfirmationRefusal),
    /// Of decisions on cases.
    Review(ReviewRefusal),
    /// Of choices.
    Choice(ChoiceRefusal),
    /// Of subsidies, recoveries and payments by hand.
    Subsidy(SubsidyRefusal),
    /// Of transitions.
    Transition(TransitionRefusal),
    /// Of refunds.
    Refund(RefundRefusal),
    /// Of land projects.
    Land(LandRefusal),
    /// Of changes of what identity and money rest on.
    Change(ChangeRefusal),
    /// Of rejected lines that are mended.
    Mend(MendRefusal),
    /// Of cases that contradict each other.
    Contradiction(ContradictionRefusal),
    /// Of decisions on what the rosters leave open.
    Compare(CompareRefusal),
    /// Of staff accounts.
    Account(AccountRefusal),
    /// Of the special account and its books.
    Fund(FundRefusal),
    /// Of payment batches and the bank's results.
    Batch(BatchRefusal),
}

refusals! {
    /// Why a person's file cannot be changed so.
    Person::PersonRefusal {
        /// No such person.
        C3 Unknown,
        /// The number is already registered.
        C3 AlreadyRegistered {
            /// Under this number.
            person: PersonId,
            /// As one of these people.
            cohort: Cohort,
        },
        /// An originally insured person is no candidate: needs no confirmation.
        C1 OriginallyInsured {
            /// Under this number.
            person: PersonId,
        },
        /// An originally insured person must come with the legacy relation.
        C1 LegacyMissing,
        /// Nobody but the originally insured has a legacy relation.
        C1 LegacyNotTheirs,
        /// The legacy number belongs to somebody else.
        C1 LegacyNumberTaken {
            /// The number.
            legacy_no: String,
        },
        /// The name is empty.
        C3 NameMissing,
        /// The relation ended by transition or refund; a newer roster changes nothing of it.
        T7 LegacyEnded,
        /// An amount of the legacy relation is below zero.
        T2 NegativeAmount,
        /// A fact given is the one on file already, or none was given.
        C5 NothingChanged,
        /// The identity was confirmed on the facts as they stand.
        C3 FactsConfirmed,
        /// A layer passed the case on the facts as they stand; it must be returned first.
        C3 FactsUnderReview {
            /// The case.
            case: CaseId,
        },
        /// Who approved a layer of an open case does not correct what it rests on (四眼).
        W1 OwnApproval {
            /// The case.
            case: CaseId,
        },
        /// The day lies after today or before the birth.
        A7 ImpossibleDeath {
            /// The day given.
            died: Date,
        },
        /// The death is on record.
        A7 DeathOnRecord {
            /// The day on record.
            died: Date,
        },
        /// No death is on record that could be corrected.
        A7 NoDeathOnRecord,
        /// A correction needs its reason.
        C5 ReasonMissing,
    }
    /// Why confirmation or a notice cannot go on so.
    Confirmation::ConfirmationRefusal {
        /// The originally insured need none.
        C1 NotNeeded,
        /// Already confirmed.
        C3 AlreadyConfirmed {
            /// The day.
            on: Date,
        },
        /// Already under way.
        C3 AlreadyOpen {
            /// In this case.
            case: CaseId,
        },
        /// It was revoked; it is opened anew with a ground only.
        X5 Revoked {
            /// The day of the revocation.
            on: Date,
        },
        /// Only what was confirmed is revoked.
        X5 NotConfirmed,
        /// Nothing was revoked.
        X5 NotRevoked,
        /// The land facts are missing.
        C3 LandFactsMissing,
        /// More land was taken than was contracted.
        C3 MoreTakenThanContracted,
        /// The household check was asked for already, or the case is past asking.
        C3 HouseholdNotOpen,
        /// The case is not ready for a notice.
        C4 NotReadyForNotice,
        /// The notice was posted already.
        C4 AlreadyPosted {
            /// First day after it.
            until: Date,
        },
        /// The case is not in notice.
        C4 NotInNotice,
        /// The notice is over; objections are no longer taken.
        C4 NoticeOver {
            /// First day after it.
            until: Date,
        },
        /// No open objection of this number.
        C4 NoSuchObjection,
        /// A reason or finding is needed.
        C5 ReasonMissing,
    }
    /// Why a case cannot be decided so.
    Review::ReviewRefusal {
        /// No such case.
        C5 Unknown,
        /// Nobody decides what they handled (四眼).
        W1 OwnWork,
        /// The notice is running.
        C4 InNotice {
            /// First day after it, once posted.
            until: Option<Date>,
            /// Objections not settled.
            objections: u32,
        },
        /// It does not wait for a decision.
        C5 NotWaiting,
        /// It ended.
        C5 Closed {
            /// How.
            outcome: Outcome,
        },
        /// A reason is needed.
        C5 ReasonMissing,
        /// The layer named is not an earlier one of this case.
        C5 NotEarlier {
            /// The layer named.
            to: ReviewStep,
        },
        /// Only one's own last decision can be taken back.
        C5 NotOwnDecision,
        /// Something followed the decision.
        C5 GoneOn,
        /// Only a returned case is handed in.
        C5 NotReturned,
        /// Only who opened it, before a decision, withdraws it.
        C5 NotWithdrawable,
        /// The figures no longer hold: the reviewer's own run comes to another result.
        C5 FiguresMoved {
            /// What was handed in.
            claimed: Money,
            /// What it comes to now.
            computed: Money,
        },
    }
    /// Why a choice cannot be recorded.
    Choice::ChoiceRefusal {
        /// Identity is not confirmed.
        E2 NotConfirmed,
        /// The person died.
        E2 Died {
            /// The day.
            died: Date,
        },
        /// It is the present choice.
        E3 SameChoice {
            /// The choice.
            choice: Choice,
        },
        /// The transition was made; one a person, ever.
        T7 Transitioned {
            /// The day.
            on: Option<Date>,
        },
        /// The surrender is under way or done; only a scheme can follow.
        R1 Surrendering,
        /// The signed form's day lies after today or before the plan.
        E4 ImpossibleDay {
            /// The plan's first day.
            from: Date,
            /// Today.
            until: Date,
        },
        /// The form was signed before the present choice's.
        E3 BeforePresentChoice {
            /// The day of the present choice.
            chosen_on: Date,
        },
    }
    /// Why a transition is refused.
    Transition::TransitionRefusal {
        /// Only the originally insured.
        T1 NotOriginal,
        /// The legacy line's figures cannot be read.
        T1 FiguresUnread,
        /// The choice is not the residents' scheme.
        T1 NotChosen {
            /// The present choice.
            choice: Option<Choice>,
        },
        /// One a person, ever.
        T7 AlreadyMade,
        /// The legacy relation was surrendered.
        T3 Surrendered {
            /// The day.
            on: Date,
        },
        /// The person died.
        T1 Died {
            /// The day.
            died: Date,
        },
        /// The roster lists the person twice; which line holds must be settled.
        T1 ListedTwice {
            /// The further legacy number.
            legacy_no: String,
        },
        /// Who settled what the rosters left open does not carry it out (四眼).
        W1 OwnDecision,
        /// The comparison of rosters does not clear the person for merging.
        T5 NotCleared {
            /// The class.
            class: Class,
        },
        /// An amount below zero.
        T2 NegativeAmount,
        /// Nothing to reverse.
        T7 NotMade,
        /// A reason is needed.
        T7 ReasonMissing,
    }
    /// Why a refund is refused.
    Refund::RefundRefusal {
        /// No legacy relation.
        R1 NotOriginal,
        /// The legacy line's figures cannot be read.
        R1 FiguresUnread,
        /// Once.
        R1 AlreadyOpened {
            /// In this case.
            case: CaseId,
        },
        /// Merged into the residents' scheme.
        R1 Merged {
            /// The day.
            on: Date,
        },
        /// The choice on record does not lead to a refund of this cause.
        R2 CauseNotOnRecord {
            /// The present choice.
            choice: Option<Choice>,
        },
        /// The account is missing.
        R2 BankAccountMissing,
        /// The account is not in the person's own name.
        R2 NotOwnAccount,
        /// The roster lists the person twice; which balance holds must be settled.
        R1 ListedTwice {
            /// The further legacy number.
            legacy_no: String,
        },
    }
    /// Why an account cannot be used or changed so.
    Account::AccountRefusal {
        /// No such account.
        S1 Unknown,
        /// The name is taken; names are never given twice.
        S1 Taken {
            /// The name.
            login: Login,
        },
        /// A name has 2–40 of a–z, 0–9, `.`, `-`, `_`.
        S1 ImpossibleLogin,
        /// Township staff need a township, others have none.
        S1 TownshipMismatch,
        /// Ended.
        S1 Disabled,
        /// Locked.
        S1 Locked {
            /// Until then.
            until: Instant,
        },
        /// Nobody ends their own account.
        S1 OwnAccount,
        /// Only one of the same department and level stands in for another.
        W1 NoPeer {
            /// Who was named.
            login: Login,
        },
        /// The days end before they begin, or are past.
        W1 ImpossibleSpan,
        /// Nobody stands in for the actor.
        W1 NoDelegation,
        /// The password is shorter than set.
        S1 PasswordTooShort {
            /// Characters at least.
            least: u32,
        },
        /// A name is needed.
        S1 NameMissing,
    }
}
