//! The acts: every form a clerk fills for a person, and the receipt that follows.
//!
//! Owns what each act asks for, what it shows of the figures before it is done, and
//! how it is told afterwards. All figures come from the office, which foresees what
//! a command would bring; nothing is computed here. Never writes: a form ends in a
//! command that the session submits.

mod allocation;
mod amend;
mod choose;
mod claim;
mod confirmation;
mod contribution;
mod correction;
mod death;
mod document_view;
mod effects;
mod household;
mod land;
mod not_dead;
mod options;
mod payment;
mod phone;
mod probe;
mod project;
mod receipt;
mod recovery;
mod refund;
mod register;
pub mod reopen;

mod slip;
mod transition;

pub use document_view::Paper;
pub use payment::destination;
pub use probe::acts_for;
pub use slip::{no, told_below};

use crate::base::{CaseId, PersonId};
use crate::casework::Project;
use crate::desk::screen::Screen;
use crate::office::Reader;
use crate::words::Words;
use slip::{FormSpec, SlipScreen};

/// Something a clerk does on a person's file by filling a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Records an enrolment choice (E1–E4).
    Choose,
    /// Claims a year's subsidy (A1–A7).
    Claim,
    /// Opens the refund of the legacy balance (R1, R2).
    Refund,
    /// Opens the transition into the residents' scheme (T1–T6).
    OpenTransition,
    /// Reverses a transition (T7).
    ReverseTransition,
    /// Opens the recovery of a year paid in error (R3).
    Recovery,
    /// Opens the recovery of a top-up whose transition was reversed (R3, T7).
    TopUpRecovery,
    /// Mends facts of the file.
    Amend,
    /// Takes down a death (A7).
    RecordDeath,
    /// Sets the household roster's line of a death aside: it is another person's (A7).
    SetAsideDeath,
    /// Takes a contribution on record (A6).
    RecordContribution,
    /// Corrects a death taken down wrongly (A7).
    CorrectDeath,
    /// Corrects a contribution on record (A6).
    CorrectContribution,
    /// Opens identity confirmation (C3).
    OpenConfirmation,
    /// Asks for the household check (C3).
    AskHousehold,
    /// Takes down that the money of an approved case moved (M3).
    RecordPayment,
}

impl Act {
    /// Every act, those of the counter's day first.
    pub const ALL: [Self; 16] = [
        Self::Choose,
        Self::Claim,
        Self::Refund,
        Self::OpenTransition,
        Self::ReverseTransition,
        Self::Recovery,
        Self::TopUpRecovery,
        Self::Amend,
        Self::RecordDeath,
        Self::RecordContribution,
        Self::OpenConfirmation,
        Self::AskHousehold,
        Self::RecordPayment,
        Self::CorrectDeath,
        Self::CorrectContribution,
        Self::SetAsideDeath,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Choose => "act-choose",
            Self::Claim => "act-claim",
            Self::Refund => "act-refund",
            Self::OpenTransition => "act-transition",
            Self::ReverseTransition => "act-reverse",
            Self::Recovery => "act-recovery",
            Self::TopUpRecovery => "act-top-up-recovery",
            Self::Amend => "act-amend",
            Self::RecordDeath => "act-death",
            Self::SetAsideDeath => "act-not-dead",
            Self::RecordContribution => "act-contribution",
            Self::CorrectDeath => "act-correct-death",
            Self::CorrectContribution => "act-correct-contribution",
            Self::OpenConfirmation => "act-confirmation",
            Self::AskHousehold => "act-ask-household",
            Self::RecordPayment => "act-payment",
        }
    }
}

impl Act {
    /// The act whose form a draft names.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// The form that takes a person into the register, as a draft names it.
pub const REGISTER: &str = "act-register";

/// What an act is called.
pub fn act_name(act: Act, words: &Words) -> &str {
    words.say(act.name())
}

/// The form of an act for a person.
pub fn open(act: Act, reader: &Reader, person: PersonId) -> Box<dyn Screen> {
    let slip: Box<dyn FormSpec> = match act {
        Act::Choose => return Box::new(choose::ChoiceScreen::new(reader, person)),
        Act::Claim => Box::new(claim::Claim::new(reader, person)),
        Act::Refund => Box::new(refund::Refund::new(reader, person)),
        Act::OpenTransition => Box::new(transition::Opening { person }),
        Act::ReverseTransition => Box::new(transition::Reversal { person }),
        Act::Recovery => Box::new(recovery::Recovery::new(reader, person)),
        Act::TopUpRecovery => Box::new(recovery::TopUp { person }),
        Act::Amend => Box::new(amend::Amendment::new(reader, person)),
        Act::RecordDeath => Box::new(death::Death { person }),
        Act::SetAsideDeath => Box::new(not_dead::NotDead { person }),
        Act::RecordContribution => Box::new(contribution::Contributed::new(reader, person)),
        Act::CorrectDeath => Box::new(correction::RightDeath { person }),
        Act::CorrectContribution => Box::new(correction::RightContribution::new(reader, person)),
        Act::AskHousehold => Box::new(household::Household::new(reader, person)),
        Act::OpenConfirmation => Box::new(confirmation::Confirming { person }),
        Act::RecordPayment => Box::new(payment::Payment::of_person(reader, person)),
    };
    let blocked = probe::probe(act, reader, person).err();
    Box::new(SlipScreen::new(act.name(), slip, reader, Some(person), blocked))
}

/// The form of a payment of one approved case.
pub fn open_payment(reader: &Reader, case: CaseId) -> Box<dyn Screen> {
    let person = reader.case(case).map(|case| case.person);
    let slip = Box::new(payment::Payment::of_case(case));
    Box::new(SlipScreen::new(Act::RecordPayment.name(), slip, reader, person, None))
}

/// The form that takes a person into the register.
pub fn register(reader: &Reader) -> Box<dyn Screen> {
    let slip = Box::new(register::Registration::new(reader));
    let blocked = register::blocked(reader);
    Box::new(SlipScreen::new(REGISTER, slip, reader, None, blocked))
}

/// The form that takes money into the special account, as a draft names it.
pub const ALLOCATION: &str = "act-allocation";

/// The form that takes money into the special account.
pub fn allocate(reader: &Reader) -> Box<dyn Screen> {
    let slip = Box::new(allocation::Allocation::new(reader));
    Box::new(SlipScreen::new(ALLOCATION, slip, reader, None, allocation::blocked(reader)))
}

/// The form of a new land project, and of one on record, as a draft names them.
pub const PROJECT: [&str; 2] = ["act-project", "parcel-edit"];

/// The form of a land project: a new one, or one that is on record.
pub fn project(reader: &Reader, known: Option<Project>) -> Box<dyn Screen> {
    let name = PROJECT[usize::from(known.is_some())];
    let slip = Box::new(project::ProjectSlip::new(reader, known));
    Box::new(SlipScreen::new(name, slip, reader, None, project::blocked(reader)))
}
