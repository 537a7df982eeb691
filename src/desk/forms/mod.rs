//! The acts: every form a clerk fills for a person, and the receipt that follows.
//!
//! Owns what each act asks for, what it shows of the figures before it is done, and
//! how it is told afterwards. All figures come from the office, which foresees what
//! a command would bring; nothing is computed here. Never writes: a form ends in a
//! command that the session submits.

mod act;
mod allocation;
mod amend;
mod change;
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
mod project;
mod receipt;
mod recovery;
mod refund;
mod register;
pub mod reopen;
mod revocation;
mod slip;
mod transition;

pub use act::act_name;
use act::key_of;
pub use document_view::DocumentView;
pub use payment::destination;
pub use revocation::hanging_on_it;
pub use slip::{no, told_below};

use crate::base::{CaseId, PersonId};
use crate::casework::{PersonAct, Project};
use crate::desk::screen::Screen;
use crate::office::Reader;
use slip::{FormSpec, SlipScreen};

/// The form that takes a person into the register, as a draft names it.
pub const REGISTER: &str = "act-register";

/// The form of an act for a person.
pub fn open(act: PersonAct, reader: &Reader, person: PersonId) -> Box<dyn Screen> {
    let slip: Box<dyn FormSpec> = match act {
        PersonAct::Choose => return Box::new(choose::ChoiceScreen::new(reader, person)),
        PersonAct::Claim => Box::new(claim::Claim::new(reader, person)),
        PersonAct::Refund => Box::new(refund::RefundForm::new(reader, person)),
        PersonAct::OpenTransition => Box::new(transition::Opening { person }),
        PersonAct::ReverseTransition => Box::new(transition::Reversal { person }),
        PersonAct::Recovery => Box::new(recovery::Recovery::new(reader, person)),
        PersonAct::TopUpRecovery => Box::new(recovery::TopUp { person }),
        PersonAct::Amend => Box::new(amend::Amendment::new(reader, person)),
        PersonAct::RecordDeath => Box::new(death::Death { person }),
        PersonAct::SetAsideDeath => Box::new(not_dead::NotDead { person }),
        PersonAct::RecordContribution => Box::new(contribution::Contributed::new(reader, person)),
        PersonAct::CorrectDeath => Box::new(correction::RightDeath { person }),
        PersonAct::CorrectContribution => {
            Box::new(correction::RightContribution::new(reader, person))
        }
        PersonAct::AskHousehold => Box::new(household::Household::new(reader, person)),
        PersonAct::OpenConfirmation => Box::new(confirmation::Confirming::new(reader, person)),
        PersonAct::Revoke => Box::new(revocation::RevocationForm { person }),
        PersonAct::RecoverAll => Box::new(revocation::RecoveringAll { person }),
        PersonAct::ProposeChange => Box::new(change::ChangeForm::new(reader, person)),
        PersonAct::RecordPayment => Box::new(payment::PaymentForm::of_person(reader, person)),
    };
    let blocked = reader.may_act(act, person).err();
    Box::new(SlipScreen::new(key_of(act), slip, reader, Some(person), blocked))
}

/// The form of a payment of one approved case.
pub fn open_payment(reader: &Reader, case: CaseId) -> Box<dyn Screen> {
    let person = reader.case(case).map(|case| case.person);
    let slip = Box::new(payment::PaymentForm::of_case(case));
    Box::new(SlipScreen::new(key_of(PersonAct::RecordPayment), slip, reader, person, None))
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
    let slip = Box::new(allocation::AllocationForm::new(reader));
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
